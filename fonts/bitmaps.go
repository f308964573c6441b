package fonts

import (
	"bytes"
	"errors"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// bitmaps gives the pictures of the tables CBDT and CBLC (OpenType specification),
// each read when it is asked for: all of them are 10 MB.
type bitmaps struct {
	table  window
	strike tables.BitmapSize // that of the largest pictures
	parts  []tables.BitmapSubtable
}

func openBitmaps(s *sfnt) (*bitmaps, error) {
	places, _, err := tables.ParseCBLC(s.table("CBLC"))
	if err != nil {
		return nil, err
	}
	b := &bitmaps{table: window{sfnt: s}}
	b.table.table, _ = s.find(tag("CBDT"))
	for i, strike := range places.BitmapSizes {
		if i == 0 || max(strike.PpemX, strike.PpemY) > max(b.strike.PpemX, b.strike.PpemY) {
			b.strike, b.parts = strike, places.IndexSubTables[i]
		}
	}
	if b.strike.PpemX == 0 || b.strike.PpemY == 0 {
		return nil, errors.New("its pictures have no size")
	}
	return b, nil
}

// picture gives the picture of a glyph, nil if it has none.
func (b *bitmaps) picture(gid uint16, unitsPerEm int) *Picture {
	for _, part := range b.parts {
		if part.FirstGlyph > gid || part.LastGlyph < gid {
			continue
		}
		from, to := pictureIn(part, gid)
		b.table.err = nil // the next reading of a file may be better than the last
		data := b.table.read(int64(part.ImageDataOffset)+from, to-from)
		file, m := pictureFile(part, data)
		if len(file) == 0 {
			return nil
		}
		x, y := float32(unitsPerEm)/float32(b.strike.PpemX), float32(unitsPerEm)/float32(b.strike.PpemY)
		return &Picture{
			Data: bytes.Clone(file), Format: "png",
			X: units(float32(m.BearingX) * x), Y: units(float32(m.BearingY) * y),
			W: units(float32(m.Width) * x), H: units(float32(m.Height) * y),
		}
	}
	return nil
}

// pictureIn is where a part of the table says that a glyph's picture is.
func pictureIn(part tables.BitmapSubtable, gid uint16) (from, to int64) {
	i := int(gid - part.FirstGlyph)
	switch index := part.IndexData.(type) {
	case tables.IndexData1:
		if i+1 < len(index.SbitOffsets) {
			return int64(index.SbitOffsets[i]), int64(index.SbitOffsets[i+1])
		}
	case tables.IndexData2:
		return int64(index.ImageSize) * int64(i), int64(index.ImageSize) * int64(i+1)
	case tables.IndexData3:
		if i+1 < len(index.SbitOffsets) {
			return int64(index.SbitOffsets[i]), int64(index.SbitOffsets[i+1])
		}
	case tables.IndexData4:
		for i := range len(index.GlyphArray) - 1 {
			if g := index.GlyphArray[i:]; g[0].GlyphID == gid {
				return int64(g[0].SbitOffset), int64(g[1].SbitOffset)
			}
		}
	case tables.IndexData5:
		for i, g := range index.GlyphIdArray {
			if g == gid {
				return int64(index.ImageSize) * int64(i), int64(index.ImageSize) * int64(i+1)
			}
		}
	}
	return 0, 0
}

// pictureFile takes the file of a picture and its measures out of its record. Only
// files in PNG's format are read: colours have no other.
func pictureFile(part tables.BitmapSubtable, record []byte) (file []byte, m tables.SmallGlyphMetrics) {
	switch part.ImageFormat {
	case 17:
		data, _, _ := tables.ParseBitmapData17(record)
		return data.Image, data.SmallGlyphMetrics
	case 18:
		data, _, _ := tables.ParseBitmapData18(record)
		return data.Image, data.SmallGlyphMetrics
	case 19:
		data, _, _ := tables.ParseBitmapData19(record)
		switch index := part.IndexData.(type) {
		case tables.IndexData2:
			m = index.BigMetrics.SmallGlyphMetrics
		case tables.IndexData5:
			m = index.BigMetrics.SmallGlyphMetrics
		}
		return data.Image, m
	}
	return nil, m
}
