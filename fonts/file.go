package fonts

import (
	"encoding/binary"
	"slices"
)

// File gives the face as a TrueType file of its own, unchanged where its file
// has no other face. It is shared and must not be changed. Faces that may not
// be embedded in documents are in no Book.
func (f *Face) File() []byte {
	if n, err := f.sfnt.faces(); err == nil && n == 1 {
		data, _ := f.sfnt.read(0, int(f.sfnt.size))
		return data
	}
	var out fileBuilder
	for _, t := range f.sfnt.tables {
		if data, err := f.sfnt.read(int64(t.offset), int(t.length)); err == nil {
			out.add(t.tag, data, t.checksum)
		}
	}
	return out.bytes()
}

// Family is the name of the face's family.
func (b *Book) Family(f *Face) string { return b.sourceOf(f).family }

// sourceOf is where a face of the book comes from.
func (b *Book) sourceOf(f *Face) *source {
	if f.ID < len(b.sources) {
		return b.sources[f.ID]
	}
	return b.systemShelf().sources[f.ID-len(b.sources)]
}

// Embedded says whether a face is one of those in the program.
func (b *Book) Embedded(f *Face) bool { return f.ID < b.embedded }

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
