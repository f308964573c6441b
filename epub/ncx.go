package epub

import (
	"strconv"

	"octavo/epub/xhtml"
)

// ncx writes the table of contents for readers of EPUB 2: OPF 2.0.1, section
// 2.4.1.
func (p *publication) ncx(toc []*entry) []byte {
	w := &ncxWriter{orders: map[string]int{}}
	w.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" +
		`<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"`)
	w.out = xhtml.AppendAttr(w.out, "xml:lang", p.lang)
	w.raw(">\n<head>\n")
	pages := 0
	for _, t := range p.texts {
		pages += len(t.file.Pages)
	}
	for _, m := range [][2]string{
		{"dtb:uid", p.meta.id.value}, {"dtb:depth", strconv.Itoa(depth(toc))},
		{"dtb:totalPageCount", strconv.Itoa(pages)}, {"dtb:maxPageNumber", strconv.Itoa(p.highestPage())},
	} {
		w.raw("<meta")
		w.out = xhtml.AppendAttr(w.out, "name", m[0])
		w.out = xhtml.AppendAttr(w.out, "content", m[1])
		w.raw("/>\n")
	}
	w.raw("</head>\n<docTitle>")
	w.label(p.meta.title)
	w.raw("</docTitle>\n")
	for _, who := range p.meta.people {
		if creates(who.role) {
			w.raw("<docAuthor>")
			w.label(who.name)
			w.raw("</docAuthor>\n")
		}
	}
	w.raw("<navMap>\n")
	w.points(toc)
	w.raw("</navMap>\n")
	p.pageTargets(w)
	w.raw("</ncx>\n")
	return w.out
}

func depth(toc []*entry) int {
	deepest := 0
	for _, e := range toc {
		deepest = max(deepest, 1+depth(e.entries))
	}
	return deepest
}

// highestPage is the highest page number in Arabic figures.
func (p *publication) highestPage() int {
	highest := 0
	for _, t := range p.texts {
		for _, mark := range t.file.Pages {
			if n, err := strconv.Atoi(mark.Number); err == nil {
				highest = max(highest, n)
			}
		}
	}
	return highest
}

// ncxWriter writes entries; the same place has the same number in the order of
// reading wherever it is named.
type ncxWriter struct {
	out    []byte
	count  int
	orders map[string]int
}

func (w *ncxWriter) raw(s string) { w.out = append(w.out, s...) }

func (w *ncxWriter) label(s string) {
	w.raw("<text>")
	w.out = xhtml.AppendText(w.out, s)
	w.raw("</text>")
}

// open begins an entry of a kind of element.
func (w *ncxWriter) open(element, idPrefix, href, label string, attrs ...string) {
	order, ok := w.orders[href]
	if !ok {
		order = len(w.orders) + 1
		w.orders[href] = order
	}
	w.count++
	w.raw("<" + element)
	w.out = xhtml.AppendAttr(w.out, "id", idPrefix+strconv.Itoa(w.count))
	w.out = xhtml.AppendAttr(w.out, "playOrder", strconv.Itoa(order))
	for i := 0; i+1 < len(attrs); i += 2 {
		w.out = xhtml.AppendAttr(w.out, attrs[i], attrs[i+1])
	}
	w.raw("><navLabel>")
	w.label(label)
	w.raw("</navLabel><content")
	w.out = xhtml.AppendAttr(w.out, "src", href)
	w.raw("/>")
}

func (w *ncxWriter) points(entries []*entry) {
	for _, e := range entries {
		w.open("navPoint", "p", e.href, e.text)
		if len(e.entries) > 0 {
			w.raw("\n")
			w.points(e.entries)
		}
		w.raw("</navPoint>\n")
	}
}

// pageTargets lists the pages of the printed edition.
func (p *publication) pageTargets(w *ncxWriter) {
	if !p.hasPages() {
		return
	}
	w.raw("<pageList>\n<navLabel>")
	w.label(p.words.pages)
	w.raw("</navLabel>\n")
	for _, t := range p.texts {
		for _, mark := range t.file.Pages {
			kind, value := "front", ""
			if n, err := strconv.Atoi(mark.Number); err == nil && n >= 0 {
				kind, value = "normal", strconv.Itoa(n)
			}
			attrs := []string{"type", kind}
			if value != "" {
				attrs = append(attrs, "value", value)
			}
			w.open("pageTarget", "t", t.page.path+"#"+mark.ID, mark.Label, attrs...)
			w.raw("</pageTarget>\n")
		}
	}
	w.raw("</pageList>\n")
}
