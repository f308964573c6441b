package fonts

import (
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
	classes "golang.org/x/text/unicode/bidi"
)

// Segmenter divides text by the rules of Unicode. It keeps its buffers from
// call to call, and so is for one goroutine at a time. Its zero value is ready
// for use.
type Segmenter struct {
	seg   segmenter.Segmenter
	para  bidi
	runes []rune
}

// LineBreaks appends to dst the byte offsets inside of text at which a line
// may break after the Unicode Line Breaking Algorithm (UAX #14); the text's
// two ends are not among them.
func (s *Segmenter) LineBreaks(text string, dst []int) []int {
	if s.seg.InitWithString(text) != nil {
		return dst
	}
	for it := s.seg.LineIterator(); it.Next(); {
		line := it.Line()
		if end := line.OffsetInBytes + line.LengthInBytes; end < len(text) {
			dst = append(dst, end)
		}
	}
	return dst
}

// Clusters appends to dst the byte offsets inside of text between its extended
// grapheme clusters (UAX #29): what a reader takes for one character.
func (s *Segmenter) Clusters(text string, dst []int) []int {
	if s.seg.InitWithString(text) != nil {
		return dst
	}
	for it := s.seg.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		if end := g.OffsetInBytes + g.LengthInBytes; end < len(text) {
			dst = append(dst, end)
		}
	}
	return dst
}

// Direction is a stretch of text, from the end of the one before it to End (in
// bytes), at one embedding level: even levels run left to right, odd ones
// right to left.
type Direction struct {
	End   int
	Level uint8
}

// Directions appends to dst the stretches of text by the Unicode Bidirectional
// Algorithm (UAX #9), rules P2 to I2; lines are to be reordered by L1 and L2.
// The first result is the paragraph's own level, 0 or 1: that of its first
// strong character.
func (s *Segmenter) Directions(text string, dst []Direction) (uint8, []Direction) {
	base := baseLevel(text)
	return base, s.DirectionsFrom(text, base, dst)
}

// DirectionsFrom is Directions for a paragraph whose own level, 0 or 1, is
// known from elsewhere (UAX #9, HL1).
func (s *Segmenter) DirectionsFrom(text string, base uint8, dst []Direction) []Direction {
	s.runes = s.runes[:0]
	for _, r := range text {
		if isParagraphSeparator(r) {
			r = ' ' // the algorithm would end there
		}
		s.runes = append(s.runes, r)
	}
	levels := s.para.resolve(s.runes, base)
	end := 0
	for i, level := range levels {
		end += sizeIn(text[end:])
		if i+1 == len(levels) || levels[i+1] != level {
			dst = append(dst, Direction{End: end, Level: level})
		}
	}
	return dst
}

// sizeIn is the size of the first character, one byte where it is not UTF-8.
func sizeIn(text string) int {
	_, n := utf8.DecodeRuneInString(text)
	return n
}

func isParagraphSeparator(r rune) bool {
	switch r {
	case '\n', '\r', 0x1C, 0x1D, 0x1E, 0x85, 0x2029:
		return true
	}
	return false
}

// baseLevel is rules P2 and P3: the level of the first strong character
// outside of isolates, 0 where there is none.
func baseLevel(text string) uint8 {
	isolates := 0
	for _, r := range text {
		p, _ := classes.LookupRune(r)
		switch c := p.Class(); {
		case c == classes.LRI || c == classes.RLI || c == classes.FSI:
			isolates++
		case c == classes.PDI:
			isolates = max(0, isolates-1)
		case isolates > 0:
		case c == classes.R || c == classes.AL:
			return 1
		case c == classes.L:
			return 0
		}
	}
	return 0
}
