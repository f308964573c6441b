package fonts

import _ "embed" // the faces of data/ are in the program

// The faces that nearly every document needs are in the program as they are.
var (
	//go:embed data/SourceSerif4-Regular.ttf
	serifRegular []byte
	//go:embed data/SourceSerif4-Italic.ttf
	serifItalic []byte
	//go:embed data/SourceSerif4-SemiBold.ttf
	serifSemiBold []byte

	//go:embed data/SourceSans3-Regular.ttf
	sansRegular []byte
	//go:embed data/SourceSans3-SemiBold.ttf
	sansSemiBold []byte

	//go:embed data/SourceCodePro-Regular.ttf
	codeRegular []byte
	//go:embed data/SourceCodePro-SemiBold.ttf
	codeSemiBold []byte
)

// packedFaces has the others of data/, compressed, and of each the characters
// that it has, so that those can be had without it. A test makes it.
//
//go:embed packed.zip
var packedFaces string

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
// semibold and upright before italic. Those without data are packed.
func embedded() []*source {
	list := make([]*source, 0, 12)
	family := func(k kind, name, postScript string, data ...[]byte) {
		for i, d := range data {
			list = append(list, &source{
				kind: k, family: name, postScript: postScript + embeddedStyles[i].postScript,
				weight: embeddedStyles[i].weight, italic: embeddedStyles[i].italic,
				name: name + embeddedStyles[i].name, id: len(list),
				file: fontFile{data: d}, composes: true,
			})
			if d == nil {
				list[len(list)-1].file.packed = postScript + embeddedStyles[i].postScript
			}
		}
	}
	family(serif, "Source Serif 4", "SourceSerif4-",
		serifRegular, serifItalic, serifSemiBold, nil)
	family(sans, "Source Sans 3", "SourceSans3-",
		sansRegular, nil, sansSemiBold, nil)
	family(mono, "Source Code Pro", "SourceCodePro-",
		codeRegular, nil, codeSemiBold, nil)
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
