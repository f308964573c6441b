// Package area makes pictures smaller: each new pixel is the mean of the area
// that it covers. The weights are whole numbers, so that the result is the same
// on every machine.
package area

// Span is the run of source pixels under one target pixel, N of them beginning
// at From: the first and the last count with the share that lies inside, those
// between in full. The weights of a span add up to 1<<16.
type Span struct {
	From, N           int
	First, Full, Last uint32
}

// Spans divides a row of from pixels among to; to is not greater than from.
func Spans(from, to int) []Span {
	spans := make([]Span, to)
	for i := range spans {
		// In units of 1/to of a source pixel, a target pixel is from wide.
		begin, end := i*from, (i+1)*from
		a, b := begin/to, (end-1)/to
		s := Span{From: a, N: b - a + 1}
		if s.N == 1 {
			s.First = 1 << 16
		} else {
			s.Full = uint32((to << 16) / from)
			s.First = uint32(((a+1)*to - begin) << 16 / from)
			s.Last = 1<<16 - s.First - s.Full*uint32(s.N-2)
		}
		spans[i] = s
	}
	return spans
}

// Weight is that of the span's i-th pixel.
func (s *Span) Weight(i int) uint32 {
	switch i {
	case 0:
		return s.First
	case s.N - 1:
		return s.Last
	}
	return s.Full
}
