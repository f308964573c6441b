package xhtml

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CleanURL is an absolute URL as a checker takes it: what may not stand in one
// is percent-encoded, and a host's name is in letters. It is false for what no
// reader could follow.
func CleanURL(dest string) (string, bool) {
	scheme := schemeOf(dest)
	if scheme == "" {
		return "", false
	}
	rest := strings.TrimSpace(dest[len(scheme)+1:])
	authority := ""
	if after, ok := strings.CutPrefix(rest, "//"); ok {
		end := strings.IndexAny(after, "/?#\\")
		if end < 0 {
			end = len(after)
		}
		authority, rest = after[:end], after[end:]
		if authority, ok = cleanAuthority(authority); !ok {
			return "", false
		}
		authority = "//" + authority
	} else if scheme == "http" || scheme == "https" || scheme == "ftp" {
		return "", false
	}
	if authority == "" && rest == "" {
		return "", false
	}
	return scheme + ":" + authority + cleanPath(rest), true
}

// cleanAuthority is the part of a URL between "//" and the path: a host's name
// or address, perhaps with a user before it and a port after.
func cleanAuthority(s string) (string, bool) {
	user := ""
	if i := strings.LastIndexByte(s, '@'); i >= 0 {
		user, s = s[:i+1], s[i+1:]
		if strings.ContainsAny(s, "@ <>\"`{}|\\^[]") || strings.ContainsAny(user[:i], "@ <>\"`{}|\\^[]") {
			return "", false
		}
	}
	host, err := url.PathUnescape(s)
	if err != nil {
		return "", false
	}
	if end := strings.IndexByte(host, ']'); strings.HasPrefix(host, "[") && end > 0 {
		addr, err := netip.ParseAddr(host[1:end])
		return user + host, err == nil && addr.Is6() && addr.Zone() == "" && goodPort(strings.CutPrefix(host[end+1:], ":"))
	}
	name, port, hasPort := strings.Cut(host, ":")
	return user + host, goodHost(name) && goodPort(port, hasPort || port == "")
}

// goodPort reports whether what follows a host is a port, or nothing.
func goodPort(port string, ok bool) bool {
	n, err := strconv.ParseUint(port, 10, 16)
	return port == "" || ok && err == nil && n <= 65535
}

// goodHost reports whether s can be a host's name, in letters of any script.
func goodHost(s string) bool {
	if s == "" || len(s) > 253 || !utf8.ValidString(s) {
		return false
	}
	for label := range strings.SplitSeq(strings.TrimSuffix(s, "."), ".") {
		first, _ := utf8.DecodeRuneInString(label)
		if label == "" || len(label) > 63 || unicode.IsMark(first) || !goodLabel(label) {
			return false
		}
	}
	return true
}

func goodLabel(s string) bool {
	if len(s) > 4 && strings.EqualFold(s[:4], "xn--") {
		return isPunycode(s[4:])
	}
	return !strings.EqualFold(s, "xn--") && strings.IndexFunc(s, func(r rune) bool {
		if r < utf8.RuneSelf {
			return !isLetter(r) && !isDigit(r) && r != '-' && r != '_'
		}
		return unicode.IsSpace(r) || unicode.IsControl(r) || !inXML(r) || r == utf8.RuneError
	}) < 0
}

// isPunycode reports whether s decodes to letters beyond ASCII by the algorithm
// of RFC 3492, section 6.2.
func isPunycode(s string) bool {
	const base, tmin, tmax, skew, damp = 36, 1, 26, 38, 700
	n, i, bias := 128, 0, 72
	length := 0
	if cut := strings.LastIndexByte(s, '-'); cut > 0 {
		length, s = cut, s[cut+1:]
	}
	for s != "" {
		before, weight := i, 1
		for k := base; ; k += base {
			if s == "" {
				return false
			}
			digit := punycodeDigit(s[0])
			if s = s[1:]; digit < 0 || weight > unicode.MaxRune {
				return false
			}
			i += digit * weight
			t := min(max(k-bias, tmin), tmax)
			if digit < t {
				break
			}
			weight *= base - t
		}
		length++
		delta := (i - before) / 2
		if before == 0 {
			delta = i / damp
		}
		delta += delta / length
		k := 0
		for ; delta > (base-tmin)*tmax/2; k += base {
			delta /= base - tmin
		}
		bias = k + (base-tmin+1)*delta/(delta+skew)
		if n += i / length; n > unicode.MaxRune || !unicode.In(rune(n), unicode.L, unicode.M, unicode.N) {
			return false
		}
		i = i%length + 1
	}
	return n > 128
}

func punycodeDigit(c byte) int {
	switch {
	case c >= 'a' && c <= 'z':
		return int(c - 'a')
	case c >= 'A' && c <= 'Z':
		return int(c - 'A')
	case isDigit(rune(c)):
		return int(c-'0') + 26
	}
	return -1
}

// cleanPath percent-encodes what may not stand in the path, query and fragment
// of a URL (RFC 3987, section 2.2).
func cleanPath(s string) string {
	dirty := false
	for i := range len(s) {
		dirty = dirty || !inPath(s, i) || s[i] == '#'
	}
	if !dirty {
		return s
	}
	out := make([]byte, 0, len(s)+16)
	hash := false
	for i := range len(s) {
		c := s[i]
		if c == '#' && !hash {
			hash = true
			out = append(out, c)
		} else if c != '#' && inPath(s, i) {
			out = append(out, c)
		} else {
			const hex = "0123456789ABCDEF"
			out = append(out, '%', hex[c>>4], hex[c&15])
		}
	}
	return string(out)
}

// inPath reports whether the byte of s at i can stand as it is.
func inPath(s string, i int) bool {
	switch c := s[i]; {
	case c == '%':
		return i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2])
	case c <= ' ' || c >= 0x7F:
		return false
	default:
		return strings.IndexByte("\"<>\\^`{|}[]", c) < 0
	}
}

func isHex(c byte) bool {
	return isDigit(rune(c)) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
