package layout

import (
	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
)

// addMarginals sets the folio on every page and the title above every page but
// the first. They are artifacts.
func addMarginals(s *pageSet, cfg *config) {
	c := newCollector(cfg)
	st := &cfg.theme.Text
	ctx := c.top()
	for i, pg := range s.pages {
		a := &s.areas[i]
		ctx.w = a.column.W
		if i > 0 {
			head := c.styles.text(&st.RunHead)
			items := c.oneLine(cfg.runningTitle(), head, ctx, geom.Point{X: a.column.X, Y: a.head})
			pg.Items = append(pg.Items, page.MarkArtifacts(items, page.HeaderArtifact)...)
		}
		foot := c.styles.text(&st.Folio)
		items := c.oneLine(plainLine(pg.Label), foot, ctx, geom.Point{X: a.column.X, Y: a.foot})
		pg.Items = append(pg.Items, page.MarkArtifacts(items, page.FooterArtifact)...)
	}
}

func (cfg *config) runningTitle() []doc.Inline {
	m := &cfg.doc.Meta
	return plainLine(m.Title)
}

// oneLine sets a line of marginal text, cut short with an ellipsis if need be.
func (c *collector) oneLine(in []doc.Inline, ts *textStyle, ctx context, at geom.Point) []page.Item {
	if len(in) == 0 {
		return nil
	}
	st := c.styles.inline(look{style: ts})
	words := []rune(doc.PlainText(in))
	for n := len(words); n > 0; n = n*9/10 - 1 {
		s := string(words[:n])
		if n < len(words) {
			s += "…"
		}
		lines := c.setter.Prepare([]inline.Span{{Text: s, Style: st, Elem: page.Artifact}},
			inline.Options{Align: ts.align, Lang: ctx.lang}).Lines(ctx.w)
		if len(lines) == 1 {
			return shifted(lines[0].Items, at.X, at.Y)
		}
	}
	return nil
}
