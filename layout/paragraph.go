package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
)

// paragraph sets running text.
func (c *collector) paragraph(b *doc.Paragraph, ctx context) {
	ts := ctx.body
	if b.Attr.ID != "" {
		c.anchor(b.Attr.ID)
	}
	if c.onlyAnchors(b.Inlines) {
		return
	}
	if b.Attr.Lang != "" {
		ctx = ctx.in(b.Attr.Lang)
	}
	elem := c.g.tree.Add(page.RoleP, ctx.parent)
	if b.Attr.Lang != "" {
		c.g.tree.Get(elem).Lang = b.Attr.Lang
	}
	space := ts.theme.Before
	if ctx.tight {
		space = 0
	}
	c.g.space(space)
	t := text{inlines: b.Inlines, style: ts, elem: elem, pos: b.At, block: b}
	if !ctx.tight {
		t.indent = firstIndent(ts, ctx)
	}
	if ctx.inNote && ctx.follows {
		t.indent = ts.size // notes are set solid: no space parts their paragraphs
	}
	c.setText(t, ctx)
	after := ts.theme.After
	if ctx.tight {
		after = 0
	}
	c.g.space(after)
}

// firstIndent is the indent of a paragraph's first line, if the theme has one:
// in Chinese and Japanese of every paragraph, and by whole letters.
func firstIndent(ts *textStyle, ctx context) geom.Length {
	base, _, _ := strings.Cut(ctx.lang, "-")
	switch {
	case ts.theme.Indent <= 0:
	case base == "zh" || base == "yue":
		return 2 * ts.size
	case base == "ja":
		return ts.size
	case ctx.follows:
		return ts.theme.Indent
	}
	return 0
}

// onlyAnchors reports whether inlines show nothing, and keeps their anchors for
// what comes next.
func (c *collector) onlyAnchors(inlines []doc.Inline) bool {
	isAnchor := func(in doc.Inline) bool { _, ok := in.(*doc.Anchor); return ok }
	rest := inlines
	if slices.ContainsFunc(inlines, isAnchor) {
		rest = slices.DeleteFunc(slices.Clone(inlines), isAnchor)
	}
	if !doc.Unseen(rest) {
		return false
	}
	for _, in := range inlines {
		if a, ok := in.(*doc.Anchor); ok {
			c.anchor(a.ID)
		}
	}
	return true
}

// partingCost is what it costs to part a block from the one after it: much if it
// is its label, a paragraph in bold; less if it is a paragraph that introduces
// it, or a picture whose caption is written as a paragraph in italics.
func (c *collector) partingCost(b, next doc.Block) int {
	tuning := &c.cfg.theme.Breaks
	switch b := b.(type) {
	case *doc.Paragraph:
		switch {
		case allOf(b, doc.SpanStrong) && !allOf(next, doc.SpanStrong):
			return tuning.Orphan
		case introduces(b, next):
			return tuning.AfterIntro
		}
	case *doc.Figure:
		if len(b.Caption) == 0 && allOf(next, doc.SpanEmph) {
			return tuning.AfterIntro
		}
	}
	return 0
}

// allOf reports whether a block is a paragraph that is all of one kind of
// style, up to the colon or stop after it.
func allOf(b doc.Block, kind doc.SpanKind) bool {
	p, ok := b.(*doc.Paragraph)
	if !ok || len(p.Inlines) == 0 || len(p.Inlines) > 2 {
		return false
	}
	if len(p.Inlines) == 2 {
		if t, ok := p.Inlines[1].(*doc.Text); !ok || strings.Trim(t.Value, " \u00a0\u202f:：.。") != "" {
			return false
		}
	}
	s, ok := p.Inlines[0].(*doc.Span)
	return ok && s.Kind == kind
}

// introduces reports whether a paragraph leads over to what follows it: it
// ends in a colon, and a list, code or the like comes next.
func introduces(b *doc.Paragraph, next doc.Block) bool {
	switch next.(type) {
	case *doc.List, *doc.CodeBlock, *doc.Table, *doc.Figure, *doc.MathBlock, *doc.Quote, *doc.DefinitionList:
		t := strings.TrimRight(doc.PlainText(b.Inlines), " \u00a0\u202f")
		r, _ := utf8.DecodeLastRuneInString(t)
		return r == ':' || r == '：'
	}
	return false
}

// text is something to be set as lines.
type text struct {
	inlines []doc.Inline
	spans   []inline.Span // put before the inlines: markers, labels
	style   *textStyle
	elem    page.ElemID
	pos     doc.Pos
	indent  geom.Length // of the first line
	hang    geom.Length // indent of all lines but the first
	solid   bool        // lines are never parted: headings, captions
	still   bool        // not text as keeps count it: headings
	balance bool        // even if its style doesn't ask for it
	spaces  bool        // those at its ends are kept, for who copies the text
	block   doc.Block   // whose plain text it is; nil for a caption and the like
}

// setText sets text as one box a line, with widows and orphans forbidden, and
// returns the boxes.
func (c *collector) setText(t text, ctx context) []*box {
	s := c.spansOf(t.inlines, t.style, t.elem, ctx, t.pos)
	spans, before := append(t.spans, s.spans...), 0
	for i := range t.spans {
		before += len(t.spans[i].Text)
	}
	p := c.setter.Prepare(spans, c.options(t, ctx))
	lines := p.Lines(ctx.w)
	boxes := make([]*box, 0, len(lines))
	for i := range lines {
		if i > 0 {
			c.g.penalty(c.lineCost(lines, i, t.solid))
		}
		b := c.lineBox(&lines[i], s, t.style, ctx)
		b.pos, b.text = t.pos, !t.still
		b.single = len(lines) == 1 && !t.still && !t.solid
		if t.block != nil {
			b.block, b.offset = t.block, int32(s.plainAt(max(lines[i].Start-before, 0)))
		}
		c.g.add(b)
		boxes = append(boxes, b)
	}
	if s.anchor != "" {
		c.anchor(s.anchor)
	}
	return boxes
}

func (c *collector) options(t text, ctx context) inline.Options {
	th := t.style.theme
	o := inline.Options{
		Align: t.style.align, Lang: ctx.lang, RTL: ctx.rtl, Hyphenate: th.Hyphens, Balance: th.Balance || t.balance, KeepSpaces: t.spaces,
		Protrude: t.style.align == inline.Justify, Indent: t.indent, Hang: t.hang, Anywhere: ctx.anywhere, Pos: t.pos,
	}
	switch ctx.align {
	case doc.AlignLeft:
		o.Align = inline.FlushLeft
	case doc.AlignCenter:
		o.Align = inline.Center
	case doc.AlignRight:
		o.Align = inline.Right
	}
	return o
}

// lack is what boxes that stand together lack to the grid in height.
func (c *collector) lack(boxes []*box) geom.Length {
	h := geom.Length(0)
	for _, b := range boxes {
		h += b.height
	}
	return h.CeilTo(c.cfg.theme.Page.Grid) - h
}

// toGrid brings the height of boxes that stand together to the grid: what
// their leading lacks goes above them, or else below.
func (c *collector) toGrid(boxes []*box, above bool) {
	if len(boxes) == 0 {
		return
	}
	lack := c.lack(boxes)
	if !above {
		boxes[len(boxes)-1].height += lack
		return
	}
	boxes[0].height += lack
	boxes[0].base += lack
	shifted(boxes[0].items, 0, lack)
}

// lineCost is what a page break before line i of a paragraph costs.
func (c *collector) lineCost(lines []inline.Line, i int, solid bool) int {
	tuning := &c.cfg.theme.Breaks
	cost := 0
	switch {
	case solid:
		return int(forbid)
	case i == 1:
		cost = tuning.Orphan
	}
	if i == len(lines)-1 {
		cost = max(cost, tuning.Widow)
	}
	if lines[i-1].Hyphenated {
		cost += tuning.HyphenAtBreak
	}
	return cost
}

// lineBox makes a box of a line. It is as high as the leading, or higher, by
// whole steps of the grid, where the line holds something tall.
func (c *collector) lineBox(l *inline.Line, s *spanner, ts *textStyle, ctx context) *box {
	above, below := ts.baseline, ts.leading-ts.baseline
	if ctx.lang != c.cfg.lang {
		above += c.cfg.theme.Widening(ctx.lang, ts.size, ts.leading)
	}
	if l.Above > above+ts.leading/6 {
		above += (l.Above - above).CeilTo(c.cfg.theme.Page.Grid)
	}
	if l.Below > below+ts.leading/6 {
		below += (l.Below - below).CeilTo(c.cfg.theme.Page.Grid)
	}
	b := &box{height: above + below, base: above, anchors: l.Anchors}
	by := geom.Point{X: ctx.x, Y: above}
	for _, it := range l.Items {
		it.Shift(by)
	}
	b.items = l.Items
	for _, n := range l.Notes {
		b.notes = append(b.notes, int32(n-1))
	}
	c.linkAreas(b, l, s, ts, ctx, above)
	return b
}

// linkAreas adds what can be clicked, a little higher than the text itself.
func (c *collector) linkAreas(b *box, l *inline.Line, s *spanner, ts *textStyle, ctx context, baseline geom.Length) {
	for _, a := range l.Links {
		to := s.links[a.Link-1]
		item := &page.Link{
			Elem: s.elems[a.Link-1],
			Rect: geom.Rect{X: ctx.x + a.X, Y: baseline - ts.size, W: a.Width, H: ts.size + ts.size/3},
			Alt:  doc.PlainText(to.Inlines),
		}
		c.cfg.lead(item, to)
		if to.Title != "" {
			item.Alt = to.Title
		}
		b.items = append(b.items, item)
	}
}
