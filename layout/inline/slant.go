package inline

import (
	"strings"
	"unicode"

	"octavo/geom"
	"octavo/page"
)

// slant is by how much letters of an upright face lean that stands in for an
// italic one: the tangent of eleven degrees, about what obliques of sans serifs
// have, in thousandths. Letters that run from right to left lean to the left, as
// Persian type does in its "Iranic" (Arabic & Persian Layout Requirements).
const slant = 190

// slanted gives the skew of a part that is to be italic and has no face for it; nil
// for none. Ideographs, kana and Hangul have dots in its place, see Style.Dots, and
// signs stand as they are. Texts that begin at the right are upright unless
// something in them is emphasised.
func slanted(use *usage, pt *part) *geom.Matrix {
	switch {
	case pt.face.Italic || !use.Italic && !use.Dots:
		return nil
	case strings.ContainsFunc(pt.run.Text, standsUpright):
		return nil
	case pt.run.RTL && use.Dots:
		return &geom.Matrix{A: 1, C: slant / 1000., D: 1} // y grows downwards
	case pt.run.RTL || !use.Italic:
		return nil
	}
	return &geom.Matrix{A: 1, C: -slant / 1000., D: 1}
}

// lean moves a slanted text so that letters turn about the middle of those that are
// small, and come no nearer to what is after them than to what is before them.
func lean(t *page.Text) {
	switch {
	case t.Matrix == nil:
	case t.Matrix.C < 0:
		t.At.X -= t.Size.MulDiv(slant, 4*1000)
	default:
		t.At.X += t.Size.MulDiv(slant, 4*1000)
	}
}

func standsUpright(r rune) bool {
	return r >= 0x80 && (isWide(r) || unicode.Is(unicode.Hangul, r) || unicode.IsSymbol(r))
}
