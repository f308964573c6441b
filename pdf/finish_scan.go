package pdf

import (
	"bytes"
	"errors"
	"fmt"
)

// scanner reads the tokens of a PDF file (ISO 32000-1, 7.2 and 7.3).
type scanner struct {
	data []byte
	pos  int
}

// maxNesting is how deep arrays and dictionaries may be nested.
const maxNesting = 32

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (s *scanner) space() {
	for s.pos < len(s.data) && isSpace(s.data[s.pos]) {
		s.pos++
	}
}

// line skips the end of a line.
func (s *scanner) line() {
	if s.pos < len(s.data) && s.data[s.pos] == '\r' {
		s.pos++
	}
	if s.pos < len(s.data) && s.data[s.pos] == '\n' {
		s.pos++
	}
}

// word reads a keyword or a delimiter, and reports whether it stood there.
func (s *scanner) word(w string) bool {
	s.space()
	end := s.pos + len(w)
	if end > len(s.data) || string(s.data[s.pos:end]) != w {
		return false
	}
	if !isDelimiter(w[len(w)-1]) && end < len(s.data) && !isSpace(s.data[end]) && !isDelimiter(s.data[end]) {
		return false
	}
	s.pos = end
	return true
}

// integer reads a whole number that is not negative.
func (s *scanner) integer() (int, error) {
	s.space()
	n, digits := 0, 0
	for s.pos < len(s.data) && s.data[s.pos] >= '0' && s.data[s.pos] <= '9' {
		n = n*10 + int(s.data[s.pos]-'0')
		s.pos++
		if digits++; digits > 15 {
			return 0, errors.New("a number is too long")
		}
	}
	if digits == 0 {
		return 0, fmt.Errorf("a number is missing at byte %d", s.pos)
	}
	return n, nil
}

// dict reads a dictionary.
func (s *scanner) dict() (dict, error) {
	if !s.word("<<") {
		return nil, fmt.Errorf("a dictionary is missing at byte %d", s.pos)
	}
	var d dict
	for !s.word(">>") {
		s.space()
		if s.pos >= len(s.data) || s.data[s.pos] != '/' {
			return nil, fmt.Errorf("a key is missing at byte %d", s.pos)
		}
		s.pos++
		key := s.regular()
		value, err := s.values()
		if err != nil {
			return nil, err
		}
		d = append(d, entry{string(key), value})
	}
	return d, nil
}

// values reads up to the next key or the end of the dictionary: a reference
// has three tokens.
func (s *scanner) values() ([]byte, error) {
	s.space()
	start, end := s.pos, s.pos
	for {
		s.space()
		if s.pos >= len(s.data) {
			return nil, errors.New("a dictionary has no end")
		}
		if end > start && s.data[s.pos] == '/' || s.data[s.pos] == '>' {
			return s.data[start:end], nil
		}
		if err := s.skip(0); err != nil {
			return nil, err
		}
		end = s.pos
	}
}

// skip goes past one token, array, dictionary or string.
func (s *scanner) skip(depth int) error {
	s.space()
	if s.pos >= len(s.data) || depth > maxNesting {
		return errors.New("a value has no end")
	}
	switch c := s.data[s.pos]; {
	case c == '(':
		return s.skipLiteral()
	case c == '[':
		s.pos++
		return s.skipUntil("]", depth)
	case c == '<' && s.pos+1 < len(s.data) && s.data[s.pos+1] == '<':
		s.pos += 2
		return s.skipUntil(">>", depth)
	case c == '<':
		n := bytes.IndexByte(s.data[s.pos:], '>')
		if n < 0 {
			return errors.New("a string has no end")
		}
		s.pos += n + 1
		return nil
	case c == '/':
		s.pos++
		s.regular()
		return nil
	case isDelimiter(c):
		return fmt.Errorf("%q at byte %d is out of place", c, s.pos)
	}
	s.regular()
	return nil
}

func (s *scanner) skipUntil(end string, depth int) error {
	for !s.word(end) {
		if err := s.skip(depth + 1); err != nil {
			return err
		}
	}
	return nil
}

func (s *scanner) skipLiteral() error {
	depth := 0
	for ; s.pos < len(s.data); s.pos++ {
		switch s.data[s.pos] {
		case '\\':
			s.pos++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				s.pos++
				return nil
			}
		}
	}
	return errors.New("a string has no end")
}

// regular reads regular characters.
func (s *scanner) regular() []byte {
	start := s.pos
	for s.pos < len(s.data) && !isSpace(s.data[s.pos]) && !isDelimiter(s.data[s.pos]) {
		s.pos++
	}
	return s.data[start:s.pos]
}
