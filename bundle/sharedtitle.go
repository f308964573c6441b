package bundle

import (
	"fmt"
	"path"
	"strings"

	"octavo/doc"
)

// maxUntold is how many chapters may share a title before it tells a reader too
// little in the contents.
const maxUntold = 2

// tellApart renames chapters whose texts all begin with the same heading, the
// project's name mostly, over another that says what the text is about: such a
// chapter is called by the second. The first is left out, with a note.
func (b *builder) tellApart() {
	sharing := map[string][]*text{}
	var order []string
	for t := range b.settled() {
		if m := &t.doc.Meta; m.TitleFromHeading && t.meta.Title == "" {
			key := letters(m.Title)
			if sharing[key] == nil {
				order = append(order, key)
			}
			sharing[key] = append(sharing[key], t)
		}
	}
	for _, key := range order {
		if texts := sharing[key]; key != "" && len(texts) > maxUntold && apart(texts) {
			b.callBySecond(texts)
		}
	}
}

// settled are the book's chapters that are a whole text.
func (b *builder) settled() func(yield func(*text) bool) {
	return func(yield func(*text) bool) {
		for _, g := range b.groups {
			for it := range under(g.items) {
				if it.text.pieces == nil && !yield(it.text) {
					return
				}
			}
		}
	}
}

// apart reports whether the second headings of half the texts or more tell them apart:
// there is one at once, of names of their own, in texts of one folder. Parts
// that each begin with an "Introduction" are apart by what they are in.
func apart(texts []*text) bool {
	names, folders, with := map[string]bool{}, map[string]int{}, 0
	most := 0
	for _, t := range texts {
		if h, _ := secondHeading(t.doc); h != nil {
			with++
			names[letters(doc.PlainText(h.Inlines))] = true
			folders[t.folder()]++
			most = max(most, folders[t.folder()])
		}
	}
	return 2*with >= len(texts) && 5*len(names) > 4*with && most > 1
}

// secondHeading is the heading that stands at once under a text's title, and its
// place; nil if there is none, or it says nothing.
func secondHeading(d *doc.Document) (h *doc.Heading, at int) {
	for i, b := range d.Blocks {
		if h, ok := b.(*doc.Heading); ok {
			if letters(doc.PlainText(h.Inlines)) == "" {
				return nil, 0
			}
			return h, i
		}
		if !isOrnament(b) {
			return nil, 0
		}
	}
	return nil, 0
}

// standsForAll reports whether a text stands for its folder and can keep a
// title that is that of the whole.
func standsForAll(t *text) bool {
	stem, _ := cutEnding(path.Base(t.name))
	return isIndex(stem) || strings.EqualFold(stem, "readme")
}

// callBySecond gives texts that share a title the headings under it as titles,
// and those that have none the names of their files.
func (b *builder) callBySecond(texts []*text) {
	shared, n := texts[0].doc.Meta.Title, 0
	for _, t := range texts {
		m := &t.doc.Meta
		h, at := secondHeading(t.doc)
		name := readable(t.stem())
		switch {
		case h != nil:
			t.formerID = m.TitleID
			takeHeading(t.doc, h, at)
		case standsForAll(t) || strings.Trim(letters(name), "0123456789") == "":
			continue
		default:
			m.Title, m.TitleLine = plainLine(name)
		}
		n++
		for l := range linksOf(t.doc) {
			if id, ok := strings.CutPrefix(l.Dest, "#"); ok && id != "" && id == t.formerID {
				l.Dest = "#" + m.TitleID
			}
		}
	}
	b.info(doc.Pos{File: texts[0].name}, "shared-title",
		fmt.Sprintf("%d texts begin with the same heading, %q: the chapters are called by the heading under it, or else their files, and the first is left out", n, shared),
		"a title in the front matter of a text is always kept")
}
