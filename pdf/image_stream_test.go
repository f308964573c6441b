package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"octavo/geom"
)

// TestScaledWhileRead compares pictures that are made smaller while they are
// read with those that were decoded first, for each of PNG's filters.
func TestScaledWhileRead(t *testing.T) {
	config := image.Config{Width: 37, Height: 11}
	m := speckled(config.Width, config.Height, false)
	m.SetNRGBA(5, 5, color.NRGBA{10, 20, 30, 40}) // on white
	for filter := range 5 {
		data := filteredPNG(m, byte(filter))
		decoded, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		got := pngScaled(data, config, 20, 6)
		if got == nil {
			t.Fatalf("with filter %d it has to be decoded", filter)
		}
		if !bytes.Equal(got.Pix, areaScaled(decoded, 20, 6).Pix) {
			t.Errorf("with filter %d the pixels differ", filter)
		}
	}
}

// TestScaledRGB does so for a file without alpha, whose filters are an
// encoder's own.
func TestScaledRGB(t *testing.T) {
	m := flatten(speckled(64, 48, false), 64, 48)
	data := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, m) })
	got := pngScaled(data, image.Config{Width: 64, Height: 48}, 30, 20)
	if got == nil {
		t.Fatal("it has to be decoded")
	}
	if !bytes.Equal(got.Pix, areaScaled(m, 30, 20).Pix) {
		t.Error("the pixels differ")
	}
}

// TestBrokenWhileRead: of a damaged file nothing is taken.
func TestBrokenWhileRead(t *testing.T) {
	config := image.Config{Width: 37, Height: 11}
	whole := filteredPNG(speckled(config.Width, config.Height, false), 4)
	short := filteredPNG(speckled(config.Width, config.Height-1, false), 4)
	for name, data := range map[string][]byte{
		"cut off":      whole[:len(whole)/2],
		"too few rows": short,
		"odd filter":   filteredPNG(speckled(config.Width, config.Height, false), 9),
		"no chunks":    whole[:8],
	} {
		if pngScaled(data, config, 20, 6) != nil {
			t.Errorf("%s: it was taken", name)
		}
	}
}

// TestScaledIsUpright: however a picture is coded, it says how it is turned.
func TestScaledIsUpright(t *testing.T) {
	data := filteredPNG(speckled(300, 200, false), 2)
	for _, dpi := range []int{0, 20} {
		c, err := codeImage(data, geom.Size{W: 300 * geom.Pt, H: 200 * geom.Pt}, dpi)
		if err != nil {
			t.Fatal(err)
		}
		if c.turn != upright || (c.width == 300) != (dpi == 0) {
			t.Errorf("at %d dpi the picture has %d pixels and the turn %v", dpi, c.width, c.turn)
		}
	}
}

// TestAreaScaled: white stays white, and a chessboard turns to its mean.
func TestAreaScaled(t *testing.T) {
	src := image.NewRGBA(image.Rect(0, 0, 40, 40))
	for i := range src.Pix {
		src.Pix[i] = 0xFF
	}
	for y := range 20 {
		for x := range 40 {
			if (x+y)%2 == 0 {
				src.SetRGBA(x, y, color.RGBA{0, 0, 0, 0xFF})
			}
		}
	}
	small := areaScaled(src, 10, 10)
	if got := small.RGBAAt(3, 8); got != (color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}) {
		t.Errorf("white became %v", got)
	}
	if got := small.RGBAAt(3, 2); got.R < 0x7E || got.R > 0x81 || got.A != 0xFF {
		t.Errorf("black and white became %v", got)
	}
}
