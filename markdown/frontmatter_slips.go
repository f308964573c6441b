package markdown

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// yamlSlip is a syntax error in YAML. The parser says where it gave up; explain
// moves the place to where the slip is, and adds what to do about it.
type yamlSlip struct {
	block     *fmBlock
	line, col int
	message   string
	hint      string
}

// set replaces message and hint.
func (s *yamlSlip) set(message, hint string) { s.message, s.hint = message, hint }

func (s *yamlSlip) explain() {
	m := s.message
	switch {
	case s.tabIndent():
	case strings.Contains(m, "mapping value is not allowed"):
		s.colonInValue()
	case strings.Contains(m, "could not find end character"):
		s.set("this quotation mark is never closed", "close it on the same line, or write the value without quotation marks")
	case strings.Contains(m, "must be specified"), strings.Contains(m, "could not find flow"), strings.Contains(m, "end token"):
		s.openBracket()
	case strings.Contains(m, "value is not allowed in this context"):
		s.textAfterValue()
	case strings.Contains(m, "is a reserved character"), strings.Contains(m, "unexpected directive"):
		s.set(fmt.Sprintf("a value can't start with %q", s.runeAt()), s.quoteHint())
	case strings.Contains(m, "already defined"):
		s.set(fmt.Sprintf("the key %q is there twice", yamlKey(strings.TrimSpace(s.text()))), "remove one of the two")
	case strings.Contains(m, "unexpected key name"), strings.Contains(m, "non-map value"):
		s.set("this line has no key", "write it as key: value, or indent it if it belongs to the line before")
	case strings.Contains(m, "unknown escape"), strings.Contains(m, "escape"):
		s.set("a backslash in double quotation marks starts an escape that YAML doesn't know", `double the backslash (\\), or use single quotation marks`)
	default:
		s.set("this can't be read as YAML: "+m, "check quotation marks, brackets and indentation")
	}
}

func (s *yamlSlip) text() string { return s.block.textLine(s.line) }

// rest is the line from the slip's column on.
func (s *yamlSlip) rest() string {
	text := s.text()
	for i := 1; i < s.col && text != ""; i++ {
		_, n := utf8.DecodeRuneInString(text)
		text = text[n:]
	}
	return text
}

func (s *yamlSlip) runeAt() string {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s.rest(), " "))
	return string(r)
}

// tabIndent finds a tab in the indentation of the slip's line or, as the
// parser may have given up later, of the two before it.
func (s *yamlSlip) tabIndent() bool {
	if !strings.Contains(s.message, "tab") && !strings.Contains(s.message, "\t") && !strings.Contains(s.message, "not allowed") {
		return false
	}
	for line := max(s.line-2, 1); line <= s.line; line++ {
		text := s.block.textLine(line)
		indent := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
		if i := strings.IndexByte(indent, '\t'); i >= 0 {
			s.line, s.col = line, i+1
			s.set("this line is indented with a tab, which YAML forbids", "indent with spaces")
			return true
		}
	}
	return false
}

// colonInValue explains "title: Foo: bar", and a line that is indented more
// than the one before without belonging to it.
func (s *yamlSlip) colonInValue() {
	rest := s.rest()
	if strings.Contains(rest, ": ") || strings.HasSuffix(rest, ":") {
		s.set("a value with a colon and a space in it must be in quotation marks", s.quoteHint())
		return
	}
	next := s.block.textLine(s.line + 1)
	if indent := len(next) - len(strings.TrimLeft(next, " ")); indent > 0 {
		s.line, s.col = s.line+1, indent+1
		s.set("this line is indented more than the one before, which already has a value", "let the key start where the one before starts")
		return
	}
	s.set("there is a colon where YAML expects none", s.quoteHint())
}

// quoteHint shows the line's value in quotation marks.
func (s *yamlSlip) quoteHint() string {
	key, value, found := strings.Cut(s.text(), ":")
	value = strings.TrimSpace(value)
	if !found || value == "" || len(value) > 120 {
		return "put the value in quotes"
	}
	if !strings.ContainsAny(value, `"\`) {
		return fmt.Sprintf(`put the value in quotes: %s: "%s"`, strings.TrimSpace(key), value)
	}
	return fmt.Sprintf("put the value in quotes: %s: '%s'", strings.TrimSpace(key), strings.ReplaceAll(value, "'", "''"))
}

// openBracket moves the slip to the bracket that isn't closed.
func (s *yamlSlip) openBracket() {
	offset := 0
	for line := 1; line < s.line; line++ {
		offset += len(s.block.textLine(line)) + 1
	}
	offset = min(offset+len(s.text())-len(s.rest()), len(s.block.text))
	depth := 0
	for i := min(offset, len(s.block.text)-1); i >= 0; i-- {
		switch s.block.text[i] {
		case ']', '}':
			depth++
		case '[', '{':
			if depth--; depth < 0 {
				p := s.block.posAt(i)
				s.line, s.col = int(p.Line-s.block.line)+1, int(p.Col)
				s.set(fmt.Sprintf("the bracket %q is never closed", s.block.text[i:i+1]), "close it, or put the value in quotes")
				return
			}
		}
	}
	s.set("a bracket is not closed here", "close it, or put the value in quotes")
}

// textAfterValue explains "'It's'" and "[Update] Foo".
func (s *yamlSlip) textAfterValue() {
	_, value, _ := strings.Cut(s.text(), ":")
	value = strings.TrimSpace(value)
	switch {
	case strings.HasPrefix(value, "'"):
		s.set("there is text after the closing quotation mark", "double a quotation mark inside the value (''), or use double quotation marks around it")
	case strings.HasPrefix(value, `"`):
		s.set("there is text after the closing quotation mark", `put a backslash before a quotation mark inside the value (\"), or use single quotation marks around it`)
	case strings.HasPrefix(value, "["), strings.HasPrefix(value, "{"):
		s.set(fmt.Sprintf("there is text after the closing bracket; a value that starts with %q must be in quotes", value[:1]), s.quoteHint())
	default:
		s.set("there is text here that belongs to no key", "check quotation marks and indentation")
	}
}
