package inline

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"octavo/geom"
)

// FuzzInline sets any text in any way. Whatever it is, lines keep its
// characters and stay inside of their measure.
func FuzzInline(f *testing.F) {
	f.Add(fairyTale, uint16(200), uint16(0))
	f.Add("well-known `std::collections::HashMap<K, V>` https://example.com/a?b=c", uint16(90), uint16(31))
	f.Add("אבג (ab) דה 12, cd", uint16(60), uint16(2))
	f.Add("soft\u00ADhyphen\u200B\u2060\u00A0e\u0301 \U0001F469\u200D\U0001F680 漢字。", uint16(40), uint16(5))
	f.Add("\t x\r\n\x00\x85\u2028", uint16(20), uint16(255))
	f.Fuzz(func(t *testing.T, text string, width, way uint16) {
		if !utf8.ValidString(text) || len(text) > 2000 {
			t.Skip()
		}
		text = strings.Map(keepGraphic, text)
		s, st := fakeSetter(t)
		code := *st
		code.Verbatim, code.Tint = true, &Tint{PadX: geom.Pt}
		var spans []Span
		for i, part := range strings.Split(text, "`") {
			spans = append(spans, Span{Text: part, Style: []*Style{st, &code}[i%2], Elem: 2})
		}
		bit := func(n int) bool { return way>>n&1 == 1 }
		opts := Options{
			Align: Align(way & 3), Hyphenate: bit(2), Balance: bit(3), Protrude: bit(4), Anywhere: bit(5), Greedy: bit(6),
			Lang: []string{"en", "de"}[way>>7&1],
		}
		measure := geom.Length(20+width%600) * geom.Pt
		lines := s.Prepare(spans, opts).Lines(measure)
		got, want := visible(textOf(lines)), visible(strings.ReplaceAll(text, "`", ""))
		if got != want {
			t.Fatalf("text is\n%q, not\n%q", got, want)
		}
		for i := range lines {
			if lines[i].Width > measure+1 && !oneCluster(s, &lines[i]) {
				t.Fatalf("a line is %s wide in a measure of %s:\n%s", lines[i].Width, measure, dump(lines))
			}
		}
	})
}

// oneCluster says whether a line is a single character to its readers, which
// can't be parted, however wide it is: signs that enclose what follows them.
func oneCluster(s *Setter, ln *Line) bool {
	return len(s.seg.Clusters(strings.TrimSpace(lineText(ln)), nil)) == 0
}

// keepGraphic leaves out control characters but for spaces, which have a test
// of their own.
func keepGraphic(r rune) rune {
	if unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' || r == '~' {
		return -1
	}
	return r
}

// visible is a text without the spaces that lines may leave out.
func visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '\n', '\t', '\r', 0x2028, 0x2029:
			return -1
		}
		return r
	}, text)
}
