package fonts

import (
	"hash/maphash"
	"sync"
	"sync/atomic"
)

// runCache keeps shaped runs by their text. Reading takes no lock and writes
// nothing, so that goroutines don't slow each other: a table of pointers with
// open addressing, which is replaced when it grows.
type runCache struct {
	table atomic.Pointer[runTable]
	mu    sync.Mutex // guards writing
}

type runTable struct {
	slots []atomic.Pointer[cachedRun] // a power of two of them
	count int                         // guarded by runCache.mu
}

type cachedRun struct {
	hash uint64
	run  *Run
}

// cacheSeed is the seed of the hashes. They never have an effect on a result.
var cacheSeed = maphash.MakeSeed()

func (c *runCache) hash(text string) uint64 { return maphash.String(cacheSeed, text) }

// get finds a run; nil if there is none.
func (c *runCache) get(hash uint64, text string) *Run {
	t := c.table.Load()
	if t == nil {
		return nil
	}
	mask := uint64(len(t.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		e := t.slots[i].Load()
		if e == nil {
			return nil
		}
		if e.hash == hash && e.run.Text == text {
			return e.run
		}
	}
}

// put keeps a run, and gives the one to use: another goroutine may have been
// faster. Tables are at most three quarters full, so that get always
// finds an empty slot.
func (c *runCache) put(hash uint64, run *Run) *Run {
	c.mu.Lock()
	defer c.mu.Unlock()
	if first := c.get(hash, run.Text); first != nil {
		return first
	}
	t := c.table.Load()
	if t == nil || t.count == maxCachedRuns {
		t = &runTable{slots: make([]atomic.Pointer[cachedRun], 256)}
		c.table.Store(t)
	}
	if 4*(t.count+1) > 3*len(t.slots) {
		t = t.grown()
		c.table.Store(t)
	}
	t.add(&cachedRun{hash, run})
	return run
}

func (t *runTable) add(e *cachedRun) {
	mask := uint64(len(t.slots) - 1)
	for i := e.hash & mask; ; i = (i + 1) & mask {
		if t.slots[i].Load() == nil {
			t.slots[i].Store(e)
			t.count++
			return
		}
	}
}

func (t *runTable) grown() *runTable {
	g := &runTable{slots: make([]atomic.Pointer[cachedRun], 2*len(t.slots))}
	for i := range t.slots {
		if e := t.slots[i].Load(); e != nil {
			g.add(e)
		}
	}
	return g
}
