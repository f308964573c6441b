package svg

// Pages have no transparency. What shows through a colour is therefore worked
// out here: white paper, or the opaque panels that were drawn before.

// panelMark is an opaque rectangle that lies behind what is drawn later.
type panelMark struct {
	box   box
	color rgba
	after int // how many marks are drawn up to and with it
}

// backdrop remembers what has been drawn: panels exactly, everything else as
// bits of a 64 by 64 grid over the picture.
type backdrop struct {
	view   box
	panels []panelMark
	ink    [64]uint64
}

// tile is a part of an area in one blended colour.
type tile struct {
	color rgba
	clip  box
}

// blend gives the colours of a translucent paint over an area: one for the
// whole, and one for every panel that lies under a part of it.
func (d *backdrop) blend(c rgba, alpha float64, area box) []tile {
	if c.a*alpha > 0.999 {
		return []tile{{c, area}}
	}
	base, first := white, 0
	for i := len(d.panels) - 1; i >= 0; i-- {
		if d.panels[i].box.contains(area) {
			base, first = d.panels[i].color, i+1
			break
		}
	}
	tiles := []tile{{c.over(base, alpha), area}}
	for _, p := range d.panels[first:] {
		if p.box.overlaps(area) {
			tiles = append(tiles, tile{c.over(p.color, alpha), p.box.intersect(area)})
		}
	}
	return tiles
}

// at gives the colour of a translucent paint at a point.
func (d *backdrop) at(c rgba, alpha float64, p point) rgba {
	return d.blend(c, alpha, box{p.x, p.y, p.x, p.y})[0].color
}

// addPanel remembers an opaque rectangle; the oldest of too many are
// forgotten, but the very first, which is most often the background.
func (d *backdrop) addPanel(b box, c rgba, after int) {
	if len(d.panels) >= maxBacks {
		d.panels = append(d.panels[:1], d.panels[2:]...)
	}
	d.panels = append(d.panels, panelMark{b, c, after})
	d.erase(b)
}

// cells gives the rows of the grid that a box touches, and the columns as
// bits. With whole, only cells that lie inside the box count.
func (d *backdrop) cells(b box, whole bool) (r0, r1 int, bits uint64) {
	column := func(v float64) float64 { return (v - d.view.x0) / d.view.width() * 64 }
	row := func(v float64) float64 { return (v - d.view.y0) / d.view.height() * 64 }
	span := func(lo, hi float64) (int, int) {
		if whole {
			lo, hi = lo+0.999, hi-0.999
		}
		return int(max(0, min(64, lo))), int(max(-1, min(63, hi)))
	}
	c0, c1 := span(column(b.x0), column(b.x1))
	r0, r1 = span(row(b.y0), row(b.y1))
	for i := c0; i <= c1; i++ {
		bits |= 1 << i
	}
	return r0, r1, bits
}

func (d *backdrop) mark(b box) {
	r0, r1, bits := d.cells(b, false)
	for r := r0; r <= r1; r++ {
		d.ink[r] |= bits
	}
}

func (d *backdrop) erase(b box) {
	r0, r1, bits := d.cells(b, true)
	for r := r0; r <= r1; r++ {
		d.ink[r] &^= bits
	}
}

func (d *backdrop) inked(b box) bool {
	r0, r1, bits := d.cells(b, false)
	for r := r0; r <= r1; r++ {
		if d.ink[r]&bits != 0 {
			return true
		}
	}
	return false
}

// below gives the place in drawing order just above the last panel under an
// area, and counts the mark that goes there.
func (d *backdrop) below(area box) int {
	at := 0
	for _, p := range d.panels {
		if p.box.overlaps(area) {
			at = p.after
		}
	}
	for i := range d.panels {
		if d.panels[i].after >= at {
			d.panels[i].after++
		}
	}
	return at
}
