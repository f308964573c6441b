package markdown

import (
	"slices"
	"strconv"
	"strings"

	"octavo/doc"
)

// htmlTable turns <table> into a table. Text that stands in it but in no cell
// is put before it.
func (l *lowerer) htmlTable(f *frame) []doc.Block {
	t := &doc.Table{At: f.at, Attr: f.attr, Caption: f.partLine("caption")}
	out := f.blocks
	var foot []*doc.Row
	addRow := func(section string, tr *frame) {
		row, allHeaders := htmlRow(tr)
		out = append(out, tr.blocks...)
		switch {
		case len(row.Cells) == 0:
		case section == "thead" || allHeaders && len(t.Rows) == 0 && len(t.Head) == 0:
			t.Head = append(t.Head, row)
		case section == "tfoot":
			foot = append(foot, row)
		default:
			t.Rows = append(t.Rows, row)
		}
	}
	for _, p := range f.parts {
		if p.tag == "tr" {
			addRow("", p)
			continue
		}
		if p.tag != "caption" {
			out = append(out, p.blocks...)
			for _, tr := range p.parts {
				addRow(p.tag, tr)
			}
		}
	}
	t.Rows = append(t.Rows, foot...)
	l.evenColumns(t)
	if len(t.Aligns) > 0 {
		setAligns(t, f)
		l.tooManyCells(t)
		out = append(out, t)
	}
	return out
}

// htmlRow makes a row of <tr>; allHeaders says that it has only <th>.
func htmlRow(tr *frame) (row *doc.Row, allHeaders bool) {
	row = &doc.Row{At: tr.at}
	allHeaders = true
	for _, p := range tr.parts {
		allHeaders = allHeaders && p.tag == "th"
		row.Cells = append(row.Cells, &doc.Cell{
			At: p.at, Blocks: p.content(), Header: p.tag == "th",
			ColSpan: spanCount(attribute(p.source, "colspan")),
			RowSpan: spanCount(attribute(p.source, "rowspan")),
		})
	}
	return row, allHeaders
}

func spanCount(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return 1
	}
	return min(max(n, 1), maxSpan)
}

// evenColumns gives all rows the same number of columns: short ones get empty
// cells, spans that reach out of the table are cut.
func (l *lowerer) evenColumns(t *doc.Table) {
	for _, c := range cellsOf(t.Head) { // a head's cells are headers anyway
		c.Header = false
	}
	columns := max(widest(t.Head), widest(t.Rows))
	if columns > maxTableColumns {
		l.diags.Warn(t.At, "table-too-wide", "the table has too many columns; cells beyond the "+
			strconv.Itoa(maxTableColumns)+"th are set below one another", "")
		columns = maxTableColumns
	}
	t.Aligns = make([]doc.Align, columns)
	fill(t.Head, columns)
	fill(t.Rows, columns)
}

func cellsOf(rows []*doc.Row) (cells []*doc.Cell) {
	for _, r := range rows {
		cells = append(cells, r.Cells...)
	}
	return cells
}

// widest is the number of columns that rows need.
func widest(rows []*doc.Row) (columns int) {
	var taken []int // for each column, for how many rows it is still spanned
	for i, r := range rows {
		col := 0
		for _, c := range r.Cells {
			for col < len(taken) && taken[col] > 0 {
				col++
			}
			c.RowSpan = min(c.RowSpan, len(rows)-i)
			for range c.ColSpan {
				if col >= maxTableColumns {
					columns = col + 1
					break
				}
				if col == len(taken) {
					taken = append(taken, 0)
				}
				taken[col] = max(taken[col], c.RowSpan)
				col++
			}
		}
		for k := range taken {
			taken[k] = max(taken[k]-1, 0)
		}
		columns = max(columns, len(taken))
	}
	return columns
}

// fill completes rows to a number of columns. The text of a cell that has no
// place goes to the row's last one.
func fill(rows []*doc.Row, columns int) {
	taken := make([]int, columns)
	for _, r := range rows {
		var cells []*doc.Cell
		var filler *doc.Cell
		col := 0
		for _, c := range r.Cells {
			for col < columns && taken[col] > 0 {
				col++
			}
			if col == columns {
				if len(cells) > 0 {
					last := cells[len(cells)-1]
					last.Blocks = append(last.Blocks, c.Blocks...)
				}
				continue
			}
			span := 0
			for span < c.ColSpan && col < columns && taken[col] == 0 {
				taken[col] = c.RowSpan
				span, col = span+1, col+1
			}
			c.ColSpan = span
			cells = append(cells, c)
		}
		for ; col < columns; col++ {
			if taken[col] > 0 {
				filler = nil
				continue
			}
			taken[col] = 1
			if filler != nil {
				filler.ColSpan++ // one empty cell for many columns
				continue
			}
			filler = &doc.Cell{At: r.At, ColSpan: 1, RowSpan: 1}
			cells = append(cells, filler)
		}
		r.Cells = cells
		for k := range taken {
			taken[k]--
		}
	}
}

// setAligns takes each column's alignment from the cells that begin there, if
// all that name one agree.
func setAligns(t *doc.Table, f *frame) {
	rows := slices.Clone(f.parts)
	for _, p := range f.parts {
		rows = append(rows, p.parts...)
	}
	set := make([]bool, len(t.Aligns))
	for _, tr := range rows {
		if tr.tag != "tr" {
			continue
		}
		col := 0
		for _, cell := range tr.parts {
			span := spanCount(attribute(cell.source, "colspan"))
			if a := htmlAlign(cell); a != doc.AlignAuto && span == 1 && col < len(set) && !set[col] {
				set[col], t.Aligns[col] = true, a
			}
			col += span
		}
	}
}
