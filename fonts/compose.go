package fonts

import (
	"slices"
	"strings"
	"sync/atomic"

	"github.com/go-text/typesetting/language"
)

// The faces in the program do nothing to Latin letters that depends on more than
// two of them: they kern pairs, and join some. So what HarfBuzz makes of a word
// follows from what it makes of its letters and pairs, of which there are a tenth
// as many as words. A word with a pair that is more than kerned, such as one that
// is joined, is left to HarfBuzz.

// latin is what is known of the letters and pairs of a variant.
type latin struct {
	singles [latinChars]atomic.Pointer[Glyph] // without an ID where it is not so simple
	pairs   [latinChars]atomic.Pointer[[latinChars]atomic.Int32]
}

// composable are the features with which words may be composed: they are about
// single letters and figures, or leave out what is about several.
var composable = []string{"pnum", "tnum", "lnum", "onum", "smcp", "c2sc", "-liga", "-calt"}

// allComposable reports whether a list of features has no others.
func allComposable(features string) bool {
	if features == "" {
		return true
	}
	for name := range strings.SplitSeq(features, ",") {
		if !slices.Contains(composable, strings.TrimSpace(name)) {
			return false
		}
	}
	return true
}

// What is known of a pair; other values are its kerning, in font units, plus
// kernBias.
const (
	pairUnknown = 0
	pairSpecial = 1
	kernBias    = 1 << 20
)

// latinChars is how many characters have a place in the tables.
const latinChars = 0x180 + 0x17

// latinPlace is the place of a character in the tables, -1 if it has none: those of
// ASCII, letters of Latin-1 and Latin Extended-A, and dashes and quotes.
func latinPlace(r rune) int {
	switch {
	case r > ' ' && r < 0x7F, r >= 0xC0 && r < 0x180 && r != '×' && r != '÷' && r != 'ŉ':
		return int(r)
	case r >= 0x2012 && r <= 0x2026:
		return 0x180 + int(r-0x2010)
	}
	return -1
}

// composed is how many characters a word has at most that is composed.
const composed = 32

// compose makes a run of a word from its letters and pairs; nil if it is not so
// simple.
func (f *Face) compose(text string, v *variant) *Run {
	if v.latin == nil || scriptOf(text) != language.Latin {
		return nil
	}
	var buffer [composed]Glyph
	glyphs, width, before := buffer[:0], int32(0), rune(0)
	for i, r := range text {
		if len(glyphs) == composed || latinPlace(r) < 0 {
			return nil
		}
		g := f.single(v, r)
		if g.ID == 0 {
			return nil
		}
		if i > 0 {
			kern := f.pair(v, before, r)
			if kern == pairSpecial {
				return nil
			}
			glyphs[len(glyphs)-1].Advance += kern - kernBias
			width += kern - kernBias
		}
		glyphs = append(glyphs, Glyph{ID: g.ID, Cluster: int32(i), Advance: g.Advance})
		width += g.Advance
		before = r
	}
	return &Run{Text: text, Glyphs: slices.Clone(glyphs), Width: width}
}

// single is the glyph of a character by itself.
func (f *Face) single(v *variant, r rune) *Glyph {
	known := &v.latin.singles[latinPlace(r)]
	if g := known.Load(); g != nil {
		return g
	}
	g := &Glyph{}
	if run := f.shapeAnew(string(r), v, language.Latin); len(run.Glyphs) == 1 && run.Glyphs[0].stands() {
		g = &run.Glyphs[0]
	}
	known.Store(g)
	return g
}

// pair is what is known of two characters that have a glyph each.
func (f *Face) pair(v *variant, a, b rune) int32 {
	row := &v.latin.pairs[latinPlace(a)]
	if row.Load() == nil {
		row.CompareAndSwap(nil, new([latinChars]atomic.Int32))
	}
	known := &row.Load()[latinPlace(b)]
	if k := known.Load(); k != pairUnknown {
		return k
	}
	k := int32(pairSpecial)
	run, first, second := f.shapeAnew(string([]rune{a, b}), v, language.Latin), f.single(v, a), f.single(v, b)
	if g := run.Glyphs; len(g) == 2 && g[0].stands() && g[1].stands() &&
		g[0].ID == first.ID && g[1].ID == second.ID && g[1].Advance == second.Advance {
		k = g[0].Advance - first.Advance + kernBias
	}
	known.Store(k)
	return k
}

// stands says whether a glyph stands where the pen is.
func (g *Glyph) stands() bool { return g.XOff == 0 && g.YOff == 0 }
