package fonts

import (
	"math"
	"testing"
)

// TestOutlineBox compares the outlines with the boxes that the table glyf
// keeps beside them: they hold the curves, and some the control points too.
func TestOutlineBox(t *testing.T) {
	b := newBook(t)
	for _, family := range []string{"serif", "sans", "mono"} {
		for _, q := range []Query{{Family: family}, {Family: family, Weight: 600, Italic: true}} {
			f := b.Face(q)
			o := f.outlines()
			var segs []Segment
			for gid := range f.NumGlyphs() {
				data, _ := o.glyph(uint16(gid))
				segs = f.Outline(uint16(gid), segs[:0])
				if len(data) == 0 {
					if len(segs) > 0 {
						t.Errorf("%s: the empty glyph %d has an outline", f.Name, gid)
					}
					continue
				}
				curves, points := extremes(segs)
				for i, sign := range []float64{-1, -1, 1, 1} {
					want := sign * float64(i16(data, 2+2*i))
					if sign*curves[i]/64 > want+1.01 || sign*points[i]/64 < want-1.01 {
						t.Fatalf("%s: glyph %d reaches %v, its points %v; side %d of its box is %v",
							f.Name, gid, curves, points, i, sign*want)
					}
				}
			}
		}
	}
}

// extremes are the box around an outline and that around its points.
func extremes(segs []Segment) (curves, points [4]float64) {
	curves = [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	points = curves
	add := func(box *[4]float64, x, y float64) {
		box[0], box[1] = min(box[0], x), min(box[1], y)
		box[2], box[3] = max(box[2], x), max(box[3], y)
	}
	var pen Point
	for _, s := range segs {
		add(&points, float64(s.P[0].X), float64(s.P[0].Y))
		if s.Op != QuadTo {
			pen = s.P[0]
			add(&curves, float64(pen.X), float64(pen.Y))
			continue
		}
		const steps = 64
		for i := 1; i <= steps; i++ {
			u := float64(i) / steps
			mix := func(a, b, c int32) float64 {
				return (1-u)*(1-u)*float64(a) + 2*u*(1-u)*float64(b) + u*u*float64(c)
			}
			add(&curves, mix(pen.X, s.P[0].X, s.P[1].X), mix(pen.Y, s.P[0].Y, s.P[1].Y))
		}
		pen = s.P[1]
		add(&points, float64(pen.X), float64(pen.Y))
	}
	return curves, points
}

// TestOutlineOfBroken makes sure that broken tables end, quietly.
func TestOutlineOfBroken(t *testing.T) {
	f := newBook(t).Face(Query{Family: "serif"})
	if segs := f.Outline(65535, nil); len(segs) > 0 {
		t.Errorf("a glyph that is not there has %d segments", len(segs))
	}
	o := f.outlines()
	glyf := o.glyf
	for cut := range 60 {
		broken := append([]byte(nil), glyf...)
		for i := cut; i < len(broken); i += 61 {
			broken[i] ^= byte(0x5A + cut)
		}
		o.glyf = broken
		for gid := range 300 {
			tr := tracer{glyphs: &o, left: maxComponents}
			tr.glyph(uint16(gid), transform{a: 1 << 14, d: 1 << 14}, 0)
		}
	}
}
