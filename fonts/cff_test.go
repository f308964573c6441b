package fonts

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

func testFont(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func inMemory(t testing.TB, data []byte) *sfnt {
	t.Helper()
	s, err := openSFNT(sfnt{data: data, size: int64(len(data))}, 0)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// withOutlines is a font file with another table CFF.
func withOutlines(t testing.TB, data, table []byte) []byte {
	t.Helper()
	data = bytes.Clone(data)
	for at := 12; at < 12+16*int(u16(data, 4)); at += 16 {
		if u32(data, at) == tag("CFF ") {
			binary.BigEndian.PutUint32(data[at+8:], uint32(len(data)))
			binary.BigEndian.PutUint32(data[at+12:], uint32(len(table)))
			return append(data, table...)
		}
	}
	t.Fatal("there is no table CFF")
	return nil
}

// selectedOneByOne gives FDSelect, which has ranges of glyphs, a byte for each
// glyph instead.
func selectedOneByOne(t testing.TB, table []byte, dicts ...byte) []byte {
	t.Helper()
	table = bytes.Clone(table)
	at := bytes.Index(table, []byte{opSelection >> 8, opSelection & 255})
	if at < 2 || table[at-2] < 247 || table[at-2] > 250 {
		t.Fatal("there is no FDSelect whose place is said in two bytes")
	}
	offset := uint16(247<<8 + len(table) - 108)
	binary.BigEndian.PutUint16(table[at-2:], offset)
	return append(append(table, 0), dicts...)
}

// wholly reads a font with its outlines as a whole.
func wholly(t testing.TB, s *sfnt) *font.Face {
	t.Helper()
	ld, err := opentype.NewLoader(s.trimmed(drawnTables))
	if err != nil {
		t.Fatal(err)
	}
	ft, err := font.NewFont(ld)
	if err != nil {
		t.Fatal(err)
	}
	return font.NewFace(ft)
}

// TestGlyphByGlyph: outlines that are read one by one, from memory and from a
// file, are those of the whole table, of which little is read.
func TestGlyphByGlyph(t *testing.T) {
	const rest = 8 << 20
	plain, keyed := testFont(t, "cff.otf"), testFont(t, "cid.otf")
	table := inMemory(t, keyed).table("CFF ")
	for name, data := range map[string][]byte{
		"one Font DICT":        plain,
		"three":                keyed,
		"three, selected":      withOutlines(t, keyed, selectedOneByOne(t, table, 0, 0, 1, 1, 2, 0)),
		"with much after them": withOutlines(t, keyed, append(bytes.Clone(table), make([]byte, rest)...)),
	} {
		var read atomic.Int64
		from := fontFile{fsys: countingFS{fstest.MapFS{"f": {Data: data}}, &read}, path: "f"}
		file, err := from.open()
		if err != nil {
			t.Fatal(err)
		}
		memory := inMemory(t, data)
		whole := wholly(t, memory)
		glyphs := int(u16(memory.table("maxp"), 4))
		for _, s := range []*sfnt{memory, file} {
			p, err := openPostScript(s, glyphs)
			if err != nil {
				t.Fatal(name, err)
			}
			for range 2 {
				for g := range glyphs {
					want, _ := whole.GlyphDataOutline(font.GID(g))
					if got, ok := p.draw(uint16(g)); !ok || !slices.Equal(got, want.Segments) {
						t.Errorf("%s: glyph %d is %v, want %v", name, g, got, want.Segments)
					}
				}
			}
		}
		if n := read.Load(); n == 0 || n > rest/16 {
			t.Errorf("%s: %d bytes were read of a file of %d", name, n, len(data))
		}
	}
}

// TestOtherFontDict: the outlines are those of the glyph's own Font DICT.
func TestOtherFontDict(t *testing.T) {
	data := testFont(t, "cid.otf")
	table := inMemory(t, data).table("CFF ")
	for _, test := range []struct {
		dicts []byte
		ok    bool
	}{
		{[]byte{0, 0, 0, 1, 2, 0}, true},
		{[]byte{0, 0, 2, 1, 2, 0}, false}, // it has no subroutines
		{[]byte{0, 0, noFontDict, 1, 2, 0}, false},
	} {
		s := inMemory(t, withOutlines(t, data, selectedOneByOne(t, table, test.dicts...)))
		p, err := openPostScript(s, 6)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := p.draw(2)
		bar, _ := p.draw(1)
		if ok != test.ok || ok && !slices.Equal(got, bar) {
			t.Errorf("%v: glyph 2 is %v, glyph 1 %v", test.dicts, got, bar)
		}
	}
	for _, dicts := range [][]byte{{0, 0, 3, 1, 2, 0}, {0, 0, 1}} {
		s := inMemory(t, withOutlines(t, data, selectedOneByOne(t, table, dicts...)))
		if _, err := openPostScript(s, 6); err == nil {
			t.Errorf("%v: it is no error", dicts)
		}
	}
}

// TestBrokenOutlines: tables that are cut off are refused, and those with a wrong
// byte do no harm.
func TestBrokenOutlines(t *testing.T) {
	for _, name := range []string{"cff.otf", "cid.otf"} {
		data := testFont(t, name)
		table := inMemory(t, data).table("CFF ")
		glyphs := int(u16(inMemory(t, data).table("maxp"), 4))
		for n := range table {
			if _, err := openPostScript(inMemory(t, withOutlines(t, data, table[:n])), glyphs); err == nil {
				t.Errorf("%s: it is no error that %d bytes are left of %d", name, n, len(table))
			}
			for _, with := range []byte{0, 1, 29, 127, 255} {
				broken := bytes.Clone(table)
				broken[n] = with
				p, err := openPostScript(inMemory(t, withOutlines(t, data, broken)), glyphs)
				for g := 0; g < glyphs && err == nil; g++ {
					p.draw(uint16(g))
				}
			}
		}
		whole, err := openPostScript(inMemory(t, data), glyphs)
		if err != nil {
			t.Fatal(err)
		}
		backwards := bytes.Clone(table)
		backwards[whole.programs.at+3+1]++ // where glyph 0 ends
		backwards[whole.programs.at+3+2] = 1
		if _, err := openPostScript(inMemory(t, withOutlines(t, data, backwards)), glyphs); err == nil {
			t.Errorf("%s: it is no error that an outline ends before it begins", name)
		}
		if _, err := openPostScript(inMemory(t, data), glyphs+1); err == nil {
			t.Errorf("%s: it is no error that a glyph has no outline", name)
		}
	}
}

// TestSubroutinesShared: a small font doesn't take much memory by naming the same
// subroutines again and again.
func TestSubroutinesShared(t *testing.T) {
	const n = 65535
	private := []byte{139 + 2, opSubroutines}
	table := append(private, n>>8, n&255, 1)
	table = fill(table, len(table)+n+1, 1)
	for fonts, ok := range map[int]bool{1: true, 20: true, 21: false, maxFontDicts: false} {
		p := postScript{table: window{
			sfnt:  &sfnt{data: table, size: int64(len(table))},
			table: tableRecord{length: uint32(len(table))},
		}}
		list := make([]cffDict, fonts)
		for i := range list {
			list[i].privateSize = int64(len(private))
		}
		if p.readSubroutines(list, cffIndex{}); (p.table.err == nil) != ok {
			t.Errorf("%d times %d subroutines: %v", fonts, n, p.table.err)
		}
	}
}

// TestEndlessOutline: a program that goes on and on ends.
func TestEndlessOutline(t *testing.T) {
	years := [][]byte{8: {11}}
	for i := range 8 { // each calls the next a thousand times; the first of all is number -107
		years[i] = append(bytes.Repeat([]byte{byte(33 + i), 29}, 1000), 11)
	}
	for name, test := range map[string]struct {
		program []byte
		global  [][]byte
		ok      bool
	}{
		"short":    {[]byte{32, 29, 14}, [][]byte{{11}}, true},
		"years":    {[]byte{32, 29, 14}, years, false},
		"calls":    {bytes.Repeat([]byte{32, 29}, maxSteps), [][]byte{{11}}, false},
		"segments": {append([]byte{139, 139, 21}, bytes.Repeat(append(bytes.Repeat([]byte{140}, 400), 5), 400)...), nil, false},
	} {
		end := int64(1 + len(test.program))
		p := postScript{
			global: test.global, local: make([][][]byte, 1),
			programs: cffIndex{base: -1, count: 1, offsetSize: 4},
			offsets:  binary.BigEndian.AppendUint32([]byte{0, 0, 0, 1}, uint32(end)),
			table: window{
				sfnt:  &sfnt{data: test.program, size: end - 1},
				table: tableRecord{length: uint32(end - 1)},
			},
		}
		if _, ok := p.draw(0); ok != test.ok {
			t.Errorf("%s: %v", name, ok)
		}
	}
}

// failing is a file system in which nothing can be read any more at times.
type failing struct {
	fs.FS
	now *atomic.Bool
}

func (f failing) Open(name string) (fs.File, error) {
	if f.now.Load() {
		return nil, errors.New("the disk is gone")
	}
	return f.FS.Open(name)
}

// TestOutlinesGone: an outline that can't be read is missing, and there again once
// it can.
func TestOutlinesGone(t *testing.T) {
	var now atomic.Bool
	data := testFont(t, "cid.otf")
	from := fontFile{fsys: failing{fstest.MapFS{"f": {Data: data}}, &now}, path: "f"}
	s, err := from.open()
	if err != nil {
		t.Fatal(err)
	}
	p, err := openPostScript(s, 6)
	if err != nil {
		t.Fatal(err)
	}
	want, _ := p.draw(1)
	now.Store(true)
	p.table.data = nil // what was read is forgotten
	if got, ok := p.draw(1); ok {
		t.Errorf("the outline is %v", got)
	}
	if _, err := openPostScript(s, 6); err == nil {
		t.Error("it is no error that nothing can be read")
	}
	now.Store(false)
	if got, ok := p.draw(1); !ok || len(got) == 0 || !slices.Equal(got, want) {
		t.Errorf("the outline is %v, was %v", got, want)
	}
}

// TestDrawnTogether: several goroutines may draw with a face.
func TestDrawnTogether(t *testing.T) {
	b := testdataBook(t)
	f, ok := b.Find(Query{Family: "Test CID"})
	if !ok {
		t.Fatal("there is no face")
	}
	var want [6][]Segment
	for g := range want {
		want[g] = f.Outline(uint16(g), nil)
	}
	if len(want[2]) == 0 {
		t.Fatal("there is no outline")
	}
	var wait sync.WaitGroup
	for i := range 4 {
		wait.Go(func() {
			for n := range 600 {
				if g := (n*(i+1) + i) % 6; !slices.Equal(f.Outline(uint16(g), nil), want[g]) {
					t.Errorf("glyph %d has another outline", g)
				}
			}
		})
	}
	wait.Wait()
}
