package epub

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image/jpeg"
	"slices"
)

var errCutOff = errors.New("its file is damaged or cut off")

// png walks over the chunks of a PNG file. Their checksums tell a damaged
// file. What is written into it beside the picture stays out of the book.
func (s *source) png(data []byte) error {
	const signature, frame = 8, 12 // a chunk's length, name and checksum
	keep := append(make([]byte, 0, len(data)), data[:min(signature, len(data))]...)
	for at := signature; ; {
		if at+frame > len(data) {
			return errCutOff
		}
		n := int64(binary.BigEndian.Uint32(data[at:]))
		if n > int64(len(data)-at-frame) {
			return errCutOff
		}
		chunk := data[at : at+frame+int(n)]
		sum := binary.BigEndian.Uint32(chunk[len(chunk)-4:])
		if crc32.ChecksumIEEE(chunk[4:len(chunk)-4]) != sum {
			return errCutOff
		}
		at += len(chunk)
		switch name := string(chunk[4:8]); name {
		case "tEXt", "zTXt", "iTXt", "eXIf", "tIME":
			continue
		case "IEND":
			s.asIs = append(keep, chunk...)
			return nil
		case "acTL":
			s.moves = true
		}
		keep = append(keep, chunk...)
	}
}

// jpeg walks over the segments of a JPEG file (ITU T.81, annex B), and leaves
// those out that have nothing to do with the picture's looks. A file that has
// no end is passed on only if it can be decoded.
func (s *source) jpeg(data []byte) {
	keep := append(make([]byte, 0, len(data)), data[:2]...)
	for at := 2; at+2 <= len(data) && data[at] == 0xFF; {
		marker := data[at+1]
		switch {
		case marker == 0xFF: // padding
			at++
			continue
		case marker == 0xD9:
			s.asIs = append(keep, 0xFF, 0xD9)
			return
		}
		if at+4 > len(data) {
			break
		}
		end := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if end > len(data) || end < at+4 {
			break
		}
		segment := data[at:end]
		if marker == 0xDA { // pixels follow, up to the next marker
			end = scanEnd(data, end)
			segment = data[at:end]
		}
		switch {
		case marker == 0xE1:
			if o := exifOrientation(segment); o != 0 {
				s.turn = o
			}
		case !pictorial(marker, segment):
		default:
			keep = append(keep, segment...)
		}
		at = end
	}
	if _, err := jpeg.Decode(bytes.NewReader(data)); err == nil {
		s.asIs = append(keep, 0xFF, 0xD9)
	}
}

// pictorial reports whether a segment has to do with how a picture looks: its
// coding, its density, colour profile and colour space. Cameras and programs
// write much else beside it.
func pictorial(marker byte, segment []byte) bool {
	switch {
	case marker == 0xE2:
		return bytes.HasPrefix(segment[4:], []byte("ICC_PROFILE\x00"))
	case marker > 0xE0 && marker <= 0xEF:
		return marker == 0xEE
	}
	return marker != 0xFE // a comment
}

// scanEnd is where the coded pixels after an offset end: at a marker that is
// neither a stuffed zero nor a restart.
func scanEnd(data []byte, at int) int {
	for {
		i := bytes.IndexByte(data[at:], 0xFF)
		if i < 0 || at+i+1 >= len(data) {
			return len(data)
		}
		at += i
		if c := data[at+1]; c != 0 && c != 0xFF && (c < 0xD0 || c > 0xD7) {
			return at
		}
		at++
	}
}

// exifOrientation finds the orientation in a segment, 0 if it does not say.
func exifOrientation(segment []byte) orientation {
	t, found := bytes.CutPrefix(segment[4:], []byte("Exif\x00\x00"))
	if !found || len(t) < 8 {
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
	for i := range int64(order.Uint16(t[at:])) {
		entry := at + 2 + 12*i
		if entry+12 > int64(len(t)) {
			return 0
		}
		const tag = 0x0112 // Exif 2.3
		if order.Uint16(t[entry:]) == tag {
			if v := order.Uint16(t[entry+8:]); v >= 1 && v <= 8 {
				return orientation(v)
			}
		}
	}
	return 0
}

// gif walks over the blocks of a GIF file (GIF89a, section 11 and following)
// and counts its frames.
func (s *source) gif(data []byte) error {
	frames, whole := gifFrames(data)
	if frames == 0 {
		return errCutOff
	}
	s.moves = frames > 1
	s.asIs = data
	if !whole {
		s.asIs = append(slices.Clip(data), 0x3B)
	}
	return nil
}

// gifFrames counts the complete frames, and says whether the file has its end.
func gifFrames(data []byte) (frames int, whole bool) {
	if len(data) < 13 {
		return 0, false
	}
	at := 13 + colorTable(data[10])
	for at < len(data) {
		switch data[at] {
		case 0x3B:
			return frames, true
		case 0x21: // an extension
			at = subBlocks(data, at+2)
		case 0x2C: // a frame
			if at+10 > len(data) {
				return frames, false
			}
			at = subBlocks(data, at+11+colorTable(data[at+9]))
			if at > 0 {
				frames++
			}
		default:
			return frames, false
		}
		if at == 0 {
			break
		}
	}
	return frames, false
}

// colorTable is the size of the table that a byte of flags announces.
func colorTable(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// subBlocks is the offset after a chain of blocks, 0 if it is cut off.
func subBlocks(data []byte, at int) int {
	for at < len(data) {
		n := int(data[at])
		at += 1 + n
		if n == 0 {
			return at
		}
	}
	return 0
}

// lossyWebP reports whether a WebP file's picture is a VP8 frame, and not one
// without loss. Its chunks have a name and a length.
func lossyWebP(data []byte) bool {
	for at := 12; at+8 <= len(data); {
		if string(data[at:at+4]) == "VP8 " {
			return true
		}
		n := int64(binary.LittleEndian.Uint32(data[at+4:]))
		if n > int64(len(data)) {
			return false
		}
		at += 8 + int(n+n&1)
	}
	return false
}
