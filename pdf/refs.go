package pdf

import (
	"slices"

	"octavo/geom"
	"octavo/page"
)

// PDF 2.0 has links lead to elements beside places (ISO 32000-2, 12.3.2.3), and
// elements name each other: a note and its calls, a line of the contents and
// its heading (14.7.2, Ref). All of that follows from where the links lead.

// spot is a named place and the element that begins there.
type spot struct {
	page int
	at   geom.Point
	elem page.ElemID
}

// spots finds the elements of all named places.
func (t *tagged) spots(dests []page.Dest) map[string]spot {
	m := make(map[string]spot, len(dests))
	for _, d := range dests {
		if _, seen := m[d.Name]; !seen && d.Page >= 0 && d.Page < len(t.pages) {
			m[d.Name] = spot{d.Page, d.At, t.elementAt(d.Page, d.At)}
		}
	}
	return m
}

// elementAt is the block whose content comes first at a place or below it, or
// else the root.
func (t *tagged) elementAt(index int, at geom.Point) page.ElemID {
	for _, item := range t.s.doc.Pages[index].Items {
		id := t.s.owner(item.Element())
		if _, link := item.(*page.Link); !link && !t.artifact(id) && heartOf(item) >= at.Y {
			return t.block(id)
		}
	}
	return page.Root
}

// heartOf is where an item is, from the top of the page: its baseline, or its
// middle. Descenders may reach into the line below.
func heartOf(item page.Item) geom.Length {
	if t, ok := item.(*page.Text); ok {
		return t.At.Y
	}
	r := item.Bounds()
	return r.Y + r.H/2
}

// block is the block that an element is, or that it is a part of.
func (t *tagged) block(id page.ElemID) page.ElemID {
	for id != page.Root {
		switch t.s.doc.Elems[id].Role {
		case page.RoleSpan, page.RoleLink, page.RoleReference, page.RoleCode, page.RoleLbl:
			id = t.parent(id)
		default:
			return id
		}
	}
	return id
}

// above is the nearest element with a role that an element is in; 0 if there is
// none.
func (t *tagged) above(id page.ElemID, role page.Role) page.ElemID {
	for ; id != page.Root; id = t.parent(id) {
		if t.s.doc.Elems[id].Role == role {
			return id
		}
	}
	return 0
}

// relate notes what a link says of elements: a call of a note and the note refer
// to each other, and a line of the contents to what it leads to.
func (t *tagged) relate(link page.ElemID, to page.ElemID) {
	if item := t.above(link, page.RoleTOCI); item != 0 {
		t.addRef(item, to)
		return
	}
	note, call := t.above(to, page.RoleNote), t.above(link, page.RoleReference)
	if note != 0 && call != 0 {
		t.addRef(call, note)
		t.addRef(note, call)
	}
}

func (t *tagged) addRef(from, to page.ElemID) {
	if to != page.Root && !slices.Contains(t.related[from], to) {
		t.related[from] = append(t.related[from], to)
	}
}

// appendStructureTo appends a destination that is an element, and the place
// where it begins.
func (t *tagged) appendStructureTo(b []byte, s spot) []byte {
	return appendPlace(b, t.ref(s.elem), s.at, t.s.doc.Pages[s.page].Size.H)
}

// appendGoTo appends the action of going to a place (12.6.4.2). The first
// destination is for viewers that know nothing of the second.
func (t *tagged) appendGoTo(b []byte, dest []byte, s spot) []byte {
	b = append(append(b, "/A<</S/GoTo/D"...), dest...)
	b = t.appendStructureTo(append(b, "/SD"...), s)
	return append(b, ">>"...)
}
