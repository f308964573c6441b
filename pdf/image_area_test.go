package pdf

import (
	"image"
	"image/color"
	"testing"
)

// TestAreaSpans: the spans of a row cover it once, and their weights add up.
func TestAreaSpans(t *testing.T) {
	for _, c := range [][2]int{{1, 1}, {10, 10}, {10, 3}, {3013, 1541}, {1000, 1}, {7, 6}} {
		spans, end := areaSpans(c[0], c[1]), 0
		for i, s := range spans {
			total := s.first + s.last
			if s.n > 2 {
				total += s.full * uint32(s.n-2)
			}
			if total != 1<<16 || s.from > end || s.from+s.n > c[0] {
				t.Errorf("%v: span %d is %+v, after %d", c, i, s, end)
			}
			end = s.from + s.n
		}
		if end != c[0] {
			t.Errorf("%v: the last span ends at %d", c, end)
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
