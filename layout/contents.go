package layout

import (
	"strconv"
	"strings"

	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
	"octavo/theme"
)

// deepest is the lowest level of heading, counted from the highest in use,
// that the contents list.
const deepest = 3

// contents sets the table of contents; its page numbers come later.
func (c *collector) contents(ctx context) {
	headings := c.listed()
	if len(headings) == 0 {
		return
	}
	st := &c.cfg.theme.Text
	title := c.g.tree.Add(page.RoleP, ctx.parent)
	c.g.space(st.TOCTitle.Before)
	c.setText(text{inlines: plainLine(c.cfg.words.Contents), style: c.styles.text(&st.TOCTitle), elem: title, solid: true, still: true}, ctx)
	c.g.space(st.TOCTitle.After)
	c.g.keep(2)
	toc := c.g.tree.Add(page.RoleTOC, ctx.parent)
	top, low := 6, 1
	for _, h := range headings {
		top, low = min(top, h.Level), max(low, h.Level)
	}
	for _, h := range headings {
		if h.Level-top < deepest {
			c.contentsLine(h, h.Level-top, low == top, toc, ctx)
		}
	}
	c.g.space(c.cfg.theme.Title.After)
}

func (c *collector) listed() []*doc.Heading {
	var out []*doc.Heading
	doc.Visitor{Block: func(b doc.Block) bool {
		if h, ok := b.(*doc.Heading); ok && strings.TrimSpace(doc.PlainText(h.Inlines)) != "" {
			out = append(out, h)
		}
		return true
	}}.Blocks(c.cfg.doc.Blocks)
	return out
}

// bare is a heading's text for the contents: without notes, anchors and links
// of its own.
func bare(inlines []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, in := range inlines {
		switch in := in.(type) {
		case *doc.NoteRef, *doc.Anchor:
		case *doc.Link:
			out = append(out, bare(in.Inlines)...)
		case *doc.Span:
			out = append(out, &doc.Span{Kind: in.Kind, Attr: doc.Attr{Lang: in.Attr.Lang}, Inlines: bare(in.Inlines)})
		default:
			out = append(out, in)
		}
	}
	return out
}

// contentsLine sets one line. Contents of a single level have nothing to set
// off in bold and take the style of the second.
func (c *collector) contentsLine(h *doc.Heading, depth int, flat bool, toc page.ElemID, ctx context) {
	st := &c.cfg.theme.Text
	style := []*theme.Style{&st.TOC1, &st.TOC2, &st.TOC3}[depth]
	if flat {
		style = &st.TOC2
	}
	ts := c.styles.text(style)
	item := c.g.tree.Add(page.RoleTOCI, toc)
	ref := c.g.tree.Add(page.RoleReference, item)
	elem := c.g.tree.Add(page.RoleLink, ref)
	number := ts.size * 2 // room for the page number
	inner := ctx.inset(c.cfg.theme.Blocks.TOCIndent*geom.Length(depth), number+ts.size)
	c.g.space(style.Before)
	title := bare(h.Inlines)
	if h.Number != "" {
		title = append([]doc.Inline{&doc.Text{Value: c.cfg.digits(h.Number) + "\u2002"}}, title...)
	}
	boxes := c.setText(text{inlines: title, style: ts, elem: elem, pos: h.At, hang: ts.size, solid: true}, inner)
	c.g.space(style.After)
	if len(boxes) == 0 {
		return
	}
	last := boxes[len(boxes)-1]
	last.toc = &contentsMark{id: h.Attr.ID, style: ts, baseline: ts.baseline, elem: elem}
	last.toc.reach(last, ctx)
	area := geom.Rect{X: inner.x, W: ctx.x + ctx.w - inner.x}
	if ctx.rtl {
		area.X, area.W = ctx.x, inner.x+inner.w-ctx.x
	}
	for _, b := range boxes {
		area.H = b.height
		b.items = append(b.items, &page.Link{Elem: elem, Rect: area, Dest: h.Attr.ID, Alt: doc.PlainText(title)})
	}
}

// reach says from where to where the leader goes, from the end of the text in a
// box to the edge where the numbers of pages stand.
func (m *contentsMark) reach(b *box, ctx context) {
	m.rtl = ctx.rtl
	if m.rtl {
		m.from, m.edge = leftEnd(b)-m.style.size/2, ctx.x
		return
	}
	m.from, m.edge = endOf(b)+m.style.size/2, ctx.x+ctx.w
}

// leftEnd is the left end of the text in a box.
func leftEnd(b *box) geom.Length {
	start := geom.Length(1 << 40)
	for _, it := range b.items {
		if t, ok := it.(*page.Text); ok && t.Width() > 0 {
			start = min(start, t.At.X)
		}
	}
	return start
}

// endOf is the right end of the text in a box.
func endOf(b *box) geom.Length {
	end := geom.Length(0)
	for _, it := range b.items {
		if t, ok := it.(*page.Text); ok {
			end = max(end, t.At.X+t.Width())
		}
	}
	return end
}

// fillContents adds leaders and page numbers to the lines of the contents.
func fillContents(p *pageSet, cfg *config) {
	if len(p.contents) == 0 {
		return
	}
	c := newCollector(cfg)
	defer c.end()
	where := map[string]int{}
	for _, d := range p.dests {
		if _, ok := where[d.Name]; !ok {
			where[d.Name] = d.Page
		}
	}
	for _, m := range p.contents {
		if at, ok := where[m.mark.id]; ok {
			p.pages[m.page].Items = append(p.pages[m.page].Items, m.number(c, p.pages[at].Label)...)
		}
	}
}

// number sets the number of a page, with its leader, in its place.
func (m *placedMark) number(c *collector, label string) []page.Item {
	return shifted(c.leader(m.mark, label), m.at.X, m.at.Y)
}

// leader sets a line's dots and number: the number at the edge where lines end,
// the dots on a rhythm of their own, so that they stand under each other.
func (c *collector) leader(m *contentsMark, label string) []page.Item {
	st := *c.styles.inline(look{style: m.style})
	st.Features = "tnum,lnum"
	p := c.setter.Prepare([]inline.Span{{Text: " " + c.cfg.folio(label), Style: &st, Elem: m.elem}},
		inline.Options{Align: inline.FlushLeft, Lang: c.cfg.lang, KeepSpaces: true, Greedy: true})
	number := p.Lines(p.NaturalWidth())
	if len(number) != 1 {
		return nil
	}
	wide := number[0].Width
	switch {
	case m.inText && m.rtl:
		return shifted(number[0].Items, m.from-wide, m.baseline)
	case m.inText:
		return shifted(number[0].Items, m.from, m.baseline)
	case m.rtl: // the space before it is of no use at the left
		space := geom.FromUnits(m.style.face.Shape(" ", noShaping).Width, m.style.size, m.style.face.UnitsPerEm)
		number[0].Items = shifted(number[0].Items, m.edge-space, m.baseline)
	default:
		number[0].Items = shifted(number[0].Items, m.edge-wide, m.baseline)
	}
	if m.noLeader {
		return number[0].Items
	}
	return append(number[0].Items, c.dots(m, wide)...)
}

// dots sets the dots of a line whose number is so wide. They are counted from
// the edge, so that those of all lines stand under each other.
func (c *collector) dots(m *contentsMark, wide geom.Length) []page.Item {
	mark := c.cfg.theme.Blocks.TOCLeader
	style := c.styles.text(&c.cfg.theme.Text.TOC2) // one for all levels
	step := geom.FromUnits(style.face.Shape(mark, noShaping).Width, style.size, style.face.UnitsPerEm)
	if mark == "" || step <= 0 {
		return nil
	}
	room := m.edge - m.from
	if m.rtl {
		room = -room
	}
	all := room / step // from the edge to the text
	n := all - (wide+step+step-1)/step
	if n <= 0 {
		return nil
	}
	at := m.edge - all*step
	if m.rtl {
		at = m.edge + (all-n)*step
	}
	soft := *c.styles.inline(look{style: style})
	soft.Color = ink(c.cfg.theme.Colors.Soft)
	lines := c.setter.Prepare([]inline.Span{{Text: strings.Repeat(mark, int(n)), Style: &soft, Elem: page.Artifact}},
		inline.Options{Align: inline.FlushLeft, KeepSpaces: true, Greedy: true}).Lines(n*step + step)
	if len(lines) != 1 {
		return nil
	}
	return shifted(lines[0].Items, at, m.baseline)
}

func shifted(items []page.Item, x, y geom.Length) []page.Item {
	for _, it := range items {
		it.Shift(geom.Point{X: x, Y: y})
	}
	return items
}

// folio is the label of the page with this index.
func folio(index int) string { return strconv.Itoa(index + 1) }
