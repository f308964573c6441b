package layout

import (
	"fmt"

	"octavo/doc"
	"octavo/geom"
	"octavo/page"
	"octavo/theme"
)

// tableSetter sets one table at one size of type.
type tableSetter struct {
	c       *collector
	b       *doc.Table
	ctx     context
	grid    [][]gridCell
	aligns  []doc.Align
	head    theme.Style
	body    theme.Style
	padX    geom.Length
	padY    geom.Length
	widths  []geom.Length // of the columns, padding included
	broken  bool          // words may break anywhere
	headers int           // rows of the grid that are the head
	sizes   []cellSize
	repeats geom.Length // height of the head if it is repeated on each page
	reached []bool      // rows that a cell from above reaches into
	tall    []tallCell  // those, while their rows are set
}

// gridCell is a place in the table's grid: the cell that begins there, or nil
// where a cell reaches over from the left or from above.
type gridCell struct {
	cell *doc.Cell
	span int // columns
	rows int
}

// tallCell is a cell over several rows that are not all set yet: one that is
// low enough for them to stay on a page.
type tallCell struct {
	last int         // row
	left geom.Length // of its height
}

// table sets a table: a caption above, rules above and below and under the
// head, no vertical rules.
func (c *collector) table(b *doc.Table, ctx context) {
	if b.Attr.Lang != "" {
		ctx = ctx.in(b.Attr.Lang)
	}
	t := &tableSetter{c: c, b: b, ctx: ctx}
	t.buildGrid()
	if len(t.aligns) == 0 || b.Unseen() {
		c.anchorOf(b.Attr)
		return
	}
	t.alignColumns()
	if !t.fit() {
		c.setAside(b, fmt.Sprintf("table-%d-%d", b.At.Line, b.At.Col), ctx)
		return
	}
	if free := ctx.w - t.total(); free > 0 && ctx.align == doc.AlignCenter {
		ctx = ctx.indented(free/2, free/2)
		t.ctx = ctx
	} else if free > 0 {
		t.ctx.x = ctx.startEdge(t.total())
	}
	st := &c.cfg.theme.Text
	if b.Attr.ID != "" {
		c.anchor(b.Attr.ID)
	}
	c.g.space(st.TableBody.Before)
	table := c.g.tree.Add(page.RoleTable, ctx.parent)
	c.g.tree.Get(table).Lang = b.Attr.Lang
	if len(b.Caption) > 0 {
		cap := c.g.tree.Add(page.RoleCaption, table)
		c.setText(text{inlines: b.Caption, style: c.styles.text(&st.Caption), elem: cap, pos: b.At, solid: true, still: true}, ctx)
		c.keepSpace(st.Caption.Before)
	}
	t.set(table)
	c.g.space(st.TableBody.After)
}

// buildGrid gives every cell its columns, as HTML's table model does.
func (t *tableSetter) buildGrid() {
	var rows []*doc.Row
	rows = append(rows, t.b.Head...)
	t.headers = len(rows)
	rows = append(rows, t.b.Rows...)
	columns := len(t.b.Aligns)
	t.grid = make([][]gridCell, len(rows))
	var hanging []int // rows that a cell above still reaches into, by column
	for y, r := range rows {
		x := 0
		for _, cell := range r.Cells {
			for x < len(hanging) && hanging[x] > 0 {
				t.put(y, x, gridCell{span: 1})
				x++
			}
			g := gridCell{cell: cell, span: max(cell.ColSpan, 1), rows: min(max(cell.RowSpan, 1), len(rows)-y)}
			for k := range g.span {
				for len(hanging) <= x+k {
					hanging = append(hanging, 0)
				}
				hanging[x+k] = max(hanging[x+k], g.rows)
				if k == 0 {
					t.put(y, x, g)
				} else {
					t.put(y, x+k, gridCell{span: 1})
				}
			}
			x += g.span
		}
		for i := range hanging {
			hanging[i] = max(hanging[i]-1, 0)
		}
		columns = max(columns, len(t.grid[y]))
	}
	t.aligns = make([]doc.Align, columns)
	copy(t.aligns, t.b.Aligns)
	for y := range t.grid {
		for len(t.grid[y]) < columns {
			t.grid[y] = append(t.grid[y], gridCell{span: 1})
		}
	}
	t.reached = make([]bool, len(rows))
	for y := range t.grid {
		for _, g := range t.grid[y] {
			for k := 1; k < g.rows; k++ {
				t.reached[y+k] = true
			}
		}
	}
}

func (t *tableSetter) put(y, x int, g gridCell) {
	for len(t.grid[y]) <= x {
		t.grid[y] = append(t.grid[y], gridCell{span: 1})
	}
	t.grid[y][x] = g
}

// alignColumns right-aligns columns of figures that the author left alone.
func (t *tableSetter) alignColumns() {
	for x := range t.aligns {
		if t.aligns[x] != doc.AlignAuto {
			continue
		}
		numbers, others := 0, 0
		for y := t.headers; y < len(t.grid); y++ {
			if cell := t.grid[y][x].cell; cell != nil && t.grid[y][x].span == 1 {
				switch s := doc.BlockText(cell.Blocks); {
				case isNumber(s):
					numbers++
				case !isBlank(s):
					others++
				}
			}
		}
		if numbers > 0 && others == 0 {
			t.aligns[x] = doc.AlignRight
		}
	}
}

func isBlank(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\n' && r != '-' && r != '–' && r != '—' {
			return false
		}
	}
	return true
}

// isNumber reports whether s is a figure with at most a sign, a currency or a
// unit of one or two characters.
func isNumber(s string) bool {
	digits, others := 0, 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '.' || r == ',' || r == ' ' || r == '\n' || r == '\u00a0' || r == '\u202f':
		case r == '+' || r == '-' || r == '−' || r == '%' || r == '×':
		default:
			others++
		}
	}
	return digits > 0 && others <= 2 && others <= digits
}

// set sets the rows between their rules.
func (t *tableSetter) set(table page.ElemID) {
	c, bl := t.c, &t.c.cfg.theme.Blocks
	group := frame{kind: frameGroup, x: t.ctx.x, w: t.ctx.w}
	f := c.g.open(group)
	c.g.add(t.rule(bl.TableTop))
	var parent page.ElemID
	start := len(c.g.entries) - 1
	for y := range t.grid {
		switch y {
		case 0:
			role := page.RoleTBody
			if t.headers > 0 && t.headers < len(t.grid) { // there is no head without a body
				role = page.RoleTHead
			}
			parent = c.g.tree.Add(role, table)
			c.g.keep(1)
		case t.headers:
			parent = c.g.tree.Add(page.RoleTBody, table)
			c.g.penalty(int(forbid))
			c.g.add(t.rule(bl.TableMid))
			c.g.keep(2)
			if head := headOf(c.g.entries[start:]); heightOf(head) <= c.cfg.columnHeight(t.ctx)/3 {
				c.g.frames[f-1].head, t.repeats = head, heightOf(head)
			}
		default:
			t.betweenRows(y)
		}
		t.row(y, parent)
	}
	c.g.penalty(int(forbid))
	c.g.add(t.rule(bl.TableTop))
	c.g.shut(f)
}

// headOf copies the boxes of a table's head, to be repeated as artifacts.
func headOf(entries []entry) []*box {
	var head []*box
	for _, e := range entries {
		if e.kind == entryBox {
			b := cloneBox(e.box)
			b.anchors, b.notes = nil, nil
			head = append(head, b)
		}
	}
	return head
}

func (t *tableSetter) betweenRows(y int) {
	c, bl := t.c, &t.c.cfg.theme.Blocks
	cost := c.cfg.theme.Breaks.InTable
	rows := len(t.grid) - t.headers
	switch {
	case y < t.headers || t.reached[y]:
		cost = int(forbid)
	case rows >= 3 && (y == t.headers+1 || y == len(t.grid)-1):
		// Two rows at least stay together on each side.
		cost = int(forbid)
	case rows <= c.cfg.theme.Breaks.ShortTable:
		cost = max(cost, c.cfg.theme.Breaks.AfterIntro)
	}
	c.g.penalty(cost)
	if bl.TableRow > 0 {
		c.g.add(t.rule(bl.TableRow))
		c.g.penalty(int(forbid))
	}
}

// rule is a line over the table's width.
func (t *tableSetter) rule(thick geom.Length) *box {
	k := &t.c.cfg.theme.Colors
	color := ink(k.Rule)
	return &box{items: []page.Item{&page.Fill{
		Rect: geom.Rect{X: t.ctx.x, Y: -thick / 2, W: t.total(), H: thick}, Color: color,
	}}}
}

func (t *tableSetter) total() geom.Length {
	w := geom.Length(0)
	for _, x := range t.widths {
		w += x
	}
	return w
}

// row sets one row as a box, or as several where it is too high for a page.
func (t *tableSetter) row(y int, parent page.ElemID) {
	c := t.c
	tr := c.g.tree.Add(page.RoleTR, parent)
	cells := make([]*stack, len(t.grid[y]))
	most := (c.cfg.columnHeight(t.ctx) - t.repeats) * 2 / 3 // notes need room too
	high := geom.Length(0)
	x := t.ctx.x
	if t.ctx.rtl {
		x += t.total()
	}
	for i, g := range t.grid[y] {
		if t.ctx.rtl {
			x -= t.widths[i]
		}
		if g.cell != nil {
			cells[i] = t.cell(g, y, i, x, tr)
			if g.rows == 1 || cells[i].height > most/2 || cells[i].callsNotes() {
				high = max(high, cells[i].height)
			} else {
				t.tall = append(t.tall, tallCell{y + g.rows - 1, cells[i].height + 2*t.padY})
			}
		}
		if !t.ctx.rtl {
			x += t.widths[i]
		}
	}
	high = t.stretchTo(y, high)
	if high+2*t.padY <= most {
		c.g.add(t.rowBox(cells, high, y))
		return
	}
	for first := true; ; first = false {
		part, rest := cutStacks(cells, most-2*t.padY)
		if !first {
			c.g.release()
			c.g.penalty(c.cfg.theme.Breaks.InTable * 2)
		}
		h := geom.Length(0)
		for _, s := range part {
			if s != nil {
				h = max(h, s.height)
			}
		}
		c.g.add(t.rowBox(part, h, y))
		if rest == nil {
			return
		}
		cells = rest
	}
}

// stretchTo makes a row high enough for the cells that end in it, and takes its
// height off those that go on.
func (t *tableSetter) stretchTo(y int, high geom.Length) geom.Length {
	for _, c := range t.tall {
		if c.last == y {
			high = max(high, c.left-2*t.padY)
		}
	}
	kept := t.tall[:0]
	for _, c := range t.tall {
		if c.last > y {
			kept = append(kept, tallCell{c.last, c.left - high - 2*t.padY})
		}
	}
	t.tall = kept
	return high
}

// rowBox puts the cells of a row side by side, their first lines on one
// baseline; cells of the head stand on its foot.
func (t *tableSetter) rowBox(cells []*stack, high geom.Length, y int) *box {
	b := &box{height: high + 2*t.padY, text: true}
	for _, s := range cells {
		if s == nil {
			continue
		}
		at := t.padY
		if y < t.headers && s.height < high {
			at += high - s.height
		}
		s.putInto(b, at, t.c.cfg)
	}
	return b
}

// cell sets the blocks of one cell.
func (t *tableSetter) cell(g gridCell, y, x int, left geom.Length, tr page.ElemID) *stack {
	c := t.c
	role := page.RoleTD
	head := y < t.headers || g.cell.Header
	if head {
		role = page.RoleTH
	}
	elem := c.g.tree.Add(role, tr)
	e := c.g.tree.Get(elem)
	e.ColSpan, e.RowSpan = g.span, g.rows
	if head {
		e.Scope = page.ScopeColumn
		if y >= t.headers {
			e.Scope = page.ScopeRow
		}
	}
	w := geom.Length(0)
	for k := range g.span {
		w += t.widths[min(x+k, len(t.widths)-1)]
	}
	ctx := t.cellContext(head && y < t.headers, x)
	ctx.parent, ctx.x, ctx.w = elem, left+t.padX, w-2*t.padX
	if g.span > 1 && (x >= len(t.b.Aligns) || t.b.Aligns[x] == doc.AlignAuto) {
		// It is no figure of its column: over several in the head, it stands
		// in their middle.
		ctx.align = doc.AlignLeft
		if head {
			ctx.align = doc.AlignCenter
		}
	}
	if first, last := t.flush(x), x+g.span >= len(t.widths); t.ctx.rtl {
		ctx = t.rightToLeft(ctx, x, g.span, first, last)
	} else {
		if first {
			ctx.x = left
			ctx.w += t.padX
		}
		if last {
			ctx.w += t.padX
		}
	}
	return c.setStack(func() { c.inside(func() { c.blocks(g.cell.Blocks, ctx) }) })
}

// rightToLeft widens a cell at the table's edges, as cell does, where columns
// begin at the right; a cell over several columns reaches to the left.
func (t *tableSetter) rightToLeft(ctx context, x, span int, first, last bool) context {
	for k := 1; k < span; k++ {
		ctx.x -= t.widths[min(x+k, len(t.widths)-1)]
	}
	if first {
		ctx.w += t.padX
	}
	if last {
		ctx.x -= t.padX
		ctx.w += t.padX
	}
	return ctx
}

// flush reports whether a column stands at the table's edge without padding:
// the first does, as there is no vertical rule to keep away from.
func (t *tableSetter) flush(x int) bool { return x == 0 }

func (t *tableSetter) cellContext(head bool, x int) context {
	ctx := t.ctx
	ctx.tight, ctx.anywhere, ctx.depth = false, t.broken, 0
	ctx.body = t.c.styles.text(&t.body)
	if head {
		ctx.body = t.c.styles.text(&t.head)
	}
	ctx.align = t.aligns[x]
	if ctx.align == doc.AlignAuto {
		ctx.align = doc.AlignLeft
		if ctx.rtl {
			ctx.align = doc.AlignRight
		}
	}
	return ctx
}

func (t *tableSetter) warnSqueezed(how string) {
	t.c.warn(t.b.At, "wide-table",
		fmt.Sprintf("a table of %d columns is too wide for the page: %s", len(t.aligns), how),
		"shorten its longest words, or use larger paper")
}
