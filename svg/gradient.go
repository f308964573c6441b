package svg

import (
	"math"
	"slices"
)

// gradient is a paint server, resolved for one shape.
type gradient struct {
	stops []stop
	// at gives where on the gradient a point of the outermost view box lies,
	// from 0 to 1: an affine function.
	at func(point) float64
	// flat is for what is painted in its mean colour alone.
	flat bool
}

type stop struct {
	offset float64
	color  rgba
}

// color is the gradient's colour at t.
func (g *gradient) color(t float64) rgba {
	if t <= g.stops[0].offset {
		return g.stops[0].color
	}
	for i := 1; i < len(g.stops); i++ {
		a, z := g.stops[i-1], g.stops[i]
		if t <= z.offset {
			if z.offset <= a.offset {
				return z.color
			}
			return a.color.toward(z.color, (t-a.offset)/(z.offset-a.offset))
		}
	}
	return g.stops[len(g.stops)-1].color
}

// mean is the mean colour along the gradient.
func (g *gradient) mean() rgba {
	const n = 16
	var m rgba
	for i := range n {
		c := g.color((float64(i) + 0.5) / n)
		m.r, m.g, m.b, m.a = m.r+c.r/n, m.g+c.g/n, m.b+c.b/n, m.a+c.a/n
	}
	return m
}

// spread is the largest difference between two of the colours.
func (g *gradient) spread() float64 {
	d := 0.0
	for _, s := range g.stops {
		d = max(d, s.color.distance(g.stops[0].color))
	}
	return d
}

// server resolves a gradient or pattern for an outline in user units. It
// returns nil where there is none, or nothing to be seen of it.
func (b *builder) server(id string, user []seg, c context) *gradient {
	n := b.refer(id)
	if n == nil {
		if id == "" {
			b.problem("svg-external", "a reference to another file is left out")
		}
		return nil
	}
	defer b.leave()
	if n.name == "pattern" {
		b.problem("svg-pattern", "a pattern is drawn as an even colour")
		return b.patternTone(n)
	}
	if n.name != "linearGradient" && n.name != "radialGradient" {
		return nil
	}
	g := &gradient{stops: b.stops(n, 0)}
	switch {
	case len(g.stops) == 0:
		return nil
	case len(g.stops) == 1 || user == nil || n.name == "radialGradient":
		g.flat = true
		if g.spread() > 0.25 {
			b.problem("svg-gradient", "a radial gradient, or one along a line, is drawn as an even colour")
		}
	default:
		g.flat = !b.direct(g, n, user, c)
	}
	return g
}

// stops reads the stops of a gradient, or of the one it refers to.
func (b *builder) stops(n *node, depth int) []stop {
	var list []stop
	for _, k := range n.children {
		if k.name != "stop" || len(list) >= maxBands {
			continue
		}
		st := b.styleOf(k)
		s := stop{color: st.stopColor}
		s.color.a *= st.stopOpacity
		v, _ := parseNumber(k.attr("offset"))
		s.offset = max(0, min(1, v))
		if len(list) > 0 {
			s.offset = max(s.offset, list[len(list)-1].offset)
		}
		list = append(list, s)
	}
	if len(list) == 0 && depth < maxRefs {
		if other := b.doc.ids[fragment(n.attr("href"))]; other != nil {
			return b.stops(other, depth+1)
		}
	}
	return list
}

// inheritedAttr reads an attribute of a gradient or of those it refers to.
func (b *builder) inheritedAttr(n *node, name string) string {
	for range maxRefs {
		if n == nil {
			break
		}
		if n.has(name) {
			return n.attr(name)
		}
		n = b.doc.ids[fragment(n.attr("href"))]
	}
	return ""
}

// direct works out where on a linear gradient points lie (14.2.2).
func (b *builder) direct(g *gradient, n *node, user []seg, c context) bool {
	m, w, h := c.m, c.w, c.h
	if b.inheritedAttr(n, "gradientUnits") != "userSpaceOnUse" {
		bb := tightBounds(user)
		if bb.empty() {
			return false
		}
		m, w, h = m.mul(matrix{bb.width(), 0, 0, bb.height(), bb.x0, bb.y0}), 1, 1
	}
	m = m.mul(parseTransform(b.inheritedAttr(n, "gradientTransform")))
	read := func(name string, whole, otherwise float64) float64 {
		l, ok := parseLength(b.inheritedAttr(n, name))
		if !ok {
			return otherwise
		}
		return l.px(c.st.font.size, whole)
	}
	from := point{read("x1", w, 0), read("y1", h, 0)}
	to := point{read("x2", w, w), read("y2", h, 0)}
	inv, ok := m.inverse()
	dx, dy := to.x-from.x, to.y-from.y
	long := float64(dx*dx) + float64(dy*dy)
	if !ok || long <= 0 {
		return false
	}
	g.at = func(p point) float64 {
		q := inv.apply(p)
		return (float64((q.x-from.x)*dx) + float64((q.y-from.y)*dy)) / long
	}
	return true
}

// bands paints an outline with a linear gradient, a band of each colour. Every
// band reaches under the next one, so that no seam shows; it reaches no
// further, for edges that are painted many times lose their smoothness.
func (b *builder) bands(g *gradient, root []seg, alpha float64, c context) {
	shown := outlineBounds(root).intersect(c.clip.box)
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, p := range corners(shown) {
		lo, hi = min(lo, g.at(p)), max(hi, g.at(p))
	}
	base := b.backdrop.blend(rgba{}, 0, shown)[0].color
	list := g.steps(max(lo, 0), min(hi, 1), base, alpha)
	var polys [][]point
	for i, t := range list {
		end := math.Inf(1)
		if i+2 < len(list) {
			end = list[i+2].from
		}
		segs, clip := root, c.clip.box
		if strip, ok := g.strip(t.from, end, shown); ok {
			clip = clip.intersect(strip)
		} else {
			if polys == nil {
				polys = flatten(root, 12)
			}
			segs = g.slice(polys, t.from, end)
		}
		if len(segs) == 0 || !b.spend(segs) {
			continue
		}
		for k, tile := range b.backdrop.blend(t.color, alpha, shown) {
			col := tile.color.opaque()
			m := &outlineMark{segs: segs, evenOdd: c.st.evenOdd, fill: &col, clip: clip}
			if k > 0 {
				m.clip = m.clip.intersect(tile.clip)
			}
			b.marks = append(b.marks, m)
		}
	}
	if box, ok := panel(root); ok && g.spread() < 0.5 && alpha*g.mean().a > 0.999 {
		b.backdrop.addPanel(box.intersect(c.clip.box), g.mean(), len(b.marks))
		return
	}
	b.backdrop.mark(shown)
}

// strip gives the part of an area between two places on a gradient, if it is
// an upright rectangle.
func (g *gradient) strip(from, end float64, area box) (box, bool) {
	o := g.at(point{area.x0, area.y0})
	dx := (g.at(point{area.x1, area.y0}) - o) / area.width()
	dy := (g.at(point{area.x0, area.y1}) - o) / area.height()
	lo, hi := &area.x0, &area.x1
	slope, flat := dx, dy
	if math.Abs(dy) > math.Abs(dx) {
		lo, hi, slope, flat = &area.y0, &area.y1, dy, dx
	}
	if math.Abs(flat)*(area.width()+area.height()) > 1e-6 || slope == 0 {
		return box{}, false
	}
	a, z := *lo+(from-o)/slope, *lo+(end-o)/slope
	if slope < 0 {
		a, z = z, a
	}
	*lo, *hi = max(*lo, a), min(*hi, z)
	return area, true
}

// slice cuts polygons to the part between two places on a gradient.
func (g *gradient) slice(polys [][]point, from, end float64) []seg {
	var segs []seg
	for _, poly := range polys {
		if !math.IsInf(from, 0) {
			poly = beyond(poly, func(p point) float64 { return g.at(p) - from })
		}
		if !math.IsInf(end, 0) {
			poly = beyond(poly, func(p point) float64 { return end - g.at(p) })
		}
		if len(poly) > 2 {
			segs = append(segs, polygon(poly)...)
		}
	}
	return segs
}

// band is a part of a gradient in one colour, from a place on.
type band struct {
	from  float64
	color rgba
}

// steps cuts the gradient between two places into bands that differ by about
// 1/50 of the range of a channel where they show.
func (g *gradient) steps(lo, hi float64, base rgba, alpha float64) []band {
	edges := []float64{lo, hi}
	for _, s := range g.stops {
		if s.offset > lo && s.offset < hi {
			edges = append(edges, s.offset)
		}
	}
	slices.Sort(edges)
	list := []band{{math.Inf(-1), g.color(lo)}}
	for i := 1; i < len(edges); i++ {
		a, z := edges[i-1], edges[i]
		if z <= a {
			continue
		}
		ca, cz := g.color(a+1e-9), g.color(z-1e-9)
		n := int(math.Ceil(ca.over(base, alpha).distance(cz.over(base, alpha)) * 50))
		n = max(1, min(n, maxBands))
		for k := range n {
			at := (float64(k) + 0.5) / float64(n)
			next := band{a + float64((z-a)*float64(k)/float64(n)), ca.toward(cz, at)}
			if next.color != list[len(list)-1].color {
				list = append(list, next)
			}
		}
	}
	if last := g.color(1); hi >= 1 && last != list[len(list)-1].color {
		list = append(list, band{hi, last})
	}
	return list
}
