package svg

import (
	"math"
	"slices"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// emitter turns marks into items.
type emitter struct {
	book     *fonts.Book
	elem     page.ElemID
	items    []page.Item
	viewport box    // in points
	toPage   matrix // from the outermost view box to points
	seg      fonts.Segmenter
	families map[string]string
	pixels   int
	redrawn  map[redrawing]pixels
}

// clipped gives the area of a mark's clip on the page.
func (e *emitter) clipped(c box) box { return e.toPage.bounds(c).intersect(e.viewport) }

// emit adds a shape as a path.
func (o *outlineMark) emit(e *emitter) {
	k := e.toPage.factor()
	width := min(o.line.width*k, maxPt)
	clip := e.clipped(o.clip)
	reach := e.toPage.bounds(outlineBounds(o.segs))
	if o.stroke != nil {
		reach = reach.grow(width / 2 * max(1, o.miterReach()))
	}
	if !(reach.x0 <= clip.x1 && reach.x1 >= clip.x0 && reach.y0 <= clip.y1 && reach.y1 >= clip.y0) || clip.empty() {
		return
	}
	p := &page.Path{Elem: e.elem, Fill: o.fill, EvenOdd: o.evenOdd, Stroke: o.stroke}
	if !clip.contains(reach) {
		r := toRect(clip)
		p.Clip = &r
	}
	if o.stroke != nil {
		o.setLine(p, k)
	}
	p.Segments = e.segments(o.segs)
	e.items = append(e.items, p)
}

// segments places an outline on the page.
func (e *emitter) segments(segs []seg) []page.Segment {
	list := make([]page.Segment, len(segs))
	for i := range segs {
		list[i].Kind = segs[i].kind
		for j, q := range segs[i].points() {
			list[i].P[j] = e.place(e.toPage.apply(q))
		}
	}
	return list
}

// miterReach is how far corners may stick out, in half widths.
func (o *outlineMark) miterReach() float64 {
	if o.line.join == page.MiterJoin {
		return min(o.line.miter, 10)
	}
	return math.Sqrt2
}

func (o *outlineMark) setLine(p *page.Path, k float64) {
	p.Width = max(toLength(o.line.width*k), geom.Pt/64)
	for _, d := range o.line.dash {
		p.Dash = append(p.Dash, toLength(min(d*k, maxPt)))
	}
	if p.Dash != nil {
		p.DashPhase = toLength(max(-maxPt, min(o.line.phase*k, maxPt)))
	}
	if solid(p.Dash) {
		p.Dash, p.DashPhase = nil, 0
	}
	// Dots are dashes without length, which only round caps show.
	dotted := slices.Contains(p.Dash, 0)
	p.RoundCap = o.line.cap == page.RoundLineCap && (o.line.join == page.RoundJoin || dotted)
	if !p.RoundCap {
		p.Cap, p.Join = o.line.cap, o.line.join
	}
	if p.Join == page.MiterJoin && !p.RoundCap {
		p.MiterLimit = math.Round(min(o.line.miter, 1000)*100) / 100
	}
}

// solid reports whether rounding has left nothing of a dash pattern.
func solid(dash []geom.Length) bool {
	for _, d := range dash {
		if d > 0 {
			return false
		}
	}
	return true
}

// place rounds a point, kept within reach of the viewport.
func (e *emitter) place(p point) geom.Point {
	x := max(e.viewport.x0-maxPt, min(e.viewport.x1+maxPt, p.x))
	y := max(e.viewport.y0-maxPt, min(e.viewport.y1+maxPt, p.y))
	return geom.Point{X: toLength(x), Y: toLength(y)}
}

func toRect(b box) geom.Rect {
	x, y := toLength(b.x0), toLength(b.y0)
	return geom.Rect{X: x, Y: y, W: toLength(b.x1) - x, H: toLength(b.y1) - y}
}
