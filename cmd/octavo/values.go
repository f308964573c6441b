package main

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"octavo"
	"octavo/bundle"
	"octavo/doc"
	"octavo/geom"
	"octavo/internal/nearest"
	"octavo/theme"
)

// setFormats reads a list such as pdf,epub.
func (s *settings) setFormats(value string) error {
	s.formats = nil
	for name := range strings.SplitSeq(value, ",") {
		f, err := octavo.ParseFormat(strings.TrimSpace(name))
		if strings.TrimSpace(name) == "" {
			return usagef("the formats are "+formatNames(), "a format is missing in %q", value)
		}
		if err != nil {
			return err
		}
		for _, other := range s.formats {
			if other == f {
				return usagef("", "%s is there twice", f)
			}
		}
		s.formats = append(s.formats, f)
	}
	return nil
}

func (s *settings) setPaper(value string) (err error) {
	s.paper, err = theme.ParsePaper(value)
	return err
}

func (s *settings) setFontSize(value string) (err error) {
	s.fontSize, err = geom.ParseLength(value)
	if err == nil && (s.fontSize < octavo.MinFontSize || s.fontSize > octavo.MaxFontSize) {
		err = usagef("", "it can be from %spt to %spt", octavo.MinFontSize, octavo.MaxFontSize)
	}
	return err
}

// setMargins reads one, two or four lengths, in the order of CSS.
func (s *settings) setMargins(value string) error {
	var sides []geom.Length
	for part := range strings.SplitSeq(value, ",") {
		l, err := geom.ParseLength(part)
		if err != nil {
			return err
		}
		if l < 0 {
			return usagef("", "%q is less than nothing", strings.TrimSpace(part))
		}
		if sides = append(sides, l); len(sides) == 1 {
			s.marginUnit = strings.TrimLeft(strings.TrimSpace(part), "0123456789. ")
		}
	}
	switch len(sides) {
	case 1:
		s.margins = &octavo.Margins{Top: sides[0], Right: sides[0], Bottom: sides[0], Left: sides[0]}
	case 2:
		s.margins = &octavo.Margins{Top: sides[0], Right: sides[1], Bottom: sides[0], Left: sides[1]}
	case 4:
		s.margins = &octavo.Margins{Top: sides[0], Right: sides[1], Bottom: sides[2], Left: sides[3]}
	default:
		return usagef("give one, two or four, as in 25mm or 20mm,25mm", "%d lengths are neither one, two nor four", len(sides))
	}
	return nil
}

func (s *settings) setTOC(value string) error   { return s.wantTOC(value, true) }
func (s *settings) setNoTOC(value string) error { return s.wantTOC(value, false) }

func (s *settings) wantTOC(value string, yes bool) error {
	switch value {
	case "true":
	case "false":
		yes = !yes
	default:
		return usagef("", "%q is neither true nor false", value)
	}
	s.toc = &yes
	return nil
}

// maxTOCDepth is how many levels of headings there are.
const maxTOCDepth = 6

func (s *settings) setTOCDepth(value string) (err error) {
	s.tocDepth, err = number(value, 1, maxTOCDepth)
	return err
}

// The longest sides that pictures can be scaled down to, in pixels.
const (
	minImageSize = 100
	maxImageSize = 20_000
)

func (s *settings) setMaxImageSize(value string) (err error) {
	s.maxImageSize, err = number(value, minImageSize, maxImageSize)
	return err
}

// number reads a whole number between two.
func number(value string, least, most int) (int, error) {
	n, err := strconv.Atoi(value)
	if err != nil || n < least || n > most {
		return 0, usagef("", "%q is not a number from %d to %d", value, least, most)
	}
	return n, nil
}

func (s *settings) addAuthor(value string) error {
	name := strings.TrimSpace(value)
	if name == "" {
		return usagef("", "the name is empty")
	}
	s.book.Meta.Authors = append(s.book.Meta.Authors, doc.Author{Name: name})
	return nil
}

func (s *settings) setOrder(value string) (err error) {
	s.book.Order, err = oneOf[bundle.Order](value, "date", "-date", "title", "path", "weight")
	return err
}

func (s *settings) setParts(value string) (err error) {
	s.book.Parts, err = oneOf[bundle.Grouping](value, "year", "section", "tag")
	return err
}

func (s *settings) setOpen(value string) error {
	side, err := oneOf[string](value, "right", "any")
	s.print.OpenRight = side == "right"
	return err
}

func (s *settings) setLinks(value string) error {
	kind, err := oneOf[string](value, "plain", "print")
	s.print.Links = kind == "print"
	return err
}

func (s *settings) setReport(value string) (err error) {
	s.report, err = oneOf[string](value, jsonKind, sarifKind)
	return err
}

func (s *settings) setCompletion(value string) (err error) {
	s.completion, err = oneOf[string](value, "bash", "zsh", "fish")
	return err
}

// oneOf is a value that has to be one of a few names.
func oneOf[T ~string](value string, names ...string) (T, error) {
	for _, name := range names {
		if strings.EqualFold(name, value) {
			return T(name), nil
		}
	}
	last := len(names) - 1
	hint := "it can be " + strings.Join(names[:last], ", ") + " or " + names[last]
	if near := nearest.Name(strings.ToLower(value), names); near != "" {
		hint = "did you mean " + near + "?"
	}
	return "", usagef(hint, "there is no %q", value)
}

// maxBleed is more than any printer asks for.
const maxBleed = 2 * geom.Inch

func (s *settings) setBleed(value string) (err error) {
	s.print.Bleed, err = geom.ParseLength(value)
	if err == nil && (s.print.Bleed < 0 || s.print.Bleed > maxBleed) {
		err = usagef("printers mostly ask for 3mm", "it can be from 0mm to 2in")
	}
	return err
}

// wellFormed is the form of a language tag (RFC 5646, section 2.1).
const wellFormed = `(?i)^(([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?` +
	`(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-[0-9a-wyz](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?|x(-[a-z0-9]{1,8})+)$`

func (s *settings) setLang(value string) error {
	tag := strings.ReplaceAll(strings.TrimSpace(value), "_", "-")
	if !regexp.MustCompile(wellFormed).MatchString(tag) {
		return usagef("write it as de, en-GB or zh-Hant", "%q is not a language tag", value)
	}
	s.lang = tag
	return nil
}

// checkRoom refuses margins that leave no room for text on a paper.
func (s *settings) checkRoom(paper geom.Size) error {
	m := s.margins
	if m == nil {
		return nil
	}
	w, h := paper.W-m.Left-m.Right, paper.H-m.Top-m.Bottom
	if w >= leastRoom && h >= leastRoom {
		return nil
	}
	in := func(l geom.Length) string { return inUnit(max(l, 0), s.marginUnit) }
	return usagef("text needs at least "+in(leastRoom)+" each way: take smaller margins or larger paper",
		"--margin: of paper of %s by %s this leaves %s by %s for text", in(paper.W), in(paper.H), in(w), in(h))
}

// leastRoom is the least width and height that text is set in.
const leastRoom = 72 * geom.Pt

// inUnit writes a length as 12.5mm, in one of the units of lengths.
func inUnit(l geom.Length, unit string) string {
	one, err := geom.ParseLength("1" + unit)
	if err != nil || one <= 0 {
		one, unit = geom.Pt, "pt"
	}
	return strconv.FormatFloat(math.Round(100*float64(l)/float64(one))/100, 'f', -1, 64) + unit
}

// parseDate reads a year, a month or a day.
func parseDate(value string) (doc.Date, error) {
	for _, form := range []struct {
		layout         string
		noDay, noMonth bool
	}{{"2006-01-02", false, false}, {"2006-01", true, false}, {"2006", true, true}} {
		if t, err := time.Parse(form.layout, value); err == nil {
			return doc.Date{Time: t, NoDay: form.noDay, NoMonth: form.noMonth}, nil
		}
	}
	return doc.Date{}, usagef("write it as 2025-11-13, 2025-11 or 2025", "%q is not a date", value)
}

// sourceDate reads SOURCE_DATE_EPOCH, the date that reproducible builds are
// made with: seconds since 1970. It is zero where the variable is not set. See
// https://reproducible-builds.org/specs/source-date-epoch/.
func sourceDate(value string) (time.Time, error) {
	if value == "" {
		return time.Time{}, nil
	}
	var seconds int64
	for _, d := range value {
		if d < '0' || d > '9' || seconds > 1<<38 {
			return time.Time{}, usagef("it is the seconds since 1970, as in 1735689600",
				"SOURCE_DATE_EPOCH can't be %q", value)
		}
		seconds = seconds*10 + int64(d-'0')
	}
	return time.Unix(seconds, 0).UTC(), nil
}
