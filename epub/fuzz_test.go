package epub_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"octavo/bundle"
	"octavo/epub"
)

// FuzzWrite: whatever a text says, the book is whole: all XML well-formed, no
// reference that leads nowhere, no id twice.
func FuzzWrite(f *testing.F) {
	for _, pattern := range []string{"../testdata/nasty/*.md", "../testdata/post.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			if len(text) < 10_000 {
				f.Add(string(text))
			}
		}
	}
	o := options(f)
	pic := &fstest.MapFile{Data: pngOf(1)}
	f.Fuzz(func(t *testing.T, text string) {
		files := fstest.MapFS{
			"a.md": {Data: []byte(text)}, "b.md": {Data: []byte("# B\n\n[a](a.md) [b](a.md#x)\n")}, "pic.png": pic, "a/pic.png": pic,
		}
		read, err := bundle.Read([]bundle.Input{{FS: files, Path: ".", Name: "texts"}}, bundle.Options{Drafts: true})
		if err != nil || len(read.Book.Parts) == 0 {
			return // front matter that can't be read
		}
		var out strings.Builder
		if _, err := epub.Write(&out, read.Book, o); err != nil {
			t.Fatal(err)
		}
		open(t, []byte(out.String())).audit(t)
	})
}
