package fonts

// outlines gives access to the glyphs of the tables loca and glyf.
type outlines struct {
	loca, glyf []byte
	long       bool // loca has 32-bit offsets
	glyphs     int
}

func (f *Face) outlines() outlines {
	return outlines{
		loca: f.sfnt.table("loca"), glyf: f.sfnt.table("glyf"),
		long: u16(f.sfnt.table("head"), 50) == 1, glyphs: f.glyphs,
	}
}

// glyph is the outline of a glyph, empty for spaces; false if the tables are
// broken there.
func (o *outlines) glyph(gid uint16) ([]byte, bool) {
	g := int(gid)
	if g >= o.glyphs {
		return nil, false
	}
	var from, to int
	if o.long {
		if 4*g+8 > len(o.loca) {
			return nil, false
		}
		from, to = int(u32(o.loca, 4*g)), int(u32(o.loca, 4*g+4))
	} else {
		if 2*g+4 > len(o.loca) {
			return nil, false
		}
		from, to = 2*int(u16(o.loca, 2*g)), 2*int(u16(o.loca, 2*g+2))
	}
	if from > to || to > len(o.glyf) {
		return nil, false
	}
	return o.glyf[from:to], true
}
