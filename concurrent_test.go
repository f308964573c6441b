package octavo

import (
	"bytes"
	"crypto/sha256"
	"os"
	"runtime"
	"sync"
	"testing"
	"time"

	"octavo/fonts"
)

// TestConcurrent converts hundreds of texts in one process, several at once and
// with one book of fonts: each comes out as if it were alone, and neither
// memory nor goroutines stay behind.
func TestConcurrent(t *testing.T) {
	src, err := os.ReadFile("testdata/post.md")
	if err != nil {
		t.Fatal(err)
	}
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	convert := func(f Format) [32]byte {
		var b bytes.Buffer
		if _, err := Convert(&b, src, Options{Format: f, File: "post.md", Book: book, Workers: 1}); err != nil {
			t.Error(err)
		}
		return sha256.Sum256(b.Bytes())
	}
	want := map[Format][32]byte{}
	for _, f := range Formats() {
		want[f] = convert(f)
	}
	rounds, each := 4, 40
	if testing.Short() {
		rounds, each = 2, 10
	}
	if os.Getenv("HOSTILE") != "" {
		rounds, each = 10, 200
	}
	var heap []uint64
	goroutines := runtime.NumGoroutine()
	for range rounds {
		var all sync.WaitGroup
		slots := make(chan bool, 8)
		for i := range each {
			all.Go(func() {
				slots <- true
				defer func() { <-slots }()
				if f := Formats()[i%2]; convert(f) != want[f] {
					t.Errorf("a %s came out otherwise", f)
				}
			})
		}
		all.Wait()
		heap = append(heap, inUse())
	}
	t.Logf("%d conversions; heap after each %d: %d kB", rounds*each, each, kilo(heap))
	if first, last := heap[0], heap[len(heap)-1]; last > first+first/4+4<<20 {
		t.Errorf("the heap grew: %d kB", kilo(heap))
	}
	for range 100 {
		if runtime.NumGoroutine() <= goroutines {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("there were %d goroutines, and now are %d", goroutines, runtime.NumGoroutine())
}

func inUse() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func kilo(list []uint64) (out []uint64) {
	for _, n := range list {
		out = append(out, n>>10)
	}
	return out
}
