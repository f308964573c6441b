package mathset

import (
	"octavo/fonts"
	"octavo/geom"
)

// tall is a glyph that is at least so high in all, centred on the axis; the
// highest there is if it does not grow so far.
func (t *setting) tall(text string, want geom.Length, e env) *box {
	b := t.chars(text, e)
	if b.alone && b.total() < want {
		if k := t.grown(b, text, want, false, e); k != nil {
			b = k
		}
	}
	return t.onAxis(b, e)
}

// onAxis moves a box so that its middle is on the axis.
func (t *setting) onAxis(b *box, e env) *box {
	up := t.axis(e) - (b.h-b.d)/2
	out := &box{w: b.w, ital: b.ital, glyph: b.glyph, alone: b.alone, size: b.size}
	out.h, out.d = b.h+up, b.d-up
	out.put(b, 0, up)
	return out
}

// wide is a glyph that is at least so wide, if it grows so far.
func (t *setting) wide(text string, want geom.Length, e env) *box {
	b := t.chars(text, e)
	if b.alone && b.w < want {
		if k := t.grown(b, text, want, true, e); k != nil {
			return k
		}
	}
	return b
}

// within is the widest form of a glyph that is no wider than a width.
func (t *setting) within(text string, most geom.Length, e env) *box {
	b := t.chars(text, e)
	if !b.alone {
		return b
	}
	sizes, _ := t.face.Variants(b.glyph, true)
	for _, v := range sizes {
		if t.units(v.Size, e) > most {
			break
		}
		b = t.glyphBox(v.Glyph, text, e)
	}
	return b
}

// grown is a larger form of a glyph: the first that is large enough, or one put
// together of parts, or the largest.
func (t *setting) grown(b *box, text string, want geom.Length, wide bool, e env) *box {
	sizes, parts := t.face.Variants(b.glyph, wide)
	for _, v := range sizes {
		if t.units(v.Size, e) >= want {
			return t.glyphBox(v.Glyph, text, e)
		}
	}
	if len(parts) > 0 {
		return t.joined(parts, text, want, wide, e)
	}
	if n := len(sizes); n > 0 {
		return t.glyphBox(sizes[n-1].Glyph, text, e)
	}
	return nil
}

// maxRepeats bounds how often a part comes.
const maxRepeats = 400

// joined puts a glyph together of parts: the parts that can come more than once
// as often as need be, overlapping as little as that allows.
func (t *setting) joined(parts []fonts.MathPart, text string, want geom.Length, wide bool, e env) *box {
	least := t.face.MinOverlap()
	var once, again, n int32 // the length of what comes once, and of the rest
	for _, p := range parts {
		if p.Extender {
			again += p.Full - least
		} else {
			once += p.Full - least
			n++
		}
	}
	units := int32(want.MulDiv(int64(t.face.UnitsPerEm), int64(max(t.sizeOf(e), 1))))
	repeats := 0
	if lack := units - once - least; lack > 0 && again > 0 {
		repeats = int(min((lack+again-1)/again, maxRepeats))
	}
	if n == 0 {
		repeats = max(repeats, 1)
	}
	var list []fonts.MathPart
	for _, p := range parts {
		times := 1
		if p.Extender {
			times = repeats
		}
		for range times {
			list = append(list, p)
		}
	}
	var most, few int32 // the length with the least overlap, with the largest
	for i, p := range list {
		most, few = most+p.Full, few+p.Full
		if i > 0 {
			most -= least
			few -= max(least, min(list[i-1].End, p.Start))
		}
	}
	// What is too long is shared out among the joints.
	gaps := geom.Length(max(len(list)-1, 1))
	excess := max(t.units(most, e)-max(want, t.units(few, e)), 0) / gaps
	return t.stacked(list, least, excess, text, wide, e)
}

// stacked places parts with an overlap.
func (t *setting) stacked(list []fonts.MathPart, least int32, excess geom.Length, text string, wide bool, e env) *box {
	out := &box{}
	at := geom.Length(0)
	for i, p := range list {
		if i > 0 {
			at -= t.units(least, e) + min(excess, max(t.units(min(list[i-1].End, p.Start)-least, e), 0))
		}
		g := t.glyphBox(p.Glyph, text, e)
		if wide {
			h, d := out.h, out.d
			out.put(g, at, 0)
			if out.h, out.d = max(h, g.h), max(d, g.d); i == 0 {
				out.h, out.d = g.h, g.d // it may be all above the baseline
			}
		} else {
			out.put(g, 0, at+g.d)
			out.w = max(out.w, g.w)
		}
		at += t.units(p.Full, e)
	}
	if wide {
		out.w = at
	} else {
		out.h, out.d = at, 0
	}
	return out
}
