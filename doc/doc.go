// Package doc is the model of what a document says: sealed block and inline
// types, metadata, ids, source positions and diagnostics. It knows nothing of
// Markdown's syntax, of pages, or of any output format.
package doc

import "strconv"

// Pos is a place in a source file. Lines and columns count from 1, columns in
// characters (runes); a zero Line means that the place is unknown.
type Pos struct {
	File string
	Line int32
	Col  int32
}

// String is "file:line:col", with what is unknown left out.
func (p Pos) String() string {
	s := p.File
	if p.Line > 0 {
		if s != "" {
			s += ":"
		}
		s += strconv.Itoa(int(p.Line))
		if p.Col > 0 {
			s += ":" + strconv.Itoa(int(p.Col))
		}
	}
	return s
}

// Document is one source text, read: a post, a chapter, a page.
type Document struct {
	Meta   Meta
	Blocks []Block
	// Notes are the footnotes in the order of their first reference.
	// NoteRef.Index counts into it.
	Notes []*Note
	// File is the name by which positions call the source.
	File string
	// Source is the text as it was given, byte for byte; nil if it came from no
	// file.
	Source []byte
}

// Note is a footnote: its blocks, and how often it is referred to.
type Note struct {
	At     Pos
	Label  string // as written: [^label]
	Blocks []Block
	Refs   int
}
