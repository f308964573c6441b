package inline

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// stopsIn finds where a word may be parted without being divided by a
// hyphenator: after the hyphens and slashes of compounds, inside of addresses
// and code, and where the Unicode Line Breaking Algorithm (UAX #14) says so,
// as between ideographs.
func (s *Setter) stopsIn(v *voice, w *word) []stop {
	var stops []stop
	if !isPlain(w.text) {
		stops = wordStops(w.text, s.unicodeStops(w.text, v.lang, stops))
	}
	if strings.ContainsAny(w.text, "-/") || isIdentifier(w.text) || v.verbatim || linkLike(w.text) {
		stops = asciiStops(w.text, v.verbatim || linkLike(w.text), stops)
	}
	return s.measureStops(v, w, stops)
}

// isPlain says whether a word has nothing that Unicode's rules are needed for.
func isPlain(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < utf8.RuneSelf {
			continue
		}
		// Quotation marks are frequent, and never let a word be parted; they
		// are U+2018 to U+201D.
		if text[i] == 0xE2 && i+2 < len(text) && text[i+1] == 0x80 && text[i+2] >= 0x98 && text[i+2] <= 0x9D {
			i += 2
			continue
		}
		return false
	}
	return true
}

// unicodeStops are the stops at characters beyond ASCII.
func (s *Setter) unicodeStops(text, lang string, stops []stop) []stop {
	if writesHan(lang) {
		text = bracketQuotes(text)
	}
	s.bounds = s.seg.LineBreaks(text, s.bounds[:0])
	for _, at := range s.bounds {
		a, _ := utf8.DecodeLastRuneInString(text[:at])
		b, _ := utf8.DecodeRuneInString(text[at:])
		if a < utf8.RuneSelf && b < utf8.RuneSelf {
			continue // asciiStops is more careful
		}
		t := stop{at: int32(at), kind: plainStop}
		switch {
		case a == softHyphenRune:
			t.kind = softHyphen
		case isWide(a) || isWide(b):
			t.kind = wideStop
		case unicode.Is(unicode.Hangul, a) && unicode.Is(unicode.Hangul, b):
			t.kind = hangulStop
		case b == emDash || isQuote(a) || isQuote(b):
			continue // UAX #14 would break before a dash too; readers would not
		case a == '-' || a == 0x2010:
			if !partsAreLong(text, at) {
				continue
			}
			t.kind = keptHyphen
		}
		stops = append(stops, t)
	}
	return stops
}

const (
	softHyphenRune = '\u00AD'
	emDash         = '\u2014'
)

func isQuote(r rune) bool { return r >= 0x2018 && r <= 0x201D }

// isWide says whether a character is written without spaces around it.
func isWide(r rune) bool {
	return r >= 0x2E80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF)
}

// linkLike says whether a word is an address or a path.
func linkLike(text string) bool {
	return strings.Contains(text, "://") || strings.HasPrefix(text, "www.") ||
		strings.Contains(text, "::") || strings.Count(text, "/") > 1
}

// asciiStops are the stops after ASCII punctuation. In ordinary words they are
// hyphens and slashes between letters; names of programs, where they must, before
// their parts; links, paths and code after each of their parts.
func asciiStops(text string, link bool, stops []stop) []stop {
	for i := 1; i < len(text); i++ {
		c := text[i-1]
		switch {
		case c >= utf8.RuneSelf || !isAlnum(text[i]):
		case isAlnum(c):
			if humpAt(text, i) && (link || isIdentifier(text)) {
				stops = append(stops, stop{at: int32(i), kind: humpStop})
			}
		case !link && (c == '-' || c == '/'):
			if !isLetter(text[i]) || !partsAreLong(text, i) {
				continue
			}
			kind := keptHyphen
			if c == '/' {
				kind = linkStop
			}
			stops = append(stops, stop{at: int32(i), kind: kind})
		case link && strings.IndexByte("/.-_=&?:,;#%~+|<({[\\", c) >= 0:
			if !partsAreLong(text, i) || isDigit(text[i]) && i > 1 && isDigit(text[i-2]) {
				continue
			}
			at := i
			if c == '.' && text[i-2] != '.' { // at a line's end it would end a sentence
				at--
			}
			stops = append(stops, stop{at: int32(at), kind: linkStop})
		}
	}
	return stops
}

// humpAt says whether a part of a name in camel case begins at a place, and is
// not too short to stand alone, nor what is before it.
func humpAt(text string, i int) bool {
	const least = 4
	if !isUpper(text[i]) || isUpper(text[i-1]) || i < least || len(text)-i < least {
		return false
	}
	for j := i - least; j < i+least; j++ {
		if !isLetter(text[j]) {
			return false
		}
	}
	return true
}

// isIdentifier says whether a word is in camel case as names in programs are,
// not as JavaScript is: it begins small, or has three parts.
func isIdentifier(text string) bool {
	humps := 0
	for i := 1; i < len(text); i++ {
		if isUpper(text[i]) && !isUpper(text[i-1]) {
			humps++
		}
	}
	return humps > 1 || humps == 1 && text[0] >= 'a' && text[0] <= 'z'
}

// partsAreLong says whether two characters or more are before a place, up to
// the place before it where the word could be parted, and after it: "e-mail"
// and "--all" stay whole.
func partsAreLong(text string, at int) bool {
	before := strings.TrimRightFunc(text[:at], func(r rune) bool { return !isWordRune(r) })
	return countLetters(before, true) >= 2 && countLetters(text[at:], false) >= 2
}

// countLetters counts letters and digits at one end of a text, up to 2.
func countLetters(text string, last bool) int {
	n := 0
	for n < 2 && text != "" {
		r, size := utf8.DecodeRuneInString(text)
		if last {
			r, size = utf8.DecodeLastRuneInString(text)
		}
		if !isWordRune(r) {
			break
		}
		n++
		if last {
			text = text[:len(text)-size]
		} else {
			text = text[size:]
		}
	}
	return n
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isAlnum(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func isUpper(c byte) bool  { return c >= 'A' && c <= 'Z' }
func isAlnum(c byte) bool  { return isLetter(c) || isDigit(c) }

// lettersAt is the length of the letters that a text begins with.
func lettersAt(text string) int {
	for i, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return i
		}
	}
	return len(text)
}

// divisible says whether a word is one that may be hyphenated: not an
// address, a number, an acronym or a name from code, nor one whose author said
// where to divide it.
func divisible(text string) bool {
	var before rune
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9', r == '_', r == '@', r == '\\', r == '=', r == softHyphenRune:
			return false
		case unicode.IsUpper(r) && unicode.IsLetter(before):
			return false
		}
		before = r
	}
	return !linkLike(text)
}

// mayPart says whether a line may end between two texts that no space parts,
// as where the style changes. In code it may after a part of a path or name.
func (s *Setter) mayPart(before, after string, code bool) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	switch {
	case isQuote(a) || isQuote(b) || b == emDash:
		return false
	case a == emDash:
		return isWordRune(b)
	case code && a < utf8.RuneSelf && b < utf8.RuneSelf:
		before = ending(before)
		stops := asciiStops(before+beginning(after), true, nil)
		return slices.ContainsFunc(stops, func(t stop) bool { return int(t.at) == len(before) })
	case a < utf8.RuneSelf && b < utf8.RuneSelf:
		if a != '-' && a != '/' || !isWordRune(b) {
			return false
		}
		before = ending(before)
		return partsAreLong(before+beginning(after), len(before))
	}
	before, after = ending(before), beginning(after)
	s.bounds = s.seg.LineBreaks(before+after, s.bounds[:0])
	return slices.Contains(s.bounds, len(before))
}

// contextSize is how many bytes of a text are looked at where only its
// beginning or its end matters.
const contextSize = 64

func ending(text string) string {
	at := max(0, len(text)-contextSize)
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return text[at:]
}

func beginning(text string) string {
	at := min(len(text), contextSize)
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return text[:at]
}

// onlyPunctuation says whether a word is nothing but what opens, or nothing but
// what closes: a space does not let a line end after the former or before the
// latter (UAX #14, LB13 to LB15, and for the sake of French).
func onlyPunctuation(text string) (opens, closes bool) {
	if len(text) > 12 || text == "" {
		return false, false
	}
	opens, closes = true, true
	for _, r := range text {
		opens = opens && strings.ContainsRune("([{«‹¿¡“‘„‚", r)
		closes = closes && strings.ContainsRune(")]}»›?!.,;:…”’", r)
	}
	return opens, closes
}

// hang is how far a text's first or last character hangs into the margin.
func (s *Setter) hang(v *voice, text string, right bool) em {
	r, size := utf8.DecodeRuneInString(text)
	char := text[:size]
	if right {
		r, size = utf8.DecodeLastRuneInString(text)
		char = text[len(text)-size:]
	}
	if r >= 0x2E80 || isQuote(r) {
		if h := s.hangHan(v, text, right); h != 0 {
			return h
		}
	}
	h, ok := s.hangs[r]
	if v.rtl || !ok || !s.fonts.has(v.face, r) {
		return 0
	}
	share := h.left
	if right {
		share = h.right
	}
	if share == 0 {
		return 0
	}
	run := s.fonts.shape(v.face, char, v.shaping)
	return ems(run.Width, v.face) * em(share) / 1000
}
