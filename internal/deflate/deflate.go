// Package deflate reads and writes zlib's format (RFC 1950) around DEFLATE (RFC
// 1951) where what is compressed is the rows of a picture. Who reads may learn
// where the compressor had found matches, and who writes may say where they are
// likely: so rows can be changed a little without being compressed from scratch.
// Looking for matches is most of the work of compressing.
package deflate

const (
	window    = 32 << 10 // how far back a match may reach
	minMatch  = 3
	maxMatch  = 258
	maxCode   = 15 // bits of a code (section 3.2.7 of RFC 1951)
	maxPlain  = 7  // bits of a code for the length of a code
	method    = 8  // DEFLATE, in the head of zlib's format
	endBlock  = 256
	symbols   = 286 // literals, the end of a block, lengths
	distances = 30
)

// Match says that Length bytes at At, which counts from the beginning of all
// data, are those that were there Distance bytes before.
type Match struct {
	At               int
	Length, Distance int32
}

// The bases of lengths and distances, and how many bits follow their codes
// (section 3.2.5).
var (
	lengthBase = [29]uint16{
		3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31,
		35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
	}
	lengthExtra = [29]uint8{
		0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2,
		3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
	}
	distanceBase = [distances]uint16{
		1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769,
		1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
	}
	distanceExtra = [distances]uint8{
		0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8,
		9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
	}
)

// plainOrder is that in which the lengths of the codes for lengths of codes are
// written; 16 to 18 stand for repetitions.
var plainOrder = [19]uint8{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
