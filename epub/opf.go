package epub

import (
	"strconv"
	"strings"

	"octavo/epub/xhtml"
)

// opfWriter writes the package document (EPUB 3.3, section 5).
type opfWriter struct {
	out  []byte
	next map[string]int // the next number for ids of a kind
}

// packageDocument writes the package document.
func (p *publication) packageDocument() []byte {
	w := &opfWriter{next: map[string]int{}}
	w.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" +
		`<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="pub-id"`)
	w.out = xhtml.AppendAttr(w.out, "xml:lang", p.lang)
	if p.rtl {
		w.raw(` dir="rtl"`)
	}
	w.raw(">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n")
	p.writeMetadata(w)
	p.writeAccessibility(w)
	w.raw("</metadata>\n<manifest>\n")
	for _, r := range p.manifest {
		w.raw("<item")
		for _, a := range [][2]string{{"id", r.id}, {"href", r.path}, {"media-type", r.mediaType}, {"properties", r.properties}} {
			if a[1] != "" {
				w.out = xhtml.AppendAttr(w.out, a[0], a[1])
			}
		}
		w.raw("/>\n")
	}
	w.raw("</manifest>\n<spine toc=\"ncx\"")
	if p.rtl {
		w.raw(` page-progression-direction="rtl"`)
	}
	w.raw(">\n")
	for _, r := range p.spine {
		w.raw("<itemref")
		w.out = xhtml.AppendAttr(w.out, "idref", r.id)
		w.raw("/>\n")
	}
	w.raw("</spine>\n")
	p.writeGuide(w)
	w.raw("</package>\n")
	return w.out
}

func (w *opfWriter) raw(s string) { w.out = append(w.out, s...) }

// element writes <dc:name>text</dc:name>, with an id if it is refined.
func (w *opfWriter) element(name, id, text string) {
	w.raw("<" + name)
	if id != "" {
		w.out = xhtml.AppendAttr(w.out, "id", id)
	}
	w.raw(">")
	w.out = xhtml.AppendText(w.out, text)
	w.raw("</" + name + ">\n")
}

// meta writes a property of the book, or of what has an id. Nothing is written
// of an empty one.
func (w *opfWriter) meta(refines, property, scheme, text string) {
	if text == "" {
		return
	}
	w.raw("<meta")
	if refines != "" {
		w.out = xhtml.AppendAttr(w.out, "refines", "#"+refines)
	}
	w.out = xhtml.AppendAttr(w.out, "property", property)
	if scheme != "" {
		w.out = xhtml.AppendAttr(w.out, "scheme", scheme)
	}
	w.raw(">")
	w.out = xhtml.AppendText(w.out, text)
	w.raw("</meta>\n")
}

// old writes a property as EPUB 2 has it.
func (w *opfWriter) old(name, content string) {
	if content == "" {
		return
	}
	w.raw("<meta")
	w.out = xhtml.AppendAttr(w.out, "name", name)
	w.out = xhtml.AppendAttr(w.out, "content", content)
	w.raw("/>\n")
}

// id is a new id of a kind.
func (w *opfWriter) id(kind string) string {
	w.next[kind]++
	return kind + "-" + strconv.Itoa(w.next[kind])
}

func (p *publication) writeMetadata(w *opfWriter) {
	m := &p.meta
	w.element("dc:identifier", "pub-id", m.id.value)
	if m.id.kind != "" {
		w.meta("pub-id", "identifier-type", "onix:codelist5", m.id.kind)
	}
	p.writeTitles(w)
	for _, lang := range p.languages() {
		w.element("dc:language", "", lang)
	}
	writePeople(w, m.people)
	for _, e := range [][2]string{
		{"dc:date", m.date}, {"dc:publisher", m.publisher}, {"dc:rights", m.rights}, {"dc:description", m.description},
	} {
		if e[1] != "" {
			w.element(e[0], "", e[1])
		}
	}
	for _, s := range m.subjects {
		w.element("dc:subject", "", s)
	}
	p.writeSource(w)
	p.writeSeries(w)
	w.meta("", "dcterms:modified", "", m.modified.Format("2006-01-02T15:04:05Z"))
	w.old("generator", line(p.o.Producer))
	if p.cover.image != nil {
		w.old("cover", p.cover.image.id)
	}
}

func (p *publication) writeTitles(w *opfWriter) {
	m := &p.meta
	w.element("dc:title", "title", m.title)
	w.meta("title", "title-type", "", "main")
	if sorted := sortedTitle(m.title, p.lang); sorted != m.title {
		w.meta("title", "file-as", "", sorted)
	}
	if m.subtitle != "" {
		w.meta("title", "display-seq", "", "1")
		w.element("dc:title", "subtitle", m.subtitle)
		w.meta("subtitle", "title-type", "", "subtitle")
		w.meta("subtitle", "display-seq", "", "2")
	}
}

// sortedTitle is a title without the article that it begins with.
func sortedTitle(title, lang string) string {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	articles := map[string]string{
		"en": "the a an", "de": "der die das ein eine", "fr": "le la les un une", "es": "el la los las un una",
		"it": "il lo la i gli le un una", "nl": "de het een", "pt": "o a os as um uma",
	}[base]
	first, rest, more := strings.Cut(title, " ")
	for a := range strings.FieldsSeq(articles) {
		if more && strings.EqualFold(a, first) {
			return rest + ", " + first
		}
	}
	return title
}

// languages are those of the book, its own first.
func (p *publication) languages() []string {
	list := []string{p.lang}
	seen := map[string]bool{strings.ToLower(p.lang): true}
	for _, t := range p.texts {
		if key := strings.ToLower(t.file.Lang); key != "" && !seen[key] {
			seen[key] = true
			list = append(list, t.file.Lang)
		}
	}
	return list
}

// writePeople writes who made the book, and who contributed. A book has
// somebody who made it: without an author it is those who are named.
func writePeople(w *opfWriter, people []person) {
	made := false
	for _, who := range people {
		made = made || creates(who.role)
	}
	sequence := map[string]int{}
	for _, who := range people {
		kind := "contributor"
		if creates(who.role) || !made {
			kind = "creator"
		}
		id := w.id(kind)
		w.element("dc:"+kind, id, who.name)
		w.meta(id, "role", "marc:relators", who.role)
		w.meta(id, "file-as", "", who.fileAs)
		sequence[kind]++
		w.meta(id, "display-seq", "", strconv.Itoa(sequence[kind]))
	}
}

// writeSource names the printed edition whose pages are marked: EPUB
// Accessibility 1.1, "Page source".
func (p *publication) writeSource(w *opfWriter) {
	if !p.hasPages() {
		return
	}
	source := line(p.o.PrintSource)
	if source == "" {
		w.meta("", "pageBreakSource", "", "none")
		return
	}
	w.element("dc:source", "source", source)
	w.meta("", "pageBreakSource", "", source)
}

func (p *publication) hasPages() bool {
	for _, t := range p.texts {
		if len(t.file.Pages) > 0 {
			return true
		}
	}
	return false
}

// writeSeries writes the series as EPUB 3 has it, and as the readers do that
// had it before.
func (p *publication) writeSeries(w *opfWriter) {
	m := &p.meta
	if m.series == "" {
		return
	}
	w.raw(`<meta property="belongs-to-collection" id="series">`)
	w.out = xhtml.AppendText(w.out, m.series)
	w.raw("</meta>\n")
	w.meta("series", "collection-type", "", "series")
	w.meta("series", "group-position", "", m.position)
	w.old("calibre:series", m.series)
	w.old("calibre:series_index", m.position)
}

// writeGuide writes the landmarks as EPUB 2 has them.
func (p *publication) writeGuide(w *opfWriter) {
	marks := p.landmarks()
	w.raw("<guide>\n")
	for _, m := range marks {
		kind := map[string]string{
			"cover": "cover", "titlepage": "title-page", "toc": "toc", "bodymatter": "text",
		}[m.kind]
		if kind == "" {
			continue
		}
		w.raw("<reference")
		w.out = xhtml.AppendAttr(w.out, "type", kind)
		w.out = xhtml.AppendAttr(w.out, "title", m.title)
		w.out = xhtml.AppendAttr(w.out, "href", m.href)
		w.raw("/>\n")
	}
	w.raw("</guide>\n")
}
