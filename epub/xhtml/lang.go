package xhtml

import "strings"

// wellFormed reports whether a language tag has the form that BCP 47 (RFC 5646,
// section 2.1) asks for: language-script-region-variants-extensions.
func wellFormed(tag string) bool {
	parts := strings.Split(tag, "-")
	for _, p := range parts {
		if len(p) == 0 || len(p) > 8 || !alnum(p) {
			return false
		}
	}
	if strings.EqualFold(parts[0], "x") {
		return len(parts) > 1
	}
	if n := len(parts[0]); n < 2 || !alpha(parts[0]) {
		return false
	}
	rest := parts[1:]
	for n := 0; len(parts[0]) <= 3 && n < 3 && len(rest) > 0 && len(rest[0]) == 3 && alpha(rest[0]); n++ {
		rest = rest[1:] // extended languages
	}
	if len(rest) > 0 && len(rest[0]) == 4 && alpha(rest[0]) {
		rest = rest[1:]
	}
	if len(rest) > 0 && (len(rest[0]) == 2 && alpha(rest[0]) || len(rest[0]) == 3 && digits(rest[0])) {
		rest = rest[1:]
	}
	for len(rest) > 0 && (len(rest[0]) >= 5 || len(rest[0]) == 4 && isDigit(rune(rest[0][0]))) {
		rest = rest[1:]
	}
	return wellFormedExtensions(rest)
}

// wellFormedExtensions reports whether parts are a letter or digit and what
// belongs to it, any number of times.
func wellFormedExtensions(parts []string) bool {
	for i, p := range parts {
		if len(p) > 1 && i > 0 {
			continue
		}
		if len(p) > 1 || i+1 == len(parts) {
			return false
		}
		if p == "x" || p == "X" {
			return true
		}
		if len(parts[i+1]) == 1 {
			return false
		}
	}
	return true
}

func alpha(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !isLetter(r) }) < 0
}
func digits(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !isDigit(r) }) < 0
}
func alnum(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !isLetter(r) && !isDigit(r) }) < 0
}

func direction(rtl bool) string {
	if rtl {
		return "rtl"
	}
	return "ltr"
}
