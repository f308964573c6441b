package mathset

import (
	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// box is a part that is set: its size, and what is drawn in it, relative to its
// left end on the baseline. Heights are upwards, depths downwards.
type box struct {
	w, h, d geom.Length
	marks   []mark
	ital    geom.Length // how far its top leans over its right end
	// glyph is the glyph that the box is, if it is nothing else.
	glyph uint16
	alone bool
	size  geom.Length // of that glyph
	// letter: it is a letter with an accent, whose scripts stand as those of
	// the letter alone.
	letter bool
}

// mark is something drawn: a run of glyphs, a rule, a stroke, or another box. Y
// is upwards.
type mark struct {
	x, y  geom.Length
	box   *box
	run   *fonts.Run
	face  *fonts.Face
	size  geom.Length
	color page.Color
	// A rule stands on y; a stroke goes from (x, y) by (w, h).
	w, h  geom.Length
	thick geom.Length // of strokes
}

// put adds a box at a place, y upwards, and grows to hold it in height.
func (b *box) put(k *box, x, y geom.Length) {
	if len(k.marks) > 0 {
		b.marks = append(b.marks, mark{x: x, y: y, box: k})
	}
	b.h, b.d = max(b.h, k.h+y), max(b.d, k.d-y)
}

// rule adds a rule whose lower edge is at y.
func (b *box) rule(x, y, w, h geom.Length, color page.Color) {
	b.marks = append(b.marks, mark{x: x, y: y, w: w, h: h, color: color})
	b.h, b.d = max(b.h, y+h), max(b.d, -y)
}

// stroke adds a line.
func (b *box) stroke(x, y, w, h, thick geom.Length, color page.Color) {
	b.marks = append(b.marks, mark{x: x, y: y, w: w, h: h, thick: thick, color: color})
}

// total is height and depth together.
func (b *box) total() geom.Length { return b.h + b.d }

// paint makes items of a box: the glyphs first, then the rules, so that the
// text of the formula is in one piece.
func (t *setting) paint(b *box) []page.Item {
	p := painter{t: t}
	p.box(b, 0, 0)
	return append(p.texts, p.rules...)
}

type painter struct {
	t            *setting
	texts, rules []page.Item
}

func (p *painter) box(b *box, x, y geom.Length) {
	for i := range b.marks {
		m := &b.marks[i]
		mx, my := x+m.x, y+m.y
		switch {
		case m.box != nil:
			p.box(m.box, mx, my)
		case m.run != nil:
			p.text(m, mx, my)
		case m.thick > 0:
			color := m.color
			p.rules = append(p.rules, &page.Path{
				Elem: p.t.style.Elem, Stroke: &color, Width: m.thick,
				Segments: []page.Segment{
					{Kind: page.MoveTo, P: [3]geom.Point{{X: mx, Y: -my}}},
					{Kind: page.LineTo, P: [3]geom.Point{{X: mx + m.w, Y: -my - m.h}}},
				},
			})
		default:
			p.rules = append(p.rules, &page.Fill{
				Elem: p.t.style.Elem, Rect: geom.Rect{X: mx, Y: -my - m.h, W: m.w, H: m.h}, Color: m.color,
			})
		}
	}
}

// text draws a run, in one text with the one before if that is on its line.
func (p *painter) text(m *mark, x, y geom.Length) {
	if n := len(p.texts); n > 0 {
		last := p.texts[n-1].(*page.Text)
		if last.Face == m.face && last.Size == m.size && last.Color == m.color && last.At.Y == -y && x >= last.At.X {
			last.Pieces = append(last.Pieces, page.Piece{Run: m.run, X: x - last.At.X})
			return
		}
	}
	p.texts = append(p.texts, &page.Text{
		Elem: p.t.style.Elem, Face: m.face, Size: m.size, Color: m.color, At: geom.Point{X: x, Y: -y},
		Pieces: []page.Piece{{Run: m.run}},
	})
}
