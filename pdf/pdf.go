// Package pdf writes finished pages as a PDF file: tagged, with its fonts
// embedded, fit for archives and for people who can't see.
//
// The pages go through fpdf, which knows nothing of glyphs, tags or metadata.
// A finishing pass (finish*.go) reads its file back and writes the final one.
// Section numbers in this package's comments are those of ISO 32000-1 unless
// another standard is named.
package pdf

import (
	"context"
	"errors"
	"io"

	"octavo/page"
)

// Options are how a file is written. The zero value is a good choice.
type Options struct {
	// Producer is the program's name and version; "Octavo" if empty.
	Producer string
	// Profile is which standards the file keeps to.
	Profile Profile
	// Attachments are the texts that the document was made from, in their
	// order, for Extract to give back.
	Attachments []Attachment
	// ImageDPI is the resolution that larger pictures are reduced to: 0 for
	// 300 pixels an inch, less than 0 to leave them as they are.
	ImageDPI int
	// Consume gives up what is on each page once it is drawn, for a caller who
	// has no more use for it: a book of thousands of pages then needs a third
	// less memory.
	Consume bool
	// Workers is how many goroutines share the work; 0 for as many as there are
	// processors. The file does not depend on it.
	Workers int
	// Context ends the work before it is done; nil never does. It is asked for
	// every page, picture and stream, and its error is that of Write.
	Context context.Context
}

// ended is why the work has to end; nil while it may go on.
func (o *Options) ended() error {
	if o.Context == nil {
		return nil
	}
	return o.Context.Err()
}

// Problem is something that could not be put in the file as it should be.
type Problem struct {
	Code    string // stable, lower case: "broken-image", "missing-dest"
	Message string
	Name    string // of the image or the place
}

// Write writes a document. The same document makes the same bytes, on every
// machine and whatever the time. An error means that there is no useful file;
// problems come with a whole file.
func Write(w io.Writer, d *page.Document, o Options) ([]Problem, error) {
	if len(d.Pages) == 0 {
		return nil, errors.New("a PDF file needs a page")
	}
	std, err := o.standard()
	if err != nil {
		return nil, err
	}
	// What the glyphs stand for, and the faces that they need.
	faces, err := embedFonts(takeCensus(d.Pages, o.workers()), o.workers())
	if err != nil {
		return nil, err
	}
	// Pictures, decoded where they can't go in as they are.
	s := newShared(d, faces, std)
	problems := s.loadImages(o)
	if err := o.ended(); err != nil {
		return nil, err
	}
	// The pages' content, each by itself.
	drawn, err := drawPages(s, o, o.Consume && !s.std.two) // PDF 2.0 looks again for what links lead to
	if err != nil {
		return nil, err
	}
	// fpdf makes pages of it.
	raw, err := carryPages(d, drawn, o)
	if err != nil {
		return nil, err
	}
	// And the finishing pass makes a file of them.
	more, err := finish(w, raw, s, drawn, o)
	return append(problems, more...), err
}
