package epub

import (
	"image"
	"image/draw"

	"octavo/internal/area"
)

// scaled gives a picture at a smaller size, or the same. Each pixel is the mean
// of the area that it covers, first along the rows, then down the columns, in
// whole numbers: so it is the same on every machine, and faster than a kernel
// in floating point. Rows are converted as they are needed, for the pixels of
// a large picture are there once already.
func scaled(src image.Image, w, h int) *image.RGBA {
	b := src.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if b.Dx() == w && b.Dy() == h {
		draw.Draw(out, out.Rect, src, b.Min, draw.Src)
		return out
	}
	rows := newRowReader(src, w)
	sum := make([]uint64, 4*w)
	for y, s := range area.Spans(b.Dy(), h) {
		clear(sum)
		for i := range s.N {
			weight := uint64(s.Weight(i))
			for j, v := range rows.row(s.From + i) {
				sum[j] += weight * uint64(v)
			}
		}
		line := out.Pix[y*out.Stride:]
		for j, v := range sum {
			line[j] = uint8((v + 1<<23) >> 24) // 16 bits of weight, 8 of the rows
		}
	}
	return out
}

// rowReader gives the rows of a picture, made narrower, with 8 bits more.
type rowReader struct {
	src    image.Image
	across []area.Span
	band   *image.RGBA // some rows, converted
	top    int         // the first of them
	at     int         // the row in last
	last   []uint16
}

func newRowReader(src image.Image, w int) *rowReader {
	b := src.Bounds()
	return &rowReader{
		src: src, across: area.Spans(b.Dx(), w), top: -1, at: -1, last: make([]uint16, 4*w),
	}
}

func (r *rowReader) row(y int) []uint16 {
	if y == r.at {
		return r.last
	}
	const rows = 16
	b := r.src.Bounds()
	if r.band == nil {
		r.band = image.NewRGBA(image.Rect(0, 0, b.Dx(), rows))
	}
	if top := y - y%rows; top != r.top {
		draw.Draw(r.band, r.band.Rect, r.src, b.Min.Add(image.Pt(0, top)), draw.Src)
		r.top = top
	}
	in := r.band.Pix[(y-r.top)*r.band.Stride:]
	for x, s := range r.across {
		mean(&s, in[4*s.From:], r.last[4*x:4*x+4])
	}
	r.at = y
	return r.last
}

// mean writes the weighted mean of a span's pixels, with 8 bits more.
func mean(s *area.Span, in []byte, out []uint16) {
	var c [4]uint64
	for i := range s.N {
		weight := uint64(s.Weight(i))
		p := in[4*i : 4*i+4]
		for k := range c {
			c[k] += weight * uint64(p[k])
		}
	}
	for k := range c {
		out[k] = uint16(c[k] >> 8)
	}
}

// orientation is how a camera was held (Exif 2.3, tag 0x0112): 1 to 8, where 1
// is upright.
type orientation uint8

const upright orientation = 1

// apply turns a picture upright.
func (o orientation) apply(src *image.RGBA) *image.RGBA {
	if o == upright {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	outW, outH := w, h
	if o >= 5 {
		outW, outH = h, w
	}
	out := image.NewRGBA(image.Rect(0, 0, outW, outH))
	for y := range outH {
		for x := range outW {
			sx, sy := x, y
			if o >= 5 {
				sx, sy = y, x
			}
			sx, sy = o.mirror(sx, sy, w, h)
			copy(out.Pix[y*out.Stride+4*x:][:4], src.Pix[sy*src.Stride+4*sx:])
		}
	}
	return out
}

// mirror is the pixel of the source that is seen at a place, once rows and
// columns have changed places where they have to.
func (o orientation) mirror(x, y, w, h int) (int, int) {
	switch o {
	case 2, 3, 7, 8:
		x = w - 1 - x
	}
	switch o {
	case 3, 4, 6, 7:
		y = h - 1 - y
	}
	return x, y
}
