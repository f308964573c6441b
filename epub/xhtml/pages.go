package xhtml

import (
	"unicode/utf8"

	"octavo/doc"
	"octavo/theme"
)

// pages is where the pages of a printed edition are to be marked.
type pages struct {
	at    map[doc.Block][]doc.PageStart // those not yet marked; nil if there are none
	order []doc.PageStart
	// here are those of the block whose text is being written, and done how
	// much of its plain text is.
	here []doc.PageStart
	done int
}

func newPages(list []doc.PageStart) pages {
	p := pages{order: list}
	if len(list) > 0 {
		p.at = make(map[doc.Block][]doc.PageStart, len(list))
	}
	for _, s := range list {
		p.at[s.Block] = append(p.at[s.Block], s)
	}
	return p
}

// markPage marks the beginning of a page.
func (w *writer) markPage(s doc.PageStart) {
	id := w.freeID(pageID + pageName(s.Label))
	label := theme.Digits(s.Label, w.env.Numerals.Tag(w.env.Lang)) // the book's, as on paper
	w.raw(`<span epub:type="pagebreak" role="doc-pagebreak"`)
	w.ownID(id)
	w.attr("aria-label", label)
	w.raw("></span>")
	w.file.Pages = append(w.file.Pages, PageMark{ID: id, Label: label, Number: s.Label})
}

// pageName is a page's label as part of an id.
func pageName(label string) string {
	for i := range len(label) {
		if c := rune(label[i]); !isLetter(c) && !isDigit(c) {
			return ID(label)
		}
	}
	return label
}

// pagesBefore marks the pages that begin in a block that has no text of its
// own, or none that is written.
func (w *writer) pagesBefore(b doc.Block) {
	if w.pages.at == nil {
		return
	}
	list := w.pages.at[b]
	if len(list) == 0 {
		return
	}
	delete(w.pages.at, b)
	for _, s := range list {
		w.markPage(s)
	}
}

// openText begins the text of a block, in which pages may begin.
func (w *writer) openText(b doc.Block) {
	if w.pages.at == nil {
		return
	}
	w.pages.here, w.pages.done = w.pages.at[b], 0
	delete(w.pages.at, b)
}

// closeText marks the pages that begin after the last of the text.
func (w *writer) closeText() {
	for _, s := range w.pages.here {
		w.markPage(s)
	}
	w.pages.here = nil
}

// pagedText writes text with the beginnings of pages in it.
func (w *writer) pagedText(s string) {
	for len(w.pages.here) > 0 {
		cut := w.pages.here[0].Offset - w.pages.done
		if cut >= len(s) {
			break
		}
		for cut = max(cut, 0); cut > 0 && !utf8.RuneStart(s[cut]); cut-- {
		}
		w.escaped(s[:cut], quote)
		w.markPage(w.pages.here[0])
		w.pages.here = w.pages.here[1:]
		w.pages.done += cut
		s = s[cut:]
	}
	w.escaped(s, quote)
	w.pages.done += len(s)
}

// passed marks the pages that begin before or in the next n bytes of plain
// text, which something stands for that can't be divided.
func (w *writer) passed(n int) {
	for len(w.pages.here) > 0 && w.pages.here[0].Offset < w.pages.done+n {
		w.markPage(w.pages.here[0])
		w.pages.here = w.pages.here[1:]
	}
	w.pages.done += n
}

// restOfPages marks the pages that begin where nothing was written.
func (w *writer) restOfPages() {
	for _, s := range w.pages.order {
		w.pagesBefore(s.Block)
	}
}
