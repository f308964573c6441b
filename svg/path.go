package svg

import (
	"math"

	"octavo/page"
)

// seg is a step of an outline; see page.Segment for the points each kind uses.
type seg struct {
	kind page.SegmentKind
	p    [3]point
}

// end is where the pen is after a segment that is no Close.
func (s *seg) end() point {
	if s.kind == page.CurveTo {
		return s.p[2]
	}
	return s.p[0]
}

// pen builds an outline.
type pen struct {
	segs       []seg
	start, cur point
	// drawn tells that the open subpath has its MoveTo.
	drawn bool
}

func (p *pen) moveTo(to point) {
	p.start, p.cur, p.drawn = to, to, true
	if n := len(p.segs); n > 0 && p.segs[n-1].kind == page.MoveTo {
		p.segs = p.segs[:n-1]
	}
	p.segs = append(p.segs, seg{kind: page.MoveTo, p: [3]point{to}})
}

func (p *pen) resume() {
	if !p.drawn {
		p.moveTo(p.cur)
	}
}

func (p *pen) lineTo(to point) {
	p.resume()
	p.segs = append(p.segs, seg{kind: page.LineTo, p: [3]point{to}})
	p.cur = to
}

func (p *pen) curveTo(c1, c2, to point) {
	p.resume()
	p.segs = append(p.segs, seg{kind: page.CurveTo, p: [3]point{c1, c2, to}})
	p.cur = to
}

// quadTo raises a quadratic curve to a cubic one.
func (p *pen) quadTo(c, to point) {
	third := func(a, b float64) float64 { return a + float64((b-a)*2/3) }
	p.curveTo(point{third(p.cur.x, c.x), third(p.cur.y, c.y)},
		point{third(to.x, c.x), third(to.y, c.y)}, to)
}

func (p *pen) close() {
	if p.drawn {
		p.segs = append(p.segs, seg{kind: page.Close})
	}
	p.cur, p.drawn = p.start, false
}

// arcTo draws an elliptical arc as curves of at most a quarter turn each: the
// conversion from end points to a centre is that of SVG 2, B.2.4.
func (p *pen) arcTo(rx, ry, degrees float64, large, sweep bool, to point) {
	rx, ry = math.Abs(rx), math.Abs(ry)
	if p.cur == to {
		return
	}
	if rx < 1e-9 || ry < 1e-9 {
		p.lineTo(to)
		return
	}
	from := p.cur
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	hx, hy := (from.x-to.x)/2, (from.y-to.y)/2
	x1 := float64(cos*hx) + float64(sin*hy)
	y1 := float64(cos*hy) - float64(sin*hx)
	// Radii that cannot reach both ends grow until they do.
	ux, uy := x1/rx, y1/ry
	if reach := float64(ux*ux) + float64(uy*uy); reach > 1 {
		rx, ry = rx*math.Sqrt(reach), ry*math.Sqrt(reach)
		ux, uy = x1/rx, y1/ry
	}
	d := float64(ux*ux) + float64(uy*uy)
	k := math.Sqrt(max(0, (1-d)/max(d, 1e-18)))
	if large == sweep {
		k = -k
	}
	// On the unit circle: the centre, then the angles of both ends.
	cx, cy := float64(k*uy), -float64(k*ux)
	a0 := math.Atan2(uy-cy, ux-cx)
	turn := math.Atan2(-uy-cy, -ux-cx) - a0
	if sweep && turn < 0 {
		turn += 2 * math.Pi
	} else if !sweep && turn > 0 {
		turn -= 2 * math.Pi
	}
	m := matrix{float64(cos * rx), float64(sin * rx), -float64(sin * ry), float64(cos * ry),
		(from.x + to.x) / 2, (from.y + to.y) / 2}
	p.unitArc(m.mul(translate(cx, cy)), a0, turn, to)
}

// unitArc draws part of the unit circle through a matrix, ending exactly at to.
func (p *pen) unitArc(m matrix, a0, turn float64, to point) {
	n := max(1, int(math.Ceil(math.Abs(turn)/(math.Pi/2)-1e-9)))
	step := turn / float64(n)
	k := 4.0 / 3 * math.Tan(step/4)
	for i := range n {
		a := a0 + float64(step*float64(i))
		s0, c0 := math.Sincos(a)
		s1, c1 := math.Sincos(a + step)
		end := m.apply(point{c1, s1})
		if i == n-1 {
			end = to
		}
		p.curveTo(m.apply(point{c0 - float64(k*s0), s0 + float64(k*c0)}),
			m.apply(point{c1 + float64(k*s1), s1 - float64(k*c1)}), end)
	}
}

// ellipse draws a closed ellipse from its rightmost point, clockwise.
func (p *pen) ellipse(cx, cy, rx, ry float64) {
	p.moveTo(point{cx + rx, cy})
	p.unitArc(matrix{a: rx, d: ry, e: cx, f: cy}, 0, 2*math.Pi, point{cx + rx, cy})
	p.close()
}

// parsePath reads path data (9.3). An error ends the path; what came before it
// is drawn.
func parsePath(d string) []seg {
	r := pathReader{in: scanner{s: d}}
	for !r.in.done() && len(r.pen.segs) < maxSegments {
		c := d[r.in.i]
		if c|0x20 >= 'a' && c|0x20 <= 'z' {
			r.in.i++
			r.cmd = c
			if len(r.pen.segs) == 0 && c|0x20 != 'm' {
				break
			}
		} else if r.cmd == 0 || r.cmd|0x20 == 'z' {
			break
		}
		if !r.command() {
			break
		}
	}
	return r.pen.segs
}

type pathReader struct {
	in  scanner
	pen pen
	cmd byte
	// ctrl is the last control point, for the smooth commands; kind tells of
	// which of them: 'c', 'q', or 0.
	ctrl point
	kind byte
}

// pair reads a point, relative or not.
func (r *pathReader) pair() (point, bool) {
	x, ok1 := r.in.number()
	y, ok2 := r.in.number()
	if r.relative() {
		x, y = x+r.pen.cur.x, y+r.pen.cur.y
	}
	return point{clamp(x), clamp(y)}, ok1 && ok2
}

func (r *pathReader) relative() bool { return r.cmd >= 'a' }

// mirror is the control point of a smooth command.
func (r *pathReader) mirror(kind byte) point {
	if r.kind != kind {
		return r.pen.cur
	}
	return point{2*r.pen.cur.x - r.ctrl.x, 2*r.pen.cur.y - r.ctrl.y}
}

// command draws one segment.
func (r *pathReader) command() bool {
	kind := byte(0)
	ok := true
	switch r.cmd | 0x20 {
	case 'm':
		var p point
		if p, ok = r.pair(); ok {
			r.pen.moveTo(p)
			r.cmd -= 'm' - 'l' // further pairs are lines
		}
	case 'z':
		r.pen.close()
	case 'l':
		var p point
		if p, ok = r.pair(); ok {
			r.pen.lineTo(p)
		}
	case 'h', 'v':
		ok = r.straight()
	case 'c', 's':
		kind = 'c'
		ok = r.cubic()
	case 'q', 't':
		kind = 'q'
		ok = r.quadratic()
	case 'a':
		ok = r.arc()
	default:
		ok = false
	}
	r.kind = kind
	return ok
}

func (r *pathReader) straight() bool {
	v, ok := r.in.number()
	to := r.pen.cur
	along := &to.x
	if r.cmd|0x20 == 'v' {
		along = &to.y
	}
	if r.relative() {
		v += *along
	}
	*along = clamp(v)
	if ok {
		r.pen.lineTo(to)
	}
	return ok
}

func (r *pathReader) cubic() bool {
	c1, ok := r.mirror('c'), true
	if r.cmd|0x20 == 'c' {
		c1, ok = r.pair()
	}
	c2, ok2 := r.pair()
	to, ok3 := r.pair()
	if ok = ok && ok2 && ok3; ok {
		r.pen.curveTo(c1, c2, to)
		r.ctrl = c2
	}
	return ok
}

func (r *pathReader) quadratic() bool {
	c, ok := r.mirror('q'), true
	if r.cmd|0x20 == 'q' {
		c, ok = r.pair()
	}
	to, ok2 := r.pair()
	if ok = ok && ok2; ok {
		r.pen.quadTo(c, to)
		r.ctrl = c
	}
	return ok
}

func (r *pathReader) arc() bool {
	rx, ok1 := r.in.number()
	ry, ok2 := r.in.number()
	angle, ok3 := r.in.number()
	large, ok4 := r.in.flag()
	sweep, ok5 := r.in.flag()
	to, ok6 := r.pair()
	ok := ok1 && ok2 && ok3 && ok4 && ok5 && ok6
	if ok {
		r.pen.arcTo(rx, ry, angle, large, sweep, to)
	}
	return ok
}
