package pdf

import "octavo/geom"

// A coordinate is written in points with three decimals at most: a thousandth
// of a point is finer than any device. Everything that is written is therefore
// counted in whole thousandths, and rounding happens once.

// milli is l in thousandths of a point, rounded to the nearest.
func milli(l geom.Length) int64 { return int64(l.MulDiv(1000, int64(geom.Pt))) }

// appendInt appends n in decimal.
func appendInt(b []byte, n int64) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	if n < 10 {
		return append(b, byte('0'+n))
	}
	var digits [20]byte
	i := len(digits)
	for n > 0 {
		i--
		digits[i] = byte('0' + n%10)
		n /= 10
	}
	return append(b, digits[i:]...)
}

// appendMilli appends n/1000 in as few characters as PDF allows: no zeros at
// the end, none before the point.
func appendMilli(b []byte, n int64) []byte { return appendFixed(b, n, 1000) }

// appendFixed appends n/scale, where scale is a power of ten.
func appendFixed(b []byte, n, scale int64) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	whole, part := n/scale, n%scale
	if whole > 0 || part == 0 {
		b = appendInt(b, whole)
	}
	if part == 0 {
		return b
	}
	b = append(b, '.')
	for part > 0 {
		scale /= 10
		b = append(b, byte('0'+part/scale))
		part %= scale
	}
	return b
}

// appendLength appends l in points.
func appendLength(b []byte, l geom.Length) []byte { return appendMilli(b, milli(l)) }

// appendRatio appends a coefficient of a matrix, with five decimals: over the
// length of a page that is a hundredth of a point.
func appendRatio(b []byte, v float64) []byte {
	const scale = 100000
	if v < 0 {
		return appendFixed(b, -int64(-v*scale+0.5), scale)
	}
	return appendFixed(b, int64(v*scale+0.5), scale)
}

// appendRef appends an indirect reference.
func appendRef(b []byte, r ref) []byte {
	b = appendInt(b, int64(r))
	return append(b, " 0 R"...)
}

// appendRefs appends references with spaces between them.
func appendRefs(b []byte, list []ref) []byte {
	for i, r := range list {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendRef(b, r)
	}
	return b
}
