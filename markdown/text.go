package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// guard stands before a character that smarten must leave as it is, since the
// author escaped it or wrote it as an entity; smarten takes the guard away. A
// guard that stands in the source is doubled.
const guard = '\uF8F0'

const guardText = string(guard)

// smartChars are the characters that smarten might change.
const smartChars = "\"'`-.,<>"

// plainByte says that a byte means itself in running text.
var plainByte = func() (t [256]bool) {
	for i := range t {
		t[i] = true
	}
	for _, c := range []byte{'\\', '&', ' ', '\t', '\n', guardText[0]} {
		t[c] = false
	}
	return t
}()

// appendText appends running text to dst: escapes and entities are resolved,
// white space is collapsed, and guards are set.
func appendText(dst, s []byte) []byte {
	for i := 0; i < len(s); {
		if plainByte[s[i]] {
			j := i + 1
			for j < len(s) && (plainByte[s[j]] || s[j] == ' ' && s[j-1] != ' ') {
				j++
			}
			dst = append(dst, s[i:j]...)
			i = j
			continue
		}
		switch c := s[i]; {
		case c == ' ' || c == '\t' || c == '\n':
			dst = appendSpace(dst)
			i++
		case c == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			dst = appendGuarded(dst, string(s[i+1]))
			i += 2
		case c == '&':
			text, n := entity(s[i:])
			if n == 0 {
				text, n = "&", 1
				dst = append(dst, '&')
			} else {
				dst = appendGuarded(dst, text)
			}
			i += n
		case bytes.HasPrefix(s[i:], []byte(guardText)):
			dst = append(append(dst, guardText...), guardText...)
			i += len(guardText)
		default:
			dst = append(dst, c)
			i++
		}
	}
	return dst
}

// appendSpace appends a space, unless one stands there.
func appendSpace(dst []byte) []byte {
	if n := len(dst); n > 0 && dst[n-1] == ' ' {
		return dst
	}
	return append(dst, ' ')
}

// appendGuarded appends text that smarten must not change.
func appendGuarded(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		_, size := utf8.DecodeRuneInString(s[i:])
		if size == 1 && strings.IndexByte(smartChars, s[i]) >= 0 || s[i:i+size] == guardText {
			dst = append(dst, guardText...)
		}
		if s[i] == '\n' {
			dst = appendSpace(dst)
		} else {
			dst = append(dst, s[i:i+size]...)
		}
		i += size
	}
	return dst
}

// unguard removes guards.
func unguard(s string) string {
	if !strings.Contains(s, guardText) {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, guardText)
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		b.WriteString(s[:i])
		s = s[i+len(guardText):]
		_, size := utf8.DecodeRuneInString(s)
		b.WriteString(s[:size])
		s = s[size:]
	}
}

// decodeString resolves escapes and entities in a destination, a title or an
// info string (CommonMark, sections 2.4 and 2.5).
func decodeString(s []byte) string { return resolve(s, true) }

// decodeEntities resolves entities alone, as in an address that is its own
// text: there a backslash is a backslash.
func decodeEntities(s []byte) string { return resolve(s, false) }

func resolve(s []byte, escapes bool) string {
	if bytes.IndexByte(s, '\\') < 0 && bytes.IndexByte(s, '&') < 0 {
		return string(s)
	}
	dst := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if escapes && s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]) {
			dst = append(dst, s[i+1])
			i += 2
			continue
		}
		if s[i] == '&' {
			if text, n := entity(s[i:]); n > 0 {
				dst = append(dst, text...)
				i += n
				continue
			}
		}
		dst = append(dst, s[i])
		i++
	}
	return string(dst)
}

// entity resolves the entity that s begins with; n is its length, 0 if there
// is none. Its semicolon is required (CommonMark, section 2.5).
func entity(s []byte) (text string, n int) {
	const longest = 33 // "&CounterClockwiseContourIntegral;"
	n = 1 + bytes.IndexByte(s[:min(len(s), longest)], ';')
	switch name := string(s[:n]); name {
	case "", "&;":
		return "", 0
	case "&amp;":
		return "&", n
	case "&lt;":
		return "<", n
	case "&gt;":
		return ">", n
	case "&quot;":
		return `"`, n
	case "&nbsp;":
		return "\u00a0", n
	default:
		if name[1] == '#' && !numericEntity(name) {
			return "", 0
		}
		text = html.UnescapeString(name)
		if text == name || strings.HasSuffix(text, ";") && text != ";" {
			return "", 0
		}
		return text, n
	}
}

// numericEntity tells "&#" and 1 to 7 decimal digits, or "&#x" and 1 to 6
// hexadecimal ones, before ";".
func numericEntity(s string) bool {
	digits, longest, set := s[2:len(s)-1], 7, "0123456789"
	if len(digits) > 0 && digits[0]|0x20 == 'x' {
		digits, longest, set = digits[1:], 6, "0123456789abcdefABCDEF"
	}
	return len(digits) > 0 && len(digits) <= longest && strings.Trim(digits, set) == ""
}

func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }
