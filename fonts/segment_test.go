package fonts

import (
	"slices"
	"testing"
)

func TestLineBreaks(t *testing.T) {
	var s Segmenter
	for text, want := range map[string][]int{
		"":               nil,
		"one":            nil,
		"one two":        {4},
		"well-known":     {5},
		"漢字":             {3},
		"a\u00A0b":       nil,
		"x (y) z":        {2, 6},
		"a\u200Bb":       {4},
		"bad\xFFutf-8 a": nil,
	} {
		if got := s.LineBreaks(text, nil); !slices.Equal(got, want) {
			t.Errorf("%q breaks at %v, not at %v", text, got, want)
		}
	}
}

func TestClusters(t *testing.T) {
	var s Segmenter
	for text, want := range map[string][]int{
		"ab": {1}, "e\u0301a": {3}, "👩\u200D🚀x": {11}, "🇩🇪🇫🇷": {8}, "": nil,
	} {
		if got := s.Clusters(text, nil); !slices.Equal(got, want) {
			t.Errorf("%q has its clusters at %v, not at %v", text, got, want)
		}
	}
}

func TestDirections(t *testing.T) {
	var s Segmenter
	for _, c := range []struct {
		text string
		base uint8
		want []Direction
	}{
		{"abc", 0, []Direction{{3, 0}}},
		{"a אב b", 0, []Direction{{2, 0}, {6, 1}, {8, 0}}},
		{"אב a", 1, []Direction{{5, 1}, {6, 2}}},
		{"אב\n12", 1, []Direction{{5, 1}, {7, 2}}},
		{"a אב 12 b", 0, []Direction{{2, 0}, {7, 1}, {9, 2}, {11, 0}}},
		{"12 אב", 1, []Direction{{2, 2}, {7, 1}}},
		{"\u2067a\u2069 b", 0, nil},
	} {
		base, got := s.Directions(c.text, nil)
		if base != c.base || c.want != nil && !slices.Equal(got, c.want) {
			t.Errorf("%+q runs at level %d, %v, not %d, %v", c.text, base, got, c.base, c.want)
		}
		if len(got) > 0 && got[len(got)-1].End != len(c.text) {
			t.Errorf("%+q ends at %d", c.text, got[len(got)-1].End)
		}
	}
}
