package layout

import (
	"octavo/doc"
	"octavo/page"
)

// bound is what a text needs to know as a part of a book. Its zero value is
// that of a document by itself.
type bound struct {
	// prefix goes before the names of the text's places, which are unique in
	// the text alone.
	prefix string
	// rank is the level of the text's title in the structure and the outline,
	// and shift what makes its headings' levels those that they look like.
	rank, shift int
	// notes are the places of the text's notes among those that they are
	// numbered with; nil where that is their order in the text.
	notes  []int
	places *places
	print  *printedLinks
}

// place is the name of a place of the text.
func (cfg *config) place(id string) string { return cfg.bound.prefix + id }

// level is the level of heading that a heading looks like.
func (cfg *config) level(b *doc.Heading) int {
	return min(max(b.Level+cfg.bound.shift, 1), 6)
}

// noteIndex is the place of a note among those that it is numbered with.
func (cfg *config) noteIndex(i int) int {
	if i < len(cfg.bound.notes) {
		return cfg.bound.notes[i]
	}
	return i
}

// lead gives a link area its goal.
func (cfg *config) lead(item *page.Link, to *doc.Link) {
	switch id, ok := within(to.Dest); {
	case to.To != nil:
		item.Dest = cfg.bound.places.name(to.To)
	case ok: // a note's too, which is no target that an author can name
		item.Dest = cfg.place(id)
	default:
		item.URL = to.Dest
	}
}

// places are the parts and chapters of a book, with what can be linked to.
type places struct {
	parts    map[*doc.Part]bool
	chapters map[*doc.Chapter]targets
}

// targets are the ids that links in a text can lead to, as findTargets has them.
type targets struct {
	ids map[string]bool
	top bool
}

func targetsOf(d *doc.Document) targets {
	ids, top := findTargets(d)
	return targets{ids, top}
}

// name is the name of a place in the book; "" if there is no such place. An id
// that its chapter doesn't have stands for the chapter's beginning.
func (p *places) name(to *doc.Place) string {
	switch {
	case p == nil:
		return ""
	case to.Part != nil && p.parts[to.Part]:
		return to.Part.ID
	}
	in, ok := p.chapters[to.Chapter]
	switch {
	case !ok:
		return ""
	case to.ID != "" && in.ids[to.ID]:
		return to.Chapter.ID + "." + to.ID
	}
	return to.Chapter.ID
}
