package inline

import (
	"fmt"
	"strings"
	"testing"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
	"octavo/theme"
)

// tuning is what the tests set with.
func testTuning() *theme.LineBreaks {
	return &theme.LineBreaks{
		SpaceStretch: 500, SpaceShrink: 250,
		Pretolerance: 100, Tolerance: 400,
		LinePenalty: 10, HyphenPenalty: 50,
		DoubleHyphen: 10000, FinalHyphen: 5000, AdjacentDemerit: 10000,
		ShortLast: 10000, LastMin: 150,
		HyphenLeft: 2, HyphenRight: 3,
		Hang: []theme.HangRule{
			{Chars: "-", Right: 700}, {Chars: ".,", Right: 700}, {Chars: ":;", Right: 400},
			{Chars: "“‘", Left: 500}, {Chars: "”’", Right: 500},
		},
	}
}

func testBook(t testing.TB) *fonts.Book {
	t.Helper()
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// lineText is the text of a line as a reader would copy it.
func lineText(ln *Line) string {
	var b strings.Builder
	for _, it := range ln.Items {
		if t, ok := it.(*page.Text); ok && (t.Elem != page.Artifact || !t.HasActual) {
			if t.HasActual {
				b.WriteString(t.Actual)
			} else {
				b.WriteString(t.Source())
			}
		}
	}
	return b.String()
}

func dumpLines(lines []Line) string {
	var b strings.Builder
	for i := range lines {
		fmt.Fprintf(&b, "%7s %s\n", lines[i].Width, strings.ReplaceAll(lineText(&lines[i]), "\u00AD", "~"))
	}
	return b.String()
}

func TestFirst(t *testing.T) {
	s := NewSetter(testBook(t), testTuning())
	body := &Style{Face: s.fonts.(bookShaper).book.Face(fonts.Query{Family: "serif", Weight: 400}), Size: 10*geom.Pt + geom.Pt/2}
	text := "In olden times when wishing still helped one, there lived a king whose daughters were all beautiful; and the youngest was so beautiful that the sun itself, which has seen so much, was astonished whenever it shone in her face. Close by the king’s castle lay a great dark forest, and under an old lime-tree in the forest was a well, and when the day was very warm, the king’s child went out into the forest and sat down by the side of the cool fountain; and when she was bored she took a golden ball, and threw it up on high and caught it; and this ball was her favorite plaything."
	for _, al := range []Align{Justify, Left} {
		p := s.Prepare([]Span{{Text: text, Style: body, Elem: 2}}, Options{Lang: "en", Hyphenate: true, Protrude: true, Align: al})
		for _, w := range []geom.Length{395, 150, 60} {
			t.Logf("%v\n%s", w, dumpLines(p.Lines(w*geom.Pt)))
		}
	}
	t.Log(s.Diagnostics())
}
