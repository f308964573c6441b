package inline

import (
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/doc"
	"octavo/fonts"
	"octavo/theme"
)

// directions gives the paragraph's own level, and the levels of its text, if
// anything in it runs from right to left.
func (z *itemizer) directions() (uint8, []fonts.Direction) {
	if !anyRightToLeft(z.spans) {
		if !z.opts.RTL || anyLetter(z.spans) && !z.opts.Marker {
			return 0, nil
		}
		return 1, z.s.seg.DirectionsFrom(allText(z.spans), 1, nil)
	}
	if z.opts.Greedy && isCode(z.spans) {
		return 0, z.s.codeDirections(z.spans)
	}
	text, added := z.isolated()
	base, list := uint8(1), []fonts.Direction(nil)
	if z.opts.RTL {
		list = z.s.seg.DirectionsFrom(text, 1, nil)
	} else {
		base, list = z.s.seg.Directions(text, nil)
	}
	return base, withoutIsolates(list, added)
}

// The characters around what is as one sign to the text around it, and runs from
// left to right, or right to left. They are all as long as the first.
const (
	isolateLeft  = "\u2066"
	isolateRight = "\u2067"
	endIsolate   = "\u2069"
)

// isolated is the text of spans, with code in isolates, so that a path or a name
// keeps its order among words that run from right to left, and so with words such
// as C++, and what is in another language with another direction. Added are the places in it of the
// characters that make them.
func (z *itemizer) isolated() (text string, added []int) {
	var b strings.Builder
	now := ""
	turn := func(to string) {
		if now == to {
			return
		}
		if now != "" {
			added = append(added, b.Len())
			b.WriteString(endIsolate)
		}
		if now = to; now != "" {
			added = append(added, b.Len())
			b.WriteString(now)
		}
	}
	for i := range z.spans {
		if sp := &z.spans[i]; sp.Text != "" {
			turn(z.isolateOf(sp))
			rest := sp.Text
			for z.opts.RTL && now == "" {
				from, to := doc.SignedWord(rest)
				if from == to {
					break
				}
				b.WriteString(rest[:from])
				turn(isolateLeft)
				b.WriteString(rest[from:to])
				turn("")
				rest = rest[to:]
			}
			b.WriteString(rest)
		}
	}
	turn("")
	return b.String(), added
}

// isolateOf is the character that isolates a span, "" for none.
func (z *itemizer) isolateOf(sp *Span) string {
	rtl := theme.RightToLeft(sp.Lang)
	switch {
	case sp.Style != nil && sp.Style.Verbatim:
		return isolateLeft
	case sp.Lang == "" || rtl == theme.RightToLeft(z.opts.Lang):
		return ""
	case rtl:
		return isolateRight
	}
	return isolateLeft
}

// withoutIsolates takes the characters that isolated added out again.
func withoutIsolates(list []fonts.Direction, added []int) []fonts.Direction {
	n, last := 0, 0
	out := list[:0]
	for _, d := range list {
		for n < len(added) && added[n]+len(endIsolate) <= d.End {
			n++
		}
		d.End -= n * len(endIsolate)
		if d.End > last {
			out = append(out, d)
			last = d.End
		}
	}
	return out
}

// codeDirections gives the levels of a line of code. It runs from left to right
// whatever is in it: each of its words and comments is turned by itself, from
// the first letter that runs the other way to the last, so that the marks around
// them stay where the code has them (UAX #9, HL4).
func (s *Setter) codeDirections(spans []Span) []fonts.Direction {
	var list []fonts.Direction
	start := 0
	for i := range spans {
		text := spans[i].Text
		if begin, end := turned(text); begin < end {
			list = append(list, fonts.Direction{End: start + begin})
			n := len(list)
			list = s.seg.DirectionsFrom(text[begin:end], 1, list)
			for k := range list[n:] {
				list[n+k].End += start + begin
			}
		}
		start += len(text)
	}
	return append(list, fonts.Direction{End: start})
}

// turned is the stretch of a text from its first letter that runs right to left
// to the end of the last.
func turned(text string) (begin, end int) {
	begin = len(text)
	for i, r := range text {
		if rightToLeft(r) && unicode.In(r, unicode.L, unicode.M, unicode.N) {
			begin, end = min(begin, i), i+utf8.RuneLen(r)
		}
	}
	return begin, end
}

// levelTo gives the level at a byte of the paragraph's text, and where it ends.
func (z *itemizer) levelTo(at int) (uint8, int) {
	i := sort.Search(len(z.dirs), func(i int) bool { return at < z.dirs[i].End })
	if i == len(z.dirs) {
		return z.p.base, math.MaxInt
	}
	return z.dirs[i].Level, z.dirs[i].End
}

func (z *itemizer) levelAt(at int) uint8 {
	level, _ := z.levelTo(at)
	return level
}

// anyRightToLeft says whether spans have a character that runs right to left,
// or one that sets directions.
func anyRightToLeft(spans []Span) bool {
	for i := range spans {
		text := spans[i].Text
		for j := 0; j < len(text); j++ {
			if c := text[j]; c >= 0xD6 && mayBeRightToLeft(c) {
				if r, _ := utf8.DecodeRuneInString(text[j:]); rightToLeft(r) {
					return true
				}
			}
		}
	}
	return false
}

// mayBeRightToLeft looks at the first byte of a character: U+0590 to U+0FFF,
// U+2000 to U+2FFF, U+F000 and up.
func mayBeRightToLeft(c byte) bool {
	return c <= 0xDF || c == 0xE0 || c == 0xE2 || c >= 0xEF
}

func rightToLeft(r rune) bool {
	switch {
	case r < 0x0590:
		return false
	case r <= 0x08FF, r >= 0xFB1D && r <= 0xFDFF, r >= 0xFE70 && r <= 0xFEFC:
		return !unicode.In(r, unicode.Common, unicode.Latin)
	case r >= 0x10800 && r <= 0x10FFF, r >= 0x1E800 && r <= 0x1EFFF:
		return true
	}
	return r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// anyLetter says whether spans have a letter.
func anyLetter(spans []Span) bool {
	for i := range spans {
		if strings.IndexFunc(spans[i].Text, unicode.IsLetter) >= 0 {
			return true
		}
	}
	return false
}

func allText(spans []Span) string {
	var b strings.Builder
	for i := range spans {
		b.WriteString(spans[i].Text)
	}
	return b.String()
}

// isCode says whether spans are a line of code.
func isCode(spans []Span) bool {
	return len(spans) > 0 && spans[0].Style != nil && spans[0].Style.Verbatim
}
