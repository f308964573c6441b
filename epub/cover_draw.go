package epub

import "octavo/fonts"

// ink is one of the few colours of a cover; the palette says which.
type ink uint8

const (
	inkGround ink = iota
	inkSpine      // the ground, darker
	inkTint       // the ground, a shade lighter: ruled lines
	inkFoil       // the ornament
	inkSoft       // text, a shade softer
	inkText
	inkCount
)

// drawing is a cover, ready to be written as SVG or filled with pixels.
// Coordinates are in 1/64 pixel, y downwards.
type drawing struct {
	w, h  int64
	rects []rect
	paths []contour
	live  []liveText
	// pixelRects are only in the form in pixels, in place of what is live.
	pixelRects []rect
}

// rect is a filled rectangle.
type rect struct {
	x, y, w, h int64
	ink        ink
}

// contour is a filled outline, by the non-zero winding rule.
type contour struct {
	ink  ink
	segs []fonts.Segment // in 1/64 pixel, y downwards
	box  rect            // around all points
}

// liveText is a line that no face can draw: it is left to the reader's fonts.
type liveText struct {
	text       string
	x, y, size int64
	ink        ink
	end        bool // x is the line's right end
	italic     bool
}

// block is a paragraph to be drawn.
type block struct {
	paragraph
	voice voice
	ink   ink
	live  bool // no face has its letters
}

// text draws a block whose first line stands at a baseline. x is the left end
// of the lines, or the right end if they end there.
func (d *drawing) text(t *typesetter, b *block, x, baseline int64, end bool) {
	for i, line := range b.lines {
		y := baseline + int64(i)*b.leading
		if b.live {
			d.live = append(d.live, liveText{line, x, y, b.size, b.ink, end, b.voice.face.Italic})
			continue
		}
		pieces, width := t.shape(line, b.voice)
		pen := x
		if end {
			pen -= width * b.size / em
		}
		d.line(pieces, b, pen, y)
	}
}

// line draws shaped text from a pen position.
func (d *drawing) line(pieces []piece, b *block, pen, y int64) {
	p := contour{ink: b.ink}
	var outline []fonts.Segment
	for _, piece := range pieces {
		upem := int64(piece.face.UnitsPerEm)
		scale := func(v int64) int64 { return (v*b.size + upem/2) / upem }
		for _, g := range piece.run.Glyphs {
			outline = piece.face.Outline(g.ID, outline[:0])
			x0, y0 := pen+scale(int64(g.XOff)), y-scale(int64(g.YOff))
			for _, s := range outline {
				for i := range s.P {
					s.P[i] = fonts.Point{
						X: int32(x0 + scale(int64(s.P[i].X))/64),
						Y: int32(y0 - scale(int64(s.P[i].Y))/64),
					}
				}
				p.segs = append(p.segs, s)
			}
			pen += scale(int64(g.Advance)) + b.voice.tracking*b.size/em
		}
	}
	if len(p.segs) > 0 {
		p.bound()
		d.paths = append(d.paths, p)
	}
}

// points are the points of a segment that count.
func points(s *fonts.Segment) []fonts.Point {
	if s.Op == fonts.QuadTo {
		return s.P[:2]
	}
	return s.P[:1]
}

func (p *contour) bound() {
	first := p.segs[0].P[0]
	x0, y0, x1, y1 := first.X, first.Y, first.X, first.Y
	for i := range p.segs {
		for _, q := range points(&p.segs[i]) {
			x0, x1 = min(x0, q.X), max(x1, q.X)
			y0, y1 = min(y0, q.Y), max(y1, q.Y)
		}
	}
	p.box = rect{x: int64(x0), y: int64(y0), w: int64(x1 - x0), h: int64(y1 - y0)}
}
