package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long nothing must happen before what was saved is converted:
// editors write in several steps.
const settle = 40 * time.Millisecond

// watcher converts again what changes. Each round is a run of its own, which
// leaves alone what is up to date: so it does not matter what exactly changed.
type watcher struct {
	process *process
	out     *reporter
	events  *fsnotify.Watcher
	outputs map[string]bool   // absolute paths that rounds write to
	said    map[string]string // the errors that were told, by input
}

// watchForever runs rounds until the process is ended. Its error is one about
// the command line in the first of them.
func watchForever(p *process, s *settings, out *reporter) error {
	switch {
	case slices.Contains(s.inputs, stream) || s.filesFrom == stream:
		return usagef("name a file", "--watch can't watch standard input")
	case slices.Contains(s.outputs, stream):
		return usagef("write to a file", "--watch can't write to standard output, where there is room for one file")
	}
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return usagef("", "--watch: %v", cause(err))
	}
	defer events.Close()
	w := &watcher{process: p, out: out, events: events, outputs: map[string]bool{}, said: map[string]string{}}
	if err := w.round(s, true); err != nil {
		return err
	}
	out.note("watching; Ctrl-C ends it")
	for w.wait() {
		if s, err = parseArgs(p.args); err == nil {
			err = w.round(s, false)
		}
		if err != nil {
			out.err(err, nil)
		}
	}
	return nil
}

// round converts what is out of date, and watches what that depends on.
func (w *watcher) round(s *settings, first bool) error {
	// What changes from now on is seen by the next round.
	w.watch(watched(s))
	r := newRunner(w.process, s, w.out)
	r.watch, r.later = w, !first
	_, err := r.run()
	w.watch(slices.Sorted(slices.Values(r.folders)))
	return err
}

// wait waits for a change, and then until nothing more happens. It reports
// whether there will be another round.
func (w *watcher) wait() bool {
	for {
		select {
		case e, ok := <-w.events.Events:
			if !ok {
				return false
			}
			if w.matters(e) {
				return w.settled()
			}
		case _, ok := <-w.events.Errors:
			// Some events were lost: to look at everything again is always right.
			return ok
		}
	}
}

func (w *watcher) settled() bool {
	quiet := time.NewTimer(settle)
	defer quiet.Stop()
	for {
		select {
		case <-quiet.C:
			return true
		case e, ok := <-w.events.Events:
			if !ok {
				return false
			}
			if w.matters(e) {
				quiet.Reset(settle)
			}
		}
	}
}

// matters reports whether an event may be one about an input: not one of what
// was written itself, of a file that an editor hides, or of mere permissions.
func (w *watcher) matters(e fsnotify.Event) bool {
	path, err := filepath.Abs(e.Name)
	return err == nil && !w.outputs[path] && e.Op != fsnotify.Chmod &&
		!strings.HasPrefix(filepath.Base(path), ".") && !strings.HasSuffix(path, "~")
}

// watch watches folders too.
func (w *watcher) watch(folders []string) {
	already := map[string]bool{}
	for _, dir := range w.events.WatchList() {
		already[dir] = true
	}
	for _, dir := range folders {
		dir = existing(dir)
		if already[dir] {
			continue
		}
		already[dir] = true
		if err := w.events.Add(dir); err != nil {
			w.out.note("%s can't be watched: %v", dir, cause(err))
		}
	}
}

// existing is the nearest folder above a path that is there, or the path itself
// if it is one.
func existing(path string) string {
	for {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return path
		}
		parent := filepath.Dir(path)
		if parent == path {
			return path
		}
		path = parent
	}
}

// watched are the folders that are known to matter from the command line: the
// inputs', and those of the files that say how things look.
func watched(s *settings) []string {
	list := []string{}
	add := func(path string) {
		if abs, err := filepath.Abs(path); err == nil && path != "" {
			list = append(list, abs)
		}
	}
	for _, in := range s.inputs {
		add(filepath.Dir(filepath.Clean(in)))
		filepath.WalkDir(in, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil || !d.IsDir():
				return nil
			case path != in && strings.HasPrefix(d.Name(), "."):
				return fs.SkipDir
			}
			add(path)
			return nil
		})
	}
	if strings.ContainsAny(s.theme, "./\\") {
		add(filepath.Dir(s.theme))
	}
	if s.filesFrom != "" {
		add(filepath.Dir(s.filesFrom))
	}
	for _, dir := range s.fontDirs {
		add(dir)
	}
	for _, c := range s.config {
		add(filepath.Dir(filepath.FromSlash(c.At.File)))
	}
	return list
}

// again reports whether an error was told before and nothing changed.
func (w *watcher) again(o *outcome) bool {
	if o.err == nil {
		delete(w.said, o.input)
		return false
	}
	message := o.err.Error()
	if w.said[o.input] == message {
		return true
	}
	w.said[o.input] = message
	return false
}
