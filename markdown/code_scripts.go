package markdown

import (
	"strings"

	"octavo/doc"
)

// specialPython knows prefixed strings and decorators.
func specialPython(s *codeScanner) (int, doc.TokenClass) {
	if s.at(0) == '@' && s.lineStart(s.pos) {
		return specialAt(s)
	}
	if !isASCIILetter(s.at(0)) || s.pos > 0 && isNameByte(s.src[s.pos-1]) {
		return 0, 0
	}
	i := 0
	for i < 2 && strings.IndexByte("rRbBfFuUtT", s.at(i)) >= 0 && s.at(i) != 0 {
		i++
	}
	quote := s.at(i)
	if i == 0 || quote != '"' && quote != '\'' {
		return 0, 0
	}
	q := string(quote)
	f := codeString{q, q, '\\', false}
	if s.at(i+1) == quote && s.at(i+2) == quote {
		f = codeString{q + q + q, q + q + q, '\\', true}
	}
	return f.end(s.src, s.pos+i+len(f.open)), doc.TokenString
}

// specialRuby knows variables, symbols, regular expressions, %w[] and heredocs.
func specialRuby(s *codeScanner) (int, doc.TokenClass) {
	switch c := s.at(0); c {
	case '@', '$':
		end := s.pos + 1
		for end < len(s.src) && (isNameByte(s.src[end]) || s.src[end] == '@') {
			end++
		}
		return end, doc.TokenName
	case ':':
		if s.at(1) == ':' {
			return s.pos + 2, doc.TokenPunct
		}
		if isASCIILetter(s.at(1)) || s.at(1) == '_' {
			end := s.pos + 1
			for end < len(s.src) && (isNameByte(s.src[end]) || s.src[end] == '?' || s.src[end] == '!') {
				end++
			}
			return end, doc.TokenString
		}
	case '/':
		return s.regexEnd(), doc.TokenString
	case '%':
		if strings.IndexByte("wWiIqQr", s.at(1)) >= 0 && strings.IndexByte("[({<|", s.at(2)) >= 0 && s.at(2) != 0 {
			closer := closerOf(s.at(2))
			if end := strings.IndexByte(s.rest()[3:], closer); end >= 0 {
				return s.pos + 3 + end + 1, doc.TokenString
			}
		}
	case '=':
		if strings.HasPrefix(s.rest(), "=begin") && (s.pos == 0 || s.src[s.pos-1] == '\n') {
			if end := strings.Index(s.rest(), "\n=end"); end >= 0 {
				return s.lineEnd(s.pos + end + 1), doc.TokenComment
			}
		}
	case '<':
		return s.heredocEnd(), doc.TokenString
	}
	return 0, 0
}

func closerOf(open byte) byte {
	switch open {
	case '[':
		return ']'
	case '(':
		return ')'
	case '{':
		return '}'
	case '<':
		return '>'
	}
	return open
}

// heredocEnd is the end of a here-document at pos, <<EOF or <<-'EOF' or <<~EOF
// (or PHP's <<<EOF), 0 if there is none. The rest of the first line goes with
// it.
func (s *codeScanner) heredocEnd() int {
	rest := s.rest()
	if !strings.HasPrefix(rest, "<<") {
		return 0
	}
	tag := strings.TrimPrefix(rest[2:], "<")
	if tag != "" && (tag[0] == '-' || tag[0] == '~') {
		tag = tag[1:]
	}
	spaced := strings.TrimPrefix(tag, " ")
	quoted := strings.TrimPrefix(strings.TrimPrefix(spaced, `"`), "'")
	n := 0
	for n < len(quoted) && n < 64 && isNameByte(quoted[n]) {
		n++
	}
	if n == 0 || isDigitByte(quoted[0]) || quoted[0] >= 'a' && spaced != tag { // x << y
		return 0
	}
	if tag = quoted[:n]; tag == s.noEnd {
		return 0
	}
	for i := s.lineEnd(s.pos); i < min(len(s.src), s.pos+maxHeredocBytes); {
		end := s.lineEnd(i + 1)
		if line := strings.TrimLeft(s.src[i+1:end], " \t"); strings.TrimRight(line, ";,) ") == tag {
			return end - len(line) + len(tag)
		}
		i = end
	}
	s.noEnd = tag
	return 0
}

// specialPHP knows variables, tags and heredocs.
func specialPHP(s *codeScanner) (int, doc.TokenClass) {
	rest := s.rest()
	switch {
	case strings.HasPrefix(rest, "<?php"):
		return s.pos + 5, doc.TokenKeyword
	case strings.HasPrefix(rest, "<?="), strings.HasPrefix(rest, "?>"):
		return s.pos + len(rest[:2]), doc.TokenKeyword
	case strings.HasPrefix(rest, "<<<"):
		return s.heredocEnd(), doc.TokenString
	}
	return specialDollar(s)
}

// specialDollar knows $variables.
func specialDollar(s *codeScanner) (int, doc.TokenClass) {
	if s.at(0) != '$' {
		return 0, 0
	}
	if s.at(1) == '{' {
		if end := strings.IndexAny(s.rest()[:min(len(s.rest()), maxVariableBytes)], "}\n"); end > 0 && s.rest()[end] == '}' {
			return s.pos + end + 1, doc.TokenName
		}
	}
	end := s.pos + 1
	for end < len(s.src) && isNameByte(s.src[end]) {
		end++
	}
	if end == s.pos+1 && strings.IndexByte("?#@*!$-_", s.at(1)) >= 0 && s.at(1) != 0 {
		end++
	}
	if end == s.pos+1 {
		return 0, 0
	}
	return end, doc.TokenName
}

// specialLua knows long brackets.
func specialLua(s *codeScanner) (int, doc.TokenClass) {
	class, from := doc.TokenString, 0
	if strings.HasPrefix(s.rest(), "--") {
		class, from = doc.TokenComment, 2
	}
	if s.at(from) != '[' {
		return 0, 0
	}
	n := from + 1
	for s.at(n) == '=' {
		n++
	}
	if s.at(n) != '[' {
		return 0, 0
	}
	closer := "]" + strings.Repeat("=", n-from-1) + "]"
	if end := strings.Index(s.rest()[n:], closer); end >= 0 {
		return s.pos + n + end + len(closer), class
	}
	return len(s.src), class
}
