package pdf

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/idna"

	"octavo/geom"
	"octavo/page"
)

// annotations adds the links of a page, and gives their references. A link to
// a place that does not exist is left out; it is a problem the first time.
func (f *file) annotations(index int, links []placedLink, t *tagged, named map[string]bool) ([]ref, []Problem) {
	var refs []ref
	var problems []Problem
	for _, l := range links {
		exists, known := named[l.Dest]
		if l.URL == "" && !exists {
			if !known {
				named[l.Dest] = false
				problems = append(problems, Problem{
					Code: "missing-dest", Name: l.Dest,
					Message: fmt.Sprintf("a link leads to %q, but there is no such place", l.Dest),
				})
			}
			continue
		}
		r := f.reserve()
		row, tagged := t.addLink(index, l, r)
		to := t.places[l.Dest]
		if l.URL == "" && tagged && t.s.std.two {
			t.relate(l.Elem, to.elem)
		}
		b := append([]byte(nil), "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect"...)
		b = appendRect(b, l.Rect, t.s.doc.Pages[index].Size.H)
		if tagged {
			b = append(b, "/StructParent "...)
			b = appendInt(b, int64(row))
		}
		b = append(b, "/Contents"...)
		b = appendText(b, shortened(linkText(l.Link)))
		switch {
		case l.URL != "":
			b = append(b, "/A<</S/URI/URI"...)
			b = appendLiteral(b, encodeURL(l.URL))
			b = append(b, ">>"...)
		case t.s.std.two:
			b = t.appendGoTo(b, appendLiteral(nil, l.Dest), to)
		default:
			b = append(b, "/Dest"...)
			b = appendLiteral(b, l.Dest)
		}
		f.set(r, append(b, ">>"...))
		refs = append(refs, r)
	}
	return refs, problems
}

// linkText describes a link for those who can't see it.
func linkText(l *page.Link) string {
	switch {
	case l.Alt != "":
		return l.Alt
	case l.URL != "":
		return l.URL
	}
	return l.Dest
}

// encodeURL escapes what a URI must not have in it (RFC 3986, 2), and leaves
// escapes alone that are there already.
func encodeURL(url string) string {
	url = asciiHost(url)
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(url) {
		if c := url[i]; c > ' ' && c < 0x7F && !strings.ContainsRune(`"<>\^`+"`{|}", rune(c)) {
			b.WriteByte(c)
		} else {
			b.WriteByte('%')
			b.WriteByte(digits[c>>4])
			b.WriteByte(digits[c&15])
		}
	}
	return b.String()
}

// asciiHost writes an address's host in Punycode (RFC 3492) where it isn't
// ASCII, as the browsers that will be asked to open it do.
func asciiHost(url string) string {
	scheme, rest, ok := strings.Cut(url, "://")
	if !ok {
		return url
	}
	end := strings.IndexAny(rest, "/?#")
	if end < 0 {
		end = len(rest)
	}
	host := rest[:end]
	ascii, err := idna.Punycode.ToASCII(host)
	if err != nil {
		return url
	}
	return scheme + "://" + ascii + rest[end:]
}

// destinations adds the tree of named places, by which links and addresses
// such as file.pdf#name find them. It is 0 if there are none.
func (f *file) destinations(t *tagged) (tree ref, named map[string]bool, err error) {
	d, pages := t.s.doc, t.pages
	if t.s.std.two {
		t.places = t.spots(d.Dests)
	}
	named = make(map[string]bool, len(d.Dests))
	entries := make([]namedRef, 0, len(d.Dests))
	for _, dest := range d.Dests {
		if dest.Page < 0 || dest.Page >= len(pages) {
			return 0, nil, fmt.Errorf("the place %q is on page %d of %d", dest.Name, dest.Page+1, len(pages))
		}
		if named[dest.Name] {
			continue
		}
		named[dest.Name] = true
		b := appendPlace(nil, pages[dest.Page], dest.At, d.Pages[dest.Page].Size.H)
		if t.s.std.two {
			b = append([]byte("<</D"), b...)
			b = t.appendStructureTo(append(b, "/SD"...), t.places[dest.Name])
			b = append(b, ">>"...)
		}
		entries = append(entries, namedRef{dest.Name, f.add(b)})
	}
	if len(entries) == 0 {
		return 0, named, nil
	}
	slices.SortFunc(entries, func(a, b namedRef) int { return strings.Compare(a.name, b.name) })
	return f.nameTree(entries), named, nil
}

// appendPlace appends an explicit destination (12.3.2.2) that keeps the zoom.
func appendPlace(b []byte, pg ref, at geom.Point, height geom.Length) []byte {
	b = append(b, '[')
	b = appendRef(b, pg)
	b = append(b, "/XYZ "...)
	b = appendLength(b, at.X)
	b = append(b, ' ')
	b = appendLength(b, height-at.Y)
	return append(b, " null]"...)
}
