package epub_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo/bundle"
)

// TestOwnDigits: lists count in the digits of N'Ko and Ol Chiki, for which style
// sheets have no name, in the books that need it and no others.
func TestOwnDigits(t *testing.T) {
	for _, c := range []struct{ lang, text, style, symbols string }{
		{"nqo", "1. ߒߞߏ\n2. ߛߓߍ\n", "nko", `"߀" "߁" "߂" "߃" "߄" "߅" "߆" "߇" "߈" "߉"`},
		{"sat", "1. ᱥᱟᱱᱛᱟᱲᱤ\n2. ᱚᱞ\n\n\n* x\n\n9. ᱚᱞ\n", "ol-chiki", `"᱐" "᱑" "᱒" "᱓" "᱔" "᱕" "᱖" "᱗" "᱘" "᱙"`},
		{"sat", "ᱥᱟᱱᱛᱟᱲᱤ\n", "", ""},
		{"en", "1. one\n\n::: {lang=nqo}\n1. ߒߞߏ\n:::\n", "nko", `"߀" "߁"`},
		{"bn", "1. ক\n", "", ""},
		{"en", "1. one\n", "", ""},
	} {
		path := filepath.Join(t.TempDir(), "post.md")
		if err := os.WriteFile(path, []byte("---\ntitle: T\nlang: "+c.lang+"\n---\n\n"+c.text), 0o666); err != nil {
			t.Fatal(err)
		}
		data, _ := write(t, load(t, path, bundle.Options{}), options(t))
		css := string(open(t, data).files["EPUB/css/book.css"])
		if c.style == "" {
			if strings.Contains(css, "@counter-style") {
				t.Errorf("%s: %q needs no style of its own", c.lang, c.text)
			}
			continue
		}
		want := "@counter-style " + c.style + " {\n  system: numeric;\n  symbols: " + c.symbols
		if strings.Count(css, "@counter-style") != 1 || !strings.Contains(css, want) || !strings.Contains(css, "list-style-type: "+c.style+";") {
			t.Errorf("%s: %q has no style for its numbers", c.lang, c.text)
		}
	}
}
