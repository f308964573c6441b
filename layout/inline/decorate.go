package inline

import (
	"octavo/geom"
	"octavo/page"
)

// stretchOf gives the slots from i on that belong together, and their extent.
// Spaces past the line's end belong to nothing.
func stretchOf(slots []slot, i int, same func(*slot) bool) (end int, x, right geom.Length) {
	x, right = slots[i].x, slots[i].x+slots[i].width
	for end = i; end < len(slots) && !slots[end].past && same(&slots[end]); end++ {
		x = min(x, slots[end].x)
		right = max(right, slots[end].x+slots[end].width)
	}
	return end, x, right
}

// drawBehind draws what is behind the text: tints, then underlines.
func (a *assembler) drawBehind() {
	slots := a.s.slots
	for i := 0; i < len(slots); {
		if slots[i].past || slots[i].use == nil || slots[i].use.Tint == nil || slots[i].kind == objectAtom {
			i++
			continue
		}
		i = a.drawTintAt(i)
	}
	a.drawStrokes(
		func(s *slot) *Stroke { return s.use.Underline },
		func(s *slot) geom.Length {
			f := s.use.Face
			return geom.FromUnits(f.UnderlineBelow, s.use.Size, f.UnitsPerEm) - s.use.Rise
		},
		func(s *slot) int32 { return s.use.Face.UnderlineThick })
}

// drawTintAt draws the tint that begins or goes on at a slot, and returns the
// slot after it. Spaces alone, as after a tint's end, get none.
func (a *assembler) drawTintAt(i int) int {
	slots := a.s.slots
	tint := slots[i].use.Tint
	closed, word := false, false
	end, x, right := stretchOf(slots, i, func(s *slot) bool {
		if closed || s.use == nil || s.use.Tint != tint || s.kind == objectAtom {
			return false
		}
		closed = s.closes
		word = word || s.kind != spaceAtom
		return true
	})
	if word {
		a.drawTint(tint, x, right, slots[i].kind == padAtom, closed)
	}
	return end
}

// drawStrikes draws what is over the text.
func (a *assembler) drawStrikes() {
	a.drawStrokes(
		func(s *slot) *Stroke { return s.use.Strike },
		func(s *slot) geom.Length {
			f := s.use.Face
			return -geom.FromUnits(f.StrikeAbove, s.use.Size, f.UnitsPerEm) - s.use.Rise
		},
		func(s *slot) int32 { return s.use.Face.UnderlineThick })
}

// drawStrokes draws a rule along each stretch of slots that have the same
// stroke, at the place of the slot where it is lowest.
func (a *assembler) drawStrokes(of func(*slot) *Stroke, y func(*slot) geom.Length, thick func(*slot) int32) {
	slots := a.s.slots
	for i := 0; i < len(slots); {
		sl := &slots[i]
		if sl.past || sl.use == nil || of(sl) == nil {
			i++
			continue
		}
		stroke := *of(sl)
		end, x, right := stretchOf(slots, i, func(s *slot) bool {
			return s.use != nil && of(s) != nil && *of(s) == stroke
		})
		lowest := y(sl)
		for j := i; j < end; j++ {
			lowest = max(lowest, y(&slots[j]))
		}
		if stroke.Thick == 0 {
			stroke.Thick = geom.FromUnits(thick(sl), sl.use.Size, sl.use.Face.UnitsPerEm)
		}
		a.items = append(a.items, &page.Fill{
			Elem: page.Artifact, Color: stroke.Color,
			Rect: geom.Rect{X: x, Y: lowest - stroke.Thick/2, W: right - x, H: stroke.Thick},
		})
		i = end
	}
}

// drawTint draws a panel. Where the line breaks inside of it, its end is cut
// off straight.
func (a *assembler) drawTint(t *Tint, x, right geom.Length, begins, ends bool) {
	fill := t.Fill
	p := &page.Path{Elem: page.Artifact, Fill: &fill}
	rect := geom.Rect{X: x, Y: -t.Above, W: right - x, H: t.Above + t.Below}
	left, end := t.Radius, t.Radius
	if !begins {
		left = 0
	}
	if !ends {
		end = 0
	}
	p.Segments = roundedRect(rect, left, end)
	if t.Border != nil {
		border := *t.Border
		p.Stroke, p.Width = &border, hairline
	}
	a.items = append(a.items, p)
}

// hairline is the width of a tint's border.
const hairline = geom.Pt * 3 / 10

// roundedRect is a rectangle with two radii, of its left and its right corners.
func roundedRect(r geom.Rect, left, right geom.Length) []page.Segment {
	most := max(0, min(r.W, r.H)/2)
	left, right = min(left, most), min(right, most)
	x0, y0, x1, y1 := r.X, r.Y, r.Right(), r.Bottom()
	pt := func(x, y geom.Length) geom.Point { return geom.Point{X: x, Y: y} }
	segs := append(make([]page.Segment, 0, 10), page.Segment{Kind: page.MoveTo, P: [3]geom.Point{pt(x0+left, y0)}})
	line := func(x, y geom.Length) {
		segs = append(segs, page.Segment{Kind: page.LineTo, P: [3]geom.Point{pt(x, y)}})
	}
	// A quarter circle is nearly a curve whose handles are 0.5523 radii long.
	corner := func(radius, x0, y0, cx, cy, x1, y1 geom.Length) {
		if radius == 0 {
			return
		}
		toward := func(from, to geom.Length) geom.Length { return from + (to-from).MulDiv(5523, 10000) }
		segs = append(segs, page.Segment{Kind: page.CurveTo, P: [3]geom.Point{
			pt(toward(x0, cx), toward(y0, cy)), pt(toward(x1, cx), toward(y1, cy)), pt(x1, y1),
		}})
	}
	line(x1-right, y0)
	corner(right, x1-right, y0, x1, y0, x1, y0+right)
	line(x1, y1-right)
	corner(right, x1, y1-right, x1, y1, x1-right, y1)
	line(x0+left, y1)
	corner(left, x0+left, y1, x0, y1, x0, y1-left)
	line(x0, y0+left)
	corner(left, x0, y0+left, x0, y0, x0+left, y0)
	return append(segs, page.Segment{Kind: page.Close})
}

// findLinks gives the line the parts of links that are in it.
func (a *assembler) findLinks(ln *Line) {
	slots, spans := a.s.slots, a.p.spans
	for i := 0; i < len(slots); {
		link := spans[slots[i].span].Link
		if link == 0 || slots[i].past {
			i++
			continue
		}
		end, x, right := stretchOf(slots, i, func(s *slot) bool { return spans[s.span].Link == link })
		if right > x {
			ln.Links = append(ln.Links, LinkArea{Link: link, X: x, Width: right - x})
		}
		i = end
	}
}
