package inline

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
	"octavo/theme"
)

// fakeShaper has faces whose letters are half an em wide and whose spaces a
// quarter: the main one has Latin, the other Greek. "fi" is a ligature, "AV" is
// kerned by a tenth.
type fakeShaper struct{ main, greek *fonts.Face }

func newFake() fakeShaper {
	face := func(id int) *fonts.Face {
		return &fonts.Face{
			ID: id, Name: "Fake", UnitsPerEm: 1000, Ascent: 800, Descent: 200, CapHeight: 700,
			UnderlineBelow: 100, UnderlineThick: 50, StrikeAbove: 250,
		}
	}
	return fakeShaper{face(0), face(1)}
}

func (f fakeShaper) has(face *fonts.Face, r rune) bool {
	if face == f.greek {
		return unicode.Is(unicode.Greek, r)
	}
	return r >= ' ' && r < 0x7F || r >= 0xA0 && r < 0x250 || unicode.In(r, unicode.Hebrew, unicode.Han, unicode.Mn) || r >= 0x2010 && r <= 0x2026
}

func (f fakeShaper) fallback(main *fonts.Face, cluster, lang string) *fonts.Face {
	for _, r := range cluster {
		if !f.has(f.greek, r) {
			return nil
		}
	}
	return f.greek
}

func (f fakeShaper) shape(face *fonts.Face, text string, s fonts.Shaping) *fonts.Run {
	run := &fonts.Run{Text: text, RTL: s.RTL}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		g := fonts.Glyph{ID: uint16(r), Cluster: int32(i), Advance: 500}
		switch {
		case strings.HasPrefix(text[i:], "fi"):
			size = 2
		case strings.HasPrefix(text[i:], "AV"):
			g.Advance = 400
		case r == ' ' || r == 0xA0:
			g.Advance = 250
		case isWide(r):
			g.Advance = 1000
		case fonts.Ignorable(r) || unicode.IsMark(r):
			g.Advance = 0
		}
		run.Glyphs = append(run.Glyphs, g)
		run.Width += g.Advance
		i += size
	}
	if s.RTL {
		for i, j := 0, len(run.Glyphs)-1; i < j; i, j = i+1, j-1 {
			run.Glyphs[i], run.Glyphs[j] = run.Glyphs[j], run.Glyphs[i]
		}
	}
	return run
}

// testTuning is what the tests set with: the tuning of the default theme.
func testTuning(t testing.TB) *theme.LineBreaks {
	t.Helper()
	th, err := theme.Builtin(theme.Default)
	if err != nil {
		t.Fatal(err)
	}
	lines := th.Lines
	return &lines
}

// fakeSetter is a setter with fake faces, and a style of 10 pt: letters are
// 5 pt wide.
func fakeSetter(t testing.TB) (*Setter, *Style) {
	f := newFake()
	return newSetter(f, testTuning(t)), &Style{Face: f.main, Size: 10 * geom.Pt}
}

// realSetter is a setter with the embedded faces.
func realSetter(t testing.TB) (s *Setter, body, code *Style) {
	t.Helper()
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	body = &Style{Face: book.Face(fonts.Query{Family: "serif"}), Size: 21 * geom.Pt / 2}
	code = &Style{
		Face: book.Face(fonts.Query{Family: "mono"}), Size: 96 * geom.Pt / 10, Verbatim: true, Features: "-liga",
		Tint: &Tint{PadX: 2 * geom.Pt, Above: 8 * geom.Pt, Below: 2 * geom.Pt, Radius: geom.Pt},
	}
	return NewSetter(book, testTuning(t)), body, code
}

// lineText is the text of a line as a reader would copy it, with "~" for a
// hyphen made by the breaker.
func lineText(ln *Line) string {
	var b strings.Builder
	for _, it := range ln.Items {
		t, ok := it.(*page.Text)
		switch {
		case !ok:
		case !t.HasActual:
			b.WriteString(t.Source())
		case t.Actual == "\u00AD":
			b.WriteString("~")
		default:
			b.WriteString(t.Actual)
		}
	}
	return b.String()
}

// textOf is the text of all lines, without the breaker's hyphens.
func textOf(lines []Line) string {
	var b strings.Builder
	for i := range lines {
		b.WriteString(strings.ReplaceAll(lineText(&lines[i]), "~", ""))
	}
	return b.String()
}

// dump is one line a row: its width, and its text between bars.
func dump(lines []Line) string {
	var b strings.Builder
	for i := range lines {
		b.WriteString(lines[i].Width.String() + " |" + lineText(&lines[i]) + "|\n")
	}
	return b.String()
}

func spansOf(text string, st *Style) []Span { return []Span{{Text: text, Style: st, Elem: 2}} }
