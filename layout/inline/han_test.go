package inline

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// hanShaper has the faces of fakeShaper and one for wide characters.
type hanShaper struct {
	fakeShaper
	han *fonts.Face
}

func (f hanShaper) has(face *fonts.Face, r rune) bool {
	if face == f.han {
		return isWide(r) || isHanMark(r)
	}
	return r < 0x2E80 && f.fakeShaper.has(face, r)
}

func (f hanShaper) fallback(main *fonts.Face, cluster, lang string) *fonts.Face {
	for _, r := range cluster {
		if !f.has(f.han, r) {
			return nil
		}
	}
	return f.han
}

func (f hanShaper) shape(face *fonts.Face, text string, s fonts.Shaping) *fonts.Run {
	run := f.fakeShaper.shape(face, text, s)
	if face == f.han {
		run.Width = 0
		for i := range run.Glyphs {
			run.Glyphs[i].Advance = 1000
			run.Width += 1000
		}
	}
	return run
}

// hanSetter is a setter for Chinese, in which ideographs are 10 pt wide and
// letters 5.
func hanSetter(t testing.TB) (*Setter, *Style) {
	f := newFake()
	han := &fonts.Face{ID: 2, Name: "Han", UnitsPerEm: 1000, Ascent: 880, Descent: 120, CapHeight: 700}
	s := newSetter(hanShaper{f, han}, testTuning(t))
	s.tuning.HanLatin = 125
	return s, &Style{Face: f.main, Size: 10 * geom.Pt}
}

func TestHanWidths(t *testing.T) {
	for _, test := range []struct {
		text, lang string
		want       float64 // in pt
	}{
		{"甲乙", "zh", 20},
		{"用Go语言", "zh", 30 + 10 + 2*1.25},
		{"第3章", "ja", 20 + 5 + 2*1.25},
		{"用 Go 语言", "zh", 30 + 10 + 2*2.5}, // with spaces of the author's own
		{"（Go）语", "zh", 30 + 10},           // not beside punctuation
		{"「甲」、「乙」", "zh", 70 - 2*5},
		{"「甲」、「乙」", "zh-Hant", 70 - 5}, // its comma stands in the middle
		{"（（甲））", "zh", 50 - 2*5},
		{"甲。甲", "zh", 30},
		{"甲：「乙」", "zh", 50 - 5},
		{"甲：「乙」", "ja", 50},
		{"甲，“乙”", "zh", 50 - 5}, // quotation marks are wide
		{"甲“Go”乙", "zh", 20 + 20 + 10},
		{"say “Go”", "zh", 4*5 + 2.5 + 3*5},
		{"甲“乙”", "en", 20 + 2*5},
	} {
		s, st := hanSetter(t)
		p := s.Prepare(spansOf(test.text, st), Options{Lang: test.lang})
		if got := p.NaturalWidth(); got != geom.Length(test.want*float64(geom.Pt)) {
			t.Errorf("%s in %s is %s wide, want %v", test.text, test.lang, got, test.want)
		}
		lines := p.Lines(500 * geom.Pt)
		if got := textOf(lines); got != test.text {
			t.Errorf("%s is copied as %s", test.text, got)
		}
	}
}

// TestHanAcrossStyles: the space is there too where the style changes, but not
// where a tint has a padding of its own.
func TestHanAcrossStyles(t *testing.T) {
	s, st := hanSetter(t)
	bold := *st
	code := *st
	code.Tint = &Tint{PadX: 2 * geom.Pt}
	p := s.Prepare([]Span{{Text: "用", Style: st}, {Text: "Go", Style: &bold}, {Text: "写", Style: st}}, Options{Lang: "zh"})
	if got, want := p.NaturalWidth(), 32*geom.Pt+geom.Pt/2; got != want {
		t.Errorf("bold: %s, want %s", got, want)
	}
	p = s.Prepare([]Span{{Text: "用", Style: st}, {Text: "Go", Style: &code}, {Text: "写", Style: st}}, Options{Lang: "zh"})
	if got, want := p.NaturalWidth(), 34*geom.Pt; got != want {
		t.Errorf("code: %s, want %s", got, want)
	}
}

// TestHanLines: every line but the last fills the measure; none begins with
// what closes or ends with what opens; the text is whole.
func TestHanLines(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	pieces := strings.Split("甲 乙 丙 丁 戊 己 庚 辛 壬 癸 子 丑 ， 。 、 「寅」 （卯） “辰” 《巳》 、「午」 。《未》 Go 12 ……", " ")
	for range 300 {
		s, st := hanSetter(t)
		var b strings.Builder
		for range 20 + r.IntN(400) {
			b.WriteString("人人")
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text := b.String()
		measure := geom.Length(180+r.IntN(200)) * geom.Pt
		lines := s.Prepare(spansOf(text, st), Options{Align: Justify, Lang: "zh", Protrude: true}).Lines(measure)
		if got := textOf(lines); got != text {
			t.Fatalf("%s\nis copied as\n%s", text, got)
		}
		for i := range lines {
			ln := lineText(&lines[i])
			if d := measure - lines[i].Width; i < len(lines)-1 && (d > 1024 || d < -1024) {
				t.Fatalf("a line of %s is %s wide: %s", measure, lines[i].Width, ln)
			}
			first, _ := utf8.DecodeRuneInString(ln)
			end, _ := utf8.DecodeLastRuneInString(ln)
			if i > 0 && strings.ContainsRune("，。、」）”》…", first) || strings.ContainsRune("「（“《", end) {
				t.Fatalf("a line is %s", ln)
			}
			checkFlush(t, &lines[i], measure, i == len(lines)-1)
		}
	}
}

// checkFlush compares a line's width with where its last piece ends, and looks at the
// marks at its ends: they have no empty half.
func checkFlush(t *testing.T, ln *Line, measure geom.Length, last bool) {
	t.Helper()
	var end geom.Length
	var runs []*fonts.Run
	for _, it := range ln.Items {
		text, ok := it.(*page.Text)
		if !ok {
			continue
		}
		for _, p := range text.Pieces {
			if len(p.Run.Glyphs) > 0 {
				runs = append(runs, p.Run)
				end = max(end, text.At.X+p.X+geom.FromUnits(p.Run.Width, text.Size, text.Face.UnitsPerEm)+
					text.Tracking*geom.Length(len(p.Run.Glyphs)))
			}
		}
	}
	ending := runs[len(runs)-1]
	if over := end - measure; !last && (over > geom.Pt || ending.Tight && over > 1024) {
		t.Fatalf("%s ends %s past the measure", lineText(ln), over)
	}
	if first, _ := utf8.DecodeRuneInString(runs[0].Text); runs[0].Tight != opensHan(first) {
		t.Fatalf("%s begins with a tight mark: %v", lineText(ln), runs[0].Tight)
	}
	if r, _ := utf8.DecodeLastRuneInString(ending.Text); ending.Tight != closesHan(r, "zh") {
		t.Fatalf("%s ends in a tight mark: %v", lineText(ln), ending.Tight)
	}
}

// TestHanStops: a line may end around wide quotation marks as around brackets.
func TestHanStops(t *testing.T) {
	s, st := hanSetter(t)
	p := s.Prepare(spansOf("说：“你好，世界！”然后", st), Options{Lang: "zh"})
	var got []string
	for i := range p.atoms {
		w := p.atoms[i].word
		from := int32(0)
		for _, stop := range w.stops {
			got = append(got, w.text[from:stop.at])
			from = stop.at
		}
		got = append(got, w.text[from:])
	}
	if want := []string{"说：", "“你", "好，", "世", "界！”", "然", "后"}; !slices.Equal(got, want) {
		t.Errorf("parts are %q, want %q", got, want)
	}
}
