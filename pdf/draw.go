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
	cap, join := p.Cap, p.Join
	if p.RoundCap {
		cap, join = page.RoundLineCap, page.RoundJoin
	}
	if cap != c.gs.cap || join != c.gs.join {
		c.number(int64(cap) * 1000)
		c.b = append(c.b, "J "...)
		c.number(int64(join) * 1000)
		c.op("j")
		c.gs.cap, c.gs.join = cap, join
	}
	if m := miterLimit(p); m != c.gs.miter {
		c.number(m)
		c.op("M")
		c.gs.miter = m
	}
	if dashed := usableDash(p.Dash); dashed || c.gs.dashed {
		c.b = append(c.b, '[')
		phase := int64(0)
		if dashed {
			for _, d := range p.Dash {
				c.number(milli(d))
			}
			phase = max(milli(p.DashPhase), 0)
		}
		c.b = append(c.b, ']')
		c.number(phase)
		c.op("d")
		c.gs.dashed = dashed
	}
}

// defaultMiter is the miter limit that a page begins with, in thousandths
// (8.4.3.5).
const defaultMiter = 10000

// miterLimit is a path's miter limit in thousandths; PDF's own is 10, and
// less than 1 is not allowed.
func miterLimit(p *page.Path) int64 {
	if p.MiterLimit <= 0 {
		return defaultMiter
	}
	return max(int64(p.MiterLimit*1000+0.5), 1000)
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
	if img.Clip != nil {
		c.rectangle(*img.Clip)
		c.op("W n")
	}
	for _, o := range img.Outlines {
		for i := range o.Segments {
			c.segment(&o.Segments[i])
		}
		if o.EvenOdd {
			c.op("W* n")
		} else {
			c.op("W n")
		}
	}
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
