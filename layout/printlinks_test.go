package layout

import (
	"strings"
	"testing"
)

// TestNumbersKeepTheirWidth: page numbers are set as they come, then never
// narrower than before, then all in one width, so that pages cannot go back
// and forth for ever.
func TestNumbersKeepTheirWidth(t *testing.T) {
	const place = "a.b"
	p := &printedLinks{shown: map[string]string{}}
	p.refer(place)
	label := ""
	labelOf := func(string) (string, bool) { return label, true }
	for round, c := range []struct{ label, want string }{
		{"100", "100"}, {"99", "99"}, {"100", "100"}, // free
		{"99", "\u200799"}, {"100", "100"}, // not narrower
		{"99", "\u2007\u200799"}, {"100", "\u2007100"}, // of one width
	} {
		label = c.label
		p.update(labelOf, round+1, 4)
		if got := p.shown[place]; got != c.want {
			t.Errorf("round %d: %q, want %q", round+1, got, c.want)
		}
		if p.update(labelOf, round+1, 4) {
			t.Errorf("round %d: %q is taken for new", round+1, c.want)
		}
	}
	if n := strings.Count(p.shown[place], ""); n != 5 {
		t.Errorf("%d characters", n-1)
	}
}

func TestRomanNumbers(t *testing.T) {
	for n, want := range map[int]string{1: "i", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 99: "xcix", 448: "cdxlviii", 1994: "mcmxciv"} {
		if got := romanNumber(n); got != want {
			t.Errorf("%d is %q, not %q", n, got, want)
		}
	}
}

func TestShorterTitles(t *testing.T) {
	list := shorter("Rust in practice: a year of things, learnt")
	for i, want := range []string{
		"Rust in practice: a year of things, learnt", "Rust in practice",
		"Rust in practice: a year of things…", "Rust in practice: a year of…",
	} {
		if list[i] != want {
			t.Errorf("%d: %q, want %q", i, list[i], want)
		}
	}
}
