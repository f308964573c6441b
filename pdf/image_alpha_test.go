package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"reflect"
	"testing"
)

// TestOpaqueAlpha compares PNG files that have an alpha channel but are opaque
// with what decoding them gives, for each of PNG's filters.
func TestOpaqueAlpha(t *testing.T) {
	for filter := range 5 {
		for _, gray := range []bool{false, true} {
			t.Run(fmt.Sprintf("filter %d, gray %v", filter, gray), func(t *testing.T) {
				img := speckled(37, 11, gray)
				data := filteredPNG(img, byte(filter))
				config, err := png.DecodeConfig(bytes.NewReader(data))
				if err != nil {
					t.Fatal(err)
				}
				got := pngWithoutAlpha(data, config)
				if got == nil {
					t.Fatal("it has to be decoded")
				}
				want := encodeRows(flatten(img, 37, 11))
				if got.space != want.space {
					t.Fatalf("the colour space is %s, not %s", got.space, want.space)
				}
				if a, b := pixels(t, got), pixels(t, want); !reflect.DeepEqual(a, b) {
					t.Error("its pixels are not those of the file")
				}
			})
		}
	}
}

// TestTransparentAlpha: a picture that is transparent in one pixel, or damaged,
// has to be decoded.
func TestTransparentAlpha(t *testing.T) {
	for _, at := range []image.Point{{0, 0}, {5, 0}, {0, 3}, {36, 10}} {
		for filter := range 5 {
			img := speckled(37, 11, false)
			img.SetNRGBA(at.X, at.Y, color.NRGBA{1, 2, 3, 254})
			if pngWithoutAlpha(filteredPNG(img, byte(filter)), image.Config{Width: 37, Height: 11}) != nil {
				t.Errorf("with filter %d, the transparent pixel at %v was not seen", filter, at)
			}
		}
	}
	data := filteredPNG(speckled(37, 11, false), 2)
	for _, broken := range [][]byte{data[:len(data)/2], data[:20], filteredPNG(speckled(37, 11, false), 7)} {
		if pngWithoutAlpha(broken, image.Config{Width: 37, Height: 11}) != nil {
			t.Error("a damaged file was taken")
		}
	}
}

// speckled has a different colour, or shade of grey, in every pixel.
func speckled(w, h int, gray bool) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		c := color.NRGBA{byte(i * 7), byte(i * 13 >> 2), byte(i * i), 255}
		if gray {
			c.G, c.B = c.R, c.R
		}
		m.SetNRGBA(i%w, i/w, c)
	}
	return m
}

// filteredPNG is a PNG file of which all rows have one filter.
func filteredPNG(m *image.NRGBA, filter byte) []byte {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	var rows bytes.Buffer
	above := make([]byte, 4*w)
	for y := range h {
		row := m.Pix[y*m.Stride : y*m.Stride+4*w]
		rows.WriteByte(filter)
		for i, v := range row {
			var left, corner byte
			if i >= 4 {
				left, corner = row[i-4], above[i-4]
			}
			rows.WriteByte(v - predicted(filter, left, above[i], corner))
		}
		above = row
	}
	var idat bytes.Buffer
	z := zlib.NewWriter(&idat)
	z.Write(rows.Bytes())
	z.Close()
	head := binary.BigEndian.AppendUint32(nil, uint32(w))
	head = binary.BigEndian.AppendUint32(head, uint32(h))
	file := []byte("\x89PNG\r\n\x1a\n")
	file = appendChunk(file, "IHDR", append(head, 8, 6, 0, 0, 0))
	file = appendChunk(file, "IDAT", idat.Bytes())
	return appendChunk(file, "IEND", nil)
}

// predicted is what a filter expects (section 9.2).
func predicted(filter, left, up, corner byte) byte {
	switch filter {
	case 1:
		return left
	case 2:
		return up
	case 3:
		return byte((int(left) + int(up)) / 2)
	case 4:
		p := int(left) + int(up) - int(corner)
		a, b, c := distance(p, left), distance(p, up), distance(p, corner)
		switch {
		case a <= b && a <= c:
			return left
		case b <= c:
			return up
		}
		return corner
	}
	return 0
}

func distance(p int, v byte) int { return max(p-int(v), int(v)-p) }
