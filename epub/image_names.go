package epub

import (
	"strconv"
	"strings"
)

// names gives files names that every reader can open: small letters, digits,
// "-" and "_", at most 64 of them, and no name twice.
type names struct{ taken map[string]bool }

// file is a name for a file, after the one that it has.
func (n *names) file(base, extension, otherwise string) string {
	if i := strings.LastIndexByte(base, '.'); i > strings.LastIndexByte(base, '/')+1 {
		base = base[:i]
	}
	stem := safeName(base)
	if stem == "" {
		stem = otherwise
	}
	name := stem + extension
	for i := 2; n.taken[name]; i++ {
		name = stem + "-" + strconv.Itoa(i) + extension
	}
	if n.taken == nil {
		n.taken = map[string]bool{}
	}
	n.taken[name] = true
	return name
}

// safeName is what is left of a name; "" if nothing is.
func safeName(s string) string {
	const longest = 64
	b := make([]byte, 0, min(len(s), longest))
	gap := false
	for i := 0; i < len(s) && len(b) < longest; i++ {
		c := s[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_':
		default:
			gap = true
			continue
		}
		if gap && len(b) > 0 {
			b = append(b, '-')
		}
		b, gap = append(b, c), false
	}
	return string(b)
}
