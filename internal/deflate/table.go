package deflate

import "math/bits"

// An entry of a decoding table says, of the bits that come next:
//
//	bits 0–4    how many of them to drop: the code, and those that follow it
//	bits 5–7    what the code is: see below
//	bits 8–12   how many of them are the code; of a link, how many bits the
//	            second table is looked up by
//	bits 16–31  a literal, the base of a length or distance, or where the second
//	            table begins
type entry uint32

const (
	literal entry = 1 << 7
	special entry = 1 << 6 // a link, the end of a block, or no code at all
	link    entry = 1 << 5 // besides special: codes that begin so are in a second table
)

// Codes of up to these many bits are in the first table: most.
const (
	symbolBits   = 11
	distanceBits = 9
)

func (e entry) drop() uint { return uint(e & 31) }

// value is the base with what the bits after the code add to it.
func (e entry) value(bits uint64) int {
	return int(e>>16) + int(bits&(1<<(e&31)-1)>>(e>>8&31))
}

// symbolEntry is the entry of a literal, the end of a block, or a length, but
// for the bits of its code. The fixed code has two symbols too many.
func symbolEntry(symbol int) entry {
	switch {
	case symbol < endBlock:
		return literal | entry(symbol)<<16
	case symbol == endBlock:
		return special | endBlock<<16
	case symbol < symbols:
		i := symbol - endBlock - 1
		return entry(lengthExtra[i]) | entry(lengthBase[i])<<16
	}
	return special
}

func distanceEntry(symbol int) entry {
	if symbol < distances {
		return entry(distanceExtra[symbol]) | entry(distanceBase[symbol])<<16
	}
	return special
}

func plainEntry(symbol int) entry { return entry(symbol) << 16 }

// fill makes the tables of a code from how long the codes of its symbols are: the
// first, whose size is a power of two, and those that it links to, one after the
// other. It reports whether the lengths make a code: all bits have a meaning, or
// there is not more than one code, as there may be of distances.
func fill(first, second []entry, lengths []uint8, of func(symbol int) entry) ([]entry, bool) {
	next, longest, ok := firstCodes(lengths)
	if !ok {
		return second, false
	}
	for i := range first {
		first[i] = special
	}
	second = second[:0]
	width := bits.Len(uint(len(first))) - 1
	for symbol, n := range lengths {
		if n == 0 {
			continue
		}
		code := int(bits.Reverse16(next[n]) >> (16 - n))
		next[n]++
		table, n := first, int(n)
		if n > width {
			head := &first[code&(len(first)-1)]
			if *head == special {
				*head = special | link | entry(width) | entry(longest-width)<<8 | entry(len(second))<<16
				for range 1 << (longest - width) {
					second = append(second, special)
				}
			}
			table = second[*head>>16:][:1<<(longest-width)]
			code, n = code>>width, n-width
		}
		e := of(symbol) + entry(n) + entry(n)<<8
		for ; code < len(table); code += 1 << n {
			table[code] = e
		}
	}
	return second, true
}

// firstCodes gives the first code of each length (section 3.2.2), and the
// longest length. It reports whether there is such a code.
func firstCodes(lengths []uint8) (next [maxCode + 2]uint16, longest int, ok bool) {
	var count [maxCode + 1]int
	for _, n := range lengths {
		count[n]++
	}
	used := len(lengths) - count[0]
	room, code := 1, 0
	for n := 1; n <= maxCode; n++ {
		next[n] = uint16(code)
		code = (code + count[n]) << 1
		room = room<<1 - count[n]
		if count[n] > 0 {
			longest = n
		}
		if room < 0 {
			return next, 0, false
		}
	}
	return next, longest, room == 0 || used == 0 || used == 1 && longest == 1
}
