package layout

import (
	"octavo/geom"
	"octavo/theme"
)

// settle turns a galley's entries into boxes. Of the spaces between two boxes
// the largest counts, as margins collapse; so does the largest penalty.
func settle(g *galley, tuning *theme.PageBreaks) []*box {
	s := settler{frames: g.frames, stretch: int64(tuning.Stretch)}
	n := 0
	for i := range g.entries {
		if g.entries[i].kind == entryBox {
			n++
		}
	}
	s.boxes = make([]*box, 0, n)
	for i := range g.entries {
		s.take(&g.entries[i])
	}
	if len(s.boxes) == 0 && len(s.anchors) > 0 {
		s.boxes = append(s.boxes, &box{}) // nothing to be seen, but a place
	}
	if k := len(s.boxes); k > 0 {
		s.boxes[k-1].anchors = append(s.boxes[k-1].anchors, s.anchors...)
	}
	keepSingles(s.boxes, int32(min(tuning.SingleLine, int(forbid))))
	return s.boxes
}

// keepSingles makes it cost something to part a single line from the side that
// it stands nearer to: the last words before a heading, the ends of a list.
func keepSingles(boxes []*box, cost int32) {
	for i, b := range boxes {
		if !b.single {
			continue
		}
		switch last := i == len(boxes)-1; {
		case b.cost == force:
		case last || boxes[i+1].space > b.space:
			b.cost = max(b.cost, cost)
		case boxes[i+1].space < b.space && boxes[i+1].cost != force:
			boxes[i+1].cost = max(boxes[i+1].cost, cost)
		}
	}
}

type settler struct {
	boxes   []*box
	frames  []frame
	stack   []int32 // open frames
	stretch int64   // thousandths of a space

	space, flexible geom.Length // largest space so far, and largest that is not firm
	cost            int32
	keep            int64
	kept            bool     // a line of text that was to be kept has come
	anchors         []string // that wait for a box
}

func (s *settler) take(e *entry) {
	switch e.kind {
	case entrySpace:
		s.space = max(s.space, geom.Length(e.n))
		if !e.firm {
			s.flexible = max(s.flexible, geom.Length(e.n))
		}
	case entryPenalty:
		if s.cost != force {
			s.cost = max(s.cost, int32(min(e.n, int64(forbid))))
		}
	case entryKeep:
		s.keep, s.kept = max(s.keep, e.n), false
	case entryRelease:
		s.keep = 0
	case entryForce:
		s.cost, s.keep = force, 0
	case entryOpen:
		f := &s.frames[e.n-1]
		f.parent, f.first = s.inner(), len(s.boxes)
		s.stack = append(s.stack, int32(e.n))
	case entryClose:
		s.stack = s.stack[:len(s.stack)-1]
		s.frames[e.n-1].last = len(s.boxes) - 1
	case entryAnchor:
		s.anchors = append(s.anchors, e.name)
	case entryBox:
		s.place(e.box)
	}
}

func (s *settler) inner() int32 {
	if len(s.stack) == 0 {
		return 0
	}
	return s.stack[len(s.stack)-1]
}

func (s *settler) place(b *box) {
	b.frame = s.inner()
	if b.heading != nil && s.kept {
		s.keep = 0 // the section before is one line: it is whole
	}
	if len(s.boxes) > 0 {
		b.space = s.space
		if s.flexible == s.space {
			b.stretch = s.space.MulDiv(s.stretch, 1000)
		}
		b.cost = s.cost
		if s.keep > 0 && b.cost != force {
			b.cost = forbid
		}
	}
	if b.text && s.keep > 0 || s.keep == 1 {
		s.keep--
		s.kept = b.text
	}
	if len(s.anchors) > 0 {
		b.anchors = append(s.anchors, b.anchors...)
		s.anchors = nil
	}
	s.boxes = append(s.boxes, b)
	s.space, s.flexible, s.cost = 0, 0, 0
}
