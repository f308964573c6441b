package inline

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// missingWidth is the width of the box that stands for a missing character.
const missingWidth em = 6 << 16 / 10

// appendMissing is for a cluster that no face has, at an offset of the word. If
// no character of it can be had, a box stands for all of them; else each is set
// by itself. Control characters are left out.
func (s *Setter) appendMissing(v *voice, cluster string, at int, dst []part) []part {
	first, _ := utf8.DecodeRuneInString(cluster)
	switch blank, ok := spaceWidths[first]; {
	case unicode.IsControl(first):
		s.warnOnce("control-character", first, fmt.Sprintf("the control character %s was left out", describe(first)),
			"remove it from the text")
		return dst
	case ok:
		return append(dst, part{at: at, face: v.face, width: blank, missing: cluster, blank: true})
	}
	if !s.reportMissing(v, cluster) {
		return append(dst, s.box(v, cluster, at))
	}
	for rest := cluster; rest != ""; {
		_, size := utf8.DecodeRuneInString(rest)
		char := rest[:size]
		rest = rest[size:]
		if c := s.choose(v.face, char, v.lang); c.face != nil {
			p := s.shapePart(v, c, char)
			p.at = at
			dst = append(dst, p)
		} else {
			dst = append(dst, s.box(v, char, at))
		}
		at += size
	}
	return dst
}

// box is the part that stands for what no face has.
func (s *Setter) box(v *voice, text string, at int) part {
	p := part{at: at, face: v.face, width: missingWidth, missing: text}
	if v.cell > 0 {
		p.width = v.cell
	}
	return p
}

// reportMissing tells of the characters of a cluster that no face has, and says
// whether there are others.
func (s *Setter) reportMissing(v *voice, cluster string) (others bool) {
	alone := 0 // characters that can be had by themselves
	for _, r := range cluster {
		switch {
		case fonts.Ignorable(r):
		case s.choose(v.face, string(r), v.lang).face != nil:
			alone++
		default:
			s.warnOnce("missing-glyph", r, fmt.Sprintf("no font has %s; a box stands for it", describe(r)),
				"give a folder with a font that has it: --font-dir DIR")
		}
	}
	return alone > 0
}

// describe names a character: "U+0950 DEVANAGARI OM (ॐ)".
func describe(r rune) string {
	name := fmt.Sprintf("%U", r)
	if n := charName(r); n != "" {
		name += " " + n
	}
	switch {
	case unicode.IsMark(r):
		return name + " (\u25CC" + string(r) + ")"
	case unicode.IsGraphic(r):
		return name + " (" + string(r) + ")"
	}
	return name
}

// spaceWidths are the widths of Unicode's spaces, for faces that don't have
// them.
var spaceWidths = map[rune]em{
	0x2000: 1 << 15, 0x2001: 1 << 16, 0x2002: 1 << 15, 0x2003: 1 << 16, 0x2004: 1 << 16 / 3, 0x2005: 1 << 14,
	0x2006: 1 << 16 / 6, 0x2007: 1 << 15, 0x2008: 1 << 14, 0x2009: 1 << 16 / 5, 0x200A: 1 << 16 / 10,
	0x202F: 1 << 16 / 5, 0x205F: 4 << 16 / 18, ideographicSpace: 1 << 16,
}

const ideographicSpace = 0x3000

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
