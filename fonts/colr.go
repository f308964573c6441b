package fonts

import (
	"image"
	"image/draw"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
	"golang.org/x/image/vector"
)

// painter paints glyphs of the table COLR, versions 0 and 1: OpenType
// specification, "COLR — Color Table". Paints that vary with a face's axes are
// left out: no font for emoji in use has them.
type painter struct {
	face     *font.Face
	palette  []tables.ColorRecord
	area     pictureBox // of the canvas, in font units
	toPixels affine
	canvas   *image.RGBA
	left     int // how many more paints are taken
}

// pictureBox is a rectangle in font units, y upwards.
type pictureBox struct{ x0, y0, x1, y1 int32 }

const (
	// pictureSize is the number of pixels for an em: enough for emoji as large
	// as headings, at 300 dots an inch.
	pictureSize = 192
	// maxPaints and maxPaintDepth are how many paints a glyph may be made of,
	// and how deep in each other: tables can be made to go round in circles.
	maxPaints, maxPaintDepth = 4096, 48
)

// newPainter makes an empty canvas for a glyph.
func newPainter(f *Face, gid uint16, paint tables.PaintTable) *painter {
	p := &painter{face: f.colors.face, palette: f.colors.face.CPAL[0], left: maxPaints, area: f.paintBox(gid, paint)}
	scale := pictureSize / float64(f.UnitsPerEm)
	pixels := func(units int32) int { return max(1, int(math.Ceil(float64(units)*scale))) }
	p.canvas = image.NewRGBA(image.Rect(0, 0, pixels(p.area.x1-p.area.x0), pixels(p.area.y1-p.area.y0)))
	p.toPixels = affine{scale, 0, 0, -scale, -float64(p.area.x0) * scale, float64(p.area.y1) * scale}
	return p
}

// paintBox is the area that a glyph is painted in: its own box if it says one, or
// that of its layers, else that of its line with some room about it.
func (f *Face) paintBox(gid uint16, paint tables.PaintTable) pictureBox {
	if layers, ok := paint.(tables.PaintColrLayersResolved); ok {
		if box := f.layersBox(layers); f.sensible(box.picture()) != nil {
			return box
		}
	}
	if clip, ok := f.colors.face.COLR.ClipList.Search(tables.GlyphID(gid)); ok {
		if c, ok := clip.(tables.ClipBoxFormat1); ok && c.XMax > c.XMin && c.YMax > c.YMin {
			return pictureBox{int32(c.XMin), int32(c.YMin), int32(c.XMax), int32(c.YMax)}
		}
	}
	em := int32(f.UnitsPerEm)
	room := em / 10
	width, up, down := min(f.Advance(gid), 3*em), min(f.Ascent, 2*em), min(f.Descent, em)
	return pictureBox{-room, -down - room, width + room, up + room}
}

// layersBox is the area of the outlines of layers.
func (f *Face) layersBox(layers tables.PaintColrLayersResolved) pictureBox {
	none := pictureBox{math.MaxInt32, math.MaxInt32, math.MinInt32, math.MinInt32}
	box := none
	for _, layer := range layers {
		e, ok := f.colors.face.GlyphExtents(font.GID(layer.GlyphID))
		if !ok || e.Width <= 0 || e.Height >= 0 {
			continue
		}
		box.x0, box.x1 = min(box.x0, units(e.XBearing)), max(box.x1, units(e.XBearing+e.Width))
		box.y0, box.y1 = min(box.y0, units(e.YBearing+e.Height)), max(box.y1, units(e.YBearing))
	}
	if box == none {
		return pictureBox{}
	}
	return box
}

// picture is a picture that fills the box.
func (b pictureBox) picture() *Picture {
	return &Picture{X: b.x0, Y: b.y1, W: b.x1 - b.x0, H: b.y1 - b.y0}
}

// paint paints a paint and those below it: m leads from its coordinates to
// pixels, and mask is where it is to be seen (nil for everywhere).
func (p *painter) paint(dst *image.RGBA, t tables.PaintTable, m affine, mask *image.Alpha, depth int) {
	if p.left--; p.left < 0 || depth > maxPaintDepth {
		return
	}
	switch t := t.(type) {
	case tables.PaintColrLayersResolved:
		for _, layer := range t {
			p.fill(dst, p.solid(layer.PaletteIndex, 1), p.clip(layer.GlyphID, m, mask))
		}
	case tables.PaintColrLayers:
		layers, _ := p.face.COLR.LayerList.Resolve(t)
		for _, layer := range layers {
			p.paint(dst, layer, m, mask, depth+1)
		}
	case tables.PaintGlyph:
		p.paint(dst, t.Paint, m, p.clip(tables.GlyphID(t.GlyphID), m, mask), depth+1)
	case tables.PaintColrGlyph:
		if paint, ok := p.face.COLR.Search(tables.GlyphID(t.GlyphID)); ok {
			p.paint(dst, paint, m, mask, depth+1)
		}
	case tables.PaintComposite:
		p.composite(dst, t, m, mask, depth)
	default:
		if shader := p.shader(t, m); shader != nil {
			p.fill(dst, shader, mask)
		} else if below, by, ok := transformOf(t); ok {
			p.paint(dst, below, by.then(m), mask, depth+1)
		}
	}
}

// clip is the area of a glyph's outline inside of a mask.
func (p *painter) clip(gid tables.GlyphID, m affine, mask *image.Alpha) *image.Alpha {
	area := image.NewAlpha(p.canvas.Rect)
	outline, ok := p.face.GlyphDataOutline(font.GID(gid))
	if !ok {
		return area
	}
	r := vector.NewRasterizer(area.Rect.Dx(), area.Rect.Dy())
	at := func(s opentype.SegmentPoint) (float32, float32) {
		x, y := m.apply(float64(s.X), float64(s.Y))
		return float32(bounded(x)), float32(bounded(y))
	}
	for i, s := range outline.Segments {
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		cx, cy := at(s.Args[2])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			if i > 0 {
				r.ClosePath()
			}
			r.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			r.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			r.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			r.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	r.ClosePath()
	r.Draw(area, area.Rect, image.Opaque, image.Point{})
	if mask != nil {
		for i, a := range area.Pix {
			area.Pix[i] = uint8((uint32(a)*uint32(mask.Pix[i]) + 127) / 255)
		}
	}
	return area
}

// bounded keeps a coordinate where the rasterizer can take it.
func bounded(v float64) float64 { return min(max(v, -8192), 8192) }

// fill paints what a shader gives over dst.
func (p *painter) fill(dst *image.RGBA, at shader, mask *image.Alpha) {
	for y := range dst.Rect.Dy() {
		for x := range dst.Rect.Dx() {
			cover := float64(1)
			if mask != nil {
				a := mask.Pix[y*mask.Stride+x]
				if a == 0 {
					continue
				}
				cover = float64(a) / 255
			}
			over(dst.Pix[y*dst.Stride+4*x:], at(float64(x)+0.5, float64(y)+0.5), cover)
		}
	}
}

// over puts a colour over a pixel.
func over(pixel []uint8, c paintColor, cover float64) {
	a := c[3] * cover
	for k, v := range [4]float64{c[0] * a, c[1] * a, c[2] * a, a} {
		pixel[k] = uint8(min(v*255+float64(pixel[k])*(1-a)+0.5, 255))
	}
}

// composite paints one paint over another by one of Porter and Duff's rules;
// modes that blend colours count as "over".
func (p *painter) composite(dst *image.RGBA, t tables.PaintComposite, m affine, mask *image.Alpha, depth int) {
	back, source := image.NewRGBA(dst.Rect), image.NewRGBA(dst.Rect)
	p.paint(back, t.BackdropPaint, m, mask, depth+1)
	p.paint(source, t.SourcePaint, m, mask, depth+1)
	for i := 0; i < len(back.Pix); i += 4 {
		sa, ba := uint32(source.Pix[i+3]), uint32(back.Pix[i+3])
		fs, fb := porterDuff(t.CompositeMode, sa, ba)
		for k := range 4 {
			v := (uint32(source.Pix[i+k])*fs + uint32(back.Pix[i+k])*fb + 127) / 255
			back.Pix[i+k] = uint8(min(v, 255))
		}
	}
	draw.Draw(dst, dst.Rect, back, image.Point{}, draw.Over)
}

// porterDuff gives the shares of source and backdrop, in 255ths.
func porterDuff(mode tables.CompositeMode, sa, ba uint32) (fs, fb uint32) {
	switch mode {
	case tables.CompositeClear:
		return 0, 0
	case tables.CompositeSrc:
		return 255, 0
	case tables.CompositeDest:
		return 0, 255
	case tables.CompositeDestOver:
		return 255 - ba, 255
	case tables.CompositeSrcIn:
		return ba, 0
	case tables.CompositeDestIn:
		return 0, sa
	case tables.CompositeSrcOut:
		return 255 - ba, 0
	case tables.CompositeDestOut:
		return 0, 255 - sa
	case tables.CompositeSrcAtop:
		return ba, 255 - sa
	case tables.CompositeDestAtop:
		return 255 - ba, sa
	case tables.CompositeXor:
		return 255 - ba, 255 - sa
	case tables.CompositePlus:
		return 255, 255
	}
	return 255, 255 - sa
}
