package layout

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"octavo/doc"
	"octavo/fonts"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/layout/mathset"
	"octavo/page"
	"octavo/theme"
)

// collector sets blocks into a galley, in one goroutine.
type collector struct {
	cfg    *config
	styles *styles
	setter *inline.Setter
	g      *galley
	// math sets formulas, in the faces of mathBook, once mathReady.
	math      *mathset.Setter
	mathBook  *fonts.Book
	mathReady bool
	across    geom.Rect // the column above and below which marginal lines stand
}

// context is what a block needs to know of where it stands.
type context struct {
	x, w   geom.Length // left edge and width, from the column's left edge
	body   *textStyle  // style of running text here
	parent page.ElemID
	lang   string
	depth  int  // of lists
	tight  bool // no space between paragraphs: in a tight list
	// inNote is set in footnotes, which keep to their own style.
	inNote bool
	aside  bool // on a turned page
	// follows says that a paragraph stands before this block.
	follows bool
	// anywhere lets words break between any letters: where a column is too
	// narrow for them.
	anywhere bool
	align    doc.Align // from a <div align>
	// rtl says that the text around runs from right to left: indents, markers
	// and columns begin at the right.
	rtl bool
}

func newCollector(cfg *config) *collector {
	c := &collector{
		cfg:    cfg,
		styles: newStyles(cfg),
		setter: setterFor(cfg),
		g:      &galley{tree: page.NewTree()},
	}
	c.setter.Stopped = cfg.stopped
	return c
}

// setterFor makes the setter of a theme, or takes one that has set another text.
func setterFor(cfg *config) *inline.Setter {
	oneColor := cfg.theme.Inline.Emoji == "monochrome"
	if s, ok := cfg.book.Idle().Get().(*inline.Setter); ok && s.Serves(&cfg.theme.Lines, oneColor) {
		return s
	}
	s := inline.NewSetter(cfg.book, &cfg.theme.Lines)
	if oneColor {
		s.InOneColor()
	}
	return s
}

// end leaves the setter to the next collector. The collector's work is done.
func (c *collector) end() {
	c.setter.Rest()
	c.cfg.book.Idle().Put(c.setter)
	c.setter = nil
}

// begin has the collector set another text of a book, into a new galley.
func (c *collector) begin(cfg *config) {
	if cfg.book != c.cfg.book || cfg.theme != c.cfg.theme {
		c.end()
		c.setter = setterFor(cfg)
	}
	c.cfg = cfg
	c.setter.Stopped = cfg.stopped
	c.setter.Begin()
	c.g = &galley{tree: page.NewTree()}
}

func (c *collector) top() context {
	return context{
		w:      c.cfg.area.column.W,
		body:   c.styles.text(&c.cfg.theme.Text.Body),
		parent: page.Root,
		lang:   c.cfg.lang,
		rtl:    theme.RightToLeft(c.cfg.lang),
	}
}

// stretch is how many blocks are set at a time.
const stretch = 24

// collect sets the whole document: title, contents, blocks, then notes. The
// blocks are set in parallel, in stretches whose bounds depend on the document
// alone.
func collect(cfg *config, d *doc.Document) *galley {
	parts := [][]doc.Block{nil}
	for i := 0; i < len(d.Blocks); i += stretch {
		parts = append(parts, d.Blocks[i:min(i+stretch, len(d.Blocks))])
	}
	galleys := make([]*galley, len(parts)+1)
	inParallel(len(galleys), cfg.opts.Workers, func(worker *collector, i int) {
		worker.g = &galley{tree: page.NewTree()}
		switch {
		case i == 0:
			worker.opening()
		case i == len(parts):
			worker.notes(d.Notes)
		default:
			worker.blocksAfter(lastOf(parts[i-1]), parts[i], worker.top())
		}
		galleys[i] = worker.g
	}, cfg)
	whole := galleys[0]
	for _, g := range galleys[1 : len(parts)+1] {
		joinNotes(whole, g, page.Root)
	}
	return whole
}

// joinNotes joins g with its notes, whose elements move along.
func joinNotes(whole, g *galley, under page.ElemID) {
	by := page.ElemID(len(whole.tree.Elems)) - 2
	for i := range g.notes {
		for _, b := range g.notes[i].boxes {
			moveElems(b, by)
		}
	}
	whole.join(g, under)
	whole.notes = append(whole.notes, g.notes...)
}

// inParallel calls work for 0 to n-1, each worker with a collector of its own.
func inParallel(n, workers int, work func(*collector, int), cfg *config) {
	parallel(n, workers, func() (func(int), func()) {
		c := newCollector(cfg)
		return func(i int) {
			// What is reported once is so of every stretch: it must not
			// depend on which worker came first.
			c.setter.Begin()
			work(c, i)
			c.g.diags = append(c.g.diags, c.setter.Diagnostics()...)
		}, c.end
	})
}

// parallel shares the numbers from 0 to n-1 out to workers, in order. A worker is
// what it does with each, and at its end.
func parallel(n, workers int, worker func() (work func(i int), end func())) {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	workers = min(workers, n)
	next := make(chan int)
	var fault atomic.Pointer[any]
	var wg sync.WaitGroup
	for range workers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer func() {
				if r := recover(); r != nil { // goes on where it can be caught
					fault.CompareAndSwap(nil, &r)
					for range next {
					}
				}
			}()
			work, end := worker()
			for i := range next {
				work(i)
			}
			end()
		}()
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
	if r := fault.Load(); r != nil {
		panic(*r)
	}
}

// blocks sets a sequence of blocks.
func (c *collector) blocks(blocks []doc.Block, ctx context) { c.blocksAfter(nil, blocks, ctx) }

// lastOf is the last of some blocks, nil if there are none.
func lastOf(blocks []doc.Block) doc.Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[len(blocks)-1]
}

// blocksAfter sets blocks of a sequence that has begun with others, the last of
// which is before.
func (c *collector) blocksAfter(before doc.Block, blocks []doc.Block, ctx context) {
	for i, b := range blocks {
		if c.cfg.stopped() {
			return
		}
		_, ctx.follows = before.(*doc.Paragraph)
		before = b
		c.block(b, ctx)
		if i+1 < len(blocks) {
			c.g.penalty(c.partingCost(b, blocks[i+1]))
		}
	}
}

// block sets one block.
func (c *collector) block(b doc.Block, ctx context) {
	switch b := b.(type) {
	case *doc.Paragraph:
		c.paragraph(b, ctx)
	case *doc.Heading:
		c.heading(b, ctx)
	case *doc.List:
		c.list(b, ctx)
	case *doc.Quote:
		c.quote(b, ctx)
	case *doc.Alert:
		c.alert(b, ctx)
	case *doc.CodeBlock:
		c.code(b, ctx)
	case *doc.MathBlock:
		c.displayed(b, ctx)
	case *doc.Table:
		c.table(b, ctx)
	case *doc.Rule:
		c.rule(ctx)
	case *doc.PageBreak:
		c.g.newPage()
	case *doc.DefinitionList:
		c.definitions(b, ctx)
	case *doc.Figure:
		c.figure(b, ctx)
	case *doc.Details:
		c.details(b, ctx)
	case *doc.Div:
		c.div(b, ctx)
	default:
		c.warn(b.Pos(), "unknown-block", fmt.Sprintf("a block of kind %T cannot be set", b), "")
	}
}

func (c *collector) div(b *doc.Div, ctx context) {
	if b.Attr.ID != "" {
		c.anchor(b.Attr.ID)
	}
	if b.Attr.Lang != "" {
		ctx = ctx.in(b.Attr.Lang)
		ctx.parent = c.g.tree.Add(page.RoleDiv, ctx.parent)
		c.g.tree.Get(ctx.parent).Lang = b.Attr.Lang
	}
	if b.Align != doc.AlignAuto {
		ctx.align = b.Align
	}
	c.blocks(b.Blocks, ctx)
}

// anchor marks a place: the next box holds it.
func (c *collector) anchor(id string) {
	c.g.entries = append(c.g.entries, entry{kind: entryAnchor, name: c.cfg.place(id)})
}

// anchorOf marks the place of a block with an id.
func (c *collector) anchorOf(a doc.Attr) {
	if a.ID != "" {
		c.anchor(a.ID)
	}
}

func (c *collector) warn(pos doc.Pos, code, message, hint string) {
	c.g.diags = append(c.g.diags, doc.Diagnostic{Pos: pos, Code: code, Message: message, Hint: hint})
}

// inset is the context moved in at the side where lines begin.
func (ctx context) inset(start, end geom.Length) context {
	if ctx.rtl {
		start, end = end, start
	}
	return ctx.indented(start, end)
}

// in is the context of what is in a language.
func (ctx context) in(lang string) context {
	ctx.lang, ctx.rtl = lang, theme.RightToLeft(lang)
	return ctx
}

// startEdge is where something of a width stands at the side where lines begin.
func (ctx context) startEdge(wide geom.Length) geom.Length {
	if ctx.rtl {
		return ctx.x + ctx.w - wide
	}
	return ctx.x
}

// indented is the context moved in by the left and narrowed by both.
func (ctx context) indented(left, right geom.Length) context {
	ctx.x += left
	ctx.w -= left + right
	return ctx
}
