package main

import (
	"errors"
	"runtime"
	"sync"
	"sync/atomic"
)

// queueLength is how many texts may be done, for each worker, before the one
// whose turn it is to be reported.
const queueLength = 32

// runBatch converts texts, several at once, and reports each in its turn. An
// error of report ends it, once the texts in hand are done.
func (c *converter) runBatch(jobs []job, workers int, report func(*outcome) error) error {
	type task struct {
		job  job
		done chan *outcome
	}
	var stop atomic.Bool
	tasks := make(chan task)
	turns := make(chan chan *outcome, workers*queueLength)
	go func() {
		defer close(tasks)
		defer close(turns)
		for _, j := range jobs {
			if stop.Load() {
				return
			}
			t := task{j, make(chan *outcome, 1)}
			turns <- t.done
			tasks <- t
		}
	}()
	var running sync.WaitGroup
	seats := make(seats, workers)
	for range workers + writers {
		running.Go(func() {
			for t := range tasks {
				seat := seats.take()
				if stop.Load() {
					seat.leave()
					t.done <- nil
					continue
				}
				c.progress.begin(t.job.path)
				o := c.text(t.job, seat)
				seat.leave()
				c.progress.done()
				if o.status == failed && (c.settings.failFast || isSetupError(o.err)) {
					stop.Store(true)
				}
				t.done <- o
			}
		})
	}
	var err error
	for turn := range turns {
		o := <-turn
		if o == nil || err != nil {
			continue
		}
		if err = report(o); err != nil {
			stop.Store(true)
		}
	}
	running.Wait()
	return err
}

// writers is how many texts may be on their way to the disk beside those that
// are converted. Each waits until the disk has it, and disks take many files at
// once in hardly more time than one.
const writers = 8

// seats are as many as texts may be converted at once.
type seats chan struct{}

// seat is the right to convert; nil is one that nobody else waits for.
type seat struct {
	of   seats
	left bool
}

func (s seats) take() *seat {
	s <- struct{}{}
	return &seat{of: s}
}

// leave gives a seat to the next; once is enough.
func (s *seat) leave() {
	if s != nil && !s.left {
		s.left = true
		<-s.of
	}
}

func isSetupError(err error) bool {
	var setup *setupError
	return errors.As(err, &setup)
}

// workers is how many texts are converted at once, and how many goroutines
// each may use. One processor for each text wastes the least; one text more
// than processors keeps them busy while others are read.
func (s *settings) workers(texts int) (atOnce, each int) {
	n := s.jobs
	if n == 0 {
		n = runtime.GOMAXPROCS(0)
	}
	if texts == 1 {
		return 1, n
	}
	return n + 1, 1
}

// limitProcessors sees to it that -j 1 takes one processor, not more for
// what goes on beside.
func (s *settings) limitProcessors() {
	if s.jobs > 0 && s.jobs < runtime.GOMAXPROCS(0) {
		runtime.GOMAXPROCS(s.jobs)
	}
}
