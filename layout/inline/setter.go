package inline

import (
	"octavo/doc"
	"octavo/fonts"
	"octavo/geom"
	"octavo/theme"
)

// Setter sets paragraphs with one set of faces and one tuning. It is for one
// goroutine at a time; several can share a Book.
type Setter struct {
	book   *fonts.Book
	tuning *theme.LineBreaks
	diags  doc.Diagnostics
}

// NewSetter returns a Setter.
func NewSetter(book *fonts.Book, tuning *theme.LineBreaks) *Setter {
	return &Setter{book: book, tuning: tuning}
}

// Diagnostics gives what was reported so far: missing characters, once each,
// and lines that do not fit.
func (s *Setter) Diagnostics() []doc.Diagnostic { return s.diags.List }

// Paragraph is a paragraph, shaped and ready to be broken into lines at any
// measure.
type Paragraph struct {
	opts Options
}

// Prepare itemises and shapes spans.
func (s *Setter) Prepare(spans []Span, opts Options) *Paragraph { return &Paragraph{opts: opts} }

// MinWidth is the least measure at which no line is too wide; NaturalWidth the
// least at which no line has to break that the author did not break.
func (p *Paragraph) MinWidth() geom.Length     { return 0 }
func (p *Paragraph) NaturalWidth() geom.Length { return 0 }

// Lines breaks the paragraph at a measure. It can be called again with another
// measure; the items of its lines are new each time.
func (p *Paragraph) Lines(measure geom.Length) []Line { return nil }
