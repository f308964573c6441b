package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// TestSubset: outlines, components and widths of the glyphs in use are those
// of the whole face, and nothing else is left.
func TestSubset(t *testing.T) {
	s := newSetter(t)
	run := s.shape("Aé½ńǗ")
	whole := programOf(t, s.face)
	var codes []uint16
	for _, g := range run.Glyphs {
		codes = append(codes, g.ID)
	}
	slices.Sort(codes)
	copied := codes[1]
	source := func(code int) int {
		switch code - whole.numGlyphs {
		case 0:
			return 0
		case 1:
			return int(copied)
		}
		return code
	}
	extra := uint16(whole.numGlyphs)
	for _, codes := range [][]uint16{codes, append(codes[:len(codes):len(codes)], extra, extra+1), {extra + 1}} {
		program := whole.subset(codes, func(code int) (int, joint) { return source(code), "" }, nil)
		part := parseSFNT(t, program)
		if sum := sumWords(program); sum != 0xB1B0AFBA {
			t.Errorf("the checksum is %X", sum)
		}
		keep := map[int]bool{0: true}
		for _, c := range codes {
			closure(whole, keep, source(int(c)))
			keep[int(c)] = true
		}
		for gid := range part.numGlyphs {
			from := source(gid)
			want := whole.outline(from)
			if !keep[gid] {
				want = nil
			}
			if got := part.outline(gid); !bytes.Equal(bytes.TrimRight(got, "\x00"), bytes.TrimRight(want, "\x00")) {
				t.Errorf("glyph %d has %d bytes, want %d", gid, len(got), len(want))
			}
			if keep[gid] && (part.advance(gid) != whole.advance(from) || part.bearing(gid) != whole.bearing(from)) {
				t.Errorf("glyph %d has other metrics", gid)
			}
		}
	}
}

// programOf is what is embedded of a face.
func programOf(t *testing.T, face *fonts.Face, glyphs ...uint16) *sfnt {
	t.Helper()
	program, err := face.Program(glyphs...)
	if err != nil {
		t.Fatal(err)
	}
	s, err := newSFNT(program)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// parseSFNT finds the tables of a TrueType file.
func parseSFNT(t *testing.T, data []byte) *sfnt {
	t.Helper()
	table := func(tag string) []byte {
		for i := range int(binary.BigEndian.Uint16(data[4:])) {
			if at := 12 + 16*i; string(data[at:at+4]) == tag {
				from, length := binary.BigEndian.Uint32(data[at+8:]), binary.BigEndian.Uint32(data[at+12:])
				return data[from : from+length]
			}
		}
		return nil
	}
	s, err := newSFNT(&fonts.Program{
		Head: table("head"), HHea: table("hhea"), MaxP: table("maxp"),
		HMtx: table("hmtx"), Loca: table("loca"), Glyf: table("glyf"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// closure follows components in another way than the subsetter does.
func closure(s *sfnt, keep map[int]bool, gid int) {
	keep[gid] = true
	o := s.outline(gid)
	if len(o) < 10 || int16(binary.BigEndian.Uint16(o)) >= 0 {
		return
	}
	o = o[10:]
	for {
		flags := binary.BigEndian.Uint16(o)
		closure(s, keep, int(binary.BigEndian.Uint16(o[2:])))
		o = o[componentSize(flags):]
		if flags&0x20 == 0 {
			return
		}
	}
}

// TestFontObjects: what the dictionaries say of every glyph is what the
// embedded program says.
func TestFontObjects(t *testing.T) {
	r := read(t, render(t, full(t), Options{}))
	fontDicts := r.dict(r.dict(r.pages()[0]["Resources"])["Font"])
	if len(fontDicts) != 2 {
		t.Fatalf("%d faces", len(fontDicts))
	}
	for key, v := range fontDicts {
		font := r.dict(v)
		descendant := r.dict(r.array(font["DescendantFonts"])[0])
		descriptor := r.dict(descendant["FontDescriptor"])
		base := string(font["BaseFont"].(name))
		if tag, rest, _ := strings.Cut(base, "+"); len(tag) != 6 || rest == "" || strings.ToUpper(tag) != tag {
			t.Errorf("%s: BaseFont %s", key, base)
		}
		if descendant["BaseFont"] != font["BaseFont"] || descriptor["FontName"] != font["BaseFont"] {
			t.Errorf("%s has several names", key)
		}
		if descendant["CIDToGIDMap"] != name("Identity") || font["Encoding"] != name("Identity-H") {
			t.Errorf("%s: codes are not glyph ids", key)
		}
		program := parseSFNT(t, r.stream(descriptor["FontFile2"]))
		f := r.viewFont(font)
		em := float64(binary.BigEndian.Uint16(program.Head[18:]))
		for code := range f.unicode {
			w, ok := f.widths[code]
			if !ok {
				w = f.usual
			}
			if want := float64(program.advance(code)) * 1000 / em; w-want > 0.01 || want-w > 0.01 {
				t.Errorf("%s: code %d is %v wide, want %v", key, code, w, want)
			}
		}
	}
}

// TestToUnicode: ranges do not go past the end of a row of 256, and sections
// have no more than 100 lines.
func TestToUnicode(t *testing.T) {
	var codes []uint16
	var texts []string
	for c := range 700 {
		codes = append(codes, uint16(c+1))
		text := string(rune(0x2F0 + c))
		if c%3 == 0 && c > 300 {
			text = "ffi"
		}
		if c == 500 {
			text = "\U0001F600"
		}
		texts = append(texts, text)
	}
	cmap := toUnicode(codes, texts)
	for _, line := range strings.Split(string(cmap), "\n") {
		var from, to, first int
		if n, _ := fmt.Sscanf(line, "<%04X><%04X><%04X>", &from, &to, &first); n == 3 {
			if from>>8 != to>>8 || first>>8 != (first+to-from)>>8 {
				t.Errorf("the range %s is too long", line)
			}
		}
		var n int
		if _, err := fmt.Sscanf(line, "%d beginbf", &n); err == nil && n > 100 {
			t.Errorf("%s", line)
		}
	}
	got := viewCMap(t, cmap)
	for i, c := range codes {
		if got[int(c)] != texts[i] {
			t.Errorf("code %d is %q, want %q", c, got[int(c)], texts[i])
		}
	}
}

func viewCMap(t *testing.T, cmap []byte) map[int]string {
	r := &reader{tb: t, cache: map[int]any{1: pdfStream{data: cmap}}}
	return r.viewFont(pdfDict{
		"DescendantFonts": []any{pdfDict{"DW": 0.0}}, "ToUnicode": pdfRef(1),
	}).unicode
}

// fake is a run with glyphs and clusters of its own.
func fake(text string, glyphs ...fonts.Glyph) *fonts.Run {
	return &fonts.Run{Text: text, Glyphs: glyphs}
}

// TestClusters: glyphs that stand for something only together, or for
// different things, give back what was set.
func TestClusters(t *testing.T) {
	g := func(id uint16, cluster int32) fonts.Glyph { return fonts.Glyph{ID: id, Cluster: cluster, Advance: 500} }
	rtl := fake("\u05D0\u05D1\u05D2", g(30, 4), g(31, 2), g(32, 0))
	rtl.RTL = true
	for name, c := range map[string]struct {
		runs []*fonts.Run
		want string
	}{
		"one of two":      {[]*fonts.Run{fake("ab", g(20, 0), g(21, 1)), fake("a", g(20, 0), g(20, 0))}, "aba"},
		"ligature":        {[]*fonts.Run{fake("ffi!", g(20, 0), g(21, 3))}, "ffi!"},
		"commonest":       {[]*fonts.Run{fake("aab", g(20, 0), g(20, 1), g(20, 2)), fake("ba", g(20, 0), g(20, 1))}, "aabba"},
		"glyph 0":         {[]*fonts.Run{fake("a\u4E00\u4E01", g(20, 0), g(0, 1), g(0, 4))}, "a\u4E00\u4E01"},
		"forbidden":       {[]*fonts.Run{fake("a\uFEFFb", g(20, 0), g(21, 1), g(22, 4))}, "a\uFEFFb"},
		"right to left":   {[]*fonts.Run{rtl}, "\u05D0\u05D1\u05D2"},
		"nothing":         {[]*fonts.Run{fake("")}, ""},
		"only a decimal.": {[]*fonts.Run{fake("1.5", g(20, 0), g(20, 0), g(21, 0))}, "1.5"},
	} {
		s := newSetter(t)
		text := &page.Text{Elem: page.Root, Face: s.face, Size: s.size, At: geom.Point{X: left, Y: s.y}}
		for i, run := range c.runs {
			text.Pieces = append(text.Pieces, page.Piece{Run: run, X: geom.Length(i) * 30 * geom.Pt})
		}
		s.page.Items = append(s.page.Items, text)
		r := read(t, render(t, s.document(), Options{}))
		if got := textOf(r.view(r.pages()[0])); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		for _, g := range r.view(r.pages()[0]) {
			if g.code == 0 {
				t.Errorf("%s: glyph 0 is shown", name)
			}
		}
	}
}

// TestOperators: words, spaces and text items on one line share an array, and
// nothing is set twice.
func TestOperators(t *testing.T) {
	s := newSetter(t)
	a := s.text(page.Root, left, s.y, "one two")
	s.text(page.Root, left+a.Width(), s.y, " three")
	s.text(page.Root, left, s.y+14*geom.Pt, "four")
	content := string(read(t, render(t, s.document(), Options{})).content(0))
	for op, want := range map[string]int{"TJ": 2, "Tf": 1, "Td": 2, "BT": 1, "rg": 1, "BDC": 1, "Tc": 0, "Ts": 0} {
		if got := strings.Count(content, op+"\n"); got != want {
			t.Errorf("%d of %s, want %d, in\n%q", got, op, want, content)
		}
	}
}

func (r *reader) content(pg int) []byte { return r.stream(r.pages()[pg]["Contents"]) }

// TestCopies: a glyph with several texts has a code for each, and nothing is
// wrapped: many readers lose what follows a wrapping.
func TestCopies(t *testing.T) {
	s := newSetter(t)
	s.text(page.Root, left, s.y, "\u00A0well-known a\u00A0b c\u2011d e f")
	hyphen := s.text(page.Root, left, s.y, "-")
	hyphen.Actual, hyphen.HasActual = "\u00AD", true
	r := read(t, render(t, s.document(), Options{}))
	if got, want := textOf(r.view(r.pages()[0])), "\u00A0well-known a\u00A0b c\u2011d e f\u00AD"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if strings.Contains(string(r.content(0)), "ActualText") {
		t.Errorf("wrapped:\n%q", r.content(0))
	}
}

// TestWholeDefaultWidth: DW is a whole number, and readers that find another
// take it for 1000.
func TestWholeDefaultWidth(t *testing.T) {
	e := &embedded{}
	for i, w := range []int64{126953, 126953, 126953, 50000} {
		*e.widths.at(uint16(i)) = w
	}
	got := string(e.appendWidths(nil, []uint16{0, 1, 2, 3}))
	if want := "/DW 500/W[0[1269.53 1269.53 1269.53]]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
