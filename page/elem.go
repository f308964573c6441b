package page

import "octavo/geom"

// ElemID names a structure element: an index into Document.Elems.
type ElemID int32

// The elements that every document has.
const (
	Artifact ElemID = 0 // what is no part of the text: rules, tints, folios
	Root     ElemID = 1 // RoleDocument
)

// Role is what an element is, after the standard structure types of ISO
// 32000-1, 14.8.4.
type Role uint8

// The roles.
const (
	RoleArtifact Role = iota
	RoleDocument
	RolePart
	RoleSect
	RoleDiv
	RoleH1
	RoleH2
	RoleH3
	RoleH4
	RoleH5
	RoleH6
	RoleP
	RoleL
	RoleLI
	RoleLbl
	RoleLBody
	RoleTable
	RoleTHead
	RoleTBody
	RoleTR
	RoleTH
	RoleTD
	RoleFigure
	RoleCaption
	RoleCode
	RoleBlockQuote
	RoleNote
	RoleReference
	RoleLink
	RoleSpan
	RoleFormula
	RoleTOC
	RoleTOCI
	RoleRuby // with RoleRB, the text, and RoleRT, its reading
	RoleRB
	RoleRT
	RoleCount
)

// Elem is a structure element. Elements are made in reading order, so that a
// parent's id is lower than its children's, and an earlier sibling's lower
// than a later one's. An element over two pages is still one element.
type Elem struct {
	Lang string // where it differs from the parent's
	Alt  string // for RoleFigure and RoleFormula
	// Actual, if HasActual, is the text of the whole element.
	Actual string
	// Table cells: spans (0 counts as 1), and what a header cell heads.
	ColSpan, RowSpan int
	// BBox is the area of a figure, on the page where it is drawn.
	BBox      geom.Rect
	Parent    ElemID
	Role      Role
	HasActual bool
	Scope     Scope
	// Numbering is how the labels of a RoleL are made.
	Numbering Numbering
}

// Scope says what a header cell heads.
type Scope uint8

// The scopes of a header cell.
const (
	ScopeNone Scope = iota
	ScopeColumn
	ScopeRow
	ScopeBoth
)

// Numbering is the kind of a list's labels.
type Numbering uint8

// The kinds of label.
const (
	NumberingNone Numbering = iota
	NumberingDecimal
	NumberingDisc
	NumberingUnordered // marks other than a disc: dashes, boxes
)

// Tree makes structure elements.
type Tree struct{ Elems []Elem }

// NewTree returns a tree with Artifact and Root in it.
func NewTree() *Tree {
	return &Tree{Elems: []Elem{{Role: RoleArtifact}, {Role: RoleDocument}}}
}

// Add makes an element under parent and returns its id.
func (t *Tree) Add(role Role, parent ElemID) ElemID {
	t.Elems = append(t.Elems, Elem{Role: role, Parent: parent})
	return ElemID(len(t.Elems) - 1)
}

// Get gives the element itself, to be changed. The pointer is good until the
// next Add.
func (t *Tree) Get(id ElemID) *Elem { return &t.Elems[id] }

// MoveElem adds by to an item's element, unless it is Artifact or Root: for
// joining trees that were made apart.
func MoveElem(it Item, by ElemID) {
	var e *ElemID
	switch it := it.(type) {
	case *Text:
		e = &it.Elem
	case *Fill:
		e = &it.Elem
	case *Path:
		e = &it.Elem
	case *Image:
		e = &it.Elem
	case *Link:
		e = &it.Elem
	}
	if *e > Root {
		*e += by
	}
}

// String is the role's name among the standard structure types.
func (r Role) String() string {
	if int(r) < len(roleNames) {
		return roleNames[r]
	}
	return "?"
}

var roleNames = [RoleCount]string{
	"Artifact", "Document", "Part", "Sect", "Div", "H1", "H2", "H3", "H4", "H5", "H6", "P",
	"L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD", "Figure", "Caption",
	"Code", "BlockQuote", "Note", "Reference", "Link", "Span", "Formula", "TOC", "TOCI",
	"Ruby", "RB", "RT",
}
