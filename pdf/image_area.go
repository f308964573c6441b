package pdf

import (
	"image"
	"image/draw"

	"octavo/internal/area"
)

// areaScaled makes a picture smaller, on white paper: each pixel is the mean of
// the area that it covers, first along the rows, then down the columns. Whole
// numbers throughout make it the same on every machine, and some ten times as
// fast as a kernel in floating point. Of the source, one row is held at a time.
func areaScaled(src image.Image, w, h int) *image.RGBA {
	return scaledRows(opaqueRows(src), src.Bounds().Dx(), src.Bounds().Dy(), w, h)
}

// rowSource gives a picture's rows, four bytes a pixel. Again says that a row is
// the same as the one before.
type rowSource func(y int) (row []byte, again bool)

// scaledRows makes a picture of fromW × fromH pixels smaller. It asks for each
// of its rows once, from the top.
func scaledRows(rows rowSource, fromW, fromH, w, h int) *image.RGBA {
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	across := area.Spans(fromW, w)
	narrow := make([]byte, 3*w) // a row of the source, made narrower
	sums := make([]uint32, 3*w) // of narrow rows, weighted
	at := -1
	for y, s := range area.Spans(fromH, h) {
		for i := range s.N {
			if s.From+i > at { // rows next to each other share one
				at = s.From + i
				if row, again := rows(at); !again {
					narrowed(row, across, narrow)
				}
			}
			add(sums, narrow, s.Weight(i))
		}
		settleSums(sums, small.Pix[y*small.Stride:])
	}
	return small
}

// narrowed writes the means of a row's spans, three bytes each.
func narrowed(row []byte, across []area.Span, out []byte) {
	for x := range across {
		s := &across[x]
		in := row[4*s.From : 4*(s.From+s.N)]
		r, g, b := s.First*uint32(in[0]), s.First*uint32(in[1]), s.First*uint32(in[2])
		if s.N > 1 {
			for in = in[4:]; len(in) >= 8; in = in[4:] {
				r += s.Full * uint32(in[0])
				g += s.Full * uint32(in[1])
				b += s.Full * uint32(in[2])
			}
			r += s.Last * uint32(in[0])
			g += s.Last * uint32(in[1])
			b += s.Last * uint32(in[2])
		}
		o := out[3*x : 3*x+3]
		o[0], o[1], o[2] = byte((r+1<<15)>>16), byte((g+1<<15)>>16), byte((b+1<<15)>>16)
	}
}

// add adds a row to sums, with a weight.
func add(sums []uint32, row []byte, weight uint32) {
	for i, v := range row[:len(sums)] {
		sums[i] += weight * uint32(v)
	}
}

// settleSums writes the pixels that sums make, and clears them.
func settleSums(sums []uint32, out []byte) {
	for x := 0; 3*x < len(sums); x++ {
		for c := range 3 {
			out[4*x+c] = byte((sums[3*x+c] + 1<<15) >> 16)
		}
		out[4*x+3] = 0xFF
	}
	clear(sums)
}

// opaqueRows gives the rows of a picture as they look on white paper, four
// bytes a pixel. A row is good until the next is asked for.
func opaqueRows(img image.Image) rowSource {
	b := img.Bounds()
	buf := image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	if m, ok := img.(*image.NRGBA); ok {
		return func(y int) ([]byte, bool) {
			onWhite(buf.Pix, m.Pix[y*m.Stride:y*m.Stride+4*b.Dx()])
			return buf.Pix, false
		}
	}
	if m, ok := img.(*image.RGBA); ok && m.Opaque() {
		return func(y int) ([]byte, bool) { return m.Pix[y*m.Stride : y*m.Stride+4*b.Dx()], false }
	}
	return func(y int) ([]byte, bool) {
		draw.Draw(buf, buf.Rect, image.White, image.Point{}, draw.Src)
		draw.Draw(buf, buf.Rect, img, image.Pt(b.Min.X, b.Min.Y+y), draw.Over)
		return buf.Pix, false
	}
}

// onWhite puts a row of pixels over white.
func onWhite(out, row []byte) {
	for i := 0; i+3 < len(row); i += 4 {
		switch a := uint32(row[i+3]); a {
		case 0xFF:
			copy(out[i:i+4], row[i:i+4])
		default:
			for c := range 3 {
				out[i+c] = byte((uint32(row[i+c])*a + 0xFF*(0xFF-a) + 0x7F) / 0xFF)
			}
		}
	}
}
