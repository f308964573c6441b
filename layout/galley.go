package layout

import (
	"octavo/doc"
	"octavo/geom"
	"octavo/page"
)

// box is an indivisible slice of the galley: a line of text, a table's row, a
// picture. Items are relative to its top left corner at the column's left edge.
type box struct {
	items  []page.Item
	height geom.Length
	// space is the glue above it, dropped at the top of a page; stretch is how
	// much that may grow.
	space, stretch geom.Length
	// cost is what a page break above the box costs: a penalty, forbid or force.
	cost  int32
	notes []int32 // indices of the notes that are called in it
	// frame is the innermost frame that it is in, as an index from 1; 0: none.
	frame int32
	// anchors are the names of the places that it holds.
	anchors []string
	heading *headingMark
	toc     *contentsMark
	sides   []int32 // what is set on turned pages after this one
	pos     doc.Pos
	base    geom.Length // the baseline of a line, from the box's top; 0: it is none
	text    bool        // a line of text, as keeps count them
	single  bool        // all of its paragraph
	opens   bool        // the first of a chapter
	// block is what the box is a line or part of, nil where it is none, and
	// offset how many bytes of its plain text stand before the box.
	block  doc.Block
	offset int32
}

// headingMark makes an entry of the outline where its box comes to stand.
type headingMark struct {
	title string
	level int
}

// contentsMark is a line of the contents that waits for its page number.
type contentsMark struct {
	id       string
	style    *textStyle
	baseline geom.Length // from the box's top
	from     geom.Length // where the leader may begin
	edge     geom.Length // where the number ends
	rtl      bool        // which is at the left
	elem     page.ElemID
	inText   bool // a reference in the text: no leader, nothing at the edge
	noLeader bool
}

// Costs of a page break. What is forbidden happens only where nothing else is
// possible, and then with a diagnostic.
const (
	forbid int32 = 1 << 24
	force  int32 = -1 << 24
)

type entryKind uint8

const (
	entryBox entryKind = iota
	entrySpace
	entryPenalty
	entryKeep
	entryRelease // of what was to be kept together
	entryForce
	entryOpen   // a frame begins
	entryClose  // a frame ends
	entryAnchor // a place that the next box holds
)

// entry is an element of the unsettled galley: a box, or something that says
// what lies between the boxes before and after it.
type entry struct {
	box *box
	// n is the space's length, the penalty's cost, the number of lines to be
	// kept with what stands before, or the frame's index.
	n    int64
	name string // of an anchor
	kind entryKind
	// firm keeps a space as it is: it neither stretches nor gives way.
	firm bool
}

// frame is something drawn around or beside a run of boxes: a panel, a rule, a
// table. Its boxes are those between its open and close entries.
type frame struct {
	kind   frameKind
	parent int32 // index from 1; 0: none
	x, w   geom.Length
	fill   *page.Color
	stroke *page.Color
	thick  geom.Length // of the stroke, or of a rule's width
	radius geom.Length
	// head is repeated at the top of each page on which the frame goes on.
	head []*box
	// first and last are the frame's boxes, as indices, once settled.
	first, last int
}

type frameKind uint8

const (
	framePanel frameKind = iota // a tinted panel, open where a page breaks
	frameRule                   // a rule at its left edge
	frameGroup                  // nothing to see: a table and its head
)

// galley is a document, or part of one, set at its measure but not yet cut.
type galley struct {
	entries []entry
	frames  []frame
	tree    *page.Tree
	notes   []noteBlock
	diags   []doc.Diagnostic
	sides   []side
}

func (g *galley) add(b *box) { g.entries = append(g.entries, entry{kind: entryBox, box: b}) }
func (g *galley) space(s geom.Length) {
	g.entries = append(g.entries, entry{kind: entrySpace, n: int64(s)})
}
func (g *galley) penalty(cost int) {
	g.entries = append(g.entries, entry{kind: entryPenalty, n: int64(cost)})
}
func (g *galley) keep(lines int) {
	g.entries = append(g.entries, entry{kind: entryKeep, n: int64(lines)})
}
func (g *galley) release()            { g.entries = append(g.entries, entry{kind: entryRelease}) }
func (g *galley) newPage()            { g.entries = append(g.entries, entry{kind: entryForce}) }
func (g *galley) strut(h geom.Length) { g.add(&box{height: h}) }
func (g *galley) firmSpace(s geom.Length) {
	g.entries = append(g.entries, entry{kind: entrySpace, n: int64(s), firm: true})
}

// open begins a frame and returns its index from 1.
func (g *galley) open(f frame) int32 {
	g.frames = append(g.frames, f)
	n := int32(len(g.frames))
	g.entries = append(g.entries, entry{kind: entryOpen, n: int64(n)})
	return n
}

// shut ends a frame.
func (g *galley) shut(index int32) {
	g.entries = append(g.entries, entry{kind: entryClose, n: int64(index)})
}

// join appends another galley. What hangs under the root of its tree comes to
// hang under an element of this one.
func (g *galley) join(o *galley, under page.ElemID) {
	elems := page.ElemID(len(g.tree.Elems)) - 2
	frames := int64(len(g.frames))
	for _, f := range o.frames {
		if f.parent > 0 {
			f.parent += int32(frames)
		}
		for _, b := range f.head {
			moveElems(b, elems)
		}
		g.frames = append(g.frames, f)
	}
	for _, e := range o.tree.Elems[2:] {
		if e.Parent > page.Root {
			e.Parent += elems
		} else {
			e.Parent = under
		}
		g.tree.Elems = append(g.tree.Elems, e)
	}
	for _, e := range o.entries {
		switch e.kind {
		case entryBox:
			moveElems(e.box, elems)
			for i := range e.box.sides {
				e.box.sides[i] += int32(len(g.sides))
			}
		case entryOpen, entryClose:
			e.n += frames
		}
		g.entries = append(g.entries, e)
	}
	g.diags = append(g.diags, o.diags...)
	for _, s := range o.sides {
		for _, b := range s.boxes {
			moveElems(b, elems)
		}
		for _, f := range s.frames {
			for _, b := range f.head {
				moveElems(b, elems)
			}
		}
		g.sides = append(g.sides, s)
	}
}

func moveElems(b *box, by page.ElemID) {
	for _, it := range b.items {
		page.MoveElem(it, by)
	}
	if b.toc != nil && b.toc.elem > page.Root {
		b.toc.elem += by
	}
}
