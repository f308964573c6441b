package octavo

import (
	"fmt"
	"io"
	"strings"

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
const PDF Format = "pdf"

// format is a row in the list of formats: another one is a package with a
// Write, and a row.
type format struct {
	name  Format
	write func(w io.Writer, d *doc.Document, o *Options) (Result, error)
}

// formats are all formats, the usual one first.
func formats() []format {
	return []format{
		{PDF, writePDF},
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

// writePDF sets a document on pages and writes them.
func writePDF(w io.Writer, d *doc.Document, o *Options) (Result, error) {
	pages, diags, err := paginate(d, o)
	if err != nil {
		return Result{Diagnostics: diags}, err
	}
	defer o.stage("writing")()
	problems, err := pdf.Write(w, pages, pdf.Options{Producer: o.Producer})
	return Result{Pages: len(pages.Pages), Diagnostics: append(diags, report(problems, d)...)}, err
}

// paginate sets a document on pages as the options ask.
func paginate(d *doc.Document, o *Options) (*page.Document, []doc.Diagnostic, error) {
	defer o.stage("setting")()
	th, err := o.look()
	if err != nil {
		return nil, nil, err
	}
	book := o.Book
	if book == nil {
		if book, _, err = fonts.New(fonts.Options{}); err != nil {
			return nil, nil, err
		}
	}
	return layout.Layout(d, layout.Options{
		Theme: th,
		Book:  book,
		Lang:  o.Lang,
		TOC:   o.wantsTOC(d),
		Date:  o.SourceDate,
	})
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
