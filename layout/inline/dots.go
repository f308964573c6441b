package inline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/geom"
	"octavo/page"
)

// The dots of emphasis, in thousandths of the type size: how wide they are, and
// where their middle is, below the baseline or above it (Requirements for Chinese
// Text Layout, section 2.4.1; for Japanese Text Layout, section 3.3.9).
const (
	dotWidth = 150
	dotBelow = 240
	dotAbove = 1010
)

// drawDots draws the dots of emphasised letters.
func (a *assembler) drawDots() {
	for i := range a.s.slots {
		sl := &a.s.slots[i]
		if sl.kind == wordAtom && sl.use.Dots && sl.level&1 == 0 {
			a.drawDotsAt(sl)
		}
	}
}

func (a *assembler) drawDotsAt(sl *slot) {
	size := sl.use.Size
	y := -size.MulDiv(dotAbove, 1000)
	if strings.HasPrefix(sl.use.lang, "zh") {
		y = size.MulDiv(dotBelow, 1000)
	}
	x := sl.x
	for i := range sl.word.parts {
		pt := &sl.word.parts[i]
		if pt.run == nil {
			x += pt.width.at(size)
			continue
		}
		at := x + pt.lead.at(size)
		for _, g := range pt.run.Glyphs {
			wide := pt.ems(g.Advance).at(size) + sl.use.Tracking + sl.extra
			if r, _ := utf8.DecodeRuneInString(pt.run.Text[g.Cluster:]); takesDot(r) && g.Advance > 0 {
				a.items = append(a.items, dot(at+(wide-sl.extra)/2, y-sl.use.Rise, size.MulDiv(dotWidth, 1000), sl.use.Color))
			}
			at += wide
		}
		x += pt.width.at(size) + (sl.use.Tracking+sl.extra)*geom.Length(len(pt.run.Glyphs))
	}
}

func takesDot(r rune) bool { return isHanLetter(r) || unicode.Is(unicode.Hangul, r) }

// dot is a disc around a point.
func dot(x, y, wide geom.Length, color page.Color) page.Item {
	r := geom.Rect{X: x - wide/2, Y: y - wide/2, W: wide, H: wide}
	return &page.Path{Elem: page.Artifact, Fill: &color, Segments: roundedRect(r, wide/2, wide/2)}
}
