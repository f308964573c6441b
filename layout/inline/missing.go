package inline

import (
	"fmt"
	"unicode/utf8"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// drawMissing draws the box that stands for a character that no face has, with
// its code point in it. Readers and the clipboard get the character, by way of
// a space with the character as its text.
func (a *assembler) drawMissing(sl *slot, pt *part, x geom.Length) {
	use := sl.use
	size := use.Size
	elem := a.p.spans[sl.span].Elem
	height := geom.FromUnits(use.Face.CapHeight, size, use.Face.UnitsPerEm)
	if height <= 0 {
		height = size * 2 / 3
	}
	side, line := size/20, size/28
	frame := geom.Rect{X: x + side, Y: -height - use.Rise, W: pt.width.at(size) - 2*side, H: height}
	ink := use.Color
	a.items = append(a.items, &page.Path{
		Elem: elem, Segments: roundedRect(frame, 0, 0), Stroke: &ink, Width: line,
	})
	space := use.space.parts
	if len(space) > 0 && space[0].run != nil {
		a.items = append(a.items, &page.Text{
			Elem: elem, Face: space[0].face, Size: size, Color: use.Color,
			At:     geom.Point{X: x, Y: -use.Rise},
			Pieces: []page.Piece{{Run: space[0].run}},
			Actual: pt.missing, HasActual: true,
		})
	}
	a.drawCode(use, pt.missing, frame)
}

// drawCode writes a code point into its box, in two rows.
func (a *assembler) drawCode(use *usage, char string, frame geom.Rect) {
	r, _ := utf8.DecodeRuneInString(char)
	code := fmt.Sprintf("%04X", r)
	half := (len(code) + 1) / 2
	size := frame.H * 9 / 20
	for i, row := range []string{code[:half], code[half:]} {
		if !a.s.hasAll(use.Face, row) {
			return
		}
		run := a.s.fonts.shape(use.Face, row, fonts.Shaping{})
		width := geom.FromUnits(run.Width, size, use.Face.UnitsPerEm)
		if room := frame.W * 9 / 10; width > room {
			size = size.MulDiv(int64(room), int64(width))
			width = room
		}
		digits := geom.FromUnits(use.Face.CapHeight, size, use.Face.UnitsPerEm)
		gap := (frame.H - 2*digits) / 3
		a.items = append(a.items, &page.Text{
			Elem: page.Artifact, Face: use.Face, Size: size, Color: use.Color,
			At:        geom.Point{X: frame.X + (frame.W-width)/2, Y: frame.Y + geom.Length(i+1)*(gap+digits)},
			Pieces:    []page.Piece{{Run: run}},
			HasActual: true,
		})
	}
}
