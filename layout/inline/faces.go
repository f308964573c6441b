package inline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/doc"
	"octavo/fonts"
)

// choice is the face for a cluster, and its size as in part.size.
type choice struct {
	face *fonts.Face // nil if no face has the cluster
	size em
}

// choiceKey is what a choice depends on.
type choiceKey struct {
	main          *fonts.Face
	cluster, lang string
}

// maxChoices is the number of choices that are remembered: more different
// characters than any language writes with.
const maxChoices = 1 << 15

// shapeParts shapes a text in the voice's face, and what that face doesn't have
// in others, cluster by cluster.
func (s *Setter) shapeParts(v *voice, text string, dst []part) []part {
	if s.hasAll(v.face, text) && !(writesHan(v.lang) && longMark(text)) { // marks without a wide letter beside them are main's
		return append(dst, s.shapePart(v, choice{face: v.face}, text))
	}
	s.clusters = append(s.seg.Clusters(text, s.clusters[:0]), len(text))
	ch := chooser{s: s, v: v, text: text, lang: hanLang(v.lang, text), ends: s.clusters}
	begin, from := 0, 0
	var now choice
	flush := func(end int) {
		if end > begin && now.face != nil {
			p := s.shapePart(v, now, text[begin:end])
			p.at = begin
			dst = append(dst, p)
		}
		begin = end
	}
	for i, to := range s.clusters {
		cluster := text[from:to]
		next := ch.at(i, cluster, now)
		cells := 0
		if next.face != v.face && v.cell > 0 {
			cells = cellsOf(cluster)
		}
		switch {
		case next.face == nil:
			flush(from)
			dst = s.appendMissing(v, cluster, from, dst)
			begin = to
		case cells > 0:
			flush(from)
			dst = append(dst, s.cellPart(v, next, cluster, from, cells))
			begin, next.face = to, nil
		case next.face == now.face:
			next.size = now.size // one face goes on in one size
		default:
			flush(from)
		}
		now = next
		from = to
	}
	flush(len(text))
	return dst
}

// chooser finds the faces for the clusters of a text.
type chooser struct {
	s          *Setter
	v          *voice
	text, lang string
	ends       []int // of the clusters
}

// at is the face for cluster i, which comes after one in the face of now.
// Punctuation goes with the letters beside it, if main doesn't have it, or if
// the language has a form of its own for it.
func (c *chooser) at(i int, cluster string, now choice) choice {
	s, main := c.s, c.v.face
	r, _ := utf8.DecodeRuneInString(cluster)
	own := s.hasAll(main, cluster)
	switch {
	case own && now.face != nil && now.face != main && c.endsLetters(i, r, cluster) && s.hasAll(now.face, cluster):
		return now
	case own && !(isHanMark(r) && writesHan(c.v.lang)), fonts.IsEmoji(cluster):
		return s.choose(main, cluster, c.lang)
	case !unicode.In(r, unicode.Common, unicode.Inherited):
		return s.choose(main, cluster, c.lang)
	}
	if own {
		if !c.amongWide(i, cluster) {
			return choice{face: main}
		}
	}
	if now.face != nil && now.face != main && s.hasAll(now.face, cluster) {
		return now
	}
	for k := i + 1; k < min(i+4, len(c.ends)); k++ {
		next := c.text[c.ends[k-1]:c.ends[k]]
		if r, _ := utf8.DecodeRuneInString(next); unicode.In(r, unicode.Common, unicode.Inherited) {
			continue
		}
		if n := s.choose(main, next, c.lang); n.face != nil && n.face != main && s.hasAll(n.face, cluster) {
			return n
		}
		break
	}
	if own { // a long mark by itself
		if n := s.choose(main, "\u3002", c.lang); n.face != nil && s.hasAll(n.face, cluster) {
			return n
		}
	}
	return s.choose(main, cluster, c.lang)
}

// endsLetters says whether a mark closes what letters of a stand-in have begun that
// runs from left to right: it is in their face then, as a hyphen made after them is.
func (c *chooser) endsLetters(i int, r rune, cluster string) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(c.text[:c.ends[i]-len(cluster)], fonts.Ignorable))
	const armenian, hebrew, devanagari, punctuation = 0x0530, 0x0590, 0x0900, 0x2000
	return strings.ContainsRune(".,;:!?-", r) &&
		(before >= armenian && before < hebrew || before >= devanagari && before < punctuation)
}

// amongWide says whether a mark has a wide letter beside it, past other such
// marks, or is one of the two that make a long dash or an ellipsis.
func (c *chooser) amongWide(i int, cluster string) bool {
	before := strings.TrimRightFunc(c.text[:c.ends[i]-len(cluster)], isHanMark)
	after := strings.TrimLeftFunc(c.text[c.ends[i]:], isHanMark)
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	return isWide(a) || isWide(b) || (cluster == "—" || cluster == "…") &&
		(strings.HasSuffix(c.text[:c.ends[i]-len(cluster)], cluster) || strings.HasPrefix(c.text[c.ends[i]:], cluster))
}

// longMark says whether a text has one of the marks that are two ems long in
// Chinese and Japanese.
func longMark(text string) bool {
	return strings.Contains(text, "——") || strings.Contains(text, "……")
}

// isHanMark says whether a mark is as wide as an ideograph in Chinese and
// Japanese, though Latin has it too.
func isHanMark(r rune) bool {
	return isQuote(r) || r == 0x2014 || r == 0x2026 || r == 0xB7 || r == 0x2025
}

// writesHan says whether a language has such marks.
func writesHan(lang string) bool {
	name, _, _ := strings.Cut(lang, "-")
	return name == "zh" || name == "ja" || name == "yue"
}

// choose finds the face for a cluster: the main one if it can be.
func (s *Setter) choose(main *fonts.Face, cluster, lang string) choice {
	if s.hasAll(main, cluster) {
		return choice{face: main}
	}
	key := choiceKey{main, cluster, lang}
	if c, ok := s.choices[key]; ok {
		return c
	}
	c := s.chooseAnew(main, cluster, lang)
	if len(s.choices) >= maxChoices {
		clear(s.choices)
	}
	key.cluster = strings.Clone(cluster)
	s.choices[key] = c
	return c
}

func (s *Setter) chooseAnew(main *fonts.Face, cluster, lang string) choice {
	r, _ := utf8.DecodeRuneInString(cluster)
	if _, ok := spaceWidths[r]; unicode.IsControl(r) || ok && r != ideographicSpace {
		return choice{}
	}
	face := s.fonts.fallback(main, cluster, lang)
	if face == nil {
		plain := strings.Trim(cluster, "\uFE0E\uFE0F")
		if plain == cluster || !s.hasAll(main, plain) {
			return choice{}
		}
		return choice{face: main} // it does without the variation selector
	}
	c := choice{face: face}
	if fit := face.Fit(main, cluster); fit != fonts.Whole {
		c.size = em(fit)
	}
	return c
}

// hasAll says whether a face has all characters of a text that can be seen. A
// selector of emoji asks for another face.
func (s *Setter) hasAll(face *fonts.Face, text string) bool {
	for _, r := range text {
		if !s.fonts.has(face, r) && (r == emojiSelector || !fonts.Ignorable(r)) {
			return false
		}
	}
	return true
}

const emojiSelector = '\uFE0F'

func (s *Setter) shapePart(v *voice, c choice, text string) part {
	p := part{run: s.fonts.shape(c.face, text, v.shaping), face: c.face, size: c.size}
	p.width = p.ems(p.run.Width)
	return p
}

// cellPart sets a cluster in the middle of cells of a face that gives all
// characters the same width: code stays aligned. What is too wide is made
// smaller; lines and blocks of text graphics reach from edge to edge.
func (s *Setter) cellPart(v *voice, c choice, cluster string, at, cells int) part {
	p := s.shapePart(v, c, cluster)
	p.at = at
	room := v.cell * em(cells)
	r, _ := utf8.DecodeRuneInString(cluster)
	fill := em(0)
	switch {
	case p.width > room || r >= 0x2500 && r <= 0x259F:
		fill = room
	case cells == 2 && isWide(r):
		fill = room - room/14 // set nearly solid, as in running text
	}
	if fill > 0 && p.width > 0 {
		if p.size == 0 {
			p.size = fonts.Whole
		}
		p.size = p.size * fill / p.width
		p.width = p.ems(p.run.Width)
	}
	p.lead = (room - p.width) / 2
	p.width, p.adjusted = room, true
	return p
}

// cellsOf is how many cells a cluster takes up where all characters have the
// same width, after UAX #11; 0 for scripts whose letters join, or are too
// different for cells.
func cellsOf(cluster string) int {
	r, _ := utf8.DecodeRuneInString(cluster)
	if !unicode.In(r, unicode.Common, unicode.Inherited, unicode.Latin, unicode.Greek, unicode.Cyrillic,
		unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Braille) {
		return 0
	}
	if fonts.IsEmoji(cluster) {
		return 2
	}
	return doc.Cells(r)
}

// hanLang is the language that says which form the Chinese characters of a text
// have: the text's own if it is one of those that write with them, else the one
// that its other characters tell of.
func hanLang(lang, text string) string {
	switch name, _, _ := strings.Cut(lang, "-"); name {
	case "zh", "ja", "ko", "yue", "ur":
		return lang
	}
	found := ""
	for _, r := range text {
		switch {
		case r < 0x1100:
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			return "ja"
		case unicode.Is(unicode.Hangul, r):
			found = "ko"
		case found == "" && unicode.Is(unicode.Bopomofo, r):
			found = "zh-Hant"
		}
	}
	return found
}
