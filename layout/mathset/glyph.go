package mathset

import (
	"strings"
	"unicode/utf8"

	"octavo/fonts"
	"octavo/formula"
	"octavo/geom"
)

// glyphBox is a glyph of the face for formulas. Text is what it stands for.
func (t *setting) glyphBox(gid uint16, text string, e env) *box {
	size := t.sizeOf(e)
	adv := t.face.Advance(gid)
	_, low, _, high := t.face.Extents(gid)
	b := &box{
		w: t.units(adv, e), h: t.units(high, e), d: t.units(-low, e),
		ital: t.units(t.face.Italics(gid), e), glyph: gid, alone: true, size: size,
	}
	run := &fonts.Run{Text: text, Width: adv, Glyphs: []fonts.Glyph{{ID: gid, Advance: adv}}}
	b.marks = []mark{{run: run, face: t.face.Face, size: size, color: e.color}}
	return b
}

// char is a character in the face for formulas, or in another that has it.
func (t *setting) char(r rune, text string, e env) *box {
	if gid, ok := t.face.GlyphID(r); ok {
		return t.glyphBox(gid, text, e)
	}
	return t.words(string(r), formula.Roman, e)
}

// chars are characters side by side.
func (t *setting) chars(s string, e env) *box {
	if r, size := utf8.DecodeRuneInString(s); size == len(s) {
		return t.char(r, s, e)
	}
	out := &box{}
	for _, r := range s {
		if r == '\u0338' { // a stroke through the symbol before it
			k := t.char(r, string(r), e)
			out.put(k, out.w/2-k.w/2, 0)
			continue
		}
		k := t.char(r, string(r), e)
		out.put(k, out.w, 0)
		out.w += k.w
	}
	return out
}

// ident is an identifier: a letter in italics, or a word as it is.
func (t *setting) ident(n *formula.Node, e env) *box {
	r, size := utf8.DecodeRuneInString(n.Text)
	if size < len(n.Text) {
		return t.name(n.Text, e)
	}
	if n.Upright {
		return t.char(r, n.Text, e)
	}
	return t.char(formula.MathItalic(r), n.Text, e)
}

// name is the name of a function, shaped for its kerning.
func (t *setting) name(text string, e env) *box {
	for _, r := range text {
		if _, ok := t.face.GlyphID(r); !ok && r != '\u2009' {
			return t.words(text, formula.Roman, e)
		}
	}
	out := &box{}
	for i, word := range strings.Split(text, "\u2009") {
		if i > 0 {
			out.w += t.sizeOf(e) / 6
		}
		t.shape(out, t.face.Face, word, t.sizeOf(e), e)
	}
	return out
}

// words are words in the face of the text around, or one of its style.
func (t *setting) words(text string, style formula.Face, e env) *box {
	out := &box{}
	face := t.wordFace(style)
	for len(text) > 0 {
		f, n := t.stretchOf(face, text)
		t.shape(out, f, text[:n], t.scaled(t.em, e), e)
		text = text[n:]
	}
	return out
}

// wordFace is the face of words of a style.
func (t *setting) wordFace(style formula.Face) *fonts.Face {
	f := t.style.Face
	if f == nil {
		f = t.book.Face(fonts.Query{Family: "serif"})
	}
	q := fonts.Query{Family: t.book.Family(f), Weight: f.Weight, Italic: f.Italic}
	switch style {
	case formula.Roman:
		return f
	case formula.Bold:
		q.Weight = 600
	case formula.Italic:
		q.Italic = true
	case formula.BoldItalic:
		q.Weight, q.Italic = 600, true
	case formula.Sans:
		q.Family = "sans"
	case formula.Typewriter:
		q.Family = "mono"
	}
	return t.book.Face(q)
}

// stretchOf is how much of a text one face has, and which.
func (t *setting) stretchOf(main *fonts.Face, text string) (f *fonts.Face, n int) {
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		of := main
		if _, ok := main.GlyphID(r); !ok && !fonts.Ignorable(r) {
			of = t.book.Fallback(main, text[n:n+size])
			if of == nil {
				of = main
				t.missing += text[n : n+size]
			}
		}
		if f != nil && of != f {
			return f, n
		}
		f, n = of, n+size
	}
	return f, n
}

// shape adds a shaped text to a box.
func (t *setting) shape(out *box, f *fonts.Face, text string, size geom.Length, e env) {
	if text == "" {
		return
	}
	run := f.Shape(text, fonts.Shaping{Lang: t.style.Lang})
	out.marks = append(out.marks, mark{x: out.w, run: run, face: f, size: size, color: e.color})
	out.w += geom.FromUnits(run.Width, size, f.UnitsPerEm)
	for _, g := range run.Glyphs {
		_, low, _, high := f.Extents(g.ID)
		if low == 0 && high == 0 {
			high = f.XHeight
		}
		out.h = max(out.h, geom.FromUnits(high, size, f.UnitsPerEm))
		out.d = max(out.d, geom.FromUnits(-low, size, f.UnitsPerEm))
	}
}
