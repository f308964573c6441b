package doc

import (
	"strings"
	"unicode/utf8"
)

// Drawing says how code is a drawing made of characters, which falls apart if a
// line wraps: joined if its strokes are those of Unicode's Box Drawing, which
// are to meet, and drawn also where boxes have the corners +--- and ---+. Two
// lines at least must be drawn.
func (b *CodeBlock) Drawing() (drawn, joined bool) {
	boxes, corners := 0, 0
	for line := range strings.SplitSeq(b.Text, "\n") {
		if strings.ContainsFunc(line, func(r rune) bool { return r >= 0x2500 && r <= 0x257f }) {
			boxes++
		}
		if strings.Contains(line, "+--") && strings.Contains(line, "--+") {
			corners++
		}
	}
	return boxes > 1 || corners > 1, boxes > 1
}

// Columns is how many characters the longest line of code has, with tabs that
// stop at multiples of a width.
func (b *CodeBlock) Columns(tab int) int {
	most := 0
	for line := range strings.SplitSeq(b.Text, "\n") {
		line = strings.TrimRight(line, " \t")
		if !strings.Contains(line, "\t") {
			most = max(most, utf8.RuneCountInString(line))
			continue
		}
		col := 0
		for _, r := range line {
			if r == '\t' && tab > 0 {
				col += tab - col%tab
			} else {
				col++
			}
		}
		most = max(most, col)
	}
	return most
}
