package layout

import (
	"math"

	"octavo/geom"
)

// breaker cuts the galley into pages so that the sum of what is wrong with
// all pages is least: total fit, as Plass, "Optimal Pagination Techniques for
// Automatic Typesetting Systems" (1981), does it for pages. Between two boxes
// any break is possible, at a cost; so there is always an answer.
type breaker struct {
	boxes  []*box
	frames []frame
	cfg    *config
	height geom.Length // of the column
	// Sums over all boxes before an index, so that a page's are a subtraction.
	down, stretch, notes []geom.Length
	heads                []geom.Length // of the frames repeated above box i
	gap                  geom.Length   // between text and notes
	fill                 []geom.Length // how far down a page from box i could go
}

// Badnesses that are not a theme's business: they only put orders of
// magnitude between what is ugly and what is wrong.
const (
	badFull    = 100     // a page whose spaces are stretched to the full
	badOverrun = 1 << 40 // a page that holds more than its height
	// A last page with less than this share of its height is worse than one
	// with more, by badTail.
	tailShare = 9
	badTail   = 600
)

// breakPages returns the index of the first box of each page.
func breakPages(boxes []*box, g *galley, cfg *config) []int {
	if len(boxes) == 0 {
		return []int{0}
	}
	b := newBreaker(boxes, g, cfg)
	n := len(boxes)
	best := make([]int64, n+1)
	from := make([]int32, n+1)
	for j := 1; j <= n && (j%1024 != 0 || !cfg.stopped()); j++ {
		best[j], from[j] = b.bestPageBefore(j, best)
	}
	var starts []int
	for j := n; j > 0; j = int(from[j]) {
		starts = append(starts, int(from[j]))
	}
	for l, r := 0, len(starts)-1; l < r; l, r = l+1, r-1 {
		starts[l], starts[r] = starts[r], starts[l]
	}
	return starts
}

func newBreaker(boxes []*box, g *galley, cfg *config) *breaker {
	n := len(boxes)
	b := &breaker{boxes: boxes, frames: g.frames, cfg: cfg, height: cfg.area.column.H}
	b.gap = cfg.theme.Blocks.NoteGap
	b.down = make([]geom.Length, n+1)
	b.stretch = make([]geom.Length, n+1)
	b.notes = make([]geom.Length, n+1)
	b.heads = make([]geom.Length, n+1)
	for i, x := range boxes {
		b.down[i+1] = b.down[i] + x.space + x.height
		b.stretch[i+1] = b.stretch[i] + x.stretch
		b.notes[i+1] = b.notes[i]
		for _, k := range x.notes {
			b.notes[i+1] += g.notes[k].height
		}
		for _, h := range repeatedHeads(b.frames, boxes, i) {
			b.heads[i] += h.space + h.height
		}
	}
	b.fill = b.fillPages()
	return b
}

// fillPages finds how far down the galley a page from each box could reach and
// still end in a break that costs next to nothing.
func (b *breaker) fillPages() []geom.Length {
	n := len(b.boxes)
	fill := make([]geom.Length, n)
	tuning := &b.cfg.theme.Breaks
	cheap := int32(min(max(tuning.InList, tuning.InTable), int(forbid)))
	end, last := 0, 0 // of the page, and the last good break up to there
	for i := range b.boxes {
		for end < n && (end <= i || b.boxes[end].cost != force && b.fits(i, end+1)) {
			end++
			if end == n || b.boxes[end].cost <= cheap {
				last = end
			}
		}
		fill[i] = b.down[max(last, i+1)]
	}
	return fill
}

func (b *breaker) fits(i, j int) bool {
	return b.down[j]-b.down[i]-b.boxes[i].space+b.heads[i]+b.noteArea(i, j) <= b.height
}

// repeatedHeads are the boxes set again above box i if a page begins with it.
func repeatedHeads(frames []frame, boxes []*box, i int) []*box {
	var heads []*box
	for f := boxes[i].frame; f > 0; f = frames[f-1].parent {
		fr := &frames[f-1]
		if len(fr.head) > 0 && i >= fr.first+len(fr.head) {
			heads = append(fr.head[:len(fr.head):len(fr.head)], heads...)
		}
	}
	return heads
}

// bestPageBefore finds the best page that ends before box j.
func (b *breaker) bestPageBefore(j int, best []int64) (int64, int32) {
	least, at := int64(math.MaxInt64), int32(j-1)
	for i := j - 1; i >= 0; i-- {
		bare := b.down[j] - b.down[i] - b.boxes[i].space
		if bare > b.height && i < j-1 {
			break
		}
		if c := best[i] + b.pageCost(i, j, bare); c < least {
			least, at = c, int32(i)
		}
		if b.boxes[i].cost == force {
			break
		}
	}
	return least, at
}

// pageCost says what is wrong with a page of the boxes from i to before j,
// whose height is bare without notes and repeated heads.
func (b *breaker) pageCost(i, j int, bare geom.Length) int64 {
	cost := b.breakCost(j)
	slack := b.height - bare - b.heads[i] - b.noteArea(i, j)
	if slack < 0 {
		return cost + badOverrun + int64(-slack)
	}
	if j == len(b.boxes) || b.boxes[j].cost == force {
		if b.height-slack < b.height/tailShare && i > 0 {
			cost += badTail
		}
		return cost
	}
	give := b.stretch[j] - b.stretch[i+1]
	if slack <= give {
		r := int64(slack.MulDiv(1000, int64(max(give, 1))))
		return cost + badFull*r*r*r/1e9
	}
	if b.cfg.fullPages && b.height-slack < b.height.MulDiv(int64(b.cfg.theme.Breaks.LeastFull), 1000) {
		cost += int64(b.cfg.theme.Breaks.ThinPage)
	}
	short := int64((slack - give).MulDiv(1000, int64(b.height)))
	left := int64(max(b.fill[i]-b.down[j], 0).MulDiv(1000, int64(b.height)))
	tuning := &b.cfg.theme.Breaks
	return cost + badFull + int64(tuning.ShortPage)*short*short/1000 + int64(tuning.Gap)*left
}

func (b *breaker) breakCost(j int) int64 {
	if j == len(b.boxes) || b.boxes[j].cost == force {
		return 0
	}
	return int64(b.boxes[j].cost)
}

func (b *breaker) noteArea(i, j int) geom.Length {
	h := b.notes[j] - b.notes[i]
	if h > 0 {
		h += b.gap
	}
	return h
}
