package inline

import (
	"fmt"
	"strings"
	"unicode"
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
	at      int        // where it begins in the word: what is left out has no part
	run     *fonts.Run // nil where no face has the character
	face    *fonts.Face
	width   em
	missing string // the character that no face has
	blank   bool   // which is a space
}

// size is the length of the part's text in bytes.
func (p *part) size() int {
	if p.run == nil {
		return len(p.missing)
	}
	return len(p.run.Text)
}

// missingWidth is the width of the box that stands for a missing character.
const missingWidth em = 6 << 16 / 10

// wordOf finds a word, or shapes it and finds out about it.
func (s *Setter) wordOf(v *voice, text string) *word {
	if w := v.words[text]; w != nil {
		return w
	}
	w := s.newWord(v, strings.Clone(text))
	w.opens, w.closes = onlyPunctuation(w.text)
	if _, size := utf8.DecodeRuneInString(text); size == len(text) {
		// A mark by itself mostly follows a word in another style, the edge of
		// which is what the eye sees.
		w.hangRight = 0
	}
	w.stops = s.stopsIn(v, w)
	if len(text) <= maxKeptWord {
		v.words[w.text] = w
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
	w := s.newWord(v, strings.Clone(text))
	v.words[w.text] = w
	return w
}

// newWord shapes a text: a word, or part of one.
func (s *Setter) newWord(v *voice, text string) *word {
	w := &word{text: text}
	w.parts = s.shapeParts(v, text, w.one[:0])
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

// shapeParts shapes a text in the voice's face, and what that face doesn't have
// in others, cluster by cluster.
func (s *Setter) shapeParts(v *voice, text string, dst []part) []part {
	if s.hasAll(v.face, text) {
		return append(dst, s.shapePart(v, v.face, text))
	}
	s.bounds = append(s.seg.Clusters(text, s.bounds[:0]), len(text))
	begin, from := 0, 0
	var face *fonts.Face
	flush := func(end int) {
		if end > begin && face != nil {
			p := s.shapePart(v, face, text[begin:end])
			p.at = begin
			dst = append(dst, p)
		}
		begin = end
	}
	for _, to := range s.bounds {
		cluster := text[from:to]
		next := s.faceOf(v.face, cluster)
		if next == nil || next != face {
			flush(from)
		}
		face = next
		if face == nil {
			old := len(dst)
			dst = s.appendMissing(v, cluster, dst)
			for at := from; old < len(dst); old++ {
				dst[old].at = at
				at += dst[old].size()
			}
			begin = to
		}
		from = to
	}
	flush(len(text))
	return dst
}

// faceOf is the face for a cluster: the main one if it can be.
func (s *Setter) faceOf(main *fonts.Face, cluster string) *fonts.Face {
	if s.hasAll(main, cluster) {
		return main
	}
	if r, _ := utf8.DecodeRuneInString(cluster); unicode.IsControl(r) {
		return nil
	}
	return s.fonts.fallback(main, cluster)
}

// hasAll says whether a face has all characters of a text that can be seen.
func (s *Setter) hasAll(face *fonts.Face, text string) bool {
	for _, r := range text {
		if !s.fonts.has(face, r) && !fonts.Ignorable(r) {
			return false
		}
	}
	return true
}

func (s *Setter) shapePart(v *voice, face *fonts.Face, text string) part {
	run := s.fonts.shape(face, text, v.shaping)
	return part{run: run, face: face, width: ems(run.Width, face)}
}

// appendMissing is for a cluster that no face has. If no character of it can be
// had, a box stands for all of them; else each is set by itself. Control
// characters are left out.
func (s *Setter) appendMissing(v *voice, cluster string, dst []part) []part {
	anyFace := false
	for _, r := range cluster {
		if unicode.IsControl(r) {
			s.warnOnce("control-character", r, fmt.Sprintf("the control character U+%04X was left out", r),
				"remove it from the text")
			return dst
		}
		if width, ok := spaceWidths[r]; ok && s.faceOf(v.face, cluster) == nil {
			return append(dst, part{face: v.face, width: width, missing: cluster, blank: true})
		}
		if fonts.Ignorable(r) {
			continue
		}
		if s.faceOf(v.face, string(r)) != nil {
			anyFace = true
			continue
		}
		shown := string(r)
		if unicode.IsMark(r) {
			shown = "\u25CC" + shown
		}
		s.warnOnce("missing-glyph", r, fmt.Sprintf("no font has U+%04X (%s); a box stands for it", r, shown),
			"give a folder with a font that has it: --font-dir DIR")
	}
	if !anyFace {
		return append(dst, part{face: v.face, width: missingWidth, missing: cluster})
	}
	for rest := cluster; rest != ""; {
		_, size := utf8.DecodeRuneInString(rest)
		char := rest[:size]
		rest = rest[size:]
		if face := s.faceOf(v.face, char); face != nil {
			dst = append(dst, s.shapePart(v, face, char))
		} else {
			dst = append(dst, part{face: v.face, width: missingWidth, missing: char})
		}
	}
	return dst
}

// spaceWidths are the widths of Unicode's spaces, for faces that don't have
// them.
var spaceWidths = map[rune]em{
	0x2000: 1 << 15, 0x2001: 1 << 16, 0x2002: 1 << 15, 0x2003: 1 << 16, 0x2004: 1 << 16 / 3, 0x2005: 1 << 14,
	0x2006: 1 << 16 / 6, 0x2007: 1 << 15, 0x2008: 1 << 14, 0x2009: 1 << 16 / 5, 0x200A: 1 << 16 / 10,
	0x202F: 1 << 16 / 5, 0x205F: 4 << 16 / 18, 0x3000: 1 << 16,
}

func (s *Setter) warnOnce(code string, r rune, message, hint string) {
	s.diags.WarnOnce(string(r), s.pos, code, message, hint)
}

// Diagnostics need a place: that of the span that is being shaped.
func (s *Setter) standAt(span *Span, opts *Options) {
	s.pos = span.Pos
	if s.pos == (doc.Pos{}) {
		s.pos = opts.Pos
	}
}
