package formula

import "strings"

// table writes a table. MathML Core leaves alignment and gaps to style, older
// readers know the attributes: it has both.
func (w *mathWriter) table(n *Node) {
	t := n.Table
	attrs := ""
	if t.Display {
		attrs = ` displaystyle="true"`
	}
	if t.Small || t.Tight {
		w.raw(`<mstyle scriptlevel="1">`)
		defer w.raw("</mstyle>")
	}
	w.raw("<mtable" + attrs + ">")
	columns := t.columns()
	tagged := false
	for _, tag := range t.Tags {
		tagged = tagged || tag != nil
	}
	for i, row := range t.Rows {
		w.raw("<mtr>")
		for c := range columns {
			var cell *Node
			if c < len(row) {
				cell = row[c]
			}
			w.cell(t, i, c, columns, cell)
		}
		if tagged {
			w.raw(`<mtd style="padding-left:2em">`)
			if i < len(t.Tags) && t.Tags[i] != nil {
				w.node(t.Tags[i], false)
			}
			w.raw("</mtd>")
		}
		w.raw("</mtr>")
	}
	w.raw("</mtable>")
}

// cell writes a cell with its side of the gaps around it.
func (w *mathWriter) cell(t *TableInfo, row, column, columns int, n *Node) {
	var style []string
	align := ""
	switch t.AlignOf(column) {
	case Left:
		align = "left"
	case Right:
		align = "right"
	}
	if align != "" {
		style = append(style, "text-align:"+align)
	}
	left, right := int32(0), int32(0)
	if column > 0 {
		left = t.GapAfter(column-1) / 2
	}
	if column+1 < columns {
		right = t.GapAfter(column) / 2
	}
	style = append(style, "padding-left:"+em(left), "padding-right:"+em(right))
	if column < len(t.Rules) && t.Rules[column] {
		style = append(style, "border-left:thin solid")
	}
	if column+1 == columns && columns < len(t.Rules) && t.Rules[columns] {
		style = append(style, "border-right:thin solid")
	}
	if row < len(t.RowRules) && t.RowRules[row] {
		style = append(style, "border-top:thin solid")
	}
	if last := len(t.Rows); row+1 == last && last < len(t.RowRules) && t.RowRules[last] {
		style = append(style, "border-bottom:thin solid")
	}
	w.raw("<mtd")
	if align != "" {
		w.attr("columnalign", align)
	}
	w.attr("style", strings.Join(style, ";"))
	w.raw(">")
	w.row(asRow(n))
	w.raw("</mtd>")
}
