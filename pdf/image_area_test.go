package pdf

import (
	"image"
	"image/color"
	"testing"
)

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
