package inline

import (
	_ "embed" // the names are in the program
	"strconv"
	"strings"
	"sync"
	"unicode"

	"octavo/internal/packed"
)

// nameArchive has the names of characters, in front code: a line is the name of
// the character after the one before, or "*" and where the next ones begin.
// A test makes it.
//
//go:embed names.zip
var nameArchive string

// names are those of nameArchive, unpacked when the first is needed: some
// milliseconds.
var names = sync.OnceValue(func() map[rune]string {
	coded, _ := packed.File(nameArchive, "names")
	names, at := map[rune]string{}, rune(0)
	for line := range strings.Lines(packed.Lines(coded)) {
		line = strings.TrimSuffix(line, "\n")
		if first, ok := strings.CutPrefix(line, "*"); ok {
			n, _ := strconv.ParseInt(first, 16, 32)
			at = rune(n)
			continue
		}
		names[at] = line
		at++
	}
	return names
})

// charName is the name of a character in the Unicode Standard; "" if it has
// none.
func charName(r rune) string {
	for _, g := range groupNames {
		if unicode.Is(g.table, r) {
			return g.name
		}
	}
	return names()[r]
}

// groupNames are for characters that have no names of their own, or nothing but
// a number in them.
var groupNames = []struct {
	table *unicode.RangeTable
	name  string
}{
	{ideographs, "CJK UNIFIED IDEOGRAPH"},
	{unicode.Tangut, "TANGUT IDEOGRAPH"},
	{syllables, "HANGUL SYLLABLE"},
	{unicode.Variation_Selector, "VARIATION SELECTOR"},
	{unicode.Co, "PRIVATE USE CHARACTER"},
}

// ideographs are those of Chinese, Japanese and Korean, the compatibility
// ideographs among them; syllables are those of Korean.
var (
	ideographs = &unicode.RangeTable{
		R16: []unicode.Range16{{Lo: 0x3400, Hi: 0x4DBF, Stride: 1}, {Lo: 0x4E00, Hi: 0x9FFF, Stride: 1}, {Lo: 0xF900, Hi: 0xFAD9, Stride: 1}},
		R32: []unicode.Range32{{Lo: 0x20000, Hi: 0x3FFFD, Stride: 1}},
	}
	syllables = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0xAC00, Hi: 0xD7A3, Stride: 1}}}
)
