package pdf

import "image"

// areaScaled makes an opaque picture smaller: each pixel is the mean of the
// area that it covers, first along the rows, then down the columns. Whole
// numbers throughout make it the same on every machine, and some ten times as
// fast as a kernel in floating point.
func areaScaled(src *image.RGBA, w, h int) *image.RGBA {
	sw, sh := src.Rect.Dx(), src.Rect.Dy()
	narrow := image.NewRGBA(image.Rect(0, 0, w, sh))
	across := areaSpans(sw, w)
	for y := range sh {
		in, out := src.Pix[y*src.Stride:], narrow.Pix[y*narrow.Stride:]
		for x, s := range across {
			s.mean(in[4*s.from:], 4, out[4*x:])
		}
	}
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	for y, s := range areaSpans(sh, h) {
		in, out := narrow.Pix[s.from*narrow.Stride:], small.Pix[y*small.Stride:]
		for x := range w {
			s.mean(in[4*x:], narrow.Stride, out[4*x:])
		}
	}
	return small
}

// areaSpan is the run of source pixels under one target pixel: the first and
// the last count with the share that lies inside, those between in full. The
// shares of a span add up to 1<<16.
type areaSpan struct {
	from, n           int
	first, full, last uint32
}

func areaSpans(from, to int) []areaSpan {
	spans := make([]areaSpan, to)
	for i := range spans {
		// In units of 1/to of a source pixel, a target pixel is from wide.
		begin, end := i*from, (i+1)*from
		a, b := begin/to, (end-1)/to
		s := areaSpan{from: a, n: b - a + 1}
		if s.n == 1 {
			s.first = 1 << 16
		} else {
			s.full = uint32((to << 16) / from)
			s.first = uint32(((a+1)*to - begin) << 16 / from)
			s.last = 1<<16 - s.first - s.full*uint32(s.n-2)
		}
		spans[i] = s
	}
	return spans
}

// mean writes the weighted mean of the span's pixels, step bytes apart.
func (s *areaSpan) mean(in []byte, step int, out []byte) {
	r, g, b := s.first*uint32(in[0]), s.first*uint32(in[1]), s.first*uint32(in[2])
	at := 0
	for range s.n - 2 {
		at += step
		r += s.full * uint32(in[at])
		g += s.full * uint32(in[at+1])
		b += s.full * uint32(in[at+2])
	}
	if s.n > 1 {
		at += step
		r += s.last * uint32(in[at])
		g += s.last * uint32(in[at+1])
		b += s.last * uint32(in[at+2])
	}
	out[0], out[1], out[2], out[3] = byte((r+1<<15)>>16), byte((g+1<<15)>>16), byte((b+1<<15)>>16), 0xFF
}
