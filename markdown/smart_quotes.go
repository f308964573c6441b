package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

const apostrophe = "’"

// openQuote is a quotation that was opened: by which mark, and by which edit.
type openQuote struct {
	double bool
	edit   int
}

// side is what a quotation mark sees on one side of it.
type side uint8

const (
	outside side = iota // space, the block's edge, a bracket or dash away from the quotation
	inside              // letters, and punctuation that belongs to them
)

// leftSide classifies what is before the quotation mark at i.
func (s *smartener) leftSide(i int) side {
	switch r := s.before(i); r {
	case '"', '\'':
		if n := len(s.edits); n > 0 && s.edits[n-1].end == i && s.justOpened(n-1) {
			return outside
		}
		return inside
	case '(', '[', '{', '<', '“', '‘', '„', '‚', '«', '‹', '—', '–', '-', '¿', '¡', '/', '=':
		return outside
	default:
		if isSmartSpace(r) {
			return outside
		}
		return inside
	}
}

// justOpened reports whether an edit opened a quotation that is open still.
func (s *smartener) justOpened(edit int) bool {
	for _, o := range s.open {
		if o.edit == edit {
			return true
		}
	}
	return false
}

// rightSide classifies what is after the quotation mark that ends at i, beyond
// further quotation marks.
func (s *smartener) rightSide(i int) side {
	for end := i + 4; i < end && i < len(s.buf) && (s.buf[i] == '"' || s.buf[i] == '\''); {
		i++
	}
	switch r := s.after(i); r {
	case ')', ']', '}', '>', '.', ',', ';', ':', '!', '?', '…', '”', '’', '»', '›', '—', '–', '-', '/':
		return outside
	default:
		if isSmartSpace(r) {
			return outside
		}
		return inside
	}
}

// quoteWay is which way a quotation mark points.
type quoteWay uint8

const (
	opens quoteWay = iota
	closes
	either // between two letters
	alone  // between two spaces
	within // a Hebrew word, as a part of it
)

func (s *smartener) way(i int) quoteWay {
	left, right := s.leftSide(i), s.rightSide(i+1)
	switch {
	case left == outside && right == inside:
		return opens
	case left == inside && right == outside:
		return closes
	case left == inside && s.inHebrew(i):
		return within
	case left == inside && isHebrew(s.before(i)) && isHebrew(s.after(i+1)):
		return opens
	case left == inside:
		return either
	}
	if r := s.after(i + 1); isSmartSpace(s.before(i)) && (r == '.' || r == '-' || r == '–' || r == '—') && !s.anyOpen(true) {
		return opens // "...and then", "--no"
	}
	return alone
}

func (s *smartener) anyOpen(double bool) bool {
	for _, o := range s.open {
		if o.double == double {
			return true
		}
	}
	return false
}

func (s *smartener) doubleQuote(i int) {
	open := s.anyOpen(true)
	way := s.way(i)
	if isDigit(s.before(i)) && way != opens && (!open || s.closesLater(i+1)) {
		s.edit(i, i+1, "″") // inches, seconds of arc
		return
	}
	switch {
	case way == within:
		s.edit(i, i+1, gershayim)
	case way == opens:
		s.openDouble(i)
	case open:
		s.closeDouble(i)
	case way == closes:
		_, mark := s.marks.pair(0)
		s.edit(i, i+1, mark)
	default:
		s.openDouble(i)
	}
}

// closesLater reports whether the next double quotation mark is one that
// closes, and not a digit's either.
func (s *smartener) closesLater(i int) bool {
	marks := 0
	for end := s.ahead(i); i < end && marks < smartAheadMarks; i++ {
		if s.buf[i] != '"' || s.guarded(i) {
			continue
		}
		marks++
		if way := s.way(i); way != within {
			return way == closes && !isDigit(s.before(i))
		}
	}
	return false
}

// ahead is how far to look ahead from i.
func (s *smartener) ahead(i int) int { return min(len(s.buf), i+smartAheadBytes) }

// guarded reports whether a guard is before i.
func (s *smartener) guarded(i int) bool { return s.before(i) == guard }

// openDouble opens a quotation. One that stands open already and will not be
// closed any more, as in the paragraphs of a long quotation, is given up.
func (s *smartener) openDouble(i int) {
	depth := 0
	for _, o := range s.open {
		if o.double {
			depth++
		}
	}
	if depth > 0 && !s.closers(i+1, depth+1) || len(s.open) > smartDepth {
		s.closeAll()
		depth = 0
	}
	mark, _ := s.marks.pair(depth)
	end := i + 1
	if s.marks.french != notFrench && depth == 0 && end < len(s.buf) && s.buf[end] == ' ' {
		end++ // typed as « mot »: the mark brings its own space
	}
	s.open = append(s.open, openQuote{true, len(s.edits)})
	s.edit(i, end, mark)
}

// closers reports whether at least n quotations can close after i before
// another one opens and is not closed.
func (s *smartener) closers(i, n int) bool {
	depth, marks := n, 0
	for end := s.ahead(i); i < end && marks < smartAheadMarks; i++ {
		if s.buf[i] != '"' || s.guarded(i) {
			continue
		}
		marks++
		switch s.way(i) {
		case within:
		case opens:
			depth++
		default:
			if depth--; depth == 0 {
				return true
			}
		}
	}
	return false
}

// closeDouble closes the innermost double quotation. A single one within it
// that is open still was an apostrophe.
func (s *smartener) closeDouble(i int) {
	for !s.open[len(s.open)-1].double {
		s.notOpen(len(s.open) - 1)
	}
	s.open = s.open[:len(s.open)-1]
	depth := 0
	for _, o := range s.open {
		if o.double {
			depth++
		}
	}
	_, mark := s.marks.pair(depth)
	at := i
	if s.marks.french != notFrench && depth == 0 && i > 0 && s.buf[i-1] == ' ' && s.free(i-1) {
		at--
	}
	s.edit(at, i+1, mark)
}

// notOpen turns the k-th open quotation into an apostrophe.
func (s *smartener) notOpen(k int) {
	s.edits[s.open[k].edit].with = apostrophe
	s.open = append(s.open[:k], s.open[k+1:]...)
}

// closeAll is for the block's end: what is still open by a single mark was an
// apostrophe, what by a double one a quotation that goes on in the next block.
func (s *smartener) closeAll() {
	for k := len(s.open) - 1; k >= 0; k-- {
		if !s.open[k].double {
			s.notOpen(k)
		}
	}
	s.open = s.open[:0]
}

func (s *smartener) singleQuote(i int) {
	left, right := s.before(i), s.after(i+1)
	if len(s.open) > smartDepth {
		s.closeAll()
	}
	switch way := s.way(i); {
	case isDigit(left) && isDigit(right) && s.thousands(i+1):
		s.edit(i, i+1, apostrophe)
	case isDigit(left) && isDigit(right), isDigit(left) && way != opens && !s.anyOpen(false) && !unicode.IsLetter(right):
		if s.inAddress(i) {
			return
		}
		s.edit(i, i+1, "′") // feet, minutes of arc
	case way == within, isHebrew(left) && way == closes && !s.anyOpen(false):
		s.edit(i, i+1, geresh)
	case isWordRune(left) && isWordRune(right) && way != opens:
		if !s.inAddress(i) {
			s.edit(i, i+1, s.apostropheAfter(left))
		}
	case way == opens:
		s.openSingle(i)
	case way == closes && s.anyOpen(false) && !s.possessive(i):
		s.closeSingle(i)
	case way == alone && s.anyOpen(false):
		s.closeSingle(i)
	case way != alone:
		s.edit(i, i+1, s.apostropheAfter(left))
	}
}

// apostropheAfter is the apostrophe after a letter. In Uzbek oʻ and gʻ are
// letters, whose mark is turned around.
func (s *smartener) apostropheAfter(left rune) string {
	if s.marks == &marksUzbek && strings.ContainsRune("oOgG", left) {
		return "ʻ"
	}
	return apostrophe
}

// thousands reports whether three digits, and no more, are at i: 10'000 is how
// the Swiss write it.
func (s *smartener) thousands(i int) bool {
	n := 0
	for i+n < len(s.buf) && n < 4 && isDigit(rune(s.buf[i+n])) {
		n++
	}
	return n == 3
}

// possessive reports whether the mark, after an s, rather makes a genitive
// than the end of a quotation, which then ends later.
func (s *smartener) possessive(i int) bool {
	if r := s.before(i); r != 's' && r != 'S' && r != 'z' && r != 'x' {
		return false
	}
	if s.after(i+1) != ' ' {
		return false
	}
	return s.singleCloses(i + 1)
}

// singleCloses reports whether a single quotation can close after i before
// another one opens.
func (s *smartener) singleCloses(i int) bool {
	marks := 0
	for end := s.ahead(i); i < end && marks < smartAheadMarks; i++ {
		if s.buf[i] != '\'' || s.guarded(i) || isWordRune(s.before(i)) && isWordRune(s.after(i+1)) {
			continue
		}
		marks++
		switch s.way(i) {
		case closes:
			return true
		case opens:
			return false
		}
	}
	return false
}

// singleClosesInSentence is singleCloses for words that mostly are elisions:
// their quotation would be a short one.
func (s *smartener) singleClosesInSentence(i int) bool {
	end := bytes.IndexAny(s.buf[i:s.ahead(i)], ".!?\"")
	if end < 0 {
		return s.singleCloses(i)
	}
	short := *s
	short.buf = s.buf[:i+end]
	return short.singleCloses(i)
}

// openSingle opens a quotation, unless it can't close or the word is one that
// starts with an apostrophe: ’90s, ’tis, rock ’n’ roll.
func (s *smartener) openSingle(i int) {
	if s.elision(i+1) || !s.singleCloses(i+1) {
		s.edit(i, i+1, apostrophe)
		return
	}
	mark, _ := s.singlePair()
	s.open = append(s.open, openQuote{false, len(s.edits)})
	s.edit(i, i+1, mark)
}

func (s *smartener) closeSingle(i int) {
	for k := len(s.open) - 1; k >= 0; k-- {
		if s.open[k].double {
			continue
		}
		s.open = append(s.open[:k], s.open[k+1:]...)
		_, mark := s.singlePair()
		s.edit(i, i+1, mark)
		return
	}
}

func (s *smartener) singlePair() (open, close string) { return s.marks.pair(1) }

// elisions are English words that are mostly written with an apostrophe for
// their lost first letters. Those marked open a quotation all the same if it
// closes within the sentence.
var elisions = []struct {
	word   string
	unsure bool
}{
	{"tis", false}, {"twas", false}, {"twere", false}, {"twill", false}, {"em", false},
	{"n", false}, {"til", false}, {"till", true}, {"cause", true}, {"cuz", true},
	{"bout", true}, {"round", true}, {"nuff", true}, {"tude", true}, {"kay", true},
}

// elision reports whether the word at i lost its first letters.
func (s *smartener) elision(i int) bool {
	end := i
	for end < len(s.buf) && end-i < 8 {
		r, n := utf8.DecodeRune(s.buf[end:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		end += n
	}
	word := s.buf[i:end]
	if len(word) >= 2 && isDigit(rune(word[0])) && isDigit(rune(word[1])) {
		decade := len(word) == 3 && word[2] == 's'
		return decade || len(word) == 2 && !s.singleClosesInSentence(i)
	}
	for _, e := range elisions {
		if bytes.EqualFold(word, []byte(e.word)) {
			return !e.unsure || !s.singleClosesInSentence(i)
		}
	}
	return false
}
