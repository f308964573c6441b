package deflate

import (
	"math/bits"
	"slices"
)

// code is a prefix code.
type code struct {
	lengths [symbols]uint8  // in bits
	codes   [symbols]uint16 // the first bit lowest
}

// make finds the shortest code for symbols that occur as often as counts says,
// none longer than longest bits.
func (c *code) make(counts []uint32, longest int) {
	const symbolBits = 16
	var list [symbols]uint64
	n := 0
	for symbol, count := range counts {
		c.lengths[symbol] = 0
		if count > 0 {
			list[n] = uint64(count)<<symbolBits | uint64(symbol)
			n++
		}
	}
	used := list[:n]
	slices.Sort(used)
	var weights [symbols]int
	for i, v := range used {
		weights[i] = int(v >> symbolBits)
	}
	count := limited(depths(weights[:n]), longest)
	for length, i := longest, 0; length > 0; length-- {
		for range count[length] { // the rarest have the longest
			c.lengths[used[i]&(1<<symbolBits-1)] = uint8(length)
			i++
		}
	}
	next, _, _ := firstCodes(c.lengths[:len(counts)])
	for symbol, n := range c.lengths[:len(counts)] {
		if n > 0 {
			c.codes[symbol] = bits.Reverse16(next[n]) >> (16 - n)
			next[n]++
		}
	}
}

// depths finds in place how deep the leaves of a Huffman tree are, from their
// weights in rising order (Moffat and Katajainen, In-place calculation of minimum
// redundancy codes, 1995). A single leaf is one deep.
func depths(a []int) []int {
	n := len(a)
	if n < 2 {
		for i := range a {
			a[i] = 1
		}
		return a
	}
	// Inner nodes are joined from left to right; each then says its parent.
	leaf, root := 0, 0
	lightest := func(next int) int {
		if leaf == n || root < next && a[root] < a[leaf] {
			w := a[root]
			a[root] = next
			root++
			return w
		}
		leaf++
		return a[leaf-1]
	}
	for next := range n - 1 {
		w := lightest(next)
		w += lightest(next)
		a[next] = w
	}
	// From the root, how deep the inner nodes are.
	a[n-2] = 0
	for i := n - 3; i >= 0; i-- {
		a[i] = a[a[i]] + 1
	}
	// Of each level, what is no inner node is a leaf.
	inner, at, room := n-2, n-1, 1
	for depth := 0; room > 0; depth++ {
		nodes := 0
		for ; inner >= 0 && a[inner] == depth; inner-- {
			nodes++
		}
		for ; room > nodes; room-- {
			a[at] = depth
			at--
		}
		room = 2 * nodes
	}
	return a
}

// limited gives how many codes there are of each length, if none may be longer
// than longest: where it takes some up, shorter ones become longer until there is
// room for all (Kraft's inequality).
func limited(depths []int, longest int) (count [maxCode + 1]int) {
	room := 1 << longest
	for _, n := range depths {
		n = min(n, longest)
		count[n]++
		room -= 1 << (longest - n)
	}
	for ; room < 0; room++ {
		n := longest - 1
		for count[n] == 0 {
			n--
		}
		count[n]--
		count[n+1] += 2
		count[longest]--
	}
	return count
}
