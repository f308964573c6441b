package layout_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"octavo/geom"
	"octavo/layout"
	"octavo/markdown"
	"octavo/page"
	"octavo/theme"
)

// FuzzLayout reads any text as Markdown and sets it: no panic, nothing that
// page.Check finds, no more pages than bytes, in a time that grows with the
// text. The seeds are the golden cases and examples of CommonMark.
func FuzzLayout(f *testing.F) {
	for _, seed := range fuzzSeeds(f) {
		f.Add(seed)
	}
	book := testBook(f)
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 10_000 {
			return
		}
		d, _, err := markdown.Parse(src, markdown.Options{File: "in.md"})
		if err != nil {
			return // front matter that cannot be read
		}
		th, err := theme.Builtin(theme.Default)
		if err != nil {
			t.Fatal(err)
		}
		// The text decides on the paper, so that a find can be repeated.
		th.Page.Paper = papers[len(src)%len(papers)]
		begun := time.Now()
		pages, _, err := layout.Layout(d, layout.Options{Theme: th, Book: book, TOC: len(src)%3 == 0})
		if err != nil {
			t.Fatal(err)
		}
		if took, most := time.Since(begun), 20*time.Second+time.Duration(len(src))*5*time.Millisecond; took > most {
			t.Errorf("%d bytes took %v", len(src), took)
		}
		for _, problem := range page.Check(pages) {
			t.Error(problem)
		}
		if n := len(pages.Pages); n > len(src)+2 {
			t.Errorf("%d pages of %d bytes", n, len(src))
		}
	})
}

func fuzzSeeds(t testing.TB) (seeds [][]byte) {
	t.Helper()
	for _, glob := range []string{"../testdata/cases/layout/*.txtar", "../testdata/cases/markdown/*.txtar"} {
		files, err := filepath.Glob(glob)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			in, _ := sources(t, a)
			seeds = append(seeds, in)
		}
	}
	spec, err := os.ReadFile("../testdata/commonmark/spec.txt")
	if err != nil {
		t.Fatal(err)
	}
	fence := strings.Repeat("`", 32)
	for i, part := range strings.Split(string(spec), fence+" example\n") {
		if i > 0 && i%10 == 0 {
			text, _, _ := strings.Cut(part, "\n.\n")
			seeds = append(seeds, []byte(strings.ReplaceAll(text, "→", "\t")))
		}
	}
	return seeds
}

// TestTooSmallForText: paper without room for text is an error that says so.
func TestTooSmallForText(t *testing.T) {
	d, _, err := markdown.Parse([]byte("Text."), markdown.Options{File: "in.md"})
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Builtin(theme.Default)
	if err != nil {
		t.Fatal(err)
	}
	th.Page.Paper = geom.Size{W: 72 * geom.Pt, H: 72 * geom.Pt}
	_, _, err = layout.Layout(d, layout.Options{Theme: th, Book: testBook(t)})
	if err == nil || !strings.Contains(err.Error(), "in.md: paper of 72.00 by 72.00 pt") {
		t.Errorf("got %v", err)
	}
}
