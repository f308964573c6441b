package fonts

import _ "embed" // the faces of data/ are in the program

// The faces that stand in for characters which the families don't have. They
// are pages of the program that nobody reads until such a character comes.
var (
	//go:embed data/NotoSans.ttf
	notoSans []byte
	//go:embed data/NotoSansMono.ttf
	notoSansMono []byte
	//go:embed data/NotoSansMath.ttf
	notoSansMath []byte
	//go:embed data/NotoSansSymbols.ttf
	notoSansSymbols []byte
	//go:embed data/NotoSansSymbols2.ttf
	notoSansSymbols2 []byte
	//go:embed data/NotoEmoji.ttf
	notoEmoji []byte
)

// standIns lists the embedded faces for symbols, in the order in which they are
// asked; the first is for letters beyond the families' own. Their ids go on
// from the first.
func standIns(first int) []*source {
	list := []*source{
		{kind: sans, family: "Noto Sans", postScript: "NotoSans", file: fontFile{data: notoSans}},
		{kind: symbols, family: "Noto Sans Math", postScript: "NotoSansMath", file: fontFile{data: notoSansMath}},
		{kind: symbols, family: "Noto Sans Symbols", postScript: "NotoSansSymbols", file: fontFile{data: notoSansSymbols}},
		{kind: symbols, family: "Noto Sans Symbols 2", postScript: "NotoSansSymbols2", file: fontFile{data: notoSansSymbols2}},
		{kind: mono, family: "Noto Sans Mono", postScript: "NotoSansMono", file: fontFile{data: notoSansMono}},
		{kind: emoji, family: "Noto Emoji", postScript: "NotoEmoji", file: fontFile{data: notoEmoji}},
	}
	for i, s := range list {
		s.id, s.name, s.weight = first+i, s.family, 400
		s.postScript += "-Regular"
	}
	return list
}
