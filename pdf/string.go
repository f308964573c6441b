package pdf

import (
	"strings"
	"unicode/utf16"
)

// appendText appends a text string (ISO 32000-1, 7.9.2.2): a literal where it
// is ASCII, UTF-16BE with its mark otherwise.
func appendText(b []byte, s string) []byte {
	if isASCII(s) {
		return appendLiteral(b, s)
	}
	b = append(b, "<FEFF"...)
	b = appendUTF16Hex(b, s)
	return append(b, '>')
}

// maxString is the longest string that PDF/A allows, in bytes (ISO 19005-2,
// 6.1.13).
const maxString = 32767

// fitsString reports whether a text string of s is short enough.
func fitsString(s string) bool { return textSize(s) <= maxString }

// textSize is the length of a text string of s, in bytes.
func textSize(s string) int {
	if isASCII(s) {
		return len(s)
	}
	n := len("\xFE\xFF")
	for _, r := range s {
		n += 2 * max(utf16.RuneLen(r), 1)
	}
	return n
}

// shortened cuts a text that no string would hold.
func shortened(s string) string {
	const most = maxString/2 - 4 // code units, whatever the characters
	if len(s) <= most || fitsString(s) {
		return s
	}
	n := 0
	for i, r := range s {
		if n += max(utf16.RuneLen(r), 1); n > most {
			return s[:i] + "…"
		}
	}
	return s
}

// validLang reports whether a tag has the form of a language tag, as PDF/A and
// PDF/UA want it (RFC 5646, 2.1).
func validLang(tag string) bool {
	for i, part := range strings.Split(tag, "-") {
		if len(part) < 1 || len(part) > 8 {
			return false
		}
		for _, c := range []byte(part) {
			letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
			if !letter && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 || s[i] < ' ' {
			return false
		}
	}
	return true
}

// appendLiteral appends a literal string of any bytes.
func appendLiteral(b []byte, s string) []byte {
	b = append(b, '(')
	for i := range len(s) {
		b = appendStringByte(b, s[i])
	}
	return append(b, ')')
}

// appendStringByte appends a byte of a literal string. A carriage return would
// be read as a line feed if it stood there bare.
func appendStringByte(b []byte, c byte) []byte {
	switch c {
	case '(', ')', '\\':
		return append(b, '\\', c)
	case '\r':
		return append(b, '\\', 'r')
	}
	return append(b, c)
}

// appendUTF16Hex appends s in UTF-16BE, in hexadecimal.
func appendUTF16Hex(b []byte, s string) []byte {
	for _, r := range s {
		if r1, r2 := utf16.EncodeRune(r); r1 != '\uFFFD' {
			b = appendHex16(b, uint16(r1))
			b = appendHex16(b, uint16(r2))
		} else {
			b = appendHex16(b, uint16(r))
		}
	}
	return b
}

func appendHex16(b []byte, v uint16) []byte {
	const digits = "0123456789ABCDEF"
	return append(b, digits[v>>12], digits[v>>8&15], digits[v>>4&15], digits[v&15])
}

// appendName appends a name (7.3.5), with what is not a regular character
// escaped.
func appendName(b []byte, s string) []byte {
	const digits = "0123456789ABCDEF"
	b = append(b, '/')
	for i := range len(s) {
		c := s[i]
		regular := c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ||
			c == '-' || c == '+' || c == '_' || c == '.'
		if regular {
			b = append(b, c)
		} else {
			b = append(b, '#', digits[c>>4], digits[c&15])
		}
	}
	return b
}
