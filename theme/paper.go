package theme

import (
	"fmt"
	"strings"

	"octavo/geom"
	"octavo/internal/nearest"
)

// A4 is the paper that is used where none is asked for.
var A4 = millimetres(210, 297)

// paper is a paper size with a name.
type paper struct {
	name string
	size geom.Size
}

// papers are the sizes that have names, upright.
var papers = []paper{
	{"a3", millimetres(297, 420)},
	{"a4", A4},
	{"a5", millimetres(148, 210)},
	{"a6", millimetres(105, 148)},
	{"b4", millimetres(250, 353)},
	{"b5", millimetres(176, 250)},
	{"b6", millimetres(125, 176)},
	{"letter", geom.Size{W: 17 * geom.Inch / 2, H: 11 * geom.Inch}},
	{"legal", geom.Size{W: 17 * geom.Inch / 2, H: 14 * geom.Inch}},
	{"tabloid", geom.Size{W: 11 * geom.Inch, H: 17 * geom.Inch}},
}

// The smallest and the largest side of a page. PDF readers stop at 200 inches.
const (
	minSide = 144 * geom.Pt
	maxSide = 14400 * geom.Pt
)

func millimetres(w, h int64) geom.Size {
	return geom.Size{W: geom.Inch.MulDiv(w*10, 254), H: geom.Inch.MulDiv(h*10, 254)}
}

// PaperNames are the names that ParsePaper knows.
func PaperNames() []string {
	names := make([]string, 0, len(papers))
	for _, p := range papers {
		names = append(names, p.name)
	}
	return names
}

// ParsePaper reads a paper size: a name such as "a4" or "letter", or a width
// and a height such as "6x9in", "148x210mm" or "14.8cm x 8in".
func ParsePaper(s string) (geom.Size, error) {
	name := strings.ToLower(strings.TrimSpace(s))
	for _, p := range papers {
		if p.name == name {
			return p.size, nil
		}
	}
	w, h, ok := strings.Cut(strings.ReplaceAll(name, "×", "x"), "x")
	if !ok || !strings.ContainsAny(w, "0123456789") {
		return geom.Size{}, unknownPaper(s, name)
	}
	return measured(s, w, h)
}

// measured reads a width and a height; a width without a unit has the height's.
func measured(s, w, h string) (geom.Size, error) {
	if unit := strings.TrimLeft(strings.TrimSpace(h), "0123456789."); strings.TrimRight(w, "0123456789. ") == "" {
		w += unit
	}
	width, err1 := geom.ParseLength(w)
	height, err2 := geom.ParseLength(h)
	if err1 != nil || err2 != nil {
		return geom.Size{}, fmt.Errorf("%q is not a paper size: write width and height with a unit, as in 6x9in or 148x210mm", s)
	}
	if min(width, height) < minSide || max(width, height) > maxSide {
		return geom.Size{}, fmt.Errorf("%q is not a usable paper size: each side must be from 2in to 200in", s)
	}
	return geom.Size{W: width, H: height}, nil
}

func unknownPaper(s, name string) error {
	if near := nearest.Name(name, PaperNames()); near != "" {
		return fmt.Errorf("%q is not a paper size: did you mean %q?", s, near)
	}
	return fmt.Errorf("%q is not a paper size: write one of %s, or a size such as 6x9in or 148x210mm",
		s, strings.Join(PaperNames(), ", "))
}
