package fonts

import "unicode"

// Fallback gives a face for a cluster of characters that main doesn't have:
// the first that has every one of them. The embedded families come first, of
// main's kind, then mono, serif and sans; then the faces of the font folders
// in their order, of main's weight and style if the family has it. It is nil
// if no face has them.
func (b *Book) Fallback(main *Face, cluster string) *Face {
	q := Query{Weight: main.Weight, Italic: main.Italic}
	for _, k := range [...]kind{main.kind, mono, serif, sans} {
		f, err := b.nearest(b.ofKind(k), q).load()
		if err == nil && f != main && f.hasAll(cluster) {
			return f
		}
	}
	return nil
}

// hasAll says whether the face has every character of a cluster that is to be
// seen.
func (f *Face) hasAll(cluster string) bool {
	for _, r := range cluster {
		if !f.Has(r) && !Ignorable(r) {
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
