package fonts

import (
	"bytes"
	"testing"

	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"
)

func TestFile(t *testing.T) {
	for _, c := range []struct {
		name       string
		file, want []byte
	}{
		{"alone.ttf", goregular.TTF, goregular.TTF},
		{"two.ttc", collection(goitalic.TTF, goregular.TTF), nil},
	} {
		b := newBook(t, writeFonts(t, map[string][]byte{c.name: c.file}))
		f, ok := b.Find(Query{Family: "Go"})
		if !ok || b.Embedded(f) || b.Family(f) != "Go" {
			t.Fatalf("%s: found %s of %s", c.name, f.Name, b.Family(f))
		}
		data := f.File()
		if c.want != nil && !bytes.Equal(data, c.want) {
			t.Errorf("%s: the file has changed", c.name)
		}
		g := newBook(t, writeFonts(t, map[string][]byte{"again.ttf": data})).Face(Query{Family: "Go"})
		if g.Name != f.Name || g.NumGlyphs() != f.NumGlyphs() || len(g.Outline(40, nil)) != len(f.Outline(40, nil)) {
			t.Errorf("%s: the face came back as %s with %d glyphs", c.name, g.Name, g.NumGlyphs())
		}
	}
	if b := newBook(t); !b.Embedded(b.Face(Query{Family: "mono"})) {
		t.Error("a face in the program counts as one of a folder")
	}
}
