package bundle

import (
	"fmt"
	"slices"

	"octavo/doc"
)

// builder is the state of one Read.
type builder struct {
	finder
	o    Options
	lang string // of texts that do not name their own
	out  Result
}

// follow takes over what the book file says and the options don't.
func (b *builder) follow() {
	for _, about := range b.about {
		b.lang = or(b.lang, about.Lang)
	}
	b.lang = or(or(b.o.Meta.Lang, b.o.Lang), b.lang)
	f := b.book
	o := &b.o
	if f == nil {
		o.BaseURL = or(o.BaseURL, b.siteURL)
		return
	}
	b.out.Settings = f.settings
	o.BaseURL = or(o.BaseURL, f.baseURL)
	o.Drafts = o.Drafts || f.drafts != nil && *f.drafts
	o.Series = or(o.Series, f.series)
	if len(o.Tags) == 0 {
		o.Tags = f.tags
	}
	if o.Since.IsZero() {
		o.Since = f.since
	}
	if o.Until.IsZero() {
		o.Until = f.until
	}
	if o.Order == ByDefault {
		o.Order = f.order
	} else {
		b.resort = true
	}
	if o.Parts == GroupDefault {
		o.Parts = f.parts
	}
}

// badTexts is the error about the first text that can't be read; the others are
// diagnostics.
func (b *builder) badTexts() (first error) {
	for _, t := range b.texts {
		switch {
		case t.err == nil:
		case first == nil:
			first = t.err
		default:
			b.diags.List = append(b.diags.List, asDiagnostic(t.err, "bad-text"))
		}
	}
	return first
}

// keep leaves the items of other texts than the book's out; what is under them
// takes their places.
func (b *builder) keep(items []*item) []*item {
	var kept []*item
	for _, it := range items {
		it.under = b.keep(it.under)
		switch it.text.standing {
		case inBook:
			kept = append(kept, it)
			continue
		case isDraft:
			b.out.Drafts++
		case unselected:
			b.out.Unselected++
		}
		kept = append(kept, it.under...)
	}
	return kept
}

// settle gives the texts their titles, and divides one that is a whole book.
func (b *builder) settle() {
	for _, t := range b.texts {
		if t.standing == isSection {
			settleTitle(t, "", b.lang)
		}
	}
	alone := b.alone()
	for _, g := range b.groups {
		for it := range under(g.items) {
			if it == alone {
				it.text.pieces = b.split(it.text)
			}
			if it.text.pieces == nil {
				settleTitle(it.text, it.label, b.lang)
			}
		}
	}
	b.tellApart()
}

// alone is the item of the only input, if that is a text; nil otherwise.
func (b *builder) alone() *item {
	if b.coverDir != nil || len(b.groups) != 1 || len(b.groups[0].items) != 1 {
		return nil
	}
	return b.groups[0].items[0]
}

// arrange sorts the items and divides them in parts.
func (b *builder) arrange() {
	s := sorter{order: b.o.Order, lang: b.lang, sections: b.sections}
	fixed := false
	for _, g := range b.groups {
		fixed = fixed || g.fixed
		if b.resort && !g.fixed {
			for _, it := range g.items {
				it.run = 1
			}
		}
		s.sort(g.items)
	}
	switch {
	case b.o.Parts == GroupDefault:
	case b.listed:
		b.info(doc.Pos{}, "parts-listed", fmt.Sprintf("the book's parts are listed, so they are not made by %s", b.o.Parts), "")
	default:
		var all []*item
		for _, g := range b.groups {
			all = append(all, g.items...)
		}
		b.groups = b.grouped(all)
	}
	if fixed && b.resort {
		b.info(doc.Pos{}, "order-listed", "a SUMMARY.md gives the order of its chapters, which are not sorted", "")
	}
}

// chosen are the texts of the book, in the order of its chapters.
func (b *builder) chosen() (texts []*text) {
	for _, g := range b.groups {
		for it := range under(g.items) {
			texts = append(texts, it.text)
		}
	}
	return texts
}

// gather puts all diagnostics in the order of the book.
func (b *builder) gather() {
	for _, t := range b.texts {
		if t.standing == isSection && t.part == nil && len(t.doc.Blocks) > 0 {
			b.info(doc.Pos{File: t.name}, "section-text", "this text introduces a section, and there are no sections in this book, so it is left out",
				"have the sections as parts with --parts section")
		}
	}
	b.out.Diagnostics = sorted(b.diags.List)
	for _, g := range b.groups {
		if g.intro != nil {
			b.out.Diagnostics = append(b.out.Diagnostics, sorted(g.intro.diags)...)
		}
		for it := range under(g.items) {
			b.out.Diagnostics = append(b.out.Diagnostics, sorted(it.text.diags)...)
		}
	}
}

func sorted(list []doc.Diagnostic) []doc.Diagnostic {
	doc.SortByPos(list)
	return slices.CompactFunc(list, func(a, b doc.Diagnostic) bool { // a note that is embedded twice
		return a.Pos == b.Pos && a.Code == b.Code && a.Message == b.Message
	})
}

// empty is the error about a book without a text.
func (b *builder) empty() error {
	for _, g := range b.groups {
		if len(g.items) > 0 {
			return nil
		}
	}
	e := &doc.Error{Message: "no text is left for the book"}
	switch {
	case b.out.Drafts > 0 && b.out.Unselected == 0:
		e.Message, e.Hint = "all texts are drafts", "include them with --drafts"
	case b.out.Unselected > 0:
		e.Message, e.Hint = "no text is of the tag, series or dates that were asked for", "compare with the front matter of the texts"
	}
	if len(b.texts) > 0 {
		e.Pos.File = b.texts[0].root
	}
	return e
}
