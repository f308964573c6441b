package markdown

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"octavo/doc"
	"octavo/internal/nearest"
)

func (l *lowerer) link(d dest, n *ast.Link) {
	w := d.w()
	depth := len(w.stack)
	link := l.newLink(decodeString(showTemplates(n.Destination)), l.posOf(n))
	link.Title = decodeString(n.Title)
	w.openNode(link)
	l.inlines(dest{line: w}, n)
	if n.FirstChild() == nil && link.Dest != "" && !unsafe(link.Dest) {
		l.diags.List = append(l.diags.List, doc.EmptyLink(link))
	}
	w.closeTo(depth)
	if attr := l.linkAttributes(n, link.At); attr.ID != "" {
		w.add(&doc.Anchor{ID: attr.ID})
	}
}

// newLink notes a link whose target is to be checked.
func (l *lowerer) newLink(to string, at doc.Pos) *doc.Link {
	to = l.fromEmbed(to)
	link := l.store.links.new()
	link.At, link.Dest = at, to
	if unsafe(to) {
		l.diags.Warn(at, "unsafe-link", fmt.Sprintf("the link to %q is left out: it may run a script, or reach into the reader's machine", shorten(to)),
			"link to a page by http or https")
	}
	if absolute(to) {
		link.Dest = string(util.URLEscape([]byte(to), false))
	}
	if strings.HasPrefix(to, "#") {
		l.links = append(l.links, link)
	}
	return link
}

// linkOf builds a link; what leads nowhere, or into the reader's machine, is text.
func linkOf(link *doc.Link) func([]doc.Inline) []doc.Inline {
	return func(out []doc.Inline) []doc.Inline {
		if len(out) == 0 || !leads(link) {
			return out
		}
		link.Inlines = out
		return []doc.Inline{link}
	}
}

// leads reports whether a link leads anywhere that a reader may be led to.
func leads(link *doc.Link) bool { return link.Dest != "" && !unsafe(link.Dest) }

// absolute reports whether a destination has a scheme (RFC 3986, section 3.1).
func absolute(to string) bool {
	scheme, _, ok := strings.Cut(to, ":")
	if !ok || len(scheme) < 2 {
		return false
	}
	for i := range len(scheme) {
		if c := scheme[i]; !isAlnum(c) && (i == 0 || c != '+' && c != '-' && c != '.') {
			return false
		}
	}
	return true
}

// unsafe reports whether a link leads into the reader's own machine: to a script
// or a page that it brings along, or to its files, of which those of another
// host ask for the reader's password. Like browsers, it looks through white
// space and control characters.
func unsafe(to string) bool {
	visible := func(r rune) rune {
		if r <= ' ' || r == 0x7F {
			return -1
		}
		return r
	}
	scheme, _, found := strings.Cut(to, ":")
	return found && hasWord(unsafeSchemes, strings.ToLower(strings.Map(visible, scheme)))
}

const unsafeSchemes = " javascript vbscript livescript data file blob filesystem view-source jar mhtml "

// autoLink lowers a bare or bracketed address. Its text is set as it stands.
func (l *lowerer) autoLink(w *inlines, n *ast.AutoLink) {
	to := decodeEntities(n.URL(l.body))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(to), "mailto:") {
		to = "mailto:" + to
	}
	w.openNode(l.newLink(to, l.posOf(n)))
	w.writeExact(decodeEntities(n.Label(l.body)))
	w.close()
}

// checkLinks looks for the targets of the links within the document. A link
// whose target differs in case or punctuation (site generators make ids in
// different ways) or is percent-encoded is mended; one that leads nowhere is
// reported with the nearest id.
func (l *lowerer) checkLinks() {
	var folded map[string]string
	var ids []string
	broken := 0
	for _, link := range l.links {
		id := strings.TrimPrefix(link.Dest, "#")
		if id == "" || l.ids.used[id] {
			continue
		}
		if folded == nil {
			ids, folded = l.ids.list(), l.ids.folded()
		}
		plain, err := url.PathUnescape(id)
		if err != nil {
			plain = id
		}
		real := folded[strings.ToLower(plain)]
		if real == "" {
			real = folded[onlyLetters(plain)]
		}
		if real != "" {
			link.Dest = "#" + real
			continue
		}
		if id == "top" { // HTML's name for the start of the document
			continue
		}
		hint := "give a heading this id with {#" + id + "}"
		if broken++; broken <= maxHints {
			if near := nearest.Name(strings.ToLower(plain), ids[:min(len(ids), maxHintNames)]); near != "" {
				hint = "did you mean #" + near + "?"
			}
		}
		l.diags.Warn(link.At, "broken-link", "there is no heading or anchor with the id "+id, hint)
	}
}
