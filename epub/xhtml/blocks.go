package xhtml

import (
	"octavo/doc"
	"octavo/theme"
)

// blocks writes blocks one after the other.
func (w *writer) blocks(list []doc.Block) {
	for _, b := range list {
		w.block(b)
	}
}

func (w *writer) block(b doc.Block) {
	w.at = b.Pos()
	switch b := b.(type) {
	case *doc.Paragraph:
		w.paragraph(b)
	case *doc.Heading:
		w.heading(b)
	case *doc.List:
		w.list(b)
	case *doc.CodeBlock:
		w.code(b)
	case *doc.Quote:
		w.quote(b)
	case *doc.Alert:
		w.alert(b)
	case *doc.Table:
		w.table(b)
	case *doc.Figure:
		w.figure(b)
	case *doc.MathBlock:
		w.mathBlock(b)
	case *doc.DefinitionList:
		w.definitions(b)
	case *doc.Details:
		w.details(b)
	case *doc.Div:
		w.div(b)
	case *doc.Rule:
		w.pagesBefore(b)
		w.raw("<hr/>\n")
	case *doc.PageBreak:
		w.pagesBefore(b)
		w.raw("<div class=\"page-break\"></div>\n")
	}
}

func (w *writer) paragraph(b *doc.Paragraph) {
	if isBare(&b.Attr) && doc.Unseen(b.Inlines) {
		w.pagesBefore(b)
		return
	}
	w.raw("<p")
	s := w.attrs(&b.Attr, "")
	w.raw(">")
	w.line(b, b.Inlines)
	w.raw("</p>\n")
	w.leave(s)
}

// line writes the text of a block.
func (w *writer) line(b doc.Block, list []doc.Inline) {
	w.openText(b)
	w.inlinesOf(list)
	w.closeText()
}

func (w *writer) mathBlock(b *doc.MathBlock) {
	if ml := mathML(b.TeX, b.MathML, b.Defs, true); ml != "" {
		w.pagesBefore(b)
		w.raw(`<div class="formula">`)
		w.element(ml)
		w.raw("</div>\n")
		return
	}
	w.file.Uses.Formula = true
	w.raw(`<div class="math" role="math"`)
	w.leftToRight()
	w.raw(">")
	w.openText(b)
	w.text(b.TeX)
	w.closeText()
	w.raw("</div>\n")
}

// quote writes a quotation; its author stands at its end.
func (w *writer) quote(b *doc.Quote) {
	w.pagesBefore(b)
	w.raw("<blockquote>\n")
	o := w.outline.enter()
	w.blocks(b.Blocks)
	w.outline.leave(o)
	if len(b.Attribution) > 0 {
		name := "footer"
		if w.headCell { // which can't hold a footer
			name = "p"
		}
		w.raw("<" + name + ` class="attribution">— `)
		w.inlinesOf(b.Attribution)
		w.raw("</" + name + ">\n")
	}
	w.raw("</blockquote>\n")
}

// alert writes a call-out under its title.
func (w *writer) alert(b *doc.Alert) {
	w.pagesBefore(b)
	name := "aside"
	if w.headCell { // which can't hold a section
		name = "div"
	}
	w.raw("<" + name + ` class="alert`)
	w.raw(" ")
	w.escaped(alertKind(b.Kind), plain)
	w.raw(`" role="note">` + "\n" + `<p class="alert-title">`)
	if hasContent(b.Title) {
		w.inlinesOf(b.Title)
	} else {
		words := w.words
		if w.lang != w.file.Lang { // in a passage
			words = theme.Locale(w.lang)
		}
		w.text(alertWord(&words, b.Kind))
	}
	w.raw("</p>\n")
	w.blocks(b.Blocks)
	w.raw("</" + name + ">\n")
}

// alertKind is the class of an alert.
func alertKind(kind string) string {
	switch kind {
	case "tip", "important", "warning", "caution":
		return kind
	}
	return "note"
}

func alertWord(w *theme.Words, kind string) string {
	switch kind {
	case "tip":
		return w.Tip
	case "important":
		return w.Important
	case "warning":
		return w.Warning
	case "caution":
		return w.Caution
	}
	return w.Note
}

// details writes a disclosure, open as on paper: where a reader knows no
// disclosures, or can't open them, nothing is lost.
func (w *writer) details(b *doc.Details) {
	w.pagesBefore(b)
	w.raw("<details open=\"open\">\n<summary>")
	if hasContent(b.Summary) {
		w.inlinesOf(b.Summary)
	} else {
		w.raw("…")
	}
	w.raw("</summary>\n")
	w.blocks(b.Blocks)
	w.raw("</details>\n")
}

// alignClass is the class of what is aligned.
var alignClass = [...]string{doc.AlignAuto: "", doc.AlignLeft: "left", doc.AlignCenter: "center", doc.AlignRight: "right"}

func (w *writer) div(b *doc.Div) {
	w.pagesBefore(b)
	w.raw("<div")
	s := w.attrs(&b.Attr, alignClass[b.Align])
	w.raw(">\n")
	w.blocks(b.Blocks)
	w.raw("</div>\n")
	w.leave(s)
}
