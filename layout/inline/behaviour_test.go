package inline

import (
	"slices"
	"strings"
	"testing"

	"octavo/doc"
	"octavo/geom"
	"octavo/page"
)

// texts are the texts of lines, with bars where one page.Text ends.
func texts(lines []Line) []string {
	var list []string
	for i := range lines {
		var parts []string
		for _, it := range lines[i].Items {
			if t, ok := it.(*page.Text); ok {
				parts = append(parts, t.Source())
			}
		}
		list = append(list, strings.Join(parts, "|"))
	}
	return list
}

// TestLineBreaks are small paragraphs in letters of 5 pt and spaces of 2.5 pt.
func TestLineBreaks(t *testing.T) {
	ragged := Options{Align: Left}
	for _, c := range []struct {
		why, text string
		measure   geom.Length
		opts      Options
		want      string
	}{
		{"all fits", "one two", 100, ragged, "one two"},
		{"spaces count once and vanish at ends", "  one   two\n three ", 40, ragged, "one two |three"},
		{"the least ragged of the fewest lines", "aaa bb cc ddddd", 35, ragged, "aaa |bb cc |ddddd"},
		{"no break space", "aa b\u00A0c", 22, ragged, "aa |b\u00A0c"},
		{"also at an end", "aa\u00A0", 22, ragged, "aa\u00A0"},
		{"compounds at their hyphen, which stays", "a well-known x", 35, ragged, "a well-|known x"},
		{"short parts of compounds stay together", "to e-mail -all x-y", 38, ragged, "to |e-mail |-all x-y"},
		{"slashes", "aaaa either/or", 60, ragged, "aaaa either/|or"},
		{"a dash ends a line", "aaa bbb\u2014ccc", 50, ragged, "aaa bbb\u2014|ccc"},
		{"addresses after their parts", "https://example.com/path", 65, ragged, "https://|example.com/|path"},
		{"not before a closing mark", "aa bb !", 25, ragged, "aa |bb !"},
		{"not after an opening mark", "aa ( bb", 20, ragged, "aa |( bb"},
		{"ideographs", "漢字仮名", 25, ragged, "漢字|仮名"},
		{"zero-width space", "aaaa\u200Bbbbb", 25, ragged, "aaaa\u200B|bbbb"},
		{"all that ends lines is a space", "a\u2028b\fc\v\u0085\u2029d", 200, ragged, "a b c d"},
		{"spaces that no face has", "a\u2003b\u202Fc", 20, ragged, "a\u2003|b\u202Fc"},
		{"soft hyphen", "aaaa\u00ADbbbb", 30, ragged, "aaaa\u00AD|bbbb"},
		{"hyphens where nothing else fits", "a beautiful b", 40, Options{Align: Left, Lang: "en", Hyphenate: true}, "a beau~|tiful b"},
		{"none without a language", "a beautiful b", 50, Options{Align: Left, Hyphenate: true}, "a |beautiful |b"},
		{"anywhere", "aaaaaaaaaa", 25, Options{Align: Left, Anywhere: true}, "aaaaa|aaaaa"},
		{"never inside of a cluster", "e\u0301e\u0301e\u0301", 10, Options{Align: Left, Anywhere: true}, "e\u0301e\u0301|e\u0301"},
		{"balanced", "aa bb cc dd ee", 58, Options{Align: Left, Balance: true}, "aa bb cc |dd ee"},
		{"greedy", "aaa bb cc ddddd", 35, Options{Align: Left, Greedy: true}, "aaa bb |cc |ddddd"},
		{"hanging indent", "aa bb cc dd", 40, Options{Align: Left, Hang: 20 * geom.Pt}, "aa bb cc |dd"},
		{"indent", "aa bb cc dd", 40, Options{Align: Left, Indent: 20 * geom.Pt}, "aa |bb cc dd"},
		{"no single short word at the end", strings.Repeat("aaaa ", 7) + "b", 120, Options{}, "aaaa aaaa aaaa aaaa aaaa |aaaa aaaa b"},
	} {
		s, st := fakeSetter(t)
		lines := s.Prepare(spansOf(c.text, st), c.opts).Lines(c.measure * geom.Pt)
		var got []string
		for i := range lines {
			got = append(got, lineText(&lines[i]))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%s: %q at %d came out as\n%q, not\n%q", c.why, c.text, c.measure, g, c.want)
		}
	}
}

// TestStylesDoNotPartWords sees that a change of style is no place to break.
func TestStylesDoNotPartWords(t *testing.T) {
	s, st := fakeSetter(t)
	bold := *st
	note := *st
	note.Rise = 3 * geom.Pt
	spans := []Span{
		{Text: "aaa b", Style: st}, {Text: "bb", Style: &bold}, {Text: "b cc", Style: st},
		{Text: "1", Style: &note, Note: 7}, {Text: " xx-", Style: st}, {Text: "yyy", Style: &bold},
	}
	lines := s.Prepare(spans, Options{Align: Left}).Lines(23 * geom.Pt)
	want := []string{"aaa ", "b|bb|b ", "cc|1| ", "xx-", "yyy"}
	if got := texts(lines); !slices.Equal(got, want) {
		t.Errorf("lines are %q, not %q", got, want)
	}
	if lines[1].Notes != nil || !slices.Equal(lines[2].Notes, []int{7}) {
		t.Errorf("the note is not in its line: %v", lines)
	}
}

// TestRightToLeft sees that Hebrew is put in its order, line by line, and that
// it is written in the order of the text.
func TestRightToLeft(t *testing.T) {
	for _, c := range []struct {
		text    string
		measure geom.Length
		want    string // words from left to right, of each line
	}{
		{"ab אבג דה cd", 200, "ab דה אבג cd"},
		{"אבג דה", 200, "דה אבג"},
		{"אבג ab cd דה", 200, "דה ab cd אבג"},
		{"אבג דה וז", 32, "דה אבג/וז"},
		{"אבג 12 דה", 200, "דה 12 אבג"},
		{"a (אבג) b", 200, "a ( אבג ) b"},
	} {
		s, st := fakeSetter(t)
		lines := s.Prepare(spansOf(c.text, st), Options{Align: Left}).Lines(c.measure * geom.Pt)
		type placed struct {
			x    geom.Length
			text string
		}
		var got []string
		for i := range lines {
			var list []placed
			for _, it := range lines[i].Items {
				tx := it.(*page.Text)
				for _, pc := range tx.Pieces {
					if text := strings.TrimSpace(pc.Run.Text); text != "" {
						list = append(list, placed{tx.At.X + pc.X, text})
					}
				}
			}
			slices.SortFunc(list, func(a, b placed) int { return int(a.x - b.x) })
			var words []string
			for _, p := range list {
				words = append(words, p.text)
			}
			got = append(got, strings.Join(words, " "))
		}
		if g := strings.Join(got, "/"); g != c.want {
			t.Errorf("%q reads %q from left to right, not %q", c.text, g, c.want)
		}
		if text := textOf(lines); text != c.text {
			t.Errorf("%q is written as %q", c.text, text)
		}
	}
}

// TestRightToLeftAligns sees that a Hebrew paragraph is set to the right.
func TestRightToLeftAligns(t *testing.T) {
	s, st := fakeSetter(t)
	line := s.Prepare(spansOf("אבג", st), Options{Indent: 10 * geom.Pt}).Lines(100 * geom.Pt)[0]
	if x := line.Items[0].(*page.Text).At.X; x != 75*geom.Pt {
		t.Errorf("the word is at %s, not 75", x)
	}
}

// TestMissingCharacters sees that what no face has is drawn, reported once and
// can be copied.
func TestMissingCharacters(t *testing.T) {
	s, st := fakeSetter(t)
	text := "a\U0001F980\uFE0F b\U0001F980 \x07c λ"
	lines := s.Prepare([]Span{{Text: text, Style: st, Elem: 2, Pos: doc.Pos{File: "a.md", Line: 3}}}, Options{}).Lines(300 * geom.Pt)
	if got := textOf(lines); got != "a\U0001F980\uFE0F b\U0001F980 c λ" {
		t.Errorf("text is %q", got)
	}
	var got []string
	for _, d := range s.Diagnostics() {
		got = append(got, d.Code+" "+d.String())
	}
	want := []string{
		"missing-glyph a.md:3: no font has U+1F980 CRAB (\U0001F980); a box stands for it",
		"control-character a.md:3: the control character U+0007 was left out",
	}
	if !slices.Equal(got, want) {
		t.Errorf("diagnostics are %q, not %q", got, want)
	}
	boxes := 0
	for _, it := range lines[0].Items {
		if _, ok := it.(*page.Path); ok {
			boxes++
		}
	}
	if boxes != 2 {
		t.Errorf("%d boxes are drawn", boxes)
	}
}

// TestHyphenIsNoText sees that a hyphen of the breaker's is a text of its own,
// which readers take for a soft hyphen, or for nothing if there is one.
func TestHyphenIsNoText(t *testing.T) {
	for text, actual := range map[string]string{"a beautiful b": "\u00AD", "a beau\u00ADtiful b": ""} {
		s, st := fakeSetter(t)
		lines := s.Prepare(spansOf(text, st), Options{Align: Left, Lang: "en", Hyphenate: true}).Lines(40 * geom.Pt)
		last := lines[0].Items[len(lines[0].Items)-1].(*page.Text)
		if !lines[0].Hyphenated || last.Source() != "-" || !last.HasActual || last.Actual != actual || last.Elem != 2 {
			t.Errorf("%q ends its line in %q with actual text %q", text, last.Source(), last.Actual)
		}
	}
}

// TestProtrusion sees that the marks at both edges hang, and that the breaker
// counts on it.
func TestProtrusion(t *testing.T) {
	s, st := fakeSetter(t)
	s.hangs = map[rune]hangs{'.': {right: 800}, '“': {left: 400}}
	s.tuning.LetterStretch, s.tuning.FontStretch = 0, 0
	// 5 letters and a full stop: 30 pt, of which 4 hang.
	p := s.Prepare(spansOf("“aaaa aaaaa. bb", st), Options{Protrude: true, Lang: "en"})
	lines := p.Lines(26 * geom.Pt)
	if got := dump(lines); got != "23.00 |“aaaa |\n26.00 |aaaaa. |\n10.00 |bb|\n" {
		t.Errorf("lines are\n%s", got)
	}
	if x := lines[0].Items[0].(*page.Text).At.X; x.String() != "-2.00" {
		t.Errorf("the quotation mark is at %s, not -2", x)
	}
	// 25 pt, of which 2 hang, after a line that is full.
	lines = s.Prepare(spansOf("aaaa “aaaa b", st), Options{Protrude: true, Align: Left}).Lines(47 * geom.Pt / 2)
	if got := dump(lines); got != "20.00 |aaaa |\n23.00 |“aaaa |\n5.00 |b|\n" {
		t.Errorf("lines are\n%s", got)
	}
}

// TestTints sees that a tint's padding is at its ends alone, that it is behind
// the text, and that lines break inside of it.
func TestTints(t *testing.T) {
	s, st := fakeSetter(t)
	code := *st
	code.Verbatim = true
	code.Tint = &Tint{PadX: 3 * geom.Pt, Above: 7 * geom.Pt, Below: 2 * geom.Pt, Radius: geom.Pt}
	spans := []Span{{Text: "a ", Style: st}, {Text: "bb  cc", Style: &code}, {Text: ", d", Style: st}}
	lines := s.Prepare(spans, Options{Align: Left}).Lines(25 * geom.Pt)
	if got := dump(lines); got != "20.50 |a bb  |\n18.00 |cc, |\n5.00 |d|\n" {
		t.Fatalf("lines are\n%s", got)
	}
	first, second := lines[0].Items[0].(*page.Path).Bounds(), lines[1].Items[0].(*page.Path).Bounds()
	if first.X != 15*geom.Pt/2 || first.W != 13*geom.Pt || second.X != 0 || second.W != 13*geom.Pt || first.Y != -7*geom.Pt || first.H != 9*geom.Pt {
		t.Errorf("tints are at %v and %v", first, second)
	}
	spans[1].Text = "bb "
	line := s.Prepare(spans, Options{Align: Left}).Lines(100 * geom.Pt)[0]
	if b := line.Items[0].(*page.Path).Bounds(); b.W != 16*geom.Pt {
		t.Errorf("a tint that ends in a space is %s wide", b.W)
	}
	if _, again := line.Items[1].(*page.Path); again {
		t.Error("the space after a tint has one of its own")
	}
	if bb := lines[0].Items[2].(*page.Text); bb.At.X != 21*geom.Pt/2 {
		t.Errorf("the code is at %s", bb.At.X)
	}
}

// TestStrokes sees that neighbours with the same stroke share one rule.
func TestStrokes(t *testing.T) {
	s, st := fakeSetter(t)
	link := *st
	link.Underline = &Stroke{Thick: geom.Pt}
	bold := link
	bold.Underline, bold.Strike = &Stroke{Thick: geom.Pt}, &Stroke{}
	spans := []Span{
		{Text: "a ", Style: st}, {Text: "bb ", Style: &link, Link: 4}, {Text: "cc", Style: &bold, Link: 4}, {Text: " d", Style: st},
	}
	line := s.Prepare(spans, Options{Align: Left}).Lines(200 * geom.Pt)[0]
	rule := line.Items[0].(*page.Fill)
	want := geom.Rect{X: 15 * geom.Pt / 2, Y: geom.Pt / 2, W: 45 * geom.Pt / 2, H: geom.Pt}
	if rule.Rect != want || rule.Elem != page.Artifact {
		t.Errorf("the underline is %v, not %v", rule.Rect, want)
	}
	strike := line.Items[len(line.Items)-1].(*page.Fill)
	if strike.Rect.Y != -11*geom.Pt/4 || strike.Rect.H != geom.Pt/2 {
		t.Errorf("the strike is %v", strike.Rect)
	}
	if !slices.Equal(line.Links, []LinkArea{{4, want.X, want.W}}) {
		t.Errorf("links are %v", line.Links)
	}
}

// TestObjects sees that objects are set like letters, on the baseline, and that
// lines hold copies of their items.
func TestObjects(t *testing.T) {
	s, st := fakeSetter(t)
	rule := &page.Fill{Rect: geom.Rect{Y: -20 * geom.Pt, W: 10 * geom.Pt, H: 20 * geom.Pt}}
	o := &Object{Width: 10 * geom.Pt, Above: 20 * geom.Pt, Below: geom.Pt, Items: []page.Item{rule}}
	p := s.Prepare([]Span{{Text: "aa ", Style: st}, {Object: o}, {Text: ", b", Style: st}}, Options{Align: Left})
	lines := p.Lines(20 * geom.Pt)
	if got := dump(lines); got != "10.00 |aa |\n15.00 |, |\n5.00 |b|\n" {
		t.Fatalf("lines are\n%s", got)
	}
	if lines[1].Above != 20*geom.Pt || lines[0].Above != 8*geom.Pt || lines[1].Below != 2*geom.Pt {
		t.Errorf("heights are %s, %s and %s", lines[0].Above, lines[1].Above, lines[1].Below)
	}
	p.Lines(200 * geom.Pt)[0].Items[1].Shift(geom.Point{X: 1})
	if rule.Rect.X != 0 {
		t.Error("the object's own item was moved")
	}
}

// TestForcedBreaks sees lines end where the author wants, natural in width.
func TestForcedBreaks(t *testing.T) {
	s, st := fakeSetter(t)
	spans := []Span{
		{Text: "aa bb ", Style: st, Anchor: "one"}, {Break: true}, {Break: true}, {Text: " cc", Style: st, Anchor: "two"}, {Anchor: "end"},
	}
	p := s.Prepare(spans, Options{})
	lines := p.Lines(100 * geom.Pt)
	if got := dump(lines); got != "22.50 |aa bb |\n0.00 ||\n10.00 |cc|\n" {
		t.Errorf("lines are\n%s", got)
	}
	if !lines[0].Forced || !lines[1].Forced || !lines[2].Forced {
		t.Error("the lines are not forced")
	}
	if !slices.Equal(lines[0].Anchors, []string{"one"}) || !slices.Equal(lines[2].Anchors, []string{"two", "end"}) {
		t.Errorf("anchors are %v and %v", lines[0].Anchors, lines[2].Anchors)
	}
	if w := p.NaturalWidth(); w != 45*geom.Pt/2 {
		t.Errorf("the natural width is %s", w)
	}
}

// TestAlignment sees where lines stand in the measure.
func TestAlignment(t *testing.T) {
	for align, want := range map[Align]geom.Length{Justify: 10, Left: 10, Center: 45, Right: 80} {
		s, st := fakeSetter(t)
		line := s.Prepare(spansOf("aaaa", st), Options{Align: align, Indent: 10 * geom.Pt}).Lines(100 * geom.Pt)[0]
		if x := line.Items[0].(*page.Text).At.X; x != want*geom.Pt {
			t.Errorf("alignment %d puts the word at %s, not %d", align, x, want)
		}
	}
}

// TestMinWidth sees that nothing has to be wider than the least width.
func TestMinWidth(t *testing.T) {
	for _, c := range []struct {
		text     string
		anywhere bool
		min      geom.Length
	}{
		{"aa bbbb c", false, 20}, {"aa well-known", false, 25}, {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b", true, 80}, {"", false, 0},
		{"a\u00A0b c", false, 12},
	} {
		s, st := fakeSetter(t)
		p := s.Prepare(spansOf(c.text, st), Options{Align: Left, Anywhere: c.anywhere})
		if got := p.MinWidth(); got < c.min*geom.Pt || got >= (c.min+1)*geom.Pt {
			t.Errorf("%q needs %s at least, not %d", c.text, got, c.min)
		}
		for _, ln := range p.Lines(p.MinWidth()) {
			if ln.Width > p.MinWidth() {
				t.Errorf("%q has a line of %s at its least width %s", c.text, ln.Width, p.MinWidth())
			}
		}
	}
}

// TestOverfull sees that a word wider than the line is broken and reported.
func TestOverfull(t *testing.T) {
	s, st := fakeSetter(t)
	pos := doc.Pos{File: "a.md", Line: 9}
	p := s.Prepare(spansOf("a bbbbbbbbbbbbbb", st), Options{Pos: pos})
	p.Lines(40 * geom.Pt)
	lines := p.Lines(40 * geom.Pt)
	if got := dump(lines); got != "40.00 |a bbbbbb|\n40.00 |bbbbbbbb|\n" {
		t.Errorf("lines are\n%s", got)
	}
	if d := s.Diagnostics(); len(d) != 1 || d[0].Code != "overfull" || d[0].Pos != pos || !strings.Contains(d[0].Message, `"bbbbbbbbbbbbbb"`) {
		t.Errorf("diagnostics are %v", d)
	}
}

// TestIdentifiersPart: a name of a program that does not fit parts before one of
// its words, without a hyphen; names that are written so stay whole.
func TestIdentifiersPart(t *testing.T) {
	for text, want := range map[string]bool{
		"componentDisabled": true, "TimePickerOptions": true, "JavaScript": false, "PowerPoint": false,
		"Disabled": false, "ABCDEFGHabcd": false, "iPhone": false,
	} {
		s, st := fakeSetter(t)
		parts := false
		v := s.usageOf(st, "en").voice[0]
		for _, stop := range s.stopsIn(v, s.newWord(v, text)) {
			parts = parts || stop.kind == humpStop
		}
		if parts != want {
			t.Errorf("%s may be parted: %v", text, parts)
		}
	}
}
