package epub

import (
	"fmt"
	"strings"

	"octavo/doc"
	"octavo/epub/xhtml"
	"octavo/theme"
)

// bodyWriter writes the body of a page.
type bodyWriter struct{ out []byte }

func (w *bodyWriter) raw(s string) { w.out = append(w.out, s...) }

// para writes a paragraph of plain text; nothing of an empty one.
func (w *bodyWriter) para(class, text string) {
	if text == "" {
		return
	}
	w.raw("<p")
	if class != "" {
		w.out = xhtml.AppendAttr(w.out, "class", class)
	}
	w.raw(">")
	w.out = xhtml.AppendText(w.out, text)
	w.raw("</p>\n")
}

// titlePageFile is the page with the title, who wrote the book, and who
// published it when.
func (p *publication) titlePageFile() *xhtml.File {
	m := &p.book.Meta
	var w bodyWriter
	w.raw(`<section class="title-page" epub:type="titlepage">` + "\n" + `<h1 class="title" epub:type="title">`)
	w.label(m.TitleLine, p.meta.title, p)
	w.raw("</h1>\n")
	if p.meta.subtitle != "" {
		w.raw(`<p class="subtitle" epub:type="subtitle" role="doc-subtitle">`)
		w.label(m.SubtitleLine, p.meta.subtitle, p)
		w.raw("</p>\n")
	}
	w.para("authors", p.authors(titlePeople))
	for _, credit := range p.credits() {
		w.para("credit", credit)
	}
	w.para("series", p.seriesLine())
	w.para("publisher", p.meta.publisher)
	w.para("date", theme.FormatDate(m.Date, p.numbers))
	w.raw("</section>\n")
	return &xhtml.File{Title: p.meta.title, Lang: p.lang, Type: "frontmatter", Body: w.out}
}

// label writes a line with its emphasis, or if there is none its text.
func (w *bodyWriter) label(l []doc.Inline, text string, p *publication) {
	if len(l) == 0 || line(doc.PlainText(l)) != text {
		w.out = xhtml.AppendText(w.out, text)
		return
	}
	w.out = append(w.out, xhtml.Inlines(l, &xhtml.Env{Lang: p.lang, Words: p.said})...)
}

// titlePeople is how many names there is room for on a cover or a title page.
const titlePeople = 12

// authors joins the names of who made the book, with spaces in them at which
// no line breaks. Where they are too many it is nobody: the texts name theirs.
func (p *publication) authors(most int) string {
	var names []string
	for _, who := range p.meta.people {
		if !creates(who.role) {
			continue
		}
		name := who.name
		if len(name) <= 40 {
			name = strings.ReplaceAll(name, " ", "\u00A0")
		}
		names = append(names, name)
	}
	if len(names) > most {
		return ""
	}
	return p.said.Join(names)
}

// credits say who edited the book, translated it, and so on. Where they are too
// many, the texts name theirs.
func (p *publication) credits() []string {
	var others []doc.Author
	for _, who := range p.meta.people {
		if !creates(who.role) {
			others = append(others, doc.Author{Name: who.name, Role: who.role})
		}
	}
	if len(others) > titlePeople {
		return nil
	}
	_, credits := theme.Credits(others, p.lang)
	return credits
}

// seriesLine is "Name · 2".
func (p *publication) seriesLine() string {
	if p.meta.series == "" || p.meta.position == "" {
		return p.meta.series
	}
	return p.meta.series + " · " + p.meta.position
}

// colophonFile says how the book was made, by whom, and with what rights. It
// is nil for a post that has nothing to say beyond its text.
func (p *publication) colophonFile() *xhtml.File {
	m := &p.meta
	embedded := p.embeddedNames()
	if p.isPost() && m.publisher == "" && m.rights == "" && m.id.shown == "" && len(embedded) == 0 {
		return nil
	}
	var w bodyWriter
	w.raw(`<section class="colophon" epub:type="colophon" role="doc-colophon"`)
	w.out = xhtml.AppendAttr(w.out, "aria-label", p.words.colophon)
	w.raw(">\n")
	title := m.title
	if m.subtitle != "" {
		title += ": " + m.subtitle
	}
	w.para("work", title)
	w.para("", p.authors(100))
	for _, credit := range p.credits() {
		w.para("", credit)
	}
	w.para("", p.seriesLine())
	imprint := m.publisher
	if date := theme.FormatDate(p.book.Meta.Date, p.numbers); date != "" {
		if imprint != "" {
			imprint += ", "
		}
		imprint += date
	}
	w.para("", imprint)
	w.para("", m.rights)
	w.para("", m.id.shown)
	if made := line(p.o.Producer); made != "" {
		w.para("made", fmt.Sprintf(p.words.madeWith, made))
	}
	if len(embedded) > 0 {
		w.para("", fmt.Sprintf(p.words.setIn, p.said.Join(embedded)))
		if p.openFonts() {
			w.para("", p.words.underLicence+" "+fontNotice)
		}
	}
	w.raw("</section>\n")
	return &xhtml.File{Title: p.words.colophon, Lang: p.lang, Type: "backmatter", Body: w.out}
}
