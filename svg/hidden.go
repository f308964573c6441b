package svg

import "slices"

// hider knows which pixels of a picture the outlines of a clip leave nothing of.
// Those need not be in the file: often they are most, or all.
type hider struct {
	w, h   int
	inside []bool // for each pixel, whether its middle is inside
	row    []crossing
}

// crossing is where the side of an outline crosses the middle of a row.
type crossing struct {
	x  float64
	by int // what the winding number changes by
}

// hidden says what the clip hides of a box of w × h pixels, nil for nothing. It may
// do so too where to find out would take long.
func (e *emitter) hidden(c clip, shown box, w, h int) *hider {
	const mostSides = 1 << 24 // looked at
	hd := &hider{w: w, h: h, inside: make([]bool, w*h)}
	for i := range hd.inside {
		hd.inside[i] = true
	}
	toPixels := scale(float64(w)/shown.width(), float64(h)/shown.height())
	toPixels = toPixels.mul(translate(-shown.x0, -shown.y0)).mul(e.toPage)
	sides := 0
	for o := range c.outlines() {
		polys := flatten(transformed(o.segs, toPixels), 12)
		for _, poly := range polys {
			sides += len(poly)
		}
		if sides > mostSides/h {
			return nil
		}
		hd.narrow(polys, o.evenOdd)
	}
	return hd
}

// narrow takes away what is outside of polygons.
func (hd *hider) narrow(polys [][]point, evenOdd bool) {
	for y := range hd.h {
		row := hd.inside[y*hd.w : (y+1)*hd.w]
		hd.cross(polys, float64(y)+0.5)
		from, winding, crossings := 0, 0, 0
		for _, c := range hd.row {
			to := int(max(float64(from), min(float64(hd.w), c.x+0.5)))
			if evenOdd && crossings%2 == 0 || !evenOdd && winding == 0 {
				clear(row[from:to])
			}
			from, winding, crossings = to, winding+c.by, crossings+1
		}
		clear(row[from:])
	}
}

// cross finds where the sides of polygons cross a line, from left to right.
func (hd *hider) cross(polys [][]point, y float64) {
	hd.row = hd.row[:0]
	for _, poly := range polys {
		a := poly[len(poly)-1]
		for _, b := range poly {
			if (a.y <= y) != (b.y <= y) {
				by := -1
				if b.y > a.y {
					by = 1
				}
				hd.row = append(hd.row, crossing{a.x + float64((y-a.y)/(b.y-a.y)*(b.x-a.x)), by})
			}
			a = b
		}
	}
	slices.SortFunc(hd.row, func(a, b crossing) int {
		switch {
		case a.x < b.x:
			return -1
		case a.x > b.x:
			return 1
		}
		return a.by - b.by
	})
}

// hides reports whether neither a pixel nor any of those around it is inside.
func (hd *hider) hides(x, y int) bool {
	if hd == nil {
		return false
	}
	for v := max(0, y-1); v <= min(y+1, hd.h-1); v++ {
		for u := max(0, x-1); u <= min(x+1, hd.w-1); u++ {
			if hd.inside[v*hd.w+u] {
				return false
			}
		}
	}
	return true
}
