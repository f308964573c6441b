package pdf

import (
	"image"

	"octavo/internal/deflate"
	"octavo/internal/pngrows"
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
	f := pngrows.NewFilter(w*pixel, pixel)
	line := make([]byte, w*pixel)
	_, plain := img.(*image.Paletted)
	for y := range h {
		z.Write(f.Row(row(y, line), plain), nil)
	}
	return &codedImage{
		width: w, height: h, bits: 8, space: space, data: z.Close(),
		filter: rowsFilter(pixel, 8, w),
	}
}
