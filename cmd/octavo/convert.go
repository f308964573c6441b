package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"octavo"
	"octavo/doc"
	"octavo/fonts"
	"octavo/theme"
)

// converter converts inputs, one after the other.
type converter struct {
	process  *process
	settings *settings
	out      *reporter
	options  octavo.Options // those that all inputs share
}

// newConverter loads what all inputs share. Its errors are about the command
// line.
func newConverter(p *process, s *settings, out *reporter) (*converter, error) {
	date, err := sourceDate(p.getenv("SOURCE_DATE_EPOCH"))
	if err != nil {
		return nil, err
	}
	th, err := loadTheme(s.theme)
	if err != nil {
		return nil, err
	}
	book, problems, err := fonts.New(fonts.Options{Dirs: s.fontDirs})
	if err != nil {
		return nil, usagef("", "--font-dir: %v", err)
	}
	for _, problem := range problems {
		out.note("%s", problem)
	}
	c := &converter{process: p, settings: s, out: out}
	c.options = octavo.Options{
		Lang:       s.lang,
		TOC:        s.toc,
		Theme:      th,
		Book:       book,
		Paper:      s.paper,
		Margins:    s.margins,
		FontSize:   s.fontSize,
		SourceDate: date,
		Producer:   "Octavo",
	}
	if s.remoteImages {
		c.options.RemoteImages = newFetcher().get
	}
	return c, nil
}

// loadTheme is a built-in theme or one from a file.
func loadTheme(name string) (*theme.Theme, error) {
	if slices.Contains(theme.Names(), name) {
		return theme.Builtin(name)
	}
	data, err := os.ReadFile(name)
	switch {
	case err == nil:
		return theme.Load(name, data)
	case errors.Is(err, fs.ErrNotExist) && !strings.ContainsAny(name, "./\\"):
		return theme.Builtin(name) // which says what there is
	case errors.Is(err, fs.ErrNotExist):
		return nil, usagef("", "--theme: there is no file %s", name)
	}
	return nil, usagef("", "--theme: %s can't be read: %v", name, cause(err))
}

// do converts one input. It reports whether it did.
func (c *converter) do(j job) bool {
	if j.output == stream && isTerminal(c.process.stdout) {
		c.out.err(usagef("write to a file with -o FILE, or send it on with | or >",
			"a %s file is not for a terminal", j.format), nil)
		return false
	}
	if sameFile(j.input, j.output) {
		c.out.err(outputError(j.output, "this is the input itself, which is not overwritten"), nil)
		return false
	}
	src, err := c.process.readInput(j.input)
	if err != nil {
		c.out.err(err, nil)
		return false
	}
	var file bytes.Buffer
	result, err := c.convert(&file, src, j)
	if !c.acceptable(j, result, err, src) {
		return false
	}
	if err := c.deliver(j, file.Bytes()); err != nil {
		c.out.err(err, nil)
		return false
	}
	c.summary(j, result)
	return true
}

// acceptable reports what there is to say of a conversion, and whether its
// file is to be kept.
func (c *converter) acceptable(j job, result octavo.Result, err error, src []byte) bool {
	refused := c.settings.strict && result.Warnings() > 0
	if !c.settings.quiet || refused {
		c.out.diagnostics(result.Diagnostics)
	}
	if err != nil {
		c.out.err(named(err, j), src)
		return false
	}
	if refused {
		c.out.err(inputError(j.input, "without --strict it would have been",
			"nothing was written: there %s", warnings(result.Warnings())), nil)
	}
	return !refused
}

func warnings(n int) string {
	if n == 1 {
		return "is 1 warning"
	}
	return fmt.Sprintf("are %d warnings", n)
}

// named sees to it that an error says which input it is about.
func named(err error, j job) error {
	var located *doc.Error
	if errors.As(err, &located) && located.Pos.File != "" {
		return err
	}
	message, hint := split(err)
	return inputError(j.input, hint, "%s", message)
}

// convert converts a text in memory. A panic is a fault of ours, but not worth
// losing the other inputs for.
func (c *converter) convert(file *bytes.Buffer, src []byte, j job) (result octavo.Result, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			c.out.verboseNote("%s", debug.Stack())
			err = inputError(j.input, "this is a fault of Octavo's: please report it, with the text", "the conversion broke down: %v", fault)
		}
	}()
	o := c.options
	o.Format = j.format
	o.File = inputName(j.input)
	root, dir, err := c.resources(j.input)
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

// resources opens the folder that pictures can come from, and says where in it
// the input is. Links that lead out of it are not followed.
func (c *converter) resources(input string) (*os.Root, string, error) {
	folder := "."
	if input != stream {
		folder = filepath.Dir(input)
	}
	if c.settings.resourceDir == "" {
		root, err := os.OpenRoot(folder)
		return root, ".", err
	}
	dir, err := within(c.settings.resourceDir, folder)
	if err != nil {
		return nil, "", err
	}
	root, err := os.OpenRoot(c.settings.resourceDir)
	if err != nil {
		return nil, "", fmt.Errorf("--resource-dir %s: %w", c.settings.resourceDir, cause(err))
	}
	return root, dir, nil
}

// within is the path of a folder inside of another.
func within(outer, folder string) (string, error) {
	absOuter, err := filepath.Abs(outer)
	if err != nil {
		return "", err
	}
	absFolder, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	dir, err := filepath.Rel(absOuter, absFolder)
	if err != nil || !filepath.IsLocal(dir) {
		return "", &usageError{message: fmt.Sprintf("--resource-dir %s does not hold this input", outer)}
	}
	return filepath.ToSlash(dir), nil
}

// deliver puts a finished file in its place.
func (c *converter) deliver(j job, data []byte) error {
	defer c.trace("delivering")()
	if isFolder(c.settings.output) {
		if err := os.MkdirAll(c.settings.output, 0o777); err != nil {
			return outputError(c.settings.output, fmt.Sprintf("the folder can't be made: %v", cause(err)))
		}
	}
	return c.process.writeOutput(j.output, data)
}

func sameFile(input, output string) bool {
	if input == stream || output == stream {
		return false
	}
	in, err1 := os.Stat(input)
	out, err2 := os.Stat(output)
	return err1 == nil && err2 == nil && os.SameFile(in, out)
}

// trace says how long a stage takes.
func (c *converter) trace(stage string) (done func()) {
	start := c.process.now()
	return func() {
		c.out.verboseNote("    %-10s %6.1f ms", stage, float64(c.process.now().Sub(start))/float64(time.Millisecond))
	}
}

func (c *converter) summary(j job, result octavo.Result) {
	what := fmt.Sprintf("%d pages", result.Pages)
	if result.Pages == 1 {
		what = "1 page"
	}
	if c.settings.verbose {
		what += fmt.Sprintf(", %d words", result.Words())
	}
	c.out.note("%s: %s", outputName(j.output), what)
}

func outputName(path string) string {
	if path == stream {
		return "stdout"
	}
	return path
}
