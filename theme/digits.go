package theme

import "strings"

// Digits writes the digits 0 to 9 of a text as a language does: with those of its
// script where its numbers have them by the Unicode Common Locale Data
// Repository, or where the tag asks for some (BCP 47, extension u-nu).
func Digits(s, lang string) string {
	zero := zeroOf(strings.ToLower(strings.ReplaceAll(lang, "_", "-")))
	if zero == '0' {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return r
		}
		return r - '0' + zero
	}, s)
}

// zeros are the zeros of numbering systems, by their names in tags, and then of
// the languages that count with them; the longest tag that fits is the one.
var zeros = []struct {
	zero rune
	name string
	tags []string
}{
	{'0', "latn", []string{"ar-ae", "ar-dz", "ar-eh", "ar-ly", "ar-ma", "ar-tn"}},
	{'٠', "arab", []string{"ar", "ckb", "sd", "sdh"}},
	{'۰', "arabext", []string{"fa", "ps", "ks", "lrc", "mzn", "uz-arab", "prs"}},
	{'०', "deva", []string{"mr", "ne", "sa", "bho"}},
	{'০', "beng", []string{"bn", "as", "mni"}},
	{'၀', "mymr", []string{"my"}},
	{'༠', "tibt", []string{"dz"}},
	{'߀', "nkoo", []string{"nqo"}},
	{'᱐', "olck", []string{"sat"}},
	{'0', "", nil},
}

// zeroOf is the zero of a tag in small letters.
func zeroOf(tag string) rune {
	_, extension, _ := strings.Cut(tag, "-u-")
	parts := strings.Split(extension, "-")
	for i := 0; i+1 < len(parts); i++ {
		if parts[i] != "nu" {
			continue
		}
		for j := range zeros {
			if zeros[j].name == parts[i+1] {
				return zeros[j].zero
			}
		}
	}
	for ; tag != ""; tag = parentTag(tag) {
		for i := range zeros {
			for _, t := range zeros[i].tags {
				if t == tag {
					return zeros[i].zero
				}
			}
		}
	}
	return '0'
}
