package svg

import "iter"

// clip is the area that may be drawn in, in the coordinates of the outermost
// view box: a box, and inside of it a convex polygon where there is one. Other
// shapes cut pictures exactly, but shapes by the box around them only.
type clip struct {
	box   box
	hull  []point // counter-clockwise or clockwise; nil for none
	round []seg   // the outline that the hull is made of
	rough *region // nil for none
}

// region is the inside of an outline.
type region struct {
	segs    []seg
	evenOdd bool
	outer   *region // a region that this one lies in
}

func openClip() clip {
	const far = 1e12
	return clip{box: box{-far, -far, far, far}}
}

// rect narrows the clip to a rectangle in the user units of m.
func (c clip) rect(r box, m matrix) clip {
	c.box = c.box.intersect(m.bounds(r))
	return c
}

// inside reports whether a box needs no cutting by the hull.
func (c clip) inside(b box) bool {
	if c.hull == nil {
		return true
	}
	corners := [4]point{{b.x0, b.y0}, {b.x1, b.y0}, {b.x1, b.y1}, {b.x0, b.y1}}
	for i := range c.hull {
		side := c.edge(i)
		for _, p := range corners {
			if side(p) < -1e-9 {
				return false
			}
		}
	}
	return true
}

// edge gives the distance function of a side of the hull: positive inside.
func (c clip) edge(i int) func(point) float64 {
	p, q := c.hull[i], c.hull[(i+1)%len(c.hull)]
	dx, dy := q.x-p.x, q.y-p.y
	if area(c.hull) < 0 {
		dx, dy = -dx, -dy
	}
	return func(r point) float64 { return float64(dx*(r.y-p.y)) - float64(dy*(r.x-p.x)) }
}

// cut cuts an outline to the hull.
func (c clip) cut(segs []seg) []seg {
	var out []seg
	for _, poly := range flatten(segs, 12) {
		for i := 0; i < len(c.hull) && len(poly) > 0; i++ {
			poly = beyond(poly, c.edge(i))
		}
		if len(poly) > 2 {
			out = append(out, polygon(poly)...)
		}
	}
	return out
}

// convex reports whether a polygon turns one way only, and not too often to
// be cut along.
func convex(poly []point) bool {
	n := len(poly)
	if n < 3 || n > 64 {
		return false
	}
	sign, turn := 0.0, 0.0
	for i := range poly {
		p, q, r := poly[i], poly[(i+1)%n], poly[(i+2)%n]
		z := float64((q.x-p.x)*(r.y-q.y)) - float64((q.y-p.y)*(r.x-q.x))
		turn += z
		if z != 0 && sign != 0 && z > 0 != (sign > 0) {
			return false
		}
		if z != 0 {
			sign = z
		}
	}
	return turn != 0
}

// clipBy narrows the context to an element's clip-path (CSS Masking 1, 6).
func (b *builder) clipBy(n *node, c *context) {
	target := b.refer(c.st.clipPath)
	if target == nil || target.name != "clipPath" {
		if target != nil {
			b.leave()
		}
		return
	}
	defer b.leave()
	m := c.m
	if target.attr("clipPathUnits") == "objectBoundingBox" {
		segs, ok := b.outline(n, *c)
		bb := tightBounds(segs)
		if !ok || bb.empty() {
			b.problem("svg-clip", "a clip path is left out: it is relative to a group")
			return
		}
		m = m.mul(matrix{bb.width(), 0, 0, bb.height(), bb.x0, bb.y0})
	}
	st := b.styleOf(target)
	m = m.mul(parseTransform(st.transform))
	var outlines [][]seg
	evenOdd := false
	for _, k := range target.children {
		evenOdd = evenOdd || k.name != "" && b.styleOf(k).clipEvenOdd
		outlines = b.clipShapes(k, m, *c, outlines)
	}
	if st.clipPath != "" {
		inner := *c
		inner.st = st
		b.clipBy(target, &inner)
		c.clip = inner.clip
	}
	b.clipTo(outlines, evenOdd, c)
}

// clipShapes collects the outlines of a clip path's children.
func (b *builder) clipShapes(n *node, m matrix, c context, list [][]seg) [][]seg {
	if n.name == "" || neverDrawn[n.name] {
		return list
	}
	st := b.styleOf(n)
	if !st.display || !st.visible {
		return list
	}
	c.st = st
	m = m.mul(parseTransform(st.transform))
	if n.name == "use" {
		if target := b.refer(fragment(n.attr("href"))); target != nil {
			f := c.frame()
			list = b.clipShapes(target, m.mul(translate(f.x(n, "x"), f.y(n, "y"))), c, list)
			b.leave()
		}
		return list
	}
	segs, ok := b.outline(n, c)
	if !ok {
		b.problem("svg-clip", "a clip path made of <"+printable(n.name)+"> is left out")
		return append(list, polygon(corners(c.clip.box)))
	}
	if !b.spend(segs) {
		return list
	}
	return append(list, transformed(segs, m))
}

func corners(b box) []point {
	return []point{{b.x0, b.y0}, {b.x1, b.y0}, {b.x1, b.y1}, {b.x0, b.y1}}
}

// clipTo narrows the context to the union of outlines.
func (b *builder) clipTo(outlines [][]seg, evenOdd bool, c *context) {
	all := void()
	for _, segs := range outlines {
		t := tightBounds(segs)
		all = all.add(point{t.x0, t.y0}).add(point{t.x1, t.y1})
	}
	c.clip.box = c.clip.box.intersect(all)
	if len(outlines) == 1 {
		if _, ok := upright(outlines[0]); ok {
			return
		}
		if polys := flatten(outlines[0], 8); len(polys) == 1 && convex(dedupe(polys[0])) && c.clip.hull == nil {
			c.clip.hull, c.clip.round = dedupe(polys[0]), outlines[0]
			return
		}
	}
	if len(outlines) > 0 {
		r := &region{evenOdd: evenOdd, outer: c.clip.rough}
		for _, segs := range outlines {
			r.segs = append(r.segs, segs...)
		}
		c.clip.rough = r
	}
}

// outlines are those that the clip is made of, but for its box.
func (c clip) outlines() iter.Seq[*region] {
	return func(yield func(*region) bool) {
		if c.hull != nil && !yield(&region{segs: c.round}) {
			return
		}
		for r := c.rough; r != nil; r = r.outer {
			if !yield(r) {
				return
			}
		}
	}
}

// roughly reports the approximation of a clip for what is drawn in an area.
func (b *builder) roughly(c context, area box) {
	if c.clip.rough != nil && !area.empty() {
		b.problem("svg-clip", "a clip path is approximated by the rectangle around it")
	}
}

// dedupe drops points that repeat the one before.
func dedupe(poly []point) []point {
	var out []point
	for _, p := range poly {
		if len(out) == 0 || out[len(out)-1] != p {
			out = append(out, p)
		}
	}
	for len(out) > 1 && out[0] == out[len(out)-1] {
		out = out[:len(out)-1]
	}
	return out
}
