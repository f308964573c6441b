package bundle

import (
	"path"
	"strings"
)

// addBare adds the names of texts without the numbers that order them, which
// the addresses of sites made by Docusaurus, Next, Nuxt and others leave out:
// 01-app/08-caching.md is at /app/caching. Names as they are come first.
func (d *directory) addBare(texts []*text) {
	for name, t := range d.names {
		if key := withoutOrder(name); key != name {
			addOnly(d.bare, key, t)
		}
	}
	for _, t := range texts {
		list := paths(t)
		if dir := strings.ToLower(path.Dir(t.name)); d.names[dir] == t {
			list = append(list, dir)
		}
		for _, p := range list {
			if key := withoutOrder(p); key != p {
				addTails(d.bareTails, key, t)
			}
		}
	}
}

// withoutOrder is a path without the numbers that order its folders and files:
// 01-, 1., 10_.
func withoutOrder(p string) string {
	if !strings.ContainsAny(p, "0123456789") {
		return p
	}
	parts := strings.Split(p, "/")
	for i, s := range parts {
		parts[i] = cutOrder(s)
	}
	return strings.Join(parts, "/")
}

// cutOrder cuts the number at the head of a name off: one to three digits, a
// mark and perhaps a space, before a letter.
func cutOrder(s string) string {
	rest := strings.TrimLeft(s, "0123456789")
	if n := len(s) - len(rest); n == 0 || n > 3 || rest == "" || strings.IndexByte("-_. ", rest[0]) < 0 {
		return s
	}
	rest = strings.TrimLeft(rest, "-_. ")
	if letters(rest) == "" || rest[0] >= '0' && rest[0] <= '9' {
		return s
	}
	return rest
}
