package layout

import (
	"math"
	"math/rand"
	"slices"
	"testing"

	"octavo/geom"
	"octavo/theme"
)

// A column of 100 pt and boxes of bare numbers: page breaking needs no fonts.
func testConfig(height geom.Length) *config {
	return &config{
		theme: &theme.Theme{Breaks: theme.PageBreaks{ShortPage: 10, Stretch: 500}},
		area:  area{column: geom.Rect{W: 100 * geom.Pt, H: height}},
	}
}

func randomBoxes(r *rand.Rand, n int) []*box {
	boxes := make([]*box, n)
	for i := range boxes {
		b := &box{height: geom.Length(5+r.Intn(25)) * geom.Pt, text: true}
		if i > 0 {
			b.space = geom.Length(r.Intn(10)) * geom.Pt
			b.stretch = b.space / 2
			switch r.Intn(6) {
			case 0:
				b.cost = forbid
			case 1:
				b.cost = int32(r.Intn(3000))
			case 2:
				if r.Intn(4) == 0 {
					b.cost = force
				}
			}
		}
		boxes[i] = b
	}
	return boxes
}

// costOf is what a way of breaking costs, page by page.
func costOf(b *breaker, starts []int) int64 {
	total := int64(0)
	for n, i := range starts {
		j := len(b.boxes)
		if n+1 < len(starts) {
			j = starts[n+1]
		}
		total += b.pageCost(i, j, b.down[j]-b.down[i]-b.boxes[i].space)
	}
	return total
}

// TestPageBreaksAreOptimal compares the breaker with trying everything.
func TestPageBreaksAreOptimal(t *testing.T) {
	const seed = 20251113
	r := rand.New(rand.NewSource(seed))
	for round := range 400 {
		boxes := randomBoxes(r, 1+r.Intn(12))
		g := &galley{}
		for i := range boxes {
			if r.Intn(5) == 0 {
				g.notes = append(g.notes, noteBlock{height: geom.Length(3+r.Intn(10)) * geom.Pt})
				boxes[i].notes = []int32{int32(len(g.notes) - 1)}
			}
		}
		cfg := testConfig(100 * geom.Pt)
		got := breakPages(boxes, g, cfg)
		b := newBreaker(boxes, g, cfg)
		best := int64(math.MaxInt64)
		for mask := 0; mask < 1<<(len(boxes)-1); mask++ {
			starts := []int{0}
			ok := true
			for i := 1; i < len(boxes); i++ {
				if mask>>(i-1)&1 == 1 {
					starts = append(starts, i)
				} else if boxes[i].cost == force {
					ok = false
				}
			}
			if ok {
				best = min(best, costOf(b, starts))
			}
		}
		if c := costOf(b, got); c != best {
			t.Fatalf("seed %d round %d: cost %d, best is %d (%v)", seed, round, c, best, got)
		}
	}
}

// TestPagesHoldWhatFits: no page is overfull unless a single box is too high.
func TestPagesHoldWhatFits(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	for range 50 {
		boxes := randomBoxes(r, 200)
		cfg := testConfig(120 * geom.Pt)
		starts := breakPages(boxes, &galley{}, cfg)
		for n, i := range starts {
			j := len(boxes)
			if n+1 < len(starts) {
				j = starts[n+1]
			}
			if h := heightOf(boxes[i:j]); h > 120*geom.Pt && j > i+1 {
				t.Fatalf("page %d of boxes %d to %d is %s pt high", n, i, j, h)
			}
		}
	}
}

// TestKeepHoldsLines: two lines after a heading stay with it, and a strut
// counts for none of them.
func TestKeepHoldsLines(t *testing.T) {
	g := &galley{}
	line := func() *box { return &box{height: 10 * geom.Pt, text: true} }
	g.add(&box{height: 10 * geom.Pt}) // a heading
	g.keep(2)
	g.strut(5 * geom.Pt)
	for range 4 {
		g.add(line())
	}
	boxes := settle(g, &theme.PageBreaks{})
	want := []bool{false, true, true, true, false, false}
	for i, b := range boxes {
		if (b.cost == forbid) != want[i] {
			t.Errorf("box %d: cost %d, forbidden should be %v", i, b.cost, want[i])
		}
	}
}

// TestSectionOfOneLine: a page may begin with the heading after a section of a
// single line, or a list of changes with a line for each release would be one
// piece that no page can hold. Headings under each other stay together.
func TestSectionOfOneLine(t *testing.T) {
	g := &galley{}
	heading := func() {
		g.add(&box{height: 10 * geom.Pt, heading: &headingMark{}})
		g.keep(2)
	}
	for range 3 {
		heading()
		heading()
		g.add(&box{height: 10 * geom.Pt, text: true})
	}
	for i, b := range settle(g, &theme.PageBreaks{}) {
		if want := i%3 != 0; (b.cost == forbid) != want {
			t.Errorf("box %d: cost %d, forbidden should be %v", i, b.cost, want)
		}
	}
}

// TestSpacesCollapse: the largest of several spaces counts.
func TestSpacesCollapse(t *testing.T) {
	g := &galley{}
	g.strut(geom.Pt)
	g.space(3 * geom.Pt)
	g.space(7 * geom.Pt)
	g.space(2 * geom.Pt)
	g.strut(geom.Pt)
	if got := settle(g, &theme.PageBreaks{})[1].space; got != 7*geom.Pt {
		t.Errorf("space %s, want 7", got)
	}
}

// TestLongNotesAreSpread: the parts of a note that is too long for a page
// come in order, each on a page with room for it.
func TestLongNotesAreSpread(t *testing.T) {
	cfg := testConfig(100 * geom.Pt)
	var boxes []*box
	for range 4 {
		boxes = append(boxes, &box{height: 10 * geom.Pt, text: true})
	}
	var n noteBlock
	for range 30 {
		n.boxes = append(n.boxes, &box{height: 5 * geom.Pt, text: true})
	}
	n.height = heightOf(n.boxes)
	boxes[0].notes = []int32{0}
	g := &galley{notes: []noteBlock{n}}
	boxes = spreadNotes(boxes, g, cfg.area.column.H, 0)
	starts := breakPages(boxes, g, cfg)
	b := newBreaker(boxes, g, cfg)
	lines := 0
	for i, from := range starts {
		to := len(boxes)
		if i+1 < len(starts) {
			to = starts[i+1]
		}
		if h := heightOf(boxes[from:to]) + b.noteArea(from, to); h > cfg.area.column.H {
			t.Errorf("page %d is %s pt high", i+1, h)
		}
		for _, q := range notesOf(boxes[from:to], g) {
			lines += len(q.boxes)
		}
	}
	if lines != 30 {
		t.Errorf("%d lines of the note, want 30", lines)
	}
}

// TestSqueeze: the widest columns are cut, to one width.
func TestSqueeze(t *testing.T) {
	for _, c := range []struct {
		widths, want []geom.Length
		room         geom.Length
	}{
		{[]geom.Length{10, 20, 30}, []geom.Length{10, 20, 30}, 60},
		{[]geom.Length{10, 20, 30}, []geom.Length{10, 20, 20}, 50},
		{[]geom.Length{40, 10, 30}, []geom.Length{15, 10, 15}, 40},
		{[]geom.Length{40, 40}, []geom.Length{5, 5}, 10},
	} {
		if got := squeeze(c.widths, c.room); !slices.Equal(got, c.want) {
			t.Errorf("%v in %d is %v, not %v", c.widths, c.room, got, c.want)
		}
	}
}
