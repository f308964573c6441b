package main

import (
	"path/filepath"
	"sync"

	"octavo"
)

// runner does what a command line asks for.
type runner struct {
	process  *process
	settings *settings
	out      *reporter
	tally    tally
	leftOut  map[string]bool // the absolute paths of drafts that are, for --clean
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
	s.limitProcessors()
	r.tally.start = p.now()
	r.out.batch = w.batch
	for _, err := range w.failed {
		r.done(&outcome{status: failed, err: err})
	}
	if err := r.convert(w); err != nil {
		return exitUsage, err
	}
	r.tally.took = p.now().Sub(r.tally.start)
	r.out.summary(&r.tally)
	if r.tally.failed > 0 {
		return exitFailed, nil
	}
	return exitDone, nil
}

// convert does the work. Its errors are about the command line.
func (r *runner) convert(w *work) error {
	atOnce, each := r.settings.workers(len(w.texts))
	c := &converter{process: r.process, settings: r.settings, out: r.out, batch: w.batch, workers: each}
	c.options = sync.OnceValues(func() (octavo.Options, error) { return setup(r.process, r.settings, r.out) })
	if w.book != nil {
		_, c.workers = r.settings.workers(1)
		return r.done(c.book(w.book))
	}
	if !w.batch {
		return r.done(c.text(w.texts[0]))
	}
	r.process.gc.forMany()
	c.records = r.openRecords()
	r.tally.inputs = len(w.texts)
	err := c.runBatch(w.texts, atOnce, r.done)
	r.closeRecords(c.records, w, err)
	return err
}

// done reports what became of an input. Its error is one about the command
// line, which ends the work.
func (r *runner) done(o *outcome) error {
	if isSetupError(o.err) {
		return o.err
	}
	if o.status == leftOut && r.settings.clean {
		if path, err := filepath.Abs(o.input); err == nil {
			r.leftOut[path] = true
		}
	}
	r.tally.add(o)
	r.out.outcome(o, r.settings.strict)
	return nil
}

// openRecords opens the records of earlier runs. Without them everything is
// converted.
func (r *runner) openRecords() *records {
	records, err := openRecords(r.process, r.settings)
	if err != nil {
		r.out.note("nothing can be remembered for the next run: %v\n    hint: --cache-dir names a folder for it", err)
		return nil
	}
	return records
}

func (r *runner) closeRecords(records *records, w *work, err error) {
	if records == nil {
		return
	}
	if err == nil && r.settings.clean {
		r.clean(records, w)
	}
	if err := records.close(); err != nil {
		r.out.note("not all can be remembered for the next run: %v\n    hint: --cache-dir names a folder for it", err)
	}
}
