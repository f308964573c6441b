package doc

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// SignedWord finds the first word of a text with signs at its ends that are part
// of it, as C++, .NET, @name and /usr, or between a number and letters, as 64-bit,
// or a telephone number after a plus: from and to are its bounds, and the same if
// there is none. In a text from right to left such words have to be kept together:
// signs beside them run as the text around does (UAX #9, N1 and N2), which makes
// ++C and bit-64 of them.
func SignedWord(s string) (from, to int) {
	for at := 0; at < len(s); {
		if !inSigned(s[at]) {
			at++
			continue
		}
		end := at + 1
		for end < len(s) && inSigned(s[end]) {
			end++
		}
		if s[at] == '+' && bounded(s[:at]) {
			if n := telephone(s[at:]); n > 0 {
				return at, at + n
			}
		}
		if from, to := signedIn(s, at, end); from < to {
			return from, to
		}
		at = end
	}
	return 0, 0
}

// inSigned reports whether a byte may be in such a word.
func inSigned(c byte) bool {
	return c >= '0' && c <= '9' || isLatin(c) || strings.IndexByte("+#.@/~$-_:", c) >= 0
}

func isLatin(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// signedIn finds such a word in s[at:end], which has no spaces.
func signedIn(s string, at, end int) (from, to int) {
	if s[at] == '-' && !bounded(s[:at]) {
		at++ // between a small word and this one
	} else if !bounded(s[:at]) {
		at += signsOf(s[at:end])
	}
	lead := signsOf(s[at:end])
	if at+lead == end {
		return 0, 0
	}
	word := strings.TrimRight(s[at:end], ".@~$-_:")
	if strings.HasSuffix(word, "/") && !strings.Contains(word, "://") && !strings.HasPrefix(word, "/") {
		word = strings.TrimRight(word, "/")
	}
	if !strings.ContainsFunc(word, func(r rune) bool { return isLatin(byte(r)) }) {
		return 0, 0
	}
	before := lead > 0 && word[lead-1] != '+' && !strings.Contains(word[:lead], "..") && !strings.Contains(word[:lead], ":")
	if lead > 0 && !before {
		at, word = at+lead, word[lead:]
	}
	last := word[len(word)-1]
	if before || last == '+' || last == '#' || last == '/' || numbered(word) {
		return at, at + len(word)
	}
	return 0, 0
}

// numbered reports whether a word begins with a number, and has a sign before its
// first letter: 64-bit, 1.22-beta, 2.x.
func numbered(word string) bool {
	for i := 1; i < len(word); i++ {
		if isLatin(word[i]) {
			return signsOf(word[i-1:]) == 1 && word[0] >= '0' && word[0] <= '9'
		}
	}
	return false
}

// signsOf is how many signs a word begins with.
func signsOf(s string) int {
	n := 0
	for n < len(s) && !isLatin(s[n]) && (s[n] < '0' || s[n] > '9') {
		n++
	}
	return n
}

// bounded reports whether a word may begin after a text: not after a letter.
func bounded(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
}

// telephone is the length of an international telephone number at the beginning of
// a text: seven digits or more, in groups; 0 if there is none.
func telephone(s string) int {
	digits, end := 0, 0
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
			end = i + 1
		case (c == '-' || c == ' ') && end == i:
		default:
			i = len(s)
		}
	}
	if digits < 7 || digits > 15 {
		return 0
	}
	return end
}
