package pdf

import "octavo/page"

// owners says for every element which one stands for it in the file: itself, or
// the one that it is in where that says as much. The only paragraph of a cell or
// list item is the cell or item, which may hold text themselves (ISO 32000-1,
// 14.8.4.3). Code in a line is text of the line: as elements of their own, such
// words are half of all elements of a technical book, and readers stop at each.
func owners(elems []page.Elem) []page.ElemID {
	kids := make([]int32, len(elems))
	for i := int(page.Root) + 1; i < len(elems); i++ {
		if p := elems[i].Parent; p >= 0 && int(p) < i {
			kids[p]++
		}
	}
	owner := make([]page.ElemID, len(elems))
	for i := range elems {
		e := &elems[i]
		owner[i] = page.ElemID(i)
		if p := e.Parent; p > page.Root && int(p) < i && isPlain(e) && isIn(e.Role, elems[p].Role, kids[p] == 1) {
			owner[i] = owner[p]
		}
	}
	return owner
}

// isPlain reports whether an element says nothing but its role.
func isPlain(e *page.Elem) bool { return e.Lang == "" && e.Alt == "" && !e.HasActual }

// isIn reports whether what an element is in stands for it; only says that
// there is nothing else in that.
func isIn(role, in page.Role, only bool) bool {
	switch role {
	case page.RoleP:
		return only && (in == page.RoleTH || in == page.RoleTD || in == page.RoleLBody)
	case page.RoleCode:
		return true
	}
	return false
}

// owner is the element that an item of an element belongs to in the file.
func (s *shared) owner(id page.ElemID) page.ElemID {
	if id < 0 || int(id) >= len(s.owners) {
		return id
	}
	return s.owners[id]
}
