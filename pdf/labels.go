package pdf

import (
	"strconv"
	"strings"

	"octavo/page"
)

// numeral is a way of numbering pages, as page labels name it (table 159).
type numeral byte

const (
	noNumeral  numeral = 0
	decimal    numeral = 'D'
	romanLower numeral = 'r'
	romanUpper numeral = 'R'
)

// pageLabels adds the number tree of the pages' labels (12.4.2): a new entry
// where the numbering does not simply go on. It is 0 if the labels are just
// 1, 2, 3 and so on.
func (f *file) pageLabels(pages []*page.Page) ref {
	b := append([]byte(nil), "<</Nums["...)
	var style numeral
	var number int
	plain := true
	for i, p := range pages {
		kind, n := readLabel(p.Label)
		plain = plain && kind == decimal && n == i+1
		if i > 0 && kind == style && kind != noNumeral && n == number+1 {
			number = n
			continue
		}
		b = appendInt(b, int64(i))
		b = append(b, "<<"...)
		if kind != noNumeral {
			b = append(b, '/', 'S', '/', byte(kind))
			if n != 1 {
				b = append(b, "/St "...)
				b = appendInt(b, int64(n))
			}
		} else if p.Label != "" {
			b = append(b, "/P"...)
			b = appendText(b, p.Label)
		}
		b = append(b, ">>"...)
		style, number = kind, n
	}
	if plain {
		return 0
	}
	return f.add(append(b, "]>>"...))
}

// readLabel recognises the numbers that a viewer can count on by itself.
func readLabel(label string) (numeral, int) {
	if n, err := strconv.Atoi(label); err == nil && n > 0 && strconv.Itoa(n) == label {
		return decimal, n
	}
	if n := roman(label); n > 0 {
		return romanLower, n
	}
	if n := roman(strings.ToLower(label)); n > 0 && strings.ToUpper(label) == label {
		return romanUpper, n
	}
	return noNumeral, 0
}

// romanParts are the parts of Roman numbers, each used as often as it fits.
var romanParts = []struct {
	text  string
	value int
}{
	{"m", 1000}, {"cm", 900}, {"d", 500}, {"cd", 400}, {"c", 100}, {"xc", 90},
	{"l", 50}, {"xl", 40}, {"x", 10}, {"ix", 9}, {"v", 5}, {"iv", 4}, {"i", 1},
}

// roman reads a Roman number in small letters below 4000; 0 if it is none, or
// not written in the usual way.
func roman(s string) int {
	n, rest := 0, s
	for _, p := range romanParts {
		for strings.HasPrefix(rest, p.text) {
			n, rest = n+p.value, rest[len(p.text):]
		}
	}
	if rest != "" || n >= 4000 || formatRoman(n) != s {
		return 0
	}
	return n
}

func formatRoman(n int) string {
	var b strings.Builder
	for _, p := range romanParts {
		for n >= p.value {
			b.WriteString(p.text)
			n -= p.value
		}
	}
	return b.String()
}
