package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// A run is short. While its heap is small, collecting garbage is time lost: a
// post is done before the first collection, which comes at 16 times the
// runtime's 4 MB. A book grows beyond that; from then on memory counts more,
// and the runtime's usual measure is right.
const (
	firstPercent = 1600
	laterPercent = 100
)

// tuneCollector sets the garbage collector up, unless the user has.
func tuneCollector() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(firstPercent)
	// The cleanup runs after the first collection.
	runtime.AddCleanup(new([64]byte), func(percent int) { debug.SetGCPercent(percent) }, laterPercent)
}

// tuneForMany trades memory for time where there are many texts: each leaves
// about as much garbage as the last, so the heap does not grow with them.
func tuneForMany() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(manyLimit)
	}
}

// manyLimit is when the collector begins to work harder, in bytes.
const manyLimit = 350 << 20
