package octavo

import (
	"io"

	"octavo/bundle"
	"octavo/doc"
	"octavo/epub"
	"octavo/fonts"
	"octavo/geom"
	"octavo/layout"
	"octavo/pdf"
	"octavo/theme"
)

// Input is a text, a folder of texts, a SUMMARY.md, or a book file.
type Input = bundle.Input

// BookOptions say which texts make a book, in which order.
type BookOptions = bundle.Options

// Edition is one form in which a book is written.
type Edition struct {
	Format Format
	W      io.Writer
}

// Print is how a printed book is made up. The zero value is for reading on a
// screen: single pages, chapters on the next page.
type Print struct {
	// OpenRight has parts and chapters begin on right-hand pages.
	OpenRight bool
	// TwoSided mirrors the margins of left-hand pages.
	TwoSided bool
	// Bleed is how far the paper goes beyond the trimmed page; with it there
	// are crop marks.
	Bleed geom.Length
	// Links notes the addresses of links at the foot of the page, and the page
	// numbers of places in the book.
	Links bool
	// TagIndex and DateIndex add an index of tags, and a list of the chapters
	// by date, at the end.
	TagIndex, DateIndex bool
}

// ReadBook makes a book of inputs, for WriteBook. Its diagnostics are in the
// result.
func ReadBook(inputs []Input, o BookOptions) (*bundle.Result, error) {
	return bundle.Read(inputs, o)
}

// WriteBook writes a book in one or more editions. Where a PDF is among them,
// the others get its page numbers.
func WriteBook(b *doc.Book, editions []Edition, o Options) (Result, error) {
	s := &bookWriter{book: b, o: &o}
	if err := s.prepare(); err != nil {
		return Result{}, err
	}
	owing := o
	owing.Lang = languageFor(b, o.Lang)
	result := Result{Diagnostics: owing.owed(b.Documents()...)}
	for _, e := range inOrder(editions) {
		diags, err := s.write(e)
		result.Diagnostics = append(result.Diagnostics, diags...)
		if err == nil {
			err = o.Limits.Err()
		}
		if err != nil {
			return result, err
		}
	}
	if s.pages != nil {
		result.Pages = len(s.pages.Document.Pages)
	}
	doc.SortByPos(result.Diagnostics)
	return result, nil
}

// languageFor is the language of texts in a book that name none, "" if nobody has
// said: where no text names one, the book's is from its book file.
func languageFor(b *doc.Book, lang string) string {
	if lang != "" {
		return lang
	}
	for _, d := range b.Documents() {
		if d.Meta.Lang != "" {
			return ""
		}
	}
	return b.Meta.Lang
}

// inOrder puts the editions with pages first, for the others refer to them.
func inOrder(editions []Edition) []Edition {
	var first, rest []Edition
	for _, e := range editions {
		if e.Format == PDF || e.Format == "" {
			first = append(first, e)
		} else {
			rest = append(rest, e)
		}
	}
	return append(first, rest...)
}

// bookWriter is the state of one WriteBook.
type bookWriter struct {
	book  *doc.Book
	o     *Options
	look  *theme.Theme
	fonts *fonts.Book
	pages *layout.BookPages // once they are set
}

func (s *bookWriter) prepare() (err error) {
	if s.look, err = s.o.look(); err != nil {
		return err
	}
	s.book.NumberHeadings(s.look.Number.Headings)
	s.fonts, err = s.o.fonts()
	return err
}

func (s *bookWriter) write(e Edition) ([]doc.Diagnostic, error) {
	f, err := lookup(e.Format)
	if err != nil {
		return nil, err
	}
	return f.writeBook(s, e.W)
}

func (s *bookWriter) writePDF(w io.Writer) ([]doc.Diagnostic, error) {
	pages, diags, err := s.paginate()
	if err != nil {
		return diags, err
	}
	s.pages = pages
	defer s.o.stage("writing PDF")()
	o := s.o.pdfOptions(s.book.Documents()...)
	o.Consume = true // of the pages, the other editions need the numbers alone
	problems, err := pdf.Write(s.o.timed(w), pages.Document, o)
	return append(diags, report(problems, s.book.Documents()...)...), err
}

func (s *bookWriter) paginate() (*layout.BookPages, []doc.Diagnostic, error) {
	defer s.o.stage("setting")()
	p := s.o.Print
	return layout.Book(s.book, layout.BookOptions{
		Options: layout.Options{
			Theme: s.look, Book: s.fonts, Lang: s.o.Lang, Date: s.o.SourceDate, Workers: s.o.Workers,
			Limits: s.o.Limits},
		TOCDepth: s.o.TOCDepth, NoTOC: s.o.TOC != nil && !*s.o.TOC,
		OpenRight: p.OpenRight, TwoSided: p.TwoSided, Bleed: p.Bleed,
		PrintLinks: p.Links, TagIndex: p.TagIndex, DateIndex: p.DateIndex,
	})
}

func (s *bookWriter) writeEPUB(w io.Writer) ([]doc.Diagnostic, error) {
	defer s.o.stage("writing EPUB")()
	o := epub.Options{
		Theme: s.look, Fonts: s.fonts, Lang: s.o.Lang,
		TOCDepth: s.o.TOCDepth, EmbedFonts: s.o.EmbedFonts, MaxImageSize: s.o.MaxImageSize,
		Modified: s.o.SourceDate, Producer: s.o.Producer, Limits: s.o.Limits,
	}
	if s.pages != nil {
		o.Pages, o.PrintSource = s.pages.Starts, s.book.Meta.Title
	}
	return epub.Write(s.o.timed(w), s.book, o)
}
