package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"sync/atomic"
)

// A run is short. While its heap is small, collecting garbage is time lost: a
// post is done before the first collection, which comes at 16 times the
// runtime's 4 MB. A book grows beyond that; from then on memory counts more,
// and the runtime's usual measure is right, up to a limit: a book of 5,000 pages
// takes 1.4 GB by that measure, and 0.7 GB with a fifth more time.
const (
	firstPercent = 1600
	laterPercent = 100
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
	// The cleanup runs after the first collection.
	runtime.AddCleanup(new([64]byte), func(c *collector) { debug.SetGCPercent(int(c.later.Load())) }, c)
	return c
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
