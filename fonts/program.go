package fonts

import "fmt"

// Program is what of a face a document embeds: the tables of a TrueType file that
// outlines and widths are in, as the OpenType specification has them. A document's
// own list of characters takes the place of the others. They may be the face's own
// and must not be changed.
type Program struct {
	Head, HHea, MaxP, HMtx, Loca, Glyf, Post []byte
	// Hints are the tables cvt, fpgm and prep, nil where there are none.
	Hints [3][]byte
}

// Program gives what to embed to have some glyphs. Of faces whose outlines have to
// be converted, the program has glyph 0 and these; of others, it has all. All
// outlines are there, and composite glyphs are made of glyphs of the face and not
// of themselves. Faces with broken outlines are an error.
func (f *Face) Program(glyphs ...uint16) (*Program, error) {
	p := &Program{Post: f.sfnt.table("post")}
	var err error
	switch {
	case f.drawn != nil:
		err = f.convert(p, glyphs)
	case f.colors != nil: // others were looked at before
		err = f.checkOutlines()
		fallthrough
	default:
		p.Head, p.HHea, p.MaxP = f.sfnt.table("head"), f.sfnt.table("hhea"), f.sfnt.table("maxp")
		p.HMtx, p.Loca, p.Glyf = f.hmtx, f.sfnt.table("loca"), f.sfnt.table("glyf")
		p.Hints = [3][]byte{f.sfnt.table("cvt "), f.sfnt.table("fpgm"), f.sfnt.table("prep")}
	}
	if err != nil {
		return nil, fmt.Errorf("the face %s cannot be embedded: %w", f.Name, err)
	}
	return p, nil
}
