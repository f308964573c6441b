package epub_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"octavo/bundle"
	"octavo/doc"
	"octavo/epub"
	"octavo/fonts"
	"octavo/theme"
)

// options are what a book needs to be written.
func options(tb testing.TB) epub.Options {
	tb.Helper()
	look, err := theme.Builtin("book")
	if err != nil {
		tb.Fatal(err)
	}
	faces, _, err := fonts.New(fonts.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return epub.Options{Theme: look, Fonts: faces, Producer: "Octavo 1.0"}
}

// load makes a book of a file or a folder.
func load(tb testing.TB, path string, o bundle.Options) *doc.Book {
	tb.Helper()
	info, err := os.Stat(path)
	if err != nil {
		tb.Fatal(err)
	}
	in := bundle.Input{FS: os.DirFS(path), Path: ".", Name: filepath.Base(path)}
	if !info.IsDir() {
		in.FS, in.Path = os.DirFS(filepath.Dir(path)), filepath.Base(path)
	}
	o.Drafts = true
	read, err := bundle.Read([]bundle.Input{in}, o)
	if err != nil {
		tb.Fatal(err)
	}
	return read.Book
}

// write writes a book and gives its bytes.
func write(tb testing.TB, b *doc.Book, o epub.Options) ([]byte, []doc.Diagnostic) {
	tb.Helper()
	var out bytes.Buffer
	diags, err := epub.Write(&out, b, o)
	if err != nil {
		tb.Fatal(err)
	}
	return out.Bytes(), diags
}

func BenchmarkPost(b *testing.B) {
	book := load(b, "../testdata/post.md", bundle.Options{})
	for b.Loop() {
		write(b, book, options(b))
	}
}

// BenchmarkBook writes a book of some 650 small chapters.
func BenchmarkBook(b *testing.B) {
	book, o := commonMark(b, true), options(b)
	for b.Loop() {
		write(b, book, o)
	}
}
