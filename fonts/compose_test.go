package fonts

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/go-text/typesetting/language"
	"golang.org/x/image/font/gofont/goregular"
)

// TestCompose: a word that is composed of its letters and pairs is as HarfBuzz
// shapes it, whatever the language.
func TestCompose(t *testing.T) {
	var alphabet []rune
	for r := range rune(0x2100) {
		if latinPlace(r) >= 0 {
			alphabet = append(alphabet, r)
		}
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 0))
	b := newBook(t)
	for _, s := range b.sources {
		f := b.load(s)
		if !f.composes {
			continue
		}
		for _, lang := range []string{"en", "de", "fr", "tr", "ro", "nl", "ca", "pl", "lt", ""} {
			for _, features := range []string{"", "pnum", "tnum,lnum", "onum", "-liga,-calt", "smcp", "smcp,c2sc"} {
				v := f.variant(Shaping{Lang: lang, Features: features})
				for range 100 {
					checkComposed(t, f, v, randomWord(random, alphabet))
				}
			}
		}
	}
}

// randomWord is a word mostly of small letters, some of any of the alphabet.
func randomWord(random *rand.Rand, alphabet []rune) string {
	var word strings.Builder
	for range 1 + random.IntN(8) {
		switch random.IntN(4) {
		case 0:
			word.WriteRune(alphabet[random.IntN(len(alphabet))])
		case 1:
			word.WriteByte("fijtlrcTAVW.,-1/20x:>=!'"[random.IntN(24)])
		default:
			word.WriteByte(byte('a' + random.IntN(26)))
		}
	}
	return word.String()
}

func checkComposed(t *testing.T, f *Face, v *variant, word string) (composed bool) {
	t.Helper()
	got := f.compose(word, v)
	if got == nil {
		return false
	}
	if want := f.shapeAnew(word, v, language.Latin); !reflect.DeepEqual(*got, *want) {
		t.Errorf("%s, %+v: %q is %v, want %v", f.Name, v.shaping, word, *got, *want)
	}
	return true
}

// TestComposeTriples: nothing happens to three letters that doesn't happen to the
// pairs among them, and most words are composed.
func TestComposeTriples(t *testing.T) {
	const letters = "abcdefghijklmnopqrstuvwxyzAFLTVWY01.,-'!=>"
	b := newBook(t)
	for family, features := range map[string]string{"serif": "pnum", "sans": "", "mono": "-liga,-calt"} {
		f := b.Face(Query{Family: family})
		v := f.variant(Shaping{Lang: "en", Features: features})
		n := 0
		for i := range letters {
			for j := range letters {
				for k := range letters {
					if checkComposed(t, f, v, string([]byte{letters[i], letters[j], letters[k]})) {
						n++
					}
				}
			}
		}
		if all := len(letters) * len(letters) * len(letters); n < all*8/10 {
			t.Errorf("%s: only %d of %d are composed", f.Name, n, all)
		}
	}
}

// TestNotComposed: features that look at several letters, what runs from right to
// left, and faces from elsewhere are left to HarfBuzz.
func TestNotComposed(t *testing.T) {
	b := newBook(t, writeFonts(t, map[string][]byte{"go.ttf": goregular.TTF}))
	for _, c := range []struct {
		family  string
		shaping Shaping
		latin   bool
	}{
		{"serif", Shaping{Features: "pnum, -liga"}, true},
		{"serif", Shaping{Features: "pnum,frac"}, false},
		{"serif", Shaping{Features: "dlig"}, false},
		{"serif", Shaping{RTL: true}, false},
		{"Go", Shaping{}, false},
	} {
		if got := b.Face(Query{Family: c.family}).variant(c.shaping).latin != nil; got != c.latin {
			t.Errorf("%s, %+v: words are composed: %v", c.family, c.shaping, got)
		}
	}
}
