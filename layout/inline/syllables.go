package inline

// Thai, Lao, Khmer and Burmese are written without spaces between words (class
// SA of UAX #14), and finding the words takes a dictionary. Where it has none,
// lines end where a syllable certainly does: in the middle of a word at worst,
// as with a hyphen.

// mayBeSyllabic looks at the first byte of a character: U+0E00 to U+0EFF have
// 0xE0 0xB8 to 0xBB, U+1000 to U+109F and U+1780 to U+17FF have 0xE1.
func mayBeSyllabic(text string) bool {
	for i := 0; i+1 < len(text); i++ {
		switch text[i] {
		case 0xE0:
			if text[i+1] >= 0xB8 && text[i+1] <= 0xBB {
				return true
			}
		case 0xE1:
			if text[i+1] >= 0x80 && text[i+1] <= 0x82 || text[i+1] == 0x9E || text[i+1] == 0x9F {
				return true
			}
		}
	}
	return false
}

// beforeThai says whether a syllable of Thai or Lao begins at i: with a vowel
// that is written before its consonant, or after the vowel sign a, which no
// consonant follows in a syllable.
func beforeThai(t []rune, i int) bool {
	if !thaiLetter(t[i]) || !inThai(t[i-1]) {
		return false
	}
	switch t[i-1] {
	case 0x0E30, 0x0EB0, 0x0E46, 0x0EC6: // a, and the sign that repeats a word
		return true
	}
	return leadsThai(t[i]) && !leadsThai(t[i-1])
}

// leadsThai says whether a vowel is written before its consonant.
func leadsThai(r rune) bool { return r >= 0x0E40 && r <= 0x0E44 || r >= 0x0EC0 && r <= 0x0EC4 }

func inThai(r rune) bool { return r >= 0x0E01 && r <= 0x0EFF }

// thaiLetter says whether a character can begin a syllable.
func thaiLetter(r rune) bool {
	return r >= 0x0E01 && r <= 0x0E2E || r >= 0x0E40 && r <= 0x0E44 ||
		r >= 0x0E81 && r <= 0x0EAE || r >= 0x0EC0 && r <= 0x0EC4 || r == 0x0EDC || r == 0x0EDD
}

// beforeKhmer says whether a syllable of Khmer begins at i: a consonant, with
// those below it, that has a vowel of its own.
func beforeKhmer(t []rune, i int) bool {
	const coeng = 0x17D2
	consonant := func(r rune) bool { return r >= 0x1780 && r <= 0x17A2 }
	if i < 2 || !consonant(t[i]) || t[i-1] == coeng || t[i-1] < 0x1780 || t[i-1] > 0x17D3 {
		return false
	}
	k := i + 1
	for k+1 < len(t) && t[k] == coeng && consonant(t[k+1]) {
		k += 2
	}
	for k < len(t) && (t[k] == 0x17C9 || t[k] == 0x17CA) { // shifters of the register
		k++
	}
	return k < len(t) && t[k] >= 0x17B6 && t[k] <= 0x17C5
}

// beforeBurmese says whether a syllable of Burmese begins at i: a consonant that
// is neither the end of a syllable, which has the sign that kills its vowel, nor
// stacked on another.
func beforeBurmese(t []rune, i int) bool {
	const (
		stack, kill, dot = 0x1039, 0x103A, 0x1037
	)
	if t[i] < 0x1000 || t[i] > 0x102A && t[i] != 0x103F || t[i-1] == stack || t[i-1] < 0x1000 || t[i-1] > 0x109F ||
		t[i-1] >= 0x104A && t[i-1] <= 0x104B {
		return false
	}
	for k := i + 1; k < len(t) && k <= i+2; k++ {
		switch t[k] {
		case kill, stack:
			return false
		case dot:
		default:
			return true
		}
	}
	return true
}
