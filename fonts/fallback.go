package fonts

import "unicode"

// Fallback gives a face for a cluster of characters that main doesn't have:
// the first that has every one of them. The embedded families come first, of
// main's kind, then mono, serif and sans; then the families of the font folders
// in the order of their paths. Of a family it is the face nearest to main in
// weight and style. It is nil if no face has the characters. Those that are
// invisible, such as joiners, need not be in a face.
func (b *Book) Fallback(main *Face, cluster string) *Face {
	for _, k := range [...]kind{main.kind, mono, serif, sans} {
		if f := b.covering(b.ofKind(k), main, cluster); f != nil {
			return f
		}
	}
	for _, family := range b.families {
		if f := b.covering(family, main, cluster); f != nil {
			return f
		}
	}
	return nil
}

// covering gives the face of a family that is nearest to main and has the
// characters of a cluster, nil if none has.
func (b *Book) covering(family []*source, main *Face, cluster string) *Face {
	var have []*source
	for _, s := range family {
		if s.id != main.ID && s.covers(cluster) {
			have = append(have, s)
		}
	}
	if s := nearest(have, Query{Weight: main.Weight, Italic: main.Italic}); s != nil {
		return b.load(s)
	}
	return nil
}

// hasAll says whether there is a glyph for every character of a cluster that is
// to be seen.
func (c *coverage) hasAll(cluster string) bool {
	for _, r := range cluster {
		if !c.has(r) && !Ignorable(r) {
			return false
		}
	}
	return true
}

// Ignorable says whether a character is invisible where a face doesn't have
// it: variation selectors, joiners, direction marks, the soft hyphen and the
// others with Unicode's property Default_Ignorable_Code_Point.
func Ignorable(r rune) bool {
	if r < 0xAD {
		return false
	}
	return r == 0xAD || r >= 0x034F && (unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) ||
		unicode.Is(unicode.Variation_Selector, r) ||
		unicode.Is(unicode.Cf, r) && !visibleFormat(r))
}

// visibleFormat lists the format characters that are to be seen: Unicode
// Standard, section 5.21 and DerivedCoreProperties.txt.
func visibleFormat(r rune) bool {
	return r >= 0x0600 && r <= 0x0605 || r == 0x06DD || r == 0x070F || r == 0x0890 || r == 0x0891 ||
		r == 0x08E2 || r >= 0xFFF9 && r <= 0xFFFB || r == 0x110BD || r == 0x110CD ||
		r >= 0x13430 && r <= 0x1343F
}
