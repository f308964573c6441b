package pdf

import (
	"cmp"
	"fmt"
	"slices"

	"octavo/page"
)

// The structure tree (14.7) is made after the pages: only then is it known
// which marked contents every element has.

// tagged is the structure tree in the making.
type tagged struct {
	f     *file
	s     *shared
	pages []ref
	refs  []ref      // by ElemID; 0 for artifacts
	first []position // by ElemID: where the element or what is in it begins
	kids  [][]kid    // by ElemID
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

// newTagged reserves an object for every element, so that annotations and
// pages can refer to them.
func newTagged(f *file, s *shared, pages []ref) *tagged {
	n := len(s.doc.Elems)
	t := &tagged{f: f, s: s, pages: pages, refs: make([]ref, n), first: make([]position, n), kids: make([][]kid, n)}
	for i := range s.doc.Elems {
		t.first[i] = nowhere
		if s.doc.Elems[i].Role != page.RoleArtifact {
			t.refs[i] = f.reserve()
		}
	}
	return t
}

// addPage notes the marked contents of a page and gives the page's row in the
// parent tree.
func (t *tagged) addPage(index int, elems []page.ElemID) (row int) {
	b := []byte{'['}
	for mcid, elem := range elems {
		t.addKid(elem, kid{at: placeOfContent(index, mcid), page: int32(index), mcid: int32(mcid)})
		if mcid > 0 {
			b = append(b, ' ')
		}
		b = appendRef(b, t.refs[elem])
	}
	return t.addParent(t.f.add(append(b, ']')))
}

// addLink notes an annotation and gives its row in the parent tree.
func (t *tagged) addLink(index int, l placedLink, annot ref) (row int, ok bool) {
	if t.refs[l.Elem] == 0 {
		return 0, false
	}
	t.addKid(l.Elem, kid{at: placeOfLink(index, l.after), annot: annot, page: int32(index)})
	return t.addParent(t.refs[l.Elem]), true
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
	t.nest()
	root := t.f.reserve()
	elems := t.s.doc.Elems
	var ids []namedRef
	for i := 1; i < len(elems); i++ {
		if t.refs[i] == 0 {
			continue
		}
		id := ""
		if elems[i].Role == page.RoleNote { // ISO 14289-1, 7.9 wants it
			id = fmt.Sprintf("note%07d", i)
			ids = append(ids, namedRef{id, t.refs[i]})
		}
		t.element(page.ElemID(i), root, id)
	}
	b := append([]byte(nil), "<</Type/StructTreeRoot/K "...)
	b = appendRef(b, t.refs[page.Root])
	b = append(b, "/ParentTree "...)
	b = appendRef(b, t.f.numberTree(t.parents))
	b = append(b, "/ParentTreeNextKey "...)
	b = appendInt(b, int64(len(t.parents)))
	if len(ids) > 0 {
		b = append(b, "/IDTree "...)
		b = appendRef(b, t.f.nameTree(ids))
	}
	t.f.set(root, append(b, ">>"...))
	return root
}

// nest gives every element to its parent. An element begins where the first
// thing in it does; one with nothing in it stays behind its elder sibling.
func (t *tagged) nest() {
	for i := len(t.refs) - 1; i > int(page.Root); i-- {
		if at, p := t.first[i], t.parent(page.ElemID(i)); at != nowhere && t.refs[i] != 0 &&
			(t.first[p] == nowhere || at < t.first[p]) {
			t.first[p] = at
		}
	}
	youngest := make([]position, len(t.refs))
	for i := range youngest {
		youngest[i] = nowhere
	}
	for i := int(page.Root) + 1; i < len(t.refs); i++ {
		if t.refs[i] == 0 {
			continue
		}
		p := t.parent(page.ElemID(i))
		if t.first[i] != nowhere {
			youngest[p] = t.first[i]
		}
		t.kids[p] = append(t.kids[p], kid{at: youngest[p], elem: page.ElemID(i)})
	}
	for _, kids := range t.kids {
		slices.SortStableFunc(kids, func(a, b kid) int { return cmp.Compare(a.at, b.at) })
	}
}

// parent is the element that an element is in. Artifacts have no place in the
// tree, so that what they have in them belongs to the root.
func (t *tagged) parent(id page.ElemID) page.ElemID {
	p := t.s.doc.Elems[id].Parent
	if p <= page.Artifact || p >= id || t.refs[p] == 0 {
		return page.Root
	}
	return p
}

// element writes a structure element (14.7.2).
func (t *tagged) element(id page.ElemID, root ref, name string) {
	e := &t.s.doc.Elems[id]
	parent := root
	if id != page.Root {
		parent = t.refs[t.parent(id)]
	}
	b := append([]byte(nil), "<</S/"...)
	b = append(b, roleName(e.Role)...)
	b = append(b, "/P "...)
	b = appendRef(b, parent)
	b = t.appendKids(b, t.kids[id])
	b = t.appendAttributes(b, id)
	if name != "" {
		b = append(b, "/ID"...)
		b = appendLiteral(b, name)
	}
	if e.Lang != "" {
		b = append(b, "/Lang"...)
		b = appendText(b, e.Lang)
	}
	if e.Alt != "" {
		b = append(b, "/Alt"...)
		b = appendText(b, e.Alt)
	}
	if e.HasActual {
		b = append(b, "/ActualText"...)
		b = appendText(b, e.Actual)
	}
	t.f.set(t.refs[id], append(b, ">>"...))
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
		return appendRef(b, t.refs[k.elem])
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
