package markdown

import (
	"bytes"
	"strings"
)

// MDX is Markdown with JSX: components whose attributes can be code, comments in
// braces, and lines of JavaScript. readMDX makes of it
// what Markdown's grammar can read: attributes in quotes, and spaces for what is
// no text. No byte changes its place.
func (l *lowerer) readMDX() {
	mdx := l.isMDX()
	if !mdx && !bytes.Contains(l.body, []byte("={")) && !bytes.Contains(l.body, []byte("{/*")) {
		return
	}
	s := mdxScanner{in: l.body, mdx: mdx, script: -1}
	for s.at < len(s.in) {
		s.line()
	}
	if s.out != nil {
		l.body = s.out
	}
	if s.script >= 0 {
		l.info(l.pos(s.script), "mdx-script", "what the page exports is code for a website, and is left out", "")
	}
}

// isMDX reports whether the source's name says that it is MDX.
func (l *lowerer) isMDX() bool { return strings.HasSuffix(strings.ToLower(l.file), ".mdx") }

type mdxScanner struct {
	in, out []byte // out is nil as long as nothing has changed
	at      int
	mdx     bool
	fence   string // that code began with; "" outside
	text    bool   // the line before is text
	script  int    // where the first script stands; -1: there is none
}

// line reads a line, or more that belong together.
func (s *mdxScanner) line() {
	start, end := s.at, s.endOfLine(s.at)
	line := s.in[start:end]
	s.at = end
	bare := bytes.TrimLeft(line, " \t>-*+0123456789.)")
	mark := fenceMark(bare)
	switch {
	case s.fence != "":
		if strings.HasPrefix(mark, s.fence) && len(bytes.TrimSpace(bare)) == len(mark) {
			s.fence = ""
		}
		return
	case mark != "":
		s.fence, s.text = mark, true
		return
	}
	blank := len(bytes.TrimSpace(line)) == 0
	switch {
	case blank:
	case !s.text && s.mdx && bytes.HasPrefix(line, []byte("export ")):
		s.blankScript(start, s.endOfScript(start))
		return
	case bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("{/*")):
		if n := bytes.Index(s.in[start:], []byte("*/}")); n >= 0 {
			s.blank(start, start+n+3)
			s.at = s.endOfLine(start + n + 3)
		}
		return
	case isStyledBox(bytes.TrimSpace(line)):
		s.blank(start, end) // or what follows at once would be HTML's text
	case s.mdx || len(line)-len(bytes.TrimLeft(line, " ")) < 4:
		s.tags(start, end)
	}
	s.text = !blank
}

// isStyledBox reports whether a line is the start tag of a box whose look is
// said in code: <div style={{ overflowX: 'auto' }}>.
func isStyledBox(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("<div "))
	if !ok {
		rest, ok = bytes.CutPrefix(line, []byte("<section "))
	}
	return ok && bytes.HasSuffix(line, []byte("}>")) && bytes.Count(line, []byte(">")) == 1 &&
		(bytes.HasPrefix(rest, []byte("style={")) || bytes.HasPrefix(rest, []byte("className={")))
}

func (s *mdxScanner) endOfLine(from int) int {
	if n := bytes.IndexByte(s.in[from:], '\n'); n >= 0 {
		return from + n + 1
	}
	return len(s.in)
}

// fenceMark is the mark that begins or ends a block of code; "" if there is none.
func fenceMark(line []byte) string {
	for _, c := range "`~" {
		if n := len(line) - len(bytes.TrimLeft(line, string(c))); n >= 3 {
			return strings.Repeat(string(c), n)
		}
	}
	return ""
}

// endOfScript is the end of the line on which all brackets that were opened
// since are closed.
func (s *mdxScanner) endOfScript(from int) int {
	depth := 0
	for i := from; i < len(s.in); i++ {
		switch s.in[i] {
		case '{', '(', '[':
			depth++
		case '}', ')', ']':
			depth--
		case '\n':
			if depth <= 0 {
				return i + 1
			}
		}
	}
	return s.endOfLine(from)
}

func (s *mdxScanner) blankScript(from, to int) {
	if s.script < 0 {
		s.script = from
	}
	s.blank(from, to)
	s.at = to
}

// blank puts spaces in the place of text.
func (s *mdxScanner) blank(from, to int) {
	for i := from; i < to; i++ {
		if s.in[i] != '\n' {
			s.put(i, ' ')
		}
	}
}

func (s *mdxScanner) put(i int, c byte) {
	if s.out == nil {
		s.out = bytes.Clone(s.in)
	}
	s.out[i] = c
}

// tags reads the tags that begin in a line, but for those in code.
func (s *mdxScanner) tags(from, to int) {
	for i := from; i < to; i++ {
		switch c := s.in[i]; {
		case c == '`':
			n := len(s.in[i:to]) - len(bytes.TrimLeft(s.in[i:to], "`"))
			if end := bytes.Index(s.in[i+n:to], s.in[i:i+n]); end >= 0 {
				i += n + end
			}
			i += n - 1
		case c == '<' && i+1 < len(s.in) && (isUpper(s.in[i+1]) || s.mdx && isAlnum(s.in[i+1])):
			if end := s.tag(i); end > i {
				i = end
				s.at = max(s.at, s.endOfLine(end))
				to = max(to, s.at)
			}
		}
	}
}

func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }

// longestTag bounds what is read of a tag, in bytes.
const longestTag = 4000

// tag reads a tag and puts the code in its attributes in quotes; the result is
// where it ends, or its beginning if it is none.
func (s *mdxScanner) tag(start int) int {
	var code [][2]int
	most := min(len(s.in), start+longestTag)
	for i := start + 1; i < most; i++ {
		switch c := s.in[i]; c {
		case '>':
			for _, r := range code {
				s.quoteCode(r[0], r[1])
			}
			return i
		case '<', '`':
			return start
		case '"', '\'':
			n := bytes.IndexByte(s.in[i+1:most], c)
			if n < 0 {
				return start
			}
			i += n + 1
		case '{':
			end := s.closing(i, most)
			if end < 0 {
				return start
			}
			code = append(code, [2]int{i, end})
			i = end
		case '\n':
			if i+1 < most && s.in[i+1] == '\n' {
				return start
			}
		}
	}
	return start
}

// closing is the place of the brace that closes one; -1 if none does.
func (s *mdxScanner) closing(i, most int) int {
	depth := 0
	for ; i < most; i++ {
		switch s.in[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// quoteCode puts quotes around the code of an attribute. A text in quotes loses
// its own; other code begins with a brace, as property knows it. Code without a
// name is no attribute.
func (s *mdxScanner) quoteCode(from, to int) {
	inner := s.in[from+1 : to]
	switch trimmed := bytes.TrimSpace(inner); {
	case s.in[from-1] != '=':
		s.blank(from, to+1)
	case !bytes.ContainsAny(inner, " \t\n\"'`=<>"), len(trimmed) < 2:
	default:
		s.put(from, '"')
		s.put(to, '"')
		for i := from + 1; i < to; i++ {
			switch s.in[i] {
			case '"':
				s.put(i, '\'')
			case '\n':
				s.put(i, ' ')
			}
		}
		first, last := trimmed[0], trimmed[len(trimmed)-1]
		if first == last && (first == '"' || first == '\'' || first == '`') && !bytes.Contains(trimmed, []byte("${")) {
			s.put(from+1+bytes.IndexByte(inner, first), ' ')
			s.put(from+1+bytes.LastIndexByte(inner, last), ' ')
		} else {
			s.put(from+1, '{')
		}
	}
}
