package fonts

import (
	"io"
	"io/fs"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"golang.org/x/image/font/gofont/goregular"
)

// countingFS counts what is read of its files.
type countingFS struct {
	fs.FS
	read *atomic.Int64
}

type countingFile struct {
	fs.File
	read *atomic.Int64
}

func (c countingFS) Open(name string) (fs.File, error) {
	f, err := c.FS.Open(name)
	if _, isDir := f.(fs.ReadDirFile); err != nil || isDir {
		return f, err
	}
	return countingFile{f, c.read}, nil
}

func (c countingFile) Read(p []byte) (int, error) {
	n, err := c.File.Read(p)
	c.read.Add(int64(n))
	return n, err
}

func (c countingFile) ReadAt(p []byte, at int64) (int, error) {
	n, err := c.File.(io.ReaderAt).ReadAt(p, at)
	c.read.Add(int64(n))
	return n, err
}

// TestTableWise: of a file, only the tables that are needed are read, and none of
// the face's own twice.
func TestTableWise(t *testing.T) {
	const rest = 1 << 20
	var read atomic.Int64
	files := fstest.MapFS{"go.ttf": {Data: append(append([]byte(nil), goregular.TTF...), make([]byte, rest)...)}}
	book, messages, err := New(Options{FS: []fs.FS{countingFS{files, &read}}})
	if err != nil || len(messages) > 0 {
		t.Fatal(err, messages)
	}
	face, ok := book.Find(Query{Family: "Go"})
	if !ok {
		t.Fatal("there is no face")
	}
	run := face.Shape("Octavo", Shaping{})
	for range 100 {
		for _, g := range run.Glyphs {
			face.Outline(g.ID, nil)
		}
	}
	if _, err := face.Program(); err != nil {
		t.Fatal(err)
	}
	if n := read.Load(); n == 0 || n > rest {
		t.Errorf("%d bytes were read of a font of %d", n, len(goregular.TTF))
	}
}
