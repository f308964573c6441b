package theme

import (
	"strings"
	"unicode/utf8"

	"octavo/doc"
)

// locate finds the line and column of a key such as "text.body.size". The
// TOML library gives no positions for keys, so this looks through the lines:
// for the key itself, or for the longest part of it, as of an inline table. A
// key that is not in the file has no line.
func (s *source) locate(key string) doc.Pos {
	if s.places != nil {
		return s.locateYAML(key)
	}
	best, bestLen := doc.Pos{File: s.name}, 0
	table := ""
	lineNo := int32(0)
	for line := range strings.SplitSeq(s.text, "\n") {
		lineNo++
		trimmed := strings.TrimSpace(line)
		if strings.HasPrefix(trimmed, "[") {
			table = plainKey(strings.Trim(trimmed[:headerEnd(trimmed)], "[]"))
			if n := matching(key, table); n > bestLen {
				best, bestLen = at(best, lineNo, line, trimmed), n
			}
			continue
		}
		name, rest, ok := strings.Cut(trimmed, "=")
		if !ok || strings.HasPrefix(trimmed, "#") {
			continue
		}
		name = plainKey(name)
		if table != "" {
			name = table + "." + name
		}
		n := matching(key, name)
		if n == 0 || n < bestLen {
			continue
		}
		best, bestLen = at(best, lineNo, line, trimmed), n
		if n == len(key) {
			return best
		}
		if inner := key[n+1:]; strings.Contains(rest, inner) {
			return at(best, lineNo, line, rest[strings.Index(rest, inner):])
		}
	}
	return best
}

// matching is how much of key is named by prefix: all of it, up to a dot, or
// nothing.
func matching(key, prefix string) int {
	if prefix != "" && (key == prefix || strings.HasPrefix(key, prefix+".")) {
		return len(prefix)
	}
	return 0
}

// plainKey is a key without quotes and spaces around its parts.
func plainKey(s string) string {
	parts := strings.Split(s, ".")
	for i, p := range parts {
		parts[i] = strings.Trim(p, " \t\"'")
	}
	return strings.Join(parts, ".")
}

// headerEnd is where the brackets of a table's heading end.
func headerEnd(s string) int {
	if i := strings.LastIndexByte(s, ']'); i >= 0 {
		return i + 1
	}
	return len(s)
}

// at is the place of tail, which line ends in.
func at(p doc.Pos, lineNo int32, line, tail string) doc.Pos {
	start := strings.Index(line, tail)
	return doc.Pos{File: p.File, Line: lineNo, Col: int32(utf8.RuneCountInString(line[:max(0, start)])) + 1}
}

// posAt is the place of a byte of the file.
func (s *source) posAt(offset int) doc.Pos {
	before := s.text[:min(max(0, offset), len(s.text))]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	return doc.Pos{File: s.name, Line: int32(strings.Count(before, "\n")) + 1, Col: int32(utf8.RuneCountInString(line)) + 1}
}
