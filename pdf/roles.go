package pdf

import "octavo/page"

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
}

// roleName is the structure type of a role; what is unknown is a Span, which
// says nothing.
func roleName(r page.Role) string {
	if r >= page.RoleCount {
		return "Span"
	}
	return roleNames[r]
}
