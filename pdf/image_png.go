package pdf

import (
	"strconv"

	"octavo/internal/pngrows"
)

// pngAsIs gives the data of a PNG file as PDF holds it: PNG's compression and
// row filters are PDF's Flate with predictor 15 (7.4.4.4). It is nil where the
// file has transparency, 16 bits, or interlaced rows, or where it is damaged.
func pngAsIs(data []byte) *codedImage {
	chunks := pngrows.NewChunks(data)
	h, ok := chunks.Header()
	if !ok || h.Interlaced || h.Bits > 8 {
		return nil
	}
	c := &codedImage{width: h.Width, height: h.Height, bits: h.Bits}
	switch h.Kind {
	case pngrows.Gray:
		c.space = "/DeviceGray"
	case pngrows.RGB:
		c.space = "/DeviceRGB"
	case pngrows.Indexed: // the palette is still to come
	default:
		return nil
	}
	for {
		name, body, ok := chunks.Next()
		switch {
		case !ok || name == "tRNS":
			return nil
		case name == "PLTE" && h.Kind == pngrows.Indexed:
			c.space = indexed(body)
		case name == "IDAT":
			c.data = append(c.data, body...)
		case name == "IEND":
			if c.space == "" || len(c.data) == 0 {
				return nil
			}
			c.filter = rowsFilter(h.Kind.Channels(), c.bits, c.width)
			return c
		}
	}
}

// rowsFilter is the compression of PNG, for PDF.
func rowsFilter(colors, bits, width int) string {
	return "/FlateDecode/DecodeParms<</Predictor 15/Colors " + strconv.Itoa(colors) +
		"/BitsPerComponent " + strconv.Itoa(bits) + "/Columns " + strconv.Itoa(width) + ">>"
}

// indexed is a colour space with a palette (8.6.6.3); "" if there is none.
func indexed(palette []byte) string {
	n := len(palette) / 3
	if n == 0 || n > 256 {
		return ""
	}
	const digits = "0123456789ABCDEF"
	b := append([]byte("[/Indexed/DeviceRGB "), strconv.Itoa(n-1)...)
	b = append(b, '<')
	for _, v := range palette[:3*n] {
		b = append(b, digits[v>>4], digits[v&15])
	}
	return string(append(b, ">]"...))
}
