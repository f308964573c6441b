package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"octavo/geom"
)

// TestCutout: a picture whose left half is red glass and whose right half is
// nothing becomes red, with a mask that says how much of it.
func TestCutout(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 16, 8))
	for y := range 8 {
		for x := range 8 {
			img.SetNRGBA(x, y, color.NRGBA{200, 10, 0, 128})
		}
	}
	file := func(m image.Image) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, m); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for _, dpi := range []int{0, 72} { // as it is, and half as large
		c, err := codeCutout(file(img), geom.Size{W: 8 * geom.Pt, H: 4 * geom.Pt}, dpi)
		if err != nil || c.mask == nil || c.mask.space != "/DeviceGray" || c.turn != upright {
			t.Fatalf("at %d: %+v, %v", dpi, c, err)
		}
		colors, mask := pixels(t, c), pixels(t, c.mask)
		n := c.width
		if c.mask.width != n || n != 16>>(dpi/72) {
			t.Errorf("at %d: %d and %d pixels wide", dpi, n, c.mask.width)
		}
		if r, g, b, _ := colors.At(0, 0).RGBA(); r>>8 < 197 || r>>8 > 203 || g>>8 > 13 || b>>8 > 3 {
			t.Errorf("at %d: the colour is %d %d %d", dpi, r>>8, g>>8, b>>8)
		}
		glass, _, _, _ := mask.At(0, 0).RGBA()
		nothing, _, _, _ := mask.At(n-1, 0).RGBA()
		if glass>>8 != 128 || nothing != 0 {
			t.Errorf("at %d: the mask is %d and %d", dpi, glass>>8, nothing>>8)
		}
	}
	for x := range 16 {
		for y := range 8 {
			img.SetNRGBA(x, y, color.NRGBA{1, 2, 3, 255})
		}
	}
	if c, err := codeCutout(file(img), geom.Size{W: geom.Pt, H: geom.Pt}, 0); err != nil || c.mask != nil {
		t.Errorf("an opaque picture: %+v, %v", c, err)
	}
	if _, err := codeCutout(file(img)[:60], geom.Size{}, 300); err == nil {
		t.Error("half a picture is no error")
	}
}
