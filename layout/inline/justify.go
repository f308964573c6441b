package inline

import "octavo/geom"

// elastic is how a line can change its width.
type elastic struct {
	natural        geom.Length
	spaces, less   geom.Length // what its spaces can grow and shrink by
	letters, fewer geom.Length // and the distances between its letters
	most           geom.Length // what letters can grow by where nothing else helps
	wide, narrow   geom.Length // what letters can gain and lose in width themselves
}

// justify gives the line's spaces and letters their places in a line of a
// width, and returns the width that it came to. Lines that the author ended,
// and those that cannot be filled, keep their spaces.
func (a *assembler) justify(room geom.Length, ended bool) geom.Length {
	e := a.elasticity()
	gap := room - e.natural
	if a.p.opts.Align != Justify || gap == 0 || gap > 0 && ended {
		return e.natural
	}
	byFont := e.fontShare(gap)
	byLetters := a.lettersShare(gap-byFont, &e)
	if gap-byFont > byLetters+a.s.mostSpace(e.spaces) {
		return e.natural // short in any case: wide holes would not mend it
	}
	if byFont != 0 {
		grown := a.stretchWords(byFont, gap, &e)
		e.natural += grown
		gap -= grown
		byLetters = a.lettersShare(gap, &e)
	}
	if gap < 0 {
		gap = max(gap, byLetters-e.less)
	}
	return e.natural + a.spread(gap, byLetters, &e)
}

// wideMost is how often ideographs may give what they do: marks that no line may
// begin with can leave a line two or three short.
const wideMost = 4

// mostSpace is how much spaces that can grow by stretch may really grow.
func (s *Setter) mostSpace(stretch geom.Length) geom.Length {
	if s.tuning.SpaceMost <= 1000 || s.tuning.SpaceStretch <= 0 {
		return stretch << 10
	}
	return stretch.MulDiv(int64(s.tuning.SpaceMost-1000), int64(s.tuning.SpaceStretch))
}

func (a *assembler) elasticity() elastic {
	var e elastic
	slots := a.s.slots
	for i := range slots {
		sl := &slots[i]
		if sl.past {
			continue
		}
		e.natural += sl.width
		switch sl.kind {
		case spaceAtom:
			e.spaces += sl.use.spaceAdd
			e.less += sl.use.spaceTake
		case wordAtom:
			add := sl.use.letterAdd * geom.Length(sl.word.give)
			e.letters += add
			e.most += add
			if sl.word.give != sl.word.glyphs {
				e.most += add * (wideMost - 1)
			}
			if !sl.word.firm {
				e.fewer += sl.use.letterTake * geom.Length(sl.word.glyphs)
			}
			if sl.word.elastic {
				e.wide += sl.width.MulDiv(sl.use.fontAdd, 1000)
				e.narrow += sl.width.MulDiv(sl.use.fontTake, 1000)
			}
		}
	}
	return e
}

// lettersShare is the part of a line's gap that its letters take: in proportion
// to what they can, and never more.
func (a *assembler) lettersShare(gap geom.Length, e *elastic) geom.Length {
	spaces, letters := e.spaces, e.letters
	if gap < 0 {
		spaces, letters = e.less, e.fewer
	}
	if letters == 0 {
		return 0
	}
	share := gap.MulDiv(int64(letters), int64(spaces+letters))
	return min(max(share, -letters), max(letters, e.most))
}

// spread widens the line's words and spaces. Spaces make up for what is lost in
// rounding, so that the line ends exactly where it should. The result is what
// the line grew by.
func (a *assembler) spread(gap, byLetters geom.Length, e *elastic) geom.Length {
	used := a.spreadLetters(gap, byLetters, e)
	spaces := e.spaces
	if gap < 0 {
		spaces = e.less
	}
	if spaces == 0 {
		return used
	}
	slots := a.s.slots
	var seen, given geom.Length
	for i := range slots {
		sl := &slots[i]
		if sl.kind != spaceAtom || sl.past {
			continue
		}
		if gap < 0 {
			seen += sl.use.spaceTake
		} else {
			seen += sl.use.spaceAdd
		}
		share := (gap - used).MulDiv(int64(seen), int64(spaces))
		sl.width += share - given
		given = share
	}
	return gap
}

// spreadLetters widens words. Spaces are told of it too, since they can be in
// one text with the words.
func (a *assembler) spreadLetters(gap, byLetters geom.Length, e *elastic) (used geom.Length) {
	if byLetters == 0 {
		return 0
	}
	slots := a.s.slots
	var use *usage
	var extra geom.Length
	for i := range slots {
		sl := &slots[i]
		if sl.kind != wordAtom && sl.kind != spaceAtom {
			continue
		}
		if sl.use != use {
			use = sl.use
			// Rounded down, so that the line never gets too wide.
			extra = use.letterAdd * byLetters / max(e.letters, 1)
			if gap < 0 {
				extra = -((use.letterTake*-byLetters + e.fewer - 1) / e.fewer)
			}
		}
		sl.extra = extra
		if sl.kind == wordAtom {
			if w := sl.word; gap > 0 && w.give != w.glyphs {
				sl.extra = extra * geom.Length(w.give) / geom.Length(w.glyphs)
			} else if w.firm {
				sl.extra = 0
			}
			sl.width += sl.extra * geom.Length(sl.word.glyphs)
			used += sl.extra * geom.Length(sl.word.glyphs)
		}
	}
	return used
}
