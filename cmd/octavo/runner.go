package main

import (
	"io"
	"os"
	"path/filepath"
	"sync"

	"octavo"
)

// runner does what a command line asks for.
type runner struct {
	process  *process
	settings *settings
	out      *reporter
	formal   formalReport
	tally    tally
	leftOut  map[string]bool // the absolute paths of drafts that are, for --clean

	watch   *watcher // nil without --watch
	later   bool     // this is not its first round
	folders []string // what outputs depend on is in these, for --watch
}

func newRunner(p *process, s *settings, out *reporter) *runner {
	return &runner{process: p, settings: s, out: out, leftOut: map[string]bool{}}
}

// run plans the work and does it. Its errors are about the command line; the
// exit code tells of the others.
func (r *runner) run() (int, error) {
	p, s := r.process, r.settings
	if _, err := sourceDate(p.getenv("SOURCE_DATE_EPOCH")); err != nil {
		return exitUsage, err
	}
	w, err := plan(p, s)
	if err != nil {
		return exitUsage, err
	}
	closeReport, err := r.openReport()
	if err != nil {
		return exitUsage, err
	}
	s.limitProcessors()
	// A report on standard error takes the place of messages.
	messages := r.out.w
	if s.report != "" && s.reportFile == "" {
		r.out.w = io.Discard
	}
	err = r.do(w)
	r.out.w = messages
	if problem := closeReport(); problem != nil && err == nil {
		r.out.err(outputError(s.reportFile, "the report can't be written: "+cause(problem).Error()), nil)
		r.tally.failed++
	}
	switch {
	case err != nil:
		return exitUsage, err
	case r.tally.failed > 0, r.tally.flawed > 0:
		return exitFailed, nil
	}
	return exitDone, nil
}

// openReport opens what --report asks for.
func (r *runner) openReport() (end func() error, err error) {
	s := r.settings
	r.formal = newFormalReport(s.report, r.process.stderr)
	end = func() error { return r.formal.end(&r.tally) }
	switch {
	case s.report == "":
		return end, nil
	case s.reportFile == "":
		return end, nil
	case s.reportFile == stream:
		r.formal = newFormalReport(s.report, r.process.stdout)
		return end, nil
	}
	f, err := os.Create(s.reportFile)
	if err != nil {
		return nil, usagef("", "--report-file: %s can't be written: %v", s.reportFile, cause(err))
	}
	r.formal = newFormalReport(s.report, f)
	return func() error {
		err := r.formal.end(&r.tally)
		if closed := f.Close(); err == nil {
			err = closed
		}
		return err
	}, nil
}

// do does the work and says how it went. Its errors are about the command
// line.
func (r *runner) do(w *work) error {
	r.tally.start = r.process.now()
	r.out.batch, r.out.later = w.batch && !r.later, r.later
	for _, err := range w.failed {
		r.tally.inputs++
		if err := r.done(&outcome{input: position(err).File, status: failed, err: err}); err != nil {
			return err
		}
	}
	if err := r.convert(w); err != nil {
		return err
	}
	r.tally.took = r.process.now().Sub(r.tally.start)
	r.out.summary(&r.tally)
	return nil
}

// convert converts what there is to convert.
func (r *runner) convert(w *work) error {
	atOnce, each := r.settings.workers(len(w.texts))
	c := &converter{process: r.process, settings: r.settings, out: r.out, batch: w.batch, workers: each}
	c.options = sync.OnceValues(func() (octavo.Options, error) { return setup(r.process, r.settings, r.out) })
	if (w.batch || w.book != nil) && !r.settings.check || r.watch != nil {
		c.records = r.openRecords(w.batch)
	}
	err := r.each(c, w, atOnce)
	r.closeRecords(c.records, w, err)
	return err
}

func (r *runner) each(c *converter, w *work, atOnce int) error {
	if w.book != nil {
		_, c.workers = r.settings.workers(1)
		return r.done(c.book(w.book))
	}
	if !w.batch {
		return r.done(c.text(w.texts[0], nil))
	}
	r.process.gc.forMany()
	r.tally.inputs += len(w.texts)
	plain := r.out.w
	if !r.settings.quiet {
		c.progress, r.out.w = newProgress(plain, len(w.texts))
	}
	err := c.runBatch(w.texts, atOnce, r.done)
	c.progress.end()
	r.out.w = plain
	return err
}

// done reports what became of an input. Its error is one about the command
// line, which ends the work.
func (r *runner) done(o *outcome) error {
	if isSetupError(o.err) {
		return o.err
	}
	if o.drafts > 0 && r.settings.clean {
		if path, err := filepath.Abs(o.input); err == nil {
			r.leftOut[path] = true
		}
	}
	r.tally.add(o)
	if r.watch == nil || !r.watch.again(o) {
		r.out.outcome(o, r.settings.strict)
	}
	if r.watch != nil {
		r.noteFolders(o)
	}
	// What keeps the report from being written comes to light at its end.
	_ = r.formal.input(o)
	return nil
}

// noteFolders has the folders watched that an input depends on, and its outputs
// left alone.
func (r *runner) noteFolders(o *outcome) {
	r.folders = append(r.folders, o.folders...)
	for _, p := range o.outputs {
		if path, err := filepath.Abs(p.path); err == nil {
			r.watch.outputs[path] = true
		}
	}
}

const cacheHint = "\n    hint: --cache-dir names a folder for it"

// openRecords opens the records of earlier runs. Without them everything is
// converted, which is worth a word where it is much.
func (r *runner) openRecords(much bool) *records {
	records, err := openRecords(r.process, r.settings)
	if err != nil && !much {
		return nil
	}
	if err != nil {
		r.out.note("nothing can be remembered for the next run: %v%s", err, cacheHint)
		return nil
	}
	return records
}

func (r *runner) closeRecords(records *records, w *work, err error) {
	if records == nil {
		return
	}
	if err == nil && r.settings.clean && w.batch {
		r.clean(records, w)
	}
	if err := records.close(); err != nil {
		r.out.note("not all can be remembered for the next run: %v%s", err, cacheHint)
	}
}
