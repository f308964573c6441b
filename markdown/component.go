package markdown

import (
	"cmp"
	"strings"

	"golang.org/x/net/html"

	"octavo/doc"
)

// Components of site generators are written as JSX has elements, with capitals:
// <Tab label="npm"> ... </Tab>. What many generators call by the same names is
// set as what it is; of the others, what is between their tags is kept.

// blockComponent reports whether a tag is that of a component that is a block
// here: one with a start and an end, or a card by itself.
func (l *lowerer) blockComponent(tok htmlTag) bool {
	if !isComponent(tok.written) || tok.Type == html.SelfClosingTagToken && tok.Data != "card" {
		return false
	}
	if tok.Data != "listing" && !isLabelled(tok.Data) && !isAlertComponent(tok.Data) {
		return false
	}
	return tok.Type != html.StartTagToken || l.isClosed(tok.written)
}

// isLabelled tells the components that have a label above what is in them.
func isLabelled(tag string) bool {
	switch tag {
	case "tab", "tabitem", "tabpanel", "step", "card", "accordion", "accordionitem", "accordiontab",
		"collapse", "collapsible", "expandable", "dropdown":
		return true
	}
	return false
}

// isAlertComponent tells the components that are alerts, by a word of theirs or
// by their type.
func isAlertComponent(tag string) bool {
	switch tag {
	case "callout", "admonition", "aside", "note", "tip", "info", "hint", "success", "check",
		"important", "warning", "caution", "danger":
		return true
	}
	return false
}

// component turns a closed component into blocks; ok is false if it is none
// that is known.
func (l *lowerer) component(f *frame) (blocks []doc.Block, ok bool) {
	if f.source.written == "" || !isComponent(f.source.written) {
		return nil, false
	}
	switch {
	case f.tag == "listing":
		return l.listing(f), true
	case isAlertComponent(f.tag) && f.bare && !l.isMDX(): // HTML's text, in CommonMark
		l.unknownElement(f.source, f.at)
	case isAlertComponent(f.tag):
		return l.alertComponent(f), true
	case isLabelled(f.tag):
		return l.withAttr(f, l.labelled(f)...), true
	}
	return nil, false
}

// listing is code with a number, a caption and the name of its file, as books
// made with mdBook have it.
func (l *lowerer) listing(f *frame) []doc.Block {
	number, caption, file := property(f.source, "number"), property(f.source, "caption"), property(f.source, "file-name", "filename")
	blocks := f.content()
	if file != "" {
		blocks = nameCode(blocks, file)
	}
	if number == "" && caption == "" {
		return l.withAttr(f, blocks...)
	}
	fig := &doc.Figure{At: f.at, Attr: f.attr, Blocks: blocks}
	if number != "" {
		if id := "listing-" + number; fig.Attr.ID == "" && !l.ids.used[id] {
			l.ids.take(id)
			fig.Attr.ID = id
		}
		word := f.source.written + " " + number
		if caption != "" {
			word += ": "
		}
		fig.Caption = []doc.Inline{&doc.Text{Value: word}}
	}
	if caption != "" {
		fig.Caption = append(fig.Caption, l.parseLine(caption)...)
	}
	return []doc.Block{fig}
}

// nameCode gives the first code among blocks a title, or puts it above them.
func nameCode(blocks []doc.Block, file string) []doc.Block {
	for _, b := range blocks {
		if c, ok := b.(*doc.CodeBlock); ok {
			if c.Title == "" {
				c.Title = file
			}
			return blocks
		}
	}
	name := &doc.Paragraph{Inlines: []doc.Inline{&doc.Code{Value: file}}}
	return append([]doc.Block{name}, blocks...)
}

func (l *lowerer) alertComponent(f *frame) []doc.Block {
	word := f.tag
	if kind := strings.ToLower(property(f.source, "type", "kind", "variant", "intent")); kindOfAlert(kind) != "" {
		word = kind
	}
	a := &doc.Alert{At: f.at, Kind: cmp.Or(kindOfAlert(word), "note"), Blocks: f.content()}
	if title := property(f.source, "title"); title != "" {
		a.Title = l.parseLine(title)
	} else if kindOfAlert(word) != "" && word != a.Kind {
		a.Title = []doc.Inline{&doc.Text{Value: capital(word)}}
	}
	if len(a.Blocks) == 0 && len(a.Title) == 0 {
		return nil
	}
	return l.withAttr(f, a)
}

// labelled is what is in a component below its label, which is a link if the
// component is one.
func (l *lowerer) labelled(f *frame) []doc.Block {
	label := property(f.source, "label", "title", "header", "name")
	if label == "" && strings.HasPrefix(f.tag, "tab") {
		label = property(f.source, "value")
	}
	if label == "" {
		return f.content()
	}
	line := []doc.Inline{&doc.Span{Kind: doc.SpanStrong, Inlines: l.parseLine(label)}}
	if href := property(f.source, "href", "to"); href != "" {
		link := l.newLink(href, f.at)
		link.Inlines = line
		line = []doc.Inline{link}
	}
	return append([]doc.Block{&doc.Paragraph{At: f.at, Inlines: line}}, f.content()...)
}

// property is the first of some attributes that a component has, as text:
// title="x", title={"x"}, src={url("x")}. What a program would work out is
// not known.
func property(tok htmlTag, keys ...string) string {
	for _, key := range keys {
		v := strings.TrimSpace(attribute(tok, key))
		if inner, ok := strings.CutPrefix(v, "{"); ok {
			v = quotedIn(inner)
		}
		if v != "" {
			return v
		}
	}
	return ""
}

// quotedIn is the first quoted string in code.
func quotedIn(code string) string {
	i := strings.IndexAny(code, "\"'`")
	if i < 0 {
		return ""
	}
	s, _, ok := strings.Cut(code[i+1:], code[i:i+1])
	if !ok || strings.Contains(s, "${") {
		return ""
	}
	return s
}

// isImageComponent tells components that show a picture, such as <Image>.
func isImageComponent(tok htmlTag) bool {
	return isComponent(tok.written) && (strings.HasSuffix(tok.Data, "image") || tok.Data == "img")
}

// imageComponent adds the picture that a component shows, or its description
// where the picture's name is not known.
func (l *lowerer) imageComponent(w *inlines, tok htmlTag, at doc.Pos) {
	if src := property(tok, "src", "srclight", "srcdark", "light"); src != "" {
		var attrs []html.Attribute
		for _, a := range tok.Attr {
			if a.Key != "src" && !strings.HasPrefix(a.Val, "{") {
				attrs = append(attrs, a)
			}
		}
		tok.Attr = append(attrs, html.Attribute{Key: "src", Val: src})
		w.add(l.htmlImage(tok, at))
		return
	}
	w.writeExact(property(tok, "alt", "title"))
}

// markOf is the character that a component stands for which is but a mark, as in
// tables of what is supported; "" for others.
func markOf(tok htmlTag) string {
	if tok.Type != html.SelfClosingTagToken || !isComponent(tok.written) {
		return ""
	}
	switch strings.TrimSuffix(tok.Data, "icon") {
	case "check", "checkmark", "tick":
		return "✓"
	case "cross", "xmark":
		return "✗"
	}
	return ""
}

// linkComponent opens <Link href="…">, which is <a> in other words.
func (l *lowerer) linkComponent(w *inlines, tok htmlTag, at doc.Pos) {
	href := property(tok, "href", "to")
	if href == "" || tok.Type == html.SelfClosingTagToken {
		return
	}
	w.closeTag("a")
	w.openTag("a", linkOf(l.newLink(href, at)))
}
