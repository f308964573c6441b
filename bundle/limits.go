package bundle

import (
	"octavo/doc"
)

// maxPieces is how many chapters are made of one text. One with more headings
// of level 1 uses them for something else, and a file for each would take long.
const maxPieces = 2000

// tooMany is the error of a book of too many texts.
func (b *builder) tooMany() error {
	if limit := b.o.Limits.Texts; len(b.texts) > limit {
		first := place{name: b.texts[limit].name}
		return first.errorf("make several books, or allow for more with --max-texts",
			"the book has more than %d texts: this is one too many", limit)
	}
	return nil
}

// weigh adds a text's size to that of all; it is an error where they are too
// long together.
func (r *reader) weigh(t *text, size int) error {
	most := doc.BookShare * r.o.Limits.TextBytes
	if r.size.Add(int64(size)) <= int64(most) {
		return nil
	}
	return (place{name: t.name}).errorf("make several books, or allow for more with --max-input",
		"the texts of the book are larger than %s together", doc.Bytes(most))
}
