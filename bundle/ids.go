package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxID bounds the part of an id that is made from a name.
const maxID = 60

// idBook gives out the ids of parts and chapters.
type idBook struct {
	used map[string]bool
	next map[string]int // the number that was given last
}

func newIDBook() *idBook { return &idBook{map[string]bool{}, map[string]int{}} }

// take makes an id of the first of some names that is not taken, and else of
// the first with a number.
func (b *idBook) take(names ...string) string {
	for _, name := range names {
		if id := asciiName(name); !b.used[id] {
			b.used[id] = true
			return id
		}
	}
	base := asciiName(names[0])
	n := max(b.next[base], 1)
	id := base
	for b.used[id] {
		n++
		id = base + "-" + strconv.Itoa(n)
	}
	b.used[id], b.next[base] = true, n
	return id
}

// asciiName is a name in a-z, 0-9 and single hyphens, beginning with a letter.
// Letters that have no likeness in ASCII are stood for by a hash of the name.
func asciiName(name string) string {
	var b strings.Builder
	lost := false
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’': // of a letter before
		case r > unicode.MaxASCII && hasLikeness(r):
			b.WriteString(asciiLetters[r])
		default:
			lost = lost || r > unicode.MaxASCII && !unicode.IsPunct(r) && !unicode.IsSpace(r)
			if s := b.String(); s != "" && s[len(s)-1] != '-' {
				b.WriteByte('-')
			}
		}
	}
	s := strings.Trim(b.String(), "-")
	if len(s) > maxID {
		s, lost = strings.TrimRight(s[:maxID], "-"), true
	}
	if lost || s == "" {
		sum := sha256.Sum256([]byte(name))
		s = strings.TrimLeft(s+"-"+hex.EncodeToString(sum[:4]), "-")
	}
	if s[0] < 'a' {
		s = "c-" + s
	}
	return s
}

// asciiLetters are likenesses of letters that are not decomposed to one.
var asciiLetters = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ħ': "h", 'ı': "i", 'ĸ': "k", 'ŋ': "ng", 'ŧ': "t",
	// Greek (ISO 843).
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l", 'μ': "m",
	'ν': "n", 'ξ': "x", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",
	// Cyrillic (in the manner of passports).
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ж': "zh", 'з': "z", 'и': "i", 'к': "k", 'л': "l", 'м': "m",
	'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh",
	'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu", 'я': "ya", 'є': "ye", 'і': "i", 'ґ': "g", 'ђ': "dj", 'ј': "j",
	'љ': "lj", 'њ': "nj", 'ћ': "c", 'џ': "dz",
}

func hasLikeness(r rune) bool {
	_, ok := asciiLetters[r]
	return ok
}
