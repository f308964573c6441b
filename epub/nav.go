package epub

import (
	"slices"
	"strings"

	"octavo/doc"
	"octavo/epub/xhtml"
	"octavo/theme"
)

// entry is a line of the table of contents.
type entry struct {
	label   []byte // XHTML
	text    string
	lang    string
	href    string // from the package document
	kind    string // class of its line: "part", "chapter" or ""
	entries []*entry
}

// Readers fold the contents that they show beside a book, so that they can go
// deeper than those on its page.
const (
	usualDepth  = 3 // of the contents, where Options leave it open
	usualOnPage = 2 // of those on the page
)

// tocDepth is how many levels of headings the contents have; 0 asks for the
// usual, and for all chapters however deep they stand.
func (o *Options) tocDepth() int {
	if o.TOCDepth <= 0 {
		return usualDepth
	}
	return o.TOCDepth
}

// onPage is how many of those levels the page of contents shows.
func (o *Options) onPage() int {
	if o.TOCDepth <= 0 {
		return usualOnPage
	}
	return o.TOCDepth
}

func (e *entry) isChapter() bool { return e.kind == "chapter" }

// contentsOf builds the table of contents: parts, chapters, and headings.
func (p *publication) contentsOf() []*entry {
	var root entry
	for _, part := range p.book.Parts {
		under := &root
		if t := p.ofPart[part]; t != nil {
			under = p.entryOf(t, "part")
			root.entries = append(root.entries, under)
		}
		p.addChapters(under, part.Chapters)
	}
	return root.entries
}

func (p *publication) addChapters(under *entry, chapters []*doc.Chapter) {
	for _, c := range chapters {
		t := p.ofChapter[c]
		if p.o.TOCDepth > 0 && t.depth >= p.o.TOCDepth {
			continue
		}
		e := p.entryOf(t, "chapter")
		under.entries = append(under.entries, e)
		p.addHeadings(e, t)
		p.addChapters(e, c.Chapters)
	}
}

// entryOf is the entry of a whole text.
func (p *publication) entryOf(t *text, kind string) *entry {
	e := &entry{text: line(t.file.Title), lang: t.file.Lang, href: t.page.path, kind: kind}
	if h := t.file.Headings; len(h) > 0 && h[0].Level == 1 {
		e.label, e.text = h[0].Label, h[0].Text
	}
	if e.text == "" {
		e.text = strings.TrimSuffix(t.name, ".xhtml")
	}
	if len(e.label) == 0 {
		e.label = xhtml.AppendText(nil, e.text)
	}
	return e
}

// addHeadings adds the headings of a text down to the depth asked for.
func (p *publication) addHeadings(e *entry, t *text) {
	depth := p.o.tocDepth() - t.depth
	open := []*entry{e} // by level
	for _, h := range t.file.Headings {
		if h.Level < 2 || h.Level > depth || h.Level > len(open)+1 {
			continue
		}
		sub := &entry{label: h.Label, text: h.Text, lang: t.file.Lang, href: t.page.path + "#" + h.ID}
		open = append(open[:h.Level-1], sub)
		open[h.Level-2].entries = append(open[h.Level-2].entries, sub)
	}
}

// landmark is an entry of the landmarks.
type landmark struct{ kind, title, href string }

// landmarks are the places that a reader looks for.
func (p *publication) landmarks() []landmark {
	var list []landmark
	add := func(kind, title string, r *resource) {
		if r != nil {
			list = append(list, landmark{kind, title, r.path})
		}
	}
	add("cover", p.words.cover, p.coverPage)
	add("titlepage", p.words.titlePage, p.titlePage)
	add("toc", p.said.Contents, p.contents)
	add("bodymatter", p.words.start, p.beginning())
	return list
}

// beginning is the page on which the text proper begins.
func (p *publication) beginning() *resource {
	for _, t := range p.texts {
		if t.chapter == nil || t.chapter.Matter == doc.BodyMatter {
			return t.page
		}
	}
	return p.texts[0].page
}

// navigation writes the navigation document (EPUB 3.3, section 7): the table of
// contents, which is also the page of contents, and lists for programs.
func (p *publication) navigation(toc []*entry) *xhtml.File {
	w := &navWriter{lang: p.lang, shown: p.o.onPage()}
	w.raw(`<nav class="contents" id="toc" epub:type="toc" role="doc-toc" aria-labelledby="contents-title">` + "\n")
	w.raw(`<h1 class="title" id="contents-title">`)
	w.out = xhtml.AppendText(w.out, p.said.Contents)
	w.raw("</h1>\n")
	w.list(toc, 1)
	w.raw("</nav>\n")
	w.raw(`<nav id="landmarks" epub:type="landmarks" hidden="hidden">` + "\n<ol>\n")
	for _, m := range p.landmarks() {
		w.raw("<li><a")
		w.out = xhtml.AppendAttr(w.out, "epub:type", m.kind)
		w.out = xhtml.AppendAttr(w.out, "href", m.href)
		w.raw(">")
		w.out = xhtml.AppendText(w.out, m.title)
		w.raw("</a></li>\n")
	}
	w.raw("</ol>\n</nav>\n")
	p.pageList(w)
	return &xhtml.File{Title: p.said.Contents, Lang: p.lang, Type: "frontmatter", Body: w.out}
}

// pageList lists the pages of the printed edition.
func (p *publication) pageList(w *navWriter) {
	if !p.hasPages() {
		return
	}
	w.raw(`<nav id="page-list" epub:type="page-list" role="doc-pagelist" hidden="hidden"`)
	w.out = xhtml.AppendAttr(w.out, "aria-label", p.words.pages)
	w.raw(">\n<ol>\n")
	for _, t := range p.texts {
		for _, mark := range t.file.Pages {
			w.raw("<li><a")
			w.out = xhtml.AppendAttr(w.out, "href", t.page.path+"#"+mark.ID)
			w.raw(">")
			w.out = xhtml.AppendText(w.out, mark.Label)
			w.raw("</a></li>\n")
		}
	}
	w.raw("</ol>\n</nav>\n")
}

// navWriter writes lists of links.
type navWriter struct {
	out   []byte
	lang  string
	shown int // how many levels of chapters and headings are to be seen
}

func (w *navWriter) raw(s string) { w.out = append(w.out, s...) }

// list writes entries; level is 1 for chapters. What is deeper than is shown is
// hidden on the page (EPUB 3.3, section 7.4.1.2), and for programs all the same.
func (w *navWriter) list(entries []*entry, level int) {
	if level > w.shown && !slices.ContainsFunc(entries, (*entry).isChapter) {
		w.raw("<ol hidden=\"hidden\">\n")
	} else {
		w.raw("<ol>\n")
	}
	for _, e := range entries {
		w.raw("<li")
		if e.kind != "" {
			w.out = xhtml.AppendAttr(w.out, "class", e.kind)
		}
		w.raw("><a")
		w.out = xhtml.AppendAttr(w.out, "href", e.href)
		if e.lang != "" && !strings.EqualFold(e.lang, w.lang) {
			w.out = xhtml.AppendAttr(w.out, "lang", e.lang)
			w.out = xhtml.AppendAttr(w.out, "xml:lang", e.lang)
			if rtl := theme.RightToLeft(e.lang); rtl != theme.RightToLeft(w.lang) {
				w.out = xhtml.AppendAttr(w.out, "dir", map[bool]string{true: "rtl", false: "ltr"}[rtl])
			}
		}
		w.raw(">")
		w.out = append(w.out, e.label...)
		w.raw("</a>")
		if len(e.entries) > 0 {
			w.raw("\n")
			if e.kind == "part" {
				w.list(e.entries, level)
			} else {
				w.list(e.entries, level+1)
			}
		}
		w.raw("</li>\n")
	}
	w.raw("</ol>\n")
}
