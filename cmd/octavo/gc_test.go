package main

import (
	"runtime"
	"testing"
	"time"
)

// TestPercentFor: a small heap may grow to what an ordinary book takes, a large
// one by the share that was asked for.
func TestPercentFor(t *testing.T) {
	for _, c := range []struct {
		least int
		used  uint64
		want  int
	}{
		{50, laterHeap / 4, 300},
		{50, laterHeap / 2, 100},
		{50, laterHeap * 2 / 3, 50},
		{50, laterHeap, 50},
		{50, 10 * laterHeap, 50},
		{400, laterHeap / 2, 400},
		{50, 1, firstPercent},
		{50, 0, 50}, // nothing is known
	} {
		if got := percentFor(c.least, c.used); got != c.want {
			t.Errorf("of %d bytes in use, %d %%, want %d %%", c.used, got, c.want)
		}
	}
}

// TestAfterCollection: the setting is adapted after each collection, not after
// the first alone.
func TestAfterCollection(t *testing.T) {
	asked := make(chan int, 1)
	c := &collector{}
	c.later.Store(100)
	c.afterCollection(func(percent int) {
		select {
		case asked <- percent:
		default: // the test is over
		}
	})
	for i := range 3 {
		runtime.GC()
		select {
		case percent := <-asked:
			if percent < 100 {
				t.Errorf("after collection %d: %d %%", i+1, percent)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("nothing happens after collection %d", i+1)
		}
	}
	if heapInUse() == 0 {
		t.Error("the runtime does not say how much is in use")
	}
}
