package pdf

import (
	"encoding/binary"
	"hash/crc32"
	"strconv"
)

// pngAsIs gives the data of a PNG file as PDF holds it: PNG's compression and
// row filters are PDF's Flate with predictor 15 (7.4.4.4). It is nil where the
// file has transparency, 16 bits, or interlaced rows, or where it is damaged.
func pngAsIs(data []byte) *codedImage {
	const signature = 8
	chunks := pngChunks{rest: data[min(signature, len(data)):]}
	name, head, ok := chunks.next()
	if !ok || name != "IHDR" || len(head) != 13 || head[10] != 0 || head[11] != 0 || head[12] != 0 {
		return nil
	}
	c := &codedImage{
		width: int(binary.BigEndian.Uint32(head)), height: int(binary.BigEndian.Uint32(head[4:])),
		bits: int(head[8]),
	}
	colors := 1
	switch head[9] {
	case 0:
		c.space = "/DeviceGray"
	case 2:
		c.space, colors = "/DeviceRGB", 3
	case 3: // the palette is still to come
	default:
		return nil
	}
	for name != "IEND" {
		var body []byte
		if name, body, ok = chunks.next(); !ok {
			return nil
		}
		switch name {
		case "PLTE":
			if head[9] == 3 {
				c.space = indexed(body)
			}
		case "tRNS":
			return nil
		case "IDAT":
			c.data = append(c.data, body...)
		}
	}
	if c.bits > 8 || c.space == "" || len(c.data) == 0 {
		return nil
	}
	c.filter = "/FlateDecode/DecodeParms<</Predictor 15/Colors " + strconv.Itoa(colors) +
		"/BitsPerComponent " + strconv.Itoa(c.bits) + "/Columns " + strconv.Itoa(c.width) + ">>"
	return c
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

// pngChunks reads the chunks of a PNG file. Their checksums are what tells a
// damaged file, without inflating it.
type pngChunks struct{ rest []byte }

func (c *pngChunks) next() (name string, body []byte, ok bool) {
	const frame = 12 // length, name and checksum
	if len(c.rest) < frame {
		return "", nil, false
	}
	n := int64(binary.BigEndian.Uint32(c.rest))
	if n > int64(len(c.rest)-frame) {
		return "", nil, false
	}
	body = c.rest[8 : 8+n]
	if crc32.ChecksumIEEE(c.rest[4:8+n]) != binary.BigEndian.Uint32(c.rest[8+n:]) {
		return "", nil, false
	}
	name = string(c.rest[4:8])
	c.rest = c.rest[frame+n:]
	return name, body, true
}
