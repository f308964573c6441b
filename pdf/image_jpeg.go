package pdf

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
)

// jpegAsIs gives the data of a JPEG file without its metadata: who copies a
// picture into a book does not mean to publish where it was taken. It is nil
// where its colours are neither grey nor YCbCr (a viewer would take them for
// something else, and PDF/A allows no CMYK beside sRGB), or if it has no end.
func jpegAsIs(data []byte, config image.Config) *codedImage {
	c := &codedImage{width: config.Width, height: config.Height, bits: 8, filter: "/DCTDecode"}
	switch config.ColorModel {
	case color.GrayModel:
		c.space = "/DeviceGray"
	case color.YCbCrModel:
		c.space = "/DeviceRGB"
	default:
		return nil
	}
	end := bytes.LastIndex(data, []byte{0xFF, 0xD9})
	if end < 0 {
		return nil
	}
	c.data = append(make([]byte, 0, len(data)), 0xFF, 0xD8)
	rest := jpegSegments(data, func(marker byte, segment []byte) {
		if metadata := marker >= 0xE1 && marker <= 0xEF && marker != 0xEE || marker == 0xFE; !metadata {
			c.data = append(c.data, segment...)
		}
	})
	if rest < 0 || rest > end {
		return nil
	}
	c.data = append(c.data, data[rest:end+2]...)
	return c
}

// jpegSegments calls f for the segments before the first scan, each with its
// marker, and gives where the scan begins; less than 0 if there is none.
func jpegSegments(data []byte, f func(marker byte, segment []byte)) int {
	at := 2
	for at+4 <= len(data) && data[at] == 0xFF {
		marker := data[at+1]
		if marker == 0xFF { // padding
			at++
			continue
		}
		if marker == 0xDA {
			return at
		}
		n := 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if at+n > len(data) {
			return -1
		}
		f(marker, data[at:at+n])
		at += n
	}
	return -1
}

// orientation is how a camera was held (Exif 2.3, tag 0x0112): 1 to 8, where 1
// is upright.
type orientation uint8

const upright orientation = 1

// sideways reports whether width and height change places.
func (o orientation) sideways() bool { return o >= 5 }

// turns are the matrices that bring the unit square of a picture to the unit
// square where it is seen, y upwards: a b c d e f (8.3.4).
var turns = [9][6]int64{
	upright: {1, 0, 0, 1, 0, 0},
	2:       {-1, 0, 0, 1, 1, 0},
	3:       {-1, 0, 0, -1, 1, 1},
	4:       {1, 0, 0, -1, 0, 1},
	5:       {0, -1, -1, 0, 1, 1},
	6:       {0, -1, 1, 0, 0, 1},
	7:       {0, 1, 1, 0, 0, 0},
	8:       {0, 1, -1, 0, 1, 0},
}

// jpegOrientation finds the orientation in a file's Exif segment.
func jpegOrientation(data []byte) orientation {
	found := upright
	jpegSegments(data, func(marker byte, segment []byte) {
		const prefix = "Exif\x00\x00"
		if marker == 0xE1 && len(segment) > 4+len(prefix) && string(segment[4:4+len(prefix)]) == prefix {
			if o := exifOrientation(segment[4+len(prefix):]); o >= 1 && o <= 8 {
				found = o
			}
		}
	})
	return found
}

// exifOrientation reads the first directory of a TIFF structure; 0 if it does
// not say.
func exifOrientation(t []byte) orientation {
	if len(t) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if t[0] == 'I' {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(t[4:]))
	if at+2 > int64(len(t)) {
		return 0
	}
	n := int64(order.Uint16(t[at:]))
	for i := range n {
		e := at + 2 + 12*i
		if e+12 > int64(len(t)) {
			return 0
		}
		if order.Uint16(t[e:]) == 0x0112 {
			return orientation(min(order.Uint16(t[e+8:]), 255))
		}
	}
	return 0
}
