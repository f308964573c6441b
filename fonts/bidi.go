package fonts

import (
	classes "golang.org/x/text/unicode/bidi"
)

// bidi finds the embedding levels of a paragraph by the Unicode Bidirectional
// Algorithm (UAX #9, revision 50), rules X1 to I2. Its memory is used again.
type bidi struct {
	runes   []rune
	base    uint8
	initial []classes.Class // before W1, as overrides have them
	class   []classes.Class
	levels  []uint8
	// match is where the isolate that begins or ends at a character does the
	// other; -1 where it does nowhere.
	match  []int32
	kept   []int32 // the characters that rule X9 leaves
	next   []int32 // for each of them that ends a run: where its sequence goes on
	seq    []int32 // an isolating run sequence
	status []status
	open   []int32
	pairs  []bracketPair
}

// maxDepth is the deepest explicit level (BD2).
const maxDepth = 125

// status is an entry of the directional status stack.
type status struct {
	level    uint8
	override classes.Class // ON for none
	isolate  bool
}

// resolve finds the levels of runes in a paragraph whose own level is base. They
// are valid until the next call.
func (b *bidi) resolve(runes []rune, base uint8) []uint8 {
	b.runes, b.base = runes, base
	b.class, b.levels, b.match = b.class[:0], b.levels[:0], b.match[:0]
	for _, r := range runes {
		p, _ := classes.LookupRune(r)
		b.class = append(b.class, p.Class())
		b.levels = append(b.levels, base)
		b.match = append(b.match, -1)
	}
	b.matchIsolates()
	b.explicit()
	b.initial = append(b.initial[:0], b.class...)
	b.sequences()
	b.fillRemoved()
	return b.levels
}

// matchIsolates is BD9.
func (b *bidi) matchIsolates() {
	b.open = b.open[:0]
	for i, c := range b.class {
		switch {
		case isInitiator(c):
			b.open = append(b.open, int32(i))
		case c == classes.PDI && len(b.open) > 0:
			last := b.open[len(b.open)-1]
			b.open = b.open[:len(b.open)-1]
			b.match[i], b.match[last] = last, int32(i)
		}
	}
}

func isInitiator(c classes.Class) bool {
	return c == classes.LRI || c == classes.RLI || c == classes.FSI
}

// explicit is rules X1 to X8: levels and overrides that the text asks for.
func (b *bidi) explicit() {
	b.status = append(b.status[:0], status{b.base, classes.ON, false})
	overIsolates, overEmbeddings, isolates := 0, 0, 0
	for i, c := range b.class {
		top := &b.status[len(b.status)-1]
		b.levels[i] = top.level
		switch c {
		case classes.RLE, classes.LRE, classes.RLO, classes.LRO:
			s := status{higher(top.level, c == classes.RLE || c == classes.RLO), overrideOf(c), false}
			switch {
			case s.level <= maxDepth && overIsolates == 0 && overEmbeddings == 0:
				b.status = append(b.status, s)
			case overIsolates == 0:
				overEmbeddings++
			}
		case classes.RLI, classes.LRI, classes.FSI:
			b.overridden(i, top)
			rtl := c == classes.RLI || c == classes.FSI && b.firstStrong(i+1) == 1
			if level := higher(top.level, rtl); level <= maxDepth && overIsolates == 0 && overEmbeddings == 0 {
				isolates++
				b.status = append(b.status, status{level, classes.ON, true})
			} else {
				overIsolates++
			}
		case classes.PDI:
			switch {
			case overIsolates > 0:
				overIsolates--
			case isolates > 0:
				overEmbeddings = 0
				for !b.status[len(b.status)-1].isolate {
					b.status = b.status[:len(b.status)-1]
				}
				b.status = b.status[:len(b.status)-1]
				isolates--
			}
			top = &b.status[len(b.status)-1]
			b.levels[i] = top.level
			b.overridden(i, top)
		case classes.PDF:
			switch {
			case overIsolates > 0:
			case overEmbeddings > 0:
				overEmbeddings--
			case !top.isolate && len(b.status) >= 2:
				b.status = b.status[:len(b.status)-1]
			}
		case classes.BN:
		default:
			b.overridden(i, top)
		}
	}
}

func (b *bidi) overridden(i int, s *status) {
	if s.override != classes.ON {
		b.class[i] = s.override
	}
}

func overrideOf(c classes.Class) classes.Class {
	switch c {
	case classes.RLO:
		return classes.R
	case classes.LRO:
		return classes.L
	}
	return classes.ON
}

// higher is the next level of a direction.
func higher(level uint8, rtl bool) uint8 {
	if rtl {
		return level + 1 | 1
	}
	return (level + 2) &^ 1
}

// firstStrong is rules P2 and P3 for what an isolate holds, from i on.
func (b *bidi) firstStrong(i int) uint8 {
	for ; i < len(b.class); i++ {
		p, _ := classes.LookupRune(b.runes[i])
		switch c := p.Class(); {
		case c == classes.L:
			return 0
		case c == classes.R || c == classes.AL:
			return 1
		case c == classes.PDI && b.match[i] >= 0:
			return 0
		case isInitiator(c):
			if b.match[i] < 0 {
				return 0
			}
			i = int(b.match[i])
		}
	}
	return 0
}

func isRemoved(c classes.Class) bool {
	switch c {
	case classes.RLE, classes.LRE, classes.RLO, classes.LRO, classes.PDF, classes.BN:
		return true
	}
	return false
}

// fillRemoved gives what rule X9 leaves out the level of what is before it.
func (b *bidi) fillRemoved() {
	level := b.base
	for i, c := range b.initial {
		if isRemoved(c) {
			b.levels[i] = level
		}
		level = b.levels[i]
	}
}

// sequences is rule X10: it resolves each isolating run sequence.
func (b *bidi) sequences() {
	b.kept, b.next = b.kept[:0], b.next[:0]
	for i, c := range b.class {
		if !isRemoved(c) {
			b.kept = append(b.kept, int32(i))
		}
	}
	// runAt has the run that begins at a matched PDI, by the PDI's place.
	runEnds := func(k int) bool {
		return k+1 == len(b.kept) || b.levels[b.kept[k]] != b.levels[b.kept[k+1]]
	}
	place := make([]int32, len(b.runes)) // of characters in kept
	for k, i := range b.kept {
		place[i] = int32(k)
	}
	// The levels of characters are set as they were until all runs are found.
	explicit := append([]uint8(nil), b.levels...)
	ends := make([]bool, len(b.kept))
	for k := range b.kept {
		ends[k] = runEnds(k)
	}
	for k := 0; k < len(b.kept); k++ {
		begins := k == 0 || ends[k-1]
		first := b.kept[k]
		if !begins || b.class0(first) == classes.PDI && b.match[first] >= 0 {
			continue
		}
		b.seq = b.seq[:0]
		for at := k; ; {
			for ; !ends[at]; at++ {
				b.seq = append(b.seq, b.kept[at])
			}
			last := b.kept[at]
			b.seq = append(b.seq, last)
			if !isInitiator(b.class0(last)) || b.match[last] < 0 {
				break
			}
			at = int(place[b.match[last]])
		}
		b.resolveSequence(explicit, place)
	}
}

// class0 is a character's own class, whatever overrides made of it.
func (b *bidi) class0(i int32) classes.Class {
	p, _ := classes.LookupRune(b.runes[i])
	return p.Class()
}

// resolveSequence is rules W1 to I2 for the sequence.
func (b *bidi) resolveSequence(explicit []uint8, place []int32) {
	first, last := b.seq[0], b.seq[len(b.seq)-1]
	level := explicit[first]
	before, after := b.base, b.base
	if k := place[first]; k > 0 {
		before = explicit[b.kept[k-1]]
	}
	if k := place[last]; int(k)+1 < len(b.kept) && !isInitiator(b.class0(last)) {
		after = explicit[b.kept[k+1]]
	}
	s := sequence{b: b, at: b.seq, level: level, sos: direction(max(level, before)), eos: direction(max(level, after))}
	s.weak()
	s.numbers()
	s.brackets()
	s.neutral()
	s.implicit()
}

func direction(level uint8) classes.Class {
	if level&1 == 1 {
		return classes.R
	}
	return classes.L
}
