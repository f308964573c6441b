package area

import (
	"bytes"
	"image"
	"image/color"
	"math/rand/v2"
	"testing"
)

// TestMean: a span's mean is that of its channels, weighted.
func TestMean(t *testing.T) {
	row := []byte{0xFF, 0, 7, 1, 0xFF, 0xFF, 3, 2, 0xFF, 9, 0, 3, 0xFF, 0xFF, 1, 4}
	for to := 1; to < 4; to++ {
		for _, s := range Spans(4, to) {
			if s.N < 2 {
				continue
			}
			got := mean(row[4*s.From:4*(s.From+s.N)], &s)
			for channel := range 4 {
				sum := uint32(1 << 15)
				for i := range s.N {
					sum += s.Weight(i) * uint32(row[4*(s.From+i)+channel])
				}
				if byte(got>>(8*channel)) != byte(sum>>16) {
					t.Errorf("span %+v, channel %d: %x, want %x", s, channel, got, sum>>16)
				}
			}
		}
	}
}

// TestScale compares pictures with means that are worked out pixel by pixel, and
// with rows that say that they are like the one before.
func TestScale(t *testing.T) {
	const seed = 3
	random := rand.New(rand.NewPCG(seed, seed))
	for range 200 {
		fromW, fromH := 1+random.IntN(30), 1+random.IntN(30)
		w, h := 1+random.IntN(fromW), 1+random.IntN(fromH)
		src := image.NewRGBA(image.Rect(0, 0, fromW, fromH))
		for i := range src.Pix {
			src.Pix[i] = byte(random.IntN(3) * 127)
		}
		again := make([]bool, fromH)
		for y := 1; y < fromH; y++ {
			if again[y] = random.IntN(3) == 0; again[y] {
				copy(src.Pix[y*src.Stride:][:src.Stride], src.Pix[(y-1)*src.Stride:])
			}
		}
		rows := func(y int) ([]byte, bool) { return src.Pix[y*src.Stride:][:src.Stride], false }
		got := Scale(rows, fromW, fromH, w, h)
		if same := Scale(func(y int) ([]byte, bool) {
			if again[y] {
				return nil, true
			}
			return rows(y)
		}, fromW, fromH, w, h); !bytes.Equal(got.Pix, same.Pix) {
			t.Fatalf("%d × %d to %d × %d: rows that repeat change it", fromW, fromH, w, h)
		}
		for y := range h {
			for x := range w {
				want := areaMean(src, x, y, w, h)
				for c, v := range got.Pix[y*got.Stride+4*x:][:4] {
					if d := float64(v) - want[c]; d < -1.6 || d > 1.6 {
						t.Fatalf("%d × %d to %d × %d, pixel %d, %d: %d, not %v", fromW, fromH, w, h, x, y, v, want)
					}
				}
			}
		}
	}
}

// areaMean is the mean of the area that a pixel covers.
func areaMean(src *image.RGBA, x, y, w, h int) (sums [4]float64) {
	fx, fy := float64(src.Rect.Dx())/float64(w), float64(src.Rect.Dy())/float64(h)
	share := func(i, at int, f float64) float64 {
		return max(0, min(float64(i+1), float64(at+1)*f)-max(float64(i), float64(at)*f)) / f
	}
	for v := range src.Rect.Dy() {
		for u := range src.Rect.Dx() {
			for c := range 4 {
				sums[c] += share(u, x, fx) * share(v, y, fy) * float64(src.Pix[v*src.Stride+4*u+c])
			}
		}
	}
	return sums
}

// TestScaleKeepsColours: what has one colour keeps it.
func TestScaleKeepsColours(t *testing.T) {
	row := bytes.Repeat([]byte{200, 100, 255, 255}, 41)
	small := Scale(func(int) ([]byte, bool) { return row, false }, 41, 29, 13, 11)
	for i := range 13 * 11 {
		if got := small.RGBAAt(i%13, i/13); got != (color.RGBA{200, 100, 255, 255}) {
			t.Fatalf("it became %v", got)
		}
	}
}
