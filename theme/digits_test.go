package theme

import "testing"

func TestDigits(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "1.20", "": "1.20", "he": "1.20", "ur": "1.20", "hi": "1.20",
		"ar": "١.٢٠", "ar-EG": "١.٢٠", "ar-MA": "1.20", "ar-u-nu-latn": "1.20", "ar-MA-u-nu-arab": "١.٢٠",
		"fa": "۱.۲۰", "fa-IR": "۱.۲۰", "ne": "१.२०", "my": "၁.၂၀", "en-u-nu-deva": "१.२०",
	} {
		if got := Digits("1.20", lang); got != want {
			t.Errorf("in %q it is %s, not %s", lang, got, want)
		}
	}
	if got := Digits("xiv", "ar"); got != "xiv" {
		t.Errorf("letters became %s", got)
	}
}
