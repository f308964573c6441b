package pngrows

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math/rand/v2"
	"testing"
)

// pictures are of all types that can be written, smooth above and rough below.
func pictures(random *rand.Rand, w, h int) []image.Image {
	size := image.Rect(0, 0, w, h)
	clear, opaque, gray := image.NewNRGBA(size), image.NewNRGBA(size), image.NewGray(size)
	flat := image.NewPaletted(size, color.Palette{color.White, color.Black, color.NRGBA{0x12, 0x80, 0xF0, 0x80}})
	for y := range h {
		for x := range w {
			noise := uint8(random.UintN(uint(1 + y*8)))
			clear.SetNRGBA(x, y, color.NRGBA{uint8(5*x) + noise, uint8(9 * y), noise, noise * 3})
			opaque.SetNRGBA(x, y, color.NRGBA{uint8(5*x) + noise, uint8(9 * y), noise, 0xFF})
			gray.SetGray(x, y, color.Gray{uint8(x*y) + noise})
			flat.SetColorIndex(x, y, noise%3)
		}
	}
	a, b := image.NewRGBA(size), image.NewRGBA(size)
	draw.Draw(a, size, clear, image.Point{}, draw.Src)
	draw.Draw(b, size, opaque, image.Point{}, draw.Src)
	solid := image.NewPaletted(size, color.Palette{color.White, color.Black})
	return []image.Image{clear, opaque, gray, flat, a, b, solid}
}

// TestEncode: another's decoder gives back the pixels, and the file is about as
// small as another's encoder makes it.
func TestEncode(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][2]int{{1, 1}, {1, 9}, {37, 23}, {301, 200}} {
		for _, m := range pictures(random, size[0], size[1]) {
			file := Encode(m)
			got, err := png.Decode(bytes.NewReader(file))
			if err != nil {
				t.Fatalf("%T of %v: %v", m, size, err)
			}
			for y := range size[1] {
				for x := range size[0] {
					want := color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
					if v := color.NRGBAModel.Convert(got.At(x, y)).(color.NRGBA); v != want && (v.A != 0 || want.A != 0) {
						t.Fatalf("%T of %v: %d, %d is %v and became %v", m, size, x, y, want, v)
					}
				}
			}
			var other bytes.Buffer
			if err := png.Encode(&other, m); err != nil || len(file) > other.Len()*13/10+100 {
				t.Errorf("%T of %v: %d bytes; image/png makes %d, %v", m, size, len(file), other.Len(), err)
			}
		}
	}
	if Encode(image.NewCMYK(image.Rect(0, 0, 1, 1))) != nil {
		t.Error("there is a file of a picture in CMYK")
	}
}

// TestReader reads what another's encoder has written, and what Encode has.
func TestReader(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, m := range pictures(random, 41, 60)[:2] {
		var other bytes.Buffer
		if err := png.Encode(&other, m); err != nil {
			t.Fatal(err)
		}
		for _, file := range [][]byte{other.Bytes(), Encode(m)} {
			r := NewReader(file)
			if r == nil || r.Width != 41 || r.Height != 60 {
				t.Fatalf("%+v", r)
			}
			n := r.Kind.Channels()
			for y := range 60 {
				row, _, err := r.Row()
				if err != nil {
					t.Fatal(err)
				}
				for x := range 41 {
					want := m.(*image.NRGBA).NRGBAAt(x, y)
					if p := row[n*x:]; p[0] != want.R || p[1] != want.G || p[2] != want.B || n == 4 && p[3] != want.A {
						t.Fatalf("%d, %d is %v, not %v", x, y, p[:n], want)
					}
				}
				if r.Whole() != (y == 59) {
					t.Fatalf("after row %d it is whole: %v", y, r.Whole())
				}
			}
			if _, _, err := r.Row(); err == nil {
				t.Error("there is a row more")
			}
			for _, n := range []int{0, 10, 30, len(file) - 12, len(file) - 1} {
				if NewReader(file[:n]) != nil {
					t.Errorf("%d bytes of it are taken for a file", n)
				}
			}
		}
	}
	for _, m := range pictures(random, 5, 5)[2:4] {
		if NewReader(Encode(m)) != nil {
			t.Errorf("a %T is read", m)
		}
	}
}

// FuzzReader: whatever is read whole is what image/png reads.
func FuzzReader(f *testing.F) {
	for _, m := range pictures(rand.New(rand.NewPCG(5, 6)), 9, 7) {
		f.Add(Encode(m))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		r := NewReader(file)
		if r == nil || r.Width > 1000 || r.Height > 1000 {
			return
		}
		n, rows := r.Kind.Channels(), []byte(nil)
		for range r.Height {
			row, _, err := r.Row()
			if err != nil {
				return
			}
			rows = append(rows, row...)
		}
		if !r.Whole() || !bytes.HasPrefix(file, []byte(Signature)) {
			return
		}
		m, err := png.Decode(bytes.NewReader(file))
		if err != nil {
			return // its chunks are in another order, or its checksum is wrong
		}
		for i := range r.Width * r.Height {
			want := color.NRGBAModel.Convert(m.At(i%r.Width, i/r.Width)).(color.NRGBA)
			if p := rows[n*i:]; p[0] != want.R || p[1] != want.G || p[2] != want.B || n == 4 && p[3] != want.A {
				t.Fatalf("pixel %d is %v, not %v", i, p[:n], want)
			}
		}
	})
}
