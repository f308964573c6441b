package inline

import (
	"unicode"

	"octavo/geom"
)

// Letters can be made a little wider or narrower to even out the spaces of a
// line, all of a line alike: Thành, "Micro-typographic extensions of TeX" (2000),
// chapter 3. A hundredth or two is not seen.

// joining are the scripts whose letters touch: they are neither set apart nor
// widened.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Mandaic,
	unicode.Phags_Pa, unicode.Adlam, unicode.Hanifi_Rohingya, unicode.Sogdian,
	unicode.Manichaean, unicode.Psalter_Pahlavi, unicode.Devanagari, unicode.Bengali,
	unicode.Gurmukhi,
}

// findElastic finds out what can be done to a word's letters.
func (w *word) findElastic() {
	w.elastic = len(w.parts) > 0
	for i := range w.parts {
		w.elastic = w.elastic && w.parts[i].run != nil && !w.parts[i].adjusted
	}
	for _, r := range w.text {
		switch {
		case r < 0x600:
		case unicode.In(r, joining...):
			w.elastic, w.firm, w.give = false, true, 0
			return
		case isWide(r):
			w.elastic = false
		}
	}
}

// joins reports whether a text has letters that touch.
func joins(text string) bool {
	for _, r := range text {
		if r >= 0x600 && unicode.In(r, joining...) {
			return true
		}
	}
	return false
}

// untracked is a style whose letters are not set apart.
func (s *Setter) untracked(st *Style) *Style {
	if s.close[st] == nil {
		c := *st
		c.Tracking = 0
		s.close[st] = &c
	}
	return s.close[st]
}

// fontShare is the part of a line's gap that the letters' own widths take: in
// proportion to what they can, and never more.
func (e *elastic) fontShare(gap geom.Length) geom.Length {
	able, all := e.wide, e.spaces+e.letters+e.wide
	if gap < 0 {
		able, all = e.narrow, e.less+e.fewer+e.narrow
	}
	if able == 0 {
		return 0
	}
	return min(max(gap.MulDiv(int64(able), int64(all)), -able), able)
}

// stretchWords makes the line's words wider by so much of its gap, and returns
// what it comes to: a line's letters change by whole thousandths. Spaces are told
// of it too, since they can be in one text with the words.
func (a *assembler) stretchWords(by, gap geom.Length, e *elastic) (grown geom.Length) {
	n := a.s.stretchOf(by, gap, e)
	slots := a.s.slots
	for i := range slots {
		sl := &slots[i]
		if sl.kind != wordAtom && sl.kind != spaceAtom || sl.use.Face.Mono {
			continue
		}
		if sl.kind == spaceAtom {
			sl.stretch = n
		} else if sl.word.elastic {
			sl.stretch = n
			wider := sl.width.MulDiv(int64(n), 1000)
			sl.width += wider
			grown += wider
		}
	}
	return grown
}

// stretchOf is by how many thousandths a line's letters get wider: never by more
// than the gap, nor less than what spaces and letters can't take in.
func (s *Setter) stretchOf(by, gap geom.Length, e *elastic) int32 {
	if by > 0 {
		return int32(geom.Length(s.tuning.FontStretch) * by / e.wide)
	}
	take := geom.Length(s.tuning.FontShrink)
	n := (take*-by + e.narrow/2) / e.narrow
	if rest := -gap - e.narrow*n/take; rest > e.less+e.fewer+geom.Pt/100 {
		n++
	}
	return -int32(min(n, take))
}
