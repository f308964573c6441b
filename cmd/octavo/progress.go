package main

import (
	"io"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// progress is the bar that shows how far a batch is, on a terminal. A nil one
// shows nothing.
type progress struct {
	container *mpb.Progress
	bar       *mpb.Bar
	current   atomic.Pointer[string]
}

// fewTexts is how many texts are done before anybody could read a bar.
const fewTexts = 8

// newProgress shows a bar on w, if that is a terminal. Messages go to the
// writer that it returns, which puts them above the bar.
func newProgress(w io.Writer, total int) (*progress, io.Writer) {
	if total < fewTexts || !isTerminal(w) {
		return nil, w
	}
	p := &progress{container: mpb.New(mpb.WithOutput(w), mpb.WithAutoRefresh(), mpb.WithRefreshRate(100*time.Millisecond))}
	name := func(decor.Statistics) string {
		if path := p.current.Load(); path != nil {
			return shorten(*path)
		}
		return ""
	}
	p.bar = p.container.New(int64(total), mpb.BarStyle().Lbound("").Filler("━").Tip("━").Padding("─").Rbound(""),
		mpb.BarRemoveOnComplete(),
		mpb.BarWidth(24),
		mpb.PrependDecorators(decor.CountersNoUnit("%d of %d ")),
		mpb.AppendDecorators(
			decor.AverageSpeed(0, " %.0f/s", decor.WCSyncSpace),
			decor.OnComplete(decor.AverageETA(decor.ET_STYLE_GO, decor.WCSyncSpace), ""),
			decor.Name(" left  "),
			decor.Any(name),
		))
	return p, p.container
}

// maxShown is how much of a path there is room for, in characters.
const maxShown = 28

// shorten keeps the end of a path.
func shorten(path string) string {
	name := []rune(filepath.ToSlash(path))
	if len(name) > maxShown {
		name = append([]rune("…"), name[len(name)-maxShown+1:]...)
	}
	return string(name)
}

// begin says which text is being converted.
func (p *progress) begin(path string) {
	if p != nil {
		p.current.Store(&path)
	}
}

// done counts a text.
func (p *progress) done() {
	if p != nil {
		p.bar.Increment()
	}
}

// end takes the bar away.
func (p *progress) end() {
	if p != nil {
		p.bar.Abort(true)
		p.container.Wait()
	}
}
