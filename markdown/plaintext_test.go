package markdown

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/yuin/goldmark/parser"

	"octavo/doc"
)

// TestPlainStops: what plainText takes in has nothing for another parser.
func TestPlainStops(t *testing.T) {
	for _, p := range append(inlineParsers(), bodyInlineParsers()...) {
		for _, c := range p.Value.(parser.InlineParser).Trigger() {
			if c != ' ' && !strings.ContainsRune(plainStops, rune(c)) {
				t.Errorf("%T begins with %q", p.Value, c)
			}
		}
	}
}

// plainPieces are what texts are made of by chance: what plainText takes in, and
// all that it has to stop at.
var plainPieces = []string{
	"word", "words and words", " ", " ", " ", "\n", "\n", "  \n", "\n\n", "\\", "\\\n", "\t", "ä", "&amp;", "|", "> ", "- ", "# ", "a. ",
	"www.example.org", "www.", "http://example.org/a_b", "ftp:", "me@example.org", "@", "*", "**", "_", "`", "[", "](x)", "![", "[^1]", "{#id}", "{", "}",
	"<b>", "<", "$x$", "~~", "==", "++", ":tada:", ":", "%%", "^", "(", ")", "--", "...", "'", "\"", "!", "don't", "5 km", "a b", " word  ", "\u00a0", "(@a)", "[x] ", "1. ", strings.Repeat("long ", 300),
}

// TestPlainText: a text reads the same with and without plainText, which is not
// used where there are extensions.
func TestPlainText(t *testing.T) {
	for _, src := range []string{"\\ words\n\\*x*", "a\\\\\\\nwords\n\\*x*", "> a\\\\\\\n> words\n> \\*x*", "a\\  \nwords\n\\*x*"} {
		samePlain(t, 0, src)
	}
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	for range 3000 {
		var b strings.Builder
		for range 1 + random.IntN(30) {
			b.WriteString(plainPieces[random.IntN(len(plainPieces))])
		}
		samePlain(t, seed, b.String())
	}
}

func samePlain(t *testing.T, seed uint64, src string) {
	t.Helper()
	with, withDiags, err := Parse([]byte(src), Options{})
	without, withoutDiags, err2 := Parse([]byte(src), Options{Extensions: []Extension{{}}})
	if err != nil || err2 != nil {
		return // front matter that can't be read
	}
	if got, want := doc.DumpPos(with), doc.DumpPos(without); got != want {
		t.Fatalf("seed %d: %q\nis\n%s\nand not\n%s", seed, src, got, want)
	}
	if !reflect.DeepEqual(withDiags, withoutDiags) {
		t.Fatalf("seed %d: %q: %v and not %v", seed, src, withDiags, withoutDiags)
	}
}

// TestPlainLine: a title reads the same whether it is parsed or not.
func TestPlainLine(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	plain := 0
	for range 5000 {
		var b strings.Builder
		for range 1 + random.IntN(4) {
			b.WriteString(plainPieces[random.IntN(len(plainPieces))])
		}
		if isPlainLine(b.String()) {
			plain++
		}
		read := func(o Options) string {
			l := newLowerer(nil, 0, "en", o)
			return doc.Dump(&doc.Document{Blocks: []doc.Block{&doc.Paragraph{Inlines: l.parseLine(b.String())}}})
		}
		if got, want := read(Options{}), read(Options{Extensions: []Extension{{}}}); got != want {
			t.Fatalf("seed %d: %q is %s and not %s", seed, b.String(), got, want)
		}
	}
	if plain < 100 {
		t.Errorf("%d of the lines were plain", plain)
	}
}
