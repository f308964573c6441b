package inline

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestWordStops parts texts that are written without spaces: a bar is between
// words, a dot between syllables of what is no word of the list.
func TestWordStops(t *testing.T) {
	for _, want := range []string{
		"ประเทศไทย|มี|กรุงเทพมหานคร|เป็น|เมือง|หลวง",
		"มนุษย์|ทั้ง|หลาย|เกิด|มา|มี|อิสระ|และ|เสมอ|ภาค|กัน",
		"ต่างๆ|นานา",              // the sign of repetition stays with its word
		"ใช้|ภาษาGoเขียน|โปรแกรม", // what is no Thai is left to UAX #14
		"ມະນຸດ|ທຸກຄົນ|ເກີດ|ມາ",
		"មនុស្ស|ទាំងអស់|កើតមក|មាន|សេរីភាព",
		"လူ|တိုင်း|သည်",
		"กข", // nothing but letters
		"plain", "naïve", "नमस्ते",
	} {
		text := strings.NewReplacer("|", "", "·", "").Replace(want)
		if got := parted(text); got != want {
			t.Errorf("%s is parted as %s", want, got)
		}
	}
}

func parted(text string) string {
	var b strings.Builder
	from := int32(0)
	for _, s := range wordStops(text, nil) {
		b.WriteString(text[from:s.at])
		if s.kind == syllableStop {
			b.WriteString("·")
		} else {
			b.WriteString("|")
		}
		from = s.at
	}
	return b.String() + text[from:]
}

// TestWordLists sees that every list is in order, and finds its words again.
func TestWordLists(t *testing.T) {
	for i, least := range []int{26_000, 30_000, 81_000, 41_000} {
		l := wordScripts[i].words()
		lines := strings.Split(strings.TrimSuffix(l.text, "\n"), "\n")
		if len(lines) < least || !slices.IsSorted(lines) || !utf8.ValidString(l.text) {
			t.Errorf("list %d has %d words, or they are not in order", i, len(lines))
		}
		for k := 0; k < len(lines); k += 997 {
			found := false
			l.prefixes(lines[k]+"x", func(n int) { found = found || n == len(lines[k]) })
			if !found {
				t.Errorf("%q is not found", lines[k])
			}
		}
	}
}

// TestWordStopsAreCharacters sees that no text is cut inside of a character, nor
// before a sign.
func TestWordStopsAreCharacters(t *testing.T) {
	for _, text := range []string{"\u0E33\u0E33ก\u0E33", "ក្\u17D2ក្", "\u1039\u103Aက္", strings.Repeat("ก้", 300), "\u0E40\u0E40\u0E40ก"} {
		last := int32(0)
		for _, s := range wordStops(text, nil) {
			if s.at <= last || int(s.at) >= len(text) || !utf8.RuneStart(text[s.at]) {
				t.Errorf("%+q is cut at %d", text, s.at)
			}
			last = s.at
		}
	}
}
