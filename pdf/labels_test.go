package pdf

import (
	"fmt"
	"testing"

	"octavo/page"
)

func TestPageLabels(t *testing.T) {
	for _, c := range []struct {
		labels []string
		want   string
	}{
		{[]string{"1", "2", "3"}, ""},
		{[]string{"i", "ii", "iii", "1", "2"}, "[0 map[S:r] 3 map[S:D]]"},
		{[]string{"7", "8", "9"}, "[0 map[S:D St:7]]"},
		{[]string{"1", "", "3"}, "[0 map[S:D] 1 map[] 2 map[S:D St:3]]"},
		{[]string{"A-1", "A-2"}, "[0 map[P:A-1] 1 map[P:A-2]]"},
		{[]string{"X", "XI", "iiii"}, "[0 map[S:R St:10] 2 map[P:iiii]]"},
		{[]string{"1", "1"}, "[0 map[S:D] 1 map[S:D]]"},
	} {
		s := newSetter(t)
		s.doc.Pages = nil
		for _, l := range c.labels {
			s.doc.Pages = append(s.doc.Pages, &page.Page{Size: a4, Label: l})
		}
		r := read(t, render(t, s.document(), Options{}))
		got := ""
		if r.root()["PageLabels"] != nil {
			got = fmt.Sprint(r.array(r.dict(r.root()["PageLabels"])["Nums"]))
		}
		if got != c.want {
			t.Errorf("%q: got %s, want %s", c.labels, got, c.want)
		}
	}
}

// TestRoman: all numbers below 4000 are read as they are written.
func TestRoman(t *testing.T) {
	seen := map[string]bool{}
	for n := 1; n < 4000; n++ {
		s := formatRoman(n)
		if roman(s) != n || seen[s] {
			t.Fatalf("%d is %q is %d", n, s, roman(s))
		}
		seen[s] = true
	}
	if got := formatRoman(1994); got != "mcmxciv" {
		t.Errorf("1994 is %q", got)
	}
	for _, s := range []string{"", "iiii", "vx", "mmmm", "civic", "IV"} {
		if n := roman(s); n != 0 {
			t.Errorf("%q is %d", s, n)
		}
	}
}
