package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"octavo/doc"
)

// headingParser adds attributes to one of goldmark's heading parsers, as
// Pandoc, Hugo and kramdown have them: # Heading {#id .class lang=fr}. Braces
// that hold anything else are text.
type headingParser struct{ parser.BlockParser }

func (p headingParser) Close(n ast.Node, r text.Reader, pc parser.Context) {
	p.BlockParser.Close(n, r, pc)
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		return
	}
	last := lines.At(lines.Len() - 1)
	line := bytes.TrimRight(last.Value(r.Source()), " \t\n")
	open := bytes.LastIndexByte(line, '{')
	if open < 0 || line[len(line)-1] != '}' || open > 0 && line[open-1] == '\\' {
		return
	}
	attrs := parseAttributes(string(line[open+1:len(line)-1]), " id class lang ")
	if attrs == nil {
		return
	}
	rest := bytes.TrimRight(line[:open], " \t")
	if closing := bytes.TrimRight(rest, "#"); len(closing) < len(rest) && bytes.HasSuffix(closing, []byte(" ")) {
		rest = bytes.TrimRight(closing, " ") // "# Heading # {#id}"
	}
	last.Stop = last.Start - last.Padding + len(rest)
	lines.Set(lines.Len()-1, last)
	for _, a := range attrs {
		if was, ok := n.AttributeString(a.key); ok && a.key == "class" {
			a.value = was.(string) + " " + a.value
		}
		n.SetAttributeString(a.key, a.value)
	}
}

type attributePair struct{ key, value string }

// parseAttributes reads what is between braces: #id, .class, key=value and the
// hyphen of Pandoc's unnumbered headings. It is nil if there is anything else,
// or none of the keys, which are words between spaces.
func parseAttributes(s, keys string) []attributePair {
	var list []attributePair
	known := false
	for s = strings.TrimLeft(s, ": "); s != ""; s = strings.TrimLeft(s, " ") {
		field, rest := cutField(s)
		s = rest
		key, value, assigned := strings.Cut(field, "=")
		switch {
		case field == "-":
			key, value = "class", "unnumbered"
		case len(field) > 1 && field[0] == '#' && !assigned:
			key, value = "id", field[1:]
		case len(field) > 1 && field[0] == '.' && !assigned:
			key, value = "class", field[1:]
		case assigned && key != "":
			value = strings.Trim(value, `"'`)
		default:
			return nil
		}
		known = known || hasWord(keys, key)
		list = append(list, attributePair{key, value})
	}
	if !known {
		return nil
	}
	return list
}

// cutField cuts s at the first space that is not between quotation marks.
func cutField(s string) (field, rest string) {
	var quote rune
	for i, c := range s {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote == 0 && (c == '"' || c == '\''):
			quote = c
		case quote == 0 && c == ' ':
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

// attributes are those of a heading.
func (l *lowerer) attributes(n ast.Node) doc.Attr {
	var a doc.Attr
	for _, at := range n.Attributes() {
		value, _ := at.Value.(string)
		switch string(at.Name) {
		case "id":
			a.ID = value
		case "class":
			a.Classes = append(a.Classes, strings.Fields(value)...)
		case "lang":
			a.Lang = value
		default:
			l.diags.WarnOnce(string(at.Name), l.posOf(n), "unknown-attribute",
				"the attribute "+string(at.Name)+" is not known and is left out", "known ones are #id, .class and lang=…")
		}
	}
	return a
}
