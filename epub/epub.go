// Package epub writes a book as an EPUB 3.3 publication
// (https://www.w3.org/TR/epub-33/).
package epub

import (
	"errors"
	"io"
	"time"

	"octavo/doc"
	"octavo/epub/xhtml"
	"octavo/fonts"
	"octavo/theme"
)

// Options are how a book is written.
type Options struct {
	Theme *theme.Theme // required: the style sheet is made from it
	Fonts *fonts.Book  // required: the cover is drawn with it
	// Lang is the language of a book that does not name its own; "en" if empty.
	Lang string
	// TOCDepth is how many levels of headings, from the chapters' titles down,
	// the table of contents shows; 0 for 3, of which its page shows 2.
	TOCDepth int
	// EmbedFonts puts the theme's fonts into the file.
	EmbedFonts bool
	// MaxImageSize is the longest side of a picture in pixels; larger ones are
	// scaled down. 0 for 2000.
	MaxImageSize int
	// Modified is when the book was last changed; zero for the latest date
	// found in it. The clock is never read.
	Modified time.Time
	// Pages are where the pages of a printed edition begin in each chapter; with
	// them the book gets a page list. PrintSource names that edition.
	Pages       map[*doc.Chapter][]doc.PageStart
	PrintSource string
	// Producer is the program's name and version, for the colophon and metadata.
	Producer string
	// Limits end the writing early where their context is over; what there is
	// then is not whole, and the error the context's.
	Limits doc.Limits
}

// Write writes a book. The same book and options make the same bytes. The
// diagnostics name what a checker or a reader would find wrong, with its place
// in the source.
func Write(w io.Writer, b *doc.Book, o Options) ([]doc.Diagnostic, error) {
	p := newPublication(b, &o)
	if len(p.texts) == 0 {
		return p.diags.List, errors.New("the book has no texts")
	}
	drawn := make(chan cover, 1)
	go func() { drawn <- p.drawCover() }()
	p.pictures = gather(b, b.Cover)
	p.diags.List = append(p.diags.List, p.pictures.make(b.Cover, &o)...)
	p.render()
	p.embedFonts()
	p.cover = <-drawn
	if err := o.Limits.Err(); err != nil {
		return p.diags.List, err
	}
	if p.cover.err != nil {
		return p.diags.List, p.cover.err
	}
	p.assemble()
	return p.diags.List, p.finish(w, p.packageDocument())
}

// assemble puts the book's files into their order: the navigation, the style
// sheets, the pages as they are read, and what these show.
func (p *publication) assemble() {
	if p.book.Cover == nil {
		p.reportCover(&p.cover)
	}
	p.givenCover(&p.cover)
	nav := p.add(&resource{id: "nav", path: "nav.xhtml", mediaType: "application/xhtml+xml", properties: "nav"})
	ncx := p.add(&resource{id: "ncx", path: "toc.ncx", mediaType: "application/x-dtbncx+xml"})
	p.add(&resource{id: "css", path: styleFile, mediaType: "text/css", data: p.styleSheet()})
	p.add(&resource{id: "css-cover", path: coverStyleFile, mediaType: "text/css", data: []byte(coverStyle)})
	p.coverPage = p.addPage("cover", textFolder+"cover.xhtml", p.cover.page, fromText+coverStyleFile)
	p.spine = append(p.spine, p.coverPage)
	if !p.isPost() {
		p.titlePage = p.addPage("title-page", textFolder+"title-page.xhtml", p.titlePageFile(), fromText+styleFile)
		p.contents = nav
		p.spine = append(p.spine, p.titlePage, nav)
	}
	for _, t := range p.texts {
		p.spine = append(p.spine, p.add(t.page))
	}
	if f := p.colophonFile(); f != nil {
		p.spine = append(p.spine, p.addPage("colophon", textFolder+"colophon.xhtml", f, fromText+styleFile))
	}
	p.addMedia()
	toc := p.contentsOf()
	nav.data = xhtml.Page(p.navigation(toc), xhtml.PageOptions{Styles: []string{styleFile}})
	ncx.data = p.ncx(toc)
}

// addMedia adds the pictures that the pages show, and the fonts.
func (p *publication) addMedia() {
	if p.cover.image.id == "cover-image" {
		p.add(p.cover.image)
	}
	for _, pic := range p.pictures.list {
		if pic.made != nil {
			p.add(pic.resource())
		}
	}
	seen := map[*resource]bool{}
	for _, f := range p.faces {
		if !seen[f.file] {
			seen[f.file] = true
			p.add(f.file)
		}
	}
}
