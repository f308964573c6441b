package fonts

import (
	"bytes"
	"errors"
)

// File gives the face as a TrueType file of its own, unchanged where its file
// has no other face. It is shared and must not be changed. Faces whose makers
// do not allow that they are put into documents are an error, after the
// permissions in the table OS/2, fsType.
func (f *Face) File() ([]byte, error) {
	const restricted, bitmapsOnly, permitted = 1 << 1, 1 << 9, 1<<2 | 1<<3
	kind := u16(f.sfnt.table("OS/2"), 8)
	if kind&restricted != 0 && kind&permitted == 0 || kind&bitmapsOnly != 0 {
		return nil, errors.New("its makers do not allow that it is embedded")
	}
	if data := f.sfnt.data; !bytes.HasPrefix(data, []byte("ttcf")) {
		return data, nil
	}
	var out fileBuilder
	for _, t := range f.sfnt.tables {
		if data, err := f.sfnt.read(int64(t.offset), int(t.length)); err == nil {
			out.add(t.tag, data, t.checksum)
		}
	}
	return out.bytes(), nil
}

// Family is the name of the face's family.
func (b *Book) Family(f *Face) string { return b.sources[f.ID].family }

// Embedded says whether a face is one of those in the program.
func (b *Book) Embedded(f *Face) bool { return f.ID < b.embedded }
