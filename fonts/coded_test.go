package fonts

import (
	"bytes"
	"encoding/binary"
	"slices"
	"testing"

	"golang.org/x/image/font/gofont/goregular"
)

// openCoded reads back what GlyphCoded wrote.
func openCoded(t testing.TB, f *Face) *Face {
	t.Helper()
	data, err := f.GlyphCoded()
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	s := &source{name: f.Name, file: fontFile{data: data}}
	g, err := s.load()
	if err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	return g
}

func TestGlyphCoded(t *testing.T) {
	b := newBook(t)
	for _, s := range b.sources {
		f := b.load(s)
		g := openCoded(t, f)
		before, after := f.outlines(), g.outlines()
		for gid := 1; gid < f.glyphs; gid++ {
			if got, ok := g.GlyphID(rune(gid)); !ok || int(got) != gid {
				t.Fatalf("%s: code %d is glyph %d", f.Name, gid, got)
			}
			if f.Advance(uint16(gid)) != g.Advance(uint16(gid)) {
				t.Fatalf("%s: glyph %d is %d wide, was %d", f.Name, gid, g.Advance(uint16(gid)), f.Advance(uint16(gid)))
			}
			if outline, _ := after.glyph(uint16(gid)); len(outline) > 0 && i16(g.hmtx, 4*gid+2) != i16(outline, 2) {
				t.Fatalf("%s: the side bearing of glyph %d is not where its outline begins", f.Name, gid)
			}
		}
		if g.Has(rune(f.glyphs)) || g.longMetrics != f.glyphs {
			t.Errorf("%s: it has code %d, or not a width for each of %d glyphs", f.Name, f.glyphs, g.longMetrics)
		}
		if !bytes.Equal(before.glyf, after.glyf) || !bytes.Equal(before.loca, after.loca) {
			t.Errorf("%s: the outlines have changed", f.Name)
		}
		for _, name := range []string{"GSUB", "GPOS", "GDEF", "DSIG", "kern"} {
			if g.sfnt.has(name) {
				t.Errorf("%s: it has a table %s", f.Name, name)
			}
		}
		checkFile(t, g.sfnt)
		if name, err := describeNames(g.sfnt); err != nil || name != f.PostScriptName() {
			t.Errorf("%s: the name is %q %v", f.Name, name, err)
		}
		first, _ := f.GlyphCoded()
		if second, _ := f.GlyphCoded(); !bytes.Equal(first, second) || &first[0] == &second[0] {
			t.Errorf("%s: two calls differ, or share their bytes", f.Name)
		}
	}
}

// describeNames gives the PostScript name in a table that has no other.
func describeNames(s *sfnt) (string, error) {
	name := s.table("name")
	if u16(name, 2) != 1 || u16(name, 12) != namePostScript {
		return "", errNotFont
	}
	var out []byte
	for i := 19; i < len(name); i += 2 {
		out = append(out, name[i])
	}
	return string(out), nil
}

// checkFile checks what readers of TrueType files rely on: tables in order, at
// multiples of four, with their checksums.
func checkFile(t *testing.T, s *sfnt) {
	t.Helper()
	if !slices.IsSortedFunc(s.tables, func(a, b tableRecord) int { return int(a.tag>>1) - int(b.tag>>1) }) {
		t.Error("the tables are not in order")
	}
	for _, r := range s.tables {
		name := string(binary.BigEndian.AppendUint32(nil, r.tag))
		if r.offset%4 != 0 {
			t.Errorf("table %s is at %d", name, r.offset)
		}
		data := bytes.Clone(s.table(name))
		if name == "head" {
			copy(data[8:], []byte{0, 0, 0, 0})
		}
		if sum := checksum(data); sum != r.checksum {
			t.Errorf("table %s has checksum %x, says %x", name, sum, r.checksum)
		}
	}
}

// TestGlyphCodes: glyph ids that are surrogates have no code.
func TestGlyphCodes(t *testing.T) {
	for _, glyphs := range []int{1, 2, 1000, surrogateFirst - 1, surrogateFirst, surrogateFirst + 1, surrogateLast, surrogateLast + 1, surrogateLast + 2, 65535} {
		c, err := parseCoverage(glyphCodes(glyphs), glyphs)
		if err != nil {
			t.Fatalf("%d glyphs: %v", glyphs, err)
		}
		for code := rune(1); code <= 0xFFFF; code++ {
			want := int(code) < glyphs && (code < surrogateFirst || code > surrogateLast)
			if gid, _ := c.cmap.Lookup(code); c.has(code) != want || want && rune(gid) != code {
				t.Fatalf("%d glyphs: code %X is glyph %X, covered %v", glyphs, code, gid, c.has(code))
			}
		}
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
// layout tables and one without; the input says which bytes to change.
func FuzzFont(f *testing.F) {
	seeds := [][]byte{goregular.TTF, codeSemiBold, serifItalic}
	f.Add(uint8(0), []byte{0, 0, 0, 0})
	f.Add(uint8(1), []byte{0, 0, 5, 200})
	f.Add(uint8(2), []byte{0, 100, 5, 255, 0, 1, 1, 1})
	f.Add(uint8(2), []byte{1, 20, 5, 1})
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
		s.file = fontFile{data: data, index: i}
		f, err := s.load()
		if err != nil {
			continue
		}
		for _, text := range []string{"office AVATAR 1/2", "e\u0301 ΑΥΓΑ", "سلام"} {
			f.Shape(text, Shaping{Lang: "de", Features: "smcp,frac"})
			f.Shape(text, Shaping{RTL: true})
		}
		hasAll(&f.chars, "aé字😀")
		if coded, err := f.GlyphCoded(); err == nil {
			if _, err := (&source{file: fontFile{data: coded}}).load(); err != nil {
				panic(err)
			}
		}
	}
}
