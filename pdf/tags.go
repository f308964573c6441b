package pdf

import (
	"cmp"
	"fmt"
	"slices"

	"octavo/geom"
	"octavo/page"
)

// The structure tree (14.7) is made after the pages: only then is it known
// which marked contents every element has.

// tagged is the structure tree in the making.
type tagged struct {
	f     *file
	s     *shared
	pages []ref
	refs  []ref      // by ElemID; 0 where nothing needed the element yet
	first []position // by ElemID: where the element or what is in it begins
	kids  [][]kid    // by ElemID
	areas map[page.ElemID]geom.Rect
	ranks map[page.ElemID]page.Role     // of headings whose level is mended
	heads map[page.ElemID][]page.ElemID // of cells whose headers are named
	names map[page.ElemID]string        // of elements that others name
	// What elements refer to, and the named places; both for PDF 2.0 alone.
	related map[page.ElemID][]page.ElemID
	places  map[string]spot
	spaces  [2]ref // the namespaces of PDF 1.7 and 2.0
	// parents are the rows of the parent tree: an array of elements for a page,
	// an element for an annotation.
	parents []ref
}

// position is a place in the drawing order of all pages.
type position int64

const nowhere position = -1

// placeOfContent and placeOfLink put marked contents and the links between
// them in order.
func placeOfContent(pg, mcid int) position { return position(pg)<<32 | position(2*mcid+1) }
func placeOfLink(pg, after int) position   { return position(pg)<<32 | position(2*after) }

// kid is a child of an element: another element, a marked content or, with
// annot, an annotation.
type kid struct {
	at    position
	elem  page.ElemID
	annot ref
	page  int32
	mcid  int32
}

func newTagged(f *file, s *shared, pages []ref) *tagged {
	n := len(s.doc.Elems)
	t := &tagged{
		f: f, s: s, pages: pages, refs: make([]ref, n), first: make([]position, n), kids: make([][]kid, n),
		areas: map[page.ElemID]geom.Rect{}, ranks: map[page.ElemID]page.Role{},
		related: map[page.ElemID][]page.ElemID{}, heads: map[page.ElemID][]page.ElemID{}, names: map[page.ElemID]string{},
	}
	for i := range t.first {
		t.first[i] = nowhere
	}
	return t
}

// ref is an element's object. It is reserved when it is first asked for, since
// pages and annotations refer to elements before they are written.
func (t *tagged) ref(id page.ElemID) ref {
	if t.refs[id] == 0 {
		t.refs[id] = t.f.reserve()
	}
	return t.refs[id]
}

func (t *tagged) artifact(id page.ElemID) bool {
	return t.s.doc.Elems[id].Role == page.RoleArtifact
}

// addPage notes the marked contents of a page and gives the page's row in the
// parent tree.
func (t *tagged) addPage(index int, drawn *drawnPage) (row int) {
	b := []byte{'['}
	for mcid, elem := range drawn.elems {
		t.addKid(elem, kid{at: placeOfContent(index, mcid), page: int32(index), mcid: int32(mcid)})
		if mcid > 0 {
			b = append(b, ' ')
		}
		b = appendRef(b, t.ref(elem))
	}
	for elem, area := range drawn.areas {
		if t.first[elem]>>32 == position(index) {
			t.areas[elem] = area
		}
	}
	return t.addParent(t.f.add(append(b, ']')))
}

// addLink notes an annotation and gives its row in the parent tree.
func (t *tagged) addLink(index int, l placedLink, annot ref) (row int, ok bool) {
	if !t.s.std.tagged || t.artifact(l.Elem) {
		return 0, false
	}
	t.addKid(l.Elem, kid{at: placeOfLink(index, l.after), annot: annot, page: int32(index)})
	return t.addParent(t.ref(l.Elem)), true
}

func (t *tagged) addParent(row ref) int {
	t.parents = append(t.parents, row)
	return len(t.parents) - 1
}

func (t *tagged) addKid(elem page.ElemID, k kid) {
	t.kids[elem] = append(t.kids[elem], k)
	if t.first[elem] == nowhere || k.at < t.first[elem] {
		t.first[elem] = k.at
	}
}

// root writes the tree, and gives its root.
func (t *tagged) root() ref {
	present := t.nest()
	t.rankHeadings()
	t.headers(present)
	root := t.f.reserve()
	if t.s.std.two {
		for i, name := range []string{namespace1, namespace2} {
			t.spaces[i] = t.f.add(append(appendLiteral([]byte("<</Type/Namespace/NS"), name), ">>"...))
		}
	}
	elems := t.s.doc.Elems
	var ids []namedRef
	for i := 1; i < len(elems); i++ {
		if !present[i] {
			continue
		}
		id := page.ElemID(i)
		if elems[i].Role == page.RoleNote { // ISO 14289-1, 7.9 wants it
			t.names[id] = fmt.Sprintf("note%07d", i)
		}
		if name := t.names[id]; name != "" {
			ids = append(ids, namedRef{name, t.ref(id)})
		}
		t.element(id, root)
	}
	b := append([]byte(nil), "<</Type/StructTreeRoot/K "...)
	b = appendRef(b, t.ref(page.Root))
	b = append(b, "/ParentTree "...)
	b = appendRef(b, t.f.numberTree(t.parents))
	b = append(b, "/ParentTreeNextKey "...)
	b = appendInt(b, int64(len(t.parents)))
	if t.s.std.two {
		b = append(b, "/Namespaces["...)
		b = append(appendRefs(b, t.spaces[:]), ']')
	}
	if len(ids) > 0 {
		slices.SortFunc(ids, func(a, b namedRef) int { return cmp.Compare(a.name, b.name) })
		b = append(b, "/IDTree "...)
		b = appendRef(b, t.f.nameTree(ids))
	}
	t.f.set(root, append(b, ">>"...))
	return root
}

// nest gives every element to its parent, and says which elements are present.
// An element begins where the first thing in it does; one with nothing in it is
// left out, unless its place would then be missed: it stays behind its elder
// sibling.
func (t *tagged) nest() (present []bool) {
	elems := t.s.doc.Elems
	for i := len(elems) - 1; i > int(page.Root); i-- {
		if at, p := t.first[i], t.parent(page.ElemID(i)); at != nowhere && !t.artifact(page.ElemID(i)) &&
			(t.first[p] == nowhere || at < t.first[p]) {
			t.first[p] = at
		}
	}
	youngest := make([]position, len(elems))
	for i := range youngest {
		youngest[i] = nowhere
	}
	present = make([]bool, len(elems))
	present[page.Root] = true
	for i := int(page.Root) + 1; i < len(elems); i++ {
		id := page.ElemID(i)
		p := t.parent(id)
		if t.artifact(id) || t.s.owner(id) != id || !present[p] || t.first[i] == nowhere && !holdsPlace(elems[i].Role) {
			continue
		}
		present[i] = true
		if t.first[i] != nowhere {
			youngest[p] = t.first[i]
		}
		t.kids[p] = append(t.kids[p], kid{at: youngest[p], elem: id})
	}
	for _, kids := range t.kids {
		if !slices.IsSortedFunc(kids, inOrder) {
			slices.SortStableFunc(kids, inOrder)
		}
	}
	return present
}

func inOrder(a, b kid) int { return cmp.Compare(a.at, b.at) }

// holdsPlace reports whether an element counts even if it has nothing in it: a
// cell of a table, for those beside it to be in their columns, or the body of a
// list item.
func holdsPlace(r page.Role) bool {
	switch r {
	case page.RoleTR, page.RoleTH, page.RoleTD, page.RoleLBody:
		return true
	}
	return false
}

// rankHeadings sees to it that no level of heading is skipped (ISO 14289-1,
// 7.4.2), whatever was left out: a heading is at most one level below the one
// before it. Those in notes, which are no part of the order, are paragraphs.
func (t *tagged) rankHeadings() {
	var open []page.Role // the levels that the last heading is within
	var walk func(id page.ElemID, inNote bool)
	walk = func(id page.ElemID, inNote bool) {
		if r := t.s.doc.Elems[id].Role; r >= page.RoleH1 && r <= page.RoleH6 && inNote {
			t.ranks[id] = page.RoleP
		} else if r >= page.RoleH1 && r <= page.RoleH6 {
			for len(open) > 0 && open[len(open)-1] >= r {
				open = open[:len(open)-1]
			}
			open = append(open, r)
			if rank := page.RoleH1 + page.Role(len(open)-1); rank != r {
				t.ranks[id] = rank
			}
		}
		for _, k := range t.kids[id] {
			if k.elem != 0 {
				walk(k.elem, inNote || t.s.doc.Elems[k.elem].Role == page.RoleNote)
			}
		}
	}
	walk(page.Root, false)
}

// role is an element's role, headings by their rank.
func (t *tagged) role(id page.ElemID) page.Role {
	if r, ok := t.ranks[id]; ok {
		return r
	}
	return t.s.doc.Elems[id].Role
}

// parent is the element that an element is in. Artifacts have no place in the
// tree, so that what they have in them belongs to the root.
func (t *tagged) parent(id page.ElemID) page.ElemID {
	p := t.s.owner(t.s.doc.Elems[id].Parent)
	if p <= page.Artifact || p >= id || t.artifact(p) {
		return page.Root
	}
	return p
}

// element writes a structure element (14.7.2).
func (t *tagged) element(id page.ElemID, root ref) {
	e := &t.s.doc.Elems[id]
	parent := root
	if id != page.Root {
		parent = t.ref(t.parent(id))
	}
	b := append([]byte(nil), "<</S/"...)
	typ, own := t.s.std.typeName(t.role(id))
	if t.s.std.two && t.isCaptioned(id) {
		typ = "Aside" // what a Div holds counts as held by what the Div is in
	}
	b = append(b, typ...)
	if t.s.std.two {
		b = t.appendRelations(b, id, own)
	}
	b = append(b, "/P "...)
	b = appendRef(b, parent)
	b = t.appendKids(b, t.kids[id])
	b = t.appendAttributes(b, id)
	if name := t.names[id]; name != "" {
		b = append(b, "/ID"...)
		b = appendLiteral(b, name)
	}
	if validLang(e.Lang) {
		b = append(b, "/Lang"...)
		b = appendText(b, e.Lang)
	}
	if e.Alt != "" {
		b = append(b, "/Alt"...)
		b = appendText(b, shortened(e.Alt))
	}
	if e.HasActual && fitsString(e.Actual) {
		b = append(b, "/ActualText"...)
		b = appendText(b, e.Actual)
	}
	t.f.set(t.ref(id), append(b, ">>"...))
}

// isCaptioned reports whether an element is a group with a caption.
func (t *tagged) isCaptioned(id page.ElemID) bool {
	return t.s.doc.Elems[id].Role == page.RoleDiv && slices.ContainsFunc(t.kids[id], func(k kid) bool {
		return k.elem != 0 && t.s.doc.Elems[k.elem].Role == page.RoleCaption
	})
}

// appendRelations appends the namespace of an element's type, and what the
// element refers to.
func (t *tagged) appendRelations(b []byte, id page.ElemID, own bool) []byte {
	space := t.spaces[0]
	if own {
		space = t.spaces[1]
	}
	b = appendRef(append(b, "/NS "...), space)
	if list := t.related[id]; len(list) > 0 {
		b = append(b, "/Ref["...)
		for i, to := range list {
			if i > 0 {
				b = append(b, ' ')
			}
			b = appendRef(b, t.ref(to))
		}
		b = append(b, ']')
	}
	return b
}

// appendKids appends Pg, the page of the first content, and K. Contents of
// that page need no more than their number.
func (t *tagged) appendKids(b []byte, kids []kid) []byte {
	if len(kids) == 0 {
		return b
	}
	own := int32(-1)
	for _, k := range kids {
		if k.elem == 0 {
			own = k.page
			b = append(b, "/Pg "...)
			b = appendRef(b, t.pages[own])
			break
		}
	}
	b = append(b, "/K"...)
	if len(kids) > 1 {
		b = append(b, '[')
	} else if kids[0].elem != 0 || kids[0].annot == 0 {
		b = append(b, ' ')
	}
	for i, k := range kids {
		if i > 0 {
			b = append(b, ' ')
		}
		b = t.appendKid(b, k, own)
	}
	if len(kids) > 1 {
		b = append(b, ']')
	}
	return b
}

func (t *tagged) appendKid(b []byte, k kid, own int32) []byte {
	switch {
	case k.elem != 0:
		return appendRef(b, t.ref(k.elem))
	case k.annot != 0:
		b = append(b, "<</Type/OBJR/Pg "...)
		b = appendRef(b, t.pages[k.page])
		b = append(b, "/Obj "...)
		b = appendRef(b, k.annot)
		return append(b, ">>"...)
	case k.page != own:
		b = append(b, "<</Type/MCR/Pg "...)
		b = appendRef(b, t.pages[k.page])
		b = append(b, "/MCID "...)
		b = appendInt(b, int64(k.mcid))
		return append(b, ">>"...)
	}
	return appendInt(b, int64(k.mcid))
}
