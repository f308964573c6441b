package bundle

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"octavo/doc"
	"octavo/markdown"
)

const (
	maxList    = 16 << 20 // bytes of a SUMMARY.md or a book file
	maxNames   = 2000     // that are compared with one that is missing
	maxHints   = 20       // that are looked for in a book: they take time
	maxNesting = 20       // of the entries of a SUMMARY.md
)

// readFile reads a file of at most so many bytes. Its errors are *doc.Error.
func readFile(p place, most int) ([]byte, error) {
	if info, err := fs.Stat(p.fsys, p.path); err == nil && !info.Mode().IsRegular() {
		return nil, p.errorf("", "this is no file that could be read, but a folder, a pipe or a device")
	}
	f, err := p.fsys.Open(p.path)
	if err != nil {
		return nil, missing(p, err)
	}
	defer f.Close()
	var data bytes.Buffer
	if info, err := f.Stat(); err == nil {
		data.Grow(int(max(min(info.Size(), int64(most)), 0)) + bytes.MinRead)
	}
	switch _, err := data.ReadFrom(io.LimitReader(f, int64(most)+1)); {
	case err != nil:
		return nil, p.errorf("", "this can't be read: %v", cause(err))
	case data.Len() > most:
		return nil, p.errorf(doc.SplitIt, "this is larger than %s", doc.Bytes(most))
	}
	return data.Bytes(), nil
}

// asDiagnostic turns an error about a text into a warning.
func asDiagnostic(err error, code string) doc.Diagnostic {
	var e *doc.Error
	if errors.As(err, &e) {
		return doc.Diagnostic{Pos: e.Pos, Code: code, Message: e.Message, Hint: e.Hint}
	}
	return doc.Diagnostic{Code: code, Message: err.Error()}
}

// reader reads texts.
type reader struct {
	o        *Options
	lang     string
	includes bool // code may include files
	assets   map[fs.FS]*markdown.Assets
	size     atomic.Int64 // of all texts together, in bytes
}

// readAll reads all texts, several at once. What becomes of one does not
// depend on the others.
func (r *reader) readAll(texts []*text) {
	var all markdown.Assets
	r.assets = map[fs.FS]*markdown.Assets{}
	for _, t := range texts {
		if shareable(t.fsys) && r.assets[t.fsys] == nil {
			r.assets[t.fsys] = all.ForOtherFS()
		}
	}
	workers := r.o.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(workers, len(texts)) {
		done.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(texts)) && !r.o.Limits.Stopped(); i = next.Add(1) - 1 {
				r.read(texts[i])
			}
		})
	}
	done.Wait()
}

// shareable reports whether a file system can be told from others.
func shareable(fsys fs.FS) bool { return fsys != nil && reflect.ValueOf(fsys).Comparable() }

// read reads a text's front matter and, if the text is selected, all of it.
func (r *reader) read(t *text) {
	src := t.data
	if src == nil {
		if src, t.err = readFile(place{t.fsys, t.path, t.name}, r.o.Limits.TextBytes); t.err != nil {
			return
		}
	}
	if t.err = r.weigh(t, len(src)); t.err != nil {
		return
	}
	o := markdown.Options{
		File: t.name, Lang: r.lang, FS: t.fsys, Dir: t.dir(), RemoteImages: r.o.RemoteImages,
		Images: r.o.Images, Extensions: r.o.Extensions,
		Includes: r.includes,
		Limits:   r.o.Limits,
	}
	if shareable(t.fsys) {
		o.Assets = r.assets[t.fsys]
	}
	opened, err := markdown.Open(src, o)
	if t.meta, t.err = opened.Meta, err; err != nil {
		return
	}
	if t.standing == inBook {
		t.standing = r.choose(t)
	}
	if t.standing == inBook || t.standing == isSection {
		t.doc, t.diags, t.err = opened.Parse()
		t.data = nil
	}
}

// choose says whether a text belongs in the book, by what its front matter says.
func (r *reader) choose(t *text) standing {
	switch draft, selected := r.o.Takes(&t.meta, t.rel()); {
	case draft:
		return isDraft
	case !selected:
		return unselected
	}
	return inBook
}

// Takes says whether a text is left out as a draft, and if not, whether it is
// selected: by what its front matter says, and its path.
func (o *Options) Takes(m *doc.Meta, path string) (draft, selected bool) {
	if (m.Draft || inDrafts(path)) && !o.Drafts {
		return true, false
	}
	tagged := len(o.Tags) == 0 || slices.ContainsFunc(o.Tags, func(tag string) bool { return hasTag(m, tag) })
	inSeries := o.Series == "" || sameWord(o.Series, m.Series)
	return false, tagged && inSeries && dated(m.Date, o.Since, o.Until)
}

// inDrafts tells texts in Jekyll's folder for drafts.
func inDrafts(rel string) bool { return strings.Contains("/"+rel, "/_drafts/") }

func hasTag(m *doc.Meta, tag string) bool {
	same := func(s string) bool { return sameWord(s, tag) }
	return slices.ContainsFunc(m.Tags, same) || slices.ContainsFunc(m.Categories, same)
}

func sameWord(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

// dated reports whether a date lies between two others, both included. Dates
// are days here, the first of a month or year where they say no more; until
// then is its last.
func dated(d, since, until doc.Date) bool {
	if since.IsZero() && until.IsZero() {
		return true
	}
	if d.IsZero() {
		return false
	}
	day := dayOf(d)
	return (since.IsZero() || lastDay(d) >= dayOf(since)) && (until.IsZero() || day <= lastDay(until))
}

// dayOf numbers days, in the date's own zone, in order.
func dayOf(d doc.Date) int {
	y, m, day := d.Time.Date()
	return y*10000 + int(m)*100 + day
}

// lastDay is the last day that a date can mean.
func lastDay(d doc.Date) int {
	switch y, m, _ := d.Time.Date(); {
	case d.NoMonth:
		return y*10000 + 1231
	case d.NoDay:
		return y*10000 + int(m)*100 + 31
	}
	return dayOf(d)
}
