package inline

import (
	"slices"
	"unicode/utf8"
)

// A mark that fills half of its em loses the other half where a line ends or begins
// with it, so that the edges of a text are straight: Requirements for Chinese Text
// Layout, section 3.1.6, and for Japanese Text Layout, sections 3.1.5 and 3.1.9.

// hangHan is the empty half of a mark's em at the end of a text or at its beginning,
// which a line that ends or begins there does without; 0 for other characters.
func (s *Setter) hangHan(v *voice, text string, right bool) em {
	r, size := utf8.DecodeRuneInString(text)
	near, _ := utf8.DecodeRuneInString(text[size:])
	if right {
		r, size = utf8.DecodeLastRuneInString(text)
		near, _ = utf8.DecodeLastRuneInString(text[:len(text)-size])
	}
	if v.cell > 0 || !right && !opensHan(r) || right && !closesHan(r, v.lang) || !isWide(r) && !(isWide(near) && writesHan(v.lang)) {
		return 0
	}
	c := s.choose(v.face, "\u3002", hanLang(v.lang, text)) // a mark by itself may be main's
	if c.face == nil || !s.hasAll(c.face, string(r)) {
		return 0
	}
	return s.half(v, &part{face: c.face, size: c.size}, r)
}

// tightenEnds takes the empty halves away from the marks at the line's ends. They
// would reach into the margins, if nobody sees them: where a text is marked one does.
func (a *assembler) tightenEnds() {
	if len(a.s.slots) == 0 || a.p.base == 1 {
		return
	}
	if f := &a.s.slots[0]; a.p.hangLeft && f.word != nil && f.word.hangLeft > 0 {
		a.tighten(f, false)
	}
	if l := a.lastSlot(); a.p.hangRight && l.word != nil && l.word.hangRight > 0 {
		a.tighten(l, true)
	}
}

// tighten gives a slot a word with a narrower mark at an end, if there is one.
func (a *assembler) tighten(sl *slot, right bool) {
	if sl.kind != wordAtom || sl.hyphen || sl.level&1 == 1 || sl.use.Tint != nil {
		return
	}
	v := a.s.voiceAt(sl.use, sl.level)
	if len(sl.word.parts) == 0 || a.s.hangHan(v, sl.word.text, right) == 0 {
		return
	}
	w := *sl.word
	i := 0
	if right {
		i, w.hangRight = len(w.parts)-1, 0
	} else {
		w.hangLeft = 0
	}
	if w.parts[i].run == nil {
		return
	}
	cut := a.s.tightPart(v, &w.parts[i], right)
	w.parts = slices.Replace(slices.Clone(w.parts), i, i+1, cut...)
	w.width = 0
	for i := range w.parts {
		w.width += w.parts[i].width
	}
	sl.word, sl.width = &w, sl.use.width(&w)
}

// tightPart parts the mark from the rest of a part, at its end or at its beginning,
// and takes its empty half away.
func (s *Setter) tightPart(v *voice, p *part, right bool) []part {
	text, c := p.run.Text, choice{p.face, p.size}
	_, size := utf8.DecodeRuneInString(text)
	if right {
		_, size = utf8.DecodeLastRuneInString(text)
		size = len(text) - size
	}
	if size == 0 || size == len(text) {
		mark := *p
		mark.halve(!right)
		return []part{mark}
	}
	first, last := s.shapePart(v, c, text[:size]), s.shapePart(v, c, text[size:])
	first.at, last.at = p.at, p.at+size
	first.lead, first.adjusted = p.lead, p.lead != 0
	last.trim, last.adjusted = p.trim, p.trim != 0
	first.width += first.lead
	last.width -= last.trim
	if right {
		last.halve(false)
	} else {
		first.halve(true)
	}
	return []part{first, last}
}

// halve takes away half of the only glyph's width, at its left or at its right.
func (p *part) halve(left bool) {
	run := *p.run
	run.Glyphs = slices.Clone(run.Glyphs)
	half := run.Width / 2
	last := len(run.Glyphs) - 1
	run.Glyphs[last].Advance -= half
	if left {
		for i := range run.Glyphs {
			run.Glyphs[i].XOff -= half
		}
	}
	run.Width -= half
	run.Tight = true
	p.run = &run
	p.width -= p.ems(half)
}
