package pdf

import (
	"fmt"
	"slices"

	"octavo/page"
)

// Where cells reach over columns or rows, or the head has several rows, a
// header's scope does not say all. The cells of such tables name their headers
// (table 349, Headers; ISO 14289-1, 7.5).

// gridCell is a cell in the grid of its table.
type gridCell struct {
	id            page.ElemID
	row, col      int // where it begins
	height, width int
}

// maxGrid is the largest grid, in places, that is looked at; what is larger
// has scopes alone.
const maxGrid = 1 << 17

// headers finds the headers of the cells of all tables that need it. The cells
// are in the order of their elements.
func (t *tagged) headers(present []bool) {
	elems := t.s.doc.Elems
	for i := range elems {
		if present[i] && elems[i].Role == page.RoleTable {
			if cells, complex := t.grid(page.ElemID(i)); complex {
				t.associate(cells)
			}
		}
	}
}

func headName(id page.ElemID) string { return fmt.Sprintf("head%07d", id) }

// grid gives the cells of a table their places, as HTML's table model does, and
// says whether their headers have to be named.
func (t *tagged) grid(table page.ElemID) (cells []gridCell, complex bool) {
	var hanging []int // rows that a cell above still reaches into, by column
	heads := 0        // rows of headers alone
	for y, row := range t.rows(table) {
		x, others := 0, 0
		for _, k := range t.kids[row] {
			e := &t.s.doc.Elems[k.elem]
			if k.elem == 0 || e.Role != page.RoleTH && e.Role != page.RoleTD {
				continue
			}
			for x < len(hanging) && hanging[x] > 0 {
				x++
			}
			c := gridCell{k.elem, y, x, max(e.RowSpan, 1), max(e.ColSpan, 1)}
			if (y+1)*(x+c.width) > maxGrid {
				return nil, false
			}
			for len(hanging) < x+c.width {
				hanging = append(hanging, 0)
			}
			for k := range c.width {
				hanging[x+k] = max(hanging[x+k], c.height)
			}
			x += c.width
			complex = complex || c.width > 1 || c.height > 1
			if e.Role == page.RoleTD {
				others++
			}
			cells = append(cells, c)
		}
		if others == 0 && x > 0 {
			heads++
		}
		for i := range hanging {
			hanging[i] = max(hanging[i]-1, 0)
		}
	}
	return cells, complex || heads > 1
}

// rows are the rows of a table, in order.
func (t *tagged) rows(table page.ElemID) []page.ElemID {
	var rows []page.ElemID
	for _, k := range t.kids[table] {
		switch {
		case k.elem == 0:
		case t.s.doc.Elems[k.elem].Role == page.RoleTR:
			rows = append(rows, k.elem)
		case t.s.doc.Elems[k.elem].Role == page.RoleTHead || t.s.doc.Elems[k.elem].Role == page.RoleTBody:
			for _, k := range t.kids[k.elem] {
				if k.elem != 0 && t.s.doc.Elems[k.elem].Role == page.RoleTR {
					rows = append(rows, k.elem)
				}
			}
		}
	}
	return rows
}

// associate names the headers of cells: those above in their columns, then
// those beside in their rows. A header over rows or columns heads all of them.
func (t *tagged) associate(cells []gridCell) {
	byColumn, byRow := map[int][]*gridCell{}, map[int][]*gridCell{}
	for i := range cells {
		c := &cells[i]
		if e := &t.s.doc.Elems[c.id]; e.Role == page.RoleTH && t.first[c.id] != nowhere {
			if e.Scope != page.ScopeRow {
				for k := range c.width {
					byColumn[c.col+k] = append(byColumn[c.col+k], c)
				}
			}
			if e.Scope == page.ScopeRow || e.Scope == page.ScopeBoth {
				for k := range c.height {
					byRow[c.row+k] = append(byRow[c.row+k], c)
				}
			}
		}
	}
	for i := range cells {
		c := &cells[i]
		var list []page.ElemID
		add := func(h *gridCell) {
			if h != c && !slices.Contains(list, h.id) {
				list = append(list, h.id)
			}
		}
		for k := range c.width {
			for _, h := range byColumn[c.col+k] {
				if h.row+h.height <= c.row {
					add(h)
				}
			}
		}
		for k := range c.height {
			for _, h := range byRow[c.row+k] {
				if h.col+h.width <= c.col {
					add(h)
				}
			}
		}
		if len(list) > 0 {
			t.heads[c.id] = list
			for _, h := range list {
				t.names[h] = headName(h)
			}
		}
	}
}
