package xhtml

import (
	"strconv"
	"unicode/utf8"
)

// The ids that the writer gives itself. ID never yields one that looks like
// them.
const (
	titleID    = "title"
	noteID     = "fn-"
	noteRefID  = "fnref-"
	pageID     = "page-"
	hexOfAByte = "_x"
)

// ID is the id that stands in a file for an id of a document. Ids of XHTML are
// names of XML (xs:ID), and the plainest of these work in all readers: ASCII
// letters, digits, "-" and "_", with a letter first. An id of that kind stays
// as it is; any other, and one that could be taken for an id of the writer's
// own, begins with "_" and has each other character as "_", its number in
// hexadecimal and "_", so that different ids stay different. ID("") is "".
func ID(id string) string {
	if id == "" || isPlainID(id) {
		return id
	}
	out := make([]byte, 0, 2*len(id)+8)
	out = append(out, '_')
	for len(id) > 0 {
		r, n := utf8.DecodeRuneInString(id)
		switch {
		case r == utf8.RuneError && n == 1:
			out = append(out, hexOfAByte...)
			out = strconv.AppendUint(out, uint64(id[0]), 16)
			out = append(out, '_')
		case r == '_':
			out = append(out, "__"...)
		case r == '-' || isDigit(r) || isLetter(r):
			out = append(out, byte(r))
		default:
			out = append(out, '_')
			out = strconv.AppendUint(out, uint64(r), 16)
			out = append(out, '_')
		}
		id = id[n:]
	}
	return string(out)
}

// isPlainID reports whether an id needs no change.
func isPlainID(id string) bool {
	if !isLetter(rune(id[0])) || isOwnID(id) {
		return false
	}
	for i := range len(id) {
		if c := rune(id[i]); !isLetter(c) && !isDigit(c) && c != '-' && c != '_' {
			return false
		}
	}
	return true
}

// isOwnID reports whether an id could be one of the writer's own.
func isOwnID(id string) bool {
	return id == titleID || hasPrefixDigit(id, noteID) || hasPrefixDigit(id, noteRefID) ||
		len(id) >= len(pageID) && id[:len(pageID)] == pageID
}

func hasPrefixDigit(s, prefix string) bool {
	n := len(prefix)
	return len(s) > n && s[:n] == prefix && isDigit(rune(s[n]))
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
