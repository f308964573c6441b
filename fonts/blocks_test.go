package fonts

import (
	"fmt"
	"testing"
	"unicode"
)

// TestBlocksInProgram: all letters of Europe and Vietnam, and the symbols of
// technical texts, are in the faces of the program, but for the
// Coptic among the Greek.
func TestBlocksInProgram(t *testing.T) {
	b := newBook(t)
	main := b.Face(Query{Family: "serif"})
	for _, block := range []struct {
		name        string
		first, last rune
		without     int
	}{
		{"Basic Latin", 0x20, 0x7E, 0}, {"Latin-1", 0xA0, 0xFF, 0}, {"Latin Extended-A", 0x100, 0x17F, 0},
		{"Latin Extended-B", 0x180, 0x24F, 0}, {"IPA Extensions", 0x250, 0x2AF, 0}, {"Greek", 0x370, 0x3FF, 14},
		{"Cyrillic", 0x400, 0x4FF, 0}, {"Cyrillic Supplement", 0x500, 0x52F, 0},
		{"Latin Extended Additional", 0x1E00, 0x1EFF, 0}, {"Greek Extended", 0x1F00, 0x1FFF, 0},
		{"General Punctuation", 0x2010, 0x205E, 0}, {"Superscripts and Subscripts", 0x2070, 0x209C, 0},
		{"Currency Symbols", 0x20A0, 0x20C0, 0}, {"Letterlike Symbols", 0x2100, 0x214F, 0},
		{"Number Forms", 0x2150, 0x218B, 0}, {"Arrows", 0x2190, 0x21FF, 0}, {"Mathematical Operators", 0x2200, 0x22FF, 0},
		{"Miscellaneous Technical", 0x2300, 0x23FF, 0}, {"Enclosed Alphanumerics", 0x2460, 0x24FF, 0},
		{"Box Drawing", 0x2500, 0x257F, 0}, {"Block Elements", 0x2580, 0x259F, 0}, {"Geometric Shapes", 0x25A0, 0x25FF, 0},
		{"Miscellaneous Symbols", 0x2600, 0x26FF, 0}, {"Dingbats", 0x2700, 0x27BF, 0}, {"Braille", 0x2800, 0x28FF, 0},
		{"Supplemental Arrows", 0x27F0, 0x27FF, 0}, {"Mathematical Alphanumerics", 0x1D400, 0x1D7FF, 0},
		{"Emoticons", 0x1F600, 0x1F64F, 0},
	} {
		missing := ""
		n := 0
		for r := block.first; r <= block.last; r++ {
			if !unicode.IsGraphic(r) || unicode.IsSpace(r) || main.Has(r) || b.Fallback(main, string(r)) != nil {
				continue
			}
			missing += fmt.Sprintf(" %U", r)
			n++
		}
		if n != block.without {
			t.Errorf("%s: %d characters are in no face, want %d:%s", block.name, n, block.without, missing)
		}
	}
}
