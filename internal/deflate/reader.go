package deflate

import (
	"encoding/binary"
	"errors"
	"io"
)

// ErrDamaged says that data cannot be read.
var ErrDamaged = errors.New("the compressed data is damaged")

const (
	slack     = maxMatch + 16 // what a step may write beyond what was asked for
	mostNoted = 1 << 16       // matches between two calls; of more, there is no word
)

// Reader inflates data that is in memory. It does not compare the checksum at
// the end: the chunks of a PNG file have their own.
type Reader struct {
	in   []byte
	at   int    // in in; beyond its end for zeros that were made up
	bits uint64 // that come next, the first lowest
	n    uint   // how many

	out         []byte
	given, made int // in out: how far it was given away, and how far it is there
	passed      int // how much is not in out any more

	open, last  bool // a block is being read; it is the last
	stored      int  // bytes that are left of a block that is not compressed
	symbols     [1 << symbolBits]entry
	moreSymbols []entry
	places      [1 << distanceBits]entry
	morePlaces  []entry

	noting  bool
	matches []Match
	err     error
}

// NewReader makes a reader, which notes the matches if noting is set. The error
// says that the data has no head of zlib's format, or asks for a dictionary.
func NewReader(data []byte, noting bool) (*Reader, error) {
	const head, dictionary = 2, 0x20
	if len(data) < head || data[0]&0x0F != method || data[1]&dictionary != 0 || binary.BigEndian.Uint16(data)%31 != 0 {
		return nil, ErrDamaged
	}
	return &Reader{in: data[head:], out: make([]byte, 3*window), noting: noting}, nil
}

// Next gives the next n bytes, and the matches that begin among them or shortly
// after. Both are good until the next call. Where the data ends early the error
// is io.ErrUnexpectedEOF, or io.EOF if nothing is left at all.
func (r *Reader) Next(n int) ([]byte, []Match, error) {
	r.matches = r.matches[:0]
	r.makeRoom(n)
	for r.made < r.given+n && r.err == nil {
		r.err = r.more(r.given + n)
	}
	switch {
	case r.made >= r.given+n:
		r.given += n
		return r.out[r.given-n : r.given], r.matches, nil
	case r.err == io.EOF && r.made > r.given:
		return nil, nil, io.ErrUnexpectedEOF
	}
	return nil, nil, r.err
}

// makeRoom makes room for n bytes, and keeps what matches may reach back to.
func (r *Reader) makeRoom(n int) {
	if r.given+n+slack <= len(r.out) {
		return
	}
	keep := max(0, min(r.given, r.made-window))
	old := r.out[keep:r.made]
	r.given, r.made, r.passed = r.given-keep, r.made-keep, r.passed+keep
	if r.given+n+slack > len(r.out) {
		r.out = make([]byte, r.given+n+slack)
	}
	copy(r.out, old)
}

// more inflates until there is as much as wanted, or a block has begun or ended.
func (r *Reader) more(want int) error {
	switch {
	case !r.open && r.last:
		return io.EOF
	case !r.open:
		return r.begin()
	case r.stored > 0:
		r.copyStored(want)
		return nil
	}
	return r.inflate(want)
}

// refill makes sure of 56 bits, which are made up after the end of the data. It
// reports whether none of those has been used.
func (r *Reader) refill() bool {
	for ; r.n < 56; r.n += 8 {
		if r.at < len(r.in) {
			r.bits |= uint64(r.in[r.at]) << r.n
		}
		r.at++
	}
	return r.at-int(r.n>>3) <= len(r.in)
}

// take reads up to 16 bits.
func (r *Reader) take(n uint) int {
	v := int(r.bits & (1<<n - 1))
	r.bits >>= n
	r.n -= n
	return v
}

// begin reads the head of a block (section 3.2.3).
func (r *Reader) begin() error {
	if !r.refill() {
		return io.ErrUnexpectedEOF
	}
	r.open, r.last = true, r.take(1) == 1
	switch r.take(2) {
	case 0:
		return r.beginStored()
	case 1:
		return r.fixed()
	case 2:
		return r.dynamic()
	}
	return ErrDamaged
}

// beginStored reads the length of a block that is not compressed (3.2.4).
func (r *Reader) beginStored() error {
	r.take(r.n & 7)
	n, check := r.take(16), r.take(16)
	r.at -= int(r.n >> 3) // back to whole bytes
	r.bits, r.n = 0, 0
	switch {
	case r.at+n > len(r.in):
		return io.ErrUnexpectedEOF
	case n != ^check&0xFFFF:
		return ErrDamaged
	}
	r.stored, r.open = n, n > 0
	return nil
}

func (r *Reader) copyStored(want int) {
	n := min(r.stored, want-r.made)
	copy(r.out[r.made:r.made+n], r.in[r.at:])
	r.at, r.made, r.stored = r.at+n, r.made+n, r.stored-n
	r.open = r.stored > 0
}

// fixed makes the tables of the fixed codes (3.2.6).
func (r *Reader) fixed() error {
	const allSymbols, allDistances = symbols + 2, distances + 2
	var lengths [allSymbols + allDistances]uint8
	for i := range lengths {
		switch {
		case i < 144, i >= 280 && i < allSymbols:
			lengths[i] = 8
		case i < 256:
			lengths[i] = 9
		case i < 280:
			lengths[i] = 7
		default:
			lengths[i] = 5
		}
	}
	return r.codes(lengths[:allSymbols], lengths[allSymbols:])
}

func (r *Reader) codes(symbols, places []uint8) error {
	var ok, okToo bool
	r.moreSymbols, ok = fill(r.symbols[:], r.moreSymbols, symbols, symbolEntry)
	r.morePlaces, okToo = fill(r.places[:], r.morePlaces, places, distanceEntry)
	if !ok || !okToo {
		return ErrDamaged
	}
	return nil
}

// dynamic reads the codes of a block (3.2.7).
func (r *Reader) dynamic() error {
	nSymbols, nPlaces, nPlain := r.take(5)+257, r.take(5)+1, r.take(4)+4
	if nSymbols > symbols || nPlaces > distances {
		return ErrDamaged
	}
	var plain [len(plainOrder)]uint8
	for _, symbol := range plainOrder[:nPlain] {
		r.refill()
		plain[symbol] = uint8(r.take(3))
	}
	var table [1 << maxPlain]entry
	if _, ok := fill(table[:], nil, plain[:], plainEntry); !ok {
		return ErrDamaged
	}
	var lengths [symbols + distances]uint8
	all := lengths[:nSymbols+nPlaces]
	for i := 0; i < len(all); {
		if !r.refill() {
			return io.ErrUnexpectedEOF
		}
		e := table[r.bits&(1<<maxPlain-1)]
		if e&special != 0 {
			return ErrDamaged
		}
		r.take(e.drop())
		value, n := uint8(e>>16), 1
		switch value {
		case 16:
			if i == 0 {
				return ErrDamaged
			}
			value, n = all[i-1], 3+r.take(2)
		case 17:
			value, n = 0, 3+r.take(3)
		case 18:
			value, n = 0, 11+r.take(7)
		}
		if i+n > len(all) {
			return ErrDamaged
		}
		for ; n > 0; n-- {
			all[i] = value
			i++
		}
	}
	return r.codes(all[:nSymbols], all[nSymbols:])
}
