package fonts

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	b := newBook(t)
	tests := []struct {
		query Query
		want  string
		ok    bool
	}{
		{Query{Family: "serif", Weight: 400}, "Source Serif 4", true},
		{Query{Family: "serif"}, "Source Serif 4", true},
		{Query{Family: "Sans", Weight: 500}, "Source Sans 3", true},
		{Query{Family: "sans", Weight: 501}, "Source Sans 3 SemiBold", true},
		{Query{Family: "mono", Weight: 700, Italic: true}, "Source Code Pro SemiBold Italic", true},
		{Query{Family: "source serif 4", Weight: 900}, "Source Serif 4 SemiBold", true},
		{Query{Family: "SourceCodePro", Weight: 100, Italic: true}, "Source Code Pro Italic", true},
		{Query{Family: "Comic Sans", Weight: 700}, "Source Serif 4 SemiBold", false},
		{Query{}, "Source Serif 4", false},
	}
	for _, test := range tests {
		f, ok := b.Find(test.query)
		if f.Name != test.want || ok != test.ok {
			t.Errorf("%+v: %s %v, want %s %v", test.query, f.Name, ok, test.want, test.ok)
		}
		if b.Face(test.query) != f {
			t.Errorf("%+v: Face and Find differ", test.query)
		}
	}
}

// TestEmbedded checks every face in the program against the font's own tables.
func TestEmbedded(t *testing.T) {
	b := newBook(t)
	for i, s := range b.sources[:b.own] {
		f, err := s.load()
		if err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		if f.ID != i {
			t.Errorf("%s: ID %d, want %d", f.Name, f.ID, i)
		}
		if err := checkUsable(f.sfnt); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		if err := f.checkOutlines(); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		own, err := describe(f.sfnt)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if own.weight != f.Weight || own.italic != f.Italic || own.kind != f.kind {
			t.Errorf("%s: its tables say weight %d, italic %v, kind %d", f.Name, own.weight, own.italic, own.kind)
		}
		if own.postScript != f.PostScriptName() || own.family != s.family && !strings.HasPrefix(own.family, s.family) {
			t.Errorf("%s: its tables say %s, family %s", f.Name, own.postScript, own.family)
		}
		if (f.kind == mono) != f.Mono {
			t.Errorf("%s: mono is %v", f.Name, f.Mono)
		}
		em := int32(f.UnitsPerEm)
		inOrder := 0 < f.UnderlineBelow && f.UnderlineBelow < f.Descent && f.Descent < f.XHeight &&
			f.XHeight < f.CapHeight && f.CapHeight < f.Ascent && f.Ascent <= em*11/10
		if !inOrder || f.UnderlineThick <= 0 || f.StrikeAbove < f.XHeight/3 || f.StrikeAbove > f.XHeight {
			t.Errorf("%s: metrics out of order: ascent %d, capitals %d, x %d, strike %d, underline %d, descent %d", f.Name,
				f.Ascent, f.CapHeight, f.XHeight, f.StrikeAbove, f.UnderlineBelow, f.Descent)
		}
		for r := rune(' '); r < 0x7F; r++ {
			if !f.Has(r) {
				t.Errorf("%s has no %q", f.Name, r)
			}
		}
		wanted := "äßéÅŁžőœ–—‘’“”„«»…†•€©"
		if !f.Mono || !f.Italic {
			wanted += "ΩλЖщ"
		}
		for _, r := range wanted {
			if gid, ok := f.GlyphID(r); !ok || gid == 0 || !f.Has(r) {
				t.Errorf("%s has no %q", f.Name, r)
			}
		}
		for _, r := range []rune{-1, 0x7, 0x5B57, 0xD800, 0xFFFF, 0x1F600, 0x10FFFF, 1 << 30} {
			if _, ok := f.GlyphID(r); ok || f.Has(r) {
				t.Errorf("%s has %U", f.Name, r)
			}
		}
	}
}

func TestMetrics(t *testing.T) {
	f := newBook(t).Face(Query{Family: "serif"})
	got := [...]int32{
		int32(f.UnitsPerEm), f.Ascent, f.Descent, f.CapHeight, f.XHeight,
		f.UnderlineBelow, f.UnderlineThick, f.StrikeAbove,
	}
	if want := [...]int32{1000, 1036, 335, 670, 475, 75, 50, 260}; got != want {
		t.Errorf("metrics %d, want %d", got, want)
	}
	if a, b := f.Advance(0), f.Advance(65535); a <= 0 || b != 0 {
		t.Errorf("widths of glyphs 0 and 65535: %d and %d", a, b)
	}
}

func TestFallback(t *testing.T) {
	b := newBook(t)
	serif := b.Face(Query{Family: "serif", Weight: 600, Italic: true})
	code := b.Face(Query{Family: "mono"})
	tests := []struct {
		main    *Face
		cluster string
		want    string
	}{
		{serif, "│", "Source Code Pro SemiBold Italic"}, // a box-drawing character
		{serif, "│\ufe0e", "Source Code Pro SemiBold Italic"},
		{serif, "⌘\u200d", "Source Sans 3 SemiBold Italic"},
		{serif, "ɓ", "Source Sans 3 SemiBold Italic"}, // letters don't come from a face for code
		{serif, "Ꞑ", "Noto Sans"},
		{serif, "⊢", "Noto Sans Math"},
		{code, "⊢", "Noto Sans Mono"},
		{code, "⟶", "Noto Sans Mono"},
		{serif, "⓪", "Noto Sans Symbols"},
		{serif, "⠿", "Noto Sans Symbols 2"},
		{serif, "⏏", "Noto Sans Symbols 2"},
		{serif, "✅", "Noto Emoji"},
		{serif, "✔\ufe0f", "Noto Emoji"},
		{serif, "👩\u200d🚀", "Noto Emoji"},
		{code, "1\ufe0f\u20e3", "Noto Emoji"},
		{code, "ᾳ", "Source Sans 3"},
		{b.Face(Query{Family: "mono", Italic: true}), "Ω", "Source Code Pro"},
		{b.Face(Query{Family: "mono", Italic: true, Weight: 600}), "Ω", "Source Code Pro SemiBold"},
		{serif, "字", ""},
		{serif, "│字", ""},
	}
	for _, test := range tests {
		got := ""
		if f := b.Fallback(test.main, test.cluster); f != nil {
			got = f.Name
		}
		if got != test.want {
			t.Errorf("%q: %q, want %q", test.cluster, got, test.want)
		}
	}
}

func TestIgnorable(t *testing.T) {
	for _, r := range []rune{0xAD, 0x34F, 0x200B, 0x200C, 0x200D, 0x200E, 0x2060, 0xFE0F, 0xFEFF, 0xE0100, 0x180B} {
		if !Ignorable(r) {
			t.Errorf("%U is ignorable", r)
		}
	}
	for _, r := range []rune{' ', 'a', 0x301, 0x20AC, 0x600, 0xFFFD, 0x1F600} {
		if Ignorable(r) {
			t.Errorf("%U is not ignorable", r)
		}
	}
}

// TestFontFiles checks the list of files in README.md.
func TestFontFiles(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("data/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		line := hex.EncodeToString(sum[:]) + "  " + filepath.Base(file) + "\n"
		if !strings.Contains(string(readme), line) {
			t.Errorf("README.md should have the line %q", line)
		}
	}
	if len(files) != 29 {
		t.Errorf("%d files in data, want 19 faces, 8 licences, and what makes the faces", len(files))
	}
}
