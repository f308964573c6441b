package octavo

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"octavo/doc"
	"octavo/fonts"
)

// FuzzConvert takes a text all the way to both formats: what comes out is a
// whole file, or there is an error with a place in the text.
func FuzzConvert(f *testing.F) {
	for _, pattern := range []string{"testdata/nasty/*.md", "testdata/hard/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			if text, err := os.ReadFile(file); err == nil && len(text) < 10_000 {
				f.Add(text)
			}
		}
	}
	f.Add([]byte("---\ntitle: T\nlang: de\ntoc: true\n---\n# A[^1]\n\n![p](a.svg){width=50%}\n\n[^1]: N\n"))
	f.Add([]byte("+++\ntitle = \"T\"\ncover = \"a.svg\"\n+++\n|a|b|\n|-|-|\n|1|2|\n\n```go\nx\n```\n\n$$x^2$$\n"))
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		f.Fatal(err)
	}
	files := fstest.MapFS{"a.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">x</text></svg>`)}}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 10_000 {
			return
		}
		for _, format := range Formats() {
			var b bytes.Buffer
			_, err := Convert(&b, src, Options{File: "in.md", Format: format, FS: files, Book: book, Workers: 1, AttachSource: len(src)%2 == 0})
			var located *doc.Error
			switch {
			case err != nil && !errors.As(err, &located):
				t.Errorf("%s: %T: %v", format, err, err)
			case err != nil && located.Pos.File != "in.md":
				t.Errorf("%s: the error has no place: %v", format, err)
			case err != nil:
			case format == PDF && (!bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) || !bytes.HasSuffix(b.Bytes(), []byte("%%EOF\n"))),
				format == EPUB && !bytes.HasPrefix(b.Bytes(), []byte("PK")):
				t.Errorf("%s: %d bytes are no such file", format, b.Len())
			}
		}
	})
}
