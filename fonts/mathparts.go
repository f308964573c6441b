package fonts

// MathPart is a part that a tall or wide glyph is put together of. Its
// connectors are how far it may overlap with the parts before and after it.
type MathPart struct {
	Glyph      uint16
	Start, End int32 // connectors
	Full       int32 // its height or width
	Extender   bool  // it can be left out, or come more than once
}

// MathVariant is a form of a glyph that is larger than it. Size is its height,
// or its width for those that grow sideways.
type MathVariant struct {
	Glyph uint16
	Size  int32
}

// Variants gives the larger forms of a glyph, the smallest first, and the parts
// that still larger ones are made of, from the bottom up or from left to right.
// Both are empty for glyphs that don't grow.
func (m *MathFace) Variants(gid uint16, wide bool) (sizes []MathVariant, parts []MathPart) {
	coverage, first := 2, 0
	if wide {
		coverage, first = 4, int(u16(m.variants, 6))
	}
	i := coverageIndex(part(m.variants, coverage), gid)
	if i < 0 {
		return nil, nil
	}
	made := part(m.variants, 10+2*(first+i))
	for k := range int(u16(made, 2)) {
		if 8+4*k > len(made) {
			break
		}
		sizes = append(sizes, MathVariant{u16(made, 4+4*k), int32(u16(made, 6+4*k))})
	}
	assembly := part(made, 0)
	for k := range int(u16(assembly, 4)) {
		at := 6 + 10*k
		if at+10 > len(assembly) {
			break
		}
		parts = append(parts, MathPart{
			Glyph: u16(assembly, at), Start: int32(u16(assembly, at+2)), End: int32(u16(assembly, at+4)),
			Full: int32(u16(assembly, at+6)), Extender: u16(assembly, at+8)&1 != 0,
		})
	}
	return sizes, parts
}

// MinOverlap is how far parts overlap at least.
func (m *MathFace) MinOverlap() int32 { return int32(u16(m.variants, 0)) }
