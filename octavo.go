// Package octavo turns Markdown into books: PDF pages as a good book designer
// would set them, and EPUB.
//
// There is one call for each use, and options whose zero values are good ones:
//
//   - [Convert] writes one text; [ConvertFile] and [ConvertReader] say where it
//     comes from, [ConvertContext] can be stopped.
//   - [Bundle] makes one book of many texts, in any number of editions;
//     [BundleContext] can be stopped. [ReadBook] and [WriteBook] are its two
//     halves, for those who want to change the book between them.
//   - [FrontMatter] reads what a text says of itself, [Extract] gives back the
//     sources that a PDF carries.
//
// # What goes in and out
//
// Texts are bytes, or come from an [io.Reader] or a file system ([io/fs.FS]);
// what is made goes to an [io.Writer]. No other file is read, and not the
// network, the clock or the environment: the same input makes the same bytes,
// on any machine and with any number of processors.
//
// # What is said
//
// An error means that there is no output worth having. It is an [*Error] where it
// has to do with a text: it has a place and often a hint. What is less than that
// is a [Diagnostic] in the [Result], also beside an error. Nothing is printed or
// logged, and nothing is left out without a word.
//
// # Many at once
//
// All functions can be called from any number of goroutines; there is no global
// state. A [fonts.Book] can be shared, and should be where there are many texts:
// it remembers what it has read. So can a [theme.Theme]; nobody writes to it.
//
// # What can be added
//
//   - Syntax: [Options.Extensions] takes extensions of goldmark, and what their
//     nodes become.
//   - Pictures: [Options.Images] is asked for every picture, and
//     [Options.RemoteImages] for those that have an address.
//   - Fonts: [fonts.New] makes a book of folders, file systems and the system's
//     fonts, for [Options.Book].
//   - Looks: [theme.Load] reads a theme, for [Options.Theme].
//
// The stages are packages of their own, and can be used alone:
//
//	markdown.Parse  →  layout.Layout  →  pdf.Write
//	bundle.Read     →  layout.Book    →  pdf.Write
//	bundle.Read     →  epub.Write
package octavo

import (
	"io"
	"io/fs"
	"strings"
	"time"

	"octavo/doc"
	"octavo/fonts"
	"octavo/geom"
	"octavo/markdown"
	"octavo/theme"
)

// Options are how a text is converted. The zero value makes a PDF of A4 pages
// from text alone.
type Options struct {
	// Format is what is written; PDF if empty.
	Format Format
	// File is the name of the source in messages.
	File string
	// FS is where pictures are found, and Dir the folder of the source in it.
	// Nothing outside of FS is read; nil means that there are no pictures.
	FS  fs.FS
	Dir string
	// RemoteImages gets a picture from the network; nil leaves them out.
	RemoteImages func(url string) ([]byte, error)
	// Images, if not nil, is asked first for every picture: by what the text
	// calls it, and the text's folder in FS. Where its error is fs.ErrNotExist,
	// the picture is looked for as usual. It and RemoteImages are called by
	// several goroutines at once where there are several texts.
	Images func(src, dir string) ([]byte, error)
	// Extensions add to the Markdown that is understood.
	Extensions []Extension
	// Lang is the language (BCP 47) of a text that does not name its own. Where it is
	// empty that is found by the text, and is "en" if it can't be.
	Lang string
	// TOC sets a table of contents, or none; nil leaves it to the text. Books
	// have one unless it is false.
	TOC *bool
	// TOCDepth is how many levels the contents of a book show, from the
	// chapters' titles down. 0 is 2 for pages, or chapters alone where those are
	// very many, and 3 for the menus of readers.
	TOCDepth int
	// Print is how the pages of a book are made up.
	Print Print
	// EmbedFonts puts the theme's fonts into an EPUB, and MaxImageSize scales
	// pictures in it down to so many pixels; 0 for 2000.
	EmbedFonts   bool
	MaxImageSize int

	// Theme is how pages look; nil for the built-in one.
	Theme *theme.Theme
	// Book has the fonts; nil for the embedded ones. Share one between texts:
	// what is learnt about its faces is kept.
	Book *fonts.Book
	// Paper is the size of a page; zero for the theme's.
	Paper geom.Size
	// Margins are from the edges of the paper; nil for the theme's, which
	// give way on small paper.
	Margins *Margins
	// FontSize is the size of the text: all else that the theme measures
	// grows and shrinks with it. Zero for the theme's.
	FontSize geom.Length

	// Profile is the standards that a PDF keeps to; the default is PDF/UA-1 and
	// PDF/A-2a.
	Profile Profile
	// AttachSource puts the texts into a PDF that was made of them, for Extract
	// to give back. The default profile is then PDF/UA-1 and PDF/A-3a.
	AttachSource bool

	// Thorough reports also what most texts do without: a language, a title.
	Thorough bool

	// Limits are how much of the machine a text may take; the zero value has
	// good ones. Their Context, if any, ends the work early: with its error.
	Limits doc.Limits

	// SourceDate is the date of a file whose text has none. Zero leaves the
	// date out: the clock is never read.
	SourceDate time.Time
	// Producer is the program's name and version, for the file's metadata.
	Producer string
	// Workers is how many goroutines set a text; 0 for as many as there are
	// processors. The result does not depend on it.
	Workers int
	// Trace, if not nil, is called when a stage begins; what it returns is
	// called when the stage is done.
	Trace func(stage string) (done func())
}

// Margins are distances from the edges of the paper to the text.
type Margins struct{ Top, Right, Bottom, Left geom.Length }

// Result is what is known of a conversion.
type Result struct {
	// Diagnostics say what went less than well, in the order of the source.
	Diagnostics []Diagnostic
	// Pages is how many pages there are; 0 for a format without pages.
	Pages int
	// Documents are the texts as they were read.
	Documents []*doc.Document
	// Drafts and Unselected count the texts that Bundle left out.
	Drafts, Unselected int
}

// Diagnostic says what went less than well, where, and what would help. Its Code
// is stable, its Severity a warning or a note; it prints as file:line:col.
type Diagnostic = doc.Diagnostic

// Error is an error with a place in a text.
type Error = doc.Error

// Extension adds to the Markdown that is understood: an extension of goldmark,
// and what its nodes become.
type Extension = markdown.Extension

// Words counts the words of the text.
func (r Result) Words() int {
	n := 0
	for _, d := range r.Documents {
		for range strings.FieldsSeq(doc.BlockText(d.Blocks)) {
			n++
		}
	}
	return n
}

// Warnings counts the diagnostics that are more than notes.
func (r Result) Warnings() int {
	n := 0
	for _, d := range r.Diagnostics {
		if d.Severity == doc.Warning {
			n++
		}
	}
	return n
}

// Convert writes a Markdown text in another format. The same text and options
// make the same bytes. The error is an *Error where it has to do with the
// text; what is less than an error is in the result's diagnostics, also beside
// an error. Nothing useful was written where there is an error.
func Convert(w io.Writer, src []byte, o Options) (Result, error) {
	f, err := lookup(o.Format)
	if err != nil {
		return Result{}, err
	}
	result, err := f.write(w, src, &o)
	doc.SortByPos(result.Diagnostics)
	return result, err
}

func parse(src []byte, o *Options) (*doc.Document, []doc.Diagnostic, error) {
	defer o.stage("reading")()
	return markdown.Parse(src, markdown.Options{
		File:         o.File,
		Lang:         o.Lang,
		FS:           o.FS,
		Dir:          o.Dir,
		RemoteImages: o.RemoteImages,
		Images:       o.Images,
		Extensions:   o.Extensions,
		Limits:       o.Limits,
	})
}

// FrontMatter reads what a text says of itself at its head. Its errors are
// those of Convert. See [Options] for File.
func FrontMatter(src []byte, file string) (doc.Meta, error) {
	meta, _, err := markdown.FrontMatter(src, markdown.Options{File: file})
	return meta, err
}

// LoadImage reads a picture, by its path in fsys or, if o has RemoteImages, by
// its address: for a cover. The error is a *doc.Error.
func LoadImage(fsys fs.FS, name string, o Options) (*doc.Asset, error) {
	asset, problem := markdown.LoadImage(name, markdown.Options{FS: fsys, RemoteImages: o.RemoteImages, Images: o.Images, Limits: o.Limits})
	if problem != nil && asset == nil {
		return nil, &doc.Error{Message: problem.Message, Hint: problem.Hint}
	}
	return asset, nil
}

// stage tells the trace that a stage begins.
func (o *Options) stage(name string) (done func()) {
	if o.Trace == nil {
		return func() {}
	}
	return o.Trace(name)
}
