package theme

import "testing"

func TestRightToLeft(t *testing.T) {
	for lang, want := range map[string]bool{
		"ar": true, "he-IL": true, "fa-u-nu-latn": true, "ur": true, "ckb": true, "ku-Arab": true, "uz-arab-AF": true,
		"": false, "en": false, "ar-Latn": false, "ku": false, "de-1996": false, "en-x-arab": false, "zh-Hant": false,
	} {
		if got := RightToLeft(lang); got != want {
			t.Errorf("%q runs from right to left: %v", lang, got)
		}
	}
}

// TestBetween: numbers after a Latin name stay with the date that they begin, as
// the mark has a direction of its own.
func TestBetween(t *testing.T) {
	for lang, want := range map[string]string{"en": " · ", "ka": " · ", "ar": "\u200f · \u200f", "ur-PK": "\u200f · \u200f", "pa-Arab": "\u200f · \u200f"} {
		if got := Between(" · ", lang); got != want {
			t.Errorf("%s: %q, want %q", lang, got, want)
		}
	}
}
