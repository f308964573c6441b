package doc

import (
	"strings"

	"golang.org/x/text/width"
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

// Columns is how many cells the longest line of code has: two for characters of
// Chinese and Japanese, one for others, and tabs stop at multiples of a width.
func (b *CodeBlock) Columns(tab int) int {
	most := 0
	for line := range strings.SplitSeq(b.Text, "\n") {
		line = strings.TrimRight(line, " \t")
		if !strings.Contains(line, "\t") {
			most = max(most, cells(line))
			continue
		}
		col := 0
		for _, r := range line {
			if r == '\t' && tab > 0 {
				col += tab - col%tab
			} else {
				col += Cells(r)
			}
		}
		most = max(most, col)
	}
	return most
}

func cells(text string) int {
	n := 0
	for _, r := range text {
		n += Cells(r)
	}
	return n
}

// Cells is how many columns a character takes in type of one width: two if it is wide
// by Unicode Standard Annex #11, else one.
func Cells(r rune) int {
	const firstWide = 0x1100
	if r < firstWide {
		return 1
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
