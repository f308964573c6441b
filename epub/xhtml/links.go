package xhtml

import (
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

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
		w.targets = idsOf(w.doc)
	}
	switch {
	case w.targets[id]:
		return "#" + ID(id), true
	case w.top != "" && (id == "" || id == "top" || id == w.doc.Meta.TitleID):
		return "#" + w.top, true
	}
	return "", false
}

// idsOf are the ids in a document, but for its title's.
func idsOf(d *doc.Document) map[string]bool {
	ids := map[string]bool{}
	note := func(id string) {
		if id != "" {
			ids[id] = true
		}
	}
	doc.Visitor{
		Block: func(b doc.Block) bool {
			switch b := b.(type) {
			case *doc.Heading:
				note(b.Attr.ID)
			case *doc.Paragraph:
				note(b.Attr.ID)
			case *doc.CodeBlock:
				note(b.Attr.ID)
			case *doc.Table:
				note(b.Attr.ID)
			case *doc.Figure:
				note(b.Attr.ID)
			case *doc.Div:
				note(b.Attr.ID)
			}
			return true
		},
		Inline: func(n doc.Inline) bool {
			switch n := n.(type) {
			case *doc.Span:
				note(n.Attr.ID)
			case *doc.Anchor:
				note(n.ID)
			}
			return true
		},
	}.Document(d)
	return ids
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

// CleanURL is an absolute URL as a checker takes it: what may not stand in one
// is percent-encoded. It is false for what no reader could follow.
func CleanURL(dest string) (string, bool) {
	scheme := schemeOf(dest)
	if scheme == "" {
		return "", false
	}
	rest := strings.TrimSpace(dest[len(scheme)+1:])
	authority := ""
	if strings.HasPrefix(rest, "//") {
		end := strings.IndexAny(rest[2:], "/?#\\")
		if end < 0 {
			end = len(rest) - 2
		}
		authority, rest = rest[2:2+end], rest[2+end:]
		if !goodAuthority(authority) {
			return "", false
		}
		authority = "//" + authority
	} else if scheme == "http" || scheme == "https" || scheme == "ftp" {
		return "", false
	}
	if authority == "" && rest == "" {
		return "", false
	}
	clean := scheme + ":" + authority + cleanPath(rest)
	_, err := url.Parse(clean)
	return clean, err == nil
}

// goodAuthority reports whether the part of a URL between "//" and the path is
// a host's name or address, perhaps with a user and a port.
func goodAuthority(s string) bool {
	if i := strings.LastIndexByte(s, '@'); i >= 0 {
		if strings.ContainsAny(s[:i], " <>\"`{}|\\^[]") {
			return false
		}
		s = s[i+1:]
	}
	if strings.HasPrefix(s, "[") {
		u, err := url.Parse("http://" + s + "/")
		return err == nil && strings.Contains(u.Hostname(), ":") && strings.Trim(u.Hostname(), "0123456789abcdefABCDEF:.") == ""
	}
	host, port, _ := strings.Cut(s, ":")
	if n, err := strconv.Atoi(port); port != "" && (err != nil || n < 0 || n > 65535) {
		return false
	}
	if host == "" || !utf8.ValidString(host) || len(host) > 253 {
		return false
	}
	for label := range strings.SplitSeq(strings.TrimSuffix(host, "."), ".") {
		if label == "" || len(label) > 63 {
			return false
		}
	}
	return strings.IndexFunc(host, func(r rune) bool {
		return r < 0x80 && !isLetter(r) && !isDigit(r) && r != '-' && r != '.' && r != '_' || !inXML(r)
	}) < 0
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
