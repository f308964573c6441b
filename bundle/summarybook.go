package bundle

import (
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"octavo/doc"
	"octavo/internal/nearest"
	"octavo/markdown"
)

const summaryName = "SUMMARY.md"

// summaryIn looks for the SUMMARY.md of a folder: at its top, or where the
// book.toml of mdBook says that the texts are.
func (f *finder) summaryIn(p place) (found bool, err error) {
	at := p.at(path.Join(p.path, summaryName))
	if toml := p.at(path.Join(p.path, "book.toml")); !isFile(at) && isFile(toml) {
		src := "src"
		if v, err := readBookTOML(toml); err == nil {
			if s, ok := v.Field("src"); ok && s.Scalar() {
				src = cleanPath(s.Text)
			}
		}
		at = p.at(path.Join(p.path, src, summaryName))
	}
	if !isFile(at) {
		return false, nil
	}
	data, err := readFile(at, maxList)
	if err != nil || parseSummary(string(data), at.name).entries == 0 {
		return false, err
	}
	f.info(doc.Pos{File: at.name}, "summary", "the order of the chapters is that of this file", "")
	return true, f.summaryInput(at, false)
}

// summaryInput takes the texts that a SUMMARY.md lists.
func (f *finder) summaryInput(p place, named bool) error {
	data, err := readFile(p, maxList)
	if err != nil {
		return err
	}
	s := parseSummary(string(data), p.name)
	if s.entries == 0 && named { // a text that happens to have this name
		f.addFile(p, path.Dir(p.name))
		return nil
	}
	f.noteFolder(p.at(path.Dir(p.path)))
	f.listed, f.mdBook = true, true
	if f.title == "" {
		f.title = s.title
	}
	f.diags.List = append(f.diags.List, s.slips...)
	f.bookTOML(p)
	l := lister{finder: f, at: p, root: path.Dir(p.name)}
	for _, part := range s.parts {
		l.part(part)
	}
	return nil
}

// lister turns the entries of a SUMMARY.md into items.
type lister struct {
	*finder
	at   place
	root string
	// numbers count the chapters, on over the parts, as mdBook does.
	number int
	inList bool // an entry of the list was seen: what is outside comes behind
	files  []string
	hints  int
}

func (l *lister) part(s summaryPart) {
	g := &group{at: s.at, title: s.title, fixed: true}
	if len(s.entries) == 0 {
		if s.title != "" {
			l.info(s.at, "empty-part", "no text is listed under this part, which is left out", "")
		}
		return
	}
	l.groups = append(l.groups, g)
	for _, e := range s.entries {
		if !e.link && len(e.under) > 0 {
			// A group without a text on the top level is a part.
			g = &group{at: e.at, title: e.label, fixed: true}
			l.groups = append(l.groups, g)
			for _, under := range e.under {
				g.items = append(g.items, l.entry(under, "", 0)...)
			}
			continue
		}
		g.items = append(g.items, l.entry(e, "", 0)...)
	}
	if l.groups[len(l.groups)-1] == g && len(g.items) == 0 {
		l.groups = l.groups[:len(l.groups)-1]
	}
}

// entry is what an entry stands for: an item, or what is under it where it has
// no text of its own. Number is that of the entry above, nth its place in it.
func (l *lister) entry(e *summaryEntry, number string, nth int) []*item {
	it := &item{at: e.at, label: e.label}
	switch {
	case e.inList && number == "":
		l.number++
		l.inList = true
		it.number = strconv.Itoa(l.number)
	case e.inList:
		it.number = number + "." + strconv.Itoa(nth)
	case l.inList:
		it.matter = doc.BackMatter
	default:
		it.matter = doc.FrontMatter
	}
	it.text = l.find(e)
	for i, under := range e.under {
		it.under = append(it.under, l.entry(under, it.number, i+1)...)
	}
	if it.text == nil {
		return it.under
	}
	return []*item{it}
}

// find is the text that an entry names; nil if there is none.
func (l *lister) find(e *summaryEntry) *text {
	switch {
	case e.to == "" && e.mark == "":
		l.info(e.at, "draft-chapter", fmt.Sprintf("%q has no text yet and is left out", e.label), "")
		return nil
	case absoluteURL(e.to):
		l.info(e.at, "outside-link", fmt.Sprintf("%q is a website and no text; it is left out", e.to), "")
		return nil
	}
	to := path.Join(path.Dir(l.at.path), strings.TrimPrefix(e.to, "/"))
	p := l.at.at(to)
	if info, err := fs.Stat(p.fsys, to); err == nil && info.IsDir() {
		for _, name := range []string{"README.md", "index.md"} {
			if in := p.at(path.Join(to, name)); isFile(in) {
				p = in
				break
			}
		}
	} else if err != nil && !isTextName(to) && isFile(p.at(to+".md")) {
		p = p.at(to + ".md")
	}
	switch {
	case !isFile(p):
		l.diags.Warn(e.at, "missing-text", fmt.Sprintf("there is no file %q, so the chapter is left out", e.to), l.hint(to))
		return nil
	case l.has(p) && e.mark != "": // a place in a chapter, which its contents show
		return nil
	case l.has(p):
		l.info(e.at, "listed-twice", fmt.Sprintf("%q is listed twice; it is in the book once", e.to), "")
		return nil
	}
	return l.take(p, l.root)
}

// hint names the file that was probably meant.
func (l *lister) hint(to string) string {
	if l.hints++; l.hints > maxHints {
		return "paths are relative to the folder of " + path.Base(l.at.name)
	}
	near := similar(l.at.fsys, to)
	if near == "" {
		if l.files == nil {
			l.files = l.textFiles()
		}
		near = nearest.Name(path.Base(to), l.files)
	}
	if near == "" {
		return "paths are relative to the folder of " + path.Base(l.at.name)
	}
	return "did you mean " + near + "?"
}

// textFiles are the names of the texts beside a SUMMARY.md and below.
func (l *lister) textFiles() []string {
	names := []string{}
	_ = fs.WalkDir(l.at.fsys, path.Dir(l.at.path), func(at string, d fs.DirEntry, err error) error {
		if err != nil || len(names) >= maxNames {
			return fs.SkipAll
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") && at != "." {
			return fs.SkipDir
		}
		if isTextName(at) {
			names = append(names, path.Base(at))
		}
		return nil
	})
	return names
}

// readBookTOML reads the table [book] of mdBook's configuration
// (https://rust-lang.github.io/mdBook/format/configuration/general.html).
func readBookTOML(p place) (markdown.Value, error) {
	data, err := readFile(p, maxList)
	if err != nil {
		return markdown.Value{}, err
	}
	v, err := markdown.ReadTOML(data, p.name)
	if err != nil {
		return markdown.Value{}, err
	}
	book, _ := v.Field("book")
	return book, nil
}

// bookTOML takes what the book.toml beside a SUMMARY.md or above it says of the
// book.
func (f *finder) bookTOML(summary place) {
	dir := path.Dir(summary.path)
	for _, d := range []string{dir, path.Dir(dir)} {
		p := summary.at(path.Join(d, "book.toml"))
		if !isFile(p) {
			continue
		}
		v, err := readBookTOML(p)
		if err != nil {
			f.diags.List = append(f.diags.List, asDiagnostic(err, "book-toml"))
			return
		}
		var about []markdown.Entry
		for _, e := range v.Fields {
			switch e.Key {
			case "title", "authors", "description", "language":
				about = append(about, e)
			}
		}
		meta, slips := markdown.ReadMeta(about)
		f.diags.List = append(f.diags.List, slips...)
		f.about = append(f.about, meta)
		return
	}
}
