package epub

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"octavo/epub/xhtml"
)

// facts are what the claims of accessibility rest on.
type facts struct {
	xhtml.Uses
	pages    bool
	moves    bool
	headless int // tables without header cells
}

// facts adds up what is in the texts.
func (p *publication) facts() facts {
	f := facts{pages: p.hasPages(), moves: p.pictures.moves()}
	for _, t := range p.texts {
		u := &t.file.Uses
		f.Images += u.Images
		f.NoAlt += u.NoAlt
		f.Tables += u.Tables
		f.MathML = f.MathML || u.MathML
		f.Formula = f.Formula || u.Formula
		f.Remote = f.Remote || u.Remote
		if u.Tables > 0 {
			f.headless += headless(t.file.Body)
		}
	}
	return f
}

// headless counts the tables in a page that have no header cells, of which
// nobody who hears them knows what a cell is about.
func headless(body []byte) int {
	n := 0
	for {
		_, after, found := bytes.Cut(body, []byte("<table"))
		if !found {
			return n
		}
		table, rest, _ := bytes.Cut(after, []byte("</table>"))
		if !bytes.Contains(table, []byte("<th>")) && !bytes.Contains(table, []byte("<th ")) {
			n++
		}
		body = rest
	}
}

// readable reports whether all of the book can be had as text.
func (f *facts) readable() bool { return f.NoAlt == 0 }

// writeAccessibility writes what is true of the book's accessibility: EPUB
// Accessibility 1.1, sections 3.2 and 4.3, in the vocabulary of schema.org.
func (p *publication) writeAccessibility(w *opfWriter) {
	f := p.facts()
	w.meta("", "schema:accessMode", "", "textual")
	if f.Images > 0 {
		w.meta("", "schema:accessMode", "", "visual")
	}
	if f.readable() {
		w.meta("", "schema:accessModeSufficient", "", "textual")
	}
	if f.Images > 0 {
		w.meta("", "schema:accessModeSufficient", "", "textual,visual")
	}
	for _, feature := range f.features() {
		w.meta("", "schema:accessibilityFeature", "", feature)
	}
	hazard := "none"
	if f.moves {
		hazard = "unknown" // whether it flashes nobody has looked
	}
	w.meta("", "schema:accessibilityHazard", "", hazard)
	w.meta("", "schema:accessibilitySummary", "", p.words.summary(&f))
	p.writeConformance(w, &f)
}

// features are those of the vocabulary that the book has.
func (f *facts) features() []string {
	list := []string{
		"ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked",
	}
	if f.Images > 0 && f.NoAlt == 0 {
		list = append(list, "alternativeText")
	}
	if f.MathML {
		list = append(list, "MathML")
	}
	if f.Formula || f.MathML { // which has it as an annotation
		list = append(list, "latex")
	}
	if f.pages {
		list = append(list, "pageBreakMarkers", "pageNavigation")
	}
	return list
}

// writeConformance claims conformance where nothing is known to be against it.
// Whoever claims it has to say who looked (section 4.4.3): it is the program,
// which looks at what a program can. Animations and remote resources it cannot
// judge, and tables without headers it knows to be against it.
func (p *publication) writeConformance(w *opfWriter, f *facts) {
	by := line(p.o.Producer)
	if !f.readable() || f.moves || f.Remote || f.headless > 0 || by == "" {
		return
	}
	w.raw(`<meta property="dcterms:conformsTo" id="conformance">EPUB Accessibility 1.1 - WCAG 2.1 Level AA</meta>` + "\n")
	w.raw(`<meta property="a11y:certifiedBy" refines="#conformance">`)
	w.out = xhtml.AppendText(w.out, by)
	w.raw("</meta>\n")
}

// summary says the same in sentences.
func (w *words) summary(f *facts) string {
	list := []string{w.text}
	switch {
	case f.Images == 0:
		list = append(list, w.noImages)
	case f.NoAlt == 0:
		list = append(list, w.described)
	default:
		list = append(list, fmt.Sprintf(w.some, strconv.Itoa(f.NoAlt), strconv.Itoa(f.Images)))
	}
	if f.Formula {
		list = append(list, w.formulas)
	}
	if f.pages {
		list = append(list, w.printed)
	}
	return strings.Join(list, " ")
}
