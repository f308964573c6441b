package fonts

// hasEmoji says whether a face is one for emoji in colour: some faces for texts
// have colours too, but no emoji.
func hasEmoji(s *sfnt) bool {
	if !hasColors(s) {
		return false
	}
	c, err := parseCoverage(s.table("cmap"), int(u16(s.table("maxp"), 4)))
	return err == nil && c.has('😀')
}

// ColorEmoji gives a face that has an emoji in colour: of the font folders, else
// of the system's fonts if the Book uses them. It is nil if the cluster is not to
// look like an emoji (see IsEmoji), or if no face draws it as one picture.
func (b *Book) ColorEmoji(cluster string) *Face {
	if !IsEmoji(cluster) {
		return nil
	}
	if f := b.coloredAmong(&b.folders, cluster); f != nil || !b.options.System {
		return f
	}
	return b.coloredAmong(b.systemShelf(), cluster)
}

func (b *Book) coloredAmong(s *shelf, cluster string) *Face {
	for _, src := range s.colored {
		if src.covers(cluster) {
			if f := b.load(src); f != nil && f.isPicture(cluster) {
				return f
			}
		}
	}
	return nil
}

// isPicture says whether a cluster is one picture: a sequence that a font
// doesn't know is several.
func (f *Face) isPicture(cluster string) bool {
	pictures := 0
	for _, g := range f.Shape(cluster, Shaping{}).Glyphs {
		switch {
		case f.Picture(g.ID) != nil:
			pictures++
		case g.Advance != 0:
			return false
		}
	}
	return pictures == 1
}
