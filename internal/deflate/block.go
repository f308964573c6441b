package deflate

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// perBlock is how many tokens have a code of their own: fewer would fit better,
// but the code takes room too.
const perBlock = 16 << 10

// token is a literal, or a match: its length less minMatch from bit 16, and its
// distance.
type token uint32

const matched token = 1 << 31

// blocks writes tokens.
type blocks struct {
	tokens        []token
	symbolCount   [symbols]uint32
	distanceCount [distances]uint32
	out           []byte
	bits          uint64 // that are not in out yet, fewer than 8
	n             uint
	perLiteral    int // sixteenths of a bit that a literal took in the last block
}

// worth reports whether a match takes less room than literals would.
func (b *blocks) worth(length, distance int) bool {
	const enough, code = 16, 2 // bytes; bits, at the least
	return length >= enough || length*b.perLiteral >= (bits.Len(uint(distance))+code)*16
}

func (b *blocks) literal(v byte) {
	b.symbolCount[v]++
	b.add(token(v))
}

func (b *blocks) match(length, distance int) {
	b.symbolCount[lengthSymbol(length)]++
	b.distanceCount[distanceSymbol(distance)]++
	b.add(matched | token(length-minMatch)<<16 | token(distance))
}

func (b *blocks) add(t token) {
	b.tokens = append(b.tokens, t)
	if len(b.tokens) == perBlock {
		b.flush(false)
	}
}

// lengthSymbol is the symbol of a length: those of 11 and more are in groups of
// four that are each twice as wide as the ones before.
func lengthSymbol(length int) int {
	n := length - minMatch
	switch {
	case n < 8:
		return endBlock + 1 + n
	case length == maxMatch:
		return symbols - 1
	}
	wide := bits.Len(uint(n)) - 3
	return endBlock + 1 + wide<<2 + n>>wide
}

// distanceSymbol is that of a distance, in groups of two.
func distanceSymbol(distance int) int {
	n := distance - 1
	if n < 4 {
		return n
	}
	wide := bits.Len(uint(n)) - 2
	return wide<<1 + n>>wide
}

// flush writes a block, with the codes that are the shortest for it (section
// 3.2.7).
func (b *blocks) flush(last bool) {
	b.symbolCount[endBlock] = 1
	var symbol, distance code
	symbol.make(b.symbolCount[:], maxCode)
	distance.make(b.distanceCount[:], maxCode)
	const head, perToken = 512, 6 // bytes, at most
	b.out = slices.Grow(b.out, head+perToken*len(b.tokens))
	b.put(uint64(bit(last)|2<<1), 3)
	b.codes(&symbol, &distance)
	b.body(&symbol, &distance)
	b.put(uint64(symbol.codes[endBlock]), uint(symbol.lengths[endBlock]))
	b.learn(&symbol)
	b.tokens = b.tokens[:0]
	clear(b.symbolCount[:])
	clear(b.distanceCount[:])
}

// learn finds how much room literals took.
func (b *blocks) learn(symbol *code) {
	n, sum := 0, 0
	for v, count := range b.symbolCount[:endBlock] {
		n += int(count)
		sum += int(count) * int(symbol.lengths[v])
	}
	if n > 0 {
		b.perLiteral = sum * 16 / n
	}
}

func bit(v bool) int {
	if v {
		return 1
	}
	return 0
}

// put writes up to 48 bits.
func (b *blocks) put(v uint64, n uint) {
	b.bits |= v << b.n
	b.n += n
	for ; b.n >= 8; b.n -= 8 {
		b.out = append(b.out, byte(b.bits))
		b.bits >>= 8
	}
}

// codes writes the codes of a block: how long they are, which is written in a
// code itself.
func (b *blocks) codes(symbol, distance *code) {
	nSymbols, nDistances := symbols, distances
	for nSymbols > endBlock+1 && symbol.lengths[nSymbols-1] == 0 {
		nSymbols--
	}
	for nDistances > 1 && distance.lengths[nDistances-1] == 0 {
		nDistances--
	}
	var all [symbols + distances]uint8
	n := copy(all[:], symbol.lengths[:nSymbols])
	n += copy(all[n:], distance.lengths[:nDistances])
	list := repeats(all[:n])
	var counts [len(plainOrder)]uint32
	for _, r := range list {
		counts[r.symbol]++
	}
	var plain code
	plain.make(counts[:], maxPlain)
	nPlain := len(plainOrder)
	for nPlain > 4 && plain.lengths[plainOrder[nPlain-1]] == 0 {
		nPlain--
	}
	b.put(uint64(nSymbols-257|(nDistances-1)<<5|(nPlain-4)<<10), 14)
	for _, s := range plainOrder[:nPlain] {
		b.put(uint64(plain.lengths[s]), 3)
	}
	for _, r := range list {
		b.put(uint64(plain.codes[r.symbol]), uint(plain.lengths[r.symbol]))
		b.put(uint64(r.more), uint(r.bits))
	}
}

// repeated is a symbol of the code for lengths of codes, and the bits after it.
type repeated struct{ symbol, more, bits uint8 }

// repeats writes lengths with what they repeat put together.
func repeats(lengths []uint8) []repeated {
	list := make([]repeated, 0, len(lengths))
	for len(lengths) > 0 {
		v, n := lengths[0], 1
		for n < len(lengths) && lengths[n] == v {
			n++
		}
		lengths = lengths[n:]
		if v != 0 {
			list = append(list, repeated{symbol: v})
			n--
		}
		for n > 0 {
			k := 1
			switch {
			case v == 0 && n >= 11:
				k = min(n, 138)
				list = append(list, repeated{18, uint8(k - 11), 7})
			case v == 0 && n >= 3:
				k = n
				list = append(list, repeated{17, uint8(k - 3), 3})
			case n >= 3:
				k = min(n, 6)
				list = append(list, repeated{16, uint8(k - 3), 2})
			default:
				list = append(list, repeated{symbol: v})
			}
			n -= k
		}
	}
	return list
}

// body writes the tokens; there is room for them.
func (b *blocks) body(symbol, distance *code) {
	const lengthAt = 26 // in lengths, how many bits there are
	var lengths [maxMatch - minMatch + 1]uint32
	for i := range lengths {
		s := lengthSymbol(i + minMatch)
		n, k := uint32(symbol.lengths[s]), s-endBlock-1
		more := uint32(i+minMatch) - uint32(lengthBase[k])
		lengths[i] = uint32(symbol.codes[s]) | more<<n | (n+uint32(lengthExtra[k]))<<lengthAt
	}
	out, at, acc, n := b.out[:cap(b.out)], len(b.out), b.bits, b.n
	for _, t := range b.tokens {
		if t&matched == 0 {
			acc |= uint64(symbol.codes[t&0xFF]) << (n & 63)
			n += uint(symbol.lengths[t&0xFF])
		} else {
			v := lengths[t>>16&0xFF]
			acc |= uint64(v&(1<<lengthAt-1)) << (n & 63)
			n += uint(v >> lengthAt)
			d := int(t & 0xFFFF)
			s := distanceSymbol(d)
			acc |= (uint64(distance.codes[s]) | uint64(d-int(distanceBase[s]))<<distance.lengths[s]) << (n & 63)
			n += uint(distance.lengths[s]) + uint(distanceExtra[s])
		}
		binary.LittleEndian.PutUint64(out[at:], acc)
		at += int(n >> 3)
		acc >>= n & 56
		n &= 7
	}
	b.out, b.bits, b.n = out[:at], acc, n
}

// end gives all that was written, with zeros up to a whole byte.
func (b *blocks) end() []byte {
	if b.n > 0 {
		b.put(0, 8-b.n)
	}
	return b.out
}
