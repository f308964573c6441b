package pdf

import (
	"octavo/geom"
	"octavo/page"
)

// roleNames are the standard structure types (14.8.4).
var roleNames = [page.RoleCount]string{
	page.RoleArtifact: "Artifact", page.RoleDocument: "Document", page.RolePart: "Part",
	page.RoleSect: "Sect", page.RoleDiv: "Div", page.RoleH1: "H1", page.RoleH2: "H2",
	page.RoleH3: "H3", page.RoleH4: "H4", page.RoleH5: "H5", page.RoleH6: "H6",
	page.RoleP: "P", page.RoleL: "L", page.RoleLI: "LI", page.RoleLbl: "Lbl",
	page.RoleLBody: "LBody", page.RoleTable: "Table", page.RoleTHead: "THead",
	page.RoleTBody: "TBody", page.RoleTR: "TR", page.RoleTH: "TH", page.RoleTD: "TD",
	page.RoleFigure: "Figure", page.RoleCaption: "Caption", page.RoleCode: "Code",
	page.RoleBlockQuote: "BlockQuote", page.RoleNote: "Note", page.RoleReference: "Reference",
	page.RoleLink: "Link", page.RoleSpan: "Span", page.RoleFormula: "Formula",
	page.RoleTOC: "TOC", page.RoleTOCI: "TOCI",
	page.RoleRuby: "Ruby", page.RoleRB: "RB", page.RoleRT: "RT",
}

// roleName is the structure type of a role; what is unknown is a Span, which
// says nothing.
func roleName(r page.Role) string {
	if r >= page.RoleCount {
		return "Span"
	}
	return roleNames[r]
}

// appendAttributes appends an element's attributes (14.8.5): none has more
// than one owner.
func (t *tagged) appendAttributes(b []byte, id page.ElemID) []byte {
	e := &t.s.doc.Elems[id]
	switch e.Role {
	case page.RoleTH, page.RoleTD:
		return t.appendCell(b, id)
	case page.RoleNote:
		if t.s.std.two {
			b = append(b, "/A<</O/FENote/NoteType/Footnote>>"...)
		}
	case page.RoleL:
		if name := t.numberingName(e.Numbering); name != "" {
			b = append(b, "/A<</O/List/ListNumbering/"...)
			b = append(b, name...)
			return append(b, ">>"...)
		}
	case page.RoleFigure, page.RoleFormula:
		if area, ok := t.area(id); ok {
			b = append(b, "/A<</O/Layout/BBox"...)
			b = appendRect(b, area, t.s.doc.Pages[t.first[id]>>32].Size.H)
			return append(b, ">>"...)
		}
	}
	return b
}

// area is where an element is on the page that it begins on: as it says, or
// where its pictures are drawn.
func (t *tagged) area(id page.ElemID) (geom.Rect, bool) {
	if t.first[id] == nowhere {
		return geom.Rect{}, false
	}
	if r := t.s.doc.Elems[id].BBox; r != (geom.Rect{}) {
		return r, true
	}
	r, ok := t.areas[id]
	return r, ok
}

func (t *tagged) appendCell(b []byte, id page.ElemID) []byte {
	e := &t.s.doc.Elems[id]
	scope := ""
	if e.Role == page.RoleTH {
		scope = scopeName(e.Scope)
	}
	heads := t.heads[id]
	if scope == "" && e.ColSpan <= 1 && e.RowSpan <= 1 && len(heads) == 0 {
		return b
	}
	b = append(b, "/A<</O/Table"...)
	if scope != "" {
		b = append(b, "/Scope/"...)
		b = append(b, scope...)
	}
	if e.ColSpan > 1 {
		b = append(b, "/ColSpan "...)
		b = appendInt(b, int64(e.ColSpan))
	}
	if e.RowSpan > 1 {
		b = append(b, "/RowSpan "...)
		b = appendInt(b, int64(e.RowSpan))
	}
	if len(heads) > 0 {
		b = append(b, "/Headers["...)
		for _, h := range heads {
			b = appendLiteral(b, t.names[h])
		}
		b = append(b, ']')
	}
	return append(b, ">>"...)
}

func scopeName(s page.Scope) string {
	switch s {
	case page.ScopeColumn:
		return "Column"
	case page.ScopeRow:
		return "Row"
	case page.ScopeBoth:
		return "Both"
	}
	return ""
}

// numberingName is a list's kind of label (table 347; ISO 32000-2, table 382).
// PDF 1.7 has no word for marks of any kind; a square comes next to a box. It
// has none either for terms, which label their descriptions.
func (t *tagged) numberingName(n page.Numbering) string {
	if t.s.std.two {
		switch n {
		case page.NumberingNone:
			return "Description"
		case page.NumberingUnordered:
			return "Unordered"
		}
	}
	switch n {
	case page.NumberingDecimal:
		return "Decimal"
	case page.NumberingDisc:
		return "Disc"
	case page.NumberingUnordered:
		return "Square"
	}
	return ""
}

// appendRect appends a rectangle on a page of a height.
func appendRect(b []byte, r geom.Rect, height geom.Length) []byte {
	b = append(b, '[')
	for i, v := range [4]geom.Length{r.X, height - r.Bottom(), r.Right(), height - r.Y} {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendLength(b, v)
	}
	return append(b, ']')
}
