package layout

import (
	"fmt"

	"octavo/doc"
	"octavo/geom"
	"octavo/page"
	"octavo/theme"
)

// pageSet is the document's pages while they are being finished.
type pageSet struct {
	pages    []*page.Page
	areas    []area // of the pages
	dests    []page.Dest
	outline  []page.OutlineEntry
	contents []placedMark
	faults   []fault
	starts   []start
	lines    []placedLine
}

// fault is what is wrong with a page; its message goes on from the page's
// number.
type fault struct {
	page int
	doc.Diagnostic
}

// placedMark is a line of the contents on its page.
type placedMark struct {
	mark *contentsMark
	page int
	at   geom.Point
	item int // how many of the page's items come before its number
}

// compose puts the boxes of each page in their places.
func compose(boxes []*box, starts []int, g *galley, cfg *config) *pageSet {
	set := &pageSet{}
	for n, from := range starts {
		to := len(boxes)
		if n+1 < len(starts) {
			to = starts[n+1]
		}
		set.add(from, to, boxes, g, cfg)
		set.addSides(from, to, boxes, g, cfg)
	}
	return set
}

// add makes a page of the boxes from one index to before another.
func (s *pageSet) add(from, to int, boxes []*box, g *galley, cfg *config) {
	n := len(s.pages)
	pg := &page.Page{Size: cfg.area.paper, Label: folio(n)}
	col := cfg.area.column
	notes := notesOf(boxes[from:to], g)
	area := geom.Length(0)
	if len(notes) > 0 {
		area = notesHeight(notes) + cfg.theme.Blocks.NoteGap
	}
	p := placer{boxes: boxes, frames: g.frames, cfg: cfg, page: pg, index: n, set: s, at: geom.Point{X: col.X, Y: col.Y}}
	s.judge(from, to, boxes, area, g, cfg)
	give := geom.Length(0)
	if to < len(boxes) && boxes[to].cost != force {
		give = p.give(from, to, col.H-area)
	}
	pg.Items = p.place(from, to, col.Y, col.X, give)
	if len(notes) > 0 {
		pg.Items = append(pg.Items, p.notes(notes, area)...)
	}
	s.pages = append(s.pages, pg)
	s.areas = append(s.areas, cfg.area)
	s.starts = append(s.starts, startOf(boxes, from, to))
}

// judge reports what is wrong with a page of the boxes from one index to before
// another, over notes of a height.
func (s *pageSet) judge(from, to int, boxes []*box, notes geom.Length, g *galley, cfg *config) {
	if from >= to {
		return
	}
	pos := boxes[from].pos
	say := func(severity doc.Severity, code, message string) {
		s.faults = append(s.faults, fault{len(s.pages), doc.Diagnostic{Severity: severity, Pos: pos, Code: code, Message: message}})
	}
	tuning := &cfg.theme.Breaks
	switch single := int32(max(min(tuning.Widow, tuning.Orphan), tuning.AfterIntro+1)); {
	case from == 0:
	case boxes[from].cost >= forbid:
		say(doc.Warning, "bad-break", "begins where no page should: there was no better place")
	case boxes[from].cost >= single:
		say(doc.Info, "bad-break", "parts a single line from its paragraph: there was no better place")
	}
	high := heightOf(boxes[from:to]) + notes
	for _, h := range repeatedHeads(g.frames, boxes, from) {
		high += h.space + h.height
	}
	if over := high - cfg.area.column.H; over > geom.Pt/100 {
		say(doc.Warning, "overfull-page", fmt.Sprintf("is overfull by %s pt", over))
	}
	if share := int(high.MulDiv(1000, int64(cfg.area.column.H))); cfg.fullPages && to < len(boxes) &&
		boxes[to].cost != force && share < cfg.theme.Breaks.LeastFull {
		pos = placeOf(boxes[to:])
		say(doc.Warning, "short-page", fmt.Sprintf("is only %d %% full, as what follows it is too high for the rest of it and can't be parted", share/10))
	}
}

// placeOf is where the first of some boxes with a place in the source comes
// from.
func placeOf(boxes []*box) doc.Pos {
	for _, b := range boxes {
		if b.pos.Line > 0 {
			return b.pos
		}
	}
	return doc.Pos{}
}

// placer puts boxes under each other.
type placer struct {
	boxes  []*box
	frames []frame
	cfg    *config
	// For a page, not for a cell: where its anchors and headings are kept.
	page  *page.Page
	index int
	set   *pageSet
	at    geom.Point // of the column
}

// give is how much the spaces of a page are to grow in all: until it is full,
// if they can.
func (p *placer) give(from, to int, height geom.Length) geom.Length {
	natural, can := geom.Length(0), geom.Length(0)
	for _, h := range repeatedHeads(p.frames, p.boxes, from) {
		natural += h.space + h.height
	}
	for i := from; i < to; i++ {
		natural += p.boxes[i].height
		if i > from {
			natural += p.boxes[i].space
			can += p.boxes[i].stretch
		}
	}
	slack := height - natural
	if slack <= 0 || slack > can {
		return 0
	}
	return slack
}

// place puts boxes from one index to before another below y, with so much
// more space between them, and gives their items after those of their frames.
func (p *placer) place(from, to int, y, x, give geom.Length) []page.Item {
	tops := make([]geom.Length, to-from+1)
	var items []page.Item
	if p.page != nil && from < to {
		for _, h := range repeatedHeads(p.frames, p.boxes, from) {
			h = cloneBox(h)
			y += h.space
			items = append(items, shifted(h.items, x, y)...)
			y += h.height
		}
	}
	can, seen := geom.Length(0), geom.Length(0)
	for i := from + 1; i < to; i++ {
		can += p.boxes[i].stretch
	}
	start := y
	natural := geom.Length(0)
	for i := from; i < to; i++ {
		b := p.boxes[i]
		if i > from {
			natural += b.space
			seen += b.stretch
		}
		tops[i-from] = start + natural
		if give > 0 && can > 0 {
			tops[i-from] += give.MulDiv(int64(seen), int64(can))
		}
		natural += b.height
	}
	items = append(items, p.drawFrames(from, to, tops, x)...)
	for i := from; i < to; i++ {
		b := p.boxes[i]
		items = append(items, shifted(b.items, x, tops[i-from])...)
		p.keepMarks(b, geom.Point{X: x, Y: tops[i-from]}, len(items))
		p.keepLine(b, tops[i-from])
	}
	return items
}

// keepMarks remembers where a box's anchors and headings came to stand.
func (p *placer) keepMarks(b *box, at geom.Point, item int) {
	if p.set == nil {
		return
	}
	for _, a := range b.anchors {
		p.set.dests = append(p.set.dests, page.Dest{Name: a, Page: p.index, At: at})
	}
	if h := b.heading; h != nil && h.title != "" {
		p.set.outline = append(p.set.outline, page.OutlineEntry{Title: h.title, Level: h.level, Page: p.index, At: at})
	}
	if b.toc != nil {
		p.set.contents = append(p.set.contents, placedMark{mark: b.toc, page: p.index, at: at, item: item})
	}
}

// notesOf are the notes that are called on a page, in order.
func notesOf(boxes []*box, g *galley) []noteBlock {
	var out []noteBlock
	for _, b := range boxes {
		for _, k := range b.notes {
			out = append(out, g.notes[k])
		}
	}
	return out
}

func notesHeight(notes []noteBlock) geom.Length {
	h := geom.Length(0)
	for _, n := range notes {
		h += n.height
	}
	return h
}

// notes sets a page's notes against the foot of the column, under a short rule.
func (p *placer) notes(notes []noteBlock, area geom.Length) []page.Item {
	bl, col := &p.cfg.theme.Blocks, p.cfg.area.column
	y := col.Bottom() - area
	rule := context{x: col.X, w: col.W, rtl: theme.RightToLeft(p.cfg.lang)}
	wide := min(bl.NoteWidth, col.W)
	items := []page.Item{&page.Fill{
		Rect:  geom.Rect{X: rule.startEdge(wide), Y: y + bl.NoteGap*6/10, W: wide, H: bl.NoteRule},
		Color: ink(p.cfg.theme.Colors.Rule),
	}}
	y += bl.NoteGap
	for _, n := range notes {
		q := placer{boxes: n.boxes, frames: n.frames, cfg: p.cfg, index: p.index, set: p.set, at: p.at}
		items = append(items, q.place(0, len(n.boxes), y, col.X, 0)...)
		y += n.height
	}
	return items
}

// drawFrames draws what stands around or beside runs of boxes on this page,
// outer frames first.
func (p *placer) drawFrames(from, to int, tops []geom.Length, x geom.Length) []page.Item {
	var items []page.Item
	for _, k := range p.framesOn(from, to) {
		f := &p.frames[k]
		a, b := max(f.first, from), min(f.last, to-1)
		r := geom.Rect{X: x + f.x, Y: tops[a-from], W: f.w}
		r.H = tops[b-from] + p.boxes[b].height - r.Y
		var which corners
		if a == f.first {
			which |= topCorners
		}
		if b == f.last {
			which |= bottomCorners
		}
		items = append(items, p.drawFrame(f, r, which)...)
	}
	return items
}

// framesOn are the frames with boxes on the page, in order of opening.
func (p *placer) framesOn(from, to int) []int {
	var found []int
	last := int32(0)
	// Frames are numbered as they open: all that open on the page follow each
	// other, and only those around its first box may come before.
	if from < to {
		for k := p.boxes[from].frame; k > 0; k = p.frames[k-1].parent {
			found = append([]int{int(k - 1)}, found...)
			last = max(last, k)
		}
	}
	for k := int(last); k < len(p.frames) && p.frames[k].first < to; k++ {
		if p.frames[k].last >= from && p.frames[k].last >= p.frames[k].first {
			found = append(found, k)
		}
	}
	return found
}

func (p *placer) drawFrame(f *frame, r geom.Rect, which corners) []page.Item {
	switch f.kind {
	case frameRule:
		if r.W <= 0 {
			return nil
		}
		return []page.Item{&page.Fill{Rect: r, Color: *f.fill}}
	case framePanel:
		open := p.cfg.theme.Blocks.PanelPadY / 2
		if which&topCorners == 0 {
			r.Y, r.H = r.Y-open, r.H+open
		}
		if which&bottomCorners == 0 {
			r.H += open
		}
		var items []page.Item
		if f.fill != nil {
			items = append(items, &page.Path{Segments: roundRect(r, f.radius, which), Fill: f.fill})
		}
		if f.stroke != nil {
			items = append(items, &page.Path{Segments: openSides(r, f.radius, which), Stroke: f.stroke, Width: f.thick})
		}
		return items
	}
	return nil
}
