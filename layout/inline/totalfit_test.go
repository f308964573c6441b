package inline

import (
	"math/rand"
	"slices"
	"testing"
	"time"

	"octavo/geom"
)

// testFitting has every kind of demerits that lines can have.
func testFitting() fitting {
	return fitting{
		first: 300, rest: 340, tolerance: 5000,
		linePenalty: 10, doubleHyphen: 10000, finalHyphen: 5000, ladder: 300000,
		adjacent: 8000, shortLast: 40000, lastMin: 90,
	}
}

// randomItems is a paragraph of n words, some of them with hyphens, with
// widths like those of letters 10 wide.
func randomItems(r *rand.Rand, n int) []item {
	var items []item
	for i := range n {
		if i > 0 {
			items = append(items, item{kind: glue, width: 30, stretch: 15, shrink: 8, before: -geom.Length(r.Intn(8)), after: -geom.Length(r.Intn(5))})
		}
		for range r.Intn(3) {
			items = append(items,
				item{kind: box, width: geom.Length(20 + r.Intn(60)), stretch: geom.Length(r.Intn(3)), shrink: geom.Length(r.Intn(2))},
				item{kind: penalty, penalty: int32(r.Intn(100) - 10), flagged: r.Intn(2) == 0, before: geom.Length(r.Intn(12)), after: geom.Length(r.Intn(9) - 4)})
		}
		items = append(items, item{kind: box, width: geom.Length(2 + r.Intn(80)), stretch: 2, shrink: 1})
		if r.Intn(25) == 0 {
			items = append(items, item{kind: penalty, penalty: forbidden}, item{kind: glue, stretch: fill}, item{kind: penalty, penalty: forced})
		}
	}
	return append(items, item{kind: penalty, penalty: forbidden}, item{kind: glue, stretch: fill}, item{kind: penalty, penalty: forced})
}

// weigh is the demerits of breaking items at the given places, computed line
// by line from the definition; ok is false if a line is not feasible.
func weigh(items []item, f fitting, breaks []int) (total int64, ok bool) {
	begin, start, run, flagged := 0, f.start, 0, false
	fitness := decent
	for n, at := range breaks {
		room := f.rest
		if n == 0 {
			room = f.first
		}
		width, stretch, shrink := start+items[at].before, f.lineStretch, geom.Length(0)
		for _, it := range items[begin:at] {
			width, stretch, shrink = width+it.width, stretch+it.stretch, shrink+it.shrink
		}
		gap := room - width
		if gap+shrink < 0 {
			return 0, false
		}
		bad, fit := badness(max(gap, 0), stretch), decent
		if gap < 0 {
			bad = badness(-gap, shrink)
		}
		switch {
		case bad > 99 && gap > 0:
			fit = veryLoose
		case bad > 12 && gap > 0:
			fit = loose
		case bad > 12:
			fit = tight
		}
		if bad > f.tolerance {
			return 0, false
		}
		d := (f.linePenalty + bad) * (f.linePenalty + bad)
		if p := int64(items[at].penalty); p > 0 {
			d += p * p
		} else if p > forced {
			d -= p * p
		}
		if fit > fitness+1 || fitness > fit+1 {
			d += f.adjacent
		}
		if run = run + 1; !items[at].flagged {
			run = 0
		}
		if run > 2 {
			d += f.ladder
		} else if run == 2 {
			d += f.doubleHyphen
		}
		if at == len(items)-1 {
			if flagged {
				d += f.finalHyphen
			}
			if n > 0 && width < f.lastMin {
				d += f.shortLast
			}
		}
		if f.fewest {
			d += perLine
		}
		total += d
		fitness, flagged, start = fit, items[at].flagged, items[at].after
		for begin = at + 1; begin < len(items) && vanishes(&items[begin]); begin++ {
		}
	}
	return total, true
}

// bruteForce tries every set of breaks.
func bruteForce(items []item, f fitting) (best int64, ok bool) {
	var places []int
	for i := range items[:len(items)-1] {
		if breakable(items, i) {
			places = append(places, i)
		}
	}
	var chosen []int
	var try func(i int)
	try = func(i int) {
		if i == len(places) {
			if d, fits := weigh(items, f, append(slices.Clone(chosen), len(items)-1)); fits && (!ok || d < best) {
				best, ok = d, true
			}
			return
		}
		if items[places[i]].penalty > forced {
			try(i + 1)
		}
		chosen = append(chosen, places[i])
		try(i + 1)
		chosen = chosen[:len(chosen)-1]
	}
	try(0)
	return best, ok
}

func places(breaks []lineBreak) []int {
	var list []int
	for _, b := range breaks {
		list = append(list, int(b.item))
	}
	return list
}

// TestTotalFitIsOptimal compares the algorithm with trying everything, and
// with first fit, which can't be better.
func TestTotalFitIsOptimal(t *testing.T) {
	seed := time.Now().UnixNano()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewSource(seed))
	var fit totalFit
	feasible := 0
	for n := range 4000 {
		items := randomItems(r, 1+r.Intn(7))
		f := testFitting()
		f.start = -geom.Length(r.Intn(6))
		f.first = geom.Length(120 + r.Intn(300))
		f.rest = geom.Length(120 + r.Intn(300))
		f.fewest = n%2 == 0
		if n%3 == 0 {
			f.lineStretch = geom.Length(20 + r.Intn(60))
		}
		want, wantOK := bruteForce(items, f)
		breaks, ok := fit.breaks(items, f)
		if ok != wantOK {
			t.Fatalf("paragraph %d: feasible %v, brute force says %v", n, ok, wantOK)
		}
		if !ok {
			continue
		}
		feasible++
		got, fits := weigh(items, f, places(breaks))
		if !fits || got != want {
			t.Fatalf("paragraph %d: breaks %v have demerits %d (feasible: %v), the best have %d", n, places(breaks), got, fits, want)
		}
		first := firstFit(items, f.first, f.rest, f.start, nil)
		if d, fits := weigh(items, f, places(first)); fits && d < got {
			t.Fatalf("paragraph %d: first fit has %d demerits, total fit %d", n, d, got)
		}
	}
	if feasible < 1000 {
		t.Errorf("only %d of the paragraphs were feasible", feasible)
	}
}

// TestRescue sees that there are lines where none fit, the widest as narrow as
// can be.
func TestRescue(t *testing.T) {
	items := []item{
		{kind: box, width: 50}, {kind: glue, width: 10, stretch: 5, shrink: 3},
		{kind: box, width: 400}, {kind: glue, width: 10, stretch: 5, shrink: 3},
		{kind: box, width: 50},
		{kind: penalty, penalty: forbidden}, {kind: glue, stretch: fill}, {kind: penalty, penalty: forced},
	}
	f := testFitting()
	f.first, f.rest, f.tolerance = 100, 100, maxBadness
	var fit totalFit
	if _, ok := fit.breaks(items, f); ok {
		t.Error("a box of 400 fits in lines of 100")
	}
	f.rescue = true
	breaks, ok := fit.breaks(items, f)
	if !ok || !slices.Equal(breaks, []lineBreak{{1, false}, {3, true}, {7, false}}) {
		t.Errorf("rescue gave %v, %v", breaks, ok)
	}
}

// TestBadness compares the whole-number badness with its definition.
func TestBadness(t *testing.T) {
	for gap := geom.Length(0); gap < 1000; gap += 7 {
		ratio := float64(gap) / 100
		want := 100 * ratio * ratio * ratio
		if got := float64(badness(gap, 100)); got > want*1.02+1 || got < want*0.97-2 {
			t.Errorf("badness(%d, 100) = %v, not %.1f", gap, got, want)
		}
	}
	if badness(1, 0) != maxBadness || badness(1<<40, 1) != maxBadness {
		t.Error("what can't stretch must have the largest badness")
	}
}

func TestFirstFit(t *testing.T) {
	word := func(w geom.Length) item { return item{kind: box, width: w} }
	space := item{kind: glue, width: 10}
	anywhere := item{kind: penalty, penalty: desperate}
	end := []item{{kind: penalty, penalty: forbidden}, {kind: glue, stretch: fill}, {kind: penalty, penalty: forced}}
	for _, c := range []struct {
		name  string
		items []item
		want  []lineBreak
	}{
		{"fits", []item{word(40), space, word(40)}, []lineBreak{{5, false}}},
		{"full", []item{word(45), space, word(45)}, []lineBreak{{5, false}}},
		{"wraps", []item{word(46), space, word(45)}, []lineBreak{{1, false}, {5, false}}},
		{"too wide", []item{word(20), space, word(200), space, word(20)}, []lineBreak{{1, false}, {3, true}, {7, false}}},
		{"desperate", []item{word(60), anywhere, word(60)}, []lineBreak{{1, false}, {5, false}}},
		{"rather at the space", []item{word(60), space, word(20), anywhere, word(90)}, []lineBreak{{1, false}, {3, false}, {7, false}}},
		{"unless that is far back", []item{word(20), space, word(60), anywhere, word(60)}, []lineBreak{{3, false}, {7, false}}},
		{"a space at the margin", []item{word(100), space, word(10)}, []lineBreak{{1, false}, {5, false}}},
	} {
		if got := firstFit(append(c.items, end...), 100, 100, 0, nil); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func BenchmarkTotalFit(b *testing.B) {
	items := randomItems(rand.New(rand.NewSource(1)), 2000)
	f := testFitting()
	f.first, f.rest, f.tolerance = 1500, 1500, 800
	var fit totalFit
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := fit.breaks(items, f); !ok {
			b.Fatal("not feasible")
		}
	}
	b.ReportMetric(2000*float64(b.N)/b.Elapsed().Seconds()/1e6, "Mwords/s")
}
