package svg

import (
	"math"
	"strings"

	"octavo/geom"
)

// Products are converted to float64 before they are added. The language then
// forbids the compiler to fuse the two operations, and every machine computes
// the same.

// point is a place in user units.
type point struct{ x, y float64 }

// box is an upright rectangle from (x0, y0) to (x1, y1).
type box struct{ x0, y0, x1, y1 float64 }

func (b box) width() float64  { return b.x1 - b.x0 }
func (b box) height() float64 { return b.y1 - b.y0 }
func (b box) size() float64   { return float64(b.width() * b.height()) }
func (b box) empty() bool     { return !(b.x1 > b.x0 && b.y1 > b.y0) }

func (b box) center() point { return point{(b.x0 + b.x1) / 2, (b.y0 + b.y1) / 2} }

// void is the box that add starts from.
func void() box { return box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)} }

func (b box) add(p point) box {
	return box{min(b.x0, p.x), min(b.y0, p.y), max(b.x1, p.x), max(b.y1, p.y)}
}

func (b box) grow(by float64) box { return box{b.x0 - by, b.y0 - by, b.x1 + by, b.y1 + by} }

func (b box) intersect(c box) box {
	return box{max(b.x0, c.x0), max(b.y0, c.y0), min(b.x1, c.x1), min(b.y1, c.y1)}
}

func (b box) contains(c box) bool {
	return c.x0 >= b.x0 && c.y0 >= b.y0 && c.x1 <= b.x1 && c.y1 <= b.y1
}

func (b box) overlaps(c box) bool {
	return c.x0 < b.x1 && b.x0 < c.x1 && c.y0 < b.y1 && b.y0 < c.y1
}

// matrix maps (x, y) to (a*x+c*y+e, b*x+d*y+f).
type matrix struct{ a, b, c, d, e, f float64 }

func identity() matrix { return matrix{a: 1, d: 1} }

func translate(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }

func scale(x, y float64) matrix { return matrix{a: x, d: y} }

func rotate(degrees float64) matrix {
	s, c := math.Sincos(degrees * math.Pi / 180)
	return matrix{a: c, b: s, c: -s, d: c}
}

// mul returns the matrix that applies n first and m after it.
func (m matrix) mul(n matrix) matrix {
	return matrix{
		float64(m.a*n.a) + float64(m.c*n.b), float64(m.b*n.a) + float64(m.d*n.b),
		float64(m.a*n.c) + float64(m.c*n.d), float64(m.b*n.c) + float64(m.d*n.d),
		float64(m.a*n.e) + float64(m.c*n.f) + m.e, float64(m.b*n.e) + float64(m.d*n.f) + m.f,
	}
}

func (m matrix) apply(p point) point {
	return point{
		float64(m.a*p.x) + float64(m.c*p.y) + m.e,
		float64(m.b*p.x) + float64(m.d*p.y) + m.f,
	}
}

func (m matrix) det() float64 { return float64(m.a*m.d) - float64(m.b*m.c) }

// factor is the matrix's mean scale.
func (m matrix) factor() float64 { return math.Sqrt(math.Abs(m.det())) }

// upright reports whether rectangles stay upright, give or take rounding.
func (m matrix) upright() bool {
	eps := 1e-6 * (math.Abs(m.a) + math.Abs(m.b) + math.Abs(m.c) + math.Abs(m.d))
	return math.Abs(m.b) <= eps && math.Abs(m.c) <= eps ||
		math.Abs(m.a) <= eps && math.Abs(m.d) <= eps
}

func (m matrix) inverse() (matrix, bool) {
	det := m.det()
	if math.Abs(det) < 1e-18 || math.IsNaN(det) {
		return matrix{}, false
	}
	return matrix{
		m.d / det, -m.b / det, -m.c / det, m.a / det,
		(float64(m.c*m.f) - float64(m.d*m.e)) / det,
		(float64(m.b*m.e) - float64(m.a*m.f)) / det,
	}, true
}

// bounds is the upright box around the image of b.
func (m matrix) bounds(b box) box {
	r := void()
	for _, p := range [4]point{{b.x0, b.y0}, {b.x1, b.y0}, {b.x1, b.y1}, {b.x0, b.y1}} {
		r = r.add(m.apply(p))
	}
	return r
}

// parseTransform reads a transform list (CSS Transforms 1, 7). What follows an
// error counts for nothing.
func parseTransform(s string) matrix {
	m := identity()
	for {
		s = strings.TrimLeft(s, " \t\r\n,")
		open := strings.IndexByte(s, '(')
		if open < 0 {
			return m
		}
		end := strings.IndexByte(s[open:], ')')
		if end < 0 {
			return m
		}
		n, ok := transformFunc(strings.TrimSpace(s[:open]), parseNumbers(stripUnits(s[open+1:open+end])))
		if !ok {
			return m
		}
		m = m.mul(n)
		s = s[open+end+1:]
	}
}

// stripUnits drops the units that style sheets put into transforms.
func stripUnits(s string) string {
	return strings.NewReplacer("px", "", "deg", "").Replace(s)
}

func transformFunc(name string, v []float64) (matrix, bool) {
	n := len(v)
	switch {
	case name == "matrix" && n == 6:
		return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
	case (name == "translate" || name == "translateX") && n == 1:
		return translate(v[0], 0), true
	case name == "translateY" && n == 1:
		return translate(0, v[0]), true
	case name == "translate" && n == 2:
		return translate(v[0], v[1]), true
	case name == "scale" && n == 1:
		return scale(v[0], v[0]), true
	case name == "scale" && n == 2:
		return scale(v[0], v[1]), true
	case name == "rotate" && n == 1:
		return rotate(v[0]), true
	case name == "rotate" && n == 3:
		return translate(v[1], v[2]).mul(rotate(v[0])).mul(translate(-v[1], -v[2])), true
	case name == "skewX" && n == 1:
		return matrix{a: 1, c: math.Tan(v[0] * math.Pi / 180), d: 1}, true
	case name == "skewY" && n == 1:
		return matrix{a: 1, b: math.Tan(v[0] * math.Pi / 180), d: 1}, true
	}
	return matrix{}, false
}

// aspect is a preserveAspectRatio (8.6): where the rest of the space goes, from
// 0 (before) to 1 (after).
type aspect struct {
	none  bool
	slice bool
	x, y  float64
}

func parseAspect(s string) aspect {
	a := aspect{x: 0.5, y: 0.5}
	for _, w := range strings.Fields(s) {
		switch w {
		case "none":
			a.none = true
		case "slice":
			a.slice = true
		default:
			if len(w) == 8 {
				a.x, a.y = alignShare(w[1:4]), alignShare(w[5:])
			}
		}
	}
	return a
}

func alignShare(s string) float64 {
	switch s {
	case "Min":
		return 0
	case "Max":
		return 1
	}
	return 0.5
}

// fit maps the view box into the target.
func (a aspect) fit(view, target box) matrix {
	sx, sy := target.width()/view.width(), target.height()/view.height()
	if !a.none {
		s := min(sx, sy)
		if a.slice {
			s = max(sx, sy)
		}
		sx, sy = s, s
	}
	x := target.x0 + float64(a.x*(target.width()-float64(view.width()*sx)))
	y := target.y0 + float64(a.y*(target.height()-float64(view.height()*sy)))
	return matrix{sx, 0, 0, sy, x - float64(view.x0*sx), y - float64(view.y0*sy)}
}

func parseViewBox(s string) (box, bool) {
	v := parseNumbers(s)
	if len(v) != 4 || v[2] <= 0 || v[3] <= 0 {
		return box{}, false
	}
	return box{v[0], v[1], v[0] + v[2], v[1] + v[3]}, true
}

// toLength rounds points to 1/64 pt: whatever floating point does in its last
// digits on some machine is far below that and vanishes.
func toLength(pt float64) geom.Length {
	if math.IsNaN(pt) {
		return 0
	}
	pt = max(-4*maxPt, min(4*maxPt, pt))
	return geom.Length(math.Round(pt*64)) * (geom.Pt / 64)
}
