package pngrows

import (
	"bytes"
	"io"

	"octavo/internal/deflate"
)

// Reader reads the rows of a PNG file: of a screenshot of five million pixels,
// never more than two rows are in memory.
type Reader struct {
	Header
	in         *deflate.Reader
	at         int    // the row that is read next
	row, above []byte // the last row and the one above it, each after its filter's name
	err        error
}

// NewReader makes a reader of a file with 8 bits a channel in colour, with alpha or
// without, whose rows are not interlaced; nil for other files, and those that are
// damaged.
func NewReader(file []byte) *Reader {
	chunks := NewChunks(file)
	h, ok := chunks.Header()
	if !ok || h.Bits != 8 || h.Interlaced || h.Kind != RGB && h.Kind != RGBA || h.Width < 1 {
		return nil
	}
	data, transparent := chunks.Data()
	if data == nil || transparent {
		return nil
	}
	in, err := deflate.NewReader(data, false)
	if err != nil {
		return nil
	}
	n := 1 + h.Kind.Channels()*h.Width
	return &Reader{Header: h, in: in, row: make([]byte, n), above: make([]byte, n)}
}

// Row gives the next row, three or four bytes a pixel. It is good until the next
// is asked for. Again says that it is like the one before, as many of screenshots
// are.
func (r *Reader) Row() (row []byte, again bool, err error) {
	if r.err != nil {
		return nil, false, r.err
	}
	r.at++
	r.row, r.above = r.above, r.row
	filtered, _, err := r.in.Next(len(r.row))
	if err != nil {
		r.err = err
		return nil, false, err
	}
	copy(r.row, filtered)
	if !unfilter(r.row[0], r.row[1:], r.above[1:], r.Kind.Channels()) {
		r.err = deflate.ErrDamaged
		return nil, false, r.err
	}
	return r.row[1:], r.at > 1 && bytes.Equal(r.row[1:], r.above[1:]), nil
}

// Whole reports whether all rows were read, and nothing else was there.
func (r *Reader) Whole() bool {
	if r.err != nil || r.at != r.Height {
		return false
	}
	_, _, err := r.in.Next(1)
	return err == io.EOF
}
