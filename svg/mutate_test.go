package svg_test

import (
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"octavo/geom"
	"octavo/page"
	"octavo/svg"
)

var numberInAttr = regexp.MustCompile(`-?\d*\.?\d+`)

var oddNumbers = []string{
	"0", "-1", "1e30", "-1e30", "1e-30", "0.0001", "50%", "-20%", "NaN", "3em", "100000", "179.9999", "inf",
}

// TestMutations changes numbers and swaps attributes in the golden pictures:
// well-formed XML that is odd, which random bytes rarely are.
func TestMutations(t *testing.T) {
	seed := uint64(20261122)
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 1))
	files, _ := filepath.Glob("testdata/*.txtar")
	var pictures []string
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			if strings.HasSuffix(f.Name, ".svg") {
				pictures = append(pictures, string(f.Data))
			}
		}
	}
	book := newBook(t)
	into := geom.Rect{X: 50 * geom.Pt, Y: 20 * geom.Pt, W: 200 * geom.Pt, H: 100 * geom.Pt}
	for range 4000 {
		src := pictures[rng.IntN(len(pictures))]
		_, body, _ := strings.Cut(src, `xlink"`) // leave the namespaces alone
		head := src[:len(src)-len(body)]
		body = numberInAttr.ReplaceAllStringFunc(body, func(s string) string {
			if rng.IntN(8) > 0 {
				return s
			}
			return oddNumbers[rng.IntN(len(oddNumbers))]
		})
		p, _, err := svg.Parse([]byte(head + body))
		if err != nil {
			continue
		}
		for _, it := range p.Draw(into, book, page.Root) {
			within(t, into, it)
		}
		if t.Failed() {
			t.Fatalf("with\n%s", head+body)
		}
	}
}
