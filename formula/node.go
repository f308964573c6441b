// Package formula reads mathematical notation, TeX's and MathML, into a tree of
// the presentation elements of MathML Core, and writes that as MathML. It knows
// nothing of how formulas are set.
package formula

// Kind is what a node is.
type Kind uint8

// The kinds of node, with the kids that they have. A kid that is missing is nil
// where others come after it.
const (
	Row       Kind = iota // any number
	Ident                 // a leaf: an identifier
	Number                // a leaf
	Op                    // a leaf: an operator, a delimiter, an accent
	Text                  // a leaf: words
	Space                 // Width of nothing
	Frac                  // numerator, denominator
	Root                  // radicand, degree
	Scripts               // base, subscript, superscript, and those before the base
	UnderOver             // base, what is under it, what is over it
	Fenced                // opening delimiter, content, closing delimiter
	Table                 // none: Node.Table has the cells
	Style                 // one, set in another style or colour
	Phantom               // one, as nothing but its size
	Enclose               // one, with a frame or a stroke
)

// Class is how an atom is spaced: The TeXbook, p. 170.
type Class uint8

// The classes of atoms.
const (
	Ord Class = iota
	Large
	Bin
	Rel
	Open
	Close
	Punct
	Inner
)

// Limits says where the scripts of a large operator go.
type Limits uint8

// The places of scripts: beside the operator, under and over it in displays, or
// always under and over it.
const (
	Beside Limits = iota
	InDisplay
	Always
)

// Level is a style that a part is set in.
type Level int8

// The styles; Same leaves it.
const (
	Same Level = iota
	DisplayStyle
	TextStyle
	ScriptStyle
	ScriptScriptStyle
)

// Color is an ink.
type Color struct{ R, G, B uint8 }

// Notation is what an Enclose draws, a set of strokes.
type Notation uint8

// The strokes of an Enclose.
const (
	Box    Notation = 1 << iota
	Up              // from bottom left to top right
	Down            // from top left to bottom right
	Across          // through the middle
)

// Node is a part of a formula.
type Node struct {
	Kind  Kind
	Class Class
	Text  string // of leaves; "" for a delimiter that is not there
	Kids  []*Node
	Table *TableInfo

	// Upright keeps an identifier of one letter from being in italics.
	Upright bool
	// Stretchy lets an operator grow with what is beside or under it.
	Stretchy bool
	// Middle: it grows with the content of the fences that it is in.
	Middle bool
	// Accent: what is over or under is an accent.
	Accent bool
	Limits Limits
	// Size is the height of a delimiter that was asked for, Width that of a
	// space, both in thousandths of an em.
	Size, Width int32
	// Bare fractions have no rule.
	Bare bool
	// Level is the style of a Style, and of fractions that have their own.
	Level Level
	// Color is the ink of a Style; nil for that of what is around it.
	Color *Color
	// NoWidth, NoHeight take a Phantom's size from it; Shown shows it all the
	// same.
	NoWidth, NoHeight, Shown bool
	Notation                 Notation
	// Face is the alphabet of words.
	Face Face
	// Begin and End are where it stands in what it was read from, in bytes.
	Begin, End int
}

// Face is the face of words in a formula.
type Face uint8

// The faces of words.
const (
	Roman Face = iota
	Bold
	Italic
	BoldItalic
	Sans
	Typewriter
)

// ColumnAlign is how a column is aligned.
type ColumnAlign uint8

// The alignments of columns.
const (
	Center ColumnAlign = iota
	Left
	Right
)

// TableInfo is what a table has.
type TableInfo struct {
	Rows  [][]*Node
	Tags  []*Node // by row; nil where a row has none
	Align []ColumnAlign
	// Gaps are the spaces between columns, in thousandths of an em: Gaps[i] is
	// before column i+1. The last one counts for all others.
	Gaps []int32
	// RowGaps are what is added between rows.
	RowGaps []int32
	// Rules and RowRules are the lines before each column and row, and after
	// the last.
	Rules, RowRules []bool
	Display         bool // cells are in display style
	Small           bool // cells are in script style
	Tight           bool // rows stand as close as they can: substack
	Lined           bool // rows stand as lines of a display do: aligned, gather
}

// columns is how many columns a table has.
func (t *TableInfo) columns() int {
	n := 0
	for _, r := range t.Rows {
		n = max(n, len(r))
	}
	return n
}

// AlignOf is the alignment of a column.
func (t *TableInfo) AlignOf(column int) ColumnAlign {
	if column < len(t.Align) {
		return t.Align[column]
	}
	if n := len(t.Align); n > 1 && t.Lined {
		return t.Align[column%n]
	}
	return Center
}

// GapAfter is the space after a column, in thousandths of an em.
func (t *TableInfo) GapAfter(column int) int32 {
	if len(t.Gaps) == 0 {
		return 1000
	}
	if t.Lined {
		return t.Gaps[column%len(t.Gaps)]
	}
	return t.Gaps[min(column, len(t.Gaps)-1)]
}

// kid is a kid that may not be there.
func (n *Node) kid(i int) *Node {
	if i < len(n.Kids) {
		return n.Kids[i]
	}
	return nil
}

// Kid is the kid at an index, nil if it is missing.
func (n *Node) Kid(i int) *Node { return n.kid(i) }

// Core is the node that the scripts and accents of a node belong to, and whose
// class it has: the innermost base.
func (n *Node) Core() *Node {
	for n != nil {
		switch {
		case n.Kind == Scripts || n.Kind == UnderOver && !n.Accent, n.Kind == Style,
			n.Kind == Row && len(n.Kids) == 1:
			if len(n.Kids) == 0 || n.Kids[0] == nil {
				return n
			}
			n = n.Kids[0]
		default:
			return n
		}
	}
	return n
}
