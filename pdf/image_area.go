package pdf

import (
	"encoding/binary"
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
	down := columns{narrow: make([]byte, 3*w), sums: make([]uint32, 3*w)}
	at := -1
	for y, s := range area.Spans(fromH, h) {
		for i := range s.N {
			if s.From+i > at { // rows next to each other share one
				at = s.From + i
				if row, again := rows(at); !again {
					down.next()
					narrowed(row, across, down.narrow)
				}
			}
			down.weight += s.Weight(i)
		}
		down.settle(small.Pix[y*small.Stride:])
	}
	return small
}

// narrowed writes the means of a row's spans, three bytes each. Pixels that are
// alike, as most are in a screenshot, are their own mean.
func narrowed(row []byte, across []area.Span, out []byte) {
	for x := range across {
		s := &across[x]
		in := row[4*s.From : 4*(s.From+s.N)]
		v, i := binary.LittleEndian.Uint32(in), 4
		for i+4 <= len(in) && binary.LittleEndian.Uint32(in[i:]) == v {
			i += 4
		}
		if i < len(in) {
			v = mean(in, s)
		}
		o := out[3*x : 3*x+3]
		o[0], o[1], o[2] = byte(v), byte(v>>8), byte(v>>16)
	}
}

// mean is that of a span of two pixels or more. Of each, red and blue are
// weighted together, with 32 bits between them.
func mean(in []byte, s *area.Span) uint32 {
	const lanes = 0xFF | 0xFF<<32
	v := uint64(binary.LittleEndian.Uint32(in))
	redBlue, green := uint64(s.First)*((v|v<<16)&lanes), s.First*uint32(v>>8&0xFF)
	for in = in[4:]; len(in) >= 8; in = in[4:] {
		v = uint64(binary.LittleEndian.Uint32(in))
		redBlue += uint64(s.Full) * ((v | v<<16) & lanes)
		green += s.Full * uint32(v>>8&0xFF)
	}
	v = uint64(binary.LittleEndian.Uint32(in))
	redBlue += uint64(s.Last)*((v|v<<16)&lanes) + 1<<15 + 1<<47
	green += s.Last*uint32(v>>8&0xFF) + 1<<15
	return uint32(redBlue>>16&0xFF) | green>>16<<8 | uint32(redBlue>>48)<<16
}

// columns makes the mean of rows that have been narrowed.
type columns struct {
	narrow []byte   // the last row
	weight uint32   // how much of it is not in the sums yet
	sums   []uint32 // of rows, weighted
	summed bool     // there is something in them
}

// next makes room for the next row.
func (c *columns) next() {
	if c.weight == 0 {
		return
	}
	for i, v := range c.narrow[:len(c.sums)] {
		c.sums[i] += c.weight * uint32(v)
	}
	c.weight, c.summed = 0, true
}

// settle writes the pixels that the rows make, and begins anew. Where the rows
// were all alike, they are the last.
func (c *columns) settle(out []byte) {
	if !c.summed {
		for i, o := 0, out; i+3 <= len(c.narrow); i, o = i+3, o[4:] {
			o[0], o[1], o[2], o[3] = c.narrow[i], c.narrow[i+1], c.narrow[i+2], 0xFF
		}
		c.weight = 0
		return
	}
	c.next()
	const half = 1 << 15
	for i, o := 0, out; i+3 <= len(c.sums); i, o = i+3, o[4:] {
		in := c.sums[i : i+3]
		o[0], o[1], o[2], o[3] = byte((in[0]+half)>>16), byte((in[1]+half)>>16), byte((in[2]+half)>>16), 0xFF
	}
	clear(c.sums)
	c.summed = false
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
