package pngrows

import "encoding/binary"

// Pixels and rows are worked on several bytes at a time, each in a lane of an
// integer.

// addBytes adds bytes in lanes, each modulo 256.
func addBytes[T uint32 | uint64](a, b T) T {
	high := ^T(0) / 0xFF * 0x80
	return (a&^high + b&^high) ^ (a^b)&high
}

// subtractBytes subtracts bytes in lanes, each modulo 256.
func subtractBytes[T uint32 | uint64](a, b T) T {
	high := ^T(0) / 0xFF * 0x80
	return ((a | high) - b&^high) ^ (a^b^high)&high
}

// loadPixel reads a pixel of three or four bytes.
func loadPixel(b []byte, n int) uint32 {
	if n == 4 {
		return binary.LittleEndian.Uint32(b)
	}
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16
}

// storePixel writes a pixel of three or four bytes.
func storePixel(b []byte, v uint32, n int) {
	if n == 4 {
		binary.LittleEndian.PutUint32(b, v)
		return
	}
	b[0], b[1], b[2] = byte(v), byte(v>>8), byte(v>>16)
}

// paethPixel is what Paeth's predictor (PNG, section 9.4) expects of a pixel,
// from those to the left, above, and above to the left. In plain areas two of
// them are the same, and then it is the other one.
func paethPixel(left, up, corner uint32) uint32 {
	switch corner {
	case up:
		return left
	case left:
		return up
	}
	guess := uint32(0)
	for shift := 0; shift < 32; shift += 8 {
		guess |= uint32(paeth(byte(left>>shift), byte(up>>shift), byte(corner>>shift))) << shift
	}
	return guess
}

// paeth is Paeth's predictor: of the three the one next to left + up - corner.
func paeth(left, up, corner byte) byte {
	a, b, c := int(left), int(up), int(corner)
	pa, pb := b-c, a-c
	pc := pa + pb
	pa, pb, pc = max(pa, -pa), max(pb, -pb), max(pc, -pc)
	switch {
	case pa <= pb && pa <= pc:
		return left
	case pb <= pc:
		return up
	}
	return corner
}

// atOnce is how many bytes fromZero takes: not more than can be added up in 16
// bits.
const atOnce = 256

// fromZero is the sum of bytes' distances from zero, as numbers with a sign.
func fromZero(row []byte) int {
	const pairs, ones = 0x00FF00FF00FF00FF, 0x0101010101010101
	sums := uint64(0)
	for ; len(row) >= 8; row = row[8:] {
		v := binary.LittleEndian.Uint64(row)
		negative := v >> 7 & ones
		v = v ^ negative*0xFF + negative // of each at most 128: nothing is carried
		sums += v&pairs + v>>8&pairs
	}
	n := int(sums&0xFFFF + sums>>16&0xFFFF + sums>>32&0xFFFF + sums>>48)
	for _, v := range row {
		s := int(int8(v))
		n += max(s, -s)
	}
	return n
}
