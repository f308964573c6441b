package fonts

import (
	"bytes"
	"encoding/binary"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

// faceOf is a face made of what is embedded of another.
func faceOf(t testing.TB, f *Face, glyphs ...uint16) *Face {
	t.Helper()
	p, err := f.Program(glyphs...)
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	font := &sfnt{}
	for name, data := range map[string][]byte{
		"head": p.Head, "hhea": p.HHea, "maxp": p.MaxP, "hmtx": p.HMtx, "loca": p.Loca, "glyf": p.Glyf,
	} {
		font.tables = append(font.tables, tableRecord{tag: tag(name), offset: uint32(font.size), length: uint32(len(data))})
		font.data = append(font.data, data...)
		font.size = int64(len(font.data))
	}
	return &Face{
		Name: f.Name, sfnt: font, UnitsPerEm: int(u16(p.Head, 18)),
		glyphs: int(u16(p.MaxP, 4)), longMetrics: int(u16(p.HHea, 34)), hmtx: p.HMtx,
	}
}

func TestProgram(t *testing.T) {
	b := newBook(t)
	for _, s := range b.sources {
		f := b.load(s)
		g := faceOf(t, f)
		if g.glyphs != f.glyphs || g.UnitsPerEm != f.UnitsPerEm {
			t.Fatalf("%s: %d glyphs, had %d", f.Name, g.glyphs, f.glyphs)
		}
		before, after := f.outlines(), g.outlines()
		for gid := range f.glyphs {
			if f.Advance(uint16(gid)) != g.Advance(uint16(gid)) {
				t.Fatalf("%s: glyph %d is %d wide, was %d", f.Name, gid, g.Advance(uint16(gid)), f.Advance(uint16(gid)))
			}
			want, _ := before.glyph(uint16(gid))
			if got, ok := after.glyph(uint16(gid)); !ok || !bytes.Equal(got, want) {
				t.Fatalf("%s: glyph %d has another outline", f.Name, gid)
			}
		}
	}
}

// TestProgramShares: what is embedded of a face as it is, is not copied.
func TestProgramShares(t *testing.T) {
	f := newBook(t).Face(Query{Family: "serif"})
	first, err := f.Program()
	second, err2 := f.Program('a')
	if err != nil || err2 != nil || &first.Glyf[0] != &second.Glyf[0] {
		t.Errorf("two calls don't share: %v %v", err, err2)
	}
}

// TestOutlines: broken outlines are an error, and never an endless loop.
func TestOutlines(t *testing.T) {
	composite := func(parts ...uint16) []byte {
		b := []byte{0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0}
		for i, p := range parts {
			flags := uint16(moreFollow)
			if i == len(parts)-1 {
				flags = 0
			}
			b = binary.BigEndian.AppendUint16(b, flags)
			b = binary.BigEndian.AppendUint16(b, p)
			b = append(b, 0, 0)
		}
		return b
	}
	simple := make([]byte, 10)
	doubling := [][]byte{simple} // glyph n has 2^n outlines
	for n := range uint16(14) {
		doubling = append(doubling, composite(n, n))
	}
	tests := []struct {
		name   string
		glyphs [][]byte
		ok     bool
	}{
		{"simple", [][]byte{simple, nil, simple}, true},
		{"composite", [][]byte{composite(1, 2), simple, composite(1)}, true},
		{"itself", [][]byte{simple, composite(1)}, false},
		{"each other", [][]byte{composite(1), composite(0)}, false},
		{"outside", [][]byte{simple, composite(2)}, false},
		{"cut off", [][]byte{simple, composite(0, 0)[:18]}, false},
		{"too short", [][]byte{{0, 1, 0, 0}}, false},
		{"doubling", doubling[:10], true},
		{"doubling too often", doubling, false},
	}
	for _, test := range tests {
		o := outlines{glyphs: len(test.glyphs), long: true, loca: make([]byte, 4)}
		for _, g := range test.glyphs {
			o.glyf = append(o.glyf, g...)
			o.loca = binary.BigEndian.AppendUint32(o.loca, uint32(len(o.glyf)))
		}
		if err := o.check(); (err == nil) != test.ok {
			t.Errorf("%s: %v", test.name, err)
		}
	}
}

// FuzzFont uses broken fonts as a document would. The seeds are a font with
// layout tables and one without, some of PostScript, and some in colour; the
// input says which bytes to change.
func FuzzFont(f *testing.F) {
	seeds := [][]byte{goregular.TTF, codeSemiBold, serifItalic, testFont(f, "cff.otf"), testFont(f, "cid.otf"),
		testFont(f, "colr.ttf"), testFont(f, "sbix.ttf"), testFont(f, "cbdt.ttf")}
	f.Add(uint8(0), []byte{0, 0, 0, 0})
	f.Add(uint8(1), []byte{0, 0, 5, 200})
	f.Add(uint8(2), []byte{0, 100, 5, 255, 0, 1, 1, 1})
	f.Add(uint8(2), []byte{1, 20, 5, 1})
	f.Add(uint8(3), []byte{1, 0, 40, 255})
	f.Add(uint8(4), []byte{1, 0, 120, 1, 1, 0, 200, 30})
	for colored := range uint8(3) {
		f.Add(5+colored, []byte{0, 0, 5, 0})
	}
	f.Fuzz(func(t *testing.T, seed uint8, changes []byte) {
		data := bytes.Clone(seeds[int(seed)%len(seeds)])
		tables := int(u16(data, 4))
		// Each change is of a byte near the beginning of a table, or of the
		// directory: that is where counts and offsets are.
		for ; len(changes) >= 4; changes = changes[4:] {
			at := int(changes[1])
			if n := int(changes[0]) % (tables + 1); n > 0 {
				at = int(u32(data, 12+16*(n-1)+8)) + int(binary.BigEndian.Uint16(changes[1:3]))
			}
			if at < len(data) {
				data[at] = changes[3]
			}
		}
		useFont(data)
	})
}

// useFont goes through everything that is done with a face.
func useFont(data []byte) {
	whole := sfnt{data: data, size: int64(len(data))}
	n, err := whole.faces()
	if err != nil {
		return
	}
	for i := range min(n, 2) {
		font, err := openSFNT(whole, i)
		if err != nil || checkUsable(font) != nil {
			continue
		}
		s, err := describe(font)
		if err != nil {
			continue
		}
		s.file, s.colored = fontFile{data: data, index: i}, hasEmoji(font)
		f, err := s.load()
		if err != nil {
			continue
		}
		for _, text := range []string{"office AVATAR 1/2", "e\u0301 ΑΥΓΑ", "سلام"} {
			f.Shape(text, Shaping{Lang: "de", Features: "smcp,frac"})
			f.Shape(text, Shaping{RTL: true})
		}
		hasAll(&f.chars, "aé字😀")
		for gid := range uint16(8) {
			f.Picture(gid)
		}
		if f.checkOutlines() != nil {
			continue // faces of files are looked at when they are read
		}
		if p, err := f.Program(1, 2, 3); err == nil && f.drawn == nil {
			o := outlines{loca: p.Loca, glyf: p.Glyf, long: u16(p.Head, 50) == 1, glyphs: int(u16(p.MaxP, 4))}
			if err := o.check(); err != nil {
				panic(err)
			}
		}
	}
}
