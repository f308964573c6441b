package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"octavo/doc"
)

func (l *lowerer) table(n *extast.Table) *doc.Table {
	t := &doc.Table{At: l.posOf(n), Aligns: make([]doc.Align, len(n.Alignments))}
	for i, a := range n.Alignments {
		t.Aligns[i] = alignOf(a)
	}
	l.inCell = true
	defer func() { l.inCell = false }()
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		row := l.tableRow(c, len(t.Aligns))
		if _, head := c.(*extast.TableHeader); head {
			if !blankRow(row) { // a header line of empty cells is no header
				t.Head = append(t.Head, row)
			}
		} else {
			t.Rows = append(t.Rows, row)
			l.surplusCells(c)
		}
	}
	l.tooManyCells(t)
	return t
}

func (l *lowerer) tableRow(n ast.Node, columns int) *doc.Row {
	row := &doc.Row{At: l.posOf(n), Cells: make([]*doc.Cell, 0, columns)}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		at := l.posOf(c)
		t := newTree(l)
		t.paragraph(at, false, c)
		row.Cells = append(row.Cells, &doc.Cell{At: at, Blocks: t.finish(), ColSpan: 1, RowSpan: 1})
	}
	return row
}

// surplusCells reports text behind a row's last column, which GFM leaves out.
func (l *lowerer) surplusCells(row ast.Node) {
	last := row.LastChild()
	if last == nil || last.Lines().Len() == 0 {
		return
	}
	at := last.Lines().At(0).Stop
	rest := l.body[at:]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	lost := bytes.Trim(rest, " \t|")
	if len(lost) == 0 {
		return
	}
	l.diags.Warn(l.pos(at+bytes.Index(rest, lost)), "surplus-cells",
		"the row has more cells than the table has columns; left out: "+string(lost),
		`add a column to the header, or write a bar in a cell as "\|"`)
}

func blankRow(r *doc.Row) bool {
	for _, c := range r.Cells {
		if len(c.Blocks) > 0 {
			return false
		}
	}
	return true
}

func alignOf(a extast.Alignment) doc.Align {
	switch a {
	case extast.AlignLeft:
		return doc.AlignLeft
	case extast.AlignCenter:
		return doc.AlignCenter
	case extast.AlignRight:
		return doc.AlignRight
	}
	return doc.AlignAuto
}
