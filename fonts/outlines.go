package fonts

import (
	"errors"
	"fmt"
)

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

// checkOutlines makes sure that every glyph is in the table glyf, and that
// composite glyphs are made of glyphs of the face and not of themselves.
func (f *Face) checkOutlines() error {
	if f.drawn != nil {
		return f.checkDrawing()
	}
	o := f.outlines()
	return o.check()
}

func (o *outlines) check() error {
	parts := make([]int32, o.glyphs) // the outlines in each glyph; 0 is not known
	for g := range o.glyphs {
		if n, err := o.count(uint16(g), parts, 0); err != nil {
			return fmt.Errorf("glyph %d: %w", g, err)
		} else if n > maxComponents {
			return fmt.Errorf("glyph %d is made of more than %d outlines", g, maxComponents)
		}
	}
	return nil
}

// count counts the outlines of a glyph with those that it is made of.
func (o *outlines) count(gid uint16, parts []int32, depth int) (int32, error) {
	if depth > maxComposite {
		return 0, errors.New("it is made of itself, or of too many layers")
	}
	if int(gid) < len(parts) && parts[gid] > 0 {
		return parts[gid], nil
	}
	outline, ok := o.glyph(gid)
	if !ok || len(outline) > 0 && len(outline) < 10 {
		return 0, errors.New("its outline (tables loca and glyf) is missing or cut off")
	}
	total := int32(1)
	if i16(outline, 0) < 0 {
		for at, more := 10, true; more; {
			var part uint16
			if part, at, more, ok = component(outline, at); !ok {
				return 0, errors.New("its list of components is cut off")
			}
			n, err := o.count(part, parts, depth+1)
			if err != nil {
				return 0, err
			}
			total = min(total+n, maxComponents+1)
		}
	}
	parts[gid] = total
	return total, nil
}

// The flags of a component of a composite glyph: OpenType specification, table
// glyf, "Composite glyph description".
const (
	argsAreWords  = 1 << 0
	haveScale     = 1 << 3
	moreFollow    = 1 << 5
	haveTwoScales = 1 << 6
	haveTwoByTwo  = 1 << 7
)

// component reads the component at an offset and gives the offset of the next.
func component(outline []byte, at int) (gid uint16, next int, more, ok bool) {
	flags := u16(outline, at)
	gid = u16(outline, at+2)
	next = at + 6
	if flags&argsAreWords != 0 {
		next += 2
	}
	switch {
	case flags&haveScale != 0:
		next += 2
	case flags&haveTwoScales != 0:
		next += 4
	case flags&haveTwoByTwo != 0:
		next += 8
	}
	return gid, next, flags&moreFollow != 0, next <= len(outline)
}
