package octavo_test

import (
	"io"
	"runtime"
	"runtime/debug"
	"slices"
	"testing"
	"time"

	"octavo"
)

// The tests here guard speed without a clock: they bound allocations, which are
// nearly the same in every run and on every machine. Where a change has a good
// reason to pass a bound, raise it; else this shows what allocates:
//
//	go test -run '^$' -bench Convert/post -memprofile mem.prof -memprofilerate 1

// TestAllocations bounds what it takes to convert the seed post, with about a
// third of room.
func TestAllocations(t *testing.T) {
	c := post(t)
	for _, bound := range []struct {
		format        octavo.Format
		allocs, bytes float64 // a word
	}{
		{octavo.PDF, 115, 18_500},
		{octavo.EPUB, 44, 24_000},
	} {
		t.Run(string(bound.format), func(t *testing.T) {
			c.convert(t, bound.format) // what is done once for a process
			a := allocationsOf(func() { c.convert(t, bound.format) })
			allocs, bytes := a.count/float64(c.words), a.bytes/float64(c.words)
			t.Logf("a word takes %.1f allocations of %.0f bytes", allocs, bytes)
			if allocs > bound.allocs || bytes > bound.bytes {
				t.Errorf("a word takes %.1f allocations of %.0f bytes, more than %.0f of %.0f",
					allocs, bytes, bound.allocs, bound.bytes)
			}
		})
	}
}

// TestOneOfMany bounds likewise what the post takes when another has been
// converted with the same fonts: what was learnt then is not to be learnt again.
func TestOneOfMany(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	c, faces := post(t), embedded(t)
	convert := func() {
		if _, err := octavo.Convert(io.Discard, c.texts[0], octavo.Options{Book: faces, Workers: 1}); err != nil {
			t.Fatal(err)
		}
	}
	convert()
	a := allocationsOf(convert)
	allocs, bytes := a.count/float64(c.words), a.bytes/float64(c.words)
	t.Logf("a word takes %.1f allocations of %.0f bytes", allocs, bytes)
	const mostAllocs, mostBytes = 17, 4_500
	if allocs > mostAllocs || bytes > mostBytes {
		t.Errorf("a word takes %.1f allocations of %.0f bytes, more than %d of %d", allocs, bytes, mostAllocs, mostBytes)
	}
}

// TestLinearGrowth converts a text, one 4 times as long, and one 16 times as
// long. The words that the longest has more may take at most a tenth more
// allocations each than those that the second has more, and a fifth more bytes:
// slices that double make these uneven. What is done once for a file does not
// count. Anything that is done for all text again and again would.
func TestLinearGrowth(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // what another processor has pooled is lost to this one
	const words = 5000
	book := func(n int) *corpus { return folder(t, "book", madeUp(n)) }
	for _, of := range []struct {
		name   string
		make   func(n int) *corpus
		format octavo.Format
	}{
		{"text to PDF", longText, octavo.PDF},
		{"text to EPUB", longText, octavo.EPUB},
		{"book to PDF", book, octavo.PDF},
		{"book to EPUB", book, octavo.EPUB},
	} {
		t.Run(of.name, func(t *testing.T) {
			var costs [3]allocations
			var n [3]int
			for i, times := range []int{1, 4, 16} {
				c := of.make(times * words)
				c.convert(t, of.format) // fills the pools, which collections may have emptied
				costs[i] = allocationsOf(func() { c.convert(t, of.format) })
				n[i] = c.words
			}
			some := costs[1].less(costs[0]).per(n[1] - n[0])
			many := costs[2].less(costs[1]).per(n[2] - n[1])
			t.Logf("a word takes %.1f allocations of %.0f bytes, and in a long text %.1f of %.0f",
				some.count, some.bytes, many.count, many.bytes)
			if many.count > 1.1*some.count || many.bytes > 1.2*some.bytes {
				t.Error("that is not linear")
			}
		})
	}
}

// allocations are how many there were, and how large all of them were.
type allocations struct{ count, bytes float64 }

func (a allocations) less(b allocations) allocations {
	return allocations{a.count - b.count, a.bytes - b.bytes}
}

func (a allocations) per(n int) allocations {
	return allocations{a.count / float64(n), a.bytes / float64(n)}
}

// allocationsOf measures f: on one processor, so that scratch space is not
// multiplied, and without collections, which empty the pools that it is in.
func allocationsOf(f func()) allocations {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	runtime.GC()
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return allocations{
		count: float64(after.Mallocs - before.Mallocs),
		bytes: float64(after.TotalAlloc - before.TotalAlloc),
	}
}

// TestHighlightingIsFast compares reading code with what chroma takes for the same
// code, in turn, on one processor: it takes a fifth, and may take half.
func TestHighlightingIsFast(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	code := post(t).codeOnly()
	f := floor{lexers: newLexerCache()}
	var ours, theirs []time.Duration
	for range 10 {
		begun := time.Now()
		parse(t, code)
		half := time.Now()
		f.highlight(t, code)
		ours, theirs = append(ours, half.Sub(begun)), append(theirs, time.Since(half))
	}
	a, b := slices.Min(ours), slices.Min(theirs)
	t.Logf("%v, and chroma %v", a, b)
	if a > b/2 {
		t.Errorf("%v is more than half of the %v that chroma takes", a, b)
	}
}
