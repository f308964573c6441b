package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"octavo"
)

// converter converts inputs.
type converter struct {
	process  *process
	settings *settings
	out      *reporter
	options  octavo.Options // those that all inputs share
}

// text converts a text by itself.
func (c *converter) text(j job) *outcome {
	start := c.process.now()
	o := &outcome{input: j.path}
	for _, t := range j.targets {
		o.outputs = append(o.outputs, product{target: t})
	}
	if err := c.convertText(j, o); err != nil {
		o.fail(named(err, j.path))
	}
	o.took = c.process.now().Sub(start)
	return o
}

// convertText converts a text to its targets: all of them are made before the
// first is written.
func (c *converter) convertText(j job, o *outcome) error {
	if err := c.mayWrite(j.targets, j.path); err != nil {
		return err
	}
	var err error
	if o.src, err = c.process.readInput(j.path); err != nil {
		return err
	}
	files := make([]bytes.Buffer, len(j.targets))
	for i, t := range j.targets {
		result, err := c.convert(&files[i], o.src, j.path, t.format)
		o.addDiagnostics(result.Diagnostics)
		if err != nil {
			return err
		}
		o.outputs[i].pages, o.words = result.Pages, max(o.words, c.words(result))
	}
	return c.deliver(files, o)
}

// words counts them where somebody wants to know.
func (c *converter) words(r octavo.Result) int {
	if !c.settings.verbose {
		return 0
	}
	return r.Words()
}

// convert converts a text in memory.
func (c *converter) convert(file *bytes.Buffer, src []byte, path string, f octavo.Format) (result octavo.Result, err error) {
	defer c.recover(path, &err)
	o := c.options
	o.Format = f
	o.File = inputName(path)
	root, dir, err := c.settings.openRoot(ownFolder(path))
	if err != nil {
		return result, err
	}
	defer root.Close()
	o.FS, o.Dir = root.FS(), dir
	if c.settings.verbose {
		o.Trace = c.trace
	}
	return octavo.Convert(file, src, o)
}

// recover makes an error of a panic, which is a fault of ours, but not worth
// losing the other inputs for.
func (c *converter) recover(path string, err *error) {
	if fault := recover(); fault != nil {
		c.out.verboseNote("%s", debug.Stack())
		*err = inputError(path, "this is a fault of Octavo's: please report it, with the text", "the conversion broke down: %v", fault)
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
func (c *converter) deliver(files []bytes.Buffer, o *outcome) error {
	if n := o.warnings(); c.settings.strict && n > 0 {
		return inputError(o.input, "without --strict it would have been",
			"nothing was written: there %s", areWarnings(n))
	}
	defer c.trace("delivering")()
	for i := range files {
		p := &o.outputs[i]
		if err := c.makeFolder(p.path); err != nil {
			return err
		}
		if err := c.process.writeOutput(p.path, files[i].Bytes()); err != nil {
			return err
		}
		p.status = written
	}
	o.status = written
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
	for _, out := range c.settings.outputs {
		if path == stream || !isFolder(out) {
			continue
		}
		dir := filepath.Dir(path)
		if err := os.MkdirAll(dir, 0o777); err != nil {
			return outputError(dir, fmt.Sprintf("the folder can't be made: %v", cause(err)))
		}
	}
	return nil
}

// trace says how long a stage takes.
func (c *converter) trace(stage string) (done func()) {
	start := c.process.now()
	return func() {
		c.out.verboseNote("    %-10s %6.1f ms", stage, float64(c.process.now().Sub(start))/float64(time.Millisecond))
	}
}
