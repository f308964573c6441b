package inline

import (
	"octavo/geom"
	"octavo/page"
)

// drawMissing draws the box that stands for a character that no face has.
// Digits of its code point would be too small to be read. Readers and the clipboard get the character, by way of
// a space with the character as its text.
func (a *assembler) drawMissing(sl *slot, pt *part, x geom.Length) {
	use := sl.use
	size := use.Size
	elem := a.p.spans[sl.span].Elem
	if !pt.blank {
		a.drawBox(use, elem, x, pt.width.at(size))
	}
	space := use.space.parts
	if len(space) > 0 && space[0].run != nil {
		a.items = append(a.items, &page.Text{
			Elem: elem, Face: space[0].face, Size: size, Color: use.Color,
			At:     geom.Point{X: x, Y: -use.Rise},
			Pieces: []page.Piece{{Run: space[0].run}},
			Actual: pt.missing, HasActual: true,
		})
	}
}

func (a *assembler) drawBox(use *usage, elem page.ElemID, x, width geom.Length) {
	size := use.Size
	height := geom.FromUnits(use.Face.CapHeight, size, use.Face.UnitsPerEm)
	if height <= 0 {
		height = size * 2 / 3
	}
	side, line := size/20, size/28
	frame := geom.Rect{X: x + side, Y: -height - use.Rise, W: width - 2*side, H: height}
	ink := use.Color
	a.items = append(a.items, &page.Path{
		Elem: elem, Segments: roundedRect(frame, 0, 0), Stroke: &ink, Width: line,
	})
}
