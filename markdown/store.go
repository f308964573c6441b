package markdown

import (
	"strings"

	"octavo/doc"
)

// store gives out what a document is made of: very many small things, which live
// as long as it does, and so are cut from larger pieces of memory. The zero value
// is ready for use.
type store struct {
	texts      slab[doc.Text]
	codes      slab[doc.Code]
	spans      slab[doc.Span]
	links      slab[doc.Link]
	paragraphs slab[doc.Paragraph]
	items      slab[doc.ListItem]
	inlines    shelf[doc.Inline]
	blocks     shelf[doc.Block]
	letters    *strings.Builder
}

// How many things, and bytes of text, the first piece and the largest one hold.
const (
	firstPiece   = 8
	largestPiece = 128
	firstText    = 256
	largestText  = 8 << 10
)

// text makes a text.
func (s *store) text(value []byte) *doc.Text {
	t := s.texts.new()
	t.Value = s.string(value)
	return t
}

// string is a copy of b. No store makes it by itself.
func (s *store) string(b []byte) string {
	if s == nil || len(b) > largestText/4 {
		return string(b)
	}
	if s.letters == nil || s.letters.Cap()-s.letters.Len() < len(b) {
		size := firstText
		if s.letters != nil {
			size = min(2*s.letters.Cap(), largestText)
		}
		s.letters = &strings.Builder{}
		s.letters.Grow(max(size, len(b)))
	}
	from := s.letters.Len()
	s.letters.Write(b)
	return s.letters.String()[from:]
}

// slab makes things of one type.
type slab[T any] struct {
	free []T
	size int
}

func (s *slab[T]) new() *T {
	if len(s.free) == 0 {
		s.size = min(max(2*s.size, firstPiece), largestPiece)
		s.free = make([]T, s.size)
	}
	t := &s.free[0]
	s.free = s.free[1:]
	return t
}

// shelf makes slices of one type.
type shelf[T any] struct {
	free []T
	size int
}

// copy is a copy of a slice; nil if it is empty.
func (s *shelf[T]) copy(list []T) []T {
	n := len(list)
	switch {
	case n == 0:
		return nil
	case n > largestPiece/4:
		return append(make([]T, 0, n), list...)
	case n > len(s.free):
		s.size = min(max(2*s.size, firstPiece, n), largestPiece)
		s.free = make([]T, s.size)
	}
	out := s.free[:n:n]
	s.free = s.free[n:]
	copy(out, list)
	return out
}
