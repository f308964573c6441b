package xhtml

import (
	"strings"

	"octavo/doc"
)

// outline gives headings their levels. A heading is at most one level below
// the one before it, whatever level was written.
type outline struct {
	// open are the levels, as written, that the last heading is within; the
	// title is the first of them.
	open []int
	// floor is how many of them belong to what the text being written stands
	// in: headings in a quotation, a cell or a note are below those around it,
	// and not in the contents.
	floor int
	inset int // in how many of these texts
	// shift is how many levels the title of the text is below the highest.
	shift int
}

// enter begins a text within the text.
func (o *outline) enter() outline {
	was := *o
	o.floor = len(o.open)
	o.inset++
	return was
}

// leave ends it.
func (o *outline) leave(was outline) {
	o.open = o.open[:len(was.open)]
	o.floor, o.inset = was.floor, was.inset
}

// rank is the level of a heading: 2 for one right below the title.
func (o *outline) rank(level int) int {
	for len(o.open) > max(o.floor, 1) && o.open[len(o.open)-1] >= level {
		o.open = o.open[:len(o.open)-1]
	}
	o.open = append(o.open, level)
	return len(o.open)
}

// maxRank is the lowest level of heading in HTML.
const maxRank = 6

func (w *writer) heading(b *doc.Heading) {
	if !hasContent(b.Inlines) {
		w.emptyHeading(b)
		return
	}
	rank := w.outline.rank(b.Level)
	name := headingElement(rank + w.outline.shift)
	class := ""
	if w.headCell { // which can't hold headings
		name, class = "p", name
	}
	w.raw("<" + name)
	s := w.attrs(&b.Attr, class)
	w.raw(">")
	w.number(b.Number)
	w.line(b, b.Inlines)
	w.raw("</" + name + ">\n")
	w.leave(s)
	if w.outline.inset == 0 {
		w.listHeading(rank, ID(b.Attr.ID), w.numbered(b.Number, b.Inlines))
	}
}

func headingElement(rank int) string {
	return [...]string{"h1", "h2", "h3", "h4", "h5", "h6"}[min(rank, maxRank)-1]
}

// emptyHeading keeps the place of a heading that says nothing, which would be
// a stumbling block in every list of headings.
func (w *writer) emptyHeading(b *doc.Heading) {
	w.pagesBefore(b)
	w.inlinesOf(b.Inlines)
	w.anchor(b.Attr.ID)
}

// listHeading notes a heading for the contents.
func (w *writer) listHeading(level int, id string, list []doc.Inline) {
	text := strings.TrimSpace(doc.PlainText(list))
	if text == "" || id == "" {
		return
	}
	w.file.Headings = append(w.file.Headings, Heading{Level: level, ID: id, Label: w.labelOf(list), Text: text})
}

// labelOf is a line as a label.
func (w *writer) labelOf(list []doc.Inline) []byte {
	out := w.out
	w.out, w.label = nil, true
	w.inlines(list)
	label := w.out
	w.out, w.label = out, false
	return label
}
