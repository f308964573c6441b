package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"octavo"
	"octavo/bundle"
	"octavo/doc"
)

// book makes a book and writes it in all the formats that are asked for.
func (c *converter) book(b *bookJob) *outcome {
	start := c.process.now()
	o := &outcome{input: b.inputs[0].path}
	limits, end := c.settings.begin()
	defer end()
	if err := c.convertBook(b, o, limits); err != nil {
		o.fail(named(c.settings.late(err, o.input), o.input))
	}
	o.took = c.process.now().Sub(start)
	return o
}

func (c *converter) convertBook(b *bookJob, o *outcome, limits octavo.Limits) (err error) {
	defer c.recover(o, &err)
	var paths []string
	for _, in := range b.inputs {
		paths = append(paths, in.path)
	}
	if err := c.mayWrite(b.targets, paths...); err != nil && !c.settings.check {
		return err
	}
	j, lasting := c.bookRecord(b)
	if lasting && c.bookUpToDate(j, o) {
		return nil
	}
	from := &conversion{}
	read, err := c.readBook(b, from, o, limits)
	if err != nil {
		return err
	}
	targets := b.targets
	if len(targets) == 0 {
		targets = withEndings(filepath.Join(b.folder, c.fileName(read, o.input)), b.formats)
	}
	made, editions := make([]conversion, len(targets)), []octavo.Edition(nil)
	for i, t := range targets {
		o.outputs = append(o.outputs, product{target: t})
		editions = append(editions, octavo.Edition{Format: t.format, W: &made[i].file})
	}
	options, err := c.options()
	if err != nil {
		return &setupError{err}
	}
	options.Workers, options.Trace, options.Limits = c.workers, c.tracer(o), limits
	result, err := octavo.WriteBook(read.Book, editions, options)
	o.addDiagnostics(result.Diagnostics)
	if err != nil {
		return err
	}
	chapters := 0
	for range read.Book.All() {
		chapters++
	}
	for i := range o.outputs {
		if o.outputs[i].format == octavo.PDF {
			o.outputs[i].pages = result.Pages
		} else {
			o.outputs[i].chapters = chapters
		}
	}
	if lasting || c.settings.verbose || c.settings.report != "" {
		o.words = octavo.Result{Documents: read.Book.Documents()}.Words()
	}
	return c.deliver(made, o, func(i int) {
		if lasting && !from.fetched {
			c.recordBook(j, o, i, made[i].file.Bytes(), from.uses)
		}
	})
}

// readBook opens the inputs and reads them. What that takes it notes in from.
func (c *converter) readBook(b *bookJob, from *conversion, o *outcome, limits octavo.Limits) (*bundle.Result, error) {
	defer c.trace(o, "reading")()
	options, err := c.options()
	if err != nil {
		return nil, &setupError{err}
	}
	options.RemoteImages = from.noticeFetching(options.RemoteImages)
	var inputs []octavo.Input
	var folders []string
	for _, in := range b.inputs {
		opened, root, err := c.openInput(in, limits)
		if err != nil {
			return nil, err
		}
		defer root.Close()
		if c.records != nil {
			tracker, err := c.records.track(root, opened.FS)
			if err != nil {
				return nil, err
			}
			opened.FS = tracker
			defer func() {
				from.uses = append(from.uses, tracker.Uses()...)
				o.dependOn(c, tracker.Uses())
			}()
		}
		opened.FS = c.settings.hide(opened.FS)
		inputs, folders = append(inputs, opened), append(folders, root.Name())
	}
	how := c.settings.book
	how.Images = c.settings.allow.images(c.noticed(from), folders...)
	how.Workers, how.Limits = c.workers, limits
	how.Lang, how.RemoteImages = c.settings.lang, options.RemoteImages
	if how.Cover, err = c.loadCover(options, from); err != nil {
		return nil, &setupError{err}
	}
	read, err := octavo.ReadBook(inputs, how)
	if read != nil {
		o.addDiagnostics(read.Diagnostics)
		o.drafts, o.unselected = read.Drafts, read.Unselected
	}
	return read, err
}

// loadCover reads the picture that the command line names.
func (c *converter) loadCover(options octavo.Options, from *conversion) (*doc.Asset, error) {
	name := c.settings.cover
	if name == "" {
		return nil, nil
	}
	folder, address := ".", name
	if !strings.Contains(name, "://") {
		if err := coverIsThere(name); err != nil {
			return nil, err
		}
		file := url.URL{Path: filepath.Base(name)} // whose name may look like more
		folder, address = filepath.Dir(name), file.String()
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, usagef("", "--cover: the folder of %s can't be read: %v", name, cause(err))
	}
	defer root.Close()
	files := filesOf(root)
	if c.records != nil {
		tracker, err := c.records.track(root, files)
		if err != nil {
			return nil, err
		}
		files = tracker
		defer func() { from.uses = append(from.uses, tracker.Uses()...) }()
	}
	asset, err := octavo.LoadImage(files, address, options)
	if err != nil {
		message, hint := split(err)
		return nil, usagef(hint, "--cover: %s", message)
	}
	return asset, nil
}

// coverIsThere is an error where a cover's file is not there, or is none.
func coverIsThere(name string) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		hint := "its path is from the current folder"
		if near := similarFile(name); near != "" {
			hint = fmt.Sprintf("did you mean %s?", near)
		}
		return usagef(hint, "--cover: there is no file %s", quoted(name))
	case err != nil:
		return usagef("", "--cover: %s can't be read: %v", quoted(name), cause(err))
	case info.IsDir():
		return usagef("", "--cover: %s is a folder, not a picture", quoted(name))
	case !info.Mode().IsRegular():
		return usagef("", "--cover: %s is a pipe or a device, not a picture", quoted(name))
	}
	return nil
}

// openInput opens the folder that an input of a book may be read from.
func (c *converter) openInput(in input, limits octavo.Limits) (octavo.Input, *os.Root, error) {
	opened := octavo.Input{Name: filepath.ToSlash(inputName(in.path))}
	if in.path != stream {
		if _, err := os.Stat(in.path); err != nil {
			return opened, nil, openError(in.path, err)
		}
	}
	own, base := ownFolder(in.path), filepath.Base(in.path)
	switch {
	case in.path == stream:
		t, err := c.process.readText(in.path, limits)
		if err != nil {
			return opened, nil, err
		}
		opened.Data, base = append([]byte{}, t.data...), "."
	case in.kind == folder:
		own, base = in.path, "."
	case in.kind == summary && c.settings.resourceDir == "" && hasBookTOML(own):
		base = filepath.Join(filepath.Base(own), base)
		own = filepath.Dir(own)
	}
	root, dir, err := c.settings.openRoot(own, "", &c.sites)
	if err != nil {
		return opened, nil, named(err, in.path)
	}
	opened.FS = filesOf(root)
	opened.Path = filepath.ToSlash(filepath.Join(dir, base))
	return opened, root, nil
}

// hasBookTOML reports whether a folder of texts is the src of a book of
// mdBook's, whose book.toml is above it.
func hasBookTOML(src string) bool {
	if filepath.Base(src) != "src" {
		return false
	}
	info, err := os.Stat(filepath.Join(filepath.Dir(src), "book.toml"))
	return err == nil && info.Mode().IsRegular()
}

// fileName is the name of a book's file, without its ending: by the title, or
// else by the folder of its input.
func (c *converter) fileName(read *bundle.Result, input string) string {
	if name := slug(read.Book.Meta.Title); name != "" {
		return name
	}
	if abs, err := filepath.Abs(input); err == nil {
		if name := slug(filepath.Base(filepath.Dir(abs))); name != "" {
			return name
		}
	}
	return "book"
}

// maxSlug is how long a name made of a title is, in bytes.
const maxSlug = 80

// slug makes a file's name of a title: letters and digits in lower case, with
// hyphens between the words.
func slug(title string) string {
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(strings.ToLower(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}) {
		if b.Len()+1+len(word) > maxSlug {
			break
		}
		if b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteString(word)
	}
	return b.String()
}
