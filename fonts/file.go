package fonts

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
