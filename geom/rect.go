package geom

// Point is a place on a page, from its top left corner.
type Point struct{ X, Y Length }

// Add returns the point moved by q.
func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }

// Size is a width and a height.
type Size struct{ W, H Length }

// Rect is an upright rectangle: its top left corner and its size.
type Rect struct {
	X, Y, W, H Length
}

// Add returns the rectangle moved by p.
func (r Rect) Add(p Point) Rect { return Rect{r.X + p.X, r.Y + p.Y, r.W, r.H} }

// Right is the x of the rectangle's right edge.
func (r Rect) Right() Length { return r.X + r.W }

// Bottom is the y of the rectangle's lower edge.
func (r Rect) Bottom() Length { return r.Y + r.H }

// Contains reports whether the whole of s lies inside r, give or take slack.
func (r Rect) Contains(s Rect, slack Length) bool {
	return s.X >= r.X-slack && s.Y >= r.Y-slack &&
		s.Right() <= r.Right()+slack && s.Bottom() <= r.Bottom()+slack
}

// Union is the smallest rectangle that holds both; an empty one counts for
// nothing.
func (r Rect) Union(s Rect) Rect {
	if r.W == 0 && r.H == 0 {
		return s
	}
	if s.W == 0 && s.H == 0 {
		return r
	}
	x, y := min(r.X, s.X), min(r.Y, s.Y)
	return Rect{x, y, max(r.Right(), s.Right()) - x, max(r.Bottom(), s.Bottom()) - y}
}

// Matrix maps (x, y) to (A*x+C*y+E, B*x+D*y+F). Its linear part is a ratio and
// so a float64: it only ever reaches drawing, never layout.
type Matrix struct {
	A, B, C, D float64
	E, F       Length
}

// Identity is the matrix that changes nothing.
func Identity() Matrix { return Matrix{A: 1, D: 1} }
