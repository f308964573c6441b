package markdown

import (
	"bytes"
	"strconv"
	"strings"
)

// titleBlock reads Pandoc's title block at the head of a text as front matter:
// lines that begin with a percent sign and a space have the title, the authors,
// of whom each is on a line of its own or behind a semicolon, and the date.
// Lines that are indented go on.
func titleBlock(src []byte, file string) (*fmBlock, bool) {
	if !bytes.HasPrefix(src, []byte("% ")) {
		return nil, false
	}
	var fields [3][]string
	n, end := -1, 0
	for rest := src; len(rest) > 0; end = len(src) - len(rest) {
		line, after := cutLine(rest)
		s := string(bytes.TrimRight(line, " "))
		switch {
		case n < 2 && (strings.HasPrefix(s, "% ") || s == "%"):
			n++
			fields[n] = append(fields[n], strings.TrimSpace(s[1:]))
		case n >= 0 && strings.HasPrefix(s, " ") && strings.TrimSpace(s) != "":
			fields[n] = append(fields[n], strings.TrimSpace(s))
		case s == "":
			return &fmBlock{text: titleYAML(fields), file: file, line: 1, end: end}, true
		default:
			return nil, false
		}
		rest = after
	}
	return &fmBlock{text: titleYAML(fields), file: file, line: 1, end: end}, true
}

// titleYAML says in YAML what a title block says.
func titleYAML(fields [3][]string) string {
	var b strings.Builder
	if title := strings.Join(fields[0], " "); title != "" {
		b.WriteString("title: " + strconv.Quote(title) + "\n")
	}
	var authors []string
	for _, line := range fields[1] {
		for _, name := range strings.Split(line, ";") {
			if name = strings.TrimSpace(name); name != "" {
				authors = append(authors, strconv.Quote(name))
			}
		}
	}
	if len(authors) > 0 {
		b.WriteString("author: [" + strings.Join(authors, ", ") + "]\n")
	}
	if date := strings.Join(fields[2], " "); date != "" {
		b.WriteString("date: " + strconv.Quote(date) + "\n")
	}
	return b.String()
}
