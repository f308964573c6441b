package svg

import (
	"slices"

	"octavo/fonts"
)

// setSpan shapes a span and returns its pieces and its width. It is scaled by
// ratio, unless the source says how wide it is.
func (e *emitter) setSpan(sp *span, ratio float64) ([]setPiece, float64) {
	family := e.family(sp.look.font.family)
	face := e.book.Face(fonts.Query{
		Family: family, Weight: sp.look.font.weight, Italic: sp.look.font.italic,
	})
	pieces := e.shape(sp.text, face)
	size := sp.look.font.size * likeness(family)
	natural, glyphs := 0.0, 0
	for _, p := range pieces {
		natural += advance(p.face, p.run.Width, size)
		glyphs += len(p.run.Glyphs)
	}
	scale, tracking := 1.0, sp.look.tracking
	natural += tracking * float64(glyphs)
	switch {
	case sp.fit <= 0:
		scale = ratio
	case natural > 0:
		scale = max(0.5, min(maxStretch, sp.fit/natural))
		if rest := sp.fit - natural*scale; rest > 0 && glyphs > 1 {
			tracking += min(rest/float64(glyphs-1), 0.25*size)
		}
	}
	pen := 0.0
	for i := range pieces {
		p := &pieces[i]
		p.look, p.size, p.tracking, p.x = &sp.look, size*scale, tracking*scale, pen
		p.width = advance(p.face, p.run.Width, p.size) + p.tracking*float64(len(p.run.Glyphs))
		pen += p.width
	}
	return pieces, pen
}

// maxStretch is how much larger a text may be set to be as wide as the source
// wants it.
const maxStretch = 1.12

// chunkRatio is the scale of a chunk's text. A line that the source has laid
// out letter by letter becomes as wide as it was. Other text becomes smaller
// if it is wider than the source may have expected, and by more than a
// hair: different sizes for the labels of a picture would be worse.
func (e *emitter) chunkRatio(spans []span) float64 {
	want, have := 0.0, 0.0
	for i := range spans {
		if sp := &spans[i]; sp.reach > 0 {
			pieces, _ := e.setSpan(sp, 1)
			want += sp.reach
			have += offsetOf(pieces, sp.mark)
		}
	}
	if want > 0 && have > 0 {
		return max(0.7, min(maxStretch, want/have))
	}
	slack := 0.0
	for i := range spans {
		sp := &spans[i]
		usual := usualWidth(sp.text, e.family(sp.look.font.family), sp.look.font.weight)
		if usual == 0 {
			return 1
		}
		_, w := e.setSpan(sp, 1)
		have += w - sp.look.tracking*float64(len(sp.text))
		want += usual * sp.look.font.size
		slack = max(slack, 0.12*sp.look.font.size)
	}
	if have > want+slack {
		return max(0.85, (want+slack)/have)
	}
	return 1
}

func (e *emitter) family(list string) string {
	if f, ok := e.families[list]; ok {
		return f
	}
	f := generic(list, func(name string) bool {
		_, ok := e.book.Find(fonts.Query{Family: name, Weight: 400})
		return ok
	})
	if e.families == nil {
		e.families = map[string]string{}
	}
	e.families[list] = f
	return f
}

// advance is a distance in font units, scaled to a size.
func advance(f *fonts.Face, units int32, size float64) float64 {
	return float64(units) / float64(f.UnitsPerEm) * size
}

// offsetOf gives how far the byte at mark lies from the start of left-to-right
// text, in user units.
func offsetOf(pieces []setPiece, mark int) float64 {
	x := 0.0
	for _, p := range pieces {
		for _, g := range p.run.Glyphs {
			if int(g.Cluster) >= mark {
				return x
			}
			x += advance(p.face, g.Advance, p.size) + p.tracking
		}
		mark -= len(p.run.Text)
	}
	return x
}

// shape turns text into runs in visual order, each in a face that has its
// characters.
func (e *emitter) shape(text string, face *fonts.Face) []setPiece {
	if plain(text) {
		return []setPiece{{face: face, run: face.Shape(text, fonts.Shaping{})}}
	}
	_, dirs := e.seg.Directions(text, nil)
	var pieces []setPiece
	var levels []uint8
	start := 0
	for _, d := range dirs {
		stretch := text[start:d.End]
		start = d.End
		for _, p := range e.byFace(stretch, face, d.Level%2 == 1) {
			pieces = append(pieces, p)
			levels = append(levels, d.Level)
		}
	}
	reorder(pieces, levels)
	return pieces
}

// plain reports whether text is ASCII, which all faces have.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// byFace divides text by the faces that its clusters need, and shapes it.
func (e *emitter) byFace(text string, main *fonts.Face, rtl bool) []setPiece {
	var pieces []setPiece
	start := 0
	var open *fonts.Face
	flush := func(end int) {
		if open != nil && end > start {
			pieces = append(pieces, setPiece{face: open, run: open.Shape(text[start:end], fonts.Shaping{RTL: rtl})})
		}
		start = end
	}
	from := 0
	for _, to := range append(e.seg.Clusters(text, nil), len(text)) {
		f := e.faceFor(text[from:to], main)
		if f != open {
			flush(from)
			open = f
		}
		from = to
	}
	flush(len(text))
	return pieces
}

func (e *emitter) faceFor(cluster string, main *fonts.Face) *fonts.Face {
	for _, r := range cluster {
		if !main.Has(r) && !fonts.Ignorable(r) {
			if f := e.book.Fallback(main, cluster); f != nil {
				return f
			}
			return main
		}
	}
	return main
}

// reorder puts pieces in visual order (UAX #9, rule L2).
func reorder(pieces []setPiece, levels []uint8) {
	if len(levels) == 0 {
		return
	}
	for level := slices.Max(levels); level > 0; level-- {
		for i := 0; i < len(pieces); {
			j := i
			for j < len(pieces) && levels[j] >= level {
				j++
			}
			slices.Reverse(pieces[i:j])
			slices.Reverse(levels[i:j])
			i = max(j, i+1)
		}
	}
}
