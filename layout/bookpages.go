package layout

import (
	"slices"
	"strings"

	"octavo/doc"
	"octavo/geom"
	"octavo/page"
)

// number gives every page its number: small Roman ones before the first
// chapter, Arabic ones from there on. With facing pages it adds an empty
// page before a section that has to begin on the right, as the first chapter
// has, so that odd numbers are on the right.
func (m *maker) number() {
	index, count, roman, counted := 0, 0, true, true
	next := func() string {
		index++
		if !counted {
			return ""
		}
		count++
		if roman {
			return romanNumber(count)
		}
		return folio(count - 1)
	}
	for _, s := range m.sections {
		turn := roman && !s.roman
		s.blanks = s.blanks[:0]
		if m.facing() && index%2 == 1 && (s.right || turn) {
			s.blanks = append(s.blanks, next())
		}
		if turn {
			roman, count = false, 0
		}
		s.first, counted = index, !s.uncounted
		for _, pg := range s.set.pages {
			pg.Label = next()
			if !counted {
				pg.Label = m.cfg.words.Cover
			}
		}
	}
}

// romanNumber is a number in small Roman figures.
func romanNumber(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		text  string
		value int
	}{
		{"m", 1000}, {"cm", 900}, {"d", 500}, {"cd", 400}, {"c", 100}, {"xc", 90},
		{"l", 50}, {"xl", 40}, {"x", 10}, {"ix", 9}, {"v", 5}, {"iv", 4}, {"i", 1},
	} {
		for n >= r.value {
			b.WriteString(r.text)
			n -= r.value
		}
	}
	return b.String()
}

// pageOf finds the pages of the book's places.
func (m *maker) pageOf() func(name string) (label string, ok bool) {
	at := map[string]*page.Page{}
	for _, s := range m.sections {
		for _, d := range s.set.dests {
			if at[d.Name] == nil {
				at[d.Name] = s.set.pages[d.Page]
			}
		}
	}
	return func(name string) (string, bool) {
		pg := at[name]
		if pg == nil {
			return "", false
		}
		return pg.Label, true
	}
}

// finishSections puts numbers, heads and folios on the pages and moves what is
// on them to its place on the sheet and in the book's structure.
func (m *maker) finishSections() {
	labelOf := m.pageOf()
	m.tree = m.joinTrees()
	parallel(len(m.sections), m.o.Workers, func() (func(int), func()) {
		c := newCollector(m.cfg)
		return func(i int) {
			s := m.sections[i]
			c.begin(s.cfg)
			s.fillMarks(c, labelOf)
			m.addHeads(c, s)
			m.toSheet(s)
			s.diags = append(s.diags, c.setter.Diagnostics()...)
		}, c.end
	})
}

// fillMarks puts the numbers of pages after the lines that wait for them.
func (s *section) fillMarks(c *collector, labelOf func(id string) (label string, ok bool)) {
	for from := 0; from < len(s.set.contents); {
		pg := s.set.pages[s.set.contents[from].page]
		var items []page.Item
		done, to := 0, from
		for ; to < len(s.set.contents) && s.set.contents[to].page == s.set.contents[from].page; to++ {
			m := &s.set.contents[to]
			items = append(items, pg.Items[done:m.item]...)
			done = m.item
			if label, ok := labelOf(m.mark.id); ok {
				items = append(items, m.number(c, label)...)
			}
		}
		pg.Items = append(items, pg.Items[done:]...)
		from = to
	}
}

// joinTrees makes one structure of those of the sections.
func (m *maker) joinTrees() *page.Tree {
	n := 2
	for _, s := range m.sections {
		n += len(s.tree.Elems)
	}
	whole := &page.Tree{Elems: make([]page.Elem, 0, n)}
	whole.Elems = append(whole.Elems, page.NewTree().Elems...)
	parts := map[*doc.Part]page.ElemID{}
	for _, s := range m.sections {
		under := page.Root
		if s.part != nil {
			if parts[s.part] == 0 {
				parts[s.part] = whole.Add(page.RolePart, page.Root)
			}
			under = parts[s.part]
		}
		s.elems = page.ElemID(len(whole.Elems)) - 2
		for _, e := range s.tree.Elems[2:] {
			if e.Parent > page.Root {
				e.Parent += s.elems
			} else {
				e.Parent = under
			}
			whole.Elems = append(whole.Elems, e)
		}
		s.tree = nil
	}
	return whole
}

// toSheet moves a section's pages to their places.
func (m *maker) toSheet(s *section) {
	for i, pg := range s.set.pages {
		by := m.offset(s, i)
		for _, it := range pg.Items {
			page.MoveElem(it, s.elems)
			if by != (geom.Point{}) {
				it.Shift(by)
			}
		}
		m.trim(pg)
	}
	for i := range s.set.dests {
		d := &s.set.dests[i]
		d.At = d.At.Add(m.offset(s, d.Page))
		d.Page += s.first
	}
	for i := range s.set.outline {
		e := &s.set.outline[i]
		e.At = e.At.Add(m.offset(s, e.Page))
		e.Page += s.first
	}
}

// leftHand reports whether a page of a section lies on the left. In a book that
// is bound on the right all is as in a mirror, and it lies on the right.
func (m *maker) leftHand(s *section, i int) bool { return (s.first+i)%2 == 1 }

// offset is how far a page's items move: what a left-hand page's margins differ
// from a right-hand one's, and the sheet's edge beyond the page.
func (m *maker) offset(s *section, i int) geom.Point {
	edge := m.edge()
	by := geom.Point{X: edge, Y: edge}
	a := &s.set.areas[i]
	if m.o.TwoSided && m.leftHand(s, i) && a.paper == m.cfg.area.paper && !s.uncounted {
		by.X += a.paper.W - a.column.Right() - a.column.X
	}
	return by
}

// bind makes the document.
func (m *maker) bind() *BookPages {
	d := &page.Document{Meta: metaOf(m.cfg), Elems: m.tree.Elems, Facing: m.facing(), RTL: m.cfg.rtl}
	b := &BookPages{Document: d, Starts: map[*doc.Chapter][]doc.PageStart{}}
	for _, s := range m.sections {
		for _, label := range s.blanks {
			pg := &page.Page{Size: m.cfg.area.paper, Label: label}
			m.trim(pg)
			d.Pages = append(d.Pages, pg)
		}
		d.Pages = append(d.Pages, s.set.pages...)
		d.Dests = append(d.Dests, s.set.dests...)
		d.Outline = append(d.Outline, s.set.outline...)
		s.addStarts(b.Starts)
	}
	slices.SortStableFunc(d.Dests, func(a, b page.Dest) int { return strings.Compare(a.Name, b.Name) })
	d.Dests = slices.CompactFunc(d.Dests, func(a, b page.Dest) bool { return a.Name == b.Name })
	d.Outline = nest(d.Outline)
	return b
}

// addStarts adds where the section's pages begin.
func (s *section) addStarts(to map[*doc.Chapter][]doc.PageStart) {
	for i, st := range s.set.starts {
		if !st.opens && st.block == nil {
			continue
		}
		if ch := s.chapterAt(st.box); ch != nil {
			to[ch] = append(to[ch], doc.PageStart{Label: s.set.pages[i].Label, Block: st.block, Offset: int(st.offset)})
		}
	}
}

// report gathers what went less than well.
func (m *maker) report() []doc.Diagnostic {
	var out []doc.Diagnostic
	for _, s := range m.sections {
		out = append(out, s.diags...)
		for _, f := range s.set.faults {
			out = append(out, f.on(s.set.pages[f.page].Label))
		}
	}
	return tidy(out)
}
