package fonts

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
)

// codedTables are the tables that are kept as they are when a face is embedded.
// Layout tables have done their work by then.
var codedTables = []string{"OS/2", "cvt ", "fpgm", "gasp", "glyf", "head", "hhea", "loca", "maxp", "prep"}

// GlyphCoded gives the face as a TrueType file in which the character code of
// every glyph is its glyph id, so that a program that draws strings draws
// glyphs. Glyph ids that are surrogates have no code. The file is a new one at
// each call. Of faces whose outlines have to be converted, it has glyph 0 and
// those of only; of others, all glyphs. Faces with broken outlines are an error.
func (f *Face) GlyphCoded(only ...uint16) ([]byte, error) {
	if err := f.checkOutlines(); err != nil {
		return nil, fmt.Errorf("the face %s cannot be embedded: %w", f.Name, err)
	}
	made := map[string][]byte{}
	if f.drawn != nil {
		var err error
		if made, err = f.convertedTables(only); err != nil {
			return nil, fmt.Errorf("the face %s cannot be embedded: %w", f.Name, err)
		}
	} else {
		made["hmtx"] = f.fullMetrics()
	}
	made["cmap"], made["name"] = glyphCodes(f.glyphs), nameTable(f.postScript)
	made["post"], made["hhea"] = f.postTable(), f.hheaTable()
	var out fileBuilder
	for _, name := range codedTables {
		if made[name] == nil && f.sfnt.has(name) && (f.drawn == nil || !isHint(name)) {
			t, _ := f.sfnt.find(tag(name))
			out.add(t.tag, f.sfnt.table(name), t.checksum)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(made)) {
		out.add(tag(name), made[name], checksum(made[name]))
	}
	return out.bytes(), nil
}

// isHint says whether a table is about hints, which converted outlines have
// lost.
func isHint(name string) bool { return name == "cvt " || name == "fpgm" || name == "prep" }

// glyphCodes is a table cmap, format 4, that maps every code to the glyph of
// the same number.
func glyphCodes(glyphs int) []byte {
	type segment struct{ first, last int }
	segments := []segment{{0, min(glyphs, surrogateFirst) - 1}}
	if glyphs > surrogateLast+1 {
		segments = append(segments, segment{surrogateLast + 1, glyphs - 1})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF})
	n := len(segments)
	be := binary.BigEndian
	b := be.AppendUint16(nil, 0) // version
	b = be.AppendUint16(b, 1)    // one subtable: Windows, Unicode, at offset 12
	b = be.AppendUint16(b, 3)
	b = be.AppendUint16(b, 1)
	b = be.AppendUint32(b, 12)
	length, search := 16+8*n, 2
	shift := 0
	for search*2 <= 2*n {
		search, shift = search*2, shift+1
	}
	for _, v := range []int{4, length, 0, 2 * n, search, shift, 2*n - search} {
		b = be.AppendUint16(b, uint16(v))
	}
	for _, s := range segments {
		b = be.AppendUint16(b, uint16(s.last))
	}
	b = be.AppendUint16(b, 0)
	for _, s := range segments {
		b = be.AppendUint16(b, uint16(s.first))
	}
	for _, s := range segments {
		delta := 0
		if s.first == 0xFFFF {
			delta = 1 // to glyph 0
		}
		b = be.AppendUint16(b, uint16(delta))
	}
	return append(b, make([]byte, 2*n)...) // no glyph arrays
}

// fullMetrics is the table hmtx with a width of its own for every glyph, which
// is the simplest form for whoever makes a subset.
func (f *Face) fullMetrics() []byte {
	if f.longMetrics == f.glyphs {
		return f.hmtx[:4*f.glyphs]
	}
	b := make([]byte, 0, 4*f.glyphs)
	b = append(b, f.hmtx[:4*f.longMetrics]...)
	for g := f.longMetrics; g < f.glyphs; g++ {
		b = binary.BigEndian.AppendUint16(b, uint16(f.Advance(uint16(g))))
		b = binary.BigEndian.AppendUint16(b, u16(f.hmtx, 4*f.longMetrics+2*(g-f.longMetrics)))
	}
	return b
}

func (f *Face) hheaTable() []byte {
	b := slices.Clone(f.sfnt.table("hhea"))
	binary.BigEndian.PutUint16(b[34:], uint16(f.glyphs))
	return b
}

// postTable is a table post without the glyphs' names: version 3.
func (f *Face) postTable() []byte {
	b := make([]byte, 32)
	copy(b[:16], f.sfnt.table("post"))
	copy(b, []byte{0, 3, 0, 0})
	return b
}

// nameTable has the PostScript name only.
func nameTable(postScript string) []byte {
	be := binary.BigEndian
	var b []byte
	for _, v := range []int{0, 1, 18, 3, 1, 0x409, 6, 2 * len(postScript), 0} {
		b = be.AppendUint16(b, uint16(v))
	}
	for i := range len(postScript) {
		b = append(b, 0, postScript[i])
	}
	return b
}

// fileBuilder puts tables together to a TrueType file.
type fileBuilder struct {
	records []tableRecord
	tables  [][]byte
}

func (b *fileBuilder) add(tag uint32, data []byte, sum uint32) {
	b.records = append(b.records, tableRecord{tag: tag, checksum: sum, length: uint32(len(data))})
	b.tables = append(b.tables, data)
}

func (b *fileBuilder) bytes() []byte {
	order := make([]int, len(b.records))
	size := 12 + 16*len(b.records)
	for i := range order {
		order[i] = i
		size += (len(b.tables[i]) + 3) &^ 3
	}
	slices.SortFunc(order, func(x, y int) int { return int(b.records[x].tag>>1) - int(b.records[y].tag>>1) })
	out := make([]byte, 0, size)
	out = binary.BigEndian.AppendUint32(out, magicTrueType)
	n := len(order)
	search, shift := 1, 0
	for search*2 <= n {
		search, shift = search*2, shift+1
	}
	for _, v := range []int{n, 16 * search, shift, 16 * (n - search)} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	offset := 12 + 16*n
	for _, i := range order {
		b.records[i].offset = uint32(offset)
		out = appendRecord(out, b.records[i])
		offset += (len(b.tables[i]) + 3) &^ 3
	}
	for _, i := range order {
		out = append(out, b.tables[i]...)
		out = append(out, make([]byte, -len(b.tables[i])&3)...)
	}
	return out
}

// appendRecord writes a line of a table directory.
func appendRecord(b []byte, t tableRecord) []byte {
	for _, v := range [4]uint32{t.tag, t.checksum, t.offset, t.length} {
		b = binary.BigEndian.AppendUint32(b, v)
	}
	return b
}

func checksum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	var tail [4]byte
	copy(tail[:], b)
	return sum + binary.BigEndian.Uint32(tail[:])
}
