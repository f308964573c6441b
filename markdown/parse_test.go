package markdown

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"octavo/doc"
)

// FuzzParse: no input makes Parse panic, and no position is out of the source.
func FuzzParse(f *testing.F) {
	for _, e := range commonMarkExamples(f) {
		f.Add([]byte(e.markdown))
	}
	paths, _ := filepath.Glob("../testdata/cases/markdown/*.txtar")
	for _, path := range paths {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(ar.Files[0].Data)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		d, diags, err := Parse(src, Options{File: "f"})
		if err != nil {
			return
		}
		text, _ := decode(src, "f")
		lines := strings.Split(string(text), "\n")
		check := func(p doc.Pos) {
			if p.Line < 1 || int(p.Line) > len(lines) || p.Col < 1 ||
				int(p.Col) > len([]rune(lines[p.Line-1]))+1 {
				t.Errorf("position %v is out of the source", p)
			}
		}
		positions(d, check)
		for _, x := range diags {
			if x.Pos.Line > 0 { // some are about the source as a whole
				check(x.Pos)
			}
		}
	})
}

// positions calls visit for every position in a document's blocks and notes.
func positions(d *doc.Document, visit func(doc.Pos)) {
	doc.Visitor{
		Block: func(b doc.Block) bool {
			visit(b.Pos())
			return true
		},
		Inline: func(n doc.Inline) bool {
			switch n := n.(type) {
			case *doc.Link:
				visit(n.At)
			case *doc.Image:
				visit(n.At)
			case *doc.NoteRef:
				visit(n.At)
			}
			return true
		},
	}.Document(d)
}

// TestParseLinear parses much of what is taken apart and put together again; a
// quadratic time would be many seconds.
func TestParseLinear(t *testing.T) {
	for _, src := range []string{
		strings.Repeat("a<span>b</span>", 60_000),
		"<h1>\n\n" + strings.Repeat("# a\n\n", 60_000),
		strings.Repeat("<h1>\n\n# a\n\n</h1>\n\n", 20_000),
	} {
		start := time.Now()
		if _, _, err := Parse([]byte(src), Options{}); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%.30q and so on: %v", src, took)
		}
	}
}

// TestIDsAreUnique parses headings of few words in random order, with some
// explicit ids among them.
func TestIDsAreUnique(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 1))
	var src strings.Builder
	for range 500 {
		word := []string{"a", "a-1", "a 1", "A", "", "b", "section", "section 1"}[rnd.IntN(8)]
		id := []string{"", "", "", " {#a-1}", " {#b}", " {#section-2}"}[rnd.IntN(6)]
		fmt.Fprintf(&src, "# %s%s\n\n", word, id)
	}
	d, _, err := Parse([]byte(src.String()), Options{})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, b := range d.Blocks {
		id := b.(*doc.Heading).Attr.ID
		if id == "" || seen[id] {
			t.Errorf("the id %q is used twice, or empty", id)
		}
		seen[id] = true
	}
}

// TestHostileInput bounds the time for inputs that are small but ask for much:
// where the cost grows with the square of the size, each takes far longer.
func TestHostileInput(t *testing.T) {
	const n = 200_000
	repeat := func(s string) string { return strings.Repeat(s, n/len(s)) }
	for name, src := range map[string]string{
		"quotes":       repeat(">") + "a",
		"lists":        repeat("- ") + "a",
		"brackets":     strings.Repeat("[", n/2) + strings.Repeat("]", n/2),
		"attributes":   "# " + repeat("{a="),
		"formulas":     repeat("$$a\n"),
		"dollars":      repeat("$a "),
		"tags":         "a " + repeat("<b>"),
		"blocks":       repeat("<div>\n") + "a",
		"wide table":   repeat("|a") + "|\n" + repeat("|-") + "|\n" + repeat("|b|\n"),
		"spans":        "<table>" + repeat("<tr><td rowspan=1000 colspan=1000>a"),
		"empty rows":   "<table><tr><td colspan=1000>a" + repeat("<tr><td>"),
		"broken links": repeat("# heading one\n") + repeat("[a](#headxng-on) "),
		"one line":     repeat("[a](#b) "),
		"escaped":      "|a|\n|-|\n" + repeat("|`a\\|b`|\n"),
		"nested quote": strings.Repeat(strings.Repeat("> ", 500)+"a\n", 60),
	} {
		start := time.Now()
		d, _, err := Parse([]byte(src), Options{KeepTitleHeading: true})
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%s: %v for %d bytes", name, took, len(src))
		}
		if err != nil && strings.Contains(err.Error(), "is longer than 512 KiB") {
			continue // which is soon said
		}
		if err != nil || len(d.Blocks) == 0 {
			t.Fatalf("%s: error %v", name, err)
		}
		if lost := strings.Count(src, "a") > 0 && !strings.Contains(doc.BlockText(d.Blocks)+doc.Dump(d), "a"); lost {
			t.Errorf("%s: the text is lost", name)
		}
	}
}

// BenchmarkParse reads a megabyte made of the golden cases and the seed post.
func BenchmarkParse(b *testing.B) {
	src := benchmarkText(b)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := Parse(src, Options{File: "bench.md"}); err != nil {
			b.Fatal(err)
		}
	}
}

func benchmarkText(b *testing.B) []byte {
	post, err := os.ReadFile("../testdata/post.md")
	if err != nil {
		b.Fatal(err)
	}
	_, post, _ = bytes.Cut(post, []byte("\n---\n"))
	spec, err := os.ReadFile("../testdata/commonmark/spec.txt")
	if err != nil {
		b.Fatal(err)
	}
	_, spec, _ = bytes.Cut(spec, []byte("\n...\n"))
	part := append(append([]byte{}, spec...), bytes.Repeat(post, 40)...)
	return bytes.Repeat(part, 1+1<<20/len(part))[:1<<20]
}
