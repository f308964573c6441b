package pngrows

import "encoding/binary"

// unfilter takes a row's filter away (PNG, section 9.2), for pixels of three or
// four bytes; it reports whether there is such a filter.
func unfilter(name byte, row, above []byte, pixel int) bool {
	above = above[:len(row)]
	switch name {
	case None:
	case Sub:
		left := uint32(0)
		for ; len(row) >= pixel; row = row[pixel:] {
			left = addBytes(left, loadPixel(row, pixel))
			storePixel(row, left, pixel)
		}
	case Up:
		for ; len(row) >= 8; row, above = row[8:], above[8:] {
			sum := addBytes(binary.LittleEndian.Uint64(row), binary.LittleEndian.Uint64(above))
			binary.LittleEndian.PutUint64(row, sum)
		}
		for i, v := range above {
			row[i] += v
		}
	case Average:
		for i := range pixel {
			row[i] += above[i] / 2
		}
		for i := pixel; i < len(row); i++ {
			row[i] += byte((int(row[i-pixel]) + int(above[i])) / 2)
		}
	case Paeth:
		unfilterPaeth(row, above, pixel)
	default:
		return false
	}
	return true
}

// unfilterPaeth adds what Paeth's predictor expects.
func unfilterPaeth(row, above []byte, pixel int) {
	left, corner := uint32(0), uint32(0)
	for ; len(row) >= pixel; row, above = row[pixel:], above[pixel:] {
		up := loadPixel(above, pixel)
		left = addBytes(loadPixel(row, pixel), paethPixel(left, up, corner))
		storePixel(row, left, pixel)
		corner = up
	}
}
