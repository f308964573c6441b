package pdf

import (
	"bytes"
	"encoding/binary"
	"image"
	"io"

	"octavo/internal/deflate"
)

// pngScaled makes a PNG file's picture smaller while it is read, a row at a
// time: of a screenshot of five million pixels, never more than two rows are in
// memory. It is nil for files other than those of 8 bits in colour whose rows are
// not interlaced, and for damaged ones.
func pngScaled(data []byte, config image.Config, w, h int) *image.RGBA {
	r := newPNGRows(data, config)
	if r == nil {
		return nil
	}
	small := scaledRows(r.row, config.Width, config.Height, w, h)
	if !r.whole() {
		return nil
	}
	return small
}

// pngRows reads the rows of a PNG file.
type pngRows struct {
	in     *deflate.Reader
	pixel  int    // bytes of a pixel: 3, or 4 with alpha
	at     int    // the row that is read next
	row0   []byte // the last row and the one above it, each after its filter's name
	above  []byte
	out    []byte // on white, four bytes a pixel
	height int
	err    error
}

func newPNGRows(data []byte, config image.Config) *pngRows {
	const signature, bits, kind, interlace = 8, 8, 9, 12
	chunks := pngChunks{rest: data[min(signature, len(data)):]}
	name, head, ok := chunks.next()
	if !ok || name != "IHDR" || len(head) != 13 || head[bits] != 8 || head[interlace] != 0 ||
		int(binary.BigEndian.Uint32(head)) != config.Width {
		return nil
	}
	pixel := map[byte]int{2: 3, 6: 4}[head[kind]]
	idat, transparent := pngData(data)
	if pixel == 0 || idat == nil || transparent {
		return nil
	}
	in, err := deflate.NewReader(idat, false)
	if err != nil {
		return nil
	}
	n := 1 + pixel*config.Width
	return &pngRows{
		in: in, pixel: pixel, height: config.Height,
		row0: make([]byte, n), above: make([]byte, n), out: make([]byte, 4*config.Width),
	}
}

// row gives the next row, as y says: they can only be had in turn. It is good
// until the next is asked for. Of screenshots, many are like the one before.
func (r *pngRows) row(y int) (row []byte, again bool) {
	if y != r.at && r.err == nil {
		r.err = io.ErrNoProgress
	}
	if r.err != nil {
		return r.out, false
	}
	r.at++
	r.row0, r.above = r.above, r.row0
	var filtered []byte
	if filtered, _, r.err = r.in.Next(len(r.row0)); r.err != nil {
		return r.out, false
	}
	copy(r.row0, filtered)
	if !unfilter(r.row0[0], r.row0[1:], r.above[1:], r.pixel) {
		r.err = io.ErrUnexpectedEOF
	}
	if r.at > 1 && bytes.Equal(r.row0[1:], r.above[1:]) {
		return r.out, true
	}
	if r.pixel == 4 && allOpaque(r.row0[1:]) {
		return r.row0[1:], false
	}
	if r.pixel == 4 {
		onWhite(r.out, r.row0[1:])
		return r.out, false
	}
	for in, out := r.row0[1:], r.out; len(in) >= 3; in, out = in[3:], out[4:] {
		out[0], out[1], out[2], out[3] = in[0], in[1], in[2], 0xFF
	}
	return r.out, false
}

// whole reports whether all rows could be read, and nothing else was there.
func (r *pngRows) whole() bool {
	if r.err != nil || r.at != r.height {
		return false
	}
	_, _, err := r.in.Next(1)
	return err == io.EOF
}

// unfilter takes a row's filter away (PNG, section 9.2), for pixels of three or
// four bytes; it reports whether there is such a filter.
func unfilter(name byte, row, above []byte, pixel int) bool {
	above = above[:len(row)]
	switch name {
	case filterNone:
	case filterSub:
		left := uint32(0)
		for ; len(row) >= pixel; row = row[pixel:] {
			left = addBytes(left, loadPixel(row, pixel))
			storePixel(row, left, pixel)
		}
	case filterUp:
		for ; len(row) >= 8; row, above = row[8:], above[8:] {
			sum := addBytes(binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(above))
			binary.LittleEndian.PutUint64(row, sum)
		}
		for i, v := range above {
			row[i] += v
		}
	case filterAverage:
		for i := range pixel {
			row[i] += above[i] / 2
		}
		for i := pixel; i < len(row); i++ {
			row[i] += byte((int(row[i-pixel]) + int(above[i])) / 2)
		}
	case filterPaeth:
		unfilterPaeth(row, above, pixel)
	default:
		return false
	}
	return true
}

// unfilterPaeth adds what Paeth's predictor expects.
func unfilterPaeth(row, above []byte, pixel int) {
	left, corner := uint32(0), uint32(0)
	for ; len(row) >= pixel; row, above = row[pixel:], above[pixel:] {
		up := loadPixel(above, pixel)
		left = addBytes(loadPixel(row, pixel), paethPixel(left, up, corner))
		storePixel(row, left, pixel)
		corner = up
	}
}
