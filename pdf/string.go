package pdf

import "unicode/utf16"

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
