package fonts

import "unicode"

// Fallback is FallbackIn for a text in no language of Chinese characters.
func (b *Book) Fallback(main *Face, cluster string) *Face {
	return b.FallbackIn(main, cluster, "")
}

// FallbackIn gives a face for a cluster of characters that main doesn't have:
// the first that has every one of them. The embedded families come first, of
// main's kind, then others; then the embedded stand-ins, the font folders, and
// the system's fonts if the Book uses them. Of folders and system the families
// that are meant for the script come first, and of those the ones of main's
// kind; lang (BCP 47) says which country's form of Chinese characters it is to
// be. Of a family it is the face nearest to main in weight and style.
//
// Emoji come from a face for emoji, even if others have their characters. The
// result is nil if no face has the characters. Those that are invisible, such
// as joiners, need not be in a face.
func (b *Book) FallbackIn(main *Face, cluster, lang string) *Face {
	if IsEmoji(cluster) {
		if f := b.standIn(main, cluster, emojiOrder); f != nil {
			return f
		}
	}
	for _, k := range kindOrder(main.kind) {
		if f := b.covering(b.ofKind(k), main, cluster); f != nil {
			return f
		}
	}
	if f := b.standIn(main, cluster, standInOrder(main.kind)); f != nil {
		return f
	}
	if f := b.among(&b.folders, main, cluster, lang); f != nil || !b.options.System {
		return f
	}
	return b.among(b.systemShelf(), main, cluster, lang)
}

// kindOrder is the order of the embedded families for a face of a kind.
func kindOrder(k kind) [3]kind {
	switch k {
	case mono:
		return [3]kind{mono, sans, serif}
	case serif:
		return [3]kind{serif, sans, mono}
	}
	return [3]kind{sans, serif, mono}
}

// standInOrder is the order of the stand-ins for a face of a kind, as indices of
// standIns: fixed widths go with fixed widths.
func standInOrder(k kind) []int {
	if k == mono {
		return []int{4, 1, 2, 3, 0, 5}
	}
	return []int{0, 1, 2, 3, 4, 5}
}

// emojiOrder is standInOrder for emoji.
var emojiOrder = []int{5}

// standIn is the first of the embedded stand-ins that has a cluster.
func (b *Book) standIn(main *Face, cluster string, order []int) *Face {
	for _, i := range order {
		if s := b.sources[b.own+i]; s.id != main.ID && s.covers(cluster) {
			return b.load(s)
		}
	}
	return nil
}

// among is the face of a shelf for a cluster.
func (b *Book) among(s *shelf, main *Face, cluster, lang string) *Face {
	if len(s.families) == 0 {
		return nil
	}
	for _, family := range b.ranked(s, main, cluster, lang) {
		if f := b.covering(family.faces, main, cluster); f != nil {
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
		if s.id != main.ID && !s.colored && s.covers(cluster) {
			have = append(have, s)
		}
	}
	for len(have) > 0 {
		s := nearest(have, Query{Weight: main.Weight, Italic: main.Italic})
		if f := b.load(s); f != nil {
			return f
		}
		have = without(have, s)
	}
	return nil
}

func without(list []*source, s *source) []*source {
	kept := list[:0]
	for _, other := range list {
		if other != s {
			kept = append(kept, other)
		}
	}
	return kept
}

// hasAll says whether every character of a cluster that is to be seen is in a
// set.
func hasAll(c charset, cluster string) bool {
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
