package fonts

import (
	"bytes"
	"io/fs"
	"testing"
	"testing/fstest"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// plainFS is a file system whose files can only be read from their beginning.
type plainFS struct{ fs.FS }

type plainFile struct{ fs.File }

func (p plainFS) Open(name string) (fs.File, error) {
	f, err := p.FS.Open(name)
	if _, isDir := f.(fs.ReadDirFile); err != nil || isDir {
		return f, err
	}
	return plainFile{f}, nil
}

// TestFileSystems: fonts come from file systems as they come from folders, also
// from two that use the same names.
func TestFileSystems(t *testing.T) {
	one := fstest.MapFS{"f/go.ttf": {Data: goregular.TTF}, "f/notes.txt": {Data: []byte("x")}}
	two := plainFS{fstest.MapFS{"f/go.ttf": {Data: gobold.TTF}, "bad.ttf": {Data: []byte("no font")}}}
	book, messages, err := New(Options{FS: []fs.FS{one, two}})
	if err != nil || len(messages) != 1 {
		t.Fatalf("%v %q", err, messages)
	}
	for weight, want := range map[int][]byte{400: goregular.TTF, 700: gobold.TTF} {
		face, ok := book.Find(Query{Family: "Go", Weight: weight})
		if !ok || !bytes.Equal(face.File(), want) {
			t.Errorf("%d: %v, %s", weight, ok, face.Name)
		}
	}
	for _, s := range book.sources[book.embedded:] {
		if !s.covers("A") || s.covers("\u4e00") {
			t.Errorf("%s: its characters are not known", s.name)
		}
	}
	if p := book.Problems(); len(p) > 0 {
		t.Errorf("%q", p)
	}
}
