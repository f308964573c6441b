package area

import (
	"encoding/binary"
	"image"
)

// Rows gives a picture's rows, four bytes a pixel: colours, and alpha, which they
// are multiplied by. A row is good until the next is asked for. Again says that
// it is the same as the one before.
type Rows func(y int) (row []byte, again bool)

// Scale makes a picture of fromW × fromH pixels smaller: each pixel is the mean of
// the area that it covers, first along the rows, then down the columns. Whole
// numbers are some ten times as fast as a kernel in floating point. It asks for
// each row once, from the top, and holds one at a time.
func Scale(rows Rows, fromW, fromH, w, h int) *image.RGBA {
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	across := Spans(fromW, w)
	down := columns{narrow: make([]byte, 4*w), sums: make([]uint64, 2*w)}
	at := -1
	for y, s := range Spans(fromH, h) {
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
		down.settle(small.Pix[y*small.Stride:][:4*w])
	}
	return small
}

// narrowed writes the means of a row's spans. Pixels that are alike, as most are
// in a screenshot, are their own mean.
func narrowed(row []byte, across []Span, out []byte) {
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
		binary.LittleEndian.PutUint32(out[4*x:], v)
	}
}

// Channels are weighted two at a time, with 32 bits between them: red with blue,
// and green with alpha.
const (
	lanes = 0xFF | 0xFF<<32
	half  = 1<<15 | 1<<47 // of a weight of 1<<16
)

func redBlue(v uint64) uint64    { return (v | v<<16) & lanes }
func greenAlpha(v uint64) uint64 { return (v>>8 | v<<8) & lanes }

// joined is the pixel of two sums.
func joined(rb, ga uint64) uint32 {
	rb, ga = (rb+half)>>16&lanes, (ga+half)>>16&lanes
	return uint32(rb|rb>>16) | uint32(ga|ga>>16)<<8
}

// mean is that of a span of two pixels or more.
func mean(in []byte, s *Span) uint32 {
	v := uint64(binary.LittleEndian.Uint32(in))
	rb, ga := uint64(s.First)*redBlue(v), uint64(s.First)*greenAlpha(v)
	for in = in[4:]; len(in) >= 8; in = in[4:] {
		v = uint64(binary.LittleEndian.Uint32(in))
		rb += uint64(s.Full) * redBlue(v)
		ga += uint64(s.Full) * greenAlpha(v)
	}
	v = uint64(binary.LittleEndian.Uint32(in))
	return joined(rb+uint64(s.Last)*redBlue(v), ga+uint64(s.Last)*greenAlpha(v))
}

// columns makes the mean of rows that have been narrowed.
type columns struct {
	narrow []byte   // the last row
	weight uint32   // how much of it is not in the sums yet
	sums   []uint64 // of rows, weighted: two for each pixel
	summed bool     // there is something in them
}

// next makes room for the next row.
func (c *columns) next() {
	if c.weight == 0 {
		return
	}
	weight, sums := uint64(c.weight), c.sums
	for in := c.narrow; len(in) >= 4 && len(sums) >= 2; in, sums = in[4:], sums[2:] {
		v := uint64(binary.LittleEndian.Uint32(in))
		sums[0] += weight * redBlue(v)
		sums[1] += weight * greenAlpha(v)
	}
	c.weight, c.summed = 0, true
}

// settle writes the pixels that the rows make, and begins anew. Where the rows
// were all alike, they are the last.
func (c *columns) settle(out []byte) {
	if !c.summed {
		copy(out, c.narrow)
		c.weight = 0
		return
	}
	c.next()
	for sums := c.sums; len(out) >= 4 && len(sums) >= 2; out, sums = out[4:], sums[2:] {
		binary.LittleEndian.PutUint32(out, joined(sums[0], sums[1]))
	}
	clear(c.sums)
	c.summed = false
}
