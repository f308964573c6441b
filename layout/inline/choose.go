package inline

import (
	"fmt"

	"octavo/geom"
)

// cut is the end of a line: before an atom, or inside of a word.
type cut struct {
	atom     int32
	at       int32 // in bytes of the word; 0 before the atom
	hyphen   bool  // the line ends in a hyphen that is not in the text
	flagged  bool  // it ends in a hyphen of either kind
	forced   bool
	overfull bool
}

// chooseBreaks finds where the lines end: in one pass after the other, each
// allowing more, until one gives lines that fit (Knuth & Plass, p. 1143).
// Most paragraphs need neither hyphens nor wide spaces.
func (p *Paragraph) chooseBreaks(measure geom.Length) {
	s := p.s
	if p.opts.Balance && p.opts.Align != Justify && !p.opts.Greedy {
		measure = p.balanced(measure)
	}
	if p.opts.Greedy {
		p.chooseGreedily(measure)
		return
	}
	f := p.fitting(measure)
	f.tolerance = int64(s.tuning.Pretolerance)
	if p.opts.Align != Justify {
		f.tolerance = raggedTolerance
		if !p.opts.Hyphenate {
			f.tolerance = maxBadness // nothing is to be had by another pass
		}
	}
	if f.tolerance >= 0 && p.fitted(detail{}, f) {
		return
	}
	d := detail{hyphens: p.opts.Hyphenate}
	f.tolerance = int64(s.tuning.Tolerance)
	if p.opts.Align == Justify && p.fitted(d, f) {
		return
	}
	f.tolerance = maxBadness
	f.lineStretch += f.rest / emergencyShare
	if p.fitted(d, f) {
		return
	}
	d.within = p.tooWide(min(f.first, f.rest))
	f.rescue = true
	p.fitted(d, f)
	p.reportWide(d.within, measure)
}

const (
	// raggedTolerance lets a ragged line fall short of the measure by a
	// quarter, before hyphens are considered: raggedShare is the part of the
	// measure that counts as a badness of 100, and 100·2³ is twice that.
	raggedTolerance = 800
	raggedShare     = 8
	// emergencyShare is the part of the measure that lines get as additional
	// stretch where nothing else helps, so that lines without any space can be
	// weighed too.
	emergencyShare = 20
	// ladderDemerits forbid three hyphens in a row, all but for lines that
	// would be looser than anyone has seen: a badness of 5000 is a ratio of 3.7.
	ladderDemerits = 25_000_000
)

// fitting is what all passes have in common.
func (p *Paragraph) fitting(measure geom.Length) fitting {
	t := p.s.tuning
	f := fitting{
		first: max(measure-p.opts.Indent, geom.Pt), rest: max(measure-p.opts.Hang, geom.Pt),
		linePenalty: int64(t.LinePenalty), doubleHyphen: int64(t.DoubleHyphen),
		finalHyphen: int64(t.FinalHyphen), adjacent: int64(t.AdjacentDemerit),
		shortLast: int64(t.ShortLast), lastMin: measure.MulDiv(int64(t.LastMin), 1000),
		ladder: ladderDemerits, stopped: p.s.Stopped,
	}
	if p.opts.Align != Justify {
		f.lineStretch = f.rest / raggedShare
		f.adjacent = 0
		f.fewest = true
	}
	return f
}

// fitted makes one pass, and says whether it gave lines.
func (p *Paragraph) fitted(d detail, f fitting) bool {
	items, start := p.s.build(p, d)
	f.start = start
	breaks, ok := p.s.fit.breaks(items, f)
	if ok {
		p.s.cutAt(breaks)
	}
	return ok
}

// chooseGreedily fills line after line, and parts words only where they are
// too wide for a line.
func (p *Paragraph) chooseGreedily(measure geom.Length) {
	s := p.s
	first, rest := max(measure-p.opts.Indent, geom.Pt), max(measure-p.opts.Hang, geom.Pt)
	items, start := s.build(p, detail{hyphens: p.opts.Hyphenate})
	s.firsts = firstFit(items, first, rest, start, s.firsts[:0])
	over := false
	for _, b := range s.firsts {
		over = over || b.overfull
	}
	var within []bool
	if over {
		within = p.tooWide(min(first, rest))
		items, start = s.build(p, detail{hyphens: p.opts.Hyphenate, within: within})
		s.firsts = firstFit(items, first, rest, start, s.firsts[:0])
	}
	s.cutAt(s.firsts)
	if over {
		p.reportWide(within, measure)
	}
}

// cutAt says where in the paragraph the items of breaks are.
func (s *Setter) cutAt(breaks []lineBreak) {
	s.cuts = s.cuts[:0]
	for _, b := range breaks {
		it, o := &s.items[b.item], &s.origins[b.item]
		s.cuts = append(s.cuts, cut{
			atom: o.atom, at: o.at,
			hyphen: o.kind.addsHyphen() && o.at > 0, flagged: it.flagged,
			forced: it.kind == penalty && it.penalty <= forced, overfull: b.overfull,
		})
	}
}

// tooWide finds the atoms of pieces without a break that are wider than a
// line, the hyphen that they may end in included, from the items of the last
// pass.
func (p *Paragraph) tooWide(room geom.Length) []bool {
	items, origins := p.s.items, p.s.origins
	within := make([]bool, len(p.atoms))
	begin := 0
	var width geom.Length
	for i := range items {
		it := &items[i]
		ends := breakable(items, i)
		if ends && width+it.before > room || width > room {
			for j := begin; j <= i; j++ {
				if a := origins[j].atom; (j < i || !ends) && int(a) < len(within) {
					within[a] = true
				}
			}
			begin = i
		}
		if ends {
			width, begin = it.after, i+1
		} else {
			width += it.width
		}
	}
	return within
}

// reportWide says what was wider than a line, and could not be kept whole.
func (p *Paragraph) reportWide(within []bool, measure geom.Length) {
	over := false
	for _, c := range p.s.cuts {
		over = over || c.overfull
	}
	for i, wide := range within {
		a := &p.atoms[i]
		if !wide || a.kind != wordAtom && a.kind != objectAtom {
			continue
		}
		p.s.standAt(&p.spans[a.span], &p.opts)
		switch {
		case a.kind == objectAtom:
			if over {
				p.warnWide(a, "an object is wider than the line", "make it smaller")
			}
		case !p.opts.Anywhere:
			p.warnWide(a, fmt.Sprintf("%q does not fit in a line of %s pt and was broken", shorten(a.word.text), measure),
				"shorten it, or give it places to break, such as hyphens")
		}
	}
}

func (p *Paragraph) warnWide(a *atom, message, hint string) {
	key := fmt.Sprint(p.s.pos, a.start)
	p.s.diags.WarnOnce(key, p.s.pos, "overfull", message, hint)
}

// shorten cuts a long text for a message.
func shorten(text string) string {
	const most = 40
	n := 0
	for i := range text {
		if n++; n > most {
			return text[:i] + "…"
		}
	}
	return text
}

// balanced is the narrowest measure that gives no more lines than measure
// does: with it, a ragged paragraph's lines are about equally long.
func (p *Paragraph) balanced(measure geom.Length) geom.Length {
	s := p.s
	items, start := s.build(p, detail{})
	count := func(m geom.Length) (int, bool) {
		s.firsts = firstFit(items, max(m-p.opts.Indent, geom.Pt), max(m-p.opts.Hang, geom.Pt), start, s.firsts[:0])
		for _, b := range s.firsts {
			if b.overfull {
				return len(s.firsts), false
			}
		}
		return len(s.firsts), true
	}
	lines, ok := count(measure)
	if !ok || lines < 2 {
		return measure
	}
	narrow, wide := geom.Length(0), measure
	for wide-narrow > geom.Pt/4 {
		middle := (narrow + wide) / 2
		if n, ok := count(middle); ok && n <= lines {
			wide = middle
		} else {
			narrow = middle
		}
	}
	return wide
}
