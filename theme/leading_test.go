package theme

import (
	"testing"

	"octavo/geom"
)

func TestForLang(t *testing.T) {
	book, err := Builtin(Default)
	if err != nil {
		t.Fatal(err)
	}
	was := book.Text.Body.Leading
	for lang, want := range map[string]int64{"en": 138, "he": 138, "zh-Hant": 166, "ja": 166, "km": 172, "ar": 158, "hi": 152, "ur-PK": 200} {
		got := book.ForLang(lang)
		body := &got.Text.Body
		if n := int64(body.Leading * 100 / body.Size); n < want-1 || n > want+1 {
			t.Errorf("%s is set on %d%% of its size, not %d%%", lang, n, want)
		}
		if got.Page.Grid*(book.Text.Body.Leading/book.Page.Grid) != body.Leading {
			t.Errorf("%s: lines of %s pt don't stand on a grid of %s", lang, body.Leading, got.Page.Grid)
		}
		if body.Size != book.Text.Body.Size || got.Blocks.QuoteRule != book.Blocks.QuoteRule {
			t.Errorf("%s: the type or a stroke has another size", lang)
		}
	}
	airy := *book
	airy.Text.Body.Leading = 2 * airy.Text.Body.Size
	if airy.ForLang("zh") != &airy {
		t.Error("a theme with air between its lines is changed")
	}
	if book.Text.Body.Leading != was {
		t.Error("the theme itself was changed")
	}
}

// TestWidening: passages in Nastaliq have lines half as far apart again, others the
// lines of the text around them.
func TestWidening(t *testing.T) {
	book, err := Builtin(Default)
	if err != nil {
		t.Fatal(err)
	}
	body := &book.Text.Body
	for lang, want := range map[string]geom.Length{"ur": book.Page.Grid, "ur-PK": book.Page.Grid, "ar": 0, "zh": 0, "de": 0} {
		if got := book.Widening(lang, body.Size, body.Leading); got != want {
			t.Errorf("%s: %s more, want %s", lang, got, want)
		}
	}
}
