package inline

import (
	"unicode/utf8"

	"octavo/geom"
)

// origin says where in the paragraph an item is, so that a break at the item
// is one there: before an atom, or inside of a word.
type origin struct {
	atom int32
	at   int32 // in bytes of the word; 0 before the atom
	kind stopKind
}

// detail says which breaks a paragraph's items have.
type detail struct {
	hyphens bool
	// within, if not nil, says of each atom whether a line may end anywhere
	// inside of it and before it.
	within []bool
}

// builder makes items of atoms.
type builder struct {
	s       *Setter
	p       *Paragraph
	detail  detail
	items   []item
	origins []origin
	start   geom.Length // what hangs of the paragraph's first character, as item.after
	hang    geom.Length // what hangs of the last word, as item.before
	spaces  int         // where the spaces end that the last one is among
}

// build makes a paragraph's items, and returns what its beginning adds to its
// first line. They are valid until the next call.
func (s *Setter) build(p *Paragraph, d detail) ([]item, geom.Length) {
	b := builder{s: s, p: p, detail: d, items: s.items[:0], origins: s.origins[:0]}
	for i := range p.atoms {
		b.addAtom(i)
	}
	b.addForced(len(p.atoms))
	s.items, s.origins = b.items, b.origins
	return b.items, b.start
}

func (b *builder) add(it item, o origin) {
	b.items = append(b.items, it)
	b.origins = append(b.origins, o)
}

func (b *builder) addAtom(i int) {
	a := &b.p.atoms[i]
	o := origin{atom: int32(i)}
	if a.part {
		b.add(b.partItem(i), o)
	} else if b.anywhere(i) && i > 0 && (a.kind == wordAtom || a.kind == objectAtom) {
		b.add(item{kind: penalty, penalty: desperate}, o)
	}
	switch a.kind {
	case wordAtom:
		b.addWord(a, o)
	case spaceAtom:
		b.addSpace(a, o)
	case objectAtom, padAtom:
		b.add(item{kind: box, width: a.width}, o)
		b.hang = 0
	case breakAtom:
		b.addForced(i)
	}
}

// partKind is what kind of stop is before an atom whose part is true.
func (p *Paragraph) partKind(i int) stopKind {
	for i--; i >= 0; i-- {
		if w := p.atoms[i].word; w != nil {
			switch r, _ := utf8.DecodeLastRuneInString(w.text); {
			case r == '-' || r == 0x2010:
				return keptHyphen
			case r == '/':
				return linkStop
			}
			return plainStop
		}
		if p.atoms[i].kind == objectAtom {
			break
		}
	}
	return plainStop
}

func (b *builder) anywhere(i int) bool { return b.detail.within != nil && b.detail.within[i] }

// addForced ends a line for good.
func (b *builder) addForced(i int) {
	o := origin{atom: int32(i)}
	b.add(item{kind: penalty, penalty: forbidden}, o)
	b.add(item{kind: glue, stretch: fill}, o)
	b.add(item{kind: penalty, penalty: forced, before: b.hang}, o)
	b.hang = 0
}

// addSpace adds a space that lines may end at, unless it is rigid, or at the
// end of a line that the author ended.
func (b *builder) addSpace(a *atom, o origin) {
	if b.spaces <= int(o.atom) {
		b.spaces = int(o.atom) + 1
		for b.spaces < len(b.p.atoms) && b.p.atoms[b.spaces].kind == spaceAtom {
			b.spaces++
		}
	}
	if b.spaces == len(b.p.atoms) || b.p.atoms[b.spaces].kind == breakAtom {
		return
	}
	if a.rigid {
		cost := int32(forbidden)
		if b.detail.within != nil { // better than past the margin
			cost = desperate
		}
		b.add(item{kind: penalty, penalty: cost}, o)
	}
	it := item{kind: glue, width: a.width, before: b.hang}
	if b.p.opts.Align == Justify {
		it.stretch, it.shrink = a.use.spaceAdd, a.use.spaceTake
	}
	b.add(it, o)
}

// addWord adds a word, with a penalty at each of its stops.
func (b *builder) addWord(a *atom, o origin) {
	w := a.word
	hangs := a.use.Tint == nil
	if hangs && b.p.hangLeft && w.hangLeft != 0 {
		b.hangNext(w.hangLeft.at(a.use.Size))
	}
	stops := w.stops
	if b.detail.hyphens {
		stops = b.s.divided(b.s.voiceAt(a.use, a.level), w)
	}
	if b.anywhere(int(o.atom)) {
		stops = b.s.anyStops(b.s.voiceAt(a.use, a.level), w, stops)
	}
	var done geom.Length
	var glyphs int32
	for i := range stops {
		done += b.addStop(a, o, &stops[i], done, stops[i].glyphs-glyphs)
		glyphs = stops[i].glyphs
	}
	b.addBox(a.width-done, a, w.glyphs-glyphs, o)
	b.hang = 0
	if hangs && b.p.hangRight {
		b.hang = -w.hangRight.at(a.use.Size)
	}
}

// hangNext lets the character that comes next hang, if a line begins with it.
func (b *builder) hangNext(by geom.Length) {
	i := len(b.items) - 1
	for ; i >= 0 && b.items[i].kind != box; i-- {
		b.items[i].after -= by
	}
	if i < 0 {
		b.start = -by
	}
}

// addBox adds a word or a part of one. Its letters are a little elastic.
func (b *builder) addBox(width geom.Length, a *atom, glyphs int32, o origin) {
	it := item{kind: box, width: width}
	if b.p.opts.Align == Justify {
		if !a.word.firm {
			it.shrink = a.use.letterTake * geom.Length(glyphs)
		}
		if glyphs > 0 && a.word.give != a.word.glyphs {
			glyphs = glyphs * a.word.give / a.word.glyphs
		}
		it.stretch = a.use.letterAdd * geom.Length(glyphs)
		if a.word.elastic && a.use.fontAdd+a.use.fontTake > 0 {
			it.stretch += width.MulDiv(a.use.fontAdd, 1000)
			it.shrink += width.MulDiv(a.use.fontTake, 1000)
		}
	}
	b.add(it, o)
}

// addStop adds the part of a word up to a stop, and the stop. It returns the
// width of the part.
func (b *builder) addStop(a *atom, o origin, t *stop, done geom.Length, glyphs int32) geom.Length {
	size := a.use.Size
	head := t.head.at(size) + a.use.Tracking*geom.Length(t.glyphs)
	tail := t.tail.at(size) + a.use.Tracking*geom.Length(int32(a.word.glyphs)-t.glyphs)
	it := item{kind: penalty, penalty: b.cost(t.kind, t.inCompound), flagged: t.kind.flagged()}
	it.after = tail - (a.width - head)
	if t.kind.addsHyphen() {
		it.before = a.use.hyphenWidth
	}
	if a.use.Tint == nil {
		if b.p.hangRight {
			it.before -= t.hangHead.at(size)
		}
		if b.p.hangLeft {
			it.after -= t.hangTail.at(size)
		}
	}
	b.addBox(head-done, a, glyphs, o)
	o.at, o.kind = t.at, t.kind
	b.add(it, o)
	return head - done
}

// cost is the penalty of a break inside of a word.
func (b *builder) cost(k stopKind, inCompound bool) int32 {
	hyphen := int32(b.s.tuning.HyphenPenalty)
	switch k {
	case keptHyphen, softHyphen:
		return hyphen / 2
	case madeHyphen:
		if inCompound {
			return 3 * hyphen
		}
		return hyphen
	case linkStop:
		return 2 * hyphen
	case syllableStop:
		return hyphen / 2
	case hangulStop:
		// Justified columns part words, as Korean books do; lines that need not
		// be full keep them whole.
		if b.p.opts.Align != Justify {
			return 4 * hyphen
		}
	case humpStop:
		return 16 * hyphen
	case anyStop:
		return desperate
	}
	return 0
}
