package layout

import (
	"octavo/doc"
	"octavo/page"
)

// divide makes the sections of the book: front matter, parts, chapters. The
// contents and indexes are set after the others, and only their places kept.
func (m *maker) divide() {
	m.frontMatter()
	body := false
	for _, p := range m.book.Parts {
		if p.Title != "" {
			body = body || !isFront(p.Chapters)
			m.add(m.partPage(p), !body)
		}
		for _, c := range p.Chapters {
			body = body || c.Matter != doc.FrontMatter
			s := m.chapter(p, c)
			m.add(s, !body)
		}
	}
	m.backMatter()
}

// isFront reports whether chapters are all front matter.
func isFront(chapters []*doc.Chapter) bool {
	for _, c := range chapters {
		if c.Matter != doc.FrontMatter {
			return false
		}
	}
	return len(chapters) > 0
}

func (m *maker) add(s *section, roman bool) {
	s.roman = roman
	m.sections = append(m.sections, s)
}

// rankIn is the level of the title of a chapter in a part.
func rankIn(p *doc.Part) int {
	if p.Title != "" {
		return 2
	}
	return 1
}

// chapter makes a section of a chapter and those under it.
func (m *maker) chapter(p *doc.Part, top *doc.Chapter) *section {
	s := &section{title: top.Doc.Meta.Title, right: m.o.OpenRight}
	if p.Title != "" {
		s.part = p
	}
	m.addChapter(s, top, -1, rankIn(p), 0)
	s.cfg = s.jobs[0].cfg
	m.addNotes(s)
	return s
}

// addChapter adds the jobs of a chapter, and of those under it, to a section.
func (m *maker) addChapter(s *section, ch *doc.Chapter, parent, rank, depth int) {
	cfg := m.textConfig(ch.Doc, ch.ID, min(rank, 6), depth, m.places.chapters[ch])
	n := len(s.sects)
	s.sects = append(s.sects, sect{role: page.RoleSect, parent: parent, lang: m.foreign(cfg)})
	s.jobs = append(s.jobs, &job{cfg: cfg, chapter: ch, sect: n, set: func(c *collector) {
		c.chapterOpening(ch, depth)
	}})
	m.addBlocks(s, cfg, ch, n, ch.Doc.Blocks)
	for _, under := range ch.Chapters {
		m.addChapter(s, under, n, rank+1, depth+1)
	}
}

// foreign is a text's language where it is not the book's.
func (m *maker) foreign(cfg *config) string {
	if cfg.lang == m.cfg.lang {
		return ""
	}
	return cfg.lang
}

// addBlocks adds the jobs of a text's blocks.
func (m *maker) addBlocks(s *section, cfg *config, ch *doc.Chapter, n int, blocks []doc.Block) {
	for i := 0; i < len(blocks); i += stretch {
		part := blocks[i:min(i+stretch, len(blocks))]
		s.jobs = append(s.jobs, &job{cfg: cfg, chapter: ch, sect: n, set: func(c *collector) {
			c.blocksAfter(lastOf(blocks[:i]), part, c.top())
			if end := i + len(part); end < len(blocks) {
				c.g.penalty(c.partingCost(blocks[end-1], blocks[end]))
			}
		}})
	}
}

// partPage makes a section of a part's title, and of the text that opens it.
func (m *maker) partPage(p *doc.Part) *section {
	intro := p.Intro
	if intro == nil {
		intro = &doc.Document{Meta: doc.Meta{Lang: m.book.Meta.Lang}, File: p.At.File}
	}
	s := &section{title: p.Title, part: p, right: m.o.OpenRight, bare: p.Intro == nil}
	s.cfg = m.textConfig(intro, p.ID, 1, 0, targetsOf(intro))
	s.jobs = []*job{{cfg: s.cfg, sect: -1, set: func(c *collector) { c.partOpening(p) }}}
	m.addBlocks(s, s.cfg, nil, -1, intro.Blocks)
	m.addNotes(s)
	return s
}

// addNotes numbers the notes of all texts of a section, and adds the job that
// sets them.
func (m *maker) addNotes(s *section) {
	order := noteOrder{seen: map[string]bool{}}
	if m.o.PrintLinks {
		s.print = &printedLinks{calls: map[*doc.Link]int{}, shown: map[string]string{}}
		order.print = s.print
	}
	var last *config
	for _, j := range s.jobs {
		if j.cfg != last {
			last = j.cfg
			last.bound.print = s.print
			order.add(last)
		}
	}
	list := order.list
	if len(list) == 0 {
		return
	}
	s.jobs = append(s.jobs, &job{cfg: s.cfg, sect: min(0, len(s.sects)-1), set: func(c *collector) {
		c.sectionNotes(list)
	}})
}

// sectionNote is a note, and the text that it belongs to.
type sectionNote struct {
	cfg  *config
	note *doc.Note
}

// sectionNotes sets the notes of a section.
func (c *collector) sectionNotes(list []sectionNote) {
	ts := c.styles.text(&c.cfg.theme.Text.Note)
	own := c.cfg
	for i, n := range list {
		c.cfg = n.cfg
		c.addNote(i, n.note, ts)
	}
	c.cfg = own
}
