package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// A run is short. While its heap is small, collecting garbage is time lost: a
// post is done before the first collection, which comes at 16 times the
// runtime's 4 MB. A book grows beyond that; from then on memory counts more: a
// heap may be half as large again as what is in use, but need not be smaller than
// what an ordinary book takes anyway. Otherwise such a book would be collected
// three times as often while it grows. The limit is for books of thousands of
// pages.
const (
	firstPercent = 1600
	laterPercent = 50
	laterHeap    = 84 << 20  // bytes
	laterLimit   = 700 << 20 // bytes
)

// collector is the setting of the garbage collector.
type collector struct{ later atomic.Int32 }

// tuneCollector sets the garbage collector up, unless the user has.
func tuneCollector() *collector {
	c := &collector{}
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return c
	}
	c.later.Store(laterPercent)
	debug.SetGCPercent(firstPercent)
	debug.SetMemoryLimit(laterLimit)
	c.afterCollection(func(percent int) { debug.SetGCPercent(percent) })
	return c
}

// afterCollection adapts the setting after each collection: the cleanup of what
// nobody holds runs then.
func (c *collector) afterCollection(set func(percent int)) {
	runtime.AddCleanup(new([64]byte), func(c *collector) {
		c.afterCollection(set)
		set(percentFor(int(c.later.Load()), heapInUse()))
	}, c)
}

// percentFor is how much the heap may grow, in hundredths of what is in use, in
// bytes.
func percentFor(least int, used uint64) int {
	if used == 0 || used >= laterHeap {
		return least
	}
	return max(least, int(min(firstPercent, 100*(laterHeap-used)/used)))
}

// heapInUse is what the last collection left of the heap, in bytes.
func heapInUse() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}

// Of many texts each leaves about as much garbage as the last, and little
// stays: so the heap may be several times what is in use, up to a limit.
const (
	manyPercent = 400
	manyLimit   = 300 << 20 // bytes
)

// forMany trades memory for time.
func (c *collector) forMany() {
	if c.later.Load() == 0 {
		return
	}
	c.later.Store(manyPercent)
	debug.SetGCPercent(manyPercent)
	debug.SetMemoryLimit(manyLimit)
}
