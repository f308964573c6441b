package fonts

import (
	"slices"

	classes "golang.org/x/text/unicode/bidi"
)

// sequence is an isolating run sequence (BD13).
type sequence struct {
	b        *bidi
	at       []int32 // its characters
	level    uint8
	sos, eos classes.Class // the directions at its two ends
}

func (s *sequence) class(k int) classes.Class   { return s.b.class[s.at[k]] }
func (s *sequence) set(k int, c classes.Class)  { s.b.class[s.at[k]] = c }
func (s *sequence) initial(k int) classes.Class { return s.b.initial[s.at[k]] }
func (s *sequence) fill(k, to int, c classes.Class) {
	for ; k < to; k++ {
		s.set(k, c)
	}
}

// weak is rules W1 to W3: marks, numbers after Arabic letters, those letters.
func (s *sequence) weak() {
	before, strong := s.sos, s.sos
	for k := range s.at {
		c := s.class(k)
		if c == classes.NSM {
			c = before
			if isInitiator(c) || c == classes.PDI {
				c = classes.ON
			}
		}
		before = c
		switch c {
		case classes.L, classes.R, classes.AL:
			strong = c
		case classes.EN:
			if strong == classes.AL {
				c = classes.AN
			}
		}
		s.set(k, c)
	}
	for k := range s.at {
		if s.class(k) == classes.AL {
			s.set(k, classes.R)
		}
	}
}

// numbers is rules W4 to W7: what stands in numbers and beside them.
func (s *sequence) numbers() {
	for k := 1; k+1 < len(s.at); k++ {
		a, c, z := s.class(k-1), s.class(k), s.class(k+1)
		if a == z && (c == classes.CS && (a == classes.EN || a == classes.AN) || c == classes.ES && a == classes.EN) {
			s.set(k, a)
		}
	}
	for k := 0; k < len(s.at); {
		if s.class(k) != classes.ET {
			k++
			continue
		}
		to := k
		for to < len(s.at) && s.class(to) == classes.ET {
			to++
		}
		if k > 0 && s.class(k-1) == classes.EN || to < len(s.at) && s.class(to) == classes.EN {
			s.fill(k, to, classes.EN)
		}
		k = to
	}
	strong := s.sos
	for k := range s.at {
		switch c := s.class(k); c {
		case classes.ES, classes.ET, classes.CS:
			s.set(k, classes.ON)
		case classes.L, classes.R:
			strong = c
		case classes.EN:
			if strong == classes.L {
				s.set(k, classes.L)
			}
		}
	}
}

// bracketPair is where a bracket opens and where it closes.
type bracketPair struct{ open, close int32 }

// maxPairs is how many brackets may be open at a time (BD16).
const maxPairs = 63

// findPairs is BD16.
func (s *sequence) findPairs() {
	b := s.b
	b.pairs, b.open = b.pairs[:0], b.open[:0]
	for k := range s.at {
		if s.class(k) != classes.ON {
			continue
		}
		r := b.runes[s.at[k]]
		p, _ := classes.LookupRune(r)
		switch {
		case !p.IsBracket():
		case p.IsOpeningBracket():
			if len(b.open) == maxPairs {
				return
			}
			b.open = append(b.open, int32(k))
		default:
			for n := len(b.open) - 1; n >= 0; n-- {
				if closerOf(b.runes[s.at[b.open[n]]]) == canonicalBracket(r) {
					b.pairs = append(b.pairs, bracketPair{b.open[n], int32(k)})
					b.open = b.open[:n]
					break
				}
			}
		}
	}
}

// closerOf is the bracket that closes what another opens (BidiBrackets.txt).
func closerOf(r rune) rune {
	switch r = canonicalBracket(r); r {
	case '[', '{', 0xFF3B, 0xFF5B:
		return r + 2
	case 0x298D:
		return 0x2990
	case 0x298F:
		return 0x298E
	}
	return r + 1
}

// canonicalBracket is what a bracket is equivalent to.
func canonicalBracket(r rune) rune {
	if r == 0x2329 || r == 0x232A {
		return r - 0x2329 + 0x3008
	}
	return r
}

// brackets is rule N0: pairs of brackets have one direction.
func (s *sequence) brackets() {
	s.findPairs()
	slices.SortFunc(s.b.pairs, func(a, b bracketPair) int { return int(a.open - b.open) })
	embedding := direction(s.level)
	context, k := s.sos, 0 // the last strong type before the pair
	for _, p := range s.b.pairs {
		for ; k < int(p.open); k++ {
			if c := strongOf(s.class(k)); c != classes.ON {
				context = c
			}
		}
		same, other := false, false
		for i := p.open + 1; i < p.close && !same; i++ {
			c := strongOf(s.class(int(i)))
			same = same || c == embedding
			other = other || c != embedding && c != classes.ON
		}
		switch {
		case same || other && context == embedding:
			s.setPair(p, embedding)
		case other:
			s.setPair(p, context)
		}
	}
}

// setPair gives brackets a direction, and the marks on them.
func (s *sequence) setPair(p bracketPair, c classes.Class) {
	for _, k := range []int{int(p.open), int(p.close)} {
		s.set(k, c)
		for k++; k < len(s.at) && s.initial(k) == classes.NSM; k++ {
			s.set(k, c)
		}
	}
}

// strongOf is a type as rules N0 to N2 see it: numbers are like R; ON for what
// has no direction.
func strongOf(c classes.Class) classes.Class {
	switch c {
	case classes.L, classes.R:
		return c
	case classes.EN, classes.AN:
		return classes.R
	}
	return classes.ON
}

// neutral is rules N1 and N2.
func (s *sequence) neutral() {
	before := s.sos
	for k := 0; k < len(s.at); {
		if c := strongOf(s.class(k)); c != classes.ON {
			before = c
			k++
			continue
		}
		to, after := k, s.eos
		for ; to < len(s.at); to++ {
			if c := strongOf(s.class(to)); c != classes.ON {
				after = c
				break
			}
		}
		c := direction(s.level)
		if before == after {
			c = before
		}
		s.fill(k, to, c)
		k = to
	}
}

// implicit is rules I1 and I2.
func (s *sequence) implicit() {
	for k, i := range s.at {
		switch c := s.class(k); {
		case s.level&1 == 0 && c == classes.R, s.level&1 == 1 && c != classes.R:
			s.b.levels[i] = s.level + 1
		case s.level&1 == 0 && c != classes.L:
			s.b.levels[i] = s.level + 2
		default:
			s.b.levels[i] = s.level
		}
	}
}
