package doc

import (
	"strconv"
	"strings"
)

// Numbering is how the items of an ordered list are numbered.
type Numbering uint8

// The numberings: 1, a, A, i and I.
const (
	Decimal Numbering = iota
	LowerAlpha
	UpperAlpha
	LowerRoman
	UpperRoman
)

// Text is the number n without anything around it. Letters go on with aa behind
// z; what a style has no number for, below 1 or far too high, is a figure.
func (s Numbering) Text(n int) string {
	text := ""
	switch s {
	case LowerAlpha, UpperAlpha:
		for m := n; m > 0; m = (m - 1) / 26 {
			text = string(rune('a'+(m-1)%26)) + text
		}
	case LowerRoman, UpperRoman:
		if n < 4000 {
			text = roman(n)
		}
	}
	switch {
	case text == "":
		return strconv.Itoa(n)
	case s == UpperAlpha || s == UpperRoman:
		return strings.ToUpper(text)
	}
	return text
}

func roman(n int) string {
	var b strings.Builder
	for i, value := range [...]int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1} {
		for ; n >= value; n -= value {
			b.WriteString([...]string{"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"}[i])
		}
	}
	return b.String()
}

// Marker is what stands before the item of an ordered list that is i-th from 0:
// mostly its number and a full stop.
func (l *List) Marker(i int) string {
	number := l.Numbering.Text(l.Start + i)
	switch l.Form {
	case ')':
		return number + ")"
	case '(':
		return "(" + number + ")"
	}
	return number + "."
}
