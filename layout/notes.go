package layout

import (
	"slices"
	"strconv"

	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
)

// noteBlock is a footnote, or a part of a long one, set at the column's width.
type noteBlock struct {
	boxes  []*box
	frames []frame
	height geom.Length
}

// notes sets the footnotes in their own style, each under its number, which
// leads back to where it was called.
func (c *collector) notes(notes []*doc.Note) {
	style := &c.cfg.theme.Text.Note
	ts := c.styles.text(style)
	for i, n := range notes {
		c.addNote(i, n, ts)
	}
}

// addNote adds a note to the galley's.
func (c *collector) addNote(i int, n *doc.Note, ts *textStyle) {
	main := c.g
	c.g = &galley{tree: main.tree}
	c.note(i, n, ts)
	boxes := settle(c.g, &c.cfg.theme.Breaks)
	main.diags = append(main.diags, c.g.diags...)
	main.notes = append(main.notes, noteBlock{boxes: boxes, frames: c.g.frames, height: heightOf(boxes)})
	c.g = main
}

func (c *collector) note(i int, n *doc.Note, ts *textStyle) {
	ctx := c.top()
	ctx.body, ctx.inNote, ctx.tight = ts, true, false
	elem := c.g.tree.Add(page.RoleNote, page.Root)
	lbl := c.g.tree.Add(page.RoleLbl, elem)
	link := c.g.tree.Add(page.RoleLink, lbl)
	ctx.parent = elem
	indent := ts.size * 2
	c.blocks(n.Blocks, ctx.inset(indent, 0))
	b := firstLine(c.g.entries)
	if b == nil {
		b = &box{height: ts.leading, pos: n.At}
		c.g.add(b)
	}
	b.anchors = append(b.anchors, c.cfg.place(noteID(i)))
	b.items = append(c.noteNumber(i, link, ts, indent, baselineOf(b, ts.baseline)), b.items...)
}

// noteNumber sets a note's number against the text that follows it.
func (c *collector) noteNumber(i int, link page.ElemID, ts *textStyle, indent, baseline geom.Length) []page.Item {
	st := *c.styles.inline(look{style: ts})
	st.Features = "tnum,lnum"
	st.Color = ink(c.cfg.theme.Colors.Accent)
	number := c.cfg.digits(strconv.Itoa(i + 1))
	lines := c.setter.Prepare([]inline.Span{{Text: number, Style: &st, Elem: link}},
		inline.Options{Align: inline.Left}).Lines(indent)
	if len(lines) == 0 {
		return nil
	}
	gap := ts.size * 6 / 10
	at := geom.Point{X: indent - lines[0].Width - gap, Y: baseline}
	if ctx := c.top(); ctx.rtl {
		at.X = ctx.w - indent + gap
	}
	for _, it := range lines[0].Items {
		it.Shift(at)
	}
	area := geom.Rect{X: at.X, Y: baseline - ts.size, W: lines[0].Width, H: ts.size + ts.size/3}
	return append(lines[0].Items, &page.Link{Elem: link, Rect: area, Dest: c.cfg.place(noteRefID(i)), Alt: number})
}

func heightOf(boxes []*box) geom.Length {
	h := geom.Length(0)
	for i, b := range boxes {
		if i > 0 {
			h += b.space
		}
		h += b.height
	}
	return h
}

// takeInner hangs the notes that are called in notes on the box that calls the
// outer ones.
func takeInner(boxes []*box, g *galley) {
	for _, b := range boxes {
		for i := 0; i < len(b.notes); i++ {
			var inner []int32
			for _, line := range g.notes[b.notes[i]].boxes {
				inner = append(inner, line.notes...)
				line.notes = nil
			}
			b.notes = slices.Insert(b.notes, i+1, inner...)
		}
	}
}

// A note may take this share of a page; what is more goes on the next pages.
const noteShareNum, noteShareDen = 45, 100

// spreadNotes sees to it that every box fits on a page together with the notes
// that are called in it. Where they are too long, what is left over hangs on a
// box further down the galley, so far that a page with it is still full.
func spreadNotes(boxes []*box, g *galley, column, gap geom.Length) []*box {
	for i := 0; i < len(boxes); i++ {
		b := boxes[i]
		if len(b.notes) == 0 {
			continue
		}
		free := column - gap - b.height
		for _, h := range repeatedHeads(g.frames, boxes, i) {
			free -= h.space + h.height
		}
		room := min(column.MulDiv(noteShareNum, noteShareDen), free)
		queue := b.notes
		b.notes = nil
		for used := geom.Length(0); len(queue) > 0; {
			head, tail := splitNote(g.notes[queue[0]], room-used, used == 0 && free > 0)
			if len(head.boxes) > 0 {
				g.notes[queue[0]] = head
				b.notes = append(b.notes, queue[0])
				used += head.height
				queue = queue[1:]
			}
			if len(tail.boxes) > 0 {
				if len(head.boxes) > 0 {
					g.notes = append(g.notes, tail)
					queue = append([]int32{int32(len(g.notes) - 1)}, queue...)
				}
				var at int
				at, boxes = farther(boxes, i, column-gap-min(max(room, 0), notesHeight(notesAt(queue, g))))
				boxes[at].notes = append(queue[:len(queue):len(queue)], boxes[at].notes...)
				break
			}
		}
	}
	return boxes
}

func notesAt(indices []int32, g *galley) []noteBlock {
	var out []noteBlock
	for _, k := range indices {
		out = append(out, g.notes[k])
	}
	return out
}

// farther finds the last box after box i so near to it that both, and what is
// between them, are no higher than most; or the first with notes of its own,
// which come after. Where the text ends before, it adds an empty box, on a page
// of its own.
func farther(boxes []*box, i int, most geom.Length) (int, []*box) {
	down := geom.Length(0)
	for j := i + 1; j < len(boxes); j++ {
		if boxes[j].cost == force || len(boxes[j].notes) > 0 {
			return j, boxes
		}
		down += boxes[j].space + boxes[j].height
		if j+1 < len(boxes) && down+boxes[j+1].space+boxes[j+1].height > most {
			return j, boxes
		}
	}
	if down > most/2 {
		return len(boxes) - 1, boxes
	}
	boxes = append(boxes, &box{cost: force})
	return len(boxes) - 1, boxes
}

// splitNote cuts a note at a height. A first line that is higher is taken all
// the same if it must be.
func splitNote(n noteBlock, most geom.Length, must bool) (head, tail noteBlock) {
	if n.height <= most {
		return n, noteBlock{}
	}
	k, h := 0, geom.Length(0)
	for k < len(n.boxes) {
		add := n.boxes[k].height
		if k > 0 {
			add += n.boxes[k].space
		}
		if h+add > most && !(k == 0 && must) {
			break
		}
		h += add
		k++
	}
	head = noteBlock{n.boxes[:k], n.frames, h}
	tail = noteBlock{boxes: n.boxes[k:], frames: shiftFrames(n.frames, k)}
	tail.height = heightOf(tail.boxes)
	return head, tail
}
