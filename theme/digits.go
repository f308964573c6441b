package theme

import (
	"slices"
	"strings"
)

// Digits writes the digits 0 to 9 of a text as a language does: with those of its
// script where its numbers have them by the Unicode Common Locale Data
// Repository, or where the tag asks for some (BCP 47, extension u-nu).
func Digits(s, lang string) string {
	zero, _ := zerosOf(lang)
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

// DigitSystem is the name of the digits that Digits writes in a language, as it
// stands in tags after u-nu: "latn" for 0 to 9.
func DigitSystem(lang string) string {
	zero, _ := zerosOf(lang)
	return systemOf(zero)
}

func systemOf(zero rune) string {
	return zeros[slices.IndexFunc(zeros, func(row zeroRow) bool { return row.zero == zero })].name
}

// zeroRow is a numbering system: its zero, its name in tags, the languages that
// count with it, and those whose texts count with it or with 0 to 9.
type zeroRow struct {
	zero      rune
	name      string
	tags, may []string
}

// zeros are the numbering systems; of a language the longest tag that fits is
// the one.
var zeros = []zeroRow{
	{'0', "latn", []string{"ar-ae", "ar-dz", "ar-eh", "ar-ly", "ar-ma", "ar-tn"}, nil},
	{'٠', "arab", []string{"ar", "ckb", "sd", "sdh"}, nil},
	{'۰', "arabext", []string{"fa", "ps", "ks", "lrc", "mzn", "uz-arab", "prs"}, []string{"ur", "pa-arab", "pnb"}},
	{'०', "deva", []string{"mr", "ne", "sa", "bho"}, []string{"hi", "mai", "kok", "doi"}},
	{'০', "beng", []string{"bn", "as", "mni"}, nil},
	{'၀', "mymr", []string{"my"}, nil},
	{'༠', "tibt", []string{"dz"}, []string{"bo"}},
	{'߀', "nkoo", []string{"nqo"}, nil},
	{'᱐', "olck", []string{"sat"}, nil},
	{'૦', "gujr", nil, []string{"gu"}},
	{'੦', "guru", nil, []string{"pa"}},
	{'୦', "orya", nil, []string{"or"}},
	{'௦', "tamldec", nil, []string{"ta"}},
	{'౦', "telu", nil, []string{"te"}},
	{'೦', "knda", nil, []string{"kn"}},
	{'൦', "mlym", nil, []string{"ml"}},
	{'๐', "thai", nil, []string{"th"}},
	{'໐', "laoo", nil, []string{"lo"}},
	{'០', "khmr", nil, []string{"km"}},
}

// zerosOf are the zero of a tag's numbers, and that which its texts may have
// instead: the same one where the tag says which.
func zerosOf(lang string) (usual, other rune) {
	tag := strings.ToLower(strings.ReplaceAll(lang, "_", "-"))
	if zero := zeroAsked(tag); zero != 0 {
		return zero, zero
	}
	if strings.Contains(tag, "-latn") {
		return '0', '0' // written in Latin letters
	}
	for ; tag != ""; tag = parentTag(tag) {
		for i := range zeros {
			row := &zeros[i]
			if slices.Contains(row.tags, tag) {
				return row.zero, '0'
			}
			if slices.Contains(row.may, tag) {
				return '0', row.zero
			}
		}
	}
	return '0', '0'
}

// zeroAsked is the zero that a tag asks for by extension u-nu, 0 if it doesn't.
func zeroAsked(tag string) rune {
	_, extension, _ := strings.Cut(tag, "-u-")
	if extension == "" {
		return 0
	}
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
	return 0
}
