package fonts

import "errors"

// load reads the metrics and the character map of a face. Their tables are
// small; outlines and layout tables wait until they are needed.
func (f *Face) load() error {
	head, hhea, maxp := f.sfnt.table("head"), f.sfnt.table("hhea"), f.sfnt.table("maxp")
	if len(head) < 54 || len(hhea) < 36 || len(maxp) < 6 {
		return errors.New("its table head, hhea or maxp is missing or cut off")
	}
	f.UnitsPerEm = int(u16(head, 18))
	if f.UnitsPerEm < 16 || f.UnitsPerEm > 16384 {
		return errors.New("its units per em are not between 16 and 16384")
	}
	f.glyphs = int(u16(maxp, 4))
	f.longMetrics = int(u16(hhea, 34))
	f.hmtx = f.sfnt.table("hmtx")
	if f.glyphs == 0 || f.longMetrics == 0 || f.longMetrics > f.glyphs ||
		len(f.hmtx) < 4*f.longMetrics+2*(f.glyphs-f.longMetrics) {
		return errors.New("its glyph widths (table hmtx) are missing or cut off")
	}
	if err := f.loadCharacters(); err != nil {
		return err
	}
	f.verticalMetrics(head, hhea)
	f.lineMetrics()
	return nil
}

// verticalMetrics fills in the heights. The typographic ascender and descender
// of OS/2 are meant for setting text; those of hhea also make room for the
// tallest accents.
func (f *Face) verticalMetrics(head, hhea []byte) {
	os2 := f.sfnt.table("OS/2")
	f.Ascent, f.Descent = i16(os2, 68), -i16(os2, 70)
	if f.Ascent <= 0 || f.Descent < 0 {
		f.Ascent, f.Descent = i16(hhea, 4), -i16(hhea, 6)
	}
	if f.Ascent <= 0 {
		f.Ascent, f.Descent = i16(head, 42), -i16(head, 38) // the bounding box
	}
	em := int32(f.UnitsPerEm)
	if u16(os2, 0) >= 2 {
		f.XHeight, f.CapHeight = i16(os2, 86), i16(os2, 88)
	}
	if f.XHeight <= 0 {
		f.XHeight = f.heightOf('x', em/2)
	}
	if f.CapHeight <= 0 {
		f.CapHeight = f.heightOf('H', em*7/10)
	}
	f.alef, f.he = f.heightOf('ا', 0), f.heightOf('ה', 0)
}

// heightOf is the top of a letter's outline, for faces that don't say how tall
// their letters are.
func (f *Face) heightOf(r rune, otherwise int32) int32 {
	gid, ok := f.GlyphID(r)
	if !ok {
		return otherwise
	}
	top := int32(0)
	for _, seg := range f.Outline(gid, nil) {
		last := 0
		if seg.Op == QuadTo {
			last = 1
		}
		top = max(top, seg.P[last].Y/64)
	}
	if top > 0 {
		return top
	}
	return otherwise
}

// lineMetrics fills in where underlines and strike-throughs go. The tables post
// and OS/2 give the top of the lines.
func (f *Face) lineMetrics() {
	post, os2 := f.sfnt.table("post"), f.sfnt.table("OS/2")
	em := int32(f.UnitsPerEm)
	f.UnderlineThick = i16(post, 10)
	if f.UnderlineThick <= 0 {
		f.UnderlineThick = em / 20
	}
	f.UnderlineBelow = -i16(post, 8) + f.UnderlineThick/2
	if i16(post, 8) >= 0 {
		f.UnderlineBelow = em / 10
	}
	thick, top := i16(os2, 26), i16(os2, 28)
	f.StrikeAbove = top - thick/2
	if f.StrikeAbove <= 0 {
		f.StrikeAbove = f.XHeight / 2
	}
	f.Mono = u32(post, 12) != 0
}

// Advance is the width of a glyph; 0 for glyphs that the face doesn't have.
func (f *Face) Advance(gid uint16) int32 {
	if f.drawn != nil && f.drawn.wght > 0 {
		if _, advance, ok := f.draw(gid); ok {
			return advance
		}
	}
	g := int(gid)
	if g >= f.glyphs {
		return 0
	}
	if g >= f.longMetrics {
		g = f.longMetrics - 1
	}
	return int32(u16(f.hmtx, 4*g))
}

// NumGlyphs is the number of the face's glyphs.
func (f *Face) NumGlyphs() int { return f.glyphs }
