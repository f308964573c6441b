package mathset

import (
	"octavo/formula"
	"octavo/geom"
)

// grid is a table whose cells are set and whose columns and rows have their
// places.
type grid struct {
	info    *formula.TableInfo
	cells   [][]*box
	x       []geom.Length // of columns
	w       []geom.Length
	width   geom.Length
	h, d    []geom.Length // of rows
	y       []geom.Length // the rows' baselines, downwards from the top
	height  geom.Length
	thick   geom.Length
	columns int
}

// table sets a table, centred on the axis.
func (t *setting) table(info *formula.TableInfo, e env) *box {
	g := t.grid(info, e)
	out := &box{w: g.width}
	top := g.height/2 + t.axis(e)
	for r := range g.cells {
		for c, b := range g.cells[r] {
			out.put(b, g.cellX(c, b), top-g.y[r])
		}
		if r < len(info.Tags) && info.Tags[r] != nil { // one that is no display of its own
			k := t.row(info.Tags[r], env{level: textLevel, color: e.color})
			out.put(k, g.width+2*t.em, top-g.y[r])
			out.w = max(out.w, g.width+2*t.em+k.w)
		}
	}
	out.h, out.d = top, g.height-top
	t.rules(out, g, top, e)
	return out
}

// rules draws the lines between columns and rows.
func (t *setting) rules(out *box, g *grid, top geom.Length, e env) {
	for c, on := range g.info.Rules {
		if !on {
			continue
		}
		x := geom.Length(0)
		switch {
		case c >= g.columns:
			x = g.width - g.thick
		case c > 0:
			x = (g.x[c-1] + g.w[c-1] + g.x[c]) / 2
		}
		out.rule(x, top-g.height, g.thick, g.height, e.color)
	}
	for r, on := range g.info.RowRules {
		if !on {
			continue
		}
		y := g.height
		if r < len(g.y) {
			y = g.y[r] - g.h[r]
		}
		out.rule(0, top-y, g.width, g.thick, e.color)
	}
}

// cellX is where a cell stands in its column.
func (g *grid) cellX(column int, b *box) geom.Length {
	x := g.x[column]
	switch g.info.AlignOf(column) {
	case formula.Center:
		x += (g.w[column] - b.w) / 2
	case formula.Right:
		x += g.w[column] - b.w
	}
	return x
}

// grid sets the cells and finds the places of columns and rows.
func (t *setting) grid(info *formula.TableInfo, e env) *grid {
	g := &grid{info: info, thick: t.sizeOf(e) * 4 / 100}
	inner := env{level: textLevel, cramped: e.cramped, color: e.color}
	switch {
	case info.Display:
		inner.level = displayLevel
	case info.Small:
		inner.level = scriptLevel
	case info.Tight:
		inner = e
	}
	for _, row := range info.Rows {
		var boxes []*box
		for c, n := range row {
			b := t.cell(n, inner, info, c)
			boxes = append(boxes, b)
			if c == len(g.w) {
				g.w = append(g.w, 0)
			}
			g.w[c] = max(g.w[c], b.w)
		}
		g.cells = append(g.cells, boxes)
	}
	g.columns = len(g.w)
	t.placeColumns(g, inner)
	t.placeRows(g, inner)
	return g
}

// cell sets a cell. In aligned equations it goes on from the cell before it: a
// relation that it begins with has its space.
func (t *setting) cell(n *formula.Node, e env, info *formula.TableInfo, column int) *box {
	if !info.Lined || column%2 == 0 || len(info.Align) < 2 {
		return t.row(n, e)
	}
	row := &formula.Node{Kind: formula.Row, Kids: []*formula.Node{{Kind: formula.Row}}}
	if n != nil && n.Kind == formula.Row {
		row.Kids = append(row.Kids, n.Kids...)
	} else if n != nil {
		row.Kids = append(row.Kids, n)
	}
	return t.row(row, e)
}

func (t *setting) placeColumns(g *grid, e env) {
	x := geom.Length(0)
	ruled := func(c int) bool { return c < len(g.info.Rules) && g.info.Rules[c] }
	if ruled(0) {
		x = t.thousandths(500, e)
	}
	for c, w := range g.w {
		g.x = append(g.x, x)
		x += w
		if c+1 < g.columns {
			x += t.thousandths(g.info.GapAfter(c), e)
		}
	}
	if ruled(g.columns) {
		x += t.thousandths(500, e)
	}
	g.width = x
}

// placeRows gives rows the height and depth of TeX's struts at least: lines are
// 1.2 em apart, those of displays and of cases a little more.
func (t *setting) placeRows(g *grid, e env) {
	size := t.sizeOf(e)
	up, down, gap := size*84/100, size*36/100, size/10
	switch {
	case g.info.Lined:
		gap = size * 3 / 10
	case g.info.Tight:
		up, down, gap = size*7/10, size*2/10, size*15/100
	case g.info.Small:
		up, down = size*8/10, size*3/10
	case len(g.info.Align) == 2 && len(g.info.Rules) == 0 && len(g.info.RowRules) == 0 && g.info.Align[0] == formula.Left:
		up, down = size, size*44/100
	}
	y := geom.Length(0)
	for r, row := range g.cells {
		h, d := up, down
		for _, b := range row {
			h, d = max(h, b.h+gap/2), max(d, b.d+gap/2)
		}
		if g.info.Lined && r > 0 {
			y += gap
		}
		g.h, g.d = append(g.h, h), append(g.d, d)
		y += h
		g.y = append(g.y, y)
		y += d
		if r < len(g.info.RowGaps) {
			y += t.thousandths(g.info.RowGaps[r], e)
		}
	}
	g.height = y
}
