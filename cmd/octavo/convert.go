package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"time"

	"octavo"
	"octavo/internal/ledger"
)

// converter converts inputs. It is safe for concurrent use.
type converter struct {
	process  *process
	settings *settings
	out      *reporter
	options  func() (octavo.Options, error) // those that all inputs share
	records  *records                       // nil where nothing is remembered
	batch    bool
	workers  int // for each text
	sites    siteTops
	listings listings
	progress *progress // may be nil
}

// text converts a text by itself. It leaves its seat when nothing but writing
// is left to do.
func (c *converter) text(j job, seat *seat) *outcome {
	start := c.process.now()
	o := &outcome{input: j.path}
	for _, t := range j.targets {
		o.outputs = append(o.outputs, product{target: t})
	}
	limits, end := c.settings.begin()
	defer end()
	if err := c.convertText(j, o, limits, seat); err != nil {
		o.fail(named(c.settings.late(err, j.path), j.path))
	}
	o.took = c.process.now().Sub(start)
	return o
}

// convertText converts a text to those of its targets that are out of date:
// all of them are made before the first is written.
func (c *converter) convertText(j job, o *outcome, limits octavo.Limits, seat *seat) error {
	if err := c.mayWrite(j.targets, j.path); err != nil && !c.settings.check {
		return err
	}
	if !c.settings.selects() && c.upToDate(j, o) {
		return nil
	}
	t, err := c.process.readText(j.path, limits)
	if err != nil {
		return err
	}
	t.top, o.src = j.top, t.data
	if c.batch && !c.wants(t, o) || c.settings.selects() && c.upToDate(j, o) {
		return nil
	}
	options, err := c.options()
	if err != nil {
		return &setupError{err}
	}
	options.Limits = limits
	made := make([]conversion, len(j.targets))
	for i := range o.outputs {
		p := &o.outputs[i]
		if p.status == unchanged {
			continue
		}
		if err := c.convert(&made[i], t, p.format, options, o); err != nil {
			return err
		}
		p.pages, o.words = made[i].result.Pages, max(o.words, made[i].words)
	}
	seat.leave()
	return c.deliver(made, o, func(i int) { c.record(j, t, o.outputs[i].target, &made[i]) })
}

// setupError is an error about the command line that only comes to light when
// there is something to convert.
type setupError struct{ error }

func (e *setupError) Unwrap() error { return e.error }

// conversion is a file in the making.
type conversion struct {
	file    bytes.Buffer
	result  octavo.Result
	words   int
	uses    []ledger.Usage
	fetched bool // something came from the network
}

// noticeFetching wraps what fetches pictures, which may be nil.
func (m *conversion) noticeFetching(fetch func(string) ([]byte, error)) func(string) ([]byte, error) {
	if fetch == nil {
		return nil
	}
	return func(url string) ([]byte, error) { m.fetched = true; return fetch(url) }
}

// convert converts a text in memory.
func (c *converter) convert(m *conversion, t *textFile, f octavo.Format, options octavo.Options, o *outcome) (err error) {
	defer c.recover(o, &err)
	options.Format = f
	options.File = inputName(t.path)
	root, dir, err := c.settings.openRoot(ownFolder(t.path), t.top, &c.sites)
	if err != nil {
		return err
	}
	defer root.Close()
	options.FS, options.Dir, options.Workers = c.listings.filesOf(root), dir, c.workers
	var tracker *ledger.Tracker
	if c.records != nil {
		if tracker, err = c.records.track(root, options.FS); err != nil {
			return err
		}
		options.FS = tracker
	}
	options.RemoteImages = m.noticeFetching(options.RemoteImages)
	options.Images = c.settings.allow.images(c.noticed(m), root.Name())
	options.Trace = c.tracer(o)
	m.result, err = octavo.Convert(&m.file, t.data, options)
	o.addDiagnostics(m.result.Diagnostics)
	if tracker != nil {
		m.uses = append(m.uses, append(tracker.Uses(), t.usage(c.records))...)
		o.dependOn(c, m.uses)
	}
	if c.records != nil || c.settings.verbose || c.settings.report != "" {
		m.words = m.result.Words()
	}
	m.result.Documents = nil // they need not be kept until the file is written
	return err
}

// record remembers what an output was made of, unless that can't be looked at
// again.
func (c *converter) record(j job, t *textFile, target target, m *conversion) {
	if c.records == nil || m.fetched {
		return
	}
	note := remark{Pages: m.result.Pages, Words: m.words, Draft: t.draft, Diags: m.result.Diagnostics}
	if options, err := c.options(); err == nil && options.Book.SystemConsulted() {
		note.System = c.records.system()
	}
	c.records.record(j, target, m.file.Bytes(), m.uses, note)
}

// recover makes an error of a panic, which is a fault of ours, but not worth
// losing the other inputs for.
func (c *converter) recover(o *outcome, err *error) {
	if fault := recover(); fault != nil {
		o.notes = append(o.notes, string(debug.Stack()))
		*err = inputError(o.input, "this is a fault of Octavo's: please report it, with the text", "the conversion broke down: %v", fault)
	}
}

// mayWrite looks for what speaks against writing to targets, before there is
// work done.
func (c *converter) mayWrite(targets []target, inputs ...string) error {
	for _, t := range targets {
		if t.path == stream && isTerminal(c.process.stdout) {
			return usagef("write to a file with -o FILE, or send it on with | or >",
				"a %s file is not for a terminal", t.format)
		}
		for _, in := range inputs {
			if sameFile(in, t.path) {
				return outputError(t.path, "this is the input itself, which is not overwritten")
			}
		}
		if c.makesFolder(t.path) {
			continue
		}
		if err := missingFolder(t.path); err != nil {
			return err
		}
	}
	return nil
}

func sameFile(input, output string) bool {
	if input == stream || output == stream {
		return false
	}
	in, err1 := os.Stat(input)
	out, err2 := os.Stat(output)
	return err1 == nil && err2 == nil && os.SameFile(in, out)
}

// deliver puts finished files in their places, unless --strict forbids it.
func (c *converter) deliver(made []conversion, o *outcome, done func(i int)) error {
	if c.settings.check {
		o.raise()
	}
	if n := o.warnings(); c.settings.strict && n > 0 {
		return inputError(o.input, "without --strict it would have been",
			"nothing was written: there %s", areWarnings(n))
	}
	if c.settings.check {
		return c.checked(o)
	}
	defer c.trace(o, "delivering")()
	for i := range made {
		p := &o.outputs[i]
		if p.status == unchanged {
			continue
		}
		if err := c.makeFolder(p.path); err != nil {
			return err
		}
		if err := c.process.writeOutput(p.path, made[i].file.Bytes(), c.batch); err != nil {
			return err
		}
		p.status = written
		done(i)
	}
	o.status = written
	return nil
}

// checked is what becomes of files that are made, but not written.
func (c *converter) checked(o *outcome) error {
	for i := range o.outputs {
		o.outputs[i].status = checked
	}
	o.status = checked
	return nil
}

func areWarnings(n int) string {
	if n == 1 {
		return "is 1 warning"
	}
	return fmt.Sprintf("are %d warnings", n)
}

// makeFolder makes the folder of an output, where -o names a folder.
func (c *converter) makeFolder(path string) error {
	if !c.makesFolder(path) {
		return nil
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return outputError(dir, fmt.Sprintf("the folder can't be made: %v", cause(err)))
	}
	return nil
}

func (c *converter) makesFolder(path string) bool {
	return path != stream && slices.ContainsFunc(c.settings.outputs, isFolder)
}

// tracer is what a conversion calls at each of its stages.
func (c *converter) tracer(o *outcome) func(stage string) (done func()) {
	if !c.settings.verbose {
		return nil
	}
	return func(stage string) (done func()) { return c.trace(o, stage) }
}

// trace notes how long a stage takes.
func (c *converter) trace(o *outcome, stage string) (done func()) {
	start := c.process.now()
	return func() {
		took := float64(c.process.now().Sub(start)) / float64(time.Millisecond)
		o.notes = append(o.notes, fmt.Sprintf("    %-10s %6.1f ms", stage, took))
	}
}
