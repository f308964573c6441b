package pdf

import (
	"bytes"
	"image"
	"io"
	"strconv"

	"github.com/klauspost/compress/zlib"
)

// pngWithoutAlpha gives the data of a PNG file that has an alpha channel and is
// opaque all the same, as screenshots mostly are. PNG's filters treat each byte
// of a pixel by itself (section 9.2): rows that lack the bytes of one channel are
// filtered rows still, so nothing has to be filtered anew. It is nil where that
// can't be done: the picture is transparent somewhere, has 16 bits, interlaced
// rows, or is damaged.
func pngWithoutAlpha(data []byte, config image.Config) *codedImage {
	colors := pngAlphaColors(data)
	if colors == 0 {
		return nil
	}
	idat, _ := pngData(data)
	coded, gray := dropAlpha(idat, config, colors, colors)
	if gray && colors == 3 { // the channels are the same: one is enough
		coded, _ = dropAlpha(idat, config, colors, 1)
	}
	return coded
}

// pngAlphaColors is how many channels a PNG file of 8 bits has beside its alpha
// channel: 1 or 3, or 0 where it has none or can't be read row by row.
func pngAlphaColors(data []byte) int {
	const signature = 8
	chunks := pngChunks{rest: data[min(signature, len(data)):]}
	name, head, ok := chunks.next()
	if !ok || name != "IHDR" || len(head) != 13 || head[8] != 8 || head[10] != 0 || head[11] != 0 || head[12] != 0 {
		return 0
	}
	switch head[9] {
	case 4:
		return 1
	case 6:
		return 3
	}
	return 0
}

// pngData joins the compressed data of a PNG file, and says whether one colour
// stands for nothing; nil if the file is damaged.
func pngData(data []byte) (idat []byte, transparent bool) {
	const signature = 8
	chunks := pngChunks{rest: data[min(signature, len(data)):]}
	for {
		name, body, ok := chunks.next()
		switch {
		case !ok:
			return nil, false
		case name == "tRNS":
			transparent = true
		case name == "IDAT":
			idat = append(idat, body...)
		case name == "IEND":
			return idat, transparent
		}
	}
}

// dropAlpha codes the first keep of the colors channels of opaque rows, of
// which each pixel has an alpha byte more. It also says whether what it kept has
// no colour.
func dropAlpha(idat []byte, config image.Config, colors, keep int) (c *codedImage, gray bool) {
	in, err := zlib.NewReader(bytes.NewReader(idat))
	if err != nil {
		return nil, false
	}
	w, h := config.Width, config.Height
	buf := bytes.NewBuffer(make([]byte, 0, len(idat)))
	out, _ := zlib.NewWriterLevel(buf, level) // the level is valid
	row := make([]byte, 1+w*(colors+1))
	kept := make([]byte, 1+w*keep)
	gray = true
	for y := range h {
		if _, err := io.ReadFull(in, row); err != nil || !opaqueRow(row, colors, y == 0) {
			return nil, false
		}
		kept[0] = row[0]
		narrowRow(kept[1:], row[1:], colors, keep)
		gray = gray && (keep == 1 || isGray(kept[1:]))
		out.Write(kept) // a bytes.Buffer takes everything
	}
	if n, err := in.Read(row); n > 0 || err != io.EOF {
		return nil, false // the checksum is wrong, or there is more
	}
	out.Close()
	c = &codedImage{
		width: w, height: h, bits: 8, space: "/DeviceRGB", data: buf.Bytes(),
		filter: "/FlateDecode/DecodeParms<</Predictor 15/Colors " + strconv.Itoa(keep) +
			"/BitsPerComponent 8/Columns " + strconv.Itoa(w) + ">>",
	}
	if keep == 1 {
		c.space = "/DeviceGray"
	}
	return c, gray
}

// opaqueRow reports whether a filtered row's alpha is 255 throughout: what is
// left of it is then known from the filter.
func opaqueRow(row []byte, colors int, top bool) bool {
	up := byte(255)
	if top {
		up = 0
	}
	var begin, left byte // what the filter expects of the first pixel, and of those after it
	switch row[0] {
	case filterNone:
	case filterSub:
		left = 255
	case filterUp:
		begin, left = up, up
	case filterAverage:
		begin, left = up/2, byte((255+int(up))/2)
	case filterPaeth:
		begin, left = up, 255
	default:
		return false
	}
	pixels := row[1:]
	if pixels[colors] != 255-begin {
		return false
	}
	rest := 255 - left
	for i := 2*colors + 1; i < len(pixels); i += colors + 1 {
		if pixels[i] != rest {
			return false
		}
	}
	return true
}

// narrowRow keeps some of the channels of a row.
func narrowRow(out, row []byte, colors, keep int) {
	if keep == 1 {
		for i := range out {
			out[i] = row[i*(colors+1)]
		}
		return
	}
	for len(out) >= 3 && len(row) >= 4 {
		out[0], out[1], out[2] = row[0], row[1], row[2]
		out, row = out[3:], row[4:]
	}
}

// isGray reports whether the three channels of a row are the same.
func isGray(row []byte) bool {
	for len(row) >= 3 {
		if row[0] != row[1] || row[0] != row[2] {
			return false
		}
		row = row[3:]
	}
	return true
}
