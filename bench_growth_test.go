package octavo_test

import (
	"fmt"
	"runtime"
	"runtime/metrics"
	"testing"
	"time"

	"octavo"
)

// growthWords is how long a text is that grows 10 and 100 times.
const growthWords = 1800

// BenchmarkGrowth converts a text, one 10 times as long, and one 100 times as
// long: what a word costs must stay the same. "x-words" is the time of a word
// beside that in the shortest text, "x-allocs" its allocations likewise; both
// are well under 1 at first, since what is done once for a file is shared by
// more words. "peak-MB" is how large the heap became.
func BenchmarkGrowth(b *testing.B) {
	for _, f := range []octavo.Format{octavo.PDF, octavo.EPUB} {
		var first cost
		for _, times := range []int{1, 10, 100} {
			b.Run(fmt.Sprintf("%s/%dx", f, times), func(b *testing.B) {
				c := folder(b, "made-up", madeUp(growthWords*times))
				op := func() { c.convert(b, f) }
				op()
				peak := peakHeap(op)
				b.ReportAllocs()
				before := allocated()
				for b.Loop() {
					op()
				}
				words := float64(c.words)
				now := cost{
					seconds: perOp(b) / words,
					allocs:  float64(allocated()-before) / float64(b.N) / words,
				}
				if times == 1 {
					first = now
				}
				b.ReportMetric(float64(peak)/1e6, "peak-MB")
				b.ReportMetric(now.seconds*1e9, "ns/word")
				b.ReportMetric(now.allocs, "allocs/word")
				b.ReportMetric(now.seconds/first.seconds, "x-words")
				b.ReportMetric(now.allocs/first.allocs, "x-allocs")
			})
		}
	}
}

// cost is what a word costs.
type cost struct{ seconds, allocs float64 }

// allocated counts the allocations of the process so far.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Mallocs
}

// peakHeap is the largest that the heap becomes during f, as seen once a
// millisecond.
func peakHeap(f func()) (peak uint64) {
	runtime.GC()
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	for {
		select {
		case <-done:
			return peak
		case <-time.After(time.Millisecond):
			metrics.Read(sample)
			peak = max(peak, sample[0].Value.Uint64())
		}
	}
}
