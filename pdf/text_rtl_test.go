package pdf

import (
	"testing"

	"octavo/fonts"
)

// TestShareOf: of a letter and its dots, the letter has the text.
func TestShareOf(t *testing.T) {
	glyphs := []fonts.Glyph{{ID: 1}, {ID: 2, Advance: 500}, {ID: 3, Advance: 100}}
	for k, want := range []string{"", "بً", ""} {
		if got := shareOf(glyphs, k, "بً"); got != want {
			t.Errorf("glyph %d stands for %q, want %q", k, got, want)
		}
	}
}
