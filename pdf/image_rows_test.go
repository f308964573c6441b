package pdf

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"
)

// asPNG puts coded rows into a PNG file: they are the same as PDF's.
func asPNG(c *codedImage, kind byte, palette color.Palette) []byte {
	out := []byte("\x89PNG\r\n\x1a\n")
	chunk := func(name string, body []byte) {
		out = binary.BigEndian.AppendUint32(out, uint32(len(body)))
		begin := len(out)
		out = append(append(out, name...), body...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[begin:]))
	}
	head := binary.BigEndian.AppendUint32(nil, uint32(c.width))
	head = binary.BigEndian.AppendUint32(head, uint32(c.height))
	chunk("IHDR", append(head, 8, kind, 0, 0, 0))
	if palette != nil {
		var body []byte
		for _, p := range palette {
			r, g, b, _ := p.RGBA()
			body = append(body, byte(r>>8), byte(g>>8), byte(b>>8))
		}
		chunk("PLTE", body)
	}
	chunk("IDAT", c.data)
	chunk("IEND", nil)
	return out
}

// TestEncodeRows: another's decoder gives back the pixels that were coded,
// whichever filters the rows have.
func TestEncodeRows(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	palette := color.Palette{color.White, color.Black, color.RGBA{0x12, 0x80, 0xF0, 0xFF}}
	for _, size := range []image.Rectangle{image.Rect(0, 0, 1, 1), image.Rect(0, 0, 1, 9), image.Rect(0, 0, 37, 23)} {
		rgba, gray, flat := image.NewRGBA(size), image.NewGray(size), image.NewPaletted(size, palette)
		for y := range size.Dy() {
			for x := range size.Dx() {
				noise := uint8(random.UintN(uint(1 + y*8))) // smooth above, rough below
				rgba.SetRGBA(x, y, color.RGBA{uint8(5*x) + noise, uint8(9 * y), noise, 0xFF})
				gray.SetGray(x, y, color.Gray{uint8(x*y) + noise})
				flat.SetColorIndex(x, y, noise%3)
			}
		}
		for _, c := range []struct {
			img     image.Image
			kind    byte
			palette color.Palette
		}{{rgba, 2, nil}, {gray, 0, nil}, {flat, 3, palette}} {
			got, err := png.Decode(bytes.NewReader(asPNG(encodeRows(c.img), c.kind, c.palette)))
			if err != nil {
				t.Fatalf("%T of %v: %v", c.img, size, err)
			}
			for y := range size.Dy() {
				for x := range size.Dx() {
					r, g, b, _ := c.img.At(x, y).RGBA()
					if r2, g2, b2, _ := got.At(x, y).RGBA(); r != r2 || g != g2 || b != b2 {
						t.Fatalf("%T of %v: the pixel at %d, %d is %v and became %v", c.img, size, x, y, c.img.At(x, y), got.At(x, y))
					}
				}
			}
		}
	}
}
