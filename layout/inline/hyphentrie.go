package inline

import (
	"math/bits"
	"strings"
)

// patternTrie holds hyphenation patterns. It is one hash table of the edges
// between nodes: it is built in one pass over the patterns, which is what
// takes the time, since only a few thousand words of a text are looked up.
type patternTrie struct {
	classes [maxClassRune]uint8
	// edges has key<<32 | node for the node after an edge, where key is
	// the node before it << 8 | the letter's class; 0 is an empty slot.
	edges []uint64
	shift uint
	// values has, for each node, where the levels of its pattern are in
	// digits; 0 for nodes where no pattern ends.
	values []uint32
	digits []byte
}

const (
	// maxClassRune is above all letters of patterns but the typographic
	// apostrophe, which has the class of the typewriter's.
	maxClassRune = 0x2000
	// edgeClass is the class of a word's two ends, "." in a pattern.
	edgeClass = 1
	// Exceptions are patterns of whole words with levels that no pattern has.
	levelApart, levelTogether = 11, 10
)

// newPatternTrie reads patterns ("hy3ph" "he2n" ".ach4") and exceptions
// ("ta-ble"), both separated by white space.
func newPatternTrie(patterns, exceptions string) *patternTrie {
	// There are fewer nodes than letters.
	size := uint(bits.Len(uint(len(patterns) + 2*len(exceptions) + 64)))
	t := &patternTrie{edges: make([]uint64, 1<<size), shift: 64 - size}
	nodes := (len(patterns) + 2*len(exceptions)) / 2
	t.values = append(make([]uint32, 0, nodes), 0)
	t.digits = append(make([]byte, 0, 2*nodes), 0)
	t.classes['.'] = edgeClass
	b := trieBuilder{trie: t, classes: edgeClass}
	for p := range strings.FieldsSeq(patterns) {
		b.addPattern(p)
	}
	for e := range strings.FieldsSeq(exceptions) {
		b.addException(e)
	}
	t.classes['.'] = 0 // in a word it is no letter
	return t
}

// class is the class of a rune in any case, 0 if it is in no pattern.
func (t *patternTrie) class(r rune) uint8 {
	r = lower(r)
	if r == '’' {
		r = '\''
	}
	if uint32(r) >= maxClassRune {
		return 0
	}
	return t.classes[r]
}

// next gives the node after an edge, 0 if there is none.
func (t *patternTrie) next(node uint32, class uint8) uint32 {
	key := node<<8 | uint32(class)
	mask := uint64(len(t.edges) - 1)
	for i := t.slot(key); ; i = (i + 1) & mask {
		e := t.edges[i]
		if e == 0 || uint32(e>>32) == key {
			return uint32(e)
		}
	}
}

func (t *patternTrie) slot(key uint32) uint64 {
	return uint64(key) * 0x9E3779B97F4A7C15 >> t.shift
}

// levels sets the levels of a word's letters, the greatest of all patterns
// that match. Its first and last letter are the edges.
func (t *patternTrie) levels(word []letter) {
	for from := range word {
		node := uint32(0)
		for at := from; at < len(word) && word[at].class != 0; at++ {
			if node = t.next(node, word[at].class); node == 0 {
				break
			}
			if v := t.values[node]; v != 0 {
				t.raise(word[from:], v)
			}
		}
	}
}

// raise applies the levels of a pattern to the letters where it matches.
func (t *patternTrie) raise(word []letter, value uint32) {
	skip, n := int(t.digits[value]), int(t.digits[value+1])
	for i, d := range t.digits[value+2:][:n] {
		if skip+i < len(word) {
			word[skip+i].level = max(word[skip+i].level, d)
		}
	}
}

// trieBuilder adds patterns to a trie.
type trieBuilder struct {
	trie    *patternTrie
	classes uint8 // how many there are
	levels  []byte
}

// addPattern adds a pattern: letters, and before each letter its level. Those
// with hyphens are left out, since words have none.
func (b *trieBuilder) addPattern(p string) {
	for _, r := range p {
		if r == '-' || r >= maxClassRune && r != '’' {
			return
		}
	}
	b.levels = append(b.levels[:0], 0)
	node := uint32(0)
	for _, r := range p {
		if '0' <= r && r <= '9' {
			b.levels[len(b.levels)-1] = byte(r - '0')
			continue
		}
		node = b.step(node, r)
		b.levels = append(b.levels, 0)
	}
	b.end(node)
}

// addException adds a word with its hyphens.
func (b *trieBuilder) addException(e string) {
	b.levels = append(b.levels[:0], 0, levelTogether)
	node := b.step(0, '.')
	for _, r := range e {
		if r == '-' {
			b.levels[len(b.levels)-1] = levelApart
			continue
		}
		node = b.step(node, lower(r))
		b.levels = append(b.levels, levelTogether)
	}
	b.end(b.step(node, '.'))
}

// step follows an edge, which it makes if there is none.
func (b *trieBuilder) step(node uint32, r rune) uint32 {
	t := b.trie
	class := t.class(r)
	if class == 0 {
		b.classes++
		class = b.classes
		if r == '’' {
			r = '\''
		}
		t.classes[r] = class
	}
	if next := t.next(node, class); next != 0 {
		return next
	}
	key := node<<8 | uint32(class)
	next := uint32(len(t.values))
	t.values = append(t.values, 0)
	mask := uint64(len(t.edges) - 1)
	i := t.slot(key)
	for t.edges[i] != 0 {
		i = (i + 1) & mask
	}
	t.edges[i] = uint64(key)<<32 | uint64(next)
	return next
}

// end gives a node its levels, without the zeros at both ends.
func (b *trieBuilder) end(node uint32) {
	levels, skip := b.levels, 0
	for len(levels) > 0 && levels[0] == 0 {
		levels, skip = levels[1:], skip+1
	}
	for len(levels) > 0 && levels[len(levels)-1] == 0 {
		levels = levels[:len(levels)-1]
	}
	if len(levels) == 0 {
		return
	}
	t := b.trie
	t.values[node] = uint32(len(t.digits))
	t.digits = append(t.digits, byte(skip), byte(len(levels)))
	t.digits = append(t.digits, levels...)
}
