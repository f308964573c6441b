package layout

import (
	"octavo/doc"
	"octavo/geom"
	"octavo/page"
	"octavo/theme"
)

// quote sets a block quotation: indented, beside a rule, its attribution set
// apart.
func (c *collector) quote(b *doc.Quote, ctx context) {
	bl, style := &c.cfg.theme.Blocks, &c.cfg.theme.Text.Quote
	elem := c.g.tree.Add(page.RoleBlockQuote, ctx.parent)
	accent := ink(c.cfg.theme.Colors.Accent)
	c.g.space(style.Before)
	f := c.g.open(frame{kind: frameRule, x: ctx.startEdge(bl.QuoteRule), w: bl.QuoteRule, fill: &accent})
	inner := ctx.inset(min(bl.QuoteIndent, ctx.w/4), 0)
	inner.parent, inner.tight = elem, false
	if !ctx.inNote {
		inner.body = c.styles.text(&c.styles.quote)
	}
	c.inside(func() {
		c.blocks(b.Blocks, inner)
		if len(b.Attribution) > 0 {
			c.attribution(b.Attribution, inner, b.At)
		}
	})
	c.g.shut(f)
	c.g.space(style.After)
}

// inside sets what stands in a frame, without the spaces at its two ends.
func (c *collector) inside(set func()) {
	start := len(c.g.entries)
	set()
	e := c.g.entries
	for i := start; i < len(e) && e[i].kind != entryBox; i++ {
		if e[i].kind == entrySpace {
			e[i].n = 0
		}
	}
	for i := len(e) - 1; i >= start && e[i].kind != entryBox; i-- {
		if e[i].kind == entrySpace {
			e[i].n = 0
		}
	}
}

func (c *collector) attribution(in []doc.Inline, ctx context, pos doc.Pos) {
	style := &c.cfg.theme.Text.Attrib
	c.keepSpace(style.Before)
	elem := c.g.tree.Add(page.RoleP, ctx.parent)
	line := append([]doc.Inline{&doc.Text{Value: "— "}}, in...)
	c.setText(text{inlines: line, style: c.styles.text(style), elem: elem, pos: pos, solid: true}, ctx)
	c.g.space(style.After)
}

// alert sets a call-out: a tinted panel with a rule at its edge, an icon and a
// title in the alert's ink.
func (c *collector) alert(b *doc.Alert, ctx context) {
	bl, style := &c.cfg.theme.Blocks, &c.cfg.theme.Text.AlertTitle
	strong, tint := c.alertInks(b.Kind)
	elem := c.g.tree.Add(page.RoleDiv, ctx.parent)
	c.g.space(style.Before)
	f := c.g.open(frame{kind: framePanel, x: ctx.x, w: ctx.w, fill: &tint})
	r := c.g.open(frame{kind: frameRule, x: ctx.startEdge(bl.AlertRule), w: bl.AlertRule, fill: &strong})
	inner := ctx.indented(bl.AlertPadX, bl.AlertPadX)
	inner.parent, inner.tight = elem, false
	c.g.strut(bl.AlertPadY)
	c.g.keep(1)
	c.alertTitle(b, strong, inner)
	c.g.space(style.After)
	c.g.keep(2)
	if len(b.Blocks) > 0 && !isText(b.Blocks[0]) {
		c.g.space(bl.AlertPadY)
	}
	c.inside(func() { c.blocks(b.Blocks, inner) })
	c.g.penalty(int(forbid))
	c.g.strut(bl.AlertPadY)
	c.g.shut(r)
	c.g.shut(f)
	c.g.space(c.cfg.theme.Text.Quote.After)
}

// isText reports whether a block begins as text does, close under a title.
func isText(b doc.Block) bool {
	switch b.(type) {
	case *doc.Paragraph, *doc.List, *doc.DefinitionList, *doc.Heading:
		return true
	}
	return false
}

func (c *collector) alertTitle(b *doc.Alert, strong page.Color, ctx context) {
	ts := *c.styles.text(&c.cfg.theme.Text.AlertTitle)
	ts.color = strong
	title := b.Title
	if len(title) == 0 {
		words := c.cfg.words
		if ctx.lang != c.cfg.lang { // in a passage
			words = theme.Locale(ctx.lang)
		}
		title = plainLine(alertWord(&words, b.Kind))
	}
	elem := c.g.tree.Add(page.RoleP, ctx.parent)
	size := ts.size
	inner := ctx.inset(size+size/2, 0)
	boxes := c.setText(text{inlines: title, style: &ts, elem: elem, pos: b.At, solid: true, still: true}, inner)
	if len(boxes) == 0 {
		return
	}
	high := geom.FromUnits(ts.face.CapHeight, ts.size, ts.face.UnitsPerEm)
	at := geom.Rect{X: ctx.startEdge(size), Y: ts.baseline - high/2 - size/2, W: size, H: size}
	boxes[0].items = append(alertIcon(b.Kind, at, strong), boxes[0].items...)
}

func alertWord(w *theme.Words, kind string) string {
	switch kind {
	case "tip":
		return w.Tip
	case "important":
		return w.Important
	case "warning":
		return w.Warning
	case "caution":
		return w.Caution
	}
	return w.Note
}

func (c *collector) alertInks(kind string) (strong, tint page.Color) {
	k := &c.cfg.theme.Colors
	switch kind {
	case "tip":
		return ink(k.Tip), ink(k.TipTint)
	case "important":
		return ink(k.Important), ink(k.ImportantTint)
	case "warning":
		return ink(k.Warning), ink(k.WarningTint)
	case "caution":
		return ink(k.Caution), ink(k.CautionTint)
	}
	return ink(k.Note), ink(k.NoteTint)
}

// alertIcon draws the sign of an alert: shapes that differ without colour.
func alertIcon(kind string, r geom.Rect, color page.Color) []page.Item {
	white := page.Color{R: 255, G: 255, B: 255}
	at := func(x, y int64) geom.Point {
		return geom.Point{X: r.X + r.W.MulDiv(x, 100), Y: r.Y + r.H.MulDiv(y, 100)}
	}
	stroke := func(points ...geom.Point) page.Item {
		p := &page.Path{Stroke: &white, Width: r.W / 9, RoundCap: true}
		for i, q := range points {
			kind := page.LineTo
			if i == 0 {
				kind = page.MoveTo
			}
			p.Segments = append(p.Segments, page.Segment{Kind: kind, P: [3]geom.Point{q}})
		}
		return p
	}
	shape := func(points ...geom.Point) page.Item {
		p := stroke(points...).(*page.Path)
		p.Segments = append(p.Segments, page.Segment{Kind: page.Close})
		p.Fill, p.Stroke, p.Width = &color, &color, r.W/10
		return p
	}
	disc := &page.Path{Segments: roundRect(r, r.W/2, allCorners), Fill: &color}
	switch kind {
	case "tip": // a tick
		return []page.Item{disc, stroke(at(28, 52), at(44, 68), at(73, 34))}
	case "important": // an exclamation mark in a lozenge
		return []page.Item{shape(at(50, 0), at(100, 50), at(50, 100), at(0, 50)),
			stroke(at(50, 26), at(50, 54)), stroke(at(50, 73), at(50, 74))}
	case "warning": // an exclamation mark in a triangle
		return []page.Item{shape(at(50, 6), at(98, 92), at(2, 92)),
			stroke(at(50, 38), at(50, 62)), stroke(at(50, 79), at(50, 80))}
	case "caution": // a bar in an octagon
		return []page.Item{shape(at(30, 2), at(70, 2), at(98, 30), at(98, 70), at(70, 98), at(30, 98), at(2, 70), at(2, 30)),
			stroke(at(27, 50), at(73, 50))}
	}
	return []page.Item{disc, stroke(at(50, 46), at(50, 75)), stroke(at(50, 26), at(50, 27))}
}

// details sets a disclosure, always open on paper: its summary, then what it
// holds, beside a thin rule.
func (c *collector) details(b *doc.Details, ctx context) {
	style, bl := &c.cfg.theme.Text.Summary, &c.cfg.theme.Blocks
	elem := c.g.tree.Add(page.RoleDiv, ctx.parent)
	c.g.space(style.Before)
	if len(b.Summary) > 0 {
		p := c.g.tree.Add(page.RoleP, elem)
		c.setText(text{inlines: b.Summary, style: c.styles.text(style), elem: p, pos: b.At, solid: true, still: true}, ctx)
		c.g.space(style.After)
		c.g.keep(2)
	}
	line := ink(c.cfg.theme.Colors.Hairline)
	f := c.g.open(frame{kind: frameRule, x: ctx.startEdge(bl.Hairline), w: bl.Hairline, fill: &line})
	inner := ctx.inset(bl.AlertPadX, 0)
	inner.parent, inner.tight = elem, false
	c.inside(func() { c.blocks(b.Blocks, inner) })
	c.g.shut(f)
	c.g.space(style.Before)
}
