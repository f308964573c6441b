package xhtml

import (
	"unicode/utf8"
)

// Classes of bytes in text and in the values of attributes.
const (
	plain  = iota
	markup // to be written as a reference in text and attributes
	quote  // in attributes only
	odd    // perhaps no character of XML: to be looked at
)

// byteClass is the class of each byte. XML 1.0 has no control characters but
// tab, newline and return, and not U+FFFE and U+FFFF, whose UTF-8 begins with
// EF; what begins with another byte beyond ASCII is in order once the string is
// known to be valid UTF-8.
var byteClass = func() (t [256]uint8) {
	for c := range 0x20 {
		t[c] = odd
	}
	t['\t'], t['\n'] = plain, plain
	t['&'], t['<'], t['>'], t['"'] = markup, markup, markup, quote
	t[0xEF] = odd
	return t
}()

// AppendText appends s as character data.
func AppendText(dst []byte, s string) []byte {
	dst, _ = appendEscaped(dst, s, quote)
	return dst
}

// AppendAttr appends an attribute with a space before it: name="value".
func AppendAttr(dst []byte, name, value string) []byte {
	dst = append(dst, ' ')
	dst = append(dst, name...)
	dst = append(dst, '=', '"')
	dst, _ = appendEscaped(dst, value, plain)
	return append(dst, '"')
}

// appendEscaped appends s with references for markup. A class of bytes other
// than plain can be let through. What XML can't hold becomes U+FFFD, and the
// first such character is returned; 0 if there is none.
func appendEscaped(dst []byte, s string, through uint8) ([]byte, rune) {
	if !utf8.ValidString(s) {
		return appendMended(dst, s, through)
	}
	start := 0
	for i := range len(s) {
		if c := byteClass[s[i]]; c == plain || c == through {
			continue
		}
		if byteClass[s[i]] == odd {
			if s[i] != 0xEF || s[i+1] == 0xBF && s[i+2] >= 0xBE {
				return appendMended(append(dst, s[start:i]...), s[i:], through)
			}
			continue
		}
		dst = append(dst, s[start:i]...)
		dst = append(dst, reference(s[i])...)
		start = i + 1
	}
	return append(dst, s[start:]...), 0
}

func reference(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	}
	return "&quot;"
}

// appendMended is appendEscaped for strings with something wrong in them.
func appendMended(dst []byte, s string, through uint8) ([]byte, rune) {
	var first rune
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case r == utf8.RuneError && n == 1:
			r = rune(s[0])
		case r == '\r':
			dst = append(dst, '\n')
			s = s[n:]
			continue
		case inXML(r):
			if c := byteClass[s[0]]; n == 1 && c != plain && c != through {
				dst = append(dst, reference(s[0])...)
			} else {
				dst = append(dst, s[:n]...)
			}
			s = s[n:]
			continue
		}
		if first == 0 {
			first = max(r, 1)
		}
		dst = utf8.AppendRune(dst, utf8.RuneError)
		s = s[n:]
	}
	return dst, first
}

// inXML reports whether XML 1.0 has a character (section 2.2).
func inXML(r rune) bool {
	return r >= 0x20 && r != 0xFFFE && r != 0xFFFF || r == '\t' || r == '\n'
}
