package octavo

import (
	"fmt"
	"io"
	"strings"

	"octavo/bundle"
	"octavo/doc"
	"octavo/fonts"
	"octavo/internal/nearest"
	"octavo/layout"
	"octavo/page"
	"octavo/pdf"
)

// Format is a kind of file that Octavo writes. Its name is also the ending of
// such files.
type Format string

// The formats.
const (
	PDF  Format = "pdf"
	EPUB Format = "epub"
)

// format is a row in the list of formats: another one is a package with a
// Write, and a row.
type format struct {
	name      Format
	write     func(w io.Writer, src []byte, o *Options) (Result, error)
	writeBook func(s *bookWriter, w io.Writer) ([]doc.Diagnostic, error)
}

// formats are all formats, the usual one first.
func formats() []format {
	return []format{
		{PDF, writePDF, (*bookWriter).writePDF},
		{EPUB, writeEPUB, (*bookWriter).writeEPUB},
	}
}

// Formats are the formats that Convert can write, the usual one first.
func Formats() []Format {
	var names []Format
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// ParseFormat is the format with a name, in any case.
func ParseFormat(name string) (Format, error) {
	f, err := lookup(Format(strings.ToLower(name)))
	return f.name, err
}

func lookup(name Format) (format, error) {
	var names []string
	for _, f := range formats() {
		if f.name == name || name == "" {
			return f, nil
		}
		names = append(names, string(f.name))
	}
	hint := "the formats are " + strings.Join(names, ", ")
	if near := nearest.Name(string(name), names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return format{}, &doc.Error{Message: fmt.Sprintf("there is no format %q", name), Hint: hint}
}

// writePDF sets a text on pages and writes them.
func writePDF(w io.Writer, src []byte, o *Options) (Result, error) {
	d, diags, err := parse(src, o)
	result := Result{Diagnostics: diags}
	if d != nil {
		result.Documents = []*doc.Document{d}
	}
	if err != nil {
		return result, err
	}
	result.Diagnostics = append(result.Diagnostics, o.owed(d)...)
	pages, more, err := paginate(d, o)
	result.Diagnostics = append(result.Diagnostics, more...)
	if err != nil {
		return result, err
	}
	defer o.stage("writing")()
	problems, err := pdf.Write(o.timed(w), pages, o.pdfOptions(d))
	result.Pages = len(pages.Pages)
	result.Diagnostics = append(result.Diagnostics, report(problems, d)...)
	return result, err
}

// writeEPUB makes a book of one text.
func writeEPUB(w io.Writer, src []byte, o *Options) (Result, error) {
	in := Input{FS: o.FS, Path: o.Dir, Name: o.File, Data: src}
	read, err := readAlone(in, o)
	if err != nil {
		return Result{}, err
	}
	result, err := WriteBook(read.Book, []Edition{{EPUB, w}}, *o)
	result.Diagnostics = append(read.Diagnostics, result.Diagnostics...)
	result.Documents = read.Book.Documents()
	return result, err
}

// readAlone reads a book of one text, be it a draft or not.
func readAlone(in Input, o *Options) (*bundle.Result, error) {
	defer o.stage("reading")()
	if in.Data == nil {
		in.Data = []byte{}
	}
	return bundle.Read([]Input{in}, bundle.Options{
		Lang: o.Lang, Drafts: true, RemoteImages: o.RemoteImages,
		Images: o.Images, Extensions: o.Extensions, Workers: o.Workers, Limits: o.Limits})
}

// paginate sets a document on pages as the options ask.
func paginate(d *doc.Document, o *Options) (*page.Document, []doc.Diagnostic, error) {
	defer o.stage("setting")()
	th, err := o.look()
	if err != nil {
		return nil, nil, err
	}
	book, err := o.fonts()
	if err != nil {
		return nil, nil, err
	}
	d.NumberHeadings(th.Number.Headings)
	return layout.Layout(d, layout.Options{
		Theme: th,
		Book:  book,
		Lang:  o.Lang,
		TOC:   o.wantsTOC(d),
		Date:  o.SourceDate,

		Workers: o.Workers,
		Limits:  o.Limits,
	})
}

// fonts are those that were given, or the embedded ones.
func (o *Options) fonts() (*fonts.Book, error) {
	if o.Book != nil {
		return o.Book, nil
	}
	book, _, err := fonts.New(fonts.Options{})
	return book, err
}

// wantsTOC: the options first, then the front matter.
func (o *Options) wantsTOC(d *doc.Document) bool {
	switch {
	case o.TOC != nil:
		return *o.TOC
	case d.Meta.TOC != nil:
		return *d.Meta.TOC
	}
	return false
}
