package syntax

// matching is one match of a program.
type matching struct {
	text  []rune
	slots []int
	steps int
	depth int
	// lost says that it can't be told: the text has characters that the
	// dialects may see differently, or it takes too long.
	lost bool
	// failed are the nodes and places from which there is no match, noted once
	// a match takes many steps: nothing but the text decides what follows a
	// node, so that none has to be tried twice at a place. The notes of the last
	// match are in it until noting is true.
	failed *map[attempt]bool
	noting bool
	refs   bool // the pattern refers back: what groups have decides too
}

// attempt is a node and where in the text it was tried.
type attempt struct {
	n  *node
	at int
}

const (
	// maxSteps are tried for a match: what reads even the longest code a few
	// times. What takes more tries the same over and over, and is no match.
	maxSteps = 1 << 20
	// leastSpent, and spentEach for each of its characters, is what a text may
	// take in all. No lexer takes 40 a character for the code it is tested with.
	leastSpent = 1 << 20
	spentEach  = 512
	// fewSteps are tried without taking notes, and maxNotes is how many there
	// may be.
	fewSteps = 1 << 10
	maxNotes = 1 << 16
	// maxDepth is how deep ways may lead into each other before regexp2 gets the
	// text.
	maxDepth = 2000
)

// match matches at a place. It is not sure of texts that need regexp2.
func (p *program) match(text []rune, at int, m *match) (ok, sure bool) {
	var few [16]int
	run := matching{text: text, slots: few[:], failed: &m.failed, refs: p.refs}
	if p.slots > len(few) {
		run.slots = make([]int, p.slots)
	}
	for i := range run.slots {
		run.slots[i] = -1
	}
	end := run.from(p.start, at)
	*m.spent += run.steps
	switch {
	case run.steps > maxSteps:
		return false, true
	case run.lost && run.depth > maxDepth:
		*m.spent += len(text) - at // which regexp2 reads to the end, perhaps
		return false, false
	case run.lost:
		return false, false
	case end < 0:
		return false, true
	}
	m.n, m.groups = end-at, append(m.groups[:0], group{at, end})
	for i := 2; i+1 < p.slots; i += 2 {
		g := group{run.slots[i], run.slots[i+1]}
		if g.from < 0 || g.to < 0 {
			g = group{at, at}
		}
		m.groups = append(m.groups, g)
	}
	return true, true
}

// from matches a node and all that follows, and gives the end, or -1.
func (m *matching) from(n *node, at int) int {
	if m.depth > maxDepth {
		m.lost = true
		return -1
	}
	m.depth++
	end := m.follow(n, at)
	if m.depth <= maxDepth { // else it tells why it is lost
		m.depth--
	}
	return end
}

// follow goes from node to node, up to one that has to try more than one way.
func (m *matching) follow(n *node, at int) int {
	for !m.lost {
		if m.steps++; m.steps > maxSteps {
			break
		}
		switch n.op {
		case opDone:
			return at
		case opSet:
			if at >= len(m.text) || !m.in(n, m.text[at]) {
				return -1
			}
			at++
		case opLiteral:
			if !m.hasLiteral(n.lit, at) {
				return -1
			}
			at += len(n.lit)
		case opRepeat:
			return m.repeat(n, at)
		case opChoice, opLoop:
			return m.branch(n, at)
		case opSlot:
			before := m.slots[n.slot]
			m.slots[n.slot] = at
			end := m.from(n.next, at)
			if end < 0 {
				m.slots[n.slot] = before
			}
			return end
		case opLook, opLookBehind:
			if !m.looks(n, at) {
				return -1
			}
		case opRef:
			size := m.again(n, at)
			if size < 0 || m.lost {
				return -1
			}
			at += size
		default:
			if !m.edge(n.op, at) {
				return -1
			}
		}
		n = n.next
	}
	m.lost = true
	return -1
}

// branch goes one way after the other.
func (m *matching) branch(n *node, at int) (end int) {
	noted := m.steps > fewSteps && !m.refs
	if noted && m.failedAt(n, at) {
		return -1
	}
	if n.op == opChoice {
		end = m.choice(n, at)
	} else {
		end = m.loop(n, at)
	}
	if noted && end < 0 && !m.lost && len(*m.failed) < maxNotes {
		(*m.failed)[attempt{n, at}] = true
	}
	return end
}

// failedAt reports whether it is noted that a match from a node and place
// failed. The first to ask in a match gets a clean sheet.
func (m *matching) failedAt(n *node, at int) bool {
	if !m.noting {
		m.noting = true
		if *m.failed == nil {
			*m.failed = map[attempt]bool{}
		}
		clear(*m.failed)
	}
	return (*m.failed)[attempt{n, at}]
}

// in reports whether a character is in a node's set.
func (m *matching) in(n *node, c rune) bool {
	if isForeign(c) {
		m.lost = m.lost || !n.any
		return n.any
	}
	return n.set.has(c)
}

func (m *matching) hasLiteral(lit []rune, at int) bool {
	if len(m.text)-at < len(lit) {
		return false
	}
	for i, c := range lit {
		if m.text[at+i] != c {
			return false
		}
	}
	return true
}

// repeat matches a set as often as it can, or as seldom.
func (m *matching) repeat(n *node, at int) int {
	if n.lazy {
		for done := 0; ; done++ {
			if done >= n.min {
				if end := m.from(n.next, at); end >= 0 || m.lost {
					return end
				}
			}
			if at >= len(m.text) || !m.in(n, m.text[at]) {
				return -1
			}
			at++
		}
	}
	to := at
	for to < len(m.text) && m.in(n, m.text[to]) {
		to++
	}
	if m.lost {
		return -1
	}
	if n.next.op == opDone && to-at >= n.min {
		return to
	}
	for ; to-at >= n.min; to-- {
		if end := m.from(n.next, to); end >= 0 || m.lost {
			return end
		}
	}
	return -1
}

// choice tries one after the other.
func (m *matching) choice(n *node, at int) int {
	for i, sub := range n.subs {
		if at < len(m.text) {
			if c := m.text[at]; !isForeign(c) && !n.fits[i].has(c) {
				continue
			}
		} else if n.fits[i] != everything {
			continue
		}
		if end := m.from(sub, at); end >= 0 || m.lost {
			return end
		}
	}
	return -1
}

// loop goes round again, or on.
func (m *matching) loop(n *node, at int) int {
	first, second := n.subs[0], n.next
	if n.lazy {
		first, second = second, first
	}
	if end := m.from(first, at); end >= 0 || m.lost {
		return end
	}
	return m.from(second, at)
}

// edge matches what has no width.
func (m *matching) edge(o op, at int) bool {
	switch o {
	case opLineBegin:
		return at == 0 || m.text[at-1] == '\n'
	case opLineEnd:
		return at == len(m.text) || m.text[at] == '\n'
	case opTextBegin:
		return at == 0
	case opTextEnd:
		return at == len(m.text)
	}
	before := at > 0 && m.isWord(m.text[at-1])
	after := at < len(m.text) && m.isWord(m.text[at])
	return (before != after) == (o == opBoundary)
}

func (m *matching) isWord(c rune) bool {
	m.lost = m.lost || isForeign(c)
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
