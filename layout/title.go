package layout

import (
	"strings"

	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
	"octavo/theme"
)

// opening sets what stands before the text: the title block and the contents.
func (c *collector) opening() {
	ctx := c.top()
	if c.cfg.linksTop {
		c.anchor(topID)
	}
	if c.cfg.titleBlock() {
		c.titleBlock(ctx)
	}
	if c.cfg.toc {
		c.contents(ctx)
	}
}

// titleBlock reports whether the document opens with a title block.
func (cfg *config) titleBlock() bool {
	m := &cfg.doc.Meta
	return m.Title != "" && !m.TitleInBody
}

// titleBlock sets title, subtitle, standfirst, byline and tags over a
// hairline.
func (c *collector) titleBlock(ctx context) {
	m, st := &c.cfg.doc.Meta, &c.cfg.theme.Text
	c.anchor(titleID)
	if m.TitleID != "" {
		c.anchor(m.TitleID)
	}
	boxes := c.titleLine(m.TitleLine, &st.Title, page.RoleH1, ctx)
	if len(boxes) > 0 {
		boxes[0].heading = &headingMark{title: m.Title, level: 1}
	}
	c.underTitle(ctx)
	c.titleRule(ctx)
}

// underTitle sets what stands between a title and the text.
func (c *collector) underTitle(ctx context) {
	m, st := &c.cfg.doc.Meta, &c.cfg.theme.Text
	c.titleLine(m.SubtitleLine, &st.Subtitle, page.RoleP, ctx)
	c.titleLine(m.DescriptionLine, &st.Standfirst, page.RoleP, ctx)
	c.titleLine(plainLine(c.byline()), &st.Byline, page.RoleP, ctx)
	c.tagLine(ctx)
}

// titleRule sets the hairline that parts the title from the text.
func (c *collector) titleRule(ctx context) {
	layout := &c.cfg.theme.Title
	c.keepSpace(layout.RuleGap)
	b := &box{}
	if layout.Rule > 0 {
		b.items = []page.Item{&page.Fill{
			Rect:  geom.Rect{X: ctx.x, W: ctx.w, H: layout.Rule},
			Color: ink(c.cfg.theme.Colors.Hairline),
		}}
	}
	c.g.add(b)
	c.g.space(layout.After)
	c.g.keep(2)
}

// titleID names the place of the title.
const titleID = "_title"

func (c *collector) titleLine(in []doc.Inline, style *theme.Style, role page.Role, ctx context) []*box {
	if len(in) == 0 {
		return nil
	}
	return c.titleIn(c.g.tree.Add(role, ctx.parent), in, style, ctx)
}

// titleIn sets lines of a title under an element.
func (c *collector) titleIn(elem page.ElemID, in []doc.Inline, style *theme.Style, ctx context) []*box {
	c.g.space(style.Before)
	boxes := c.setText(text{
		inlines: in, style: c.styles.text(style), elem: elem, solid: true, still: true,
		pos: doc.Pos{File: c.cfg.doc.File},
	}, ctx)
	c.toGrid(boxes, false)
	c.g.space(style.After)
	c.g.penalty(int(forbid))
	return boxes
}

func plainLine(s string) []doc.Inline {
	if s == "" {
		return nil
	}
	return []doc.Inline{&doc.Text{Value: s}}
}

// byline is "Ada Lovelace and Charles Babbage · 13 November 2025".
func (c *collector) byline() string {
	m := &c.cfg.doc.Meta
	var parts []string
	by, others := theme.Credits(m.Authors, c.cfg.lang)
	if by != "" {
		parts = append(parts, by)
	}
	parts = append(parts, others...)
	if !m.Date.IsZero() {
		parts = append(parts, theme.FormatDate(m.Date, c.cfg.numbers))
	}
	return strings.Join(parts, theme.Between(c.cfg.theme.Title.PartMark, c.cfg.lang))
}

// tagLine sets the tags as one quiet line.
func (c *collector) tagLine(ctx context) {
	tags := c.cfg.doc.Meta.Tags
	if len(tags) == 0 {
		return
	}
	c.titleLine(plainLine(strings.Join(tags, theme.Between(c.cfg.theme.Title.TagMark, c.cfg.lang))), &c.cfg.theme.Text.Tags, page.RoleP, ctx)
}

// keepSpace is a space at which no page breaks.
func (c *collector) keepSpace(s geom.Length) {
	c.g.space(s)
	c.g.penalty(int(forbid))
}

// rankOf is a heading's level in the structure tree.
func (cfg *config) rankOf(b *doc.Heading) int {
	if r := cfg.ranks[b]; r > 0 {
		return r
	}
	return min(max(b.Level, 1), 6)
}

// heading sets a heading, which stays with two lines of what follows it.
func (c *collector) heading(b *doc.Heading, ctx context) {
	style := c.cfg.theme.Text.Heading(c.cfg.level(b))
	ts := c.styles.text(style)
	elem := c.g.tree.Add(page.RoleH1+page.Role(c.cfg.rankOf(b)-1), ctx.parent)
	if b.Attr.Lang != "" {
		ctx = ctx.in(b.Attr.Lang)
		c.g.tree.Get(elem).Lang = b.Attr.Lang
	}
	if b.Attr.ID != "" {
		c.anchor(b.Attr.ID)
	}
	c.g.space(style.Before)
	t := text{inlines: b.Inlines, style: ts, elem: elem, pos: b.At, solid: true, still: true, block: b}
	if b.Number != "" {
		c.numberFirst(&t, b.Number)
	}
	boxes := c.setText(t, ctx)
	c.toGrid(boxes, true)
	if len(boxes) > 0 {
		title := strings.TrimSpace(doc.PlainText(b.Inlines))
		boxes[0].heading = &headingMark{title: c.cfg.withNumber(b.Number, title), level: c.cfg.bound.rank + b.Level}
	}
	c.g.space(style.After)
	c.g.keep(2)
}

// rule sets a thematic break: a short rule, or a mark, in the middle.
func (c *collector) rule(ctx context) {
	bl := &c.cfg.theme.Blocks
	line := ctx.body.leading
	c.g.space(line)
	c.g.penalty(int(forbid))
	if bl.RuleWidth == 0 {
		c.setMark(bl.RuleMark, ctx)
	} else {
		w := min(bl.RuleWidth, ctx.w)
		c.g.add(&box{height: 0, items: []page.Item{&page.Fill{
			Rect:  geom.Rect{X: ctx.x + (ctx.w-w)/2, W: w, H: bl.Hairline},
			Color: ink(c.cfg.theme.Colors.Hairline),
		}}})
	}
	c.g.space(line)
}

// setMark sets an ornament, which is no part of the text.
func (c *collector) setMark(mark string, ctx context) {
	spans := []inline.Span{{Text: mark, Style: c.styles.inline(look{style: ctx.body})}}
	p := c.setter.Prepare(spans, inline.Options{Align: inline.Center, Lang: ctx.lang})
	for _, l := range p.Lines(ctx.w) {
		b := &box{height: ctx.body.leading, items: l.Items}
		for _, it := range b.items {
			it.Shift(geom.Point{X: ctx.x, Y: ctx.body.baseline})
		}
		c.g.add(b)
	}
}
