package inline

import (
	"strings"
	"testing"
)

func TestSyllableStops(t *testing.T) {
	for _, want := range []string{
		"ประ|เทศ|ไทย",      // Thai: before vowels that are written first, after a
		"เป็น|ไป",          // and not after them
		"ເສລີ",             // Lao
		"ທຸກໆ|ຄົນ",         // the sign of repetition ends a word
		"មនុស្ស|ទាំងអស់",   // Khmer: consonants with a vowel, and those below it
		"မြန်|မာ|နိုင်|ငံ", // Burmese: final consonants stay
		"ကမ္ဘာ",            // and so do stacked ones
		"plain", "naïve", "नमस्ते",
	} {
		text := strings.ReplaceAll(want, "|", "")
		got := ""
		from := int32(0)
		for _, s := range syllableStops(text, nil) {
			got += text[from:s.at] + "|"
			from = s.at
		}
		if got += text[from:]; got != want {
			t.Errorf("%s is parted as %s", want, got)
		}
	}
}
