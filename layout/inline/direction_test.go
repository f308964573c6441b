package inline

import (
	"slices"
	"testing"

	"octavo/geom"
	"octavo/page"
)

// fromLeft gives a line's characters as they stand, from left to right.
func fromLeft(ln *Line) string {
	type placed struct {
		x geom.Length
		r []rune
	}
	var list []placed
	for _, it := range ln.Items {
		t, ok := it.(*page.Text)
		if !ok {
			continue
		}
		for _, pc := range t.Pieces {
			x := t.At.X + pc.X
			runes := []rune(pc.Run.Text)
			if pc.Run.RTL {
				slices.Reverse(runes)
			}
			list = append(list, placed{x, runes})
		}
	}
	slices.SortStableFunc(list, func(a, b placed) int { return int(a.x - b.x) })
	text := ""
	for _, p := range list {
		text += string(p.r)
	}
	return text
}

// TestSurroundings sees what becomes of texts in a document that runs from right
// to left, in a measure of 100 pt. Letters are 5 pt wide, spaces 2.5.
func TestSurroundings(t *testing.T) {
	s, st := fakeSetter(t)
	code := *st
	code.Verbatim = true
	plain := func(text string) Span { return Span{Text: text, Style: st, Elem: 2} }
	coded := func(text string) Span { return Span{Text: text, Style: &code, Elem: 2} }
	foreign := func(text, lang string) Span { return Span{Text: text, Style: st, Elem: 2, Lang: lang} }
	for _, c := range []struct {
		why   string
		spans []Span
		opts  Options
		want  string
		x     float64 // where the line begins
	}{
		{"without letters", []Span{plain("12.")}, Options{RTL: true}, ".12", 85},
		{"the same elsewhere", []Span{plain("12.")}, Options{}, "12.", 0},
		{"Latin first", []Span{plain("Go אב.")}, Options{RTL: true}, ".בא Go", 72.5},
		{"the same elsewhere", []Span{plain("Go אב.")}, Options{}, "Go בא.", 0},
		{"a word with its signs", []Span{plain("א C++, .NET.")}, Options{RTL: true}, "..NET ,C++ א", 45},
		{"the same elsewhere", []Span{plain("a א C++.")}, Options{}, "a א C++.", 0},
		{"a list's marker", []Span{plain("a.")}, Options{RTL: true, Marker: true}, ".a", 90},
		{"the same elsewhere", []Span{plain("a.")}, Options{Marker: true}, "a.", 0},
		{"a number and a word", []Span{plain("א 64-bit.")}, Options{RTL: true}, ".64-bit א", 57.5},
		{"Latin alone is at the right, its stop too", []Span{plain("Go.")}, Options{RTL: true}, "Go.", 85},
		{"to the left", []Span{plain("אב")}, Options{RTL: true, Align: FlushLeft}, "בא", 0},
		{"a path", []Span{plain("אב "), coded("~/.ab"), plain(".")}, Options{RTL: true}, ".~/.ab בא", 57.5},
		{"brackets", []Span{plain("אב (12)")}, Options{RTL: true}, ")12( בא", 67.5},
		{"a quotation", []Span{plain("a "), foreign("אב 1", "he"), plain(" 2")}, Options{Lang: "en"}, "a 1 בא 2", 0},
		{"a line of code", []Span{coded("f(\""), coded("אב גד"), coded("\", 1)")}, Options{Greedy: true, KeepSpaces: true, Align: Left}, "f(\"דג בא\", 1)", 0},
		{"a comment", []Span{coded("// אב 12 גד.")}, Options{Greedy: true, KeepSpaces: true, Align: Left}, "// דג 12 בא.", 0},
	} {
		lines := s.Prepare(c.spans, c.opts).Lines(100 * geom.Pt)
		if got := fromLeft(&lines[0]); got != c.want {
			t.Errorf("%s: %q from left to right, not %q", c.why, got, c.want)
		}
		x := 100 * geom.Pt
		for _, it := range lines[0].Items {
			for _, pc := range it.(*page.Text).Pieces {
				x = min(x, it.(*page.Text).At.X+pc.X)
			}
		}
		if want := geom.Length(c.x * float64(geom.Pt)); x != want {
			t.Errorf("%s: the line begins at %s, not %s", c.why, x, want)
		}
	}
}

// TestDots sees that emphasised ideographs have their dots, and letters none.
func TestDots(t *testing.T) {
	for lang, below := range map[string]bool{"zh-Hans": true, "ja": false} {
		s, st := hanSetter(t)
		emph := *st
		emph.Dots = true
		lines := s.Prepare([]Span{{Text: "中", Style: st}, {Text: "文字，ab", Style: &emph}}, Options{Lang: lang}).Lines(200 * geom.Pt)
		var at []geom.Length
		for _, it := range lines[0].Items {
			if p, ok := it.(*page.Path); ok {
				at = append(at, p.Segments[0].P[0].X)
				if p.Elem != page.Artifact || p.Segments[0].P[0].Y > 0 != below {
					t.Errorf("%s: a dot is on the wrong side, or is text", lang)
				}
			}
		}
		if len(at) != 2 || at[1]-at[0] != 10*geom.Pt {
			t.Errorf("%s: there are dots at %v", lang, at)
		}
	}
}

// TestLongMarks sees that a dash and an ellipsis of two ems are in the face of
// ideographs, whatever is beside them.
func TestLongMarks(t *testing.T) {
	for text, want := range map[string]int{"他”——这": 5, "是……": 3, "……": 2, "a——b": 2, "a—b": 0} {
		s, st := hanSetter(t)
		n := 0
		for _, it := range s.Prepare(spansOf(text, st), Options{Lang: "zh"}).Lines(200 * geom.Pt)[0].Items {
			if tx := it.(*page.Text); tx.Face.Name == "Han" {
				for _, pc := range tx.Pieces {
					n += len([]rune(pc.Run.Text))
				}
			}
		}
		if n != want {
			t.Errorf("%q has %d characters in the face of ideographs, not %d", text, n, want)
		}
	}
}
