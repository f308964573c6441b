package main

import (
	"fmt"
	"strings"
	"unicode"
)

// legible is a message that stays on its line and leaves a terminal alone: file
// names and texts can have any character in them. Those that would break the
// line, steer a terminal or turn the order of letters are written as in Go, as
// \n and \x1b.
func legible(message string) string {
	if !strings.ContainsFunc(message, isUnruly) {
		return message
	}
	var b strings.Builder
	for _, r := range message {
		switch {
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case isUnruly(r) && r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case isUnruly(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// legibleLines is legible for each of some lines.
func legibleLines(message string) string {
	lines := strings.Split(message, "\n")
	for i, line := range lines {
		lines[i] = legible(line)
	}
	return strings.Join(lines, "\n")
}

// isUnruly reports whether a character has no place in a message: controls, and
// those that turn the order of the letters around them (UAX #9, section 2).
func isUnruly(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029
}

// calm replaces unruly characters by one each, so that columns stay.
func calm(r rune) rune {
	if r != '\t' && isUnruly(r) {
		return unicode.ReplacementChar
	}
	return r
}
