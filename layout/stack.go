package layout

import (
	"octavo/geom"
	"octavo/page"
)

// stack is a small galley of its own, settled, that goes into one box: a cell
// of a table.
type stack struct {
	boxes  []*box
	frames []frame
	height geom.Length
}

// setStack sets blocks apart from the galley, with elements in its tree.
func (c *collector) setStack(set func()) *stack {
	main := c.g
	c.g = &galley{tree: main.tree}
	set()
	own := c.g
	c.g = main
	main.diags = append(main.diags, own.diags...)
	boxes := settle(own, &c.cfg.theme.Breaks)
	return &stack{boxes: boxes, frames: own.frames, height: heightOf(boxes)}
}

// putInto draws the stack in a box, from y downwards.
func (s *stack) putInto(b *box, y geom.Length, cfg *config) {
	p := placer{boxes: s.boxes, frames: s.frames, cfg: cfg}
	items := p.place(0, len(s.boxes), y, 0, 0)
	b.items = append(b.items, items...)
	for _, x := range s.boxes {
		b.notes = append(b.notes, x.notes...)
		b.anchors = append(b.anchors, x.anchors...)
		if b.heading == nil {
			b.heading = x.heading
		}
		if b.pos.Line == 0 {
			b.pos = x.pos
		}
		if b.block == nil {
			b.block, b.offset = x.block, x.offset
		}
	}
}

// callsNotes reports whether a note is called in the stack.
func (s *stack) callsNotes() bool {
	for _, b := range s.boxes {
		if len(b.notes) > 0 {
			return true
		}
	}
	return false
}

// cutStacks parts stacks side by side at a height: what fits of each, and what
// is left, nil if nothing is.
func cutStacks(cells []*stack, most geom.Length) (part, rest []*stack) {
	part = make([]*stack, len(cells))
	left := make([]*stack, len(cells))
	for i, s := range cells {
		if s == nil {
			continue
		}
		n, h := 0, geom.Length(0)
		for n < len(s.boxes) {
			add := s.boxes[n].height
			if n > 0 {
				add += s.boxes[n].space
			}
			if h+add > most && n > 0 {
				break
			}
			h += add
			n++
		}
		part[i] = &stack{boxes: s.boxes[:n], frames: s.frames, height: h}
		if n < len(s.boxes) {
			left[i] = &stack{boxes: s.boxes[n:], frames: shiftFrames(s.frames, n)}
			left[i].height = heightOf(left[i].boxes)
			rest = left
		}
	}
	return part, rest
}

// shiftFrames renumbers frames after n boxes are gone.
func shiftFrames(frames []frame, n int) []frame {
	out := append([]frame(nil), frames...)
	for i := range out {
		out[i].first -= n
		out[i].last -= n
	}
	return out
}

// cloneBox copies a box as an artifact: something drawn again.
func cloneBox(b *box) *box {
	out := *b
	out.items = make([]page.Item, 0, len(b.items))
	for _, it := range b.items {
		if c := page.CloneArtifact(it); c != nil {
			out.items = append(out.items, c)
		}
	}
	return &out
}
