package svg

// Masks that are pictures are handled where pictures are drawn. Of the others
// one kind is common, and can be drawn: everything shows but some rectangles,
// such as the gap in an arrow for its label.

// maskCovers gives the outlines that an element's mask hides, in the
// coordinates of the outermost view box, and drops the mask.
func (b *builder) maskCovers(n *node, c *context) [][]seg {
	if c.st.mask == "" || n.name == "image" {
		return nil
	}
	target := b.refer(c.st.mask)
	if target == nil {
		return nil
	}
	defer b.leave()
	var covers [][]seg
	shows := false
	for _, k := range target.children {
		if k.name == "" || neverDrawn[k.name] {
			continue
		}
		st := b.styleOf(k)
		in := *c
		in.st = st
		segs, ok := b.outline(k, in)
		tone := luminance(in.resolve(st.fill), st)
		m := c.m.mul(parseTransform(st.transform))
		switch {
		case !ok || k.name != "rect" || target.attr("maskContentUnits") == "objectBoundingBox":
			b.problem("svg-mask", "a mask is left out: what it hides shows")
			return nil
		case tone > 0.9:
			shows, covers = true, nil
		case tone < 0.1 && shows:
			covers = append(covers, transformed(segs, m))
		}
	}
	if !shows {
		b.problem("svg-mask", "a mask is left out: what it hides shows")
	}
	return covers
}

// luminance is how much a fill shows in a mask.
func luminance(p paint, st *style) float64 {
	if p.kind != paintColor {
		return 0.5
	}
	c := p.color
	light := float64(0.2126*c.r) + float64(0.7152*c.g) + float64(0.0722*c.b)
	return light * c.a * st.fillOpacity * st.opacity
}

// cover paints over what a mask hides, in the colour that lies behind.
func (b *builder) cover(covers [][]seg, c context) {
	for _, segs := range covers {
		area := outlineBounds(segs)
		if area.empty() {
			continue
		}
		col := b.backdrop.blend(rgba{}, 0, area.intersect(c.clip.box))[0].color.opaque()
		b.marks = append(b.marks, &outlineMark{segs: segs, fill: &col, clip: c.clip.box})
	}
}
