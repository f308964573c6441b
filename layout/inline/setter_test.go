package inline

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"

	"octavo/doc"
	"octavo/geom"
	"octavo/page"
)

const fairyTale = "In olden times when wishing still helped one, there lived a king whose daughters were all beautiful; and the youngest was so beautiful that the sun itself, which has seen so much, was astonished whenever it shone in her face. Close by the king’s castle lay a great dark forest, and under an old lime-tree in the forest was a well, and when the day was very warm, the king’s child went out into the forest and sat down by the side of the cool fountain; and when she was bored she took a golden ball, and threw it up on high and caught it; and this ball was her favorite plaything."

// randomSpans is a paragraph of random words, punctuation and spaces in several
// styles, with what is awkward in all of them.
func randomSpans(r *rand.Rand, styles []*Style) []Span {
	words := []string{
		"a", "fish", "office", "AVAtar", "naïve", "(so", "called)", "“quoted”", "well-known", "and/or", "—", "end.",
		"https://example.com/a/long/path?with=query&more=1", "std::collections::HashMap", "λόγος", "xλy", "\U0001F980",
		"soft\u00ADhy\u00ADphen", "e\u0301e\u0301", "no\u00A0break", "inter\u200Bspace", "漢字仮名", "1,234.56",
		"characteristically", "antidisestablishmentarianism", "!", "«", "»", "x\u2014y",
	}
	spaces := []string{" ", " ", " ", " ", "  ", "\n", ""}
	var spans []Span
	for range 1 + r.Intn(6) {
		var b strings.Builder
		for range r.Intn(9) {
			b.WriteString(words[r.Intn(len(words))])
			b.WriteString(spaces[r.Intn(len(spaces))])
		}
		spans = append(spans, Span{Text: b.String(), Style: styles[r.Intn(len(styles))], Elem: 2, Link: r.Intn(2)})
		if r.Intn(12) == 0 {
			spans = append(spans, Span{Break: true})
		}
	}
	return spans
}

// plainText is what is left of a paragraph's text when its spaces don't count.
func plainText(spans []Span) string {
	var b strings.Builder
	for i := range spans {
		b.WriteString(spans[i].Text)
	}
	return strings.Join(strings.Fields(b.String()), "")
}

// checkLines are the promises that all lines keep: the text is all there, in
// order, and nothing is past the measure but what may hang.
func checkLines(t *testing.T, spans []Span, measure geom.Length, lines []Line) {
	t.Helper()
	fields := strings.Join(strings.Fields(textOf(lines)), "")
	if want := plainText(spans); fields != want {
		t.Fatalf("text is\n%q, not\n%q", fields, want)
	}
	for i := range lines {
		ln := &lines[i]
		if ln.Width > measure {
			t.Fatalf("a line is %s wide in a measure of %s:\n%s", ln.Width, measure, dump(lines))
		}
		if i > 0 && ln.Start < lines[i-1].Start {
			t.Fatalf("line %d begins at byte %d, before the one above", i, ln.Start)
		}
		for _, it := range ln.Items {
			checkItem(t, it, measure, lines)
		}
	}
}

func checkItem(t *testing.T, it page.Item, measure geom.Length, lines []Line) {
	t.Helper()
	const mostHang = 4 * geom.Pt
	switch it := it.(type) {
	case *page.Text:
		if len(it.Pieces) == 0 {
			t.Fatalf("a text without pieces in\n%s", dump(lines))
		}
		for j, pc := range it.Pieces {
			if j > 0 && pc.X < it.Pieces[j-1].X {
				t.Fatalf("pieces go back in %q", it.Source())
			}
			wide := geom.FromUnits(pc.Run.Width, it.Size, it.Face.UnitsPerEm)
			end := it.At.X + pc.X + wide + wide.MulDiv(int64(it.Stretch), 1000) +
				it.Tracking*geom.Length(len(pc.Run.Glyphs))
			if strings.TrimSpace(pc.Run.Text) != "" && end > measure+mostHang {
				t.Fatalf("%q ends at %s in a measure of %s:\n%s", pc.Run.Text, end, measure, dump(lines))
			}
		}
	case *page.Path, *page.Fill:
		if b := it.Bounds(); b.Right() > measure+mostHang {
			t.Fatalf("a tint or rule ends at %s in a measure of %s:\n%s", b.Right(), measure, dump(lines))
		}
	}
}

// TestLinesKeepTheText sets random paragraphs at random measures, in all the
// ways that there are, with fake and with real faces.
func TestLinesKeepTheText(t *testing.T) {
	seed := time.Now().UnixNano()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewSource(seed))
	fake, plain := fakeSetter(t)
	other := &Style{Face: plain.Face, Size: 7 * geom.Pt, Rise: 3 * geom.Pt, Underline: &Stroke{}}
	boxed := &Style{Face: plain.Face, Size: 9 * geom.Pt, Verbatim: true, Tint: &Tint{PadX: geom.Pt}}
	real, body, code := realSetter(t)
	for n := range 1500 {
		s, styles := fake, []*Style{plain, plain, other, boxed}
		if n%3 == 0 {
			s, styles = real, []*Style{body, body, code}
		}
		s.diags = doc.Diagnostics{}
		spans := randomSpans(r, styles)
		opts := Options{
			Align: Align(r.Intn(4)), Indent: geom.Length(r.Intn(20)) * geom.Pt, Hang: geom.Length(r.Intn(20)) * geom.Pt,
			Lang: "en", Hyphenate: r.Intn(2) == 0, Balance: r.Intn(3) == 0, Protrude: r.Intn(2) == 0,
			Anywhere: r.Intn(2) == 0, Greedy: r.Intn(4) == 0,
		}
		p := s.Prepare(spans, opts)
		measure := geom.Length(30+r.Intn(400)) * geom.Pt
		checkLines(t, spans, measure, p.Lines(measure))
		if w := p.NaturalWidth(); !p.forced && len(p.Lines(w+opts.Indent)) > 1 {
			t.Fatalf("at its natural width a paragraph has more than one line")
		}
	}
}

// TestCodeKeepsSpaces sees that code comes out with every space.
func TestCodeKeepsSpaces(t *testing.T) {
	s, st := fakeSetter(t)
	st.Verbatim = true
	for _, text := range []string{"    if x  {  ", "  ", "", "a", "\tx\ty", "let long_name = some.other(call, with, arguments);"} {
		want := text
		switch text {
		case "\tx\ty":
			want = "    x   y"
		}
		for _, measure := range []geom.Length{30, 60, 500} {
			p := s.Prepare(spansOf(text, st), Options{Align: Left, Greedy: true, KeepSpaces: true, Anywhere: true, Hang: 10 * geom.Pt})
			if got := textOf(p.Lines(measure * geom.Pt)); got != want {
				t.Errorf("at %d: %q came out as %q", measure, text, got)
			}
		}
	}
}

// TestWideningNeverAddsLines holds for ragged text: more room, no more lines.
func TestWideningNeverAddsLines(t *testing.T) {
	seed := time.Now().UnixNano()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewSource(seed))
	s, st := fakeSetter(t)
	words := strings.Fields(fairyTale)
	for range 20 {
		r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		for _, balance := range []bool{false, true} {
			p := s.Prepare(spansOf(strings.Join(words, " "), st), Options{Align: Left, Balance: balance})
			before := len(p.Lines(60 * geom.Pt))
			for m := 65 * geom.Pt; m < 600*geom.Pt; m += 5 * geom.Pt {
				n := len(p.Lines(m))
				if n > before {
					t.Fatalf("%d lines at %s, %d at 5 pt less", n, m, before)
				}
				before = n
			}
		}
	}
}

// TestJustifiedLinesAreFull sees that all lines but the last end at the
// measure, and that the words in them are where the widths say.
func TestJustifiedLinesAreFull(t *testing.T) {
	s, body, _ := realSetter(t)
	measure := 300 * geom.Pt
	lines := s.Prepare(spansOf(fairyTale, body), Options{Lang: "en", Hyphenate: true, Protrude: true}).Lines(measure)
	for i := range lines[:len(lines)-1] {
		if lines[i].Width != measure {
			t.Errorf("line %d is %s wide", i, lines[i].Width)
		}
	}
	for i := range lines {
		text := lines[i].Items[0].(*page.Text)
		if len(lines[i].Items) > 2 || i > 0 && text.At.X > 0 {
			t.Errorf("line %d has %d items, the first at %s", i, len(lines[i].Items), text.At.X)
		}
	}
}

// TestTrailingSpace sees that the space at a line's end is there to be copied,
// and outside of the line.
func TestTrailingSpace(t *testing.T) {
	s, st := fakeSetter(t)
	st.Underline = &Stroke{Thick: geom.Pt}
	lines := s.Prepare(spansOf("aaaa bbbb cccc", st), Options{Align: Left}).Lines(50 * geom.Pt)
	if got := dump(lines); got != "42.50 |aaaa bbbb |\n20.00 |cccc|\n" {
		t.Fatalf("lines are\n%s", got)
	}
	code := s.Prepare(spansOf("aaaa bbb   ", st), Options{Align: Left, Greedy: true, KeepSpaces: true}).Lines(50 * geom.Pt)
	for _, ln := range []Line{lines[0], code[0]} {
		rule := ln.Items[0].(*page.Fill)
		if rule.Rect.W != ln.Width || rule.Rect.W > 43*geom.Pt {
			t.Errorf("the underline is %s long, the line %s", rule.Rect.W, ln.Width)
		}
	}
	// A space at the end of a line that is a word of letters alone, all of
	// them a little apart: rounding must not make it too wide.
	for m := 300; m < 340; m++ {
		measure := geom.Length(m) * geom.Pt / 10
		for _, ln := range s.Prepare(spansOf("aaaaaa aaaaaa aaaaaa a", st), Options{}).Lines(measure) {
			if ln.Width > measure {
				t.Errorf("a line is %d units wider than its measure", ln.Width-measure)
			}
		}
	}
}

// TestLongWords sees that time grows with the length of a text, not with its
// square: each of these takes minutes otherwise.
func TestLongWords(t *testing.T) {
	s, body, code := realSetter(t)
	for name, text := range map[string]string{
		"data": strings.Repeat("iVBORw0KGgoAAAANSUhEUgAAAAUA", 4000), "ideographs": strings.Repeat("漢字仮名", 3000),
		"address": "https://example.com/" + strings.Repeat("path/", 8000), "mixed": strings.Repeat("aλ漢", 5000),
		"Hebrew": strings.Repeat("אבג", 5000), "punctuation": strings.Repeat("!", 30000), "marks": "e" + strings.Repeat("\u0301", 20000),
		"spaces": strings.Repeat(" \u00A0", 20000), "nothing": strings.Repeat("\u200B", 10000), "joined": strings.Repeat("a\u2060", 10000), "letters": strings.Repeat("internationalisation", 2500),
		"ligatures": strings.Repeat("left(", 10000),
	} {
		for _, opts := range []Options{
			{Lang: "en", Hyphenate: true}, {Align: Left, Anywhere: true, Greedy: true, KeepSpaces: true}, {Align: Left, Balance: true},
		} {
			for _, st := range []*Style{body, code} {
				start := time.Now()
				lines := s.Prepare(spansOf(text, st), opts).Lines(300 * geom.Pt)
				if d := time.Since(start); d > 5*time.Second {
					t.Errorf("%s took %v for %d lines", name, d, len(lines))
				} else if d > 200*time.Millisecond {
					t.Logf("%s %+v took %v for %d lines", name, opts, d, len(lines))
				}
			}
		}
	}
}

// TestStopsInLigatures: where the parts of a long word are not shaped, they are
// as wide as if they were, but for the kerning of one pair.
func TestStopsInLigatures(t *testing.T) {
	s, body, _ := realSetter(t)
	v := s.voiceOf(body, "en", false)
	w := s.newWord(v, strings.Repeat("fifth-soft-", 40))
	if len(w.text) < longWord || len(w.parts) != 1 || len(w.parts[0].run.Glyphs) == len(w.text) {
		t.Fatalf("a word of %d letters has %d parts: no ligature is tested", len(w.text), len(w.parts))
	}
	pair := w.parts[0].ems(int32(w.parts[0].face.UnitsPerEm / 20))
	for _, stop := range s.anyStops(v, w, nil) {
		head, tail := s.newWord(v, w.text[:stop.at]).width, s.newWord(v, w.text[stop.at:]).width
		if d := stop.head - head; d > pair || d < -pair {
			t.Errorf("what is before %d is %d too wide", stop.at, d)
		}
		if d := stop.tail - tail; d > pair || d < -pair {
			t.Errorf("what is after %d is %d too wide", stop.at, d)
		}
	}
}

// TestBegin: a setter that has set other texts says the same of a text as a new
// one, and sets it the same.
func TestBegin(t *testing.T) {
	s, body, _ := realSetter(t)
	for _, text := range []string{"plain", "a \uE000\uE000 b \uE001 a\uE000", "c \uE001", "a\uE000 plain"} {
		fresh, _, _ := realSetter(t)
		fresh.fonts = s.fonts
		spans := []Span{{Text: text, Style: body, Pos: doc.Pos{File: text, Line: 1, Col: 1}}}
		want := textOf(fresh.Prepare(spans, Options{}).Lines(100 * geom.Pt))
		s.Begin()
		if got := textOf(s.Prepare(spans, Options{}).Lines(100 * geom.Pt)); got != want {
			t.Errorf("%q was set as %q, not %q", text, got, want)
		}
		if got, want := s.Diagnostics(), fresh.Diagnostics(); !slices.Equal(got, want) {
			t.Errorf("of %q it says %v, not %v", text, got, want)
		}
	}
}
