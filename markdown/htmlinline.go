package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"octavo/doc"
)

// inlineTag opens or closes an inline element, or puts what a void one is.
// Tags of blocks where no block can be only end the line.
func (l *lowerer) inlineTag(w *inlines, tok htmlTag, at doc.Pos) {
	tag := tok.Data
	if tok.Type == html.EndTagToken {
		switch {
		case tag == "br": // browsers take </br> for a break
			w.lineBreak()
		case blockElement(tag):
			l.blockEdge(w)
		case tok.written == "Link":
			w.closeTag("a")
		default:
			w.closeTag(tag)
		}
		return
	}
	switch {
	case tok.written == "Link":
		l.linkComponent(w, tok, at)
		return
	case markOf(tok) != "":
		w.writeExact(markOf(tok))
		return
	case isImageComponent(tok):
		l.imageComponent(w, tok, at)
		return
	}
	switch tag {
	case "br":
		w.lineBreak()
	case "wbr":
		w.writeExact("\u200b")
	case "img":
		w.add(l.htmlImage(tok, at))
	case "input":
		l.htmlInput(w, tok)
	case "video", "audio", "iframe", "embed", "source", "object":
		l.media(w, tok, at)
	case "a":
		l.htmlLink(w, tok, at)
	case "ruby", "rb", "rt", "rp":
		l.ruby(w, tok, at)
	case "script", "style":
		if l.hides(tag, at) {
			w.openTag(tag, func([]doc.Inline) []doc.Inline { return nil })
		}
	case "code", "samp", "tt":
		w.openTag(tag, codeOf)
	case "q":
		l.quoted(w, tok, at)
	case "picture", "track", "param", "col", "colgroup", "noscript", "rtc",
		"map", "area", "link", "meta", "base", "head", "title", "data", "time", "bdi", "bdo", "label":
		// transparent: what is in them is shown as it is
	default:
		l.spanTag(w, tok, at)
	}
}

// ruby opens <ruby> or what is in it. The end tags of rb, rt and rp can be left
// out. What rp has is for readers that show no readings above the text.
func (l *lowerer) ruby(w *inlines, tok htmlTag, at doc.Pos) {
	if tok.Data != "ruby" {
		for _, open := range []string{"rt", "rp"} {
			w.closeTag(open)
		}
	}
	switch {
	case tok.Data == "ruby":
		w.openTag("ruby", spanOf(doc.SpanRuby, l.htmlAttr(tok, at)))
	case tok.Data == "rt" && w.isOpen("ruby"):
		w.openTag("rt", spanOf(doc.SpanRubyText, l.htmlAttr(tok, at)))
	case tok.Data == "rt":
		w.openTag("rt", spanOf(doc.SpanSmall, doc.Attr{}))
	case tok.Data == "rp" && w.isOpen("ruby"):
		w.openTag("rp", func([]doc.Inline) []doc.Inline { return nil })
	}
}

// blockEdge ends a line, where the edge of a block cannot end the paragraph.
func (l *lowerer) blockEdge(w *inlines) {
	if len(bytes.TrimSpace(w.text)) > 0 || !w.atLineStart() {
		w.lineBreak()
	}
}

// spanTag opens an element that styles its text.
func (l *lowerer) spanTag(w *inlines, tok htmlTag, at doc.Pos) {
	kind, known := spanElement(tok.Data)
	switch {
	case blockElement(tok.Data):
		l.blockEdge(w)
		return
	case !known && !w.isOpen("svg") && !w.isOpen("math"):
		l.unknownElement(tok, at)
	}
	if tok.Type == html.SelfClosingTagToken {
		return
	}
	attr := l.htmlAttr(tok, at)
	if !known || kind != doc.SpanPlain {
		attr.Classes = nil // the style says it all
	}
	w.openTag(tok.Data, spanOf(kind, attr))
}

func spanElement(tag string) (kind doc.SpanKind, known bool) {
	switch tag {
	case "b", "strong":
		return doc.SpanStrong, true
	case "i", "em", "dfn", "var":
		return doc.SpanEmph, true
	case "cite":
		return doc.SpanCite, true
	case "u", "ins":
		return doc.SpanUnderline, true
	case "s", "del", "strike":
		return doc.SpanStrike, true
	case "sub":
		return doc.SpanSub, true
	case "sup":
		return doc.SpanSup, true
	case "mark":
		return doc.SpanMark, true
	case "small":
		return doc.SpanSmall, true
	case "kbd":
		return doc.SpanKbd, true
	case "span", "abbr", "acronym", "font", "big", "nobr":
		return doc.SpanPlain, true
	}
	return doc.SpanPlain, false
}

// codeOf makes code of the texts in an element.
func codeOf(out []doc.Inline) []doc.Inline {
	var code []doc.Inline
	for _, n := range out {
		switch n := n.(type) {
		case *doc.Text:
			code = append(code, &doc.Code{Value: unguard(n.Value)})
			continue
		case *doc.Span:
			n.Inlines = codeOf(n.Inlines)
		case *doc.Link:
			n.Inlines = codeOf(n.Inlines)
		}
		code = append(code, n)
	}
	return code
}

// quoted opens <q>. Straight quotes are put around it, which smarten turns
// into the language's.
func (l *lowerer) quoted(w *inlines, tok htmlTag, at doc.Pos) {
	span := spanOf(doc.SpanQuoted, l.htmlAttr(tok, at))
	w.openTag("q", func(out []doc.Inline) []doc.Inline {
		out = append([]doc.Inline{&doc.Text{Value: `"`}}, out...)
		return span(append(out, &doc.Text{Value: `"`}))
	})
}

// htmlLink opens <a>: an anchor, a link, or both.
func (l *lowerer) htmlLink(w *inlines, tok htmlTag, at doc.Pos) {
	w.closeTag("a") // links don't nest
	id := attribute(tok, "id")
	if id == "" {
		id = attribute(tok, "name")
	}
	if id != "" && !l.ids.used[id] {
		l.ids.take(id)
		w.add(&doc.Anchor{ID: id})
	}
	if tok.Type == html.SelfClosingTagToken {
		return
	}
	link := l.newLink(strings.TrimSpace(attribute(tok, "href")), at)
	link.Title = attribute(tok, "title")
	w.openTag("a", func(out []doc.Inline) []doc.Inline { return w.withoutEdges(linkOf(link), out) })
}

// withoutEdges builds a link of what is in it, but for the spaces at its ends,
// where its source is indented: they stand beside the link.
func (w *inlines) withoutEdges(build func([]doc.Inline) []doc.Inline, out []doc.Inline) []doc.Inline {
	if len(out) == 0 || len(out) == 1 && doc.PlainText(out) == " " {
		return build(out)
	}
	var before []doc.Inline
	if t, ok := out[0].(*doc.Text); ok && strings.HasPrefix(t.Value, " ") {
		t.Value = t.Value[1:]
		if !w.atLineStart() && !endsInSpace(w.top().out) {
			before = []doc.Inline{&doc.Text{Value: " "}}
		}
		if t.Value == "" {
			out = out[1:]
		}
	}
	last := len(out) - 1
	if t, ok := out[last].(*doc.Text); ok && strings.HasSuffix(t.Value, " ") {
		t.Value = strings.TrimSuffix(t.Value, " ")
		w.text = appendSpace(w.text)
		if t.Value == "" && last > 0 {
			out = out[:last]
		}
	}
	return append(before, build(out)...)
}

func endsInSpace(list []doc.Inline) bool {
	if len(list) == 0 {
		return false
	}
	t, ok := list[len(list)-1].(*doc.Text)
	return ok && strings.HasSuffix(t.Value, " ")
}

// htmlInput shows a check box as a character; other controls are nothing on
// paper but their value.
func (l *lowerer) htmlInput(w *inlines, tok htmlTag) {
	if attribute(tok, "type") != "checkbox" {
		w.writeExact(attribute(tok, "value"))
		return
	}
	if _, checked := lookupAttribute(tok, "checked"); checked {
		w.writeExact("☑")
	} else {
		w.writeExact("☐")
	}
}

// media puts a link in place of what cannot be shown. The sources of a picture
// are not needed: it has an image too.
func (l *lowerer) media(w *inlines, tok htmlTag, at doc.Pos) {
	src := attribute(tok, "src")
	if src == "" {
		src = attribute(tok, "data")
	}
	if src == "" {
		return
	}
	label := attribute(tok, "title")
	if label == "" {
		label = src
	}
	w.openNode(l.newLink(src, at))
	w.writeExact(label)
	w.close()
	w.softBreak()
}

// htmlImage lowers <img>.
func (l *lowerer) htmlImage(tok htmlTag, at doc.Pos) *doc.Image {
	alt, hasAlt := lookupAttribute(tok, "alt")
	img := &doc.Image{
		At: at, Src: strings.TrimSpace(attribute(tok, "src")), Title: attribute(tok, "title"),
		Alt:   strings.Join(strings.Fields(alt), " "),
		Width: dimension(attribute(tok, "width")), Height: dimension(attribute(tok, "height")),
	}
	img.Decorative = hasAlt && img.Alt == "" || attribute(tok, "role") == "presentation"
	for _, declaration := range strings.Split(attribute(tok, "style"), ";") {
		name, value, _ := strings.Cut(declaration, ":")
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "width", "max-width":
			img.Width = dimension(value)
		case "height":
			img.Height = dimension(value)
		}
	}
	l.load(img)
	return img
}

// dimension reads "120", "120px", "50%", "3em" and the like; zero for what it
// cannot read, "auto" among it.
func dimension(s string) doc.Dimension {
	s = strings.ToLower(strings.TrimSpace(s))
	number := strings.TrimRight(s, "abcdefghijklmnopqrstuvwxyz% ")
	v, err := strconv.ParseFloat(number, 64)
	if err != nil || v <= 0 || v > 1e5 {
		return doc.Dimension{}
	}
	switch strings.TrimSpace(s[len(number):]) {
	case "", "px":
		return doc.Dimension{Value: v}
	case "%", "vw":
		return doc.Dimension{Value: v, Percent: true}
	case "em", "rem":
		return doc.Dimension{Value: v * 16}
	case "pt":
		return doc.Dimension{Value: v * 96 / 72}
	case "in":
		return doc.Dimension{Value: v * 96}
	case "cm":
		return doc.Dimension{Value: v * 96 / 2.54}
	case "mm":
		return doc.Dimension{Value: v * 96 / 25.4}
	}
	return doc.Dimension{}
}
