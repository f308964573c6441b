// Package markdown reads Markdown with front matter into a doc.Document. It
// has goldmark parse the text and walks the tree once; each extension of
// CommonMark is a file of its own.
package markdown

import (
	"io/fs"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"octavo/doc"
)

// Options say how a source is read. The zero value reads text alone.
type Options struct {
	// File is the name of the source in positions and messages.
	File string
	// Lang is the language (BCP 47) of a text whose front matter names none;
	// "" means English.
	Lang string
	// FS is where images are found; nil means that there are none.
	FS fs.FS
	// Dir is the folder of the source in FS, to which image paths are relative.
	Dir string
	// KeepTitleHeading leaves a heading that is the title in the blocks.
	KeepTitleHeading bool
	// Includes reads code as mdBook does: with files in the places of directives
	// that name them, and without the lines of Rust that it hides.
	Includes bool
	// RemoteImages gets an image from the network; nil leaves them out.
	RemoteImages func(url string) ([]byte, error)
	// Images, if not nil, is asked first for every picture but data: URLs: by
	// what the text calls it, and the text's folder in FS. Where its error is
	// fs.ErrNotExist, the picture is looked for as usual. It is called by
	// several texts at once.
	Images func(src, dir string) ([]byte, error)
	// Extensions are asked for each node, in their order.
	Extensions []Extension
	// Assets, if not nil, keeps pictures for several texts that share an FS, so
	// that each is read once.
	Assets *Assets
	// Limits are what the source may ask for.
	Limits doc.Limits
}

// Parse reads a source. The error is an *doc.Error about front matter that
// cannot be read or a limit that was passed, or that of the limits' context;
// everything else that goes less than well is a diagnostic.
func Parse(src []byte, o Options) (*doc.Document, []doc.Diagnostic, error) {
	if err := checkSize(src, &o); err != nil {
		return nil, nil, err
	}
	t, err := Open(src, o)
	if err != nil {
		return nil, t.diags, err
	}
	return t.Parse()
}

// Text is a source of which the head was read. It is to be parsed at most once.
type Text struct {
	// Meta is what FrontMatter gives.
	Meta doc.Meta

	options Options
	source  []byte // as it was given
	decoded []byte
	start   int // of the text behind the front matter, in decoded
	meta    doc.Meta
	diags   []doc.Diagnostic
}

// Open reads a source's front matter, for those who decide by it whether they
// want the text. The error is a *doc.Error, as Parse's.
func Open(src []byte, o Options) (*Text, error) {
	t := &Text{options: o, source: src}
	t.decoded, t.diags = decode(src, o.File)
	meta, start, diags, err := splitFrontMatter(t.decoded, o.File)
	if err != nil {
		return t, err
	}
	t.Meta, t.meta, t.start, t.diags = meta, meta, start, append(t.diags, diags...)
	dateByName(&t.Meta, o.File)
	return t, nil
}

// Parse reads the text, as the function Parse does.
func (t *Text) Parse() (*doc.Document, []doc.Diagnostic, error) {
	o := t.options
	if err := checkSize(t.source, &o); err != nil {
		return nil, nil, err
	}
	t.findLanguage()
	l := newLowerer(t.decoded, t.start, t.meta.Lang, o)
	l.diags.List = t.diags

	l.readMDX()

	root := grammarFor(l.body, o.Extensions).Parse(limitedReader{text.NewReader(hideTemplates(l.body)), l.limits}, parser.WithContext(l.context))
	l.reportRefusal(l.context)
	d := &doc.Document{Meta: t.meta, File: o.File, Source: t.source}
	d.Blocks = badgesBelow(l.blocks(root))
	l.plainHeadings(d.Blocks)
	d.Notes = l.lowerNotes(root)
	l.metaLines(&d.Meta)
	dateByName(&d.Meta, o.File)
	l.assignIDs()
	l.takeTitle(d)
	l.settleCrossRefs(d)
	l.checkLinks()
	l.reportEmpty(d)
	if err := l.verdict(); err != nil {
		return nil, l.diags.List, err
	}
	highlightAll(l.code, l.limits.Stopped)
	doc.SortByPos(l.diags.List)
	return d, l.diags.List, l.limits.Err()
}
