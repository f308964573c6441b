package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"octavo/doc"
)

// htmlBlock reads a block of HTML into the tree.
func (l *lowerer) htmlBlock(t *tree, n *ast.HTMLBlock) {
	s := l.htmlSource(n)
	if tok, ok := loneTag(s.text); ok {
		t.tag(tok, l.posOf(n))
		return
	}
	z := html.NewTokenizer(bytes.NewReader(s.text))
	off := 0
	hidden := "" // the element whose text is not to be seen
	tried := 0   // up to where math elements have been looked for
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		at := off
		off += len(z.Raw())
		switch kind {
		case html.TextToken:
			if hidden == "" {
				t.htmlText(z.Raw(), func() doc.Pos { return l.pos(s.offset(at)) })
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			raw := string(z.Raw())
			if n := l.htmlMath(t, s.text, at, &tried, l.pos(s.offset(at))); n > 0 {
				off = at + n
				z = html.NewTokenizer(bytes.NewReader(s.text[off:]))
				continue
			}
			tok := newHTMLTag(raw, z.Token())
			hidden = ""
			if kind == html.StartTagToken && l.hides(tok.Data, l.pos(s.offset(at))) {
				hidden = tok.Data
			}
			t.tag(tok, l.pos(s.offset(at)))
		case html.CommentToken, html.DoctypeToken: // say nothing to the reader
		}
	}
}

// htmlTag is a tag: Data is its name in lower case.
type htmlTag struct {
	html.Token
	written string // the name as it is written
}

// newHTMLTag is a tag as it was read and as it stands in the source.
func newHTMLTag(raw string, tok html.Token) htmlTag {
	name := strings.TrimLeft(raw, "</")
	return htmlTag{tok, name[:min(len(tok.Data), len(name))]}
}

// loneTag reads a block that is one plain tag, such as <div>, which most are.
func loneTag(s []byte) (htmlTag, bool) {
	s = bytes.TrimSpace(s)
	if len(s) < 3 || s[0] != '<' || bytes.IndexByte(s, '>') != len(s)-1 ||
		s[1] != '/' && !isAlnum(s[1]) || bytes.LastIndexByte(s, '<') > 0 {
		return htmlTag{}, false
	}
	tok, ok := parseTag(s)
	return tok, ok && tok.Data != "script" && tok.Data != "style"
}

// htmlSource is the text of an HTML block and where it stands in the body.
type htmlSource struct {
	text  []byte
	lines []htmlLine
}

type htmlLine struct{ in, source int } // offsets of a line's start

func (l *lowerer) htmlSource(n *ast.HTMLBlock) htmlSource {
	var s htmlSource
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		s.lines = append(s.lines, htmlLine{len(s.text), line.Start - line.Padding})
		s.text = append(s.text, line.Value(l.body)...)
	}
	if n.HasClosure() {
		s.lines = append(s.lines, htmlLine{len(s.text), n.ClosureLine.Start - n.ClosureLine.Padding})
		s.text = append(s.text, n.ClosureLine.Value(l.body)...)
	}
	return s
}

// offset is the place in the body of an offset into the text. Offsets must be
// asked for in their order.
func (s *htmlSource) offset(in int) int {
	for len(s.lines) > 1 && s.lines[1].in <= in {
		s.lines = s.lines[1:]
	}
	return s.lines[0].source + in - s.lines[0].in
}

// hides reports whether an element's text is no text for readers, and says so
// once for the document.
func (l *lowerer) hides(tag string, at doc.Pos) bool {
	if tag != "script" && tag != "style" {
		return false
	}
	if !l.hidden[tag] {
		if l.hidden == nil {
			l.hidden = map[string]bool{}
		}
		l.hidden[tag] = true
		l.info(at, "html-"+tag, "the content of <"+tag+"> is left out", "")
	}
	return true
}

// htmlText adds HTML's text, in which Markdown means nothing.
func (t *tree) htmlText(raw []byte, at func() doc.Pos) {
	f := t.top()
	if f.raw != nil {
		f.raw.WriteString(html.UnescapeString(string(raw)))
		return
	}
	blank := len(bytes.TrimSpace(raw)) == 0
	if f.text.empty() {
		if blank {
			return
		}
		f.textAt = at()
	}
	f.bare = f.bare || !blank
	if t.l.isMDX() && f.source.written != "" && isComponent(f.source.written) { // there it is Markdown
		for _, n := range t.l.parseLine(html.UnescapeString(string(raw))) {
			f.text.add(n)
		}
		return
	}
	// A backslash is a character in HTML, and must not escape what follows.
	f.text.write(bytes.ReplaceAll(raw, []byte{'\\'}, []byte(`\\`)))
}

// rawHTML lowers a tag or comment within a paragraph.
func (l *lowerer) rawHTML(d dest, n *ast.RawHTML) {
	raw := n.Segments.Value(l.body)
	tok, ok := parseTag(raw)
	if !ok {
		return // a comment, a declaration, a processing instruction
	}
	at := l.posOf(n)
	if n.Segments.Len() > 0 {
		at = l.pos(n.Segments.At(0).Start)
	}
	if w := d.w(); d.tree == nil || w.inMarkdown() {
		l.inlineTag(w, tok, at)
	} else {
		d.tree.tag(tok, at)
	}
}

// parseTag reads one tag that goldmark has found to be well-formed: a tokenizer
// with its buffers for each would take a tenth of all the time.
func parseTag(raw []byte) (htmlTag, bool) {
	if len(raw) < 3 || raw[1] == '!' || raw[1] == '?' {
		return htmlTag{}, false
	}
	kind, name := html.StartTagToken, raw[1:len(raw)-1]
	switch {
	case name[0] == '/':
		kind, name = html.EndTagToken, name[1:]
	case name[len(name)-1] == '/':
		kind, name = html.SelfClosingTagToken, name[:len(name)-1]
	}
	tok := htmlTag{Token: html.Token{Type: kind}}
	if end := bytes.IndexAny(name, " \t\n/"); end >= 0 {
		tok.Attr = parseTagAttributes(name[end:])
		name = name[:end]
	}
	tok.written = string(name)
	tok.Data = strings.ToLower(tok.written)
	return tok, tok.Data != ""
}

// parseTagAttributes reads what follows a tag's name (HTML, section 13.2.5.32
// and after). Of two attributes of one name the first counts.
func parseTagAttributes(s []byte) []html.Attribute {
	var list []html.Attribute
	for {
		s = bytes.TrimLeft(s, " \t\n/")
		if len(s) == 0 {
			return list
		}
		end := 1 + bytes.IndexAny(s[1:], " \t\n/=")
		if end == 0 {
			end = len(s)
		}
		a := html.Attribute{Key: strings.ToLower(string(s[:end]))}
		s = s[end:]
		if rest := bytes.TrimLeft(s, " \t\n"); len(rest) > 0 && rest[0] == '=' {
			var value []byte
			value, s = cutAttributeValue(bytes.TrimLeft(rest[1:], " \t\n"))
			a.Val = html.UnescapeString(string(value))
		}
		list = append(list, a)
	}
}

func cutAttributeValue(s []byte) (value, rest []byte) {
	if len(s) > 0 && (s[0] == '"' || s[0] == '\'') {
		value, rest, _ = bytes.Cut(s[1:], s[:1])
		return value, rest
	}
	if end := bytes.IndexAny(s, " \t\n"); end >= 0 {
		return s[:end], s[end:]
	}
	return s, nil
}

// tag opens or closes an element.
func (t *tree) tag(tok htmlTag, at doc.Pos) {
	f := t.top()
	if f.raw != nil && tok.Data != "pre" { // in preformatted text tags only style
		if tok.Data == "br" {
			f.raw.WriteByte('\n')
		}
		if f.source.Attr == nil && tok.Data == "code" {
			f.source.Attr = tok.Attr
		}
		return
	}
	if !blockElement(tok.Data) && !t.l.blockComponent(tok) {
		if f.text.empty() {
			f.textAt = at
		}
		t.l.inlineTag(&f.text, tok, at)
		return
	}
	switch {
	case tok.Data == "hr":
		t.impliedEnds("hr")
		t.add(&doc.Rule{At: at})
	case tok.Type == html.EndTagToken:
		t.closeBlock(tok.Data)
		t.top().textAt = at
	default:
		t.openBlock(tok, at)
		if tok.Type == html.SelfClosingTagToken && isComponent(tok.written) {
			t.closeBlock(tok.Data)
		}
	}
}

// blockElement reports whether an element is a block, or part of one.
func blockElement(tag string) bool {
	switch tag {
	case "p", "div", "center", "details", "summary", "figure", "figcaption", "blockquote",
		"ul", "ol", "menu", "li", "dl", "dt", "dd",
		"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
		"h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr",
		"section", "article", "header", "footer", "main", "nav", "aside", "address",
		"hgroup", "search", "form", "fieldset", "legend", "dialog", "html", "body":
		return true
	}
	return false
}

// attribute is the value of a tag's attribute, "" if it has none.
func attribute(tok htmlTag, key string) string {
	v, _ := lookupAttribute(tok, key)
	return v
}

func lookupAttribute(tok htmlTag, key string) (value string, ok bool) {
	for _, a := range tok.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// htmlAttr is a tag's id, classes and language. A taken id is reported.
func (l *lowerer) htmlAttr(tok htmlTag, at doc.Pos) doc.Attr {
	a := doc.Attr{
		ID:      strings.TrimSpace(attribute(tok, "id")),
		Classes: strings.Fields(attribute(tok, "class")),
		Lang:    attribute(tok, "lang"),
	}
	if strings.EqualFold(attribute(tok, "dir"), "rtl") {
		a.Lang = doc.RunningLeft(a.Lang)
	}
	if !isHeadingTag(tok.Data) { // headings are given theirs at the end
		l.ids.explicit(&a.ID, at, l)
	}
	return a
}

func isHeadingTag(tag string) bool {
	return len(tag) == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'
}
