package doc

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

// RunningLeft is a language tag for what its author says runs from right to left:
// the tag itself where that is so, and else in Arabic script; of a language that
// isn't known, "und-Arab".
func RunningLeft(lang string) string {
	if lang == "" {
		return "und-Arab"
	}
	if RightToLeft(lang) {
		return lang
	}
	base, rest, _ := strings.Cut(lang, "-")
	if script, after, _ := strings.Cut(rest, "-"); len(script) == 4 && script[0] > '9' {
		rest = after
	}
	if rest != "" {
		rest = "-" + rest
	}
	return base + "-Arab" + rest
}
