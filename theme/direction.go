package theme

import "strings"

// RightToLeft reports whether a language is written from right to left: by its
// script if it says so, and else by the script that it is mostly written in.
func RightToLeft(lang string) bool {
	base, rest, _ := strings.Cut(strings.ToLower(lang), "-")
	for part := range strings.SplitSeq(rest, "-") {
		if len(part) == 1 {
			break // what follows says other things
		}
		if len(part) == 4 && part[0] > '9' {
			switch part {
			case "arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "samr", "mand":
				return true
			}
			return false
		}
	}
	switch base {
	case "ar", "he", "iw", "fa", "ur", "yi", "ji", "ps", "sd", "ug", "dv", "ckb", "syr", "arc", "nqo", "prs", "ks":
		return true
	}
	return false
}
