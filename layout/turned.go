package layout

import (
	"octavo/doc"
	"octavo/geom"
	"octavo/page"
)

// side is something set on pages of its own, turned to landscape, since it is
// too wide for the column. The pages come after the page of the box that it
// hangs on; the text goes on meanwhile.
type side struct {
	boxes  []*box
	frames []frame
	id     string
}

// turned is the type area of a page turned by a quarter: its margins turn
// with it.
func (a area) turned() area {
	c := a.column
	t := area{paper: geom.Size{W: a.paper.H, H: a.paper.W}}
	t.column = geom.Rect{X: c.Y, Y: a.paper.W - c.Right(), W: c.H, H: c.W}
	t.head = t.column.Y * 6 / 10
	t.foot = t.paper.H - (t.paper.H-t.column.Bottom())*6/10
	return t
}

// columnHeight is the height of the column that a block stands in.
func (cfg *config) columnHeight(ctx context) geom.Length {
	if ctx.aside {
		return cfg.area.turned().column.H
	}
	return cfg.area.column.H
}

// setAside sets a table on turned pages, and in its place a line that leads
// there.
func (c *collector) setAside(b *doc.Table, id string, ctx context) {
	ts := c.styles.text(&c.cfg.theme.Text.Caption)
	elem := c.g.tree.Add(page.RoleP, ctx.parent)
	link := c.g.tree.Add(page.RoleLink, elem)
	wide := ctx
	wide.x, wide.w, wide.aside = 0, c.cfg.area.turned().column.W, true
	s := c.setStack(func() { c.inside(func() { c.table(b, wide) }) })
	id = c.cfg.place(id)
	c.g.sides = append(c.g.sides, side{boxes: s.boxes, frames: s.frames, id: id})
	c.g.space(ts.theme.Before)
	boxes := c.setText(text{inlines: plainLine(c.cfg.words.Table + ", " + c.cfg.words.Page), style: ts, elem: link, pos: b.At, solid: true}, ctx)
	c.toGrid(boxes, false)
	c.g.space(ts.theme.After)
	if len(boxes) == 0 {
		return
	}
	last := boxes[len(boxes)-1]
	last.sides = append(last.sides, int32(len(c.g.sides)-1))
	last.toc = &contentsMark{id: id, style: ts, baseline: ts.baseline, from: endOf(last) + ts.size/4, elem: link, inText: true, rtl: ctx.rtl}
	area := geom.Rect{X: ctx.x, W: min(endOf(last)-ctx.x+2*ts.size, ctx.w), H: last.height}
	if ctx.rtl {
		last.toc.from = leftEnd(last) - ts.size/4
		area.W = min(ctx.x+ctx.w-last.toc.from+2*ts.size, ctx.w)
		area.X += ctx.w - area.W
	}
	last.items = append(last.items, &page.Link{Elem: link, Dest: id, Alt: c.cfg.words.Table, Rect: area})
}

// addSides puts the pages of what is set aside after the page that it hangs on.
func (s *pageSet) addSides(from, to int, boxes []*box, g *galley, cfg *config) {
	for i, b := range boxes[from:to] {
		i += from
		for _, k := range b.sides {
			sd := &g.sides[k]
			if len(sd.boxes) == 0 {
				continue
			}
			turned := *cfg
			turned.area = cfg.area.turned()
			own := &galley{frames: sd.frames, notes: g.notes}
			s.dests = append(s.dests, page.Dest{Name: sd.id, Page: len(s.pages), At: geom.Point{X: turned.area.column.X, Y: turned.area.column.Y}})
			takeInner(sd.boxes, own)
			sd.boxes = spreadNotes(sd.boxes, own, turned.area.column.H, cfg.theme.Blocks.NoteGap)
			starts := breakPages(sd.boxes, own, &turned)
			for n, from := range starts {
				to := len(sd.boxes)
				if n+1 < len(starts) {
					to = starts[n+1]
				}
				s.add(from, to, sd.boxes, own, &turned)
				s.starts[len(s.starts)-1].box = i
			}
		}
	}
}
