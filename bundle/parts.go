package bundle

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"octavo/doc"
)

// grouped divides items in parts, each in the order that it was in.
func (b *builder) grouped(items []*item) []*group {
	var groups []*group
	byKey := map[string]*group{}
	for _, it := range items {
		key, title := b.partOf(it.text)
		g := byKey[key]
		if g == nil {
			g = &group{title: title, key: key}
			byKey[key] = g
			groups = append(groups, g)
		}
		g.items = append(g.items, it)
	}
	if b.o.Parts == GroupSection {
		for _, g := range groups {
			b.nameSection(g)
		}
	}
	slices.SortStableFunc(groups, b.compareParts)
	return groups
}

// partOf is the part that a text belongs in: what identifies it, and its title,
// "" for the texts that belong in none.
func (b *builder) partOf(t *text) (key, title string) {
	m := &t.doc.Meta
	switch b.o.Parts {
	case GroupYear:
		if !m.Date.IsZero() {
			title = m.Date.Time.Format("2006")
		}
	case GroupTag:
		for _, tag := range append(m.Tags[:len(m.Tags):len(m.Tags)], m.Categories...) {
			title = tag
			break
		}
	case GroupSection:
		section, _, _ := strings.Cut(t.folder(), "/")
		if section == "" {
			return "", ""
		}
		return path.Join(t.root, section), readable(section)
	}
	return strings.ToLower(title), title
}

// nameSection gives the part of a folder the title and text of its _index.md.
func (b *builder) nameSection(g *group) {
	if g.intro = b.sections[g.key]; g.intro != nil && g.intro.doc != nil {
		g.title = g.intro.doc.Meta.Title
	}
}

// compareParts puts years in the order of the texts in them, other parts in
// that of their weights and names; texts of no part come first for folders, and
// otherwise last.
func (b *builder) compareParts(x, y *group) int {
	if (x.key == "") != (y.key == "") {
		first := -1
		if b.o.Parts != GroupSection {
			first = 1
		}
		if x.key == "" {
			return first
		}
		return -first
	}
	if b.o.Parts == GroupYear && b.o.Order == ByDateDown {
		return cmp.Compare(y.key, x.key)
	}
	weight := func(g *group) (int, bool) {
		if g.intro == nil {
			return 0, false
		}
		return g.intro.meta.Weight, g.intro.meta.HasWeight
	}
	wx, hasX := weight(x)
	wy, hasY := weight(y)
	return cmp.Or(compareWeights(wx, wy, hasX, hasY), comparePaths(x.key, y.key))
}

// makeParts turns groups into the parts of the book.
func (b *builder) makeParts() {
	for _, g := range b.groups {
		if len(g.items) == 0 {
			continue
		}
		p := &doc.Part{At: g.at}
		if g.title != "" {
			p.Title, p.TitleLine = titleFromLabel(g.title, b.lang)
		}
		if t := g.intro; t != nil && t.doc != nil {
			t.part = p
			if p.Title != "" && sameTitle(p.Title, t.doc.Meta.Title) {
				p.TitleLine = t.doc.Meta.TitleLine
			}
			if p.At.File == "" {
				p.At = doc.Pos{File: t.name}
			}
			restoreHeading(t, p.Title)
			if len(t.doc.Blocks) > 0 {
				p.Intro = t.doc
			}
		}
		for _, it := range g.items {
			p.Chapters = append(p.Chapters, b.chaptersOf(it, 0)...)
		}
		b.out.Book.Parts = append(b.out.Book.Parts, p)
	}
}

// restoreHeading puts the title of a part's text back at its head where the part
// is called otherwise.
func restoreHeading(t *text, title string) {
	m := &t.doc.Meta
	if m.Title == title || sameTitle(m.Title, title) || t.meta.Title == "" && !m.TitleFromHeading {
		return
	}
	id := or(m.TitleID, asciiName(m.Title))
	m.TitleID = ""
	t.doc.Blocks = append([]doc.Block{&doc.Heading{
		At: doc.Pos{File: t.name}, Level: 1, Attr: doc.Attr{ID: id}, Inlines: m.TitleLine}}, t.doc.Blocks...)
}

// chaptersOf are the chapters of an item: one, but for a text that is a book.
func (b *builder) chaptersOf(it *item, depth int) []*doc.Chapter {
	if pieces := it.text.pieces; pieces != nil {
		it.text.chapter = pieces[0]
		return pieces
	}
	c := &doc.Chapter{Doc: it.text.doc, Number: it.number, Matter: it.matter, Depth: depth}
	it.text.chapter = c
	for _, under := range it.under {
		c.Chapters = append(c.Chapters, b.chaptersOf(under, depth+1)...)
	}
	return []*doc.Chapter{c}
}

// giveIDs names parts and chapters.
func (b *builder) giveIDs() {
	ids := newIDBook()
	byDoc := map[*doc.Document]*text{}
	for _, t := range b.texts {
		byDoc[t.doc] = t
	}
	for _, p := range b.out.Book.Parts {
		if p.Title != "" {
			p.ID = ids.take("part " + strings.TrimPrefix(strings.ToLower(p.Title), "part "))
		}
		for c := range doc.Under(p.Chapters) {
			t := byDoc[c.Doc]
			switch {
			case t == nil: // a piece of a text
				c.ID = ids.take(c.Doc.Meta.Title)
			case t.doc.Meta.Slug != "":
				c.ID = ids.take(t.doc.Meta.Slug)
			default:
				_, name := cutNameDate(t.stem())
				c.ID = ids.take(name, path.Base(t.folder())+" "+name)
			}
		}
	}
}
