package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// runOf is the end of the run of one byte that starts at i.
func (s *smartener) runOf(i int) int {
	end := i + 1
	for end < len(s.buf) && s.buf[end] == s.buf[i] {
		end++
	}
	return end
}

// hyphens sets a run of hyphens: one between spaces and two are an en dash,
// three an em dash. It returns where the run ends.
func (s *smartener) hyphens(i int) int {
	end := s.runOf(i)
	n := end - i
	left, right := s.before(i), s.after(end)
	spaced := isSmartSpace(left) && isSmartSpace(right)
	switch {
	case strings.ContainsRune("<|+-", left), strings.ContainsRune(">|+-", right), bytes.HasSuffix(s.buf[:i], []byte("<!")):
		// an arrow, a table drawn in text, a run of which a part is escaped
	case n == 1 && spaced && left != '\n' && left != 0 && right != 0:
		s.dash(i, end, "–")
	case n == 2 && s.isFlag(i, end), n == 2 && s.isDecrement(i, right):
	case n == 2 && (left != 0 || right != 0) && !s.inAddress(i):
		s.dash(i, end, "–")
	case n == 3 && (left != 0 || right != 0) && !s.inAddress(i):
		s.dash(i, end, "—")
	}
	return end
}

// dash sets a dash. The space before it, if it has one, may not break.
func (s *smartener) dash(i, end int, mark string) {
	if i >= 2 && s.buf[i-1] == ' ' && s.buf[i-2] != ' ' && isSmartSpace(s.after(end)) {
		s.edit(i-1, i, noBreakSpace)
	}
	s.edit(i, end, mark)
}

// isFlag matches --help, after a space or bracket.
func (s *smartener) isFlag(i, end int) bool {
	left, right := s.before(i), s.after(end)
	starts := isSmartSpace(left) || strings.ContainsRune("([{/|,`\"'“‘«=", left)
	return starts && (unicode.IsLetter(right) || isDigit(right))
}

// isDecrement matches i-- and C--.
func (s *smartener) isDecrement(i int, right rune) bool {
	if i == 0 || !isASCIILetter(s.buf[i-1]) || unicode.IsLetter(right) {
		return false
	}
	return i == 1 || !isWordRune(s.before(i-1)) && s.buf[i-2] != '\''
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// dots sets three dots as an ellipsis, four as an ellipsis and a full stop. It
// returns where the run ends.
func (s *smartener) dots(i int) int {
	end := s.runOf(i)
	n := end - i
	if left, right := s.before(i), s.after(end); (n == 3 || n == 4) && left != '.' && right != '.' && left != '/' && right != '/' && left != '\\' && !s.inAddress(i) {
		s.edit(i, i+3, "…")
	}
	return end
}

// space keeps a number and its unit together, and a dash that the author set
// with its spaces and the word before it.
func (s *smartener) space(i int) {
	rest := s.buf[i+1:]
	switch {
	case i > 0 && isDigit(rune(s.buf[i-1])) && unitAt(string(rest[:min(len(rest), 6)])):
		s.edit(i, i+1, noBreakSpace)
	case i > 0 && !isSmartSpace(s.before(i)) && bytes.HasPrefix(rest, []byte("–")) && isSmartSpace(s.after(i+1+len("–"))):
		s.edit(i, i+1, noBreakSpace)
	}
}

// units are those that are nothing else after a number and a space.
var units = []string{"%", "‰", "€", "°C", "°F", "km", "kg", "cm", "mm", "GB", "MB", "TB", "kB", "KB", "GiB", "MiB", "KiB", "TiB", "ms", "Hz", "kHz", "MHz", "GHz", "px", "kW", "kWh"}

// unitAt reports whether a unit stands at the start of the text.
func unitAt(s string) bool {
	if s == "" || s[0] == ' ' {
		return false
	}
	for _, u := range units {
		if strings.HasPrefix(s, u) {
			r, n := utf8.DecodeRuneInString(s[len(u):])
			if n == 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				return true
			}
		}
	}
	return false
}

// highPunctuation sets the narrow space that French has before ; : ! ?
func (s *smartener) highPunctuation(i int) {
	left, right := s.before(i), s.after(i+1)
	canada := s.marks.french == quotesFrench && s.buf[i] != ':'
	switch {
	case i > 1 && s.buf[i-1] == ' ' && !isSmartSpace(s.before(i-1)) && (isSmartSpace(right) || strings.ContainsRune("!?)]»”\"", right)):
		if canada {
			s.edit(i-1, i, noBreakSpace)
			return
		}
		s.edit(i-1, i, narrowNoBreak)
	case canada, !isSmartSpace(right) && !strings.ContainsRune("!?)]»”\"", right):
	case unicode.IsLetter(left) || isDigit(left) || left == opaque || strings.ContainsRune(")]»”’%", left):
		if !s.inAddress(i) {
			s.edit(i, i, narrowNoBreak)
		}
	}
}

// guillemet sets the spaces inside « and » that the author typed, or forgot.
func (s *smartener) guillemet(i int) {
	r, n := utf8.DecodeRune(s.buf[i:])
	switch r {
	case '«':
		switch right := s.after(i + n); {
		case right == ' ' && i+n < len(s.buf) && s.buf[i+n] == ' ':
			s.edit(i+n, i+n+1, narrowNoBreak)
		case right != 0 && !unicode.IsSpace(right):
			s.edit(i+n, i+n, narrowNoBreak)
		}
	case '»':
		switch left := s.before(i); {
		case left == ' ':
			s.edit(i-1, i, narrowNoBreak)
		case left != 0 && !unicode.IsSpace(left):
			s.edit(i, i, narrowNoBreak)
		}
	}
}

// inAddress reports whether i lies within a word that is a URL, an e-mail
// address or a path of files.
func (s *smartener) inAddress(i int) bool {
	start, end := i, i
	for start > 0 && i-start < smartWordBytes && !isAddressEdge(s.buf[start-1]) {
		start--
	}
	for end < len(s.buf) && end-i < smartWordBytes && !isAddressEdge(s.buf[end]) {
		end++
	}
	return looksLikeAddress(string(s.buf[start:end]))
}

func isAddressEdge(c byte) bool {
	return c <= ' ' || c == '"' || c == '<' || c == '>' || c == '(' || c == ')'
}

// looksLikeAddress is strict: a slash alone makes no path.
func looksLikeAddress(word string) bool {
	word = strings.Trim(word, "'[]{},;:!?")
	switch {
	case strings.Contains(word, "://"), strings.HasPrefix(word, "www."), strings.HasPrefix(word, "mailto:"):
		return true
	case strings.HasPrefix(word, "./"), strings.HasPrefix(word, "../"), strings.HasPrefix(word, "~/"), strings.Contains(word, `:\`), strings.HasPrefix(word, `\\`):
		return true
	case strings.HasPrefix(word, "/") && strings.Count(word, "/") > 1:
		return true
	}
	name, host, found := strings.Cut(word, "@")
	return found && name != "" && strings.Contains(strings.Trim(host, "."), ".")
}
