package epub

import (
	"image"
	"image/draw"
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
	for y, s := range spans(b.Dy(), h) {
		clear(sum)
		for i := range s.n {
			weight := s.full
			switch {
			case i == 0:
				weight = s.first
			case i == s.n-1:
				weight = s.last
			}
			for j, v := range rows.row(s.from + i) {
				sum[j] += uint64(weight) * uint64(v)
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
	across []span
	band   *image.RGBA // some rows, converted
	top    int         // the first of them
	at     int         // the row in last
	last   []uint16
}

func newRowReader(src image.Image, w int) *rowReader {
	b := src.Bounds()
	return &rowReader{
		src: src, across: spans(b.Dx(), w), top: -1, at: -1, last: make([]uint16, 4*w),
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
		s.mean(in[4*s.from:], r.last[4*x:4*x+4])
	}
	r.at = y
	return r.last
}

// span is the run of source pixels under one target pixel: the first and the
// last count with the share that lies inside, those between in full. The
// shares of a span add up to 1<<16.
type span struct {
	from, n           int
	first, full, last uint32
}

func spans(from, to int) []span {
	list := make([]span, to)
	for i := range list {
		// In units of 1/to of a source pixel, a target pixel is from wide.
		begin, end := i*from, (i+1)*from
		a, b := begin/to, (end-1)/to
		s := span{from: a, n: b - a + 1}
		if s.n == 1 {
			s.first = 1 << 16
		} else {
			s.full = uint32((to << 16) / from)
			s.first = uint32(((a+1)*to - begin) << 16 / from)
			s.last = 1<<16 - s.first - s.full*uint32(s.n-2)
		}
		list[i] = s
	}
	return list
}

// mean writes the weighted mean of the span's pixels, with 8 bits more.
func (s *span) mean(in []byte, out []uint16) {
	var c [4]uint64
	for i := range s.n {
		weight := uint64(s.full)
		switch {
		case i == 0:
			weight = uint64(s.first)
		case i == s.n-1:
			weight = uint64(s.last)
		}
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
