package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/doc"
)

// codeLanguage describes a language to the scanner. Lists of words stand
// between spaces, " so as here ".
type codeLanguage struct {
	names    string // by which fences call it, in lower case
	scan     func(s *codeScanner, l *codeLanguage)
	keywords string
	types    string   // types, functions and values that come with the language
	line     []string // what comments to the end of the line start with
	block    [2]string
	nested   bool // block comments nest
	strings  []codeString
	// special, tried first, recognises what is peculiar to the language at
	// s.pos: its end and class, or 0.
	special func(s *codeScanner) (end int, class doc.TokenClass)
	ident   string // bytes in names besides letters, digits and _
	fold    bool   // keywords in any case
	caps    bool   // capitalised names are types
}

// codeString is a form of string literal.
type codeString struct {
	open, close string
	escape      byte // 0 if nothing escapes the end
	lines       bool // may go over several lines
}

func (l *codeLanguage) run(s *codeScanner) {
	if l.scan != nil {
		l.scan(s, l)
	} else {
		scanProgram(s, l)
	}
	s.emit(doc.TokenPlain, len(s.src))
}

// codeScanner divides src into tokens from left to right.
type codeScanner struct {
	src string
	pos int
	out []doc.Token
	// last is the last byte of what came before pos, without spaces, and word
	// the last name or keyword, if it was that: what a slash means depends on it.
	last byte
	word string
	// noEnd is the last tag for which no end of a here-document was found.
	noEnd string
}

// emit makes a token of src[pos:end], or lengthens the last one.
func (s *codeScanner) emit(class doc.TokenClass, end int) {
	end = min(end, len(s.src))
	if end <= s.pos {
		return
	}
	n := int32(end - s.pos)
	if k := len(s.out); k > 0 && s.out[k-1].Class == class {
		s.out[k-1].Len += n
	} else {
		if s.out == nil {
			s.out = make([]doc.Token, 0, 16+len(s.src)/8)
		}
		s.out = append(s.out, doc.Token{Class: class, Len: n})
	}
	s.pos = end
}

// emitCode is emit for what a later slash or quotation mark may look back to.
func (s *codeScanner) emitCode(class doc.TokenClass, end int) {
	end = min(end, len(s.src))
	s.last, s.word = s.src[end-1], ""
	s.emit(class, end)
}

func (s *codeScanner) rest() string { return s.src[s.pos:] }

// at is the byte n after pos, 0 beyond the end.
func (s *codeScanner) at(n int) byte {
	if s.pos+n < len(s.src) && s.pos+n >= 0 {
		return s.src[s.pos+n]
	}
	return 0
}

// lineEnd is the end of the line that i is in, without its newline.
func (s *codeScanner) lineEnd(i int) int {
	if n := strings.IndexByte(s.src[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(s.src)
}

// lineStart reports whether only spaces stand between i and its line's start.
func (s *codeScanner) lineStart(i int) bool {
	for i > 0 && (s.src[i-1] == ' ' || s.src[i-1] == '\t') {
		i--
	}
	return i == 0 || s.src[i-1] == '\n'
}

// scanProgram scans a language of words, operators, strings and comments,
// which is most of them.
func scanProgram(s *codeScanner, l *codeLanguage) {
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		if c == ' ' || c == '\n' || c == '\t' {
			s.spaces()
			continue
		}
		if l.special != nil {
			if end, class := l.special(s); end > s.pos {
				s.emitCode(class, end)
				continue
			}
		}
		if end := l.comment(s); end > 0 {
			s.emit(doc.TokenComment, end)
			continue
		}
		if end := l.stringAt(s); end > 0 {
			s.emitCode(doc.TokenString, end)
			continue
		}
		switch {
		case isDigitByte(c), c == '.' && isDigitByte(s.at(1)):
			s.emitCode(doc.TokenNumber, s.numberEnd())
		case l.inName(c):
			l.name(s)
		case c < utf8.RuneSelf:
			s.emitCode(doc.TokenPunct, s.pos+1)
		default:
			s.emitCode(doc.TokenPlain, s.pos+1)
		}
	}
}

// spaces go with the token before them if that is plain.
func (s *codeScanner) spaces() {
	end := s.pos
	for end < len(s.src) && (s.src[end] == ' ' || s.src[end] == '\n' || s.src[end] == '\t') {
		end++
	}
	s.emit(doc.TokenPlain, end)
}

// comment is the end of the comment at pos, 0 if there is none.
func (l *codeLanguage) comment(s *codeScanner) int {
	rest := s.rest()
	for _, open := range l.line {
		if strings.HasPrefix(rest, open) {
			return s.lineEnd(s.pos)
		}
	}
	open, end := l.block[0], l.block[1]
	if open == "" || !strings.HasPrefix(rest, open) {
		return 0
	}
	depth := 1
	for i := s.pos + len(open); i < len(s.src); i++ {
		switch {
		case strings.HasPrefix(s.src[i:], end):
			i += len(end) - 1
			if depth--; depth == 0 {
				return i + 1
			}
		case l.nested && strings.HasPrefix(s.src[i:], open):
			depth++
			i += len(open) - 1
		}
	}
	return len(s.src)
}

// stringAt is the end of the string literal at pos, 0 if there is none.
func (l *codeLanguage) stringAt(s *codeScanner) int {
	rest := s.rest()
	for i := range l.strings {
		if f := &l.strings[i]; strings.HasPrefix(rest, f.open) {
			return f.end(s.src, s.pos+len(f.open))
		}
	}
	return 0
}

// end is where the literal ends whose inside starts at i. One that is not
// closed ends with its line, or with the text if it may have several lines.
func (f *codeString) end(src string, i int) int {
	for ; i < len(src); i++ {
		switch c := src[i]; {
		case f.escape != 0 && c == f.escape && (f.escape != f.close[0] || i+1 < len(src) && src[i+1] == c):
			i++
		case c == '\n' && !f.lines:
			return i
		case c == f.close[0] && strings.HasPrefix(src[i:], f.close):
			return i + len(f.close)
		}
	}
	return len(src)
}

func isDigitByte(c byte) bool { return '0' <= c && c <= '9' }

// numberEnd is the end of the number at pos: digits, letters of bases,
// exponents and suffixes, points that digits follow.
func (s *codeScanner) numberEnd() int {
	hex := s.at(0) == '0' && s.at(1)|0x20 == 'x'
	i := s.pos + 1
	for i < len(s.src) {
		c := s.src[i]
		switch {
		case isDigitByte(c), c == '_', isASCIILetter(c):
		case c == '.' && i+1 < len(s.src) && isDigitByte(s.src[i+1]):
		case (c == '+' || c == '-') && !hex && s.src[i-1]|0x20 == 'e' && i+1 < len(s.src) && isDigitByte(s.src[i+1]):
		default:
			return i
		}
		i++
	}
	return i
}

func (l *codeLanguage) inName(c byte) bool {
	return isASCIILetter(c) || c == '_' || c >= utf8.RuneSelf || strings.IndexByte(l.ident, c) >= 0
}

// nameEnd is the end of the name at i.
func (l *codeLanguage) nameEnd(s *codeScanner, i int) int {
	for i < len(s.src) {
		c := s.src[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s.src[i:])
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
				return i
			}
			i += n
			continue
		}
		if !isDigitByte(c) && !l.inName(c) {
			return i
		}
		i++
	}
	return i
}

// name scans a name, and tells what it is by the lists, by its first letter,
// or by the bracket after it.
func (l *codeLanguage) name(s *codeScanner) {
	end := l.nameEnd(s, s.pos)
	if end == s.pos { // a character that is no letter
		_, n := utf8.DecodeRuneInString(s.rest())
		s.emitCode(doc.TokenPlain, s.pos+n)
		return
	}
	word := s.src[s.pos:end]
	class := l.classOf(s, word, end)
	s.emitCode(class, end)
	s.word = word
}

func (l *codeLanguage) classOf(s *codeScanner, word string, end int) doc.TokenClass {
	key := word
	if l.fold {
		key = strings.ToLower(word)
	}
	member := s.last == '.' && s.pos > 0 && s.src[s.pos-1] == '.'
	switch {
	case !member && hasWord(l.keywords, key):
		return doc.TokenKeyword
	case !member && hasWord(l.types, key):
		return doc.TokenName
	case end < len(s.src) && s.src[end] == '(':
		return doc.TokenName
	case l.caps && word[0] >= 'A' && word[0] <= 'Z':
		return doc.TokenName
	}
	return doc.TokenPlain
}
