package xhtml

import (
	"strings"

	"octavo/doc"
)

// href is where a link leads, as a URL that may stand in the file; false if it
// leads nowhere. A link that goes nowhere in the text itself, or to a text that
// isn't there, was reported by who looked for it.
func (w *writer) href(n *doc.Link) (string, bool) {
	switch {
	case n.To != nil:
		if w.env.Href == nil {
			return "", false
		}
		h := w.env.Href(*n.To)
		if h == "" {
			w.diags.Warn(n.At, "broken-link", "there is no such place in the book: "+n.Dest, "the text stays, without a link")
		}
		return h, h != ""
	case strings.HasPrefix(n.Dest, "#"):
		return w.fragment(n.Dest[1:])
	case strings.HasPrefix(n.Dest, "//"):
		return w.absolute(n, "https:"+n.Dest)
	case schemeOf(n.Dest) == "":
		return "", false
	}
	return w.absolute(n, n.Dest)
}

// fragment leads to a place in this file.
func (w *writer) fragment(id string) (string, bool) {
	if w.targets == nil {
		w.targets = doc.IDs(w.doc)
	}
	switch {
	case w.targets[id]:
		return "#" + ID(id), true
	case w.top != "" && (id == "" || id == "top" || id == w.doc.Meta.TitleID):
		return "#" + w.top, true
	}
	return "", false
}

// absolute is a link out of the book.
func (w *writer) absolute(n *doc.Link, dest string) (string, bool) {
	if !isPublic(schemeOf(dest)) {
		w.diags.Warn(n.At, "link-scheme", "readers don't follow links of this kind: "+dest, "the text stays, without a link")
		return "", false
	}
	clean, ok := CleanURL(dest)
	if !ok {
		w.diags.Warn(n.At, "bad-url", "this is no valid address: "+dest, "the text stays, without a link")
	}
	return clean, ok
}

// schemeOf is the scheme of a URL in lower case (RFC 3986, section 3.1), ""
// for a relative reference.
func schemeOf(dest string) string {
	for i := range len(dest) {
		c := rune(dest[i])
		switch {
		case c == ':' && i > 0:
			return strings.ToLower(dest[:i])
		case isLetter(c):
		case i > 0 && (isDigit(c) || c == '+' || c == '-' || c == '.'):
		default:
			return ""
		}
	}
	return ""
}

// isPublic reports whether a scheme is one that links in a book may have: a
// registered one that leads to something outside of the reader's machine.
func isPublic(scheme string) bool {
	switch scheme {
	case "http", "https", "mailto", "ftp", "tel", "fax", "gopher", "irc", "news", "nntp", "sip", "sips",
		"tag", "telnet", "urn", "xmpp", "info", "ldap", "dav", "rtsp", "im", "dns", "cid", "mid":
		return true
	}
	return false
}
