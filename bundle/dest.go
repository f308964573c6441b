package bundle

import (
	"net/url"
	"strings"
)

// destKind says from where a link's destination counts.
type destKind uint8

const (
	destElsewhere destKind = iota // another site, a mail address
	destHere                      // in the same text
	destRelative                  // from the text
	destSite                      // from the root of the site
	destText                      // a text's file, from the text or any folder above it
	destWeb                       // an address on the web, perhaps of the site itself
	destUnknown                   // a template that is not known
)

// dest is a link's destination, read. Path is decoded.
type dest struct {
	kind        destKind
	path        string
	query, mark string
}

// readDest reads a destination as Markdown, Hugo, Jekyll and Zola have it.
func readDest(s string) dest {
	s = strings.TrimSpace(s)
	switch {
	case strings.HasPrefix(s, "{{") || strings.HasPrefix(s, "{%"):
		return readTemplate(s)
	case strings.HasPrefix(s, "//"):
		return dest{kind: destWeb, path: "https:" + s}
	case strings.HasPrefix(s, "@/"): // Zola
		d := cutDest(s[2:])
		d.kind = destText
		return d
	case absoluteURL(s):
		if scheme, _, _ := strings.Cut(strings.ToLower(s), ":"); scheme == "http" || scheme == "https" {
			return dest{kind: destWeb, path: s}
		}
		return dest{kind: destElsewhere}
	}
	d := cutDest(s)
	switch {
	case d.path == "":
		d.kind = destHere
	case d.path[0] == '/':
		d.kind = destSite
	default:
		d.kind = destRelative
	}
	return d
}

// cutDest cuts a relative reference (RFC 3986, section 4.2) in its parts.
func cutDest(s string) dest {
	var d dest
	s, d.mark, _ = strings.Cut(s, "#")
	s, d.query, _ = strings.Cut(s, "?")
	d.path = s
	if plain, err := url.PathUnescape(s); err == nil {
		d.path = plain
	}
	d.path = strings.ReplaceAll(d.path, `\`, "/")
	return d
}

// readTemplate reads a destination that begins with a template of a site
// generator: Hugo's ref and relref, Jekyll's link and post_url, filters that
// make a path one of the site, and the site's own address.
func readTemplate(s string) dest {
	inside, rest, ok := cutTemplate(s)
	if !ok {
		return dest{kind: destUnknown}
	}
	name, arg := templateCall(inside)
	switch {
	case name == "ref" || name == "relref" || name == "link" || name == "post_url":
		d := cutDest(arg + rest)
		d.kind = destText
		if d.path == "" {
			d.kind = destHere
		}
		return d
	case name == "get_url" || name == "literal": // Zola's, and a text with filters
		d := readDest(arg + rest)
		if d.kind == destRelative {
			d.kind = destSite
		}
		return d
	case siteAddress[name]:
		d := readDest(rest)
		if d.kind == destRelative || d.kind == destHere && d.path == "" && rest == "" {
			d.kind = destSite
		}
		return d
	}
	return dest{kind: destUnknown}
}

// siteAddress are the names by which generators have the site's own address.
var siteAddress = map[string]bool{
	"site.url": true, "site.baseurl": true, "site.github.url": true, "config.base_url": true,
	".site.baseurl": true, "base_url": true, "baseurl": true,
}

// cutTemplate splits the template off that s begins with.
func cutTemplate(s string) (inside, rest string, ok bool) {
	end := "}}"
	if s[1] == '%' {
		end = "%}"
	}
	inside, rest, ok = strings.Cut(s[2:], end)
	inside = strings.TrimSpace(inside)
	switch { // Hugo's shortcodes have a second mark
	case s[1] == '{' && strings.HasPrefix(inside, "<"):
		inside = strings.TrimSuffix(inside[1:], ">")
	case s[1] == '{' && strings.HasPrefix(inside, "%"):
		inside = strings.TrimSuffix(inside[1:], "%")
	}
	return strings.Trim(strings.TrimSpace(inside), "-"), rest, ok
}

// templateCall is the name of what a template calls, in lower case, and its
// first argument, or the one that is called path. A text alone is "literal".
func templateCall(s string) (name, arg string) {
	s = strings.TrimSpace(s)
	if text, _, ok := quoted(s); ok {
		return "literal", text
	}
	name, rest, _ := strings.Cut(s, " ")
	if open := strings.IndexByte(s, '('); open > 0 && open < len(name) {
		name, rest = s[:open], s[open+1:]
	}
	if i := strings.Index(rest, "path="); i >= 0 {
		rest = rest[i+len("path="):]
	}
	rest = strings.TrimSpace(rest)
	if text, _, ok := quoted(rest); ok {
		arg = text
	} else {
		arg, _, _ = strings.Cut(rest, " ")
	}
	return strings.ToLower(name), arg
}

// quoted is the text in quotation marks at the start of s.
func quoted(s string) (text, rest string, ok bool) {
	if s == "" || strings.IndexByte("\"'`", s[0]) < 0 {
		return "", s, false
	}
	text, rest, ok = strings.Cut(s[1:], s[:1])
	return text, rest, ok
}
