package svg

import (
	"math"

	"octavo/page"
)

// transformed returns an outline seen through a matrix.
func transformed(segs []seg, m matrix) []seg {
	out := make([]seg, len(segs))
	for i, s := range segs {
		out[i].kind = s.kind
		for j := range s.p {
			out[i].p[j] = m.apply(s.p[j])
		}
	}
	return out
}

// points is how many points of a segment count.
func (s *seg) points() []point {
	switch s.kind {
	case page.CurveTo:
		return s.p[:3]
	case page.Close:
		return nil
	}
	return s.p[:1]
}

// outlineBounds is the box around all points, control points too.
func outlineBounds(segs []seg) box {
	b := void()
	for i := range segs {
		for _, p := range segs[i].points() {
			b = b.add(p)
		}
	}
	return b
}

// tightBounds is the box around the curves themselves.
func tightBounds(segs []seg) box {
	b := void()
	for _, poly := range flatten(segs, 8) {
		for _, p := range poly {
			b = b.add(p)
		}
	}
	return b
}

// upright gives the rectangle that an outline is, if it is one.
func upright(segs []seg) (box, bool) {
	var pts []point
	for i := range segs {
		switch segs[i].kind {
		case page.CurveTo:
			return box{}, false
		case page.Close:
			if i != len(segs)-1 {
				return box{}, false
			}
		case page.MoveTo:
			if i != 0 {
				return box{}, false
			}
			fallthrough
		default:
			pts = append(pts, segs[i].p[0])
		}
	}
	b := outlineBounds(segs)
	eps := 1e-6 * (math.Abs(b.width()) + math.Abs(b.height()))
	near := func(p, q point) bool { return math.Abs(p.x-q.x) <= eps && math.Abs(p.y-q.y) <= eps }
	if len(pts) == 5 && near(pts[0], pts[4]) {
		pts = pts[:4]
	}
	if len(pts) != 4 || b.empty() {
		return box{}, false
	}
	// Every side runs along an axis, and the turns alternate.
	first := math.Abs(pts[0].y-pts[1].y) <= eps
	for i := range pts {
		p, q := pts[i], pts[(i+1)%4]
		level, plumb := math.Abs(p.y-q.y) <= eps, math.Abs(p.x-q.x) <= eps
		if level == plumb || level != (first == (i%2 == 0)) {
			return box{}, false
		}
	}
	return b, true
}

// panel gives the box that an outline fills but for its corners: a rectangle,
// with round corners perhaps.
func panel(segs []seg) (box, bool) {
	if b, ok := upright(segs); ok {
		return b, true
	}
	b := outlineBounds(segs)
	if len(segs) > 128 || b.empty() {
		return b, false
	}
	polys := flatten(segs, 8)
	return b, len(polys) == 1 && math.Abs(area(polys[0])) >= 0.9*b.width()*b.height()
}

// area is a polygon's signed area.
func area(poly []point) float64 {
	sum := 0.0
	for i, p := range poly {
		q := poly[(i+1)%len(poly)]
		sum += float64(p.x*q.y) - float64(q.x*p.y)
	}
	return sum / 2
}

// flatten turns an outline into polygons, curves into a number of chords.
func flatten(segs []seg, chords int) [][]point {
	var polys [][]point
	var cur []point
	for i := range segs {
		s := &segs[i]
		switch s.kind {
		case page.MoveTo:
			if len(cur) > 1 {
				polys = append(polys, cur)
			}
			cur = []point{s.p[0]}
		case page.LineTo:
			cur = append(cur, s.p[0])
		case page.CurveTo:
			from := cur[len(cur)-1]
			for k := 1; k <= chords; k++ {
				cur = append(cur, bezier(from, s.p, float64(k)/float64(chords)))
			}
		}
	}
	if len(cur) > 1 {
		polys = append(polys, cur)
	}
	return polys
}

// bezier is the point of a cubic curve at t.
func bezier(from point, p [3]point, t float64) point {
	u := 1 - t
	a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return point{
		float64(a*from.x) + float64(b*p[0].x) + float64(c*p[1].x) + float64(d*p[2].x),
		float64(a*from.y) + float64(b*p[0].y) + float64(c*p[1].y) + float64(d*p[2].y),
	}
}

// polygon draws a closed outline of straight lines.
func polygon(poly []point) []seg {
	segs := make([]seg, 0, len(poly)+1)
	for i, p := range poly {
		kind := page.LineTo
		if i == 0 {
			kind = page.MoveTo
		}
		segs = append(segs, seg{kind: kind, p: [3]point{p}})
	}
	return append(segs, seg{kind: page.Close})
}

// beyond cuts a polygon along a line (Sutherland and Hodgman 1974): what is
// left are the points where side is not negative. The parts of a polygon that
// is not convex stay joined along the line, which no fill shows.
func beyond(poly []point, side func(point) float64) []point {
	var out []point
	for i, p := range poly {
		q := poly[(i+1)%len(poly)]
		sp, sq := side(p), side(q)
		if sp >= 0 {
			out = append(out, p)
		}
		if sp >= 0 != (sq >= 0) {
			t := sp / (sp - sq)
			out = append(out, point{p.x + float64(t*(q.x-p.x)), p.y + float64(t*(q.y-p.y))})
		}
	}
	return out
}
