package xhtml

import (
	"octavo/doc"
)

// inlines writes pieces of text.
func (w *writer) inlines(list []doc.Inline) {
	for _, n := range list {
		switch n := n.(type) {
		case *doc.Text:
			w.kept(n.Value)
		case *doc.Span:
			w.span(n)
		case *doc.Code:
			w.raw("<code")
			w.leftToRight()
			w.raw(">")
			w.text(n.Value)
			w.raw("</code>")
		case *doc.Math:
			w.math(n)
		case *doc.Link:
			w.link(n)
		case *doc.Image:
			w.image(n, false)
		case *doc.Break:
			w.lineBreak()
		case *doc.NoteRef:
			w.noteRef(n)
		case *doc.Anchor:
			w.anchor(n.ID)
		}
	}
}

// text writes text, and where pages begin in it.
func (w *writer) text(s string) {
	if len(w.pages.here) > 0 && !w.label {
		w.pagedText(s)
		return
	}
	w.escaped(s, quote)
}

func (w *writer) lineBreak() {
	if w.label {
		w.raw(" ")
		return
	}
	w.passed(1)
	w.raw("<br/>")
}

func (w *writer) anchor(id string) {
	if w.label || id == "" || w.ids[ID(id)] {
		return
	}
	w.raw("<span")
	w.id(id)
	w.raw("></span>")
}

// spanElement is the element of each kind of span. Marks of quotation are in
// the text already, and q would add its own.
var spanElement = [...]string{
	doc.SpanPlain:     "span",
	doc.SpanEmph:      "em",
	doc.SpanStrong:    "strong",
	doc.SpanStrike:    "del",
	doc.SpanSub:       "sub",
	doc.SpanSup:       "sup",
	doc.SpanMark:      "mark",
	doc.SpanUnderline: "u",
	doc.SpanSmall:     "small",
	doc.SpanKbd:       "kbd",
	doc.SpanCite:      "cite",
	doc.SpanQuoted:    "span",
	doc.SpanRuby:      "ruby",
	doc.SpanRubyText:  "rt",
}

func (w *writer) span(n *doc.Span) {
	name := spanElement[n.Kind]
	if name == "span" && (w.label && n.Attr.Lang == "" || isBare(&n.Attr)) {
		w.inlines(n.Inlines)
		return
	}
	w.raw("<")
	w.raw(name)
	attr := n.Attr
	if w.label {
		attr = doc.Attr{Lang: attr.Lang}
	}
	s := w.attrs(&attr, spanClass(n))
	w.raw(">")
	w.inlines(n.Inlines)
	w.raw("</")
	w.raw(name)
	w.raw(">")
	w.leave(s)
}

// isBare reports whether there is nothing in attributes.
func isBare(a *doc.Attr) bool { return a.ID == "" && len(a.Classes) == 0 && a.Lang == "" }

// math writes a formula as MathML, or as its notation if that cannot be read.
func (w *writer) math(n *doc.Math) {
	if ml := mathML(n.TeX, n.MathML, n.Defs, n.Display); ml != "" && !w.label {
		w.element(ml)
		w.passed(len(n.TeX))
		return
	}
	if w.label {
		w.text(n.TeX)
		return
	}
	w.file.Uses.Formula = true
	w.raw(`<span class="math" role="math"`)
	w.leftToRight()
	w.raw(">")
	w.text(n.TeX)
	w.raw("</span>")
}

// leftToRight says that what an element holds runs from left to right.
func (w *writer) leftToRight() {
	if w.rtl {
		w.raw(` dir="ltr"`)
	}
}

// link writes a link, or its text alone where it can't lead anywhere.
func (w *writer) link(n *doc.Link) {
	href, ok := "", false
	if !w.label && !w.inLink {
		href, ok = w.href(n)
	}
	if !ok || !hasContent(n.Inlines) {
		w.inlines(n.Inlines)
		return
	}
	w.raw("<a")
	w.attr("href", href)
	if n.Title != "" {
		w.attr("title", n.Title)
	}
	w.raw(">")
	w.inLink = true
	w.inlines(n.Inlines)
	w.inLink = false
	w.raw("</a>")
	refs := w.afterLink
	w.afterLink = nil
	for _, ref := range refs {
		w.noteRef(ref)
	}
}

// hasContent reports whether inlines show anything.
func hasContent(list []doc.Inline) bool {
	for _, n := range list {
		switch n := n.(type) {
		case *doc.Text:
			if !isBlank(n.Value) {
				return true
			}
		case *doc.Span:
			if hasContent(n.Inlines) {
				return true
			}
		case *doc.Link:
			if hasContent(n.Inlines) {
				return true
			}
		case *doc.Code:
			if n.Value != "" {
				return true
			}
		case *doc.Image:
			if !n.Absent() {
				return true
			}
		case *doc.Math:
			return true
		}
	}
	return false
}

func isBlank(s string) bool {
	for i := range len(s) {
		if s[i] != ' ' && s[i] != '\t' && s[i] != '\n' && s[i] != '\r' {
			return false
		}
	}
	return true
}
