package deflate

import (
	"encoding/binary"
	"io"
)

// inflate decodes the codes of a block until there is as much as wanted, or the
// block has ended. It is long because all the time is spent in it: what it works
// with is to stay in registers.
func (r *Reader) inflate(want int) error {
	in, out, at, made := r.in, r.out, r.at, r.made
	acc, n := r.bits, r.n
	defer func() { r.at, r.made, r.bits, r.n = at, made, acc, n }()
	for made < want && r.open {
		if at+8 <= len(in) {
			acc |= binary.LittleEndian.Uint64(in[at:]) << (n & 63)
			at += int(63-n) >> 3
			n |= 56
		} else {
			r.at, r.bits, r.n = at, acc, n
			whole := r.refill()
			at, acc, n = r.at, r.bits, r.n
			if !whole {
				return io.ErrUnexpectedEOF
			}
		}
		e := r.symbols[acc&(1<<symbolBits-1)]
		if e&literal != 0 {
			acc, n = acc>>e.drop(), n-e.drop()
			out[made] = byte(e >> 16)
			made++
			if e = r.symbols[acc&(1<<symbolBits-1)]; e&literal != 0 { // often there are two
				acc, n = acc>>e.drop(), n-e.drop()
				out[made] = byte(e >> 16)
				made++
				continue
			}
			if n < 48 { // the longest match
				continue
			}
		}
		if e&(special|link) == special|link {
			e = r.moreSymbols[int(e>>16)+int(acc>>symbolBits&(1<<(e>>8&31)-1))]
			acc, n = acc>>symbolBits, n-symbolBits
			if e&literal != 0 {
				acc, n = acc>>e.drop(), n-e.drop()
				out[made] = byte(e >> 16)
				made++
				continue
			}
		}
		if e&special != 0 {
			if e>>16 != endBlock {
				return ErrDamaged
			}
			acc, n = acc>>e.drop(), n-e.drop()
			r.open = false
			continue
		}
		length := e.value(acc)
		acc, n = acc>>e.drop(), n-e.drop()
		e = r.places[acc&(1<<distanceBits-1)]
		if e&(special|link) == special|link {
			e = r.morePlaces[int(e>>16)+int(acc>>distanceBits&(1<<(e>>8&31)-1))]
			acc, n = acc>>distanceBits, n-distanceBits
		}
		distance := e.value(acc)
		if e&special != 0 || distance > made {
			return ErrDamaged
		}
		acc, n = acc>>e.drop(), n-e.drop()
		if r.noting && len(r.matches) < mostNoted {
			r.matches = append(r.matches, Match{r.passed + made, int32(length), int32(distance)})
		}
		repeat(out[made-distance:], distance, length)
		made += length
	}
	if at-int(n>>3) > len(in) { // it was made of bits that are not there
		made = r.made
		return io.ErrUnexpectedEOF
	}
	return nil
}

// repeat copies length bytes from the beginning of b to distance after it; it may
// write seven more.
func repeat(b []byte, distance, length int) {
	switch to := b[distance : distance+length+8]; {
	case distance >= length:
		copy(to[:length], b)
	case distance >= 8:
		for i := 0; i < length; i += 8 {
			binary.LittleEndian.PutUint64(to[i:], binary.LittleEndian.Uint64(b[i:]))
		}
	default: // what repeats is doubled
		for n := distance; n < distance+length; n *= 2 {
			copy(b[n:distance+length], b[:n])
		}
	}
}
