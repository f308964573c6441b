package layout

import (
	"strings"

	"octavo/doc"
	"octavo/layout/inline"
)

// printedLinks are the addresses and page numbers that readers of paper need,
// of the links of a section.
type printedLinks struct {
	// calls are the links that call a note with their address: the first with
	// each address. The numbers are the notes' places among the section's.
	calls map[*doc.Link]int
	// names are the places in the book that are linked to, and shown the page
	// numbers that are set after such links.
	names []string
	shown map[string]string
}

// A page number that is not known yet is set as one of two figures.
const unknownPage = "00"

func (p *printedLinks) refer(name string) {
	if _, ok := p.shown[name]; !ok && name != "" {
		p.names = append(p.names, name)
		p.shown[name] = unknownPage
	}
}

// noteOrder gives the notes of a section their order: as they are called, the
// addresses of links among them.
type noteOrder struct {
	list  []sectionNote
	print *printedLinks
	seen  map[string]bool // addresses
}

// add adds the notes of a text.
func (o *noteOrder) add(cfg *config) {
	d := cfg.doc
	cfg.bound.notes = make([]int, len(d.Notes))
	for i := range cfg.bound.notes {
		cfg.bound.notes[i] = -1
	}
	if o.print != nil {
		o.walk(cfg)
	}
	for i := range d.Notes {
		o.addNote(cfg, i)
	}
}

func (o *noteOrder) addNote(cfg *config, i int) {
	if i >= 0 && i < len(cfg.doc.Notes) && cfg.bound.notes[i] < 0 {
		cfg.bound.notes[i] = len(o.list)
		o.list = append(o.list, sectionNote{cfg, cfg.doc.Notes[i]})
	}
}

// walk finds the notes and links of a text in the order of setting.
func (o *noteOrder) walk(cfg *config) {
	inText := true
	v := doc.Visitor{
		Block: func(b doc.Block) bool {
			if f, ok := b.(*doc.Figure); ok {
				im, _ := soleImage(f.Blocks)
				return im == nil || len(f.Caption) > 0
			}
			return true
		},
		Inline: func(in doc.Inline) bool {
			switch in := in.(type) {
			case *doc.NoteRef:
				if inText {
					o.addNote(cfg, in.Index)
				}
			case *doc.Link:
				o.link(cfg, in, inText)
			}
			return true
		},
	}
	m := &cfg.doc.Meta
	for _, line := range [][]doc.Inline{m.TitleLine, m.SubtitleLine, m.DescriptionLine} {
		v.Inlines(line)
	}
	v.Blocks(cfg.doc.Blocks)
	inText = false
	for _, n := range cfg.doc.Notes {
		v.Blocks(n.Blocks)
	}
}

// link notes an address that is to be printed, or a place whose page is.
func (o *noteOrder) link(cfg *config, in *doc.Link, inText bool) {
	if name := cfg.goal(in); name != "" {
		o.print.refer(name)
		return
	}
	if !inText || o.seen[in.Dest] || !printable(in) {
		return
	}
	o.seen[in.Dest] = true
	o.print.calls[in] = len(o.list)
	text := []doc.Inline{&doc.Link{At: in.At, Dest: in.Dest, Inlines: plainLine(strings.TrimPrefix(in.Dest, "mailto:"))}}
	o.list = append(o.list, sectionNote{cfg, &doc.Note{At: in.At, Blocks: []doc.Block{&doc.Paragraph{At: in.At, Inlines: text}}}})
}

// goal is the name of the place in the book that a link leads to; "" for none.
func (cfg *config) goal(in *doc.Link) string {
	if in.To != nil {
		return cfg.bound.places.name(in.To)
	}
	if id, ok := within(in.Dest); ok && cfg.targets[id] {
		return cfg.place(id)
	}
	return ""
}

// printable reports whether a link has an address that is not its text anyway.
func printable(in *doc.Link) bool {
	if in.To != nil || !hasScheme(in.Dest) {
		return false
	}
	return bareAddress(in.Dest) != bareAddress(strings.TrimSpace(doc.PlainText(in.Inlines)))
}

// bareAddress is an address without what readers leave out.
func bareAddress(s string) string {
	for _, scheme := range []string{"https://", "http://", "mailto:", "www."} {
		s = strings.TrimPrefix(s, scheme)
	}
	return strings.TrimSuffix(s, "/")
}

// afterLink sets what is printed after a link.
func (s *spanner) afterLink(in *doc.Link, at place) {
	p := s.c.cfg.bound.print
	if p == nil {
		return
	}
	if name := s.c.cfg.goal(in); name != "" {
		s.pageNumber(p.shown[name], at)
		return
	}
	if n, ok := p.calls[in]; ok {
		s.callNote(n, true, in.At, at)
	} else if s.ctx.inNote && printable(in) {
		s.added(" ("+in.Dest+")", at, "")
	}
}

// pageNumber sets the number of the page that a link leads to, in figures of
// one width: so the lines do not depend on which they are, but on how many.
func (s *spanner) pageNumber(label string, at place) {
	before, after, _ := strings.Cut(strings.ReplaceAll(s.c.cfg.words.OnPage, " ", "\u00a0"), "%s")
	s.added(" ("+before, at, "")
	s.added(s.c.cfg.folio(label), at, "tnum,lnum")
	s.added(after+")", at, "")
}

// added sets text that is none of the source's.
func (s *spanner) added(t string, at place, features string) {
	st := s.c.styles.inline(at.look)
	if features != "" {
		own := *st
		own.Features = features
		st = &own
	}
	s.emit(inline.Span{Text: t, Style: st, Elem: at.elem, Lang: at.lang})
	s.markPlain(0)
}

// Page numbers are set as they come for so many rounds, then never in less
// width than before, and at last all in one width: the pages don't change any
// more then.
const (
	freeRounds = 3
	mostRounds = 5
)

// converge sets sections again that print other page numbers than those that
// the places they refer to now have, until there are none.
func (m *maker) converge() {
	if !m.o.PrintLinks {
		return
	}
	for round := 1; ; round++ {
		labelOf := m.pageOf()
		var stale []*section
		for _, s := range m.sections {
			if s.print != nil && s.print.update(labelOf, round, m.widest()) {
				stale = append(stale, s)
			}
		}
		if len(stale) == 0 {
			return
		}
		m.set(stale)
		m.number()
	}
}

// widest is the number of figures of the book's highest page number.
func (m *maker) widest() int {
	n := 0
	for _, s := range m.sections {
		for _, pg := range s.set.pages {
			n = max(n, len(pg.Label))
		}
	}
	return n
}

// update takes the page numbers that places now have, and reports whether any
// are others than those set.
func (p *printedLinks) update(labelOf func(string) (string, bool), round, widest int) (changed bool) {
	for _, name := range p.names {
		label, ok := labelOf(name)
		if !ok {
			continue
		}
		least := 0
		switch {
		case round > mostRounds:
			least = widest
		case round > freeRounds:
			least = len([]rune(p.shown[name]))
		}
		if n := least - len(label); n > 0 {
			label = strings.Repeat("\u2007", n) + label // figure spaces
		}
		changed = changed || label != p.shown[name]
		p.shown[name] = label
	}
	return changed
}
