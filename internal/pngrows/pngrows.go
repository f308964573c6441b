// Package pngrows reads and writes PNG files (W3C Recommendation, second edition)
// row by row. PDF holds rows with the same filters and compression.
package pngrows

import (
	"encoding/binary"
	"hash/crc32"
)

// Signature is what PNG files begin with.
const Signature = "\x89PNG\r\n\x1a\n"

// The filters of rows (section 9.2).
const (
	None = iota
	Sub
	Up
	Average
	Paeth
)

// Chunks reads the chunks of a PNG file. Their checksums are what tells a damaged
// file, without inflating it.
type Chunks struct{ rest []byte }

// NewChunks begins after the signature.
func NewChunks(file []byte) Chunks { return Chunks{rest: file[min(len(Signature), len(file)):]} }

// Next gives the next chunk; ok is false at the end, or if it is damaged.
func (c *Chunks) Next() (name string, body []byte, ok bool) {
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

// Header is what a PNG file says of its picture (section 11.2.2).
type Header struct {
	Width, Height int
	Bits          int  // of a channel, or of an index into the palette
	Kind          Kind // of pixels
	Interlaced    bool // rows are in another order
}

// Kind is what the channels of a pixel are.
type Kind uint8

// The kinds of pixels.
const (
	Gray      Kind = 0
	RGB       Kind = 2
	Indexed   Kind = 3
	GrayAlpha Kind = 4
	RGBA      Kind = 6
)

// Channels is how many bytes a pixel with 8 bits a channel has; 0 for an unknown
// kind.
func (k Kind) Channels() int {
	switch k {
	case Gray, Indexed:
		return 1
	case GrayAlpha:
		return 2
	case RGB:
		return 3
	case RGBA:
		return 4
	}
	return 0
}

// Header reads the first chunk.
func (c *Chunks) Header() (h Header, ok bool) {
	name, b, ok := c.Next()
	if !ok || name != "IHDR" || len(b) != 13 || b[10] != 0 || b[11] != 0 || b[12] > 1 {
		return Header{}, false
	}
	return Header{
		Width: int(binary.BigEndian.Uint32(b)), Height: int(binary.BigEndian.Uint32(b[4:])),
		Bits: int(b[8]), Kind: Kind(b[9]), Interlaced: b[12] == 1,
	}, true
}

// Data joins the compressed data of the chunks that are left, and says whether
// there is transparency beside it; nil if the file is damaged.
func (c *Chunks) Data() (data []byte, transparent bool) {
	for {
		name, body, ok := c.Next()
		switch {
		case !ok:
			return nil, false
		case name == "tRNS":
			transparent = true
		case name == "IDAT":
			data = append(data, body...)
		case name == "IEND":
			return data, transparent
		}
	}
}

// AppendChunk adds a chunk to a file.
func AppendChunk(file []byte, name string, body []byte) []byte {
	file = binary.BigEndian.AppendUint32(file, uint32(len(body)))
	begin := len(file)
	file = append(append(file, name...), body...)
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(file[begin:]))
}

// AppendHeader adds the signature and the first chunk. Of a header that says
// that rows are interlaced no file can be made here.
func AppendHeader(file []byte, h Header) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(h.Width))
	b = binary.BigEndian.AppendUint32(b, uint32(h.Height))
	return AppendChunk(append(file, Signature...), "IHDR", append(b, byte(h.Bits), byte(h.Kind), 0, 0, 0))
}
