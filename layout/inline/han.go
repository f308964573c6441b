package inline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Chinese and Japanese are set solid, with a little space where Latin letters
// and digits stand among them, and with half of the em of punctuation marks
// taken back where they meet: Requirements for Chinese Text Layout, sections 3.1.6
// and 3.2, and Requirements for Japanese Text Layout, sections 3.1 and 3.2.

// addHan appends a text with wide characters, in atoms of those and of others.
func (z *itemizer) addHan(text string, start int, level uint8) {
	for text != "" {
		n := stretchAt(text, writesHan(z.use.lang))
		z.addHanSpace(text, start)
		z.addShaped(text[:n], start, level)
		text, start = text[n:], start+n
	}
}

// hanText says whether a text is one for addHan.
func (z *itemizer) hanText(text string) bool {
	if z.use.verbatim || z.opts.KeepSpaces {
		return false
	}
	for i := 0; i < len(text); i++ {
		if text[i] >= 0xE2 {
			if r, _ := utf8.DecodeRuneInString(text[i:]); isWide(r) {
				return true
			}
		}
	}
	return false
}

// afterHan says whether a text comes right after a wide letter.
func (z *itemizer) afterHan() bool {
	r, _ := utf8.DecodeLastRuneInString(z.wordEnd)
	return isHanLetter(r) && !z.use.verbatim && !z.opts.KeepSpaces
}

// stretchAt is the length of the characters that a text begins with which are
// all wide, or all not. Marks, and in languages that have wide quotation marks
// those, go with what is before them.
func stretchAt(text string, marks bool) int {
	first, size := utf8.DecodeRuneInString(text)
	wide := isWide(first) || marks && isHanMark(first)
	for i, r := range text[size:] {
		switch {
		case marks && isHanMark(r) && !wide && beforeWide(text[size+i:]):
			return size + i
		case unicode.IsMark(r) || isWide(r) == wide || r == 0x200D || unicode.Is(unicode.Variation_Selector, r):
		case marks && isHanMark(r) && wide:
		default:
			return size + i
		}
	}
	return len(text)
}

// beforeWide says whether the second character of a text is wide.
func beforeWide(text string) bool {
	_, size := utf8.DecodeRuneInString(text)
	r, _ := utf8.DecodeRuneInString(text[size:])
	return isWide(r)
}

// addHanSpace puts a space before a text that comes right after another, where
// one ends in a wide letter and the other doesn't. Nothing of it is in the
// text.
func (z *itemizer) addHanSpace(text string, start int) {
	n := len(z.p.atoms)
	if z.wordEnd == "" || n == 0 || z.p.atoms[n-1].kind == padAtom || z.s.tuning.HanLatin == 0 {
		return
	}
	a, _ := utf8.DecodeLastRuneInString(z.wordEnd)
	b, _ := utf8.DecodeRuneInString(text)
	if !(isHanLetter(a) && isNarrowLetter(b) || isNarrowLetter(a) && isHanLetter(b)) {
		return
	}
	w := z.s.hanSpace()
	z.add(atom{
		kind: spaceAtom, start: int32(start), word: w, width: z.use.width(w),
		rigid: !z.s.mayPart(z.wordEnd, text, false),
	})
	z.wordEnd = ""
}

// hanSpace is the space as a word without characters.
func (s *Setter) hanSpace() *word {
	if s.gap == nil {
		s.gap = &word{width: em(s.tuning.HanLatin) << 16 / 1000}
	}
	return s.gap
}

func isHanLetter(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func isNarrowLetter(r rune) bool {
	return r >= '0' && r <= '9' || r < 0x2E80 && unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
}

// The punctuation marks that fill half of their em: at the left, and at the
// right. The commas and stops of traditional Chinese stand in the middle.
const (
	closingMarks  = "」』）】》〉］｝〕〗〙〛’”"
	stoppingMarks = "、。，．：；"
	openingMarks  = "「『（【《〈［｛〔〖〘〚‘“"
)

// closesHan says whether a mark leaves the right half of its em empty. Colons do
// in simplified Chinese alone.
func closesHan(r rune, lang string) bool {
	switch {
	case strings.ContainsRune(closingMarks, r):
		return true
	case !strings.ContainsRune(stoppingMarks, r) || centred(lang):
		return false
	}
	return r != '：' && r != '；' || strings.HasPrefix(lang, "zh")
}

func opensHan(r rune) bool { return strings.ContainsRune(openingMarks, r) }

func centred(lang string) bool {
	l := strings.ToLower(lang)
	return strings.HasPrefix(l, "zh-hant") || strings.HasPrefix(l, "zh-tw") || strings.HasPrefix(l, "zh-hk") ||
		strings.HasPrefix(l, "zh-mo") || strings.HasPrefix(l, "yue")
}

// trimMarks takes back half an em where two marks meet. Parts end there.
func (s *Setter) trimMarks(v *voice, parts []part) []part {
	if v.verbatim || v.cell > 0 || v.rtl {
		return parts
	}
	for i := 0; i < len(parts); i++ {
		if p := &parts[i]; p.run != nil && !p.adjusted {
			if cut := s.trimPart(v, p); cut != nil {
				parts = slices.Replace(parts, i, i+1, cut...)
				i += len(cut) - 1
			}
		}
	}
	return parts
}

// trimPart cuts a part where two marks meet; nil if they do nowhere.
func (s *Setter) trimPart(v *voice, p *part) []part {
	var list []part
	begin, lead := 0, em(0)
	cut := func(end int, trim em) {
		q := s.shapePart(v, choice{p.face, p.size}, p.run.Text[begin:end])
		q.at, q.lead, q.trim = p.at+begin, -lead, trim
		q.width -= lead + trim
		q.adjusted = lead+trim != 0
		list = append(list, q)
		begin, lead = end, 0
	}
	var before rune
	for at, r := range p.run.Text {
		switch {
		case before == 0 || !closesHan(before, v.lang) && !opensHan(before):
		case closesHan(before, v.lang) && (closesHan(r, "zh") || opensHan(r)):
			if half := s.half(v, p, before); half > 0 {
				cut(at, half)
			}
		case opensHan(before) && opensHan(r):
			if half := s.half(v, p, r); half > 0 {
				cut(at, 0)
				lead = half
			}
		}
		before = r
	}
	if begin > 0 {
		cut(len(p.run.Text), 0)
	}
	return list
}

// half is the empty half of a mark in the face of a part, 0 if it isn't as
// wide as an ideograph there.
func (s *Setter) half(v *voice, p *part, mark rune) em {
	w := s.shapePart(v, choice{p.face, p.size}, string(mark)).width
	if w < 9<<16/10 {
		return 0
	}
	return w / 2
}

// bracketQuotes makes brackets of the quotation marks beside wide letters: a
// line may end before one that opens and after one that closes, which UAX #14
// doesn't know of marks that are used in all directions.
func bracketQuotes(text string) string {
	if !strings.ContainsAny(text, "‘’“”") {
		return text
	}
	b := []byte(text)
	before := rune(0)
	for at, r := range text {
		_, size := utf8.DecodeRuneInString(text[at:])
		after, _ := utf8.DecodeRuneInString(text[at+size:])
		switch beside := isWide(before) || isWide(after); {
		case beside && (r == '‘' || r == '“'):
			copy(b[at:], "「")
		case beside && (r == '’' || r == '”'):
			copy(b[at:], "」")
		}
		before = r
	}
	return string(b)
}
