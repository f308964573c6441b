package markdown

import (
	"strings"

	"octavo/doc"
)

// scanJSON scans JSON and its relatives: keys are names.
func scanJSON(s *codeScanner, l *codeLanguage) {
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		if end := l.comment(s); end > 0 {
			s.emit(doc.TokenComment, end)
			continue
		}
		if end := l.stringAt(s); end > 0 {
			class := doc.TokenString
			if strings.HasPrefix(strings.TrimLeft(s.src[end:], " \t\n"), ":") {
				class = doc.TokenName
			}
			s.emit(class, end)
			continue
		}
		switch {
		case isDigitByte(c), c == '-' && isDigitByte(s.at(1)):
			s.emit(doc.TokenNumber, s.numberEnd())
		case isNameByte(c):
			end := l.nameEnd(s, s.pos)
			class := doc.TokenPlain
			if hasWord(l.keywords, s.src[s.pos:end]) {
				class = doc.TokenKeyword
			} else if strings.HasPrefix(strings.TrimLeft(s.src[end:], " "), ":") {
				class = doc.TokenName
			}
			s.emit(class, max(end, s.pos+1))
		case c == ' ' || c == '\n' || c == '\t':
			s.spaces()
		default:
			s.emit(doc.TokenPunct, s.pos+1)
		}
	}
}

// scalar scans the value of a configuration file that ends at end: quoted, a
// number or date, a word such as true, or plain text.
func (s *codeScanner) scalar(end int) {
	text := s.src[s.pos:end]
	value := strings.TrimRight(text, " \t,")
	class := doc.TokenPlain
	switch {
	case value == "":
	case isDigitByte(value[0]) || len(value) > 1 && strings.IndexByte("+-.", value[0]) >= 0 && isDigitByte(value[1]):
		if strings.Trim(value, "0123456789abcdefABCDEFxoTZ_+-:. ") == "" {
			class = doc.TokenNumber
		}
	case hasWord(" true false null yes no on off ~ inf nan ", strings.ToLower(value)):
		class = doc.TokenKeyword
	}
	s.emit(class, s.pos+len(value))
	s.emit(doc.TokenPlain, end)
}

// scanYAML scans YAML line by line.
func scanYAML(s *codeScanner, _ *codeLanguage) {
	block := -1 // the indentation of the key that a block scalar belongs to
	for s.pos < len(s.src) {
		end := s.lineEnd(s.pos)
		line := s.src[s.pos:end]
		indent := len(line) - len(strings.TrimLeft(line, " "))
		if block >= 0 && (indent > block || strings.TrimSpace(line) == "") {
			s.emit(doc.TokenString, end)
		} else {
			block = -1
			if yamlLine(s, end) {
				block = indent
			}
		}
		s.emit(doc.TokenPlain, end+1)
	}
}

// yamlLine scans a line, and reports whether it opens a block scalar.
func yamlLine(s *codeScanner, end int) bool {
	line := s.src[s.pos:end]
	if line == "---" || line == "..." || strings.HasPrefix(line, "%") {
		s.emit(doc.TokenHeading, end)
		return false
	}
	for s.pos < end && (s.src[s.pos] == ' ' || (s.src[s.pos] == '-' || s.src[s.pos] == '?') && (s.pos+1 == end || s.src[s.pos+1] == ' ')) {
		class := doc.TokenPlain
		if s.src[s.pos] != ' ' {
			class = doc.TokenPunct
		}
		s.emit(class, s.pos+1)
	}
	if key := yamlKeyEnd(s.src[s.pos:end]); key > 0 {
		s.emit(doc.TokenName, s.pos+key)
		s.emit(doc.TokenPunct, s.pos+1)
	}
	return yamlValue(s, end)
}

// yamlKeyEnd is the length of the key at a line's start, 0 if there is none.
func yamlKeyEnd(line string) int {
	if line == "" || strings.IndexByte("#[]{}&*!|>", line[0]) >= 0 {
		return 0
	}
	if line[0] == '"' || line[0] == '\'' {
		f := codeString{"", line[:1], '\\', false}
		if end := f.end(line, 1); end < len(line) && line[end] == ':' {
			return end
		}
		return 0
	}
	for i := 1; i < len(line); i++ {
		if line[i] == ':' && (i+1 == len(line) || line[i+1] == ' ') {
			return i
		}
		if line[i] == '#' && line[i-1] == ' ' {
			return 0
		}
	}
	return 0
}

// yamlValue scans a value with its tags, anchors and flow brackets.
func yamlValue(s *codeScanner, end int) bool {
	for s.pos < end {
		switch c := s.src[s.pos]; {
		case c == ' ':
			s.emit(doc.TokenPlain, s.pos+1)
		case c == '#' && (s.pos == 0 || s.src[s.pos-1] == ' ' || s.src[s.pos-1] == '\n'):
			s.emit(doc.TokenComment, end)
		case c == '"' || c == '\'':
			f := codeString{"", string(c), 0, false}
			if c == '"' {
				f.escape = '\\'
			} else {
				f.escape = '\''
			}
			s.emit(doc.TokenString, min(f.end(s.src, s.pos+1), end))
			if s.pos < end && s.src[s.pos] == ':' {
				s.emit(doc.TokenPunct, s.pos+1)
			}
		case c == '&' || c == '*' || c == '!':
			n := strings.IndexAny(s.src[s.pos:end], " ,]}")
			if n < 0 {
				n = end - s.pos
			}
			s.emit(doc.TokenKeyword, s.pos+n)
		case c == '|' || c == '>':
			s.emit(doc.TokenPunct, s.pos+1)
			return strings.Trim(strings.TrimSpace(firstOf(s.src[s.pos:end], '#')), "+-0123456789") == ""
		case strings.IndexByte("[]{},", c) >= 0:
			s.emit(doc.TokenPunct, s.pos+1)
		default:
			yamlPlain(s, end)
		}
	}
	return false
}

func firstOf(s string, sep byte) string {
	s, _, _ = strings.Cut(s, string(sep))
	return s
}

// yamlPlain scans a plain scalar up to a comment or, in brackets, a comma.
func yamlPlain(s *codeScanner, end int) {
	i := s.pos + 1
	for i < end && strings.IndexByte(",]}", s.src[i]) < 0 && (s.src[i] != '#' || s.src[i-1] != ' ') {
		if s.src[i] == ':' && (i+1 == end || s.src[i+1] == ' ') {
			s.emit(doc.TokenName, i)
			s.emit(doc.TokenPunct, i+1)
			return
		}
		i++
	}
	s.scalar(i)
}

// scanTOML scans TOML: tables, keys and values.
func scanTOML(s *codeScanner, _ *codeLanguage) {
	key := true // whether a key may start here
	for s.pos < len(s.src) {
		c := s.src[s.pos]
		switch {
		case c == '\n':
			s.emit(doc.TokenPlain, s.pos+1)
			key = true
		case c == ' ' || c == '\t':
			s.emit(doc.TokenPlain, s.pos+1)
		case c == '#':
			s.emit(doc.TokenComment, s.lineEnd(s.pos))
		case c == '[' && key && s.lineStart(s.pos):
			s.emit(doc.TokenHeading, s.pos+len(strings.TrimRight(firstOf(s.src[s.pos:s.lineEnd(s.pos)], '#'), " \t")))
		case c == '"' || c == '\'':
			s.emit(tomlQuote(s, key))
		case c == '=' || c == '{' || c == ',':
			key = c != '='
			s.emit(doc.TokenPunct, s.pos+1)
		case strings.IndexByte("[]}.", c) >= 0:
			s.emit(doc.TokenPunct, s.pos+1)
		default:
			end := s.pos + 1
			for end < len(s.src) && strings.IndexByte(" \t\n=,]}#", s.src[end]) < 0 && (!key || s.src[end] != '.') {
				end++
			}
			if key && strings.HasPrefix(strings.TrimLeft(s.src[end:s.lineEnd(end)], " \t"), "=") || key && end < len(s.src) && s.src[end] == '.' {
				s.emit(doc.TokenName, end)
			} else {
				s.scalar(end)
			}
		}
	}
}

// tomlQuote is the class and end of the quoted key or string at pos.
func tomlQuote(s *codeScanner, key bool) (doc.TokenClass, int) {
	q := s.src[s.pos : s.pos+1]
	f := codeString{q, q, 0, false}
	if strings.HasPrefix(s.rest(), q+q+q) {
		f = codeString{q + q + q, q + q + q, 0, true}
	}
	if q == `"` {
		f.escape = '\\'
	}
	end := f.end(s.src, s.pos+len(f.open))
	if key && end < len(s.src) && strings.HasPrefix(strings.TrimLeft(s.src[end:s.lineEnd(end)], " \t"), "=") {
		return doc.TokenName, end
	}
	return doc.TokenString, end
}

// scanINI scans lines of key=value (or key: value) under [sections].
func scanINI(s *codeScanner, _ *codeLanguage) {
	for s.pos < len(s.src) {
		end := s.lineEnd(s.pos)
		s.emit(doc.TokenPlain, end-len(strings.TrimLeft(s.src[s.pos:end], " \t")))
		line := s.src[s.pos:end]
		eq := strings.IndexAny(line, "=:")
		switch {
		case line == "":
		case line[0] == '#' || line[0] == ';' || line[0] == '!':
			s.emit(doc.TokenComment, end)
		case line[0] == '[':
			s.emit(doc.TokenHeading, end)
		case eq > 0:
			s.emit(doc.TokenName, s.pos+len(strings.TrimRight(line[:eq], " \t")))
			s.emit(doc.TokenPlain, end-len(line)+eq)
			s.emit(doc.TokenPunct, s.pos+1)
			s.emit(doc.TokenPlain, end-len(strings.TrimLeft(s.src[s.pos:end], " \t")))
			if s.pos < end && (s.src[s.pos] == '"' || s.src[s.pos] == '\'') {
				s.emit(doc.TokenString, end)
			} else {
				s.scalar(end)
			}
		default:
			s.emit(doc.TokenPlain, end)
		}
		s.emit(doc.TokenPlain, end+1)
	}
}
