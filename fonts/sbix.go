package fonts

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"slices"
)

// strikes gives the pictures of the table sbix (OpenType specification, "sbix —
// Standard Bitmap Graphics Table"), each read when it is asked for: all of them
// can be 190 MB.
type strikes struct {
	table window
	sizes []strike // the largest first
	// corner is where the outline of a glyph has its left edge and its bottom,
	// from which its picture's place is counted.
	corner func(gid uint16) (x, y int32)
}

// strike is the pictures of one size: the place of its part of the table, and the
// pixels of an em.
type strike struct {
	at   int64
	ppem uint16
}

const (
	mostStrikes = 64 // fonts have up to ten
	mostDupes   = 8  // how often a glyph may have the picture of another that has that of another
)

func openStrikes(s *sfnt, corner func(gid uint16) (x, y int32)) (*strikes, error) {
	b := &strikes{table: window{sfnt: s}, corner: corner}
	b.table.table, _ = s.find(tag("sbix"))
	for i := range int64(min(u32(b.table.read(0, 8), 4), mostStrikes)) {
		b.table.err = nil // one that is broken is none
		at := int64(u32(b.table.read(8+4*i, 4), 0))
		if ppem := u16(b.table.read(at, 4), 0); ppem > 0 {
			b.sizes = append(b.sizes, strike{at, ppem})
		}
	}
	if len(b.sizes) == 0 {
		return nil, errors.New("its pictures have no size")
	}
	slices.SortStableFunc(b.sizes, func(a, b strike) int { return int(b.ppem) - int(a.ppem) })
	return b, nil
}

// picture gives the largest picture of a glyph, nil if it has none.
func (b *strikes) picture(gid uint16, unitsPerEm int) *Picture {
	for _, s := range b.sizes {
		if p := b.pictureAt(s, gid, unitsPerEm); p != nil {
			return p
		}
	}
	return nil
}

// pictureAt gives the picture of one size. It is at an offset from the lower left
// corner of the glyph's outline, or from its origin where it has none.
func (b *strikes) pictureAt(s strike, gid uint16, unitsPerEm int) *Picture {
	record := b.record(s, gid)
	if len(record) <= 8 {
		return nil
	}
	file := record[8:]
	var config image.Config
	var err error
	p := &Picture{}
	switch string(record[4:8]) {
	case "png ":
		p.Format = "png"
		config, err = png.DecodeConfig(bytes.NewReader(file))
	case "jpg ":
		p.Format = "jpeg"
		config, err = jpeg.DecodeConfig(bytes.NewReader(file))
	default:
		return nil
	}
	if err != nil {
		return nil
	}
	scale := float32(unitsPerEm) / float32(s.ppem)
	x, y := b.corner(gid)
	p.Data = bytes.Clone(file)
	p.W, p.H = units(float32(config.Width)*scale), units(float32(config.Height)*scale)
	p.X, p.Y = x+units(float32(i16(record, 0))*scale), y+units(float32(i16(record, 2))*scale)+p.H
	return p
}

// record is what the table has of a glyph: the offsets of its picture, its format,
// and its file.
func (b *strikes) record(s strike, gid uint16) []byte {
	b.table.err = nil // the next reading of a file may be better than the last
	for range mostDupes {
		place := b.table.read(s.at+4+4*int64(gid), 8)
		from, to := int64(u32(place, 0)), int64(u32(place, 4))
		record := b.table.read(s.at+from, to-from)
		if len(record) < 10 || string(record[4:8]) != "dupe" {
			return record
		}
		gid = u16(record, 8)
	}
	return nil
}
