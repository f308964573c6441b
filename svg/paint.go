package svg

import (
	"slices"

	"octavo/page"
)

// shape paints an outline: fill, then stroke, then markers (13.7).
func (b *builder) shape(n *node, segs []seg, c context) {
	if len(segs) == 0 || !b.spend(segs) {
		return
	}
	if c.st.visible {
		root := transformed(segs, c.m)
		fill := b.fill(segs, root, c)
		b.stroke(root, fill, c)
	}
	if c.st.markers != [3]string{} && marked[n.name] {
		b.markers(segs, c)
	}
}

// marked are the elements that may have markers (13.6).
var marked = map[string]bool{"path": true, "line": true, "polyline": true, "polygon": true}

// resolve replaces what a paint refers to.
func (c *context) resolve(p paint) paint {
	switch p.kind {
	case paintCurrent:
		return paint{kind: paintColor, color: c.st.color}
	case paintContext:
		return c.fill
	case paintContextStroke:
		return c.stroke
	}
	return p
}

// fill paints the inside. Where this takes a single mark, the mark is not
// added yet but returned, to be stroked too.
func (b *builder) fill(user, root []seg, c context) *outlineMark {
	p, alpha := c.resolve(c.st.fill), c.opacity*c.st.fillOpacity
	area := outlineBounds(root)
	shown := area.intersect(c.clip.box)
	if p.kind == paintNone || alpha <= 0 || len(root) < 3 || shown.x1 < shown.x0 || shown.y1 < shown.y0 {
		return nil
	}
	b.roughly(c, shown)
	if !c.clip.inside(shown) {
		root = c.clip.cut(root)
		if len(root) == 0 || !b.spend(root) {
			return nil
		}
		area = outlineBounds(root)
		shown = area.intersect(c.clip.box)
	}
	if p.kind == paintServer {
		g := b.server(p.id, user, c)
		if g == nil && p.bare {
			return nil
		}
		if g != nil && g.flat {
			p.color = g.mean()
		} else if g != nil {
			b.bands(g, root, alpha, c)
			return nil
		}
	}
	if p.color.a*alpha < 0.02 {
		return nil
	}
	tiles := b.backdrop.blend(p.color, alpha, shown)
	m := outlineMark{segs: root, evenOdd: c.st.evenOdd, clip: c.clip.box}
	if p.color.a*alpha <= 0.999 {
		b.tint(m, tiles, p.color.a*alpha)
		return nil
	}
	col := tiles[0].color.opaque()
	m.fill = &col
	if box, ok := panel(root); ok {
		b.backdrop.addPanel(box.intersect(c.clip.box), tiles[0].color, len(b.marks)+1)
	} else {
		b.backdrop.mark(shown)
	}
	return &m
}

// tint adds a translucent fill in its blended colours. Over anything but
// panels it goes beneath what it would hide, if it is rather clear.
func (b *builder) tint(m outlineMark, tiles []tile, alpha float64) {
	area := tiles[0].clip
	over := b.backdrop.inked(area)
	if over {
		b.problem("svg-opacity", "a translucent shape over other shapes is drawn in an opaque colour")
	}
	whole := m.clip
	for i, t := range tiles {
		piece := m
		col := t.color.opaque()
		piece.fill = &col
		if i > 0 {
			piece.clip = whole.intersect(t.clip)
		}
		if over {
			b.beneath(&piece, area, alpha)
		} else {
			b.marks = append(b.marks, &piece)
		}
	}
	if box, ok := panel(m.segs); ok && alpha > 0.5 && len(tiles) == 1 {
		b.backdrop.addPanel(box.intersect(whole), tiles[0].color, len(b.marks))
		return
	}
	b.backdrop.mark(area)
}

// stroke adds the line along an outline, together with the fill where there
// is one.
func (b *builder) stroke(root []seg, fill *outlineMark, c context) {
	m := fill
	col, ok := b.strokeColor(root, c)
	if ok && m != nil && len(m.segs) != len(root) {
		b.marks = append(b.marks, m)
		m = nil
	}
	if ok && m == nil {
		m = &outlineMark{segs: root, clip: c.clip.box}
	}
	if ok {
		m.stroke, m.line = &col, c.line()
		reach := outlineBounds(root).grow(m.line.width / 2).intersect(c.clip.box)
		if !c.clip.inside(reach) {
			b.problem("svg-clip", "a clip path is approximated by the rectangle around it")
		}
		b.roughly(c, reach)
		inked := b.backdrop.inked(reach)
		b.backdrop.mark(reach)
		if m.fill == nil && c.opacity*c.st.strokeOpacity < 0.999 && inked {
			b.problem("svg-opacity", "a translucent shape over other shapes is drawn in an opaque colour")
			b.beneath(m, reach, c.opacity*c.st.strokeOpacity)
			return
		}
	}
	if m != nil {
		b.marks = append(b.marks, m)
	}
}

// beneath adds a translucent mark above the panels, but below everything else
// if it is rather clear: it would hide what should show through.
func (b *builder) beneath(m *outlineMark, area box, alpha float64) {
	if b.moves++; alpha > 0.6 || b.moves > maxMoves {
		b.marks = append(b.marks, m)
		return
	}
	b.marks = slices.Insert(b.marks, min(b.backdrop.below(area), len(b.marks)), mark(m))
}

func (b *builder) strokeColor(root []seg, c context) (page.Color, bool) {
	p, alpha := c.resolve(c.st.stroke), c.opacity*c.st.strokeOpacity
	if p.kind == paintNone || alpha <= 0 || c.st.width <= 0 {
		return page.Color{}, false
	}
	if p.kind == paintServer {
		g := b.server(p.id, nil, c)
		if g == nil && p.bare {
			return page.Color{}, false
		}
		if g != nil {
			p.color = g.mean()
		}
	}
	if p.color.a*alpha < 0.02 {
		return page.Color{}, false
	}
	area := outlineBounds(root)
	return b.backdrop.blend(p.color, alpha, area.intersect(c.clip.box))[0].color.opaque(), true
}

// line gives the line's measures in the coordinates of the outermost view box.
func (c *context) line() line {
	k := c.m.factor()
	if c.st.nonScaling {
		k = 1
	}
	l := line{
		width: c.st.width * k, miter: c.st.miter, phase: c.st.dashOffset * k,
		cap: c.st.cap, join: c.st.join,
	}
	for _, d := range c.st.dash {
		l.dash = append(l.dash, d*k)
	}
	return l
}
