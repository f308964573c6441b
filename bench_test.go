package octavo_test

import (
	"bytes"
	"io"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"octavo"
	"octavo/bundle"
	"octavo/doc"
	"octavo/epub"
	"octavo/fonts"
	"octavo/layout"
	"octavo/markdown"
	"octavo/page"
	"octavo/pdf"
	"octavo/theme"
)

// The benchmarks measure a post, a book and a blog, stage by stage and from end
// to end. Each reports as "x-floor" how many times as long it takes as what any
// converter has to do with the same text (see floor), measured in the same run.
// bench/table.go makes a table of what they print.

// BenchmarkConvert goes from Markdown to the bytes of a file: one text by
// itself, or all texts as a book.
func BenchmarkConvert(b *testing.B) {
	for _, c := range corpora(b) {
		for _, f := range []octavo.Format{octavo.PDF, octavo.EPUB} {
			b.Run(c.name+"/"+string(f), func(b *testing.B) {
				measure(b, c, func() int { return c.convert(b, f) })
			})
		}
	}
}

// BenchmarkBatch makes a PDF of each text by itself, with shared faces, as a
// folder is converted.
func BenchmarkBatch(b *testing.B) {
	for _, c := range corpora(b) {
		if len(c.texts) < 2 {
			continue
		}
		b.Run(c.name, func(b *testing.B) {
			faces := embedded(b)
			measure(b, c, func() (pages int) {
				for _, src := range c.texts {
					result, err := octavo.Convert(io.Discard, src, octavo.Options{Book: faces})
					if err != nil {
						b.Fatal(err)
					}
					pages += result.Pages
				}
				return pages
			})
			b.ReportMetric(float64(len(c.texts)*b.N)/b.Elapsed().Seconds(), "files/s")
		})
	}
}

// BenchmarkParse reads Markdown into documents.
func BenchmarkParse(b *testing.B) {
	for _, c := range corpora(b) {
		b.Run(c.name, func(b *testing.B) {
			measure(b, c, func() int {
				for _, src := range c.texts {
					parse(b, src)
				}
				return 0
			})
		})
	}
}

// BenchmarkHighlight reads the code blocks alone. Their floor is chroma.
func BenchmarkHighlight(b *testing.B) {
	for _, c := range corpora(b) {
		b.Run(c.name, func(b *testing.B) {
			src := c.codeOnly()
			f := floor{lexers: newLexerCache()}
			least := median(func() { f.highlight(b, src) })
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				parse(b, src)
			}
			b.ReportMetric(perOp(b)/least.Seconds(), "x-floor")
		})
	}
}

// BenchmarkBundle reads all texts and makes a book of them.
func BenchmarkBundle(b *testing.B) {
	for _, c := range corpora(b) {
		b.Run(c.name, func(b *testing.B) {
			measure(b, c, func() int { c.read(b); return 0 })
		})
	}
}

// BenchmarkLayout sets pages: of a document, or of a book.
func BenchmarkLayout(b *testing.B) {
	for _, c := range corpora(b) {
		b.Run(c.name, func(b *testing.B) {
			set := c.layout(b)
			measure(b, c, func() int { return len(set().Pages) })
		})
	}
}

// BenchmarkWritePDF writes finished pages.
func BenchmarkWritePDF(b *testing.B) {
	for _, c := range corpora(b) {
		b.Run(c.name, func(b *testing.B) {
			pages := c.layout(b)()
			measure(b, c, func() int {
				if _, err := pdf.Write(io.Discard, pages, pdf.Options{}); err != nil {
					b.Fatal(err)
				}
				return len(pages.Pages)
			})
		})
	}
}

// BenchmarkWriteEPUB writes a book that was read.
func BenchmarkWriteEPUB(b *testing.B) {
	for _, c := range corpora(b) {
		b.Run(c.name, func(b *testing.B) {
			book, look, faces := c.read(b), builtin(b), embedded(b)
			measure(b, c, func() int {
				if _, err := epub.Write(io.Discard, book, epub.Options{Theme: look, Fonts: faces}); err != nil {
					b.Fatal(err)
				}
				return 0
			})
		})
	}
}

// measure times op, which returns how many pages it made, and reports what it
// costs beside the floor.
func measure(b *testing.B, c *corpus, op func() (pages int)) {
	b.Helper()
	least := c.floor(b)
	b.SetBytes(int64(c.size()))
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		pages += op()
	}
	b.ReportMetric(perOp(b)/least.Seconds(), "x-floor")
	b.ReportMetric(float64(c.words)/perOp(b), "words/s")
	if pages > 0 {
		b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
	}
}

// floor is how long the least takes that has to be done with the corpus: it is
// measured once in a run, before the first of its benchmarks.
func (c *corpus) floor(tb testing.TB) time.Duration {
	tb.Helper()
	if took, ok := floors.Load(c.name); ok {
		return took.(time.Duration)
	}
	f := floor{lexers: newLexerCache()}
	took := median(func() { f.all(tb, c.texts) })
	floors.Store(c.name, took)
	return took
}

// floors are what was measured, by the names of corpora.
var floors sync.Map

func perOp(b *testing.B) float64 { return b.Elapsed().Seconds() / float64(b.N) }

// median is the median time of a few runs of f, after one that warms up.
func median(f func()) time.Duration {
	f()
	runtime.GC()
	var times []time.Duration
	for total := time.Duration(0); len(times) < 5 || total < 100*time.Millisecond; {
		begun := time.Now()
		f()
		times = append(times, time.Since(begun))
		total += times[len(times)-1]
	}
	slices.Sort(times)
	return times[len(times)/2]
}

// convert makes a file of the corpus, and returns its pages.
func (c *corpus) convert(tb testing.TB, f octavo.Format) int {
	tb.Helper()
	if c.fsys == nil {
		result, err := octavo.Convert(io.Discard, c.texts[0], octavo.Options{Format: f})
		if err != nil {
			tb.Fatal(err)
		}
		return result.Pages
	}
	result, err := octavo.WriteBook(c.read(tb), []octavo.Edition{{Format: f, W: io.Discard}}, octavo.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return result.Pages
}

// read makes a book of the corpus.
func (c *corpus) read(tb testing.TB) *doc.Book {
	tb.Helper()
	in := octavo.Input{Path: ".", Name: c.name + ".md", Data: c.texts[0]}
	if c.fsys != nil {
		in = octavo.Input{FS: c.fsys, Path: c.path, Name: c.name}
	}
	read, err := octavo.ReadBook([]octavo.Input{in}, bundle.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return read.Book
}

// layout returns what sets the corpus on pages, with shared faces.
func (c *corpus) layout(tb testing.TB) func() *page.Document {
	tb.Helper()
	o := layout.Options{Theme: builtin(tb), Book: embedded(tb)}
	if c.fsys == nil {
		d := parse(tb, c.texts[0])
		return func() *page.Document {
			pages, _, err := layout.Layout(d, o)
			if err != nil {
				tb.Fatal(err)
			}
			return pages
		}
	}
	book := c.read(tb)
	return func() *page.Document {
		pages, _, err := layout.Book(book, layout.BookOptions{Options: o})
		if err != nil {
			tb.Fatal(err)
		}
		return pages.Document
	}
}

func parse(tb testing.TB, src []byte) *doc.Document {
	tb.Helper()
	d, _, err := markdown.Parse(src, markdown.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

func builtin(tb testing.TB) *theme.Theme {
	tb.Helper()
	look, err := theme.Builtin(theme.Default)
	if err != nil {
		tb.Fatal(err)
	}
	return look
}

func embedded(tb testing.TB) *fonts.Book {
	tb.Helper()
	faces, _, err := fonts.New(fonts.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return faces
}

// codeOnly is the code of the corpus, each block in a fence, and nothing else.
func (c *corpus) codeOnly() []byte {
	var b bytes.Buffer
	for _, src := range c.texts {
		for _, code := range fencedCode(src) {
			b.WriteString("``````````" + code.lang + "\n" + code.text + "``````````\n\n")
		}
	}
	return b.Bytes()
}
