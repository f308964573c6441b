package layout

import (
	"strconv"

	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
)

// placedLine is a line of the text on its page.
type placedLine struct {
	page int
	y    geom.Length // of its baseline
}

// keepLine remembers where a line that is counted came to stand: one of a
// paragraph, a heading or code, but not of notes, tables and captions.
func (p *placer) keepLine(b *box, top geom.Length) {
	if p.page != nil && p.set != nil && p.cfg.theme.Number.Lines > 0 && b.base > 0 && b.block != nil {
		p.set.lines = append(p.set.lines, placedLine{p.index, top + b.base})
	}
}

// addLineNumbers numbers every so many lines of the text, as the theme asks,
// beside them: from the beginning of a document or of a chapter.
func (c *collector) addLineNumbers(s *pageSet) {
	n := &c.cfg.theme.Number
	if n.Lines <= 0 {
		return
	}
	style := &c.cfg.theme.Text.LineNumber
	for i, l := range s.lines {
		if (i+1)%n.Lines != 0 {
			continue
		}
		col := s.areas[l.page].column
		c.across = col
		items := c.marginal(c.cfg.digits(strconv.Itoa(i+1)), style, inline.Right, geom.Point{Y: l.y}, col.X-n.LineGap)
		pg := s.pages[l.page]
		pg.Items = append(pg.Items, page.MarkArtifacts(items, page.LayoutArtifact)...)
	}
}
