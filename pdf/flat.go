package pdf

import "octavo/page"

// owners says for every element which one stands for it in the file: itself, or
// the cell or list item whose only paragraph it is. Such a paragraph tells
// readers nothing, and there are many (ISO 32000-1, 14.8.4.3: both may hold text
// themselves).
func owners(elems []page.Elem) []page.ElemID {
	kids := make([]int32, len(elems))
	for i := int(page.Root) + 1; i < len(elems); i++ {
		if p := elems[i].Parent; p >= 0 && int(p) < i {
			kids[p]++
		}
	}
	owner := make([]page.ElemID, len(elems))
	for i := range elems {
		owner[i] = page.ElemID(i)
		e := &elems[i]
		if i <= int(page.Root) || e.Role != page.RoleP || e.Lang != "" || e.Alt != "" || e.HasActual {
			continue
		}
		if p := e.Parent; p > page.Root && int(p) < i && kids[p] == 1 {
			switch elems[p].Role {
			case page.RoleTH, page.RoleTD, page.RoleLBody:
				owner[i] = p
			}
		}
	}
	return owner
}

// owner is the element that an item of an element belongs to in the file.
func (s *shared) owner(id page.ElemID) page.ElemID {
	if id < 0 || int(id) >= len(s.owners) {
		return id
	}
	return s.owners[id]
}
