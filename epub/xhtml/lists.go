package xhtml

import (
	"strings"

	"octavo/doc"
)

func (w *writer) list(b *doc.List) {
	w.pagesBefore(b)
	if len(b.Items) == 0 {
		return
	}
	name := "ul"
	if b.Ordered {
		name = "ol"
	}
	w.raw("<" + name)
	w.classes(w.listClass(b), nil)
	if b.Ordered && b.Numbering != doc.Decimal {
		w.attr("type", [...]string{"1", "a", "A", "i", "I"}[b.Numbering])
	}
	if b.Ordered && b.Start != 1 {
		w.intAttr("start", b.Start)
	}
	w.raw(">\n")
	for _, it := range b.Items {
		w.item(it, b.Tight)
	}
	w.raw("</" + name + ">\n")
}

// listClass tells checklists, lists with space between their items, and numbers
// in other digits than 0 to 9.
func (w *writer) listClass(b *doc.List) string {
	var classes []string
	for _, it := range b.Items {
		if it.Task != doc.NoTask {
			classes = append(classes, "tasks")
			break
		}
	}
	if !b.Tight {
		classes = append(classes, "loose")
	}
	if b.Ordered && b.Numbering == doc.Decimal {
		if system := w.countsIn(); system != "" {
			classes = append(classes, digitClass+system)
		}
	}
	return strings.Join(classes, " ")
}

func (w *writer) item(it *doc.ListItem, tight bool) {
	w.raw("<li")
	if it.Task != doc.NoTask {
		w.raw(` class="task"`)
	}
	w.raw(">")
	w.at = it.At
	rest := it.Blocks
	p, ok := firstParagraph(rest)
	switch {
	case ok && tight && isBare(&p.Attr):
		w.box(it.Task)
		w.line(p, p.Inlines)
		rest = rest[1:]
	case ok:
		w.raw("<p")
		s := w.attrs(&p.Attr, "")
		w.raw(">")
		w.box(it.Task)
		w.line(p, p.Inlines)
		w.raw("</p>")
		w.leave(s)
		rest = rest[1:]
	default:
		w.box(it.Task)
	}
	if len(rest) > 0 {
		w.raw("\n")
		w.blocks(rest)
	}
	w.raw("</li>\n")
}

func firstParagraph(list []doc.Block) (*doc.Paragraph, bool) {
	if len(list) == 0 {
		return nil, false
	}
	p, ok := list[0].(*doc.Paragraph)
	return p, ok
}

// box draws a checklist's box in the ink of the text, so that it is there by
// day and by night, in every font and size, and without a style sheet.
func (w *writer) box(state doc.TaskState) {
	if state == doc.NoTask {
		return
	}
	w.file.Uses.SVG = true
	name, mark := w.words.Unchecked, "☐"
	if state == doc.TaskDone {
		name, mark = w.words.Checked, "☑"
	}
	if name == "" {
		name = mark
	}
	w.raw(`<svg xmlns="http://www.w3.org/2000/svg" class="box" role="img" width="0.8em" height="0.8em" viewBox="0 0 16 16"`)
	w.attr("aria-label", name)
	w.raw(`><rect x="1" y="1" width="14" height="14" rx="2" fill="none" stroke="currentColor" stroke-width="1.3"/>`)
	if state == doc.TaskDone {
		w.raw(`<path d="M4 8.5 7 11.5 12.2 4.8" fill="none" stroke="currentColor" stroke-width="2"/>`)
	}
	w.raw("</svg> ")
}

// definitions writes terms and what they mean. What means something without a
// term belongs to the term before it, and stands by itself if there is none.
func (w *writer) definitions(b *doc.DefinitionList) {
	w.pagesBefore(b)
	items := b.Items
	for len(items) > 0 && len(items[0].Terms) == 0 {
		for _, def := range items[0].Defs {
			w.blocks(def)
		}
		items = items[1:]
	}
	if len(items) == 0 {
		return
	}
	w.raw("<dl>\n")
	for i, it := range items {
		w.at = it.At
		for _, t := range it.Terms {
			w.raw("<dt>")
			w.inlinesOf(t)
			w.raw("</dt>\n")
		}
		for _, def := range it.Defs {
			w.definition(def)
		}
		if last := i+1 == len(items); len(it.Defs) == 0 && (last || len(items[i+1].Terms) > 0) {
			w.raw("<dd></dd>\n")
		}
	}
	w.raw("</dl>\n")
}

func (w *writer) definition(blocks []doc.Block) {
	w.raw("<dd>")
	w.tightly(blocks)
	w.raw("</dd>\n")
}

// tightly writes the blocks of a cell or definition: one paragraph that has
// nothing of its own is no element.
func (w *writer) tightly(blocks []doc.Block) {
	if p, ok := firstParagraph(blocks); ok && len(blocks) == 1 && isBare(&p.Attr) {
		w.at = p.At
		w.line(p, p.Inlines)
		return
	}
	if len(blocks) > 0 {
		w.raw("\n")
		w.blocks(blocks)
	}
}
