package bundle

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"octavo/doc"
)

// bookInput takes the texts that a book file lists, or those of its folder.
func (f *finder) bookInput(p place) error {
	if f.book != nil {
		return p.errorf("name one book file, and list in it what is in the book",
			"there are two book files, this and %s", f.book.at.name)
	}
	data, err := readFile(p, maxList)
	if err != nil {
		return err
	}
	b, err := readBookFile(data, p)
	if err != nil {
		return err
	}
	f.book = b
	f.about = append(f.about, b.about)
	dir := p.at(path.Dir(p.path))
	f.noteFolder(dir)
	if len(b.list) == 0 {
		if found, err := f.summaryIn(dir); found || err != nil {
			return err
		}
		return f.plainFolder(dir)
	}
	for _, part := range b.list {
		if err := f.listedPart(dir, part); err != nil {
			return err
		}
	}
	return nil
}

func (f *finder) listedPart(dir place, part listedPart) error {
	g := &group{at: part.at, title: part.title}
	if part.title != "" {
		f.listed = true
	}
	if part.intro != nil {
		p, err := f.listedPlace(dir, *part.intro)
		if err != nil {
			return err
		}
		if f.has(p) {
			return &doc.Error{Pos: part.intro.at, Message: fmt.Sprintf("%q is in the book already", part.intro.path)}
		}
		g.intro = f.take(p, dir.name)
		g.intro.standing = isSection
	}
	f.groups = append(f.groups, g)
	for _, listed := range part.posts {
		items, err := f.listedItems(dir, listed)
		if err != nil {
			return err
		}
		for _, it := range items {
			it.at, it.label = listed.at, listed.label
		}
		g.items = append(g.items, items...)
	}
	return nil
}

// listedItems are the texts that a path or pattern in a book file stands for.
func (f *finder) listedItems(dir place, listed listedPath) ([]*item, error) {
	if strings.ContainsAny(listed.path, "*?[") {
		if items, err := f.globbed(dir, listed); err != nil || len(items) > 0 {
			return items, err
		}
	}
	p, err := f.listedPlace(dir, listed)
	if err != nil {
		return nil, err
	}
	if !isFile(p) {
		f.runs++
		items, _, err := f.walk(p, dir.name)
		for _, it := range items {
			it.run = f.runs
		}
		if err == nil && len(items) == 0 {
			f.info(listed.at, "no-texts", fmt.Sprintf("no texts but those before are in %q", listed.path), "")
		}
		return items, err
	}
	if f.has(p) {
		f.info(listed.at, "listed-twice", fmt.Sprintf("%q is listed twice; it is in the book once", listed.path), "")
		return nil, nil
	}
	return []*item{{text: f.take(p, dir.name)}}, nil
}

// listedPlace is the file or folder that a path in a book file names.
func (f *finder) listedPlace(dir place, listed listedPath) (place, error) {
	to := path.Join(dir.path, strings.ReplaceAll(listed.path, `\`, "/"))
	if !fs.ValidPath(to) || strings.HasPrefix(listed.path, "/") {
		return place{}, &doc.Error{Pos: listed.at,
			Message: fmt.Sprintf("%q lies outside of the folder that may be read", listed.path),
			Hint:    "paths are relative to the book file"}
	}
	p := dir.at(to)
	if _, err := fs.Stat(p.fsys, p.path); err != nil {
		hint := "paths are relative to the book file"
		if near := similar(p.fsys, p.path); near != "" {
			hint = "did you mean " + path.Join(path.Dir(listed.path), near) + "?"
		}
		return place{}, &doc.Error{Pos: listed.at, Message: fmt.Sprintf("there is no file or folder %q", listed.path), Hint: hint}
	}
	return p, nil
}

// globbed are the texts that a pattern stands for: path.Match's, in which **
// stands for any folders. A folder that matches stands for its index.md.
func (f *finder) globbed(dir place, listed listedPath) ([]*item, error) {
	pattern := path.Clean(strings.ReplaceAll(listed.path, `\`, "/"))
	fixed := []string{}
	segments := strings.Split(pattern, "/")
	for len(segments) > 1 && !strings.ContainsAny(segments[0], "*?[") {
		fixed, segments = append(fixed, segments[0]), segments[1:]
	}
	if _, err := path.Match(strings.Join(segments, "/"), ""); err != nil {
		return nil, &doc.Error{Pos: listed.at, Message: fmt.Sprintf("%q is not a pattern", listed.path), Hint: "use *, ** and ?, as in posts/*.md"}
	}
	base, err := f.listedPlace(dir, listedPath{at: listed.at, path: path.Join(append(fixed, ".")...)})
	if err != nil {
		return nil, err
	}
	matches := func(p place) bool {
		rel := relative(base.name, p.name)
		if matchPath(segments, strings.Split(rel, "/")) {
			return true
		}
		stem, _ := cutEnding(path.Base(rel))
		return isIndex(stem) && matchPath(segments, strings.Split(path.Dir(rel), "/"))
	}
	f.runs++
	items, again, err := f.walkIf(base, dir.name, matches)
	for _, it := range items {
		it.run = f.runs
	}
	if err == nil && len(items) == 0 && again == 0 {
		err = &doc.Error{Pos: listed.at, Message: fmt.Sprintf("no texts match %q", listed.path), Hint: "paths are relative to the book file"}
	}
	return items, err
}

// matchPath matches the segments of a path with those of a pattern.
func matchPath(pattern, name []string) bool {
	for len(pattern) > 0 {
		if pattern[0] == "**" {
			for i := 0; i <= len(name); i++ {
				if matchPath(pattern[1:], name[i:]) {
					return true
				}
			}
			return false
		}
		if len(name) == 0 {
			return false
		}
		if ok, err := path.Match(pattern[0], name[0]); !ok || err != nil {
			return false
		}
		pattern, name = pattern[1:], name[1:]
	}
	return len(name) == 0
}
