package xhtml

import (
	"octavo/doc"
)

// table writes a table in a box of its own, in which a wide one can be moved
// on a small screen.
func (w *writer) table(b *doc.Table) {
	w.pagesBefore(b)
	if len(b.Head) == 0 && len(b.Rows) == 0 || b.Unseen() {
		w.tableWithoutRows(b)
		return
	}
	w.file.Uses.Tables++
	w.raw("<div class=\"table\">\n<table")
	s := w.attrs(&b.Attr, "")
	w.raw(">\n")
	if hasContent(b.Caption) {
		w.raw("<caption>")
		w.inlinesOf(b.Caption)
		w.raw("</caption>\n")
	}
	o := w.outline.enter()
	if len(b.Head) > 0 {
		w.raw("<thead>\n")
		w.rows(b, b.Head, true)
		w.raw("</thead>\n")
	}
	if len(b.Rows) > 0 {
		w.raw("<tbody>\n")
		w.rows(b, b.Rows, false)
		w.raw("</tbody>\n")
	}
	w.outline.leave(o)
	w.raw("</table>\n</div>\n")
	w.leave(s)
}

// tableWithoutRows keeps what there is of a table that has none.
func (w *writer) tableWithoutRows(b *doc.Table) {
	if b.Attr.ID == "" && doc.Unseen(b.Caption) {
		return
	}
	w.paragraph(&doc.Paragraph{At: b.At, Attr: b.Attr, Inlines: b.Caption})
}

// rows writes the rows of a table's head or body. Cells keep to places that no
// other has: a span that would reach into another cell, or out of the rows, is
// cut short.
func (w *writer) rows(b *doc.Table, rows []*doc.Row, head bool) {
	var taken []int // for each column, how many of the rows to come a cell above reaches into
	for i, r := range rows {
		w.raw("<tr>")
		col := 0
		for _, c := range r.Cells {
			for col < len(taken) && taken[col] > 0 {
				col++
			}
			span := 1
			for span < c.ColSpan && (col+span >= len(taken) || taken[col+span] == 0) {
				span++
			}
			down := min(max(c.RowSpan, 1), len(rows)-i)
			for len(taken) < col+span {
				taken = append(taken, 0)
			}
			for n := range span {
				taken[col+n] = down
			}
			w.cell(c, cellPlace{head: head, align: alignOf(b, col), span: span, down: down})
			col += span
		}
		for n := range taken {
			taken[n] = max(taken[n]-1, 0)
		}
		w.raw("</tr>\n")
	}
}

func alignOf(b *doc.Table, col int) doc.Align {
	if col < len(b.Aligns) {
		return b.Aligns[col]
	}
	return doc.AlignAuto
}

// cellPlace is where a cell stands.
type cellPlace struct {
	head       bool
	align      doc.Align
	span, down int
}

func (w *writer) cell(c *doc.Cell, p cellPlace) {
	name, scope := "td", ""
	switch {
	case !p.head && !c.Header, isEmpty(c.Blocks): // an empty cell is head of nothing
	case p.head:
		name, scope = "th", "col"
	default:
		name, scope = "th", "row"
	}
	w.raw("<" + name)
	if scope != "" {
		w.raw(` scope="` + scope + `"`)
	}
	if p.span > 1 {
		w.intAttr("colspan", p.span)
	}
	if p.down > 1 {
		w.intAttr("rowspan", p.down)
	}
	w.classes(alignClass[p.align], nil)
	w.raw(">")
	was := w.headCell
	w.headCell = was || scope != ""
	w.at = c.At
	w.tightly(c.Blocks)
	w.headCell = was
	w.raw("</" + name + ">")
}

// isEmpty reports whether the blocks of a cell show nothing.
func isEmpty(blocks []doc.Block) bool {
	for _, b := range blocks {
		if p, ok := b.(*doc.Paragraph); !ok || hasContent(p.Inlines) {
			return false
		}
	}
	return true
}
