package bundle

import (
	"net/url"
	"strings"
	"unicode/utf8"

	"octavo/doc"
)

// A SUMMARY.md lists the texts of a book: mdBook's format
// (https://rust-lang.github.io/mdBook/format/summary.html), and GitBook's, which
// differs in that parts are headings of any level, and entries may be groups
// without a text.

// summary is a SUMMARY.md as read.
type summary struct {
	title   string // of the book; "" where the heading only says "Summary"
	parts   []summaryPart
	slips   []doc.Diagnostic
	entries int
}

// summaryPart is a part; the first has no title where texts come before all.
type summaryPart struct {
	at      doc.Pos
	title   string
	entries []*summaryEntry
}

// summaryEntry is a line that lists a text.
type summaryEntry struct {
	at    doc.Pos
	label string // Markdown
	to    string // path, without the fragment; "" for a draft
	mark  string // the fragment
	// inList tells a numbered chapter from one before or behind the list.
	inList bool
	link   bool // false for a group without a text
	under  []*summaryEntry
}

// summaryParser reads a SUMMARY.md line by line.
type summaryParser struct {
	file string
	line int32
	out  summary
	// open are the entries of the list that may have others under them, each
	// with its indentation.
	open    []openEntry
	comment bool
	titled  bool   // the first heading was seen
	plain   string // the line before, if it is neither list nor heading
}

type openEntry struct {
	indent int
	entry  *summaryEntry
}

func parseSummary(src, file string) *summary {
	p := &summaryParser{file: file}
	p.out.parts = []summaryPart{{}}
	for line := range strings.Lines(strings.TrimPrefix(src, "\uFEFF")) {
		p.line++
		p.read(strings.TrimRight(line, " \t\r\n"))
	}
	return &p.out
}

func (p *summaryParser) pos(col int) doc.Pos {
	return doc.Pos{File: p.file, Line: p.line, Col: int32(col)}
}

func (p *summaryParser) read(line string) {
	if line = p.withoutComments(line); strings.TrimSpace(line) == "" {
		p.plain = ""
		return
	}
	body := strings.TrimLeft(line, " \t")
	indent := indentation(line[:len(line)-len(body)])
	before := len(line) - len(body)
	plain := ""
	switch marker := listMarker(body); {
	case strings.Trim(body, "=") == "" && p.plain != "": // under a heading
		p.out.slips = p.out.slips[:len(p.out.slips)-1]
		p.line--
		p.heading(p.plain, before)
		p.line++
	case isSeparator(body), strings.Trim(body, "=") == "":
		p.open = nil
	case body[0] == '#':
		p.heading(headingText(body), before)
	case marker > 0:
		p.listItem(body[marker:], before+marker, indent)
	case body[0] == '[':
		p.open = nil
		p.links(body, before)
	default:
		plain = strings.TrimSpace(body)
		p.slip(before, "this line lists no text", "write - [Title](file.md), or # Title for a part")
	}
	p.plain = plain
}

func (p *summaryParser) slip(before int, message, hint string) {
	p.out.slips = append(p.out.slips, doc.Diagnostic{
		Severity: doc.Info, Pos: p.pos(before + 1), Code: "summary-line", Message: message, Hint: hint})
}

// withoutComments blanks HTML comments out.
func (p *summaryParser) withoutComments(line string) string {
	var b strings.Builder
	for {
		if p.comment {
			i := strings.Index(line, "-->")
			if i < 0 {
				return b.String()
			}
			b.WriteString(strings.Repeat(" ", utf8.RuneCountInString(line[:i])+3))
			line, p.comment = line[i+3:], false
		}
		i := strings.Index(line, "<!--")
		if i < 0 {
			b.WriteString(line)
			return b.String()
		}
		b.WriteString(line[:i] + "    ")
		line, p.comment = line[i+4:], true
	}
}

// headingText is a heading without its marks: "# C# #" is "C#".
func headingText(line string) string {
	title := strings.TrimSpace(strings.TrimLeft(line, "#"))
	if open := strings.TrimRight(title, "#"); open == "" || strings.HasSuffix(open, " ") {
		title = strings.TrimSpace(open)
	}
	return title
}

// heading is the first heading of the file, which is its title, or a part's.
func (p *summaryParser) heading(title string, before int) {
	p.open = nil
	if !p.titled && p.out.entries == 0 {
		p.titled = true
		if !isSummaryWord(title) {
			p.out.title = title
		}
		return
	}
	if title != "" {
		p.out.parts = append(p.out.parts, summaryPart{at: p.pos(before + 1), title: title})
	}
}

// listItem is "- [Title](file.md)", or GitBook's "* Title" for a group.
func (p *summaryParser) listItem(body string, before, indent int) {
	rest := strings.TrimLeft(body, " \t")
	before += len(body) - len(rest)
	e := &summaryEntry{at: p.pos(before + 1), inList: true, label: rest}
	if label, dest, _, ok := inlineLink(rest); ok {
		e.label, e.link = label, true
		e.to, e.mark = splitDest(dest)
	}
	for len(p.open) > 0 && p.open[len(p.open)-1].indent >= indent {
		p.open = p.open[:len(p.open)-1]
	}
	p.out.entries++
	if n := min(len(p.open), maxNesting); n > 0 {
		parent := p.open[n-1].entry
		parent.under = append(parent.under, e)
	} else {
		part := &p.out.parts[len(p.out.parts)-1]
		part.entries = append(part.entries, e)
	}
	p.open = append(p.open, openEntry{indent, e})
}

// links are entries that stand on a line by themselves, outside of the list.
func (p *summaryParser) links(body string, before int) {
	for body != "" {
		label, dest, n, ok := inlineLink(body)
		if !ok {
			p.slip(before, "this line lists no text", "write [Title](file.md)")
			return
		}
		e := &summaryEntry{at: p.pos(before + 1), label: label, link: true}
		e.to, e.mark = splitDest(dest)
		part := &p.out.parts[len(p.out.parts)-1]
		part.entries = append(part.entries, e)
		p.out.entries++
		rest := strings.TrimLeft(body[n:], " \t")
		before += utf8.RuneCountInString(body[:n]) + len(body) - n - len(rest)
		body = rest
	}
}

// splitDest cuts a destination into path and fragment, and decodes the path.
func splitDest(dest string) (to, mark string) {
	to, mark, _ = strings.Cut(dest, "#")
	if absoluteURL(to) {
		return to, mark
	}
	if plain, err := url.PathUnescape(to); err == nil {
		to = plain
	}
	return strings.ReplaceAll(to, `\`, "/"), mark
}

// inlineLink reads [label](dest "title") at the start of s; n is its length.
func inlineLink(s string) (label, dest string, n int, ok bool) {
	end := closing(s, '[', ']')
	if end < 0 || end+1 >= len(s) || s[end+1] != '(' {
		return "", "", 0, false
	}
	label = s[1:end]
	rest := s[end+1:]
	if inner := strings.TrimLeft(rest[1:], " "); strings.HasPrefix(inner, "<") {
		if i := strings.IndexByte(inner, '>'); i > 0 {
			if j := strings.IndexByte(inner[i:], ')'); j >= 0 {
				return label, inner[1:i], len(s) - len(inner) + i + j + 1, true
			}
		}
		return "", "", 0, false
	}
	stop := closing(rest, '(', ')')
	if stop < 0 {
		return "", "", 0, false
	}
	dest = strings.TrimSpace(rest[1:stop])
	if i := strings.LastIndexAny(strings.TrimRight(dest, `"'`), `"'`); i > 0 && dest[i-1] == ' ' {
		dest = strings.TrimSpace(dest[:i]) // a title
	}
	return label, dest, end + 1 + stop + 1, true
}

// closing is where the bracket that opens s is closed; -1 if nowhere. Escapes
// and code don't count.
func closing(s string, open, end byte) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '`':
			ticks := len(s[i:]) - len(strings.TrimLeft(s[i:], "`"))
			if n := strings.Index(s[i+ticks:], s[i:i+ticks]); n >= 0 {
				i += 2*ticks + n
			} else {
				i += ticks
			}
			i--
		case c == open:
			depth++
		case c == end:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// indentation counts columns, with a tab to the next fourth.
func indentation(s string) int {
	n := 0
	for _, c := range s {
		if n++; c == '\t' {
			n = (n + 3) / 4 * 4
		}
	}
	return n
}

// listMarker is the length of "- ", "* ", "+ " or "1. " at the start of s.
func listMarker(s string) int {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits > 9 || len(s) < digits+2 || s[digits+1] != ' ' && s[digits+1] != '\t' {
		return 0
	}
	if c := s[digits]; digits == 0 && strings.IndexByte("-*+", c) >= 0 || digits > 0 && (c == '.' || c == ')') {
		return digits + 2
	}
	return 0
}

// isSeparator tells a thematic break.
func isSeparator(s string) bool {
	s = strings.ReplaceAll(s, " ", "")
	return len(s) >= 3 && (strings.Trim(s, "-") == "" || strings.Trim(s, "*") == "" || strings.Trim(s, "_") == "")
}

// isSummaryWord tells headings that only say what a SUMMARY.md is.
func isSummaryWord(title string) bool {
	switch strings.ToLower(strings.TrimSpace(title)) {
	case "", "summary", "table of contents", "contents", "toc", "inhalt", "inhaltsverzeichnis",
		"sommaire", "table des matières", "índice", "indice", "sommario", "sumário", "содержание",
		"оглавление", "目录", "目錄", "目次", "概要", "차례", "목차", "spis treści", "obsah", "inhoud":
		return true
	}
	return false
}

// absoluteURL reports whether a destination has a scheme (RFC 3986, section
// 3.1); one letter is a drive of Windows.
func absoluteURL(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	if !ok || len(scheme) < 2 || scheme[0]|0x20 < 'a' || scheme[0]|0x20 > 'z' {
		return false
	}
	return strings.Trim(strings.ToLower(scheme), "abcdefghijklmnopqrstuvwxyz0123456789+-.") == ""
}
