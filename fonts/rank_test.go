package fonts

import (
	"slices"
	"strings"
	"testing"
)

// TestRanked: families that are meant for a script come before others, and of
// those the ones of the main face's kind.
func TestRanked(t *testing.T) {
	var sources []*source
	for _, name := range []string{
		"DejaVu Sans", "Noto Kufi Arabic", "Noto Naskh Arabic", "Noto Nastaliq Urdu", "Noto Sans Arabic",
		"Noto Sans Bengali", "Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Serif Bengali", "Noto Serif CJK HK",
		"Noto Serif CJK JP", "Noto Serif CJK KR", "Noto Serif CJK SC", "Noto Serif CJK TC", "Unifont",
	} {
		k := sans
		if strings.Contains(name, "Serif") || strings.Contains(name, "Nas") {
			k = serif
		}
		sources = append(sources, &source{family: name, kind: k})
	}
	b := newBook(t)
	shelf := newShelf(sources, 100)
	for _, test := range []struct{ main, cluster, lang, want string }{
		{"serif", "字", "", "Noto Serif CJK SC, Noto Sans CJK SC"},
		{"sans", "字", "zh", "Noto Sans CJK SC, Noto Serif CJK SC"},
		{"serif", "字", "ja", "Noto Serif CJK JP, Noto Sans CJK JP"},
		{"serif", "字", "zh-Hant", "Noto Serif CJK TC"},
		{"serif", "字", "zh-HK", "Noto Serif CJK HK, Noto Serif CJK TC"},
		{"serif", "字", "ko", "Noto Serif CJK KR"},
		{"serif", "の", "en", "Noto Serif CJK JP"},
		{"serif", "한", "", "Noto Serif CJK KR"},
		{"serif", "。", "ja", "Noto Serif CJK JP"},
		{"serif", "ا", "ar", "Noto Naskh Arabic, Noto Sans Arabic"},
		{"sans", "ا", "ar", "Noto Sans Arabic, Noto Naskh Arabic"},
		{"serif", "ا", "ur", "Noto Nastaliq Urdu"},
		{"serif", "ক", "", "Noto Serif Bengali, Noto Sans Bengali, Noto Naskh Arabic"},
		{"sans", "ክ", "", "DejaVu Sans"},
	} {
		var got []string
		for _, f := range b.ranked(&shelf, b.Face(Query{Family: test.main}), test.cluster, test.lang) {
			got = append(got, f.faces[0].family)
		}
		if s := strings.Join(got, ", "); !strings.HasPrefix(s, test.want) {
			t.Errorf("%s in %s, %q: %s, want %s first", test.cluster, test.main, test.lang, s, test.want)
		}
		if slices.Index(got, "Unifont") != len(got)-1 {
			t.Errorf("%s: Unifont is not the last", test.cluster)
		}
	}
}

func TestIsEmoji(t *testing.T) {
	for cluster, want := range map[string]bool{
		"😀": true, "✅": true, "❤": false, "❤\ufe0f": true, "✅\ufe0e": false, "1": false, "1\ufe0f\u20e3": true,
		"☝🏽": true, "🇩🇪": true, "👩\u200d💻": true, "🏴\U000e0067\U000e007f": true, "a": false, "é": false, "\ufe0f": false,
	} {
		if IsEmoji(cluster) != want {
			t.Errorf("%+q: %v", cluster, !want)
		}
	}
}

// TestSequences: what Unicode says is one emoji is one glyph.
func TestSequences(t *testing.T) {
	b := newBook(t)
	main := b.Face(Query{Family: "serif"})
	for _, cluster := range []string{
		"👩\u200d💻", "👨\u200d👩\u200d👧\u200d👦", "🏳\ufe0f\u200d🌈", "1\ufe0f\u20e3", "👍🏽", "🇩🇪", "❤\ufe0f",
	} {
		f := b.Fallback(main, cluster)
		if f == nil || f.Name != "Noto Emoji" {
			t.Fatalf("%s is in %v", cluster, f)
		}
		seen := 0
		for _, g := range f.Shape(cluster, Shaping{}).Glyphs {
			if g.ID == 0 {
				t.Errorf("%s has a missing glyph", cluster)
			}
			if len(f.Outline(g.ID, nil)) > 0 {
				seen++
			}
		}
		if seen != 1 {
			t.Errorf("%s is %d glyphs", cluster, seen)
		}
	}
}

func TestFit(t *testing.T) {
	b := newBook(t)
	main := b.Face(Query{Family: "serif"})
	hundredths := func(cluster string) int {
		f := b.Fallback(main, cluster)
		return f.Fit(main, cluster) * 100 / Whole
	}
	for cluster, want := range map[string]int{
		"Ꞑ":      88, // 475/536, the heights of small letters
		"⊢":      93, // 670/714, those of capitals
		"⠿":      83,
		"😀":      85,
		"│":      101,
		"\u2318": 101,
	} {
		if got := hundredths(cluster); got != want {
			t.Errorf("%s is set at %d, want %d", cluster, got, want)
		}
	}
	if main.Fit(main, "a") != Whole {
		t.Error("main doesn't fit itself")
	}
	han := &Face{UnitsPerEm: 1000, XHeight: 300, CapHeight: 900}
	if han.Fit(main, "字") != Whole {
		t.Error("ideographs are scaled")
	}
	// Faces of Arabic and Hebrew, whatever they say of small letters: main's
	// capitals are 670 high, its small letters 475.
	for _, c := range []struct {
		face    *Face
		cluster string
		want    int
	}{
		{&Face{UnitsPerEm: 1000, XHeight: 374, CapHeight: 416, alef: 714}, "ع", 112},
		{&Face{UnitsPerEm: 1000, XHeight: 500, CapHeight: 700, alef: 671}, "ع", 119},
		{&Face{UnitsPerEm: 1000, XHeight: 890, CapHeight: 1272, alef: 760}, "ع", 105},
		{&Face{UnitsPerEm: 1000, XHeight: 374, CapHeight: 416, alef: 714}, "٣", 112},
		{&Face{Name: "Noto Nastaliq Urdu Regular", UnitsPerEm: 1000, XHeight: 536, CapHeight: 714, alef: 869}, "ع", 111}, // small letters
		{&Face{UnitsPerEm: 1000, XHeight: 374, CapHeight: 416, alef: 714}, "،", 112},
		{&Face{UnitsPerEm: 1000, XHeight: 536, CapHeight: 714, he: 647}, "ש", 93},
		{&Face{UnitsPerEm: 2000, XHeight: 1000, CapHeight: 1400, he: 1186}, "ש", 102},
		{&Face{UnitsPerEm: 1000, XHeight: 536, CapHeight: 714, he: 547, alef: 760}, "Ꞑ", 88},
	} {
		if got := c.face.Fit(main, c.cluster) * 100 / Whole; got != c.want {
			t.Errorf("%s is set at %d, want %d", c.cluster, got, c.want)
		}
	}
}

// TestFitTall: letters of scripts without capitals are as tall as their row says,
// in whatever face of the system has them.
func TestFitTall(t *testing.T) {
	book, _, err := New(Options{System: true, CacheDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	main := book.Face(Query{Family: "serif", Weight: 400})
	for _, l := range tall {
		if got := scriptOf(string(l.letter)); got != l.script {
			t.Errorf("%c is of %v, not of %v", l.letter, got, l.script)
		}
		face := book.FallbackIn(main, string(l.letter), "")
		if face == nil {
			t.Logf("no face has %c", l.letter)
			continue
		}
		fit := int64(face.Fit(main, string(l.letter)))
		height := fit * int64(face.heightOf(l.letter, 0)) * 1000 / int64(face.UnitsPerEm) / Whole
		want := int64(main.CapHeight*l.share/100) * 1000 / int64(main.UnitsPerEm)
		if off := height - want; (off > 3 || off < -3) && fit > Whole*88/100 && fit < Whole*125/100 {
			t.Errorf("%c is %d high, want %d thousandths of the size", l.letter, height, want)
		}
	}
}
