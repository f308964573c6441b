package bundle

import (
	"net/url"
	"strings"

	"octavo/markdown"
)

// destKind says from where a link's destination counts.
type destKind uint8

const (
	destElsewhere destKind = iota // another site, a mail address
	destHere                      // in the same text
	destRelative                  // from the text
	destSite                      // from the root of the site
	destText                      // a text's file, from the text or any folder above it
	destWiki                      // a note, by its name
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
	case strings.HasPrefix(s, "[[") && strings.HasSuffix(s, "]]"):
		return readWiki(s)
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
	call, rest, ok := markdown.CutTemplate(s)
	if !ok {
		return dest{kind: destUnknown}
	}
	name, arg := call.Name, call.Arg
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
	case call.IsSite():
		d := readDest(rest)
		if d.kind == destRelative || d.kind == destHere && d.path == "" && rest == "" {
			d.kind = destSite
		}
		return d
	}
	return dest{kind: destUnknown}
}
