package svg

import (
	"math"
	"strings"

	"octavo/page"
)

// vertex is a place where a marker may stand: a point of the outline with the
// directions in which the line comes in and goes out.
type vertex struct {
	at      point
	in, out point // unit vectors, or zero where there is none
}

// vertices lists those of an outline.
func vertices(segs []seg) []vertex {
	var list []vertex
	var cur point
	start := 0
	for i := range segs {
		s := &segs[i]
		switch s.kind {
		case page.MoveTo:
			start = len(list)
			cur = s.p[0]
			list = append(list, vertex{at: cur})
			continue
		case page.Close:
			if len(list) == start {
				continue
			}
			to := list[start].at
			dir := unit(cur, to)
			list[len(list)-1].out = dir
			if dir == (point{}) {
				dir = list[len(list)-1].in
			}
			list = append(list, vertex{at: to, in: dir, out: list[start].out})
			list[start].in = dir
			cur = to
			continue
		}
		leaving, arriving := tangents(cur, s)
		if len(list) > 0 {
			list[len(list)-1].out = leaving
		}
		cur = s.end()
		list = append(list, vertex{at: cur, in: arriving})
	}
	return list
}

// tangents gives the directions of a segment at its ends. Control points that
// coincide with an end say nothing; the next one does (9.5.2).
func tangents(from point, s *seg) (leaving, arriving point) {
	pts := []point{from, s.p[0]}
	if s.kind == page.CurveTo {
		pts = []point{from, s.p[0], s.p[1], s.p[2]}
	}
	last := len(pts) - 1
	for i := 1; i <= last && leaving == (point{}); i++ {
		leaving = unit(from, pts[i])
	}
	for i := last - 1; i >= 0 && arriving == (point{}); i-- {
		arriving = unit(pts[i], pts[last])
	}
	return leaving, arriving
}

func unit(p, q point) point {
	d := math.Hypot(q.x-p.x, q.y-p.y)
	if d < 1e-9 {
		return point{}
	}
	return point{(q.x - p.x) / d, (q.y - p.y) / d}
}

// angle is the direction of a marker at v, in degrees: between in and out.
func (v vertex) angle() float64 {
	d := point{v.in.x + v.out.x, v.in.y + v.out.y}
	if math.Hypot(d.x, d.y) < 1e-9 {
		d = v.out
	}
	return math.Atan2(d.y, d.x) * 180 / math.Pi
}

// markers draws the markers of a line (13.6).
func (b *builder) markers(segs []seg, c context) {
	list := vertices(segs)
	c.fill, c.stroke = c.resolve(c.st.fill), c.resolve(c.st.stroke)
	ids := c.st.markers
	for i, v := range list {
		switch {
		case i == 0:
			b.marker(ids[0], v, true, c)
			if len(list) == 1 {
				b.marker(ids[2], v, false, c)
			}
		case i == len(list)-1:
			b.marker(ids[2], v, false, c)
		default:
			b.marker(ids[1], v, false, c)
		}
	}
}

// marker draws one marker at a vertex.
func (b *builder) marker(id string, v vertex, first bool, c context) {
	if id == "" || !c.st.visible {
		return
	}
	n := b.refer(id)
	if n == nil {
		return
	}
	defer b.leave()
	if n.name != "marker" {
		return
	}
	lineWidth := c.st.width
	c.m = c.m.mul(translate(v.at.x, v.at.y)).mul(orient(n.attr("orient"), v, first))
	if n.attr("markerUnits") != "userSpaceOnUse" {
		c.m = c.m.mul(scale(lineWidth, lineWidth))
	}
	st := b.styleOf(n)
	if !st.display || lineWidth <= 0 {
		return
	}
	c.st = st
	c.opacity *= st.opacity
	b.fitMarker(n, c)
}

// orient turns a marker by its attribute.
func orient(s string, v vertex, first bool) matrix {
	switch s = strings.TrimSpace(s); {
	case s == "auto-start-reverse" && first:
		return rotate(v.angle() + 180)
	case strings.HasPrefix(s, "auto"):
		return rotate(v.angle())
	}
	degrees, _ := parseNumber(s)
	if strings.HasSuffix(s, "rad") {
		degrees = degrees * 180 / math.Pi
	}
	return rotate(degrees)
}

// fitMarker draws a marker's content with its reference point at the origin.
func (b *builder) fitMarker(n *node, c context) {
	f := c.frame()
	w, h := f.x(n, "markerWidth"), f.y(n, "markerHeight")
	if !n.has("markerWidth") {
		w = 3
	}
	if !n.has("markerHeight") {
		h = 3
	}
	if w <= 0 || h <= 0 {
		return
	}
	inner := identity()
	view, ok := parseViewBox(n.attr("viewBox"))
	if ok {
		inner = parseAspect(n.attr("preserveAspectRatio")).fit(view, box{0, 0, w, h})
	}
	ref := inner.apply(point{markerRef(n, "refX", view.x0, view.x1), markerRef(n, "refY", view.y0, view.y1)})
	c.m = c.m.mul(translate(-ref.x, -ref.y))
	// A turned rectangle cannot clip; nearly all markers fit theirs anyway.
	if !c.st.overflow && c.m.upright() {
		c.clip = c.clip.rect(box{0, 0, w, h}, c.m)
	}
	if c.clip.box.empty() {
		return
	}
	c.m = c.m.mul(inner)
	c.w, c.h = w, h
	if ok {
		c.w, c.h = view.width(), view.height()
	}
	b.children(n, c)
}

func markerRef(n *node, name string, lo, hi float64) float64 {
	switch v := n.attr(name); v {
	case "left", "top":
		return lo
	case "center":
		return (lo + hi) / 2
	case "right", "bottom":
		return hi
	default:
		l, _ := parseLength(v)
		return l.px(16, hi-lo)
	}
}
