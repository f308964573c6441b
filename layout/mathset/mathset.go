// Package mathset sets formulas: a tree of formula becomes boxes of glyphs and
// rules, by the rules of TeX (D. Knuth, "The TeXbook", appendix G) with the
// measures of the face's table MATH (OpenType specification, "MATH — The
// mathematical typesetting table").
package mathset

import (
	"octavo/fonts"
	"octavo/formula"
	"octavo/geom"
	"octavo/page"
)

// Setter sets formulas in one book's faces. It is for one goroutine at a time.
type Setter struct {
	book   *fonts.Book
	face   *fonts.MathFace
	glyphs map[rune]*fonts.Run
}

// New returns a Setter; nil if the face for formulas cannot be had.
func New(book *fonts.Book) *Setter {
	face := book.Math()
	if face == nil {
		return nil
	}
	return &Setter{book: book, face: face, glyphs: map[rune]*fonts.Run{}}
}

// Style is what a formula is set in: that of the text around it.
type Style struct {
	Face  *fonts.Face // of words in the formula
	Size  geom.Length // of the text around it
	Color page.Color
	Elem  page.ElemID
	Lang  string
}

// Piece is a part of a formula in running text that no line divides. Items are
// relative to its left end on the baseline.
type Piece struct {
	Width, Above, Below geom.Length
	Items               []page.Item
	// Trail is the part of Width that is space at its end, which a line that
	// ends here does without; Penalty what a break after it costs, 0 after the
	// last.
	Trail   geom.Length
	Penalty int
	// Begin and End are what it is of the formula's source, in bytes.
	Begin, End int
	// Missing are characters that no face has.
	Missing string
}

// The penalties of breaks in formulas, after relations and after binary
// operators: The TeXbook, p. 174.
const (
	relPenalty = 500
	binPenalty = 700
	anyPenalty = 5000 // where nothing else would fit
)

// setting is a formula being set.
type setting struct {
	*Setter
	style   Style
	size    geom.Length // of letters
	em      geom.Length // of the text around
	missing string
}

// newSetting adjusts the size, so that the x-heights of formula and text agree
// as well as may be.
func (s *Setter) newSetting(st Style) *setting {
	size := st.Size
	if f := st.Face; f != nil && f.XHeight > 0 && s.face.XHeight > 0 {
		own := int64(s.face.XHeight) * int64(f.UnitsPerEm)
		size = st.Size.MulDiv(int64(f.XHeight)*int64(s.face.UnitsPerEm), own)
		size = min(max(size, st.Size*9/10), st.Size*11/10)
	}
	return &setting{Setter: s, style: st, size: size, em: st.Size}
}

// Inline sets a formula in running text, as pieces that lines can end after. A
// piece that would be wider than a line is divided anywhere; if that does not
// help, the formula is made smaller.
func (s *Setter) Inline(n *formula.Node, st Style, measure geom.Length) []Piece {
	for scale := 1000; ; {
		scaled := st
		scaled.Size = st.Size.MulDiv(int64(scale), 1000)
		t := s.newSetting(scaled)
		pieces := t.pieces(t.atoms(n, env{level: textLevel, color: st.Color}), measure)
		widest := geom.Length(0)
		for i := range pieces {
			widest = max(widest, pieces[i].Width-pieces[i].Trail)
		}
		if widest > measure {
			scale = nextScale(scale, widest, measure)
		}
		if widest <= measure || scale == 0 {
			return pieces
		}
	}
}

// pieces divides a row where lines may end, and where they must.
func (t *setting) pieces(atoms []atom, measure geom.Length) []Piece {
	var pieces []Piece
	first := 0
	wide := geom.Length(0)
	for i := range atoms {
		penalty := breakAfter(atoms, i)
		wide += atoms[i].before + atoms[i].box.w
		if i+1 < len(atoms) && penalty == 0 && wide+atoms[i+1].before+atoms[i+1].box.w > measure {
			penalty = anyPenalty
		}
		if i+1 < len(atoms) && penalty == 0 {
			continue
		}
		b := t.assemble(atoms[first : i+1])
		p := Piece{
			Width: b.w, Above: b.h, Below: b.d, Items: t.paint(b), Penalty: penalty,
			Begin: atoms[first].begin, End: atoms[i].end, Missing: t.missing,
		}
		if penalty > 0 {
			p.Trail = atoms[i+1].before
			p.Width += p.Trail
			atoms[i+1].before = 0
		}
		pieces, t.missing = append(pieces, p), ""
		first, wide = i+1, 0
	}
	return pieces
}

// breakAfter is what a line break after an atom costs, 0 if there is to be none.
func breakAfter(atoms []atom, i int) int {
	if i == 0 || i+1 >= len(atoms) || atoms[i+1].class == formula.Rel || atoms[i].skip {
		return 0
	}
	switch atoms[i].class {
	case formula.Rel:
		return relPenalty
	case formula.Bin:
		return binPenalty
	}
	return 0
}

// Whole sets a formula as one piece, in the style of a display if it is one,
// and smaller if it is wider than a line.
func (s *Setter) Whole(n *formula.Node, st Style, display bool, measure geom.Length) Piece {
	e := env{level: textLevel, color: st.Color}
	if display {
		e.level = displayLevel
	}
	for scale := 1000; ; {
		scaled := st
		scaled.Size = st.Size.MulDiv(int64(scale), 1000)
		t := s.newSetting(scaled)
		b := t.row(n, e)
		if b.w > measure {
			scale = nextScale(scale, b.w, measure)
		}
		if b.w <= measure || scale == 0 {
			return Piece{
				Width: b.w, Above: b.h, Below: b.d, Items: t.paint(b), Begin: n.Begin, End: n.End, Missing: t.missing,
			}
		}
	}
}
