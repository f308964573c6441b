package markdown

import (
	"strings"
	"unicode/utf8"

	"octavo/doc"
)

// specialRust knows raw strings, characters and lifetimes, attributes, macros.
func specialRust(s *codeScanner) (int, doc.TokenClass) {
	switch c := s.at(0); c {
	case 'r', 'b', 'c':
		if s.pos > 0 && isNameByte(s.src[s.pos-1]) {
			return 0, 0
		}
		if end := rustPrefixed(s); end > 0 {
			return end, doc.TokenString
		}
	case '\'':
		if end := charEnd(s.src, s.pos); end > 0 {
			return end, doc.TokenString
		}
		end := s.pos + 1
		for end < len(s.src) && isNameByte(s.src[end]) {
			end++
		}
		return end, doc.TokenName
	case '#':
		if s.at(1) == '[' || s.at(1) == '!' && s.at(2) == '[' {
			return bracketEnd(s.src, s.pos), doc.TokenName
		}
	}
	if isASCIILetter(s.at(0)) {
		end := s.pos
		for end < len(s.src) && isNameByte(s.src[end]) {
			end++
		}
		if end+1 < len(s.src) && s.src[end] == '!' && s.src[end+1] != '=' {
			return end + 1, doc.TokenName
		}
	}
	return 0, 0
}

// rustPrefixed is the end of r"…", r#"…"#, b"…", br"…", b'…' or c"…".
func rustPrefixed(s *codeScanner) int {
	i := s.pos
	raw := false
	for i < len(s.src) && i < s.pos+2 && strings.IndexByte("rbc", s.src[i]) >= 0 {
		raw = raw || s.src[i] == 'r'
		i++
	}
	hashes := 0
	for raw && i < len(s.src) && s.src[i] == '#' {
		hashes++
		i++
	}
	switch {
	case i >= len(s.src):
		return 0
	case s.src[i] == '\'' && s.at(0) == 'b' && !raw:
		return charEnd(s.src, i)
	case s.src[i] != '"':
		return 0
	case raw:
		end := strings.Index(s.src[i+1:], `"`+strings.Repeat("#", hashes))
		if end < 0 {
			return len(s.src)
		}
		return i + 1 + end + 1 + hashes
	}
	f := codeString{`"`, `"`, '\\', true}
	return f.end(s.src, i+1)
}

// charEnd is the end of the character literal at i, 0 if that is none.
func charEnd(src string, i int) int {
	rest := src[i+1:]
	if rest == "" || rest[0] == '\'' || rest[0] == '\n' {
		return 0
	}
	if rest[0] == '\\' {
		for j := 2; j < len(rest) && j < 16 && rest[j] != '\n'; j++ {
			if rest[j] == '\'' {
				return i + 1 + j + 1
			}
		}
		return 0
	}
	if _, n := utf8.DecodeRuneInString(rest); n < len(rest) && rest[n] == '\'' {
		return i + 1 + n + 1
	}
	return 0
}

func isNameByte(c byte) bool {
	return isASCIILetter(c) || isDigitByte(c) || c == '_' || c >= utf8.RuneSelf
}

// bracketEnd is the end of the brackets that open at or just after i.
func bracketEnd(src string, i int) int {
	depth := 0
	for ; i < len(src); i++ {
		switch src[i] {
		case '[', '(', '{':
			depth++
		case ']', ')', '}':
			if depth--; depth <= 0 {
				return i + 1
			}
		case '"':
			f := codeString{`"`, `"`, '\\', true}
			i = f.end(src, i+1) - 1
		}
	}
	return len(src)
}

// specialC knows preprocessor lines and raw strings.
func specialC(s *codeScanner) (int, doc.TokenClass) {
	switch s.at(0) {
	case '#':
		if !s.lineStart(s.pos) {
			return 0, 0
		}
		end := s.pos + 1
		for end < len(s.src) && s.src[end] == ' ' {
			end++
		}
		for end < len(s.src) && isASCIILetter(s.src[end]) {
			end++
		}
		return end, doc.TokenKeyword
	case '<':
		if before := strings.TrimRight(s.src[max(0, s.pos-12):s.pos], " "); strings.HasSuffix(before, "include") || strings.HasSuffix(before, "#import") {
			if end := strings.IndexAny(s.rest(), ">\n"); end > 0 && s.rest()[end] == '>' {
				return s.pos + end + 1, doc.TokenString
			}
		}
	case 'R':
		if s.at(1) == '"' {
			tag, _, found := strings.Cut(s.rest()[2:], "(")
			if end := strings.Index(s.rest(), ")"+tag+`"`); found && len(tag) <= 16 && end > 0 {
				return s.pos + end + len(tag) + 2, doc.TokenString
			}
		}
	}
	return 0, 0
}

// specialAt makes a name of an annotation: @Override, @property.
func specialAt(s *codeScanner) (int, doc.TokenClass) {
	if s.at(0) != '@' || !isASCIILetter(s.at(1)) {
		return 0, 0
	}
	end := s.pos + 1
	for end < len(s.src) && (isNameByte(s.src[end]) || s.src[end] == '.') {
		end++
	}
	return end, doc.TokenName
}

// specialCSharp knows verbatim and interpolated strings, and attributes.
func specialCSharp(s *codeScanner) (int, doc.TokenClass) {
	rest := s.rest()
	for _, open := range []string{`$@"`, `@$"`, `@"`} {
		if strings.HasPrefix(rest, open) {
			f := codeString{open, `"`, '"', true}
			return f.end(s.src, s.pos+len(open)), doc.TokenString
		}
	}
	if strings.HasPrefix(rest, `$"`) {
		f := codeString{`$"`, `"`, '\\', false}
		return f.end(s.src, s.pos+2), doc.TokenString
	}
	if s.at(0) == '#' && s.lineStart(s.pos) {
		return s.lineEnd(s.pos), doc.TokenKeyword
	}
	return 0, 0
}

// specialJS knows template literals, regular expressions and decorators.
func specialJS(s *codeScanner) (int, doc.TokenClass) {
	switch s.at(0) {
	case '`':
		return templateEnd(s.src, s.pos), doc.TokenString
	case '/':
		if end := s.regexEnd(); end > 0 {
			return end, doc.TokenString
		}
	case '@':
		return specialAt(s)
	}
	return 0, 0
}

// templateEnd is the end of the template literal at i; those within its ${…}
// are part of it.
func templateEnd(src string, i int) int {
	depth := 0 // of braces within ${…}
	var open []int
	for i++; i < len(src); i++ {
		switch c := src[i]; {
		case c == '\\':
			i++
		case c == '$' && i+1 < len(src) && src[i+1] == '{' && depth == 0:
			depth = 1
			i++
		case c == '{' && depth > 0:
			depth++
		case c == '}' && depth > 0:
			depth--
		case c == '`' && depth > 0:
			open = append(open, depth)
			depth = 0
		case c == '`' && len(open) > 0:
			depth, open = open[len(open)-1], open[:len(open)-1]
		case c == '`':
			return i + 1
		}
	}
	return len(src)
}

// Bounds on looking ahead for an end that may not be there.
const (
	maxRegexBytes    = 512
	maxVariableBytes = 256
	maxHeredocBytes  = 8 << 10
)

// beforeRegex are the words after which a slash starts a regular expression.
const beforeRegex = " return typeof case in of do else void delete throw new instanceof and or not if elsif unless when while until then yield await "

// regexEnd is the end of the regular expression at pos, 0 if the slash there
// divides: after a name, a number or a closing bracket.
func (s *codeScanner) regexEnd() int {
	if s.at(1) == '/' || s.at(1) == '*' || s.at(1) == ' ' || s.at(1) == '=' {
		return 0
	}
	if s.word != "" && !hasWord(beforeRegex, s.word) || s.word == "" && (isNameByte(s.last) || strings.IndexByte(`)]}"'`, s.last) >= 0) {
		return 0
	}
	class := false
	end := min(s.lineEnd(s.pos), s.pos+maxRegexBytes)
	for i := s.pos + 1; i < end; i++ {
		switch c := s.src[i]; {
		case c == '\\':
			i++
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			for i++; i < end && isASCIILetter(s.src[i]); i++ {
			}
			return i
		}
	}
	return 0
}
