package inline

import (
	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// writer gathers the pieces of neighbouring words into texts.
type writer struct {
	a     *assembler
	text  *page.Text // nil: the next piece begins a new one
	use   *usage
	extra geom.Length // slot.extra of the text's words
	wider int32       // slot.stretch of them
	size  em          // part.size of its pieces
	begin int         // the first of the text's pieces in assembler.pieces
}

// drawSlots makes the line's texts, in the order of the paragraph's text, and
// places its objects.
func (a *assembler) drawSlots() {
	wr := writer{a: a}
	slots := a.s.slots
	for i := range slots {
		sl := &slots[i]
		switch sl.kind {
		case wordAtom, spaceAtom:
			if len(sl.word.parts) == 1 && sl.word.parts[0].run != nil && !sl.hyphen && sl.level&1 == 0 {
				wr.put(sl, &sl.word.parts[0], sl.x)
			} else {
				wr.putParts(sl)
			}
		case objectAtom:
			wr.end()
			a.placeObject(a.p.spans[sl.span].Object, sl.x)
		case padAtom, breakAtom:
			wr.end()
		}
	}
	wr.end()
}

// put adds a piece to the text, or begins a new one where face, style or
// element change.
func (wr *writer) put(sl *slot, pt *part, x geom.Length) {
	if pt.face.Colored() {
		wr.end()
		wr.a.drawEmoji(sl, pt, x+pt.lead.at(sl.use.Size))
		return
	}
	elem := wr.a.p.spans[sl.span].Elem
	t := wr.text
	if pt.adjusted {
		x += pt.lead.at(sl.use.Size)
	}
	skew := slanted(sl.use, pt)
	if t == nil || wr.use != sl.use || t.Elem != elem || t.Face != pt.face || wr.extra != sl.extra || wr.wider != sl.stretch || wr.size != pt.size ||
		(t.Matrix != nil) != (skew != nil) {
		wr.end()
		wr.extra, wr.wider = sl.extra, sl.stretch
		t = wr.start(sl.use, elem, pt, x)
		t.Matrix = skew
	}
	wr.a.pieces = append(wr.a.pieces, page.Piece{Run: pt.run, X: x - t.At.X})
}

func (wr *writer) start(use *usage, elem page.ElemID, pt *part, x geom.Length) *page.Text {
	a := wr.a
	size := use.Size
	if pt.size != 0 {
		size = pt.size.at(size)
	}
	if len(a.texts) == cap(a.texts) {
		a.texts = make([]page.Text, 0, 8)
	}
	a.texts = append(a.texts, page.Text{
		Elem: elem, Face: pt.face, Size: size, Color: use.Color,
		At: geom.Point{X: x, Y: -use.Rise}, Tracking: use.Tracking + wr.extra, Stretch: wr.wider,
		Bold: boldness(use.Face, pt.face),
	})
	wr.text, wr.use, wr.size, wr.begin = &a.texts[len(a.texts)-1], use, pt.size, len(a.pieces)
	a.items = append(a.items, wr.text)
	return wr.text
}

// boldness is how thick an outline is with which a face that stands in for a bold
// one looks as heavy, in thousandths of the size: about as much as stems grow.
func boldness(main, face *fonts.Face) uint8 {
	const bold, most = 600, 300
	if face == main || main.Weight < bold || face.Weight >= bold {
		return 0
	}
	return uint8(min(main.Weight-face.Weight, most) / 10)
}

// end closes the text.
func (wr *writer) end() {
	if wr.text != nil {
		n := len(wr.a.pieces)
		wr.text.Pieces = wr.a.pieces[wr.begin:n:n]
		lean(wr.text)
		wr.text = nil
	}
}

// putParts adds a word that needs more than a piece: one in several faces, one
// that runs right to left, a hyphen.
func (wr *writer) putParts(sl *slot) {
	rtl := sl.level&1 == 1
	if rtl || sl.hyphen {
		wr.end()
	}
	x := sl.x
	if rtl {
		x += sl.width
	}
	for i := range sl.word.parts {
		pt := &sl.word.parts[i]
		width := pt.width.at(sl.use.Size)
		if sl.stretch != 0 {
			width += width.MulDiv(int64(sl.stretch), 1000)
		}
		if pt.run != nil {
			width += (sl.use.Tracking + sl.extra) * geom.Length(len(pt.run.Glyphs))
		}
		if rtl {
			x -= width
		}
		if pt.run == nil {
			wr.end()
			wr.a.drawMissing(sl, pt, x)
		} else {
			wr.put(sl, pt, x)
		}
		if sl.hyphen && wr.text != nil {
			wr.text.HasActual = true
			if !sl.soft {
				wr.text.Actual = "\u00AD"
			}
		}
		if rtl {
			wr.end()
		} else {
			x += width
		}
	}
	if sl.hyphen {
		wr.end()
	}
}

// placeObject adds copies of an object's items.
func (a *assembler) placeObject(o *Object, x geom.Length) {
	for _, it := range o.Items {
		c := clone(it)
		if c == nil {
			continue
		}
		c.Shift(geom.Point{X: x})
		a.items = append(a.items, c)
	}
}

// clone copies an item, so that its copy can be moved.
func clone(it page.Item) page.Item {
	switch it := it.(type) {
	case *page.Text:
		c := *it
		return &c
	case *page.Fill:
		c := *it
		return &c
	case *page.Path:
		c := *it
		c.Segments = append([]page.Segment(nil), it.Segments...)
		if it.Clip != nil {
			clip := *it.Clip
			c.Clip = &clip
		}
		return &c
	case *page.Image:
		c := *it
		return &c
	case *page.Link:
		c := *it
		return &c
	}
	return nil
}
