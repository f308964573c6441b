package markdown

import "strings"

// Hebrew has marks of its own in words, for which texts have those of quotations:
// gershayim before the last letter of an acronym, and a geresh after a letter that
// is short for a word or has a foreign sound.
const (
	gershayim = "״"
	geresh    = "׳"
)

// isHebrew reports whether a character is a letter of Hebrew, or a point of one.
func isHebrew(r rune) bool { return r >= 0x0591 && r <= 0x05EA && r != 0x05BE }

// inHebrew reports whether the mark at i stands in a Hebrew word and is a part of
// it. After the small words that are written together with the next one it opens a
// quotation, if that closes.
func (s *smartener) inHebrew(i int) bool {
	return isHebrew(s.before(i)) && isHebrew(s.after(i+1)) && !s.hebrewOpens(i)
}

// hebrewOpens reports whether the mark at i, between two letters, opens a
// quotation after such small words.
func (s *smartener) hebrewOpens(i int) bool {
	const small = "משהוכלב"
	mark := s.buf[i]
	if s.anyOpen(mark == '"') {
		return false
	}
	from := i
	for ; from > 0 && i-from < 4*2; from -= 2 { // letters of two bytes
		if r := s.before(from); !strings.ContainsRune(small, r) {
			if isWordRune(r) {
				return false
			}
			break
		}
	}
	first := s.after(i + 1)
	if second := s.after(i + 1 + len(string(first))); !isHebrew(second) {
		return false // an acronym has one letter behind the mark
	}
	marks := 0
	for j, end := i+1, s.ahead(i); j < end && marks < smartAheadMarks; j++ {
		if s.buf[j] != mark || s.guarded(j) {
			continue
		}
		if marks++; !isHebrew(s.before(j)) || !isHebrew(s.after(j+1)) {
			return s.way(j) == closes
		}
	}
	return false
}
