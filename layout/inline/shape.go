package inline

import (
	"strings"
	"unicode/utf8"

	"octavo/doc"
	"octavo/fonts"
)

// word is a text without spaces (or of spaces alone) in one voice.
type word struct {
	text   string
	parts  []part // in the order of the text
	width  em
	glyphs int32
	// give is how much its letters can be set apart, in letters: ideographs
	// can more than others, since few spaces are among them.
	give int32
	// elastic says that its letters themselves can be made a little wider.
	elastic bool
	// firm says that they join, so that nothing can come between them.
	firm bool
	// How far its first and last characters hang into the margins.
	hangLeft, hangRight em
	// stops are the places inside of it where lines may break. With hyphens
	// are those together with the places where it can be divided.
	stops       []stop
	withHyphens []stop
	divided     bool // withHyphens is known
	opens       bool // nothing but opening brackets and quotes
	closes      bool // nothing but closing ones, and such punctuation
	one         [1]part
}

// part is a piece of a word in one face.
type part struct {
	at       int        // where it begins in the word: what is left out has no part
	run      *fonts.Run // nil where no face has the character
	face     *fonts.Face
	width    em
	size     em     // of the face, as a share of the style's; 0 for 1
	lead     em     // before the run, in a cell that is wider; below 0 if some of it is taken back
	trim     em     // taken back after the run
	adjusted bool   // the width is not the run's
	missing  string // the character that no face has
	blank    bool   // which is a space
}

// length is that of the part's text in bytes.
func (p *part) length() int {
	if p.run == nil {
		return len(p.missing)
	}
	return len(p.run.Text)
}

// ems gives a distance in the units of the part's face.
func (p *part) ems(units int32) em {
	w := ems(units, p.face)
	if p.size != 0 {
		w = w * p.size >> 16
	}
	return w
}

// wordOf finds a word, or shapes it and finds out about it.
func (s *Setter) wordOf(v *voice, text string) *word {
	if w := v.words[text]; w != nil {
		return w
	}
	asked := s.asked
	w := s.newWord(v, strings.Clone(text))
	w.opens, w.closes = onlyPunctuation(w.text)
	if _, size := utf8.DecodeRuneInString(text); size == len(text) {
		// A mark by itself mostly follows a word in another style, the edge of
		// which is what the eye sees.
		w.hangRight = 0
	}
	w.stops = s.stopsIn(v, w)
	if len(text) <= maxKeptWord {
		s.keep(v, w, asked)
	}
	return w
}

// maxKeptWord is the length in bytes of the longest word that is kept for the
// next time: longer ones are data, and don't come again.
const maxKeptWord = 64

// spaceWord finds a word of spaces.
func (s *Setter) spaceWord(v *voice, text string) *word {
	if w := v.words[text]; w != nil {
		return w
	}
	asked := s.asked
	w := s.newWord(v, strings.Clone(text))
	s.keep(v, w, asked)
	return w
}

// newWord shapes a text: a word, or part of one.
func (s *Setter) newWord(v *voice, text string) *word {
	w := &word{text: text}
	w.parts = s.shapeParts(v, text, w.one[:0])
	if len(text) > 3 {
		w.parts = s.trimMarks(v, w.parts)
	}
	for i := range w.parts {
		w.width += w.parts[i].width
		if run := w.parts[i].run; run != nil {
			w.glyphs += int32(len(run.Glyphs))
		}
	}
	w.give = w.glyphs
	if len(text) >= 3*int(w.glyphs) {
		w.give += min(w.glyphs, countWide(text)) * (wideGive - 1)
	}
	w.findElastic()
	w.hangLeft = s.hang(v, text, false)
	w.hangRight = s.hang(v, text, true)
	return w
}

// wideGive is how many letters an ideograph counts for in word.give: a line of
// them must be able to take up the width of one that didn't fit.
const wideGive = 6

func countWide(text string) int32 {
	n := int32(0)
	for _, r := range text {
		if isWide(r) {
			n++
		}
	}
	return n
}

func (s *Setter) warnOnce(code string, r rune, message, hint string) {
	s.asked++
	s.diags.WarnOnce(string(r), s.pos, code, message, hint)
}

// Diagnostics need a place: that of the span that is being shaped.
func (s *Setter) standAt(span *Span, opts *Options) {
	s.pos = span.Pos
	if s.pos == (doc.Pos{}) {
		s.pos = opts.Pos
	}
}
