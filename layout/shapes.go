package layout

import (
	"octavo/geom"
	"octavo/page"
)

// corners says which corners of a rectangle are rounded.
type corners uint8

const (
	topCorners corners = 1 << iota
	bottomCorners
	allCorners = topCorners | bottomCorners
)

// roundRect is a closed rectangle with rounded corners, clockwise from the top
// left. A quarter circle is a Bézier curve whose control points stand off by
// 0.5523 of the radius.
func roundRect(r geom.Rect, radius geom.Length, which corners) []page.Segment {
	radius = min(radius, r.W/2, r.H/2)
	top, bottom := geom.Length(0), geom.Length(0)
	if which&topCorners != 0 {
		top = radius
	}
	if which&bottomCorners != 0 {
		bottom = radius
	}
	x0, y0, x1, y1 := r.X, r.Y, r.Right(), r.Bottom()
	s := []page.Segment{moveTo(x0+top, y0), lineTo(x1-top, y0)}
	s = corner(s, x1-top, y0, x1, y0+top, true)
	s = append(s, lineTo(x1, y1-bottom))
	s = corner(s, x1, y1-bottom, x1-bottom, y1, false)
	s = append(s, lineTo(x0+bottom, y1))
	s = corner(s, x0+bottom, y1, x0, y1-bottom, true)
	s = append(s, lineTo(x0, y0+top))
	s = corner(s, x0, y0+top, x0+top, y0, false)
	return append(s, page.Segment{Kind: page.Close})
}

// openSides is the outline of a panel whose top, bottom or both are open: the
// sides that a page break does not cut.
func openSides(r geom.Rect, radius geom.Length, which corners) []page.Segment {
	if which == allCorners {
		return roundRect(r, radius, which)
	}
	radius = min(radius, r.W/2, r.H/2)
	x0, y0, x1, y1 := r.X, r.Y, r.Right(), r.Bottom()
	switch which {
	case topCorners:
		s := []page.Segment{moveTo(x0, y1), lineTo(x0, y0+radius)}
		s = corner(s, x0, y0+radius, x0+radius, y0, false)
		s = append(s, lineTo(x1-radius, y0))
		s = corner(s, x1-radius, y0, x1, y0+radius, true)
		return append(s, lineTo(x1, y1))
	case bottomCorners:
		s := []page.Segment{moveTo(x1, y0), lineTo(x1, y1-radius)}
		s = corner(s, x1, y1-radius, x1-radius, y1, false)
		s = append(s, lineTo(x0+radius, y1))
		s = corner(s, x0+radius, y1, x0, y1-radius, true)
		return append(s, lineTo(x0, y0))
	}
	return []page.Segment{moveTo(x0, y0), lineTo(x0, y1), moveTo(x1, y0), lineTo(x1, y1)}
}

// corner turns by a quarter from (x0, y0) to (x1, y1), leaving along x or y.
func corner(s []page.Segment, x0, y0, x1, y1 geom.Length, alongX bool) []page.Segment {
	if x0 == x1 && y0 == y1 {
		return s
	}
	const num, den = 5523, 10000
	dx, dy := (x1-x0).MulDiv(num, den), (y1-y0).MulDiv(num, den)
	c := page.Segment{Kind: page.CurveTo}
	c.P[2] = geom.Point{X: x1, Y: y1}
	if alongX {
		c.P[0], c.P[1] = geom.Point{X: x0 + dx, Y: y0}, geom.Point{X: x1, Y: y1 - dy}
	} else {
		c.P[0], c.P[1] = geom.Point{X: x0, Y: y0 + dy}, geom.Point{X: x1 - dx, Y: y1}
	}
	return append(s, c)
}

func moveTo(x, y geom.Length) page.Segment {
	return page.Segment{Kind: page.MoveTo, P: [3]geom.Point{{X: x, Y: y}}}
}

func lineTo(x, y geom.Length) page.Segment {
	return page.Segment{Kind: page.LineTo, P: [3]geom.Point{{X: x, Y: y}}}
}
