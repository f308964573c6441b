package pngrows

import (
	"bytes"
	"encoding/binary"
)

// Filter filters rows, one after the other, so that they deflate well. Average is
// not tried: it is hardly ever the best.
type Filter struct {
	pixel int
	above []byte
	tries [4][]byte // each after the byte that names its filter
}

// NewFilter makes a filter for rows of n bytes, so many of which are a pixel.
func NewFilter(n, pixel int) *Filter {
	f := &Filter{pixel: pixel, above: make([]byte, n)}
	for i, name := range []byte{None, Up, Sub, Paeth} {
		f.tries[i] = make([]byte, n+1)
		f.tries[i][0] = name
	}
	return f
}

// Row gives a row with its filter's name before it, in the form whose bytes
// are nearest to zero (section 12.8). Rows of numbers that mean colours only by
// a palette are best left alone.
func (f *Filter) Row(row []byte, plain bool) []byte {
	none, up, sub, paeth := f.tries[0], f.tries[1], f.tries[2], f.tries[3]
	if !plain && f.same(row) {
		clear(up[1:])
		return up
	}
	copy(none[1:], row)
	best := none
	if !plain {
		differ(row, f.above, up[1:])
		n := copy(sub[1:], row[:min(f.pixel, len(row))])
		differ(row[n:], row, sub[1+n:])
		f.predict(row, paeth[1:])
		least := cost(none[1:], 1<<62)
		for _, try := range f.tries[1:] {
			if c := cost(try[1:], least); c < least {
				best, least = try, c
			}
		}
	}
	copy(f.above, row)
	return best
}

// same reports whether a row is that above once more, as it often is in a
// screenshot, and not of zeros, which are best left alone.
func (f *Filter) same(row []byte) bool {
	if !bytes.Equal(row, f.above) {
		return false
	}
	for _, v := range row {
		if v != 0 {
			return true
		}
	}
	return false
}

// differ writes the differences of two rows.
func differ(row, above, out []byte) {
	for len(row) >= 8 {
		d := subtractBytes(binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(above))
		binary.LittleEndian.PutUint64(out, d)
		row, above, out = row[8:], above[8:], out[8:]
	}
	for i, v := range row {
		out[i] = v - above[i]
	}
}

// predict writes the differences from Paeth's predictor (section 9.4).
func (f *Filter) predict(row, out []byte) {
	if f.pixel == 1 {
		left, corner := byte(0), byte(0)
		for i, v := range row {
			out[i] = v - paeth(left, f.above[i], corner)
			left, corner = v, f.above[i]
		}
		return
	}
	left, corner := uint32(0), uint32(0)
	for i := 0; i+f.pixel <= len(row); i += f.pixel {
		v, up := loadPixel(row[i:], f.pixel), loadPixel(f.above[i:], f.pixel)
		storePixel(out[i:], subtractBytes(v, paethPixel(left, up, corner)), f.pixel)
		left, corner = v, up
	}
}

// cost is the sum of the bytes' distances from zero, or something not less than
// limit.
func cost(row []byte, limit int) int {
	n := 0
	for len(row) > 0 && n < limit {
		part := row[:min(atOnce, len(row))]
		n += fromZero(part)
		row = row[len(part):]
	}
	return n
}
