package bundle

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"octavo/doc"
)

// seeds are the files of that name in the golden cases.
func seeds(f *testing.F, names ...string) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range ar.Files {
			for _, name := range names {
				if filepath.Base(file.Name) == name {
					f.Add(string(file.Data))
				}
			}
		}
	}
}

func fuzzRead(t *testing.T, name, text string) {
	files := filesOf(name, text, "a.md", "# A\n\n[b](b.md#x)", "b.md", "---\ntags: [x]\n---\nB", "sub/c.md", "# C[^1]\n\n[^1]: N")
	r, err := Read([]Input{{FS: files, Path: name, Name: name}}, Options{})
	if err != nil {
		var e *doc.Error
		if !errors.As(err, &e) {
			t.Fatalf("%T: %v", err, err)
		}
		return
	}
	if len(r.Book.Parts) == 0 {
		t.Fatal("no parts and no error")
	}
	for _, c := range r.Book.All() {
		if c.Doc.Meta.Title == "" || c.ID == "" {
			t.Errorf("a chapter has the title %q and the id %q", c.Doc.Meta.Title, c.ID)
		}
	}
}

func FuzzBookFile(f *testing.F) {
	seeds(f, "octavo.yaml")
	if data, err := os.ReadFile("../docs/bookfile.md"); err == nil {
		f.Add(string(data))
	}
	f.Add("parts:\n  - {title: x, intro: a.md, posts: ['**/*.md', b.md]}\nsort: -date\n")
	f.Fuzz(func(t *testing.T, text string) { fuzzRead(t, "octavo.yaml", text) })
}

func FuzzSummary(f *testing.F) {
	seeds(f, "SUMMARY.md")
	f.Add("# T\n[a](a.md)\n- [b](b.md#x)\n  * [c](<sub/c.md>)\n1. x\n   - [](a.md)\n---\n# P\n<!-- [x](y) -->")
	f.Fuzz(func(t *testing.T, text string) { fuzzRead(t, "SUMMARY.md", text) })
}

// FuzzText splits and links a single text.
func FuzzText(f *testing.F) {
	seeds(f, "novel.md", "first.md", "2019-05-01-hello-world.md")
	f.Add("# A[^1]\n\n[x](#b)[^2]\n\n# B[^2]\n\n[y](t.md#a) [z]({{< ref \"t\" >}})\n\n[^1]: N[^2]\n[^2]: M[^1]\n")
	f.Fuzz(func(t *testing.T, text string) {
		r, err := Read([]Input{{FS: filesOf("t.md", text), Path: "t.md", Name: "t.md"}}, Options{})
		if err != nil {
			return
		}
		known := map[*doc.Chapter]bool{}
		for _, c := range r.Book.All() {
			known[c] = true
		}
		for _, c := range r.Book.All() {
			checkChapter(t, c, known)
		}
	})
}
