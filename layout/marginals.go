package layout

import (
	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
	"octavo/theme"
)

// addMarginals sets the folio on every page and the title above every page but
// the first, and the numbers of lines. They are artifacts.
func addMarginals(s *pageSet, cfg *config) {
	c := newCollector(cfg)
	defer c.end()
	st := &cfg.theme.Text
	ctx := c.top()
	for i, pg := range s.pages {
		a := &s.areas[i]
		c.across = a.column
		ctx.w = a.column.W
		at := geom.Point{X: a.column.X, Y: a.foot}
		if i > 0 {
			folio := geom.Length(0)
			if cfg.folioAbove() {
				at.Y = a.head
				folio = c.marginalWidth(cfg.folio(pg.Label), &st.Folio) + cfg.theme.Book.HeadGap
			}
			ctx.w -= folio
			head := c.styles.text(&st.RunHead)
			items := c.oneLine(cfg.runningTitle(), head, ctx, geom.Point{X: a.column.X, Y: a.head})
			ctx.w += folio
			pg.Items = append(pg.Items, page.MarkArtifacts(items, page.HeaderArtifact)...)
			pg.Items = append(pg.Items, c.headRule(a, len(items) > 0 || folio > 0)...)
		}
		foot := c.styles.text(&st.Folio)
		items := c.oneLine(plainLine(cfg.folio(pg.Label)), foot, ctx, at)
		pg.Items = append(pg.Items, page.MarkArtifacts(items, page.FooterArtifact)...)
	}
	c.addLineNumbers(s)
}

func (cfg *config) runningTitle() []doc.Inline {
	m := &cfg.doc.Meta
	return plainLine(cfg.withAuthors(m.Title, m.Authors))
}

// folioAbove says that the number of a page stands beside its running head. A
// page without one has it at its foot.
func (cfg *config) folioAbove() bool { return cfg.theme.Heads.Folio == "head" }

// withAuthors is a running title after its authors, if the theme wants them.
func (cfg *config) withAuthors(title string, authors []doc.Author) string {
	by, _ := theme.Credits(authors, cfg.lang)
	if !cfg.theme.Heads.Author || by == "" || title == "" {
		return title
	}
	return by + theme.Between(cfg.theme.Title.PartMark, cfg.lang) + title
}

// headRule is the rule under a running head.
func (c *collector) headRule(a *area, any bool) []page.Item {
	h := &c.cfg.theme.Heads
	if h.Rule <= 0 || !any {
		return nil
	}
	return []page.Item{&page.Fill{
		Rect:  geom.Rect{X: a.column.X, Y: a.head + h.RuleGap, W: a.column.W, H: h.Rule},
		Color: ink(c.cfg.theme.Colors.Hairline),
	}}
}

// mirrored is where a line in the margin stands, and how, in a document that runs
// from right to left: there, all is as in a mirror.
func (c *collector) mirrored(align inline.Align, x, w geom.Length) (inline.Align, geom.Length) {
	rtl := c.cfg.rtl
	switch {
	case align == inline.Left && rtl:
		align = inline.Right
	case align == inline.Left || align == inline.Right && rtl:
		align = inline.FlushLeft
	}
	if rtl {
		x = c.across.X + c.across.Right() - x - w
	}
	return align, x
}

// oneLine sets a line of marginal text, cut short with an ellipsis if need be.
func (c *collector) oneLine(in []doc.Inline, ts *textStyle, ctx context, at geom.Point) []page.Item {
	if len(in) == 0 {
		return nil
	}
	st := c.styles.inline(look{style: ts})
	for _, s := range shorter(doc.PlainText(in)) {
		align, x := c.mirrored(ts.align, at.X, ctx.w)
		lines := c.setter.Prepare([]inline.Span{{Text: s, Style: st, Elem: page.Artifact}},
			inline.Options{Align: align, Lang: ctx.lang, RTL: ctx.rtl}).Lines(ctx.w)
		if len(lines) == 1 {
			return shifted(lines[0].Items, x, at.Y)
		}
	}
	return nil
}
