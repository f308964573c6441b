package layout

import (
	"slices"
	"sync/atomic"

	"octavo/doc"
	"octavo/geom"
	"octavo/page"
	"octavo/theme"
)

// maker is the state of one Book.
type maker struct {
	book     *doc.Book
	o        *BookOptions
	cfg      *config // of the book: what belongs to no chapter
	places   *places
	sections []*section // in the order of the book
	tree     *page.Tree // of the whole book, in the end
}

// section is a stretch of a book that begins on a new page: a chapter with
// those under it, a part's page, the contents.
type section struct {
	cfg *config
	// title is what the running heads say: "" for none. A bare section has no
	// folio either.
	title string
	bare  bool
	part  *doc.Part // that it belongs to, if that has a title
	// roman says that its pages are numbered with the front matter; uncounted,
	// that they are not counted at all. Right has it begin on a right-hand page.
	roman, uncounted, right bool
	sects                   []sect
	jobs                    []*job
	// Contents and indexes are filled when the others are set.
	contents bool
	id       string // the name of its beginning, of an index
	fill     func(c *collector, room geom.Length)

	print *printedLinks // nil: links are not printed

	// What becomes of it.
	set    *pageSet
	tree   *page.Tree
	diags  []doc.Diagnostic
	bounds []int    // the first box of each job
	blanks []string // the numbers of empty pages before it
	first  int      // index of its first page
	elems  page.ElemID
}

// sect is an element that a section's texts hang under: -1 is the section's
// root.
type sect struct {
	role   page.Role
	parent int
	lang   string
	elem   page.ElemID // once it is made
}

// job is a piece of work that makes a galley of a part of a section.
type job struct {
	cfg     *config
	chapter *doc.Chapter
	sect    int
	set     func(c *collector)
	galley  *galley
}

func newMaker(b *doc.Book, o BookOptions) (*maker, error) {
	look := *o.Theme
	if o.TwoSided && !look.Page.Exact {
		look.Page.Left, look.Page.Right = look.Page.Inner, look.Page.Outer
	}
	o.Theme = &look
	cfg, err := newConfig(&doc.Document{Meta: b.Meta}, o.Options)
	if err != nil {
		return nil, err
	}
	cfg.count(b.Documents())
	m := &maker{book: b, o: &o, cfg: cfg}
	m.findPlaces()
	return m, nil
}

// facing reports whether pages are right-hand and left-hand ones.
func (m *maker) facing() bool { return m.o.TwoSided || m.o.OpenRight }

// findPlaces finds what can be linked to in the book.
func (m *maker) findPlaces() {
	m.places = &places{parts: map[*doc.Part]bool{}, chapters: map[*doc.Chapter]targets{}}
	for _, p := range m.book.Parts {
		m.places.parts[p] = p.Title != ""
		for c := range doc.Under(p.Chapters) {
			m.places.chapters[c] = targetsOf(c.Doc)
		}
	}
}

// textConfig is the config of a text of the book, whose title has a rank and a
// depth below that of a chapter.
func (m *maker) textConfig(d *doc.Document, id string, rank, depth int, to targets) *config {
	cfg := *m.cfg
	cfg.doc, cfg.fullPages = d, true
	if d.Meta.Lang != "" && d.Meta.Lang != cfg.lang {
		cfg.lang = d.Meta.Lang
		cfg.words = theme.Locale(cfg.lang)
		cfg.numbers = cfg.numerals.Tag(cfg.lang)
	}
	cfg.ranks = rankHeadings(d, rank)
	cfg.targets, cfg.linksTop = to.ids, to.top
	cfg.bound = bound{prefix: id + ".", rank: rank, places: m.places}
	if top := doc.TopLevel(d.Blocks); top > 0 {
		cfg.bound.shift = depth + 2 - top
	}
	return &cfg
}

// set sets sections. What they are made of is shared out between workers piece
// by piece; whoever finishes the last piece of a section makes pages of it.
func (m *maker) set(list []*section) {
	type task struct {
		s *section
		j *job
	}
	var tasks []task
	left := map[*section]*atomic.Int32{}
	for _, s := range list {
		left[s] = new(atomic.Int32)
		left[s].Store(int32(len(s.jobs)))
		for _, j := range s.jobs {
			tasks = append(tasks, task{s, j})
		}
	}
	parallel(len(tasks), m.o.Workers, func() (func(int), func()) {
		c := newCollector(m.cfg)
		return func(i int) {
			t := tasks[i]
			t.j.run(c)
			if left[t.s].Add(-1) == 0 {
				t.s.paginate()
			}
		}, c.end
	})
}

// run makes the job's galley.
func (j *job) run(c *collector) {
	c.begin(j.cfg)
	j.set(c)
	c.g.diags = append(c.g.diags, c.setter.Diagnostics()...)
	j.galley, c.g = c.g, nil
}

// paginate joins the galleys of a section and cuts them into pages.
func (s *section) paginate() {
	whole := s.roomForAll()
	s.bounds = s.bounds[:0]
	boxes := 0
	for i := range s.sects {
		s.sects[i].elem = page.Artifact
	}
	for _, j := range s.jobs {
		s.bounds = append(s.bounds, boxes)
		for i := range j.galley.entries {
			if j.galley.entries[i].kind == entryBox {
				boxes++
			}
		}
		joinNotes(whole, j.galley, s.elemOf(j.sect, whole.tree))
		j.galley = nil
	}
	cfg := s.cfg
	list := settle(whole, &cfg.theme.Breaks)
	takeInner(list, whole)
	list = spreadNotes(list, whole, cfg.area.column.H, cfg.theme.Blocks.NoteGap)
	s.set = compose(list, breakPages(list, whole, cfg), whole, cfg)
	s.tree, s.diags = whole.tree, whole.diags
}

// roomForAll is a galley with room for what is in those of all jobs.
func (s *section) roomForAll() *galley {
	entries, elems := 0, len(s.sects)
	for _, j := range s.jobs {
		entries += len(j.galley.entries)
		elems += len(j.galley.tree.Elems)
	}
	whole := &galley{tree: page.NewTree(), entries: make([]entry, 0, entries)}
	whole.tree.Elems = slices.Grow(whole.tree.Elems, elems)
	return whole
}

// elemOf is the element of a sect, made when it is first needed.
func (s *section) elemOf(n int, tree *page.Tree) page.ElemID {
	if n < 0 {
		return page.Root
	}
	if s.sects[n].elem == page.Artifact {
		parent := s.elemOf(s.sects[n].parent, tree)
		s.sects[n].elem = tree.Add(s.sects[n].role, parent)
		tree.Get(s.sects[n].elem).Lang = s.sects[n].lang
	}
	return s.sects[n].elem
}

// chapterAt is the chapter that a box of the section is in; nil for none.
func (s *section) chapterAt(box int) *doc.Chapter {
	n, found := slices.BinarySearch(s.bounds, box)
	for found && n+1 < len(s.bounds) && s.bounds[n+1] == box {
		n++ // jobs before it made no box
	}
	if !found {
		n--
	}
	return s.jobs[n].chapter
}
