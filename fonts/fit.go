package fonts

import (
	"strings"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
)

// Whole is the size that Fit gives for a face that is set as large as the main
// one.
const Whole = 1 << 16

// Fit is the size at which a face stands in for main, as a share of main's size
// in 65536ths, so that a line keeps its rhythm: letters are as tall as main's
// small letters, symbols as its capitals, and ideographs fill their em. Arabic
// and Hebrew have no small letters, and faces say of their height what they like:
// there an alef is a little taller than main's tall letters, for what is beside it
// is small, and a he stands between capitals and small letters.
func (f *Face) Fit(main *Face, cluster string) int {
	if f == main {
		return Whole
	}
	if f.kind == emoji {
		return emojiFit(f, main)
	}
	r, _ := utf8.DecodeRuneInString(cluster)
	switch script := scriptOf(cluster); {
	case ideographic(script), cjkPunctuation(r):
		return Whole
	case f.alef > 0 && (script == language.Arabic || isArabic(r)):
		return ratio(main.CapHeight*alefFit(f)/100, main, f.alef, f, 80, 125)
	case f.he > 0 && script == language.Hebrew:
		return ratio((main.XHeight+2*main.CapHeight)/3, main, f.he, f, 80, 125)
	case !script.Strong() || f.kind == symbols:
		return ratio(main.CapHeight, main, f.capHeight(), f, 80, 120)
	}
	for i := range tall {
		if l := &tall[i]; l.script == scriptOf(cluster) {
			if h := f.heightOf(l.letter, 0); h > 0 {
				return ratio(main.CapHeight*l.share/100, main, h, f, 88, 125)
			}
		}
	}
	return ratio(main.XHeight, main, f.XHeight, f, 88, 125)
}

// tall are scripts without capitals the letters of which are small beside main's if
// their faces are, by their own Latin: how tall a plain one is, in hundredths of a
// capital, so that pages of nothing else don't have lines of a hundred letters.
var tall = []struct {
	script language.Script
	letter rune
	share  int32
}{
	{language.Devanagari, 'क', 98}, {language.Bengali, 'ক', 93}, {language.Gurmukhi, 'ਕ', 93},
	{language.Gujarati, 'ક', 90}, {language.Oriya, 'କ', 90}, {language.Tamil, 'க', 78},
	{language.Telugu, 'క', 103}, {language.Kannada, 'ಕ', 103}, {language.Malayalam, 'ക', 80},
	{language.Sinhala, 'ක', 84}, {language.Thai, 'ก', 83}, {language.Lao, 'ກ', 83},
	{language.Khmer, 'ក', 97}, {language.Myanmar, 'က', 80},
}

// alefFit is how tall an alef is beside capitals, in hundredths. In Nastaliq words
// come down in steps to the line, of letters that are small beside an alef.
func alefFit(f *Face) int32 {
	if name := strings.ToLower(f.Name); strings.Contains(name, "nasta") || strings.Contains(name, "gulzar") {
		return 145
	}
	return 120
}

// isArabic says whether a character is one of Arabic texts, of which digits and
// commas are of no script.
func isArabic(r rune) bool { return r >= 0x0600 && r < 0x0700 }

// emojiFit makes emoji, which fill their faces' lines, half as tall again as
// main's capitals.
func emojiFit(f, main *Face) int {
	return ratio(main.CapHeight*3/2, main, f.Ascent+f.Descent, f, 60, 120)
}

// capHeight is the height of capitals. Some faces for symbols take it for the
// height of their symbols.
func (f *Face) capHeight() int32 {
	return min(f.CapHeight, max(f.XHeight, 1)*3/2)
}

// ratio is main's height a by f's height b, from least to most hundredths.
func ratio(a int32, main *Face, b int32, f *Face, least, most int) int {
	if a <= 0 || b <= 0 || main.UnitsPerEm <= 0 {
		return Whole
	}
	r := int64(a) * int64(f.UnitsPerEm) * Whole / (int64(b) * int64(main.UnitsPerEm))
	return int(min(max(r, int64(least*Whole/100)), int64(most*Whole/100)))
}

// ideographic says whether a script's characters fill squares: those of
// Chinese, Japanese and Korean.
func ideographic(s language.Script) bool {
	switch s {
	case language.Han, language.Hiragana, language.Katakana, language.Hangul, language.Bopomofo, language.Yi:
		return true
	}
	return false
}
