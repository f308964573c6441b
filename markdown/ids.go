package markdown

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"octavo/doc"
)

// idBook gives out the ids of a document. Ids that the author wrote are taken
// first; headings without one get theirs when all of these are known.
type idBook struct {
	used     map[string]bool
	next     map[string]int
	headings []pendingID
}

type pendingID struct {
	heading *doc.Heading
	slug    string
}

// heading notes a heading whose id is to be made from its plain text.
func (b *idBook) heading(h *doc.Heading, plain string) {
	b.headings = append(b.headings, pendingID{h, slug(plain)})
}

// forget drops headings that have become part of another. They are among the
// last that were noted, so that the others need not be looked at.
func (b *idBook) forget(dropped map[*doc.Heading]bool) {
	from := len(b.headings)
	for left := len(dropped); left > 0 && from > 0; {
		from--
		if dropped[b.headings[from].heading] {
			left--
		}
	}
	kept := slices.DeleteFunc(b.headings[from:], func(p pendingID) bool { return dropped[p.heading] })
	b.headings = b.headings[:from+len(kept)]
}

// explicit takes an id that the author wrote. One that is taken already is
// made unique and reported.
func (b *idBook) explicit(id *string, at doc.Pos, l *lowerer) {
	if *id == "" {
		return
	}
	if b.used[*id] {
		was := *id
		*id = b.unique(was)
		l.diags.Warn(at, "duplicate-id", "the id "+was+" is used twice; this one becomes "+*id,
			"links to #"+was+" lead to the first")
		return
	}
	b.take(*id)
}

func (b *idBook) take(id string) {
	if b.used == nil {
		b.used, b.next = map[string]bool{}, map[string]int{}
	}
	b.used[id] = true
}

// unique takes base, or base-1, base-2 and so on.
func (b *idBook) unique(base string) string {
	id := base
	for n := b.next[base]; b.used[id]; {
		n++
		id = base + "-" + strconv.Itoa(n)
		b.next[base] = n
	}
	b.take(id)
	return id
}

// assignIDs gives every heading an id of its own.
func (l *lowerer) assignIDs() {
	b := &l.ids
	for _, p := range b.headings {
		b.explicit(&p.heading.Attr.ID, p.heading.At, l)
	}
	for _, p := range b.headings {
		if p.heading.Attr.ID == "" {
			p.heading.Attr.ID = b.unique(p.slug)
		}
	}
}

func (b *idBook) list() []string { return slices.Sorted(maps.Keys(b.used)) }

// folded leads to the ids from what they are in lower case, and from their
// letters and digits alone.
func (b *idBook) folded() map[string]string {
	m := make(map[string]string, 2*len(b.used))
	ids := b.list()
	for _, fold := range []func(string) string{strings.ToLower, onlyLetters} {
		for _, id := range ids {
			if k := fold(id); m[k] == "" {
				m[k] = id
			}
		}
	}
	return m
}

// onlyLetters is the letters and digits of s in lower case.
func onlyLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// slug makes an id from a heading's text as GitHub does: lower case, spaces to
// hyphens, and only letters, marks, digits, hyphens and underscores kept.
func slug(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Nl, unicode.Pc):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(s))
	if s == "" {
		return "section"
	}
	return s
}
