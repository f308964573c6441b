package pdf

import (
	"bytes"
	"encoding/binary"
	"image"
	"strconv"

	"octavo/internal/deflate"
)

// rowsOf gives the rows of a picture as PDF holds them, with the bytes of a
// pixel and the colour space; ok is false for kinds of picture other than
// those that flatten makes.
func rowsOf(img image.Image) (row func(y int, out []byte) []byte, pixel int, space string, ok bool) {
	switch m := img.(type) {
	case *image.Gray:
		return func(y int, _ []byte) []byte { return m.Pix[y*m.Stride : y*m.Stride+m.Rect.Dx()] }, 1, "/DeviceGray", true
	case *image.Paletted:
		space := make([]byte, 0, 3*len(m.Palette))
		for _, c := range m.Palette {
			r, g, b, _ := c.RGBA()
			space = append(space, byte(r>>8), byte(g>>8), byte(b>>8))
		}
		return func(y int, _ []byte) []byte { return m.Pix[y*m.Stride : y*m.Stride+m.Rect.Dx()] }, 1, indexed(space), true
	case *image.RGBA:
		return func(y int, out []byte) []byte {
			in := m.Pix[y*m.Stride : y*m.Stride+4*m.Rect.Dx()]
			for at := 0; len(in) >= 4; at, in = at+3, in[4:] {
				out[at], out[at+1], out[at+2] = in[0], in[1], in[2]
			}
			return out
		}, 3, "/DeviceRGB", true
	}
	return nil, 0, "", false
}

// encodeRows codes an opaque picture without loss, with the filters and the
// compression of PNG (PDF 7.4.4.4); nil if it is of no kind that rowsOf knows.
func encodeRows(img image.Image) *codedImage {
	row, pixel, space, ok := rowsOf(img)
	if !ok || space == "" {
		return nil
	}
	w, h := img.Bounds().Dx(), img.Bounds().Dy()
	z := deflate.NewWriter(pixel)
	f := newRowFilter(w*pixel, pixel)
	line := make([]byte, w*pixel)
	_, plain := img.(*image.Paletted)
	for y := range h {
		z.Write(f.filter(row(y, line), plain), nil)
	}
	return &codedImage{
		width: w, height: h, bits: 8, space: space, data: z.Close(),
		filter: "/FlateDecode/DecodeParms<</Predictor 15/Colors " + strconv.Itoa(pixel) +
			"/BitsPerComponent 8/Columns " + strconv.Itoa(w) + ">>",
	}
}

// rowFilter filters rows, one after the other, so that they deflate well.
type rowFilter struct {
	pixel int
	above []byte
	tries [3][]byte // each after the byte that names its filter
}

// Filters of PNG (W3C Recommendation, section 9.2). Sub is not tried, Average is
// hardly ever the best.
const (
	filterNone    = 0
	filterSub     = 1
	filterUp      = 2
	filterAverage = 3
	filterPaeth   = 4
)

func newRowFilter(n, pixel int) *rowFilter {
	f := &rowFilter{pixel: pixel, above: make([]byte, n)}
	for i, name := range []byte{filterNone, filterUp, filterPaeth} {
		f.tries[i] = make([]byte, n+1)
		f.tries[i][0] = name
	}
	return f
}

// filter gives a row with its filter's name before it, in the form whose bytes
// are nearest to zero (section 12.8). Rows of numbers that mean colours only by
// a palette are best left alone.
func (f *rowFilter) filter(row []byte, plain bool) []byte {
	none, up, paeth := f.tries[0], f.tries[1], f.tries[2]
	if !plain && f.same(row) {
		clear(up[1:])
		return up
	}
	copy(none[1:], row)
	best := none
	if !plain {
		least := cost(none[1:], 1<<62)
		differ(row, f.above, up[1:])
		if c := cost(up[1:], least); c < least {
			best, least = up, c
		}
		f.predict(row, paeth[1:])
		if c := cost(paeth[1:], least); c < least {
			best = paeth
		}
	}
	copy(f.above, row)
	return best
}

// same reports whether a row is that above once more, as it often is in a
// screenshot, and not of zeros, which are best left alone.
func (f *rowFilter) same(row []byte) bool {
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
func (f *rowFilter) predict(row, out []byte) {
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
