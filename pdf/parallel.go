package pdf

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// workers is how many goroutines share the work of a file.
func (o *Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// parallel calls f for 0 to n-1, on at most w goroutines at once. The first
// argument says which of them it is, for scratch space. A panic in f goes on in
// the caller, where it can be caught.
func parallel(w, n int, f func(worker, i int)) {
	w = min(w, n)
	if w <= 1 {
		for i := range n {
			f(0, i)
		}
		return
	}
	var next atomic.Int64
	var fault atomic.Pointer[any]
	var wg sync.WaitGroup
	for k := range w {
		wg.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					fault.CompareAndSwap(nil, &r)
				}
			}()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				f(k, i)
			}
		})
	}
	wg.Wait()
	if r := fault.Load(); r != nil {
		panic(*r)
	}
}
