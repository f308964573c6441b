package inline

import "octavo/geom"

// fitting is how a paragraph is to be fitted.
type fitting struct {
	first, rest geom.Length // the width of the first line, and of all others
	start       geom.Length // added to the first line: less than 0 if it hangs
	// tolerance is the largest badness of a line.
	tolerance int64
	// lineStretch is stretch that every line has besides that of its glue: the
	// white at the end of a ragged line, or TeX's \emergencystretch.
	lineStretch geom.Length

	linePenalty                       int64
	doubleHyphen, finalHyphen, ladder int64 // ladder: three hyphens in a row
	adjacent                          int64
	shortLast                         int64       // demerits of a last line
	lastMin                           geom.Length // that is shorter than this
	// fewest puts the number of lines before everything else.
	fewest bool
	// rescue gives the least bad lines where no lines fit.
	rescue bool
	// stopped, if not nil, says whether the work has to end: then one line will
	// do.
	stopped func() bool
}

// perLine outweighs all other demerits of a paragraph, where the number of
// lines comes first; overfullDemerits do the same for a line that is too wide.
const (
	perLine          = 1 << 44
	overfullDemerits = 1 << 46
)

// The fitness classes of Knuth & Plass, p. 1155: lines of classes more than
// one apart should not be neighbours.
const (
	tight uint8 = iota
	decent
	loose
	veryLoose
	fitnessClasses
)

// hyphenRuns are the classes of nodes by how many lines in a row end in a
// hyphen: 0, 1, 2, and 3 or more.
const hyphenRuns = 4

// node is a feasible break: the end of a line, reached in the best way among
// those of its class.
type node struct {
	item, prev    int32 // prev: index of the node that begins the line
	fitness, run  uint8
	flagged, over bool
	first         bool // the paragraph's beginning
	// Totals of the items before the line that begins here, less what the
	// break adds to it.
	width, stretch, shrink geom.Length
	demerits               int64
}

// totalFit finds the breaks of a paragraph with the least demerits in all. It
// keeps its memory from one paragraph to the next.
type totalFit struct {
	fitting
	items  []item
	nodes  []node
	active []int32 // indices of the nodes that a line can still begin at

	width, stretch, shrink geom.Length // of all items before the current one

	best     [fitnessClasses * hyphenRuns]candidate
	found    bool
	mostHang geom.Length
	chosen   []lineBreak
}

// candidate is the best way to a break so far.
type candidate struct {
	demerits int64
	node     int32
	over     bool
}

const noDemerits = 1 << 62

// maxActive bounds the active nodes, and so the time that a paragraph takes,
// where thousands of breaks come after each other in no space at all.
const maxActive = 4000

// breaksBetween is how many items are looked at before the clock is asked again.
const breaksBetween = 4096

// breaks is the algorithm of Knuth & Plass, pp. 1156–1163, with its active
// nodes in an array. The last item must be a forced break. The result is valid
// until the next call; ok is false if no set of lines is feasible, which
// cannot be with rescue.
func (t *totalFit) breaks(items []item, f fitting) (list []lineBreak, ok bool) {
	t.begin(items, f)
	for i := range items {
		if i%breaksBetween == breaksBetween-1 && f.stopped != nil && f.stopped() {
			return []lineBreak{{item: int32(len(items) - 1)}}, true
		}
		it := &items[i]
		switch it.kind {
		case glue:
			if i > 0 && items[i-1].kind == box {
				t.try(i, it)
			}
		case penalty:
			if it.penalty < forbidden {
				t.try(i, it)
			}
		}
		t.width += it.width
		t.stretch += it.stretch
		t.shrink += it.shrink
		if len(t.active) == 0 {
			return nil, false
		}
	}
	return t.trace(), true
}

func (t *totalFit) begin(items []item, f fitting) {
	t.fitting, t.items = f, items
	t.width, t.stretch, t.shrink = 0, 0, 0
	t.nodes = append(t.nodes[:0], node{item: -1, prev: -1, fitness: decent, first: true, width: -f.start})
	t.active = append(t.active[:0], 0)
	t.mostHang = 0
	for i := range items {
		t.mostHang = max(t.mostHang, -items[i].before)
	}
	t.forgetBest()
}

func (t *totalFit) forgetBest() {
	for i := range t.best {
		t.best[i] = candidate{demerits: noDemerits}
	}
	t.found = false
}

// try considers a break at an item: a line from each active node up to here. A
// node from which every line would be too wide from now on is active no longer.
func (t *totalFit) try(i int, it *item) {
	mustBreak := it.penalty <= forced && it.kind == penalty
	last := mustBreak && i == len(t.items)-1
	keep := t.active[:0]
	dropped := int32(-1)
	for _, n := range t.active {
		a := &t.nodes[n]
		room := t.rest
		if a.first {
			room = t.first
		}
		room -= t.width - a.width
		shrink := t.shrink - a.shrink
		if gap := room - it.before; gap+shrink >= 0 {
			t.consider(n, a, it, gap, shrink, last)
		}
		if mustBreak || room+shrink+t.mostHang < 0 {
			dropped = n
		} else {
			keep = append(keep, n)
		}
	}
	if len(keep) > maxActive {
		keep = keep[len(keep)-maxActive:]
	}
	t.active = keep
	if t.rescue && !t.found && len(keep) == 0 && dropped >= 0 {
		a := &t.nodes[dropped]
		t.offer(decent, t.runAfter(a, it), candidate{a.demerits + overfullDemerits, dropped, true})
	}
	if t.found {
		t.addNodes(i, it)
	}
}

// consider weighs the line from node a to a break, which has gap left over (or
// lacks it, if negative). The demerits are TeX's (section 859), which differ
// from the paper's, p. 1128, in that a penalty is squared by itself.
func (t *totalFit) consider(n int32, a *node, it *item, gap, shrink geom.Length, last bool) {
	var bad int64
	fitness := decent
	if gap >= 0 {
		bad = badness(gap, t.stretch-a.stretch+t.lineStretch)
		if bad > 99 {
			fitness = veryLoose
		} else if bad > 12 {
			fitness = loose
		}
	} else {
		bad = badness(-gap, shrink)
		if bad > 12 {
			fitness = tight
		}
	}
	if bad > t.tolerance {
		return
	}
	d := (t.linePenalty + bad) * (t.linePenalty + bad)
	if p := int64(it.penalty); p > 0 {
		d += p * p
	} else if p > forced {
		d -= p * p
	}
	run := t.runAfter(a, it)
	switch {
	case run > 2:
		d += t.ladder
	case run == 2:
		d += t.doubleHyphen
	}
	if fitness > a.fitness+1 || a.fitness > fitness+1 {
		d += t.adjacent
	}
	if last {
		d += t.lastLine(a, gap)
	}
	if t.fewest {
		d += perLine
	}
	t.offer(fitness, run, candidate{a.demerits + d, n, false})
}

// lastLine is what the paragraph's last line adds: it should not begin with
// the rest of a divided word, nor be just a scrap.
func (t *totalFit) lastLine(a *node, gap geom.Length) int64 {
	var d int64
	if a.flagged {
		d = t.finalHyphen
	}
	room := t.rest
	if a.first {
		room = t.first
	}
	if !a.first && room-gap < t.lastMin {
		d += t.shortLast
	}
	return d
}

// runAfter is the class of hyphens in a row that a break comes to.
func (t *totalFit) runAfter(a *node, it *item) uint8 {
	if !it.flagged {
		return 0
	}
	return min(a.run+1, hyphenRuns-1)
}

func (t *totalFit) offer(fitness, run uint8, c candidate) {
	if b := &t.best[fitness*hyphenRuns+run]; c.demerits < b.demerits {
		*b = c
		t.found = true
	}
}

// addNodes makes active nodes of the best ways to a break, one a class. A line
// does not begin with glue or penalties: they vanish (p. 1123).
func (t *totalFit) addNodes(i int, it *item) {
	width, stretch, shrink := t.width-it.after, t.stretch, t.shrink
	for j := i; j < len(t.items); j++ {
		next := &t.items[j]
		if next.kind == box || next.kind == penalty && next.penalty <= forced && j > i {
			break
		}
		width += next.width
		stretch += next.stretch
		shrink += next.shrink
	}
	for class := range t.best {
		c := t.best[class]
		if c.demerits == noDemerits {
			continue
		}
		t.active = append(t.active, int32(len(t.nodes)))
		t.nodes = append(t.nodes, node{
			item: int32(i), prev: c.node,
			fitness: uint8(class / hyphenRuns), run: uint8(class % hyphenRuns),
			flagged: it.flagged, over: c.over,
			width: width, stretch: stretch, shrink: shrink,
			demerits: c.demerits,
		})
	}
	t.forgetBest()
}

// trace follows the best way back from the end.
func (t *totalFit) trace() []lineBreak {
	best := t.active[0]
	for _, n := range t.active[1:] {
		if t.nodes[n].demerits < t.nodes[best].demerits {
			best = n
		}
	}
	t.chosen = t.chosen[:0]
	for n := best; t.nodes[n].prev >= 0; n = t.nodes[n].prev {
		t.chosen = append(t.chosen, lineBreak{t.nodes[n].item, t.nodes[n].over})
	}
	for i, j := 0, len(t.chosen)-1; i < j; i, j = i+1, j-1 {
		t.chosen[i], t.chosen[j] = t.chosen[j], t.chosen[i]
	}
	return t.chosen
}
