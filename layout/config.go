package layout

import (
	"fmt"

	"octavo/doc"
	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
	"octavo/theme"
)

// config is what every step of the layout of one document needs to know. It is
// made once and only read afterwards.
type config struct {
	theme *theme.Theme
	book  *fonts.Book
	words theme.Words
	doc   *doc.Document
	lang  string
	// numerals are those of all texts; numbers is the tag of lang that asks for
	// them, and folios that of the whole book's language.
	numerals        theme.Numerals
	numbers, folios string
	rtl             bool // the document, or the book, runs from right to left
	toc             bool
	opts            Options
	area            area
	// ranks are the headings' levels in the structure tree, where none may be
	// skipped on the way down.
	ranks map[*doc.Heading]int
	// targets are the ids that links can lead to; linksTop says that one leads
	// to the start of the document.
	targets  map[string]bool
	linksTop bool
	bound    bound
	// fullPages asks that no page be left too empty, as books do.
	fullPages bool
}

// area is where text stands on a page.
type area struct {
	paper  geom.Size
	column geom.Rect   // the type area; its height is a multiple of the grid
	head   geom.Length // baseline of the running head, from the top
	foot   geom.Length // baseline of the folio, from the top
}

// The least room that text can be set in.
const (
	leastMeasure = 72 * geom.Pt
	leastHeight  = 72 * geom.Pt
)

func newConfig(d *doc.Document, o Options) (*config, error) {
	c := &config{theme: o.Theme, book: o.Book, doc: d, opts: o, lang: d.Meta.Lang, toc: o.TOC}
	if c.lang == "" {
		c.lang = o.Lang
	}
	if c.lang == "" {
		c.lang = "en"
	}
	c.words = theme.Locale(c.lang)
	c.count([]*doc.Document{d})
	c.theme = o.Theme.ForLang(c.lang)
	c.area = typeArea(&c.theme.Page)
	c.rtl = theme.RightToLeft(c.lang)
	if c.rtl && !o.Theme.Page.Exact {
		c.area.column.X = c.area.paper.W - c.area.column.Right()
	}
	above := 0
	if c.titleBlock() {
		above = 1
	}
	c.ranks = rankHeadings(d, above)
	c.targets, c.linksTop = findTargets(d)
	if c.area.column.W < leastMeasure || c.area.column.H < leastHeight {
		return nil, &doc.Error{
			Pos: doc.Pos{File: d.File},
			Message: fmt.Sprintf("paper of %s by %s pt leaves %s by %s pt for text",
				c.area.paper.W, c.area.paper.H, c.area.column.W, c.area.column.H),
			Hint: "take larger paper or smaller margins; text needs at least 72 by 72 pt",
		}
	}
	return c, nil
}

// count has numbers in the digits of some texts.
func (cfg *config) count(texts []*doc.Document) {
	cfg.numerals = theme.NumeralsOf(texts, cfg.lang)
	cfg.numbers = cfg.numerals.Tag(cfg.lang)
	cfg.folios = cfg.numbers
}

// digits is a number in the digits of the document.
func (cfg *config) digits(number string) string { return theme.Digits(number, cfg.numbers) }

// folio is the number of a page in the digits of the document, or the book.
func (cfg *config) folio(label string) string { return theme.Digits(label, cfg.folios) }

// rankHeadings mends skipped levels: a heading is at most one level below the
// one before it. Above is the level of the title over them; 0: there is none.
func rankHeadings(d *doc.Document, above int) map[*doc.Heading]int {
	ranks := map[*doc.Heading]int{}
	var open []int // the levels, as written, that the last heading is within
	doc.Visitor{Block: func(b doc.Block) bool {
		if h, ok := b.(*doc.Heading); ok {
			for len(open) > 0 && open[len(open)-1] >= h.Level {
				open = open[:len(open)-1]
			}
			open = append(open, h.Level)
			ranks[h] = min(above+len(open), 6)
		}
		return true
	}}.Blocks(d.Blocks)
	return ranks
}

// typeArea fits the theme's margins to the paper. On wide paper the column
// keeps its widest measure, and what is left goes to the margins in their
// proportion; on narrow paper the margins give way until the column has its
// least measure.
func typeArea(p *theme.Page) area {
	a := area{paper: p.Paper}
	left, right := p.Left, p.Right
	top, bottom := p.Top, p.Bottom
	width := p.Paper.W - left - right
	switch {
	case p.MaxMeasure > 0 && width > p.MaxMeasure:
		left, right = share(p.Paper.W-p.MaxMeasure, left, right)
	case width < p.MinMeasure:
		spare := max(p.Paper.W-p.MinMeasure, p.Paper.W/6)
		left, right = share(min(spare, left+right), left, right)
	}
	// Margins above and below keep to a share of the height on small paper,
	// unless they were asked for.
	if most := p.Paper.H * 3 / 10; top+bottom > most && !p.Exact {
		top, bottom = share(most, top, bottom)
	}
	height := p.Paper.H - top - bottom
	if p.Grid > 0 {
		height -= height % p.Grid
	}
	a.column = geom.Rect{X: left, Y: top, W: p.Paper.W - left - right, H: height}
	a.head = min(p.Head, top*6/10)
	a.foot = p.Paper.H - min(p.Foot, bottom*6/10)
	return a
}

// share divides total in the proportion of a to b.
func share(total, a, b geom.Length) (geom.Length, geom.Length) {
	if a+b == 0 {
		return total / 2, total - total/2
	}
	x := total.MulDiv(int64(a), int64(a+b))
	return x, total - x
}

// ink turns a theme's colour into a page's.
func ink(c theme.Color) page.Color { return page.Color(c) }
