package formula

import (
	"strings"
	"unicode/utf8"
)

// alphabet is a mathematical alphabet: \mathbf and so on.
type alphabet uint8

const (
	plainAlphabet alphabet = iota // italic letters, upright digits
	romanAlphabet
	boldAlphabet
	italicAlphabet
	boldItalicAlphabet
	boldSymbolAlphabet // bold, and italic where letters are
	scriptAlphabet
	boldScriptAlphabet
	frakturAlphabet
	boldFrakturAlphabet
	doubleAlphabet
	sansAlphabet
	boldSansAlphabet
	typewriterAlphabet
)

// block is where the alphabet is in Unicode's Mathematical Alphanumeric
// Symbols; 0 for what it doesn't have.
type block struct{ upper, greek, digits rune }

var blocks = [...]block{
	boldAlphabet:        {0x1D400, 0x1D6A8, 0x1D7CE},
	italicAlphabet:      {0x1D434, 0x1D6E2, 0},
	boldItalicAlphabet:  {0x1D468, 0x1D71C, 0x1D7CE},
	boldSymbolAlphabet:  {0x1D468, 0x1D71C, 0x1D7CE},
	scriptAlphabet:      {0x1D49C, 0, 0},
	boldScriptAlphabet:  {0x1D4D0, 0, 0},
	frakturAlphabet:     {0x1D504, 0, 0},
	boldFrakturAlphabet: {0x1D56C, 0, 0},
	doubleAlphabet:      {0x1D538, 0, 0x1D7D8},
	sansAlphabet:        {0x1D5A0, 0, 0x1D7E2},
	boldSansAlphabet:    {0x1D5D4, 0x1D756, 0x1D7EC},
	typewriterAlphabet:  {0x1D670, 0, 0x1D7F6},
}

// holes are letters that were in Unicode before their alphabets.
var holes = map[rune]rune{
	0x1D455: 'ℎ', 0x1D49D: 'ℬ', 0x1D4A0: 'ℰ', 0x1D4A1: 'ℱ', 0x1D4A3: 'ℋ', 0x1D4A4: 'ℐ', 0x1D4A7: 'ℒ', 0x1D4A8: 'ℳ',
	0x1D4AD: 'ℛ', 0x1D4BA: 'ℯ', 0x1D4BC: 'ℊ', 0x1D4C4: 'ℴ', 0x1D506: 'ℭ', 0x1D50B: 'ℌ', 0x1D50C: 'ℑ', 0x1D515: 'ℜ',
	0x1D51D: 'ℨ', 0x1D53A: 'ℂ', 0x1D53F: 'ℍ', 0x1D545: 'ℕ', 0x1D547: 'ℙ', 0x1D548: 'ℚ', 0x1D549: 'ℝ', 0x1D551: 'ℤ',
}

// greekVariants are Greek letters after omega in their alphabets.
const greekVariants = "∂ϵϑϰϕϱϖ"

// in gives a character in an alphabet: itself if that doesn't have it.
func (a alphabet) in(r rune) rune {
	if int(a) >= len(blocks) || blocks[a].upper == 0 {
		return r
	}
	b, c := blocks[a], rune(0)
	switch {
	case r >= 'A' && r <= 'Z':
		c = b.upper + r - 'A'
	case r >= 'a' && r <= 'z':
		c = b.upper + 26 + r - 'a'
	case r >= '0' && r <= '9' && b.digits > 0:
		return b.digits + r - '0'
	case r >= 'Α' && r <= 'Ω' && b.greek > 0:
		if a == boldSymbolAlphabet { // capitals stand upright
			return blocks[boldAlphabet].greek + r - 'Α'
		}
		return b.greek + r - 'Α'
	case r >= 'α' && r <= 'ω' && b.greek > 0:
		return b.greek + 26 + r - 'α'
	case r == '∇' && b.greek > 0:
		if a == boldSymbolAlphabet {
			return blocks[boldAlphabet].greek + 25
		}
		return b.greek + 25
	case b.greek > 0 && strings.ContainsRune(greekVariants, r):
		n := utf8.RuneCountInString(greekVariants[:strings.IndexRune(greekVariants, r)])
		return b.greek + 51 + rune(n)
	case r == 'ı' && a == italicAlphabet:
		return '𝚤'
	case r == 'ȷ' && a == italicAlphabet:
		return '𝚥'
	default:
		return r
	}
	if h, ok := holes[c]; ok {
		return h
	}
	return c
}

// all gives a text in an alphabet.
func (a alphabet) all(text string) string {
	return strings.Map(a.in, text)
}

// MathItalic is the italic form of a letter that an identifier consists of, as
// MathML Core has it.
func MathItalic(r rune) rune { return italicAlphabet.in(r) }

// alphabets are the commands that choose one for their argument.
var alphabets = map[string]alphabet{
	"mathrm": romanAlphabet, "mathup": romanAlphabet, "rm": romanAlphabet, "mathbf": boldAlphabet, "bf": boldAlphabet,
	"mathbfup": boldAlphabet, "bold": boldAlphabet,
	"mathit": italicAlphabet, "it": italicAlphabet, "mathnormal": plainAlphabet, "mathbfit": boldItalicAlphabet,
	"boldsymbol": boldSymbolAlphabet, "bm": boldSymbolAlphabet, "pmb": boldSymbolAlphabet,
	"mathcal": scriptAlphabet, "cal": scriptAlphabet, "mathscr": scriptAlphabet, "mathbfcal": boldScriptAlphabet, "mathbfscr": boldScriptAlphabet,
	"mathfrak": frakturAlphabet, "frak": frakturAlphabet, "mathbffrak": boldFrakturAlphabet,
	"mathbb": doubleAlphabet, "Bbb": doubleAlphabet, "mathsf": sansAlphabet, "sf": sansAlphabet,
	"mathbfsf": boldSansAlphabet, "mathtt": typewriterAlphabet, "tt": typewriterAlphabet,
}

// switches are those of them that hold to the end of their group.
func isSwitch(name string) bool {
	switch name {
	case "rm", "bf", "it", "cal", "sf", "tt", "frak":
		return true
	}
	return false
}
