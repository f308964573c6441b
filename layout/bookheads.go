package layout

import (
	"strings"

	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
	"octavo/theme"
)

// addHeads sets the running heads and folios of a section. Its first page has
// no head. They are artifacts.
func (m *maker) addHeads(c *collector, s *section) {
	if s.bare && len(s.set.pages) == 1 {
		return
	}
	for i, pg := range s.set.pages {
		a := &s.set.areas[i]
		c.across = a.column
		left := m.o.TwoSided && m.leftHand(s, i)
		foot := geom.Point{X: a.column.X, Y: a.foot}
		if i > 0 && s.title != "" {
			folio := geom.Length(0)
			if c.cfg.folioAbove() {
				foot.Y = a.head
				folio = c.marginalWidth(c.cfg.folio(pg.Label), &c.cfg.theme.Text.Folio) + c.cfg.theme.Book.HeadGap
			}
			items := m.runningHead(c, s, a, left, folio)
			pg.Items = append(pg.Items, page.MarkArtifacts(items, page.HeaderArtifact)...)
			pg.Items = append(pg.Items, c.headRule(a, true)...)
		}
		items := c.marginal(c.cfg.folio(pg.Label), &c.cfg.theme.Text.Folio, m.folioAlign(c, left), foot, a.column.W)
		pg.Items = append(pg.Items, page.MarkArtifacts(items, page.FooterArtifact)...)
	}
	c.addLineNumbers(s.set)
}

// runningHead sets the running head of a page of a section, beside room for the
// folio at its outer end.
func (m *maker) runningHead(c *collector, s *section, a *area, left bool, folio geom.Length) []page.Item {
	book := c.cfg.withAuthors(m.book.Meta.Title, m.book.Meta.Authors)
	at, room := geom.Point{X: a.column.X, Y: a.head}, a.column.W-folio
	switch {
	case !m.o.TwoSided:
		return c.doubleHead(book, s.title, at, room)
	case left && folio > 0:
		at.X += folio
		return c.head(book, inline.Right, at, room)
	case left:
		return c.head(book, inline.Left, at, room)
	case folio > 0:
		return c.head(s.title, inline.Left, at, room)
	}
	return c.head(s.title, inline.Right, at, room)
}

// folioAlign is where in its line the number of a page stands: at the outer end,
// or in the middle.
func (m *maker) folioAlign(c *collector, left bool) inline.Align {
	switch {
	case c.cfg.theme.Text.Folio.Align == "center":
		return inline.Center
	case left:
		return inline.Left
	}
	return inline.Right
}

// doubleHead sets the book's title on the left and the section's on the right,
// of which each may take half of the line, or what the other leaves.
func (c *collector) doubleHead(book, title string, at geom.Point, width geom.Length) []page.Item {
	style := &c.cfg.theme.Text.RunHead
	room := width - c.cfg.theme.Book.HeadGap
	if book == title {
		book = ""
	}
	left, right := c.marginalWidth(book, style), c.marginalWidth(title, style)
	if left+right > room {
		half := room / 2
		left = min(left, max(half, room-right))
		right = min(right, room-left)
	}
	return append(c.head(book, inline.Left, at, left),
		c.head(title, inline.Right, geom.Point{X: at.X + width - right, Y: at.Y}, right)...)
}

// head sets a running head, shortened to its room.
func (c *collector) head(title string, align inline.Align, at geom.Point, width geom.Length) []page.Item {
	style := &c.cfg.theme.Text.RunHead
	for _, s := range shorter(title) {
		if c.marginalWidth(s, style) <= width {
			return c.marginal(s, style, align, at, width)
		}
	}
	return nil
}

// longestHead is the most letters that are tried in a line at the head.
const longestHead = 300

// shorter gives a title and ever shorter forms of it: without what follows a
// colon or dash, if what is left says enough, then cut after ever fewer words.
// Of a title that is longer than any head, only its beginning is tried.
func shorter(title string) []string {
	list := []string{title}
	if begin := []rune(title); len(begin) > longestHead {
		title = string(begin[:longestHead])
		list = nil
	}
	for _, mark := range []string{": ", " – ", " — "} {
		if head, _, ok := strings.Cut(title, mark); ok && len(strings.Fields(head)) >= 2 {
			list = append(list, head)
		}
	}
	words := strings.Fields(title)
	for n := len(words) - 1; n > 0; n-- {
		list = append(list, strings.TrimRight(strings.Join(words[:n], " "), ",;:.–—-")+"…")
	}
	runes := []rune(title) // one long word
	for n := len(runes) * 9 / 10; n > 0; n = n * 9 / 10 {
		list = append(list, string(runes[:n])+"…")
	}
	return list
}

// marginal sets a line in a margin.
func (c *collector) marginal(s string, style *theme.Style, align inline.Align, at geom.Point, width geom.Length) []page.Item {
	if s == "" {
		return nil
	}
	align, at.X = c.mirrored(align, at.X, width)
	lines := c.marginalText(s, style, align).Lines(width + geom.Pt)
	if len(lines) != 1 {
		return nil
	}
	if align == inline.Right {
		at.X -= geom.Pt
	}
	return shifted(lines[0].Items, at.X, at.Y)
}

func (c *collector) marginalWidth(s string, style *theme.Style) geom.Length {
	if s == "" {
		return 0
	}
	return c.marginalText(s, style, inline.Left).NaturalWidth()
}

func (c *collector) marginalText(s string, style *theme.Style, align inline.Align) *inline.Paragraph {
	return c.setter.Prepare([]inline.Span{{Text: s, Style: c.styles.inline(look{style: c.styles.text(style)}), Elem: page.Artifact}},
		inline.Options{Align: align, Lang: c.cfg.lang, RTL: c.top().rtl})
}
