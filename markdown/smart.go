package markdown

import (
	"unicode"
	"unicode/utf8"

	"octavo/doc"
)

const (
	noBreakSpace  = "\u00A0"
	narrowNoBreak = "\u202F"
	opaque        = '\uFFFC' // what is not text, but counts as a letter: code, a formula, a picture

	// Bounds on looking around, which keep the whole linear.
	smartWordBytes  = 512  // to the ends of a word
	smartAheadBytes = 4096 // ahead for the end of a quotation,
	smartAheadMarks = 32   // and past how many other marks
	smartDepth      = 32   // of nested quotations
)

// smarten sets quotation marks, apostrophes, dashes, ellipses and no-break
// spaces in one block's inlines, in place, as the language wants them (a
// BCP 47 tag; unknown ones are set like English). Decisions are made over the
// whole block, so that a quotation may open in one inline and close in
// another; text in another language is set as that wants it. Code, formulas,
// keys and addresses stay as they are.
func smarten(inlines []doc.Inline, lang string) {
	var s smartener
	s.set(inlines, lang)
}

// set does so, with room that was used before.
func (s *smartener) set(inlines []doc.Inline, lang string) {
	marks := marksFor(lang)
	if !anySmart(inlines, marks) {
		return
	}
	s.marks, s.buf, s.runs, s.edits, s.open = marks, s.buf[:0], s.runs[:0], s.edits[:0], s.open[:0]
	s.flatten(inlines)
	s.scan()
	s.closeAll()
	s.apply()
}

// smartener works on the text of a block in one piece.
type smartener struct {
	marks *smartMarks
	buf   []byte
	runs  []smartRun
	edits []smartEdit // in the order of buf
	open  []openQuote
	out   []byte // a text that is written anew
	store *store
}

// smartRun is a text and where in buf it starts.
type smartRun struct {
	text  *doc.Text
	start int
}

// smartEdit replaces buf[at:end].
type smartEdit struct {
	at, end int
	with    string
}

// anySmart reports whether there is anything to set in the inlines.
func anySmart(inlines []doc.Inline, marks *smartMarks) bool {
	for _, in := range inlines {
		switch in := in.(type) {
		case *doc.Text:
			if hasSmart(in.Value, marks) {
				return true
			}
		case *doc.Span:
			if in.Kind != doc.SpanKbd && (in.Attr.Lang != "" || anySmart(in.Inlines, marks)) {
				return true
			}
		case *doc.Link:
			if anySmart(in.Inlines, marks) {
				return true
			}
		}
	}
	return false
}

// mayBeSmart says that a byte is one that scan looks at.
var mayBeSmart = func() (t [256]bool) {
	for _, c := range []byte("\"'-. ;:!?\xC2\xEF") {
		t[c] = true
	}
	return t
}()

// hasSmart is generous: it may say yes where nothing changes in the end.
func hasSmart(s string, marks *smartMarks) bool {
	for i := range len(s) {
		c := s[i]
		if !mayBeSmart[c] {
			continue
		}
		switch c {
		case '"', '\'', 0xEF:
			return true
		case '.':
			if i+1 < len(s) && s[i+1] == '.' {
				return true
			}
		case '-':
			if i+1 == len(s) || i == 0 || s[i+1] == '-' || s[i+1] == ' ' && s[i-1] == ' ' {
				return true
			}
		case ' ':
			if i > 0 && isDigit(rune(s[i-1])) && unitAt(s[i+1:]) || i+2 < len(s) && s[i+1] == 0xE2 {
				return true
			}
		case ';', ':', '!', '?', 0xC2:
			if marks.french != notFrench {
				return true
			}
		}
	}
	return false
}

// flatten copies the text of the inlines to buf. What is set apart from text
// leaves one character, a letter to its neighbours; a line break is a space.
func (s *smartener) flatten(inlines []doc.Inline) {
	for _, in := range inlines {
		switch in := in.(type) {
		case *doc.Text:
			s.runs = append(s.runs, smartRun{in, len(s.buf)})
			s.buf = append(s.buf, in.Value...)
			continue
		case *doc.Span:
			switch {
			case in.Kind == doc.SpanKbd:
				s.solid(opaque)
			case in.Attr.Lang != "" && marksFor(in.Attr.Lang) != s.marks:
				smarten(in.Inlines, in.Attr.Lang)
				s.solid(opaque)
			default:
				s.flatten(in.Inlines)
			}
			continue
		case *doc.Link:
			if isBareAddress(in) {
				s.solid(opaque)
				continue
			}
			s.flatten(in.Inlines)
		case *doc.Break:
			s.solid('\n')
		case *doc.Code, *doc.Math, *doc.Image:
			s.solid(opaque)
		}
	}
}

// solid adds a character that belongs to no text.
func (s *smartener) solid(r rune) {
	s.runs = append(s.runs, smartRun{nil, len(s.buf)})
	s.buf = utf8.AppendRune(s.buf, r)
}

// isBareAddress reports whether a link's text is its address.
func isBareAddress(l *doc.Link) bool {
	if len(l.Inlines) != 1 {
		return false
	}
	t, ok := l.Inlines[0].(*doc.Text)
	return ok && (t.Value == l.Dest || "mailto:"+t.Value == l.Dest || "http://"+t.Value == l.Dest || "https://"+t.Value == l.Dest)
}

// scan decides on every character that may change, from left to right.
func (s *smartener) scan() {
	for i := 0; i < len(s.buf); {
		c := s.buf[i]
		if !mayBeSmart[c] {
			i++
			continue
		}
		switch c {
		case '"':
			s.doubleQuote(i)
			i++
		case '\'':
			s.singleQuote(i)
			i++
		case '-':
			i = s.hyphens(i)
		case '.':
			i = s.dots(i)
		case ' ':
			if i > 0 && i+1 < len(s.buf) && (isDigit(rune(s.buf[i-1])) || s.buf[i+1] == "–"[0]) {
				s.space(i)
			}
			i++
		case ';', ':', '!', '?':
			if s.marks.french != notFrench {
				s.highPunctuation(i)
			}
			i++
		case 0xC2:
			if s.marks.french != notFrench {
				s.guillemet(i)
			}
			i += s.runeLen(i)
		case 0xEF:
			i = s.guard(i)
		}
	}
}

func (s *smartener) runeLen(i int) int {
	_, n := utf8.DecodeRune(s.buf[i:])
	return n
}

// guard removes a guard and skips what it guards. It returns where to go on.
func (s *smartener) guard(i int) int {
	r, n := utf8.DecodeRune(s.buf[i:])
	if r != guard {
		return i + n
	}
	s.edit(i, i+n, "")
	if i+n < len(s.buf) {
		n += s.runeLen(i + n)
	}
	return i + n
}

// edit notes a replacement. Edits come in order; one that would overlap the
// last is left out, since what it would change is decided.
func (s *smartener) edit(at, end int, with string) {
	if s.free(at) {
		s.edits = append(s.edits, smartEdit{at, end, with})
	}
}

// free reports whether no edit goes beyond at.
func (s *smartener) free(at int) bool {
	n := len(s.edits)
	return n == 0 || s.edits[n-1].end <= at
}

// before is the character before i, 0 at the block's start.
func (s *smartener) before(i int) rune {
	r, n := utf8.DecodeLastRune(s.buf[:i])
	if n == 0 {
		return 0
	}
	return r
}

// after is the character from i on, without guards, 0 at the block's end.
func (s *smartener) after(i int) rune {
	for i < len(s.buf) {
		r, n := utf8.DecodeRune(s.buf[i:])
		if r != guard {
			return r
		}
		i += n
	}
	return 0
}

// apply rewrites the texts that have edits. A run of hyphens or dots may go
// over the border of two texts: what replaces it is in the first.
func (s *smartener) apply() {
	edits, from := s.edits, 0
	for k, run := range s.runs {
		end := len(s.buf)
		if k+1 < len(s.runs) {
			end = s.runs[k+1].start
		}
		if run.text == nil || from <= run.start && (len(edits) == 0 || edits[0].at >= end) {
			continue
		}
		out := s.out[:0]
		from = max(from, run.start)
		for len(edits) > 0 && edits[0].at < end {
			out = append(out, s.buf[from:edits[0].at]...)
			out = append(out, edits[0].with...)
			from, edits = edits[0].end, edits[1:]
		}
		if from < end {
			out = append(out, s.buf[from:end]...)
		}
		run.text.Value, s.out = s.store.string(out), out
	}
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isWordRune(r rune) bool {
	return r == opaque || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isSmartSpace(r rune) bool { return r == 0 || unicode.IsSpace(r) || r == '\u200B' }
