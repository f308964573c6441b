package layout

import (
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
	main := c.g
	for i, n := range notes {
		c.g = &galley{tree: main.tree}
		c.note(i, n, ts)
		boxes := settle(c.g, &c.cfg.theme.Breaks)
		main.diags = append(main.diags, c.g.diags...)
		main.notes = append(main.notes, noteBlock{boxes: boxes, frames: c.g.frames, height: heightOf(boxes)})
	}
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
	c.blocks(n.Blocks, ctx.indented(indent, 0))
	b := firstLine(c.g.entries)
	if b == nil {
		b = &box{height: ts.leading, pos: n.At}
		c.g.add(b)
	}
	b.anchors = append(b.anchors, noteID(i))
	b.items = append(c.noteNumber(i, link, ts, indent, baselineOf(b, ts.baseline)), b.items...)
}

// noteNumber sets a note's number against the text that follows it.
func (c *collector) noteNumber(i int, link page.ElemID, ts *textStyle, indent, baseline geom.Length) []page.Item {
	st := *c.styles.inline(look{style: ts})
	st.Features = "tnum,lnum"
	st.Color = ink(c.cfg.theme.Colors.Accent)
	number := strconv.Itoa(i + 1)
	lines := c.setter.Prepare([]inline.Span{{Text: number, Style: &st, Elem: link}},
		inline.Options{Align: inline.Left}).Lines(indent)
	if len(lines) == 0 {
		return nil
	}
	at := geom.Point{X: indent - lines[0].Width - ts.size*6/10, Y: baseline}
	for _, it := range lines[0].Items {
		it.Shift(at)
	}
	area := geom.Rect{X: at.X, Y: baseline - ts.size, W: lines[0].Width, H: ts.size + ts.size/3}
	return append(lines[0].Items, &page.Link{Elem: link, Rect: area, Dest: noteRefID(i), Alt: number})
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

// A note may take this share of a page; what is more goes on the next pages.
const noteShareNum, noteShareDen = 45, 100

// spreadNotes cuts notes that are too long for the foot of one page, and hangs
// their later parts on boxes further down the galley, far enough for each part
// to find a page of its own.
func spreadNotes(boxes []*box, g *galley, column geom.Length) []*box {
	most := column.MulDiv(noteShareNum, noteShareDen)
	for i := 0; i < len(boxes); i++ {
		for _, k := range boxes[i].notes {
			parts := cutNote(g.notes[k], most)
			if len(parts) == 1 {
				continue
			}
			g.notes[k] = parts[0]
			at := i
			for _, p := range parts[1:] {
				at, boxes = farther(boxes, at, column-most)
				g.notes = append(g.notes, p)
				boxes[at].notes = append(boxes[at].notes, int32(len(g.notes)-1))
			}
		}
	}
	return boxes
}

// farther finds a box at least so far below box i; where there is none, it
// adds an empty one, on a page of its own.
func farther(boxes []*box, i int, by geom.Length) (int, []*box) {
	for j, down := i+1, geom.Length(0); j < len(boxes); j++ {
		down += boxes[j].space + boxes[j].height
		if down >= by || boxes[j].cost == force {
			return j, boxes
		}
	}
	boxes = append(boxes, &box{cost: force})
	return len(boxes) - 1, boxes
}

func cutNote(n noteBlock, most geom.Length) []noteBlock {
	if n.height <= most {
		return []noteBlock{n}
	}
	var parts []noteBlock
	start, h := 0, geom.Length(0)
	for i, b := range n.boxes {
		add := b.height
		if i > start {
			add += b.space
		}
		if h+add > most && i > start {
			parts = append(parts, noteBlock{n.boxes[start:i], shiftFrames(n.frames, start), h})
			start, h, add = i, 0, b.height
		}
		h += add
	}
	return append(parts, noteBlock{n.boxes[start:], shiftFrames(n.frames, start), h})
}
