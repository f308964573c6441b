package fonts

import (
	"encoding/binary"
	"sort"
)

// runeRanges is a set of characters: the first and the last of each range, in
// ascending order.
type runeRanges []rune

func (s runeRanges) has(r rune) bool {
	i := sort.Search(len(s)/2, func(i int) bool { return r <= s[2*i+1] })
	return 2*i < len(s) && r >= s[2*i]
}

// ranges lists the characters of a face.
func (c *coverage) ranges() runeRanges {
	var s runeRanges
	for it := c.cmap.Iter(); it.Next(); {
		r, gid := it.Char()
		n := len(s)
		switch {
		case !c.usable(gid) || n > 0 && r <= s[n-1]:
		case n > 0 && r == s[n-1]+1:
			s[n-1] = r
		default:
			s = append(s, r, r)
		}
	}
	return s
}

// pack writes the set as distances from one end of a range to the next.
func (s runeRanges) pack() []byte {
	b := []byte{}
	before := rune(0)
	for _, r := range s {
		b = binary.AppendUvarint(b, uint64(r-before))
		before = r
	}
	return b
}

// unpackRanges reads what pack wrote; what is broken has no characters.
func unpackRanges(b []byte) charset {
	var s runeRanges
	at := uint64(0)
	for len(b) > 0 {
		d, n := binary.Uvarint(b)
		if at += d; n <= 0 || at > 0x10FFFF {
			return runeRanges(nil)
		}
		s = append(s, rune(at))
		b = b[n:]
	}
	return s[:len(s)&^1]
}
