package doc

import (
	"context"
	"fmt"
	"io"
)

// Limits are how much of the machine a text may take, and how long. Its zero
// value is for texts of strangers: a field that is zero has its default, which
// real books stay far below.
type Limits struct {
	// Context ends the work before it is done; nil never does. What is then made
	// is worth nothing, and whoever called gets the context's error.
	Context context.Context
	// TextBytes is how long a text may be. The texts of a book may have
	// BookShare times as much together.
	TextBytes int
	// Blocks is how many paragraphs, items, cells and so on a text may have.
	Blocks int
	// ImagePixels is how many pixels a picture may have.
	ImagePixels int
	// Pages is how many pages may come of it.
	Pages int
	// Texts is how many texts a book may have.
	Texts int
	// Depth is how deep quotes, lists and HTML may nest; what is deeper is set
	// flat. At most MaxDepth.
	Depth int
	// Cells is how many cells a table may have.
	Cells int
	// SVGElements is how many elements an SVG picture may have, and how many
	// more may be drawn by reference; SVGReferences how deep references may
	// stand in what is referred to.
	SVGElements, SVGReferences int
}

// The defaults of Limits.
const (
	DefaultTextBytes   = 16 << 20 // five times "War and Peace"
	DefaultBlocks      = 500_000  // a hundred times as many as a book has
	DefaultImagePixels = 100_000_000
	DefaultPages       = 50_000
	DefaultTexts       = 20_000
	DefaultDepth       = 50
	DefaultCells       = 200_000

	DefaultSVGElements   = 200_000
	DefaultSVGReferences = 16

	// MaxDepth is how deep texts can nest at all: the work on them recurses.
	MaxDepth = 500

	BookShare = 8
)

// Full are the limits with defaults in the place of zeros.
func (l Limits) Full() Limits {
	for _, f := range []struct {
		value *int
		usual int
	}{
		{&l.TextBytes, DefaultTextBytes},
		{&l.Blocks, DefaultBlocks},
		{&l.ImagePixels, DefaultImagePixels},
		{&l.Pages, DefaultPages},
		{&l.Texts, DefaultTexts},
		{&l.Depth, DefaultDepth},
		{&l.Cells, DefaultCells},
		{&l.SVGElements, DefaultSVGElements},
		{&l.SVGReferences, DefaultSVGReferences},
	} {
		if *f.value <= 0 {
			*f.value = f.usual
		}
	}
	l.Depth = min(l.Depth, MaxDepth)
	return l
}

// Err is why the work has to end; nil while it may go on. It takes some
// nanoseconds: ask for every block, not for every letter.
func (l *Limits) Err() error {
	if l.Context == nil {
		return nil
	}
	return l.Context.Err()
}

// Stopped reports whether the work has to end.
func (l *Limits) Stopped() bool { return l.Err() != nil }

// Reader reads from r until the work has to end: then its error is that of Err.
// It is for decoders, which ask for no clock.
func (l *Limits) Reader(r io.Reader) io.Reader {
	if l.Context == nil {
		return r
	}
	return limitedReader{r, l}
}

type limitedReader struct {
	r io.Reader
	l *Limits
}

func (l limitedReader) Read(p []byte) (int, error) {
	if err := l.l.Err(); err != nil {
		return 0, err
	}
	return l.r.Read(p)
}

// SplitIt is what helps where a text is too long.
const SplitIt = "split it, as by chapters; or allow for more with --max-input"

// Bytes words a size as people read it.
func Bytes(n int) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
