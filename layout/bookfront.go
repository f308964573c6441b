package layout

import (
	"fmt"
	"strings"

	"octavo/doc"
	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
	"octavo/theme"
)

// frontMatter adds the sections before the first text: cover, half-title,
// title page, imprint, and the place of the contents.
func (m *maker) frontMatter() {
	meta := &m.book.Meta
	if m.book.Cover != nil {
		s := m.plain(func(c *collector) { c.cover(m.book.Cover, meta, m.o.Bleed) })
		s.uncounted = true
		m.add(s, true)
	}
	if meta.Title != "" {
		if m.facing() {
			m.add(m.rightHand(func(c *collector) { c.halfTitle(meta) }), true)
		}
		m.add(m.rightHand(func(c *collector) { c.titlePage(meta) }), true)
		m.add(m.plain(func(c *collector) { c.imprint(meta, m.o) }), true)
	}
	if !m.o.NoTOC {
		s := m.list(m.cfg.words.Contents)
		s.contents = true
		m.add(s, true)
	}
}

// plain is a section without running heads and folios.
func (m *maker) plain(set func(c *collector)) *section {
	return &section{cfg: m.cfg, bare: true, sects: []sect{{role: page.RoleSect, parent: -1}},
		jobs: []*job{{cfg: m.cfg, set: set}}}
}

func (m *maker) rightHand(set func(c *collector)) *section {
	s := m.plain(set)
	s.right = m.facing()
	return s
}

// halfTitle sets the title alone, on the book's first page.
func (c *collector) halfTitle(m *doc.Meta) {
	c.sink(c.cfg.theme.Book.HalfSink)
	c.titleLine(titleLineOf(m), &c.cfg.theme.Text.HalfTitle, page.RoleP, c.top())
}

// titlePage sets title, subtitle and authors in the upper half of a page, the
// publisher and the date at its foot.
func (c *collector) titlePage(m *doc.Meta) {
	st, bk, ctx := &c.cfg.theme.Text, &c.cfg.theme.Book, c.top()
	main := c.g
	head := c.apart(func() {
		c.sink(bk.TitleSink)
		boxes := c.titleLine(titleLineOf(m), &st.BookTitle, page.RoleP, ctx)
		if len(boxes) > 0 {
			boxes[0].heading = &headingMark{title: m.Title, level: 1}
		}
		c.titleLine(m.SubtitleLine, &st.BookSubtitle, page.RoleP, ctx)
		c.accentRule(ctx)
		by, others := theme.Credits(m.Authors, c.cfg.lang)
		c.titleLine(plainLine(by), &st.BookAuthor, page.RoleP, ctx)
		for i, credit := range others {
			if i > 0 || by != "" {
				c.keepSpace(c.cfg.theme.Page.Grid)
			}
			c.titleLine(plainLine(credit), &st.BookFoot, page.RoleP, ctx)
		}
	})
	foot := c.apart(func() {
		c.titleLine(plainLine(m.Publisher), &st.BookFoot, page.RoleP, ctx)
		c.titleLine(plainLine(theme.FormatDate(m.Date, c.cfg.numbers)), &st.BookFoot, page.RoleP, ctx)
	})
	c.g = main
	c.headAndFoot(head, foot)
}

// accentRule is the short rule under a book's title.
func (c *collector) accentRule(ctx context) {
	bk, grid := &c.cfg.theme.Book, c.cfg.theme.Page.Grid
	if bk.TitleRule == 0 {
		return
	}
	c.keepSpace(3 * grid)
	wide := min(bk.TitleRuleWidth, ctx.w)
	c.g.add(&box{items: []page.Item{&page.Fill{
		Rect: geom.Rect{X: ctx.startEdge(wide), W: wide, H: bk.TitleRule}, Color: ink(c.cfg.theme.Colors.Accent),
	}}})
}

// apart sets something in a galley of its own, with elements in the same tree.
func (c *collector) apart(set func()) *galley {
	main := c.g
	c.g = &galley{tree: main.tree}
	set()
	own := c.g
	c.g = main
	main.diags = append(main.diags, own.diags...)
	return own
}

// headAndFoot puts two galleys on one page, the second one at its foot, if
// there is room for both.
func (c *collector) headAndFoot(head, foot *galley) {
	high := heightIn(head, c.cfg) + heightIn(foot, c.cfg)
	c.g.entries = append(c.g.entries, head.entries...)
	if room := c.cfg.area.column.H - high; room > 0 {
		c.g.firmSpace(room)
	}
	c.g.entries = append(c.g.entries, foot.entries...)
}

// heightIn is the height of a galley, settled.
func heightIn(g *galley, cfg *config) geom.Length {
	return heightOf(settle(&galley{entries: g.entries}, &cfg.theme.Breaks))
}

// imprint sets what is known of the book's making at the foot of a page.
func (c *collector) imprint(m *doc.Meta, o *BookOptions) {
	ctx, st := c.top(), &c.cfg.theme.Text.Imprint
	var lines []string
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			lines = append(lines, s)
		}
	}
	add(m.Rights)
	add(strings.Join(nonEmpty(m.Publisher, theme.FormatDate(m.Date, c.cfg.numbers)), theme.Between(c.cfg.theme.Title.PartMark, c.cfg.lang)))
	add(identifier(m.Identifier))
	add(fmt.Sprintf(c.cfg.words.SetIn, c.cfg.words.Join(c.typefaces()), "Octavo"))
	for _, l := range o.Imprint {
		add(l)
	}
	foot := c.apart(func() {
		for _, l := range lines {
			c.titleLine(plainLine(l), st, page.RoleP, ctx)
		}
	})
	c.headAndFoot(&galley{entries: []entry{{kind: entryBox, box: &box{}}}}, foot)
}

// identifier is an identifier as it is printed: "ISBN 978…". A UUID names a file
// to programs and says nothing to people; it stays in the metadata.
func identifier(id string) string {
	if isbn, ok := strings.CutPrefix(strings.ToLower(id), "urn:isbn:"); ok {
		return "ISBN " + strings.ToUpper(isbn)
	}
	if strings.HasPrefix(strings.ToLower(id), "urn:uuid:") {
		return ""
	}
	return id
}

func nonEmpty(list ...string) []string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// typefaces are the families that the theme's text, headings and code are set
// in.
func (c *collector) typefaces() []string {
	var out []string
	seen := map[string]bool{}
	st := &c.cfg.theme.Text
	for _, s := range []*theme.Style{&st.Body, &st.H2, &st.Code} {
		face := c.cfg.book.Face(fonts.Query{Family: s.Family, Weight: 400})
		name := strings.TrimSuffix(strings.TrimSuffix(face.Name, " Regular"), " Roman")
		if !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	return out
}

// cover sets the cover's picture over the whole page and its bleed, or, if it is
// of another shape, as large as the page lets it.
func (c *collector) cover(a *doc.Asset, m *doc.Meta, bleed geom.Length) {
	elem := c.g.tree.Add(page.RoleFigure, page.Root)
	c.g.tree.Get(elem).Alt = c.cfg.words.Cover + ": " + m.Title
	col := c.cfg.area.column
	im := &doc.Image{Src: a.Name, Asset: a, Alt: m.Title}
	sheet := geom.Rect{X: -col.X - bleed, Y: -col.Y - bleed, W: c.cfg.area.paper.W + 2*bleed, H: c.cfg.area.paper.H + 2*bleed}
	c.g.add(&box{items: c.drawCover(im, sheet, elem), anchors: []string{"_cover"},
		heading: &headingMark{title: c.cfg.words.Cover, level: 1}})
}

// mostCut is how much of a cover's width or height may be cut off for it to
// fill the page, in thousandths.
const mostCut = 120

// drawCover draws a cover into a rectangle, which is the page.
func (c *collector) drawCover(im *doc.Image, sheet geom.Rect, elem page.ElemID) []page.Item {
	size := c.naturalSize(im)
	w, h := sheet.W, scaled(size.H, sheet.W, size.W)
	fill := h >= sheet.H
	if !fill {
		w, h = scaled(size.W, sheet.H, size.H), sheet.H
	}
	over := max((w-sheet.W).MulDiv(1000, int64(max(w, 1))), (h-sheet.H).MulDiv(1000, int64(max(h, 1))))
	if over > mostCut || im.Asset.Format == "svg" && over > 0 {
		w, h = sheet.W, scaled(size.H, sheet.W, size.W)
		if h > sheet.H {
			w, h = scaled(size.W, sheet.H, size.H), sheet.H
		}
	}
	r := geom.Rect{X: sheet.X + (sheet.W-w)/2, Y: sheet.Y + (sheet.H-h)/2, W: w, H: h}
	items := c.drawImage(im, r, elem)
	for _, it := range items {
		if img, ok := it.(*page.Image); ok {
			clip := sheet
			img.Clip = &clip
		}
	}
	return items
}
