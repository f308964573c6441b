package syntax

import "sync/atomic"

// place is the rules of a state, sorted by the characters that they may match
// at. It is safe for concurrent use.
type place struct {
	all  []*rule
	sets atomic.Pointer[[128]atomic.Pointer[[]*rule]]
}

// rulesFor are the rules that may match at a character, in their order. They are
// found out when it is first met.
func (p *place) rulesFor(c rune) []*rule {
	if isForeign(c) {
		return p.all
	}
	sets := p.sets.Load()
	if sets == nil {
		p.sets.CompareAndSwap(nil, new([128]atomic.Pointer[[]*rule]))
		sets = p.sets.Load()
	}
	if known := sets[c].Load(); known != nil {
		return *known
	}
	list := make([]*rule, 0, len(p.all)/4+1)
	for _, r := range p.all {
		if r.pattern.mayBegin(c) {
			list = append(list, r)
		}
	}
	sets[c].Store(&list)
	return list
}
