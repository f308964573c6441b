package pdf

import (
	"octavo/geom"
	"octavo/page"
)

// drawFill draws a filled rectangle.
func (c *canvas) drawFill(f *page.Fill) {
	c.endText()
	c.setFill(f.Color)
	c.rectangle(f.Rect)
	c.op("f")
}

// rectangle adds a rectangle to the path.
func (c *canvas) rectangle(r geom.Rect) {
	c.x(r.X)
	c.y(r.Bottom())
	c.number(milli(r.W))
	c.number(milli(r.H))
	c.op("re")
}

// drawPath draws an outline. A clip holds for it alone: the state before it is
// saved and restored.
func (c *canvas) drawPath(p *page.Path) {
	if len(p.Segments) == 0 || p.Fill == nil && p.Stroke == nil {
		return
	}
	c.endText()
	if p.Clip == nil {
		c.paintPath(p)
		return
	}
	saved := c.gs
	c.op("q")
	c.rectangle(*p.Clip)
	c.op("W n")
	c.paintPath(p)
	c.op("Q")
	c.gs = saved
}

func (c *canvas) paintPath(p *page.Path) {
	if p.Fill != nil {
		c.setFill(*p.Fill)
	}
	if p.Stroke != nil {
		c.setPen(p)
	}
	for i := range p.Segments {
		c.segment(&p.Segments[i])
	}
	c.op(paintOperator(p))
}

// paintOperator is the operator that fills, strokes or does both (8.5.3).
func paintOperator(p *page.Path) string {
	switch {
	case p.Fill == nil:
		return "S"
	case p.Stroke == nil && p.EvenOdd:
		return "f*"
	case p.Stroke == nil:
		return "f"
	case p.EvenOdd:
		return "B*"
	}
	return "B"
}

// setPen sets what a stroke looks like.
func (c *canvas) setPen(p *page.Path) {
	c.setStroke(*p.Stroke)
	if w := milli(p.Width); w != c.gs.width {
		c.number(w)
		c.op("w")
		c.gs.width = w
	}
	if p.RoundCap != c.gs.round {
		if p.RoundCap {
			c.op("1 J 1 j")
		} else {
			c.op("0 J 0 j")
		}
		c.gs.round = p.RoundCap
	}
	if dashed := usableDash(p.Dash); dashed || c.gs.dashed {
		c.b = append(c.b, '[')
		if dashed {
			for _, d := range p.Dash {
				c.number(milli(d))
			}
		}
		c.op("]0 d")
		c.gs.dashed = dashed
	}
}

// usableDash reports whether a dash pattern can be drawn: PDF forbids negative
// lengths and a pattern of nothing.
func usableDash(dash []geom.Length) bool {
	var sum int64
	for _, d := range dash {
		if d < 0 {
			return false
		}
		sum += milli(d)
	}
	return sum > 0
}

func (c *canvas) segment(s *page.Segment) {
	switch s.Kind {
	case page.MoveTo:
		c.point(s.P[0])
		c.op("m")
	case page.LineTo:
		c.point(s.P[0])
		c.op("l")
	case page.CurveTo:
		c.point(s.P[0])
		c.point(s.P[1])
		c.point(s.P[2])
		c.op("c")
	case page.Close:
		c.op("h")
	}
}

func (c *canvas) point(p geom.Point) {
	c.x(p.X)
	c.y(p.Y)
}

// drawImage draws a picture, or an empty box where it could not be had.
func (c *canvas) drawImage(img *page.Image) {
	c.endText()
	pic := c.shared.image(img)
	if pic == nil {
		c.drawMissing(img.Rect)
		return
	}
	w, h := milli(img.Rect.W), milli(img.Rect.H)
	m := turns[pic.coded.turn]
	c.op("q")
	for _, v := range [4]int64{m[0] * w, m[1] * h, m[2] * w, m[3] * h} {
		c.number(v)
	}
	c.number(milli(img.Rect.X) + m[4]*w)
	c.number(milli(c.height-img.Rect.Bottom()) + m[5]*h)
	c.op("cm")
	c.b = append(c.b, pic.resource...)
	c.op(" Do")
	c.op("Q")
}

// drawMissing draws a hairline box.
func (c *canvas) drawMissing(r geom.Rect) {
	const hairline = geom.Pt / 2
	c.setPen(&page.Path{Stroke: &page.Color{R: 0x80, G: 0x80, B: 0x80}, Width: hairline})
	c.rectangle(geom.Rect{
		X: r.X + hairline/2, Y: r.Y + hairline/2,
		W: max(0, r.W-hairline), H: max(0, r.H-hairline),
	})
	c.op("S")
}
