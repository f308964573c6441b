package fonts

import (
	"math"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// affine is a transform: x' = a·x + c·y + e, y' = b·x + d·y + f.
type affine struct{ a, b, c, d, e, f float64 }

func (m affine) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// then is the transform that does m first and o after it.
func (m affine) then(o affine) affine {
	e, f := o.apply(m.e, m.f)
	return affine{
		m.a*o.a + m.b*o.c, m.a*o.b + m.b*o.d,
		m.c*o.a + m.d*o.c, m.c*o.b + m.d*o.d, e, f,
	}
}

// inverse undoes m; ok is false if m leaves no area.
func (m affine) inverse() (inv affine, ok bool) {
	det := m.a*m.d - m.b*m.c
	if math.Abs(det) < 1e-12 {
		return affine{}, false
	}
	inv = affine{a: m.d / det, b: -m.b / det, c: -m.c / det, d: m.a / det}
	inv.e = -(m.e*inv.a + m.f*inv.c)
	inv.f = -(m.e*inv.b + m.f*inv.d)
	return inv, true
}

// about is a transform with another point than 0, 0 as its middle.
func (m affine) about(x, y int16) affine {
	cx, cy := float64(x), float64(y)
	return affine{1, 0, 0, 1, -cx, -cy}.then(m).then(affine{1, 0, 0, 1, cx, cy})
}

// fixed is a number with 14 binary places.
func fixed(v tables.Fixed214) float64 { return float64(v) / (1 << 14) }

// transformOf is the paint below one that transforms, and how it does.
func transformOf(t tables.PaintTable) (below tables.PaintTable, by affine, ok bool) {
	scale := func(x, y tables.Fixed214) affine { return affine{a: fixed(x), d: fixed(y)} }
	rotate := func(angle tables.Fixed214) affine {
		sin, cos := math.Sincos(fixed(angle) * math.Pi)
		return affine{a: cos, b: sin, c: -sin, d: cos}
	}
	skew := func(x, y tables.Fixed214) affine {
		return affine{a: 1, b: math.Tan(fixed(y) * math.Pi), c: -math.Tan(fixed(x) * math.Pi), d: 1}
	}
	switch t := t.(type) {
	case tables.PaintTransform:
		m := t.Transform
		return t.Paint, affine{
			float64(m.Xx), float64(m.Yx), float64(m.Xy), float64(m.Yy), float64(m.Dx), float64(m.Dy),
		}, true
	case tables.PaintTranslate:
		return t.Paint, affine{1, 0, 0, 1, float64(t.Dx), float64(t.Dy)}, true
	case tables.PaintScale:
		return t.Paint, scale(t.ScaleX, t.ScaleY), true
	case tables.PaintScaleAroundCenter:
		return t.Paint, scale(t.ScaleX, t.ScaleY).about(t.CenterX, t.CenterY), true
	case tables.PaintScaleUniform:
		return t.Paint, scale(t.Scale, t.Scale), true
	case tables.PaintScaleUniformAroundCenter:
		return t.Paint, scale(t.Scale, t.Scale).about(t.CenterX, t.CenterY), true
	case tables.PaintRotate:
		return t.Paint, rotate(t.Angle), true
	case tables.PaintRotateAroundCenter:
		return t.Paint, rotate(t.Angle).about(t.CenterX, t.CenterY), true
	case tables.PaintSkew:
		return t.Paint, skew(t.XSkewAngle, t.YSkewAngle), true
	case tables.PaintSkewAroundCenter:
		return t.Paint, skew(t.XSkewAngle, t.YSkewAngle).about(t.CenterX, t.CenterY), true
	}
	return nil, affine{}, false
}

// paintColor is red, green, blue and opacity, from 0 to 1.
type paintColor [4]float64

// shader gives the colour of a pixel.
type shader func(x, y float64) paintColor

// color is a colour of the palette. What is to be in the text's colour is
// nearly black.
func (p *painter) color(index uint16, alpha float64) paintColor {
	c := paintColor{0.1, 0.1, 0.1, 1}
	if int(index) < len(p.palette) {
		r := p.palette[index]
		c = paintColor{float64(r.Red) / 255, float64(r.Green) / 255, float64(r.Blue) / 255, float64(r.Alpha) / 255}
	}
	c[3] *= min(max(alpha, 0), 1)
	return c
}

func (p *painter) solid(index uint16, alpha float64) shader {
	c := p.color(index, alpha)
	return func(float64, float64) paintColor { return c }
}

// shader is that of a paint that gives colours; nil if it is another paint.
func (p *painter) shader(t tables.PaintTable, m affine) shader {
	if s, ok := t.(tables.PaintSolid); ok {
		return p.solid(s.PaletteIndex, fixed(s.Alpha))
	}
	inv, ok := m.inverse()
	if !ok {
		return nil
	}
	var line tables.ColorLine
	var place func(x, y float64) (float64, bool)
	switch t := t.(type) {
	case tables.PaintLinearGradient:
		line, place = t.ColorLine, linear(t)
	case tables.PaintRadialGradient:
		line, place = t.ColorLine, radial(t)
	case tables.PaintSweepGradient:
		line, place = t.ColorLine, sweep(t)
	default:
		return nil
	}
	stops := p.stops(line)
	return func(x, y float64) paintColor {
		at, ok := place(inv.apply(x, y))
		if !ok {
			return paintColor{}
		}
		return stops.at(at)
	}
}

// linear gives places on a line from P0 to P1, square to that from P0 to P2.
func linear(t tables.PaintLinearGradient) func(x, y float64) (float64, bool) {
	x0, y0 := float64(t.X0), float64(t.Y0)
	nx, ny := float64(t.Y2)-y0, x0-float64(t.X2) // square to P0–P2
	whole := (float64(t.X1)-x0)*nx + (float64(t.Y1)-y0)*ny
	return func(x, y float64) (float64, bool) {
		return ((x-x0)*nx + (y-y0)*ny) / whole, whole != 0
	}
}

// radial gives places between two circles: the largest at which the circle
// with a radius of 0 or more goes through a point.
func radial(t tables.PaintRadialGradient) func(x, y float64) (float64, bool) {
	x0, y0, r0 := float64(t.X0), float64(t.Y0), float64(t.Radius0)
	dx, dy, dr := float64(t.X1)-x0, float64(t.Y1)-y0, float64(t.Radius1)-r0
	a := dx*dx + dy*dy - dr*dr
	return func(x, y float64) (float64, bool) {
		px, py := x-x0, y-y0
		b, c := px*dx+py*dy+r0*dr, px*px+py*py-r0*r0
		if math.Abs(a) < 1e-9 {
			s := c / (2 * b)
			return s, b != 0 && r0+s*dr >= 0
		}
		root := b*b - a*c
		if root < 0 {
			return 0, false
		}
		root = math.Sqrt(root)
		s, other := (b+root)/a, (b-root)/a
		if s < other {
			s, other = other, s
		}
		if r0+s*dr < 0 {
			s = other
		}
		return s, r0+s*dr >= 0
	}
}

// sweep gives places on the way around a centre.
func sweep(t tables.PaintSweepGradient) func(x, y float64) (float64, bool) {
	from, to := (fixed(t.StartAngle)+1)*180, (fixed(t.EndAngle)+1)*180
	return func(x, y float64) (float64, bool) {
		angle := math.Atan2(y-float64(t.CenterY), x-float64(t.CenterX)) * 180 / math.Pi
		if angle < 0 {
			angle += 360
		}
		return (angle - from) / (to - from), from != to
	}
}

// colorStops are the colours along a line.
type colorStops struct {
	places []float64
	colors []paintColor
	extend tables.Extend
}

func (p *painter) stops(line tables.ColorLine) colorStops {
	s := colorStops{extend: line.Extend}
	for _, stop := range line.ColorStops {
		s.places = append(s.places, fixed(stop.StopOffset))
		s.colors = append(s.colors, p.color(stop.PaletteIndex, fixed(stop.Alpha)))
	}
	return s
}

// at is the colour at a place on the line, or beyond its ends.
func (s *colorStops) at(place float64) paintColor {
	n := len(s.places)
	if n == 0 {
		return paintColor{}
	}
	first, last := s.places[0], s.places[n-1]
	if length := last - first; length > 0 && s.extend != tables.ExtendPad {
		turns := math.Floor((place - first) / length)
		place -= turns * length
		if s.extend == tables.ExtendReflect && math.Mod(turns, 2) != 0 {
			place = first + last - place
		}
	}
	if place <= first {
		return s.colors[0]
	}
	for i := 1; i < n; i++ {
		if place < s.places[i] {
			share := (place - s.places[i-1]) / (s.places[i] - s.places[i-1])
			c := s.colors[i-1]
			for k := range c {
				c[k] += share * (s.colors[i][k] - c[k])
			}
			return c
		}
	}
	return s.colors[n-1]
}
