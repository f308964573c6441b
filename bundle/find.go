package bundle

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"

	"octavo/doc"
	"octavo/internal/nearest"
)

// item is a text's place in the order of a book.
type item struct {
	text   *text
	at     doc.Pos // where it is listed
	label  string  // what the list calls it
	number string
	matter doc.Matter
	// run numbers the items that are sorted among each other; 0 for one that
	// keeps its place.
	run   int
	under []*item
}

// under are items and those under them, in order.
func under(items []*item) iter.Seq[*item] {
	return func(yield func(*item) bool) {
		var walk func([]*item) bool
		walk = func(items []*item) bool {
			for _, it := range items {
				if !yield(it) || !walk(it.under) {
					return false
				}
			}
			return true
		}
		walk(items)
	}
}

// group is a part of a book, or the items that belong to none.
type group struct {
	at    doc.Pos
	title string
	intro *text
	items []*item
	key   string // what identifies a part that was made by grouping
	fixed bool   // the order of the items is that of a SUMMARY.md
}

// finder finds the texts of a book, in the order that lists of them give.
type finder struct {
	diags    doc.Diagnostics
	texts    []*text
	byName   map[string]*text
	sections map[string]*text // by the name of their folder
	groups   []*group
	runs     int
	listed   bool // a SUMMARY.md or a list of parts gives the order
	mdBook   bool // a SUMMARY.md was read: code may include files
	resort   bool // the options' order holds also for texts listed one by one
	book     *bookFile
	about    []doc.Meta // what files say of the book, the best first
	// title is what a SUMMARY.md calls the book, and folder what the first
	// folder is called if its name doesn't say it.
	title, folder string
	siteURL       string // that a site's configuration names
	coverDir      *place // of the first folder, where a cover may lie
}

// place is a folder or file of an input.
type place struct {
	fsys fs.FS
	path string // in fsys
	name string // for messages
}

// at is another place in the same file system.
func (p place) at(to string) place {
	return place{p.fsys, to, path.Join(p.name, relative(p.path, to))}
}

func (p place) errorf(hint, format string, args ...any) *doc.Error {
	return &doc.Error{Pos: doc.Pos{File: p.name}, Message: fmt.Sprintf(format, args...), Hint: hint}
}

func (f *finder) info(at doc.Pos, code, message, hint string) {
	f.diags.List = append(f.diags.List, doc.Diagnostic{
		Severity: doc.Info, Pos: at, Code: code, Message: message, Hint: hint})
}

// inputs finds the texts of all inputs.
func (f *finder) inputs(inputs []Input) error {
	f.byName, f.sections = map[string]*text{}, map[string]*text{}
	for i := range inputs {
		if err := f.input(&inputs[i]); err != nil {
			return err
		}
	}
	f.sortNamed(inputs)
	return nil
}

// sortNamed has files that are named one by one sorted where they come in the
// order of their names: that is how a shell writes *.md, and says nothing of
// the order wanted. Any other order is meant.
func (f *finder) sortNamed(inputs []Input) {
	inOrder := slices.IsSortedFunc(inputs, func(a, b Input) int { return strings.Compare(a.Name, b.Name) })
	if f.listed || f.runs > 0 || !inOrder || len(f.groups) != 1 {
		return
	}
	for _, it := range f.groups[0].items {
		it.run = 1
	}
}

func (f *finder) input(in *Input) error {
	p := place{in.FS, cleanPath(in.Path), cleanName(in.Name, in.Path)}
	if in.Data != nil {
		f.add(&text{fsys: in.FS, path: p.path, name: p.name, root: path.Dir(p.name), data: in.Data})
		return nil
	}
	if in.FS == nil {
		return p.errorf("", "there is nothing that this could be read from")
	}
	info, err := fs.Stat(in.FS, p.path)
	switch base := path.Base(p.path); {
	case err != nil:
		return missing(p, err)
	case info.IsDir():
		if f.coverDir == nil {
			f.folder = in.Folder
		}
		return f.folderInput(p)
	case strings.HasSuffix(base, ".yaml"), strings.HasSuffix(base, ".yml"):
		return f.bookInput(p)
	case base == summaryName:
		return f.summaryInput(p, true)
	}
	f.addFile(p, path.Dir(p.name))
	return nil
}

// cleanPath is a path as io/fs wants it.
func cleanPath(p string) string {
	return path.Clean(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(p, `\`, "/")), "/"))
}

// cleanName is an input's name, its path where it has none.
func cleanName(name, p string) string {
	if name == "" {
		name = p
	}
	return path.Clean(strings.ReplaceAll(name, `\`, "/"))
}

// missing is the error about a file that can't be opened.
func missing(p place, err error) *doc.Error {
	if !errors.Is(err, fs.ErrNotExist) {
		return p.errorf("", "this can't be read: %v", cause(err))
	}
	hint := ""
	if near := similar(p.fsys, p.path); near != "" {
		hint = "did you mean " + path.Join(path.Dir(p.name), near) + "?"
	}
	return p.errorf(hint, "there is no such file or folder")
}

// similar is the name in a path's folder that is most like its last; "" if
// none is.
func similar(fsys fs.FS, p string) string {
	entries, err := fs.ReadDir(fsys, path.Dir(p))
	if err != nil {
		return ""
	}
	var names []string
	for _, e := range entries {
		if strings.EqualFold(e.Name(), path.Base(p)) {
			return e.Name()
		}
		names = append(names, e.Name())
	}
	return nearest.Name(path.Base(p), names[:min(len(names), maxNames)])
}

// cause is an error without the path that the message has already.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// folderInput reads a folder by the book file or the list of texts at its top,
// if there is one.
func (f *finder) folderInput(p place) error {
	f.noteFolder(p)
	for _, name := range []string{"octavo.yaml", "octavo.yml"} {
		if at := p.at(path.Join(p.path, name)); isFile(at) {
			f.info(doc.Pos{File: at.name}, "book-file", "this book file says what is in the book", "")
			return f.bookInput(at)
		}
	}
	if found, err := f.summaryIn(p); found || err != nil {
		return err
	}
	if s, found := f.siteIn(p); found {
		return f.siteInput(s)
	}
	return f.folderOfSite(p)
}

// folderOfSite takes all texts of a folder. One of the folders above it may be
// that of a site, which then says what its texts don't.
func (f *finder) folderOfSite(p place) error {
	for dir := p.path; dir != "." && len(f.about) == 0; {
		dir = path.Dir(dir)
		if s, found := f.siteIn(p.at(dir)); found {
			f.siteURL = or(f.siteURL, s.baseURL)
			break
		}
	}
	return f.plainFolder(p)
}

// plainFolder takes all texts of a folder.
func (f *finder) plainFolder(p place) error {
	f.runs++
	items, again, err := f.walk(p, p.name)
	for _, it := range items {
		it.run = f.runs
	}
	g := f.loose()
	g.items = append(g.items, items...)
	switch {
	case err != nil || len(items) > 0:
		return err
	case again == 0:
		return p.errorf("texts are files that end in .md or .markdown", "there are no texts in this folder")
	}
	f.info(doc.Pos{File: p.name}, "listed-twice", "all texts in this folder are in the book already", "")
	return nil
}

// noteFolder remembers the first folder, which may give a book its name and
// cover.
func (f *finder) noteFolder(p place) {
	if f.coverDir == nil {
		f.coverDir = &p
	}
}

// loose is the group of items that belong to no part, at the end of the book.
func (f *finder) loose() *group {
	if n := len(f.groups); n > 0 && f.groups[n-1].title == "" && !f.groups[n-1].fixed {
		return f.groups[n-1]
	}
	g := &group{}
	f.groups = append(f.groups, g)
	return g
}

func isFile(p place) bool {
	if p.fsys == nil {
		return false
	}
	info, err := fs.Stat(p.fsys, p.path)
	return err == nil && info.Mode().IsRegular()
}

// walk finds the texts in a folder and the folders in it, in the order of their
// paths; again counts those that the book has already.
func (f *finder) walk(p place, root string) (items []*item, again int, err error) {
	return f.walkIf(p, root, func(place) bool { return true })
}

// walkIf is walk for the texts that are wanted.
func (f *finder) walkIf(p place, root string, wanted func(place) bool) (items []*item, again int, err error) {
	err = fs.WalkDir(p.fsys, p.path, func(at string, d fs.DirEntry, err error) error {
		name := path.Base(at)
		switch {
		case err != nil:
			return p.at(at).errorf("", "this can't be read: %v", cause(err))
		case at != p.path && strings.HasPrefix(name, "."):
			return skip(d)
		case d.IsDir():
			if at != p.path && notWalked[name] {
				return fs.SkipDir
			}
			return nil
		case !isTextName(name) || !wanted(p.at(at)):
			return nil
		case !d.Type().IsRegular() && !isFile(p.at(at)):
			if d.Type()&fs.ModeSymlink != 0 {
				f.diags.Warn(doc.Pos{File: p.at(at).name}, "broken-symlink",
					"this link leads to no file that is there, or out of the folder, and is left out", "name the text itself, or a folder that holds both")
			}
			return nil
		}
		switch {
		case f.has(p.at(at)):
			again++
		case strings.HasPrefix(strings.ToLower(name), "_index."):
			f.section(p.at(at), root)
		default:
			items = append(items, &item{text: f.take(p.at(at), root)})
		}
		return nil
	})
	return items, again, err
}

func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// notWalked are folders of programs, and of what site generators use and write.
var notWalked = map[string]bool{
	"node_modules": true, "_includes": true, "_layouts": true, "_site": true,
	"_data": true, "_sass": true, "_book": true,
}

// section takes a text that speaks of the folder it is in, and is no chapter.
func (f *finder) section(p place, root string) {
	if dir := path.Dir(p.name); f.sections[dir] == nil {
		t := &text{fsys: p.fsys, path: p.path, name: p.name, root: root, standing: isSection}
		f.sections[dir] = t
		f.texts = append(f.texts, t)
	}
}

// has reports whether the book has a text already: names tell texts apart.
func (f *finder) has(p place) bool { return f.byName[p.name] != nil }

// addFile takes a text that is named by itself.
func (f *finder) addFile(p place, root string) {
	if f.has(p) {
		f.info(doc.Pos{File: p.name}, "listed-twice", "this text is named twice; it is in the book once", "")
		return
	}
	g := f.loose()
	g.items = append(g.items, &item{text: f.take(p, root)})
}

// take notes a text that is to be read.
func (f *finder) take(p place, root string) *text {
	t := &text{fsys: p.fsys, path: p.path, name: p.name, root: root}
	f.byName[t.name] = t
	f.texts = append(f.texts, t)
	return t
}

// add notes a text that comes from no file.
func (f *finder) add(t *text) {
	f.texts = append(f.texts, t)
	g := f.loose()
	g.items = append(g.items, &item{text: t})
}
