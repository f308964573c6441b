package layout

import (
	"slices"

	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
	"octavo/theme"
)

// list sets a list with its markers hanging in the indent.
func (c *collector) list(b *doc.List, ctx context) {
	bl := &c.cfg.theme.Blocks
	elem := c.g.tree.Add(page.RoleL, ctx.parent)
	c.g.tree.Get(elem).Numbering = numbering(b)
	outer := ctx.body.theme.After
	if ctx.tight {
		outer = 0
	}
	c.g.space(outer)
	markers := c.markers(b, ctx)
	inner := ctx.inset(c.listIndent(markers, ctx), 0)
	inner.depth++
	inner.tight = b.Tight || ctx.inNote // notes are set solid
	gap := bl.ListLoose
	if inner.tight {
		gap = bl.ListTight
	}
	for i, it := range b.Items {
		if i > 0 {
			c.g.space(gap)
			c.g.penalty(c.cfg.theme.Breaks.InList)
		}
		inner.parent = elem
		c.item(it, markers[i], inner)
	}
	c.g.space(outer)
}

func numbering(b *doc.List) page.Numbering {
	switch {
	case b.Ordered:
		return page.NumberingDecimal
	case len(b.Items) > 0 && b.Items[0].Task != doc.NoTask:
		return page.NumberingUnordered
	}
	return page.NumberingDisc
}

// marker is what hangs before an item: a figure or bullet, set as a line, or
// a drawn box.
type marker struct {
	line *inline.Line
	task doc.TaskState
	text string
	wide geom.Length
}

// markers makes the markers of all items. Figures stand against their full
// stops, so the widest decides the indent.
func (c *collector) markers(b *doc.List, ctx context) []marker {
	out := make([]marker, len(b.Items))
	bullets := c.cfg.theme.Blocks.BulletMarks
	for i, it := range b.Items {
		m := &out[i]
		m.task = it.Task
		switch {
		case it.Task != doc.NoTask:
			m.wide = c.cfg.theme.Blocks.BoxSize
			continue
		case b.Ordered:
			m.text = theme.Digits(b.Marker(i), c.cfg.numerals.Tag(ctx.lang))
		case len(bullets) > 0:
			m.text = bullets[ctx.depth%len(bullets)]
		default:
			m.text = "•"
		}
		st := *c.styles.inline(look{style: ctx.body})
		if b.Ordered {
			st.Features = "tnum,lnum"
		}
		p := c.setter.Prepare([]inline.Span{{Text: m.text, Style: &st}},
			inline.Options{Align: inline.Left, Lang: ctx.lang, RTL: ctx.rtl, Marker: true})
		if lines := p.Lines(p.NaturalWidth()); len(lines) > 0 {
			m.line, m.wide = &lines[0], lines[0].Width
		}
	}
	return out
}

// listIndent is the theme's indent, or more for wide markers.
func (c *collector) listIndent(markers []marker, ctx context) geom.Length {
	bl := &c.cfg.theme.Blocks
	indent := bl.ListIndent
	for i := range markers {
		indent = max(indent, markers[i].wide+bl.ListGap)
	}
	// In a narrow place the text keeps at least two thirds of the width.
	return min(indent, ctx.w/3)
}

// item sets one item; its marker goes on the first line of its blocks.
func (c *collector) item(it *doc.ListItem, m marker, ctx context) {
	li := c.g.tree.Add(page.RoleLI, ctx.parent)
	lbl := c.g.tree.Add(page.RoleLbl, li)
	ctx.parent = c.g.tree.Add(page.RoleLBody, li)
	start := len(c.g.entries)
	c.blocks(it.Blocks, ctx)
	b := firstLine(c.g.entries[start:])
	if b == nil {
		b = &box{height: ctx.body.leading, pos: it.At, text: true}
		c.g.add(b)
	}
	at := geom.Point{X: ctx.x - c.cfg.theme.Blocks.ListGap - m.wide, Y: baselineOf(b, ctx.body.baseline)}
	if ctx.rtl {
		at.X = ctx.x + ctx.w + c.cfg.theme.Blocks.ListGap
	}
	items := c.drawMarker(m, lbl, at, ctx)
	b.items = append(items, b.items...)
}

// firstLine is the first box with a line in it, or else the first of all: code
// and tables begin with boxes that only hold room or rules.
func firstLine(entries []entry) *box {
	var first *box
	for _, e := range entries {
		if e.kind != entryBox {
			continue
		}
		if e.box.text || slices.ContainsFunc(e.box.items, isContent) {
			return e.box
		}
		if first == nil {
			first = e.box
		}
	}
	return first
}

// isContent reports whether an item is part of what the document says.
func isContent(it page.Item) bool {
	switch it := it.(type) {
	case *page.Text:
		return it.Elem != page.Artifact
	case *page.Image:
		return it.Elem != page.Artifact
	case *page.Path:
		return it.Elem != page.Artifact
	}
	return false
}

// baselineOf is the baseline of a box that is a line, else that of the first text
// in it. The first text of a line may be in a formula, off its baseline.
func baselineOf(b *box, otherwise geom.Length) geom.Length {
	if b.base != 0 {
		return b.base
	}
	for _, it := range b.items {
		if t, ok := it.(*page.Text); ok {
			return t.At.Y
		}
	}
	return otherwise
}

func (c *collector) drawMarker(m marker, elem page.ElemID, at geom.Point, ctx context) []page.Item {
	if m.task != doc.NoTask {
		return c.checkbox(m.task == doc.TaskDone, elem, at, ctx)
	}
	if m.line == nil {
		return nil
	}
	for _, it := range m.line.Items {
		it.Shift(at)
		if t, ok := it.(*page.Text); ok {
			t.Elem = elem
		}
	}
	return m.line.Items
}

// checkbox draws a box, and a tick if it is done. The box is centred on the
// height of a small letter. For readers it says what it shows.
func (c *collector) checkbox(done bool, elem page.ElemID, at geom.Point, ctx context) []page.Item {
	bl, colors := &c.cfg.theme.Blocks, &c.cfg.theme.Colors
	c.g.tree.Get(elem).HasActual = true
	c.g.tree.Get(elem).Actual = c.cfg.words.Unchecked
	size := bl.BoxSize
	high := geom.FromUnits(ctx.body.face.CapHeight, ctx.body.size, ctx.body.face.UnitsPerEm)
	r := geom.Rect{X: at.X, Y: at.Y - high/2 - size/2, W: size, H: size}
	edge := ink(colors.Box)
	if done {
		edge = ink(colors.Accent)
		c.g.tree.Get(elem).Actual = c.cfg.words.Checked
	}
	items := []page.Item{&page.Path{
		Elem: elem, Segments: roundRect(r, bl.BoxRadius, allCorners), Stroke: &edge, Width: bl.BoxStroke,
	}}
	if !done {
		return items
	}
	p := func(x, y int64) geom.Point {
		return geom.Point{X: r.X + size.MulDiv(x, 100), Y: r.Y + size.MulDiv(y, 100)}
	}
	return append(items, &page.Path{
		Elem: elem, Stroke: &edge, Width: bl.TickStroke, RoundCap: true,
		Segments: []page.Segment{
			{Kind: page.MoveTo, P: [3]geom.Point{p(22, 52)}},
			{Kind: page.LineTo, P: [3]geom.Point{p(42, 73)}},
			{Kind: page.LineTo, P: [3]geom.Point{p(80, 26)}},
		},
	})
}

// definitions sets terms and their descriptions.
func (c *collector) definitions(b *doc.DefinitionList, ctx context) {
	ts := c.styles.text(&c.cfg.theme.Text.Term)
	list := c.g.tree.Add(page.RoleL, ctx.parent)
	c.g.space(ctx.body.theme.After)
	for _, it := range b.Items {
		li := c.g.tree.Add(page.RoleLI, list)
		c.g.space(ts.theme.Before)
		label := page.RoleLbl
		if len(it.Defs) == 0 {
			label = page.RoleLBody // a label alone would label nothing
		}
		for _, term := range it.Terms {
			lbl := c.g.tree.Add(label, li)
			c.setText(text{inlines: term, style: ts, elem: lbl, pos: it.At, solid: true, still: true}, ctx)
			c.g.keep(1)
		}
		inner := ctx.inset(min(c.cfg.theme.Blocks.DefIndent, ctx.w/3), 0)
		inner.tight = false
		for _, def := range it.Defs {
			inner.parent = c.g.tree.Add(page.RoleLBody, li)
			c.blocks(def, inner)
		}
		c.g.space(ts.theme.After)
	}
	c.g.space(ctx.body.theme.After)
}
