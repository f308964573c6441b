package fonts

import _ "embed" // the faces of data/ are in the program

var (
	//go:embed data/SourceSerif4-Regular.ttf
	serifRegular []byte
	//go:embed data/SourceSerif4-Italic.ttf
	serifItalic []byte
	//go:embed data/SourceSerif4-SemiBold.ttf
	serifSemiBold []byte
	//go:embed data/SourceSerif4-SemiBoldItalic.ttf
	serifSemiBoldItalic []byte

	//go:embed data/SourceSans3-Regular.ttf
	sansRegular []byte
	//go:embed data/SourceSans3-Italic.ttf
	sansItalic []byte
	//go:embed data/SourceSans3-SemiBold.ttf
	sansSemiBold []byte
	//go:embed data/SourceSans3-SemiBoldItalic.ttf
	sansSemiBoldItalic []byte

	//go:embed data/SourceCodePro-Regular.ttf
	codeRegular []byte
	//go:embed data/SourceCodePro-Italic.ttf
	codeItalic []byte
	//go:embed data/SourceCodePro-SemiBold.ttf
	codeSemiBold []byte
	//go:embed data/SourceCodePro-SemiBoldItalic.ttf
	codeSemiBoldItalic []byte
)

// kind is what sort of family a face belongs to.
type kind uint8

const (
	mono kind = iota
	serif
	sans
	symbols
	emoji
)

// embedded lists the faces in the program: four of each kind, regular before
// semibold and upright before italic.
func embedded() []*source {
	list := make([]*source, 0, 12)
	family := func(k kind, name, postScript string, data ...[]byte) {
		for i, d := range data {
			list = append(list, &source{
				kind: k, family: name, postScript: postScript + embeddedStyles[i].postScript,
				weight: embeddedStyles[i].weight, italic: embeddedStyles[i].italic,
				name: name + embeddedStyles[i].name, id: len(list),
				file: fontFile{data: d},
			})
		}
	}
	family(serif, "Source Serif 4", "SourceSerif4-",
		serifRegular, serifItalic, serifSemiBold, serifSemiBoldItalic)
	family(sans, "Source Sans 3", "SourceSans3-",
		sansRegular, sansItalic, sansSemiBold, sansSemiBoldItalic)
	family(mono, "Source Code Pro", "SourceCodePro-",
		codeRegular, codeItalic, codeSemiBold, codeSemiBoldItalic)
	return list
}

var embeddedStyles = [4]struct {
	name, postScript string
	weight           int
	italic           bool
}{
	{"", "Regular", 400, false},
	{" Italic", "Italic", 400, true},
	{" SemiBold", "SemiBold", 600, false},
	{" SemiBold Italic", "SemiBoldItalic", 600, true},
}
