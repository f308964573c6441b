package fonts

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/gomono"
	"golang.org/x/image/font/gofont/goregular"
)

// edited gives a copy of a font in which some tables are renamed or written to.
func edited(t testing.TB, font []byte, table string, change func(record, data []byte)) []byte {
	t.Helper()
	font = bytes.Clone(font)
	for at := 12; at < 12+16*int(u16(font, 4)); at += 16 {
		if string(font[at:at+4]) == table {
			record := font[at : at+16]
			from, n := u32(record, 8), u32(record, 12)
			change(record, font[from:from+n])
			return font
		}
	}
	t.Fatalf("no table %s", table)
	return nil
}

func renamed(to string) func(record, data []byte) {
	return func(record, data []byte) { copy(record, to) }
}

// collection makes a collection of fonts.
func collection(fonts ...[]byte) []byte {
	be := binary.BigEndian
	head := be.AppendUint32([]byte("ttcf"), 0x00010000)
	head = be.AppendUint32(head, uint32(len(fonts)))
	offset := 12 + 4*len(fonts)
	var body []byte
	for _, font := range fonts {
		head = be.AppendUint32(head, uint32(offset))
		font = bytes.Clone(font)
		for at := 12; at < 12+16*int(u16(font, 4)); at += 16 {
			be.PutUint32(font[at+8:], u32(font, at+8)+uint32(offset))
		}
		body = append(body, font...)
		offset += len(font)
	}
	return append(head, body...)
}

func writeFonts(t testing.TB, files map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFolders(t *testing.T) {
	dir := writeFonts(t, map[string][]byte{
		"go/Regular.ttf": goregular.TTF,
		"go/bold.TTF":    gobold.TTF,
		"go/note.txt":    []byte("not a font"),
		"a.ttc":          collection(gomono.TTF, goitalic.TTF),
	})
	b := newBook(t, dir, filepath.Join(dir, "go"))
	tests := []struct {
		query Query
		want  string
		ok    bool
		id    int
	}{
		{Query{Family: "Go"}, "Go Regular", true, 21},
		{Query{Family: "go", Weight: 600}, "Go Bold", true, 22},
		{Query{Family: "GO", Weight: 700, Italic: true}, "Go Italic", true, 20},
		{Query{Family: "Go Mono"}, "Go Mono", true, 19},
		{Query{Family: "Gone"}, "Source Serif 4", false, 0},
		{Query{Family: "serif"}, "Source Serif 4", true, 0},
	}
	for _, test := range tests {
		f, ok := b.Find(test.query)
		if f.Name != test.want || ok != test.ok || f.ID != test.id {
			t.Errorf("%+v: %s %v, ID %d, want %s %v, ID %d", test.query, f.Name, ok, f.ID, test.want, test.ok, test.id)
		}
		if run := f.Shape("Ab", Shaping{}); len(run.Glyphs) != 2 || run.Width == 0 || run.Glyphs[0].ID == 0 {
			t.Errorf("%s: Ab is %v", f.Name, run.Glyphs)
		}
		if _, err := f.Program(); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	mono := b.Face(Query{Family: "Go Mono"})
	if !mono.Mono || mono.XHeight <= 0 || mono.CapHeight <= mono.XHeight || mono.UnitsPerEm != 2048 {
		t.Errorf("Go Mono: mono %v, x %d, capitals %d", mono.Mono, mono.XHeight, mono.CapHeight)
	}
	if p := b.Problems(); len(p) > 0 {
		t.Errorf("problems: %q", p)
	}
}

func TestFolderMessages(t *testing.T) {
	tests := []struct {
		name string
		font []byte
		want string
	}{
		{"none.otf", edited(t, goregular.TTF, "glyf", renamed("glyg")), "no outlines"},
		{"pictures.ttf", edited(t, edited(t, goregular.TTF, "glyf", renamed("CBDT")), "loca", renamed("CBLC")), "pictures"},
		{"closed.ttf", edited(t, goregular.TTF, "OS/2", func(_, d []byte) { d[8], d[9] = 0, 2 }), "not be embedded"},
		{"whole.ttf", edited(t, goregular.TTF, "OS/2", func(_, d []byte) { d[8], d[9] = 1, 0 }), "not be embedded"},
		{"unmapped.ttf", edited(t, goregular.TTF, "cmap", renamed("cmaq")), "no table cmap"},
		{"nameless.ttf", edited(t, goregular.TTF, "name", renamed("nama")), "names"},
		{"cut.ttf", goregular.TTF[:20000], "past the end"},
		{"short.ttf", goregular.TTF[:20], "cut off"},
		{"text.ttf", []byte("this is not a font"), "not a TrueType or OpenType font"},
		{"empty.ttf", nil, "not a TrueType or OpenType font"},
		{"web.woff2", []byte("wOF2"), "compressed for the web"},
		{"none.ttc", collection(), "collection of 0 faces"},
		{"half.ttc", collection(goregular.TTF, edited(t, goregular.TTF, "cmap", renamed("cmaq"))), "face 2: font not used: it has no table cmap"},
	}
	for _, test := range tests {
		dir := writeFonts(t, map[string][]byte{test.name: test.font})
		_, messages, err := New(Options{Dirs: []string{dir}})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		path := filepath.Join(dir, test.name)
		if len(messages) != 1 || !strings.HasPrefix(messages[0], path+": ") || !strings.Contains(messages[0], test.want) {
			t.Errorf("%s: messages %q, want one with %q", test.name, messages, test.want)
		}
	}
	if _, _, err := New(Options{Dirs: []string{filepath.Join(t.TempDir(), "gone")}}); err == nil ||
		!strings.Contains(err.Error(), "gone cannot be read: no such file") {
		t.Errorf("a folder that doesn't exist: %v", err)
	}
}

// TestBrokenLater: what is only seen when a face is used is told, and serif
// takes its place.
func TestBrokenLater(t *testing.T) {
	broken := edited(t, goregular.TTF, "loca", func(_, d []byte) { d[10], d[11], d[12], d[13] = 0xFF, 0xFF, 0xFF, 0 })
	dir := writeFonts(t, map[string][]byte{"a.ttf": broken})
	b := newBook(t, dir)
	for range 2 {
		if f, ok := b.Find(Query{Family: "Go"}); ok || f.Name != "Source Serif 4" {
			t.Errorf("%s %v", f.Name, ok)
		}
	}
	if p := b.Problems(); len(p) != 1 || !strings.Contains(p[0], `a.ttf: the face "Go Regular" cannot be used`) {
		t.Errorf("problems: %q", p)
	}
}

// TestFallbackToFolders looks for a character that no embedded face has.
func TestFallbackToFolders(t *testing.T) {
	const cluster = "\ue000" // in the private use area
	b := newBook(t)
	serif := b.Face(Query{Family: "serif"})
	if hasAll(&serif.chars, cluster) || b.Fallback(serif, cluster) != nil {
		t.Fatal("an embedded face has it")
	}
	face := func(font []byte) []byte { // one that has U+E000 where it had A
		return edited(t, font, "cmap", func(_, d []byte) { copy(d, privateMap(len(d))) })
	}
	dir := writeFonts(t, map[string][]byte{
		"1.ttf": goregular.TTF, "2.ttf": face(gobold.TTF), "3.ttf": face(goitalic.TTF),
	})
	b = newBook(t, dir)
	for _, test := range []struct {
		query Query
		want  string
	}{
		{Query{Family: "serif", Weight: 600}, "Go Bold"},
		{Query{Family: "serif", Italic: true}, "Go Italic"},
	} {
		f := b.Fallback(b.Face(test.query), cluster)
		if f == nil || f.Name != test.want {
			t.Errorf("%+v: %v, want %s", test.query, f, test.want)
		}
	}
	if f := b.Fallback(b.Face(Query{Family: "Go", Weight: 700}), cluster); f == nil || f.Name != "Go Italic" {
		t.Error("a face is its own substitute, or there is none")
	}
}

// privateMap is a table cmap, format 4, with U+E000 only, which is glyph 36.
func privateMap(size int) []byte {
	var b []byte
	delta := (36 - 0xE000) & 0xFFFF
	for _, v := range []int{0, 1, 3, 1, 0, 12, 4, 32, 0, 4, 4, 1, 0, 0xE000, 0xFFFF, 0, 0xE000, 0xFFFF, delta, 1, 0, 0} {
		b = binary.BigEndian.AppendUint16(b, uint16(v))
	}
	return append(b, make([]byte, size-len(b))...)
}
