package bundle

import (
	"io/fs"
	"path"
	"strings"

	"octavo/doc"
)

// standing says what becomes of a text.
type standing uint8

const (
	inBook standing = iota
	isDraft
	unselected
	isSection // an _index.md, which speaks of the folder that it is in
)

// text is a source that was found.
type text struct {
	fsys fs.FS
	path string // in fsys; of the folder that pictures are relative to if data is set
	// name is what messages call the text. Links between texts are resolved by
	// it, and root, a beginning of it, is the name of the folder that was given.
	name, root string
	data       []byte // where the text comes from no file

	standing standing
	meta     doc.Meta // of the front matter
	doc      *doc.Document
	diags    []doc.Diagnostic
	err      error

	// formerID is the id of a heading that was the title before another was.
	formerID string

	chapter *doc.Chapter
	pieces  []*doc.Chapter // of a text that is a whole book
	part    *doc.Part      // that a section's text opens
}

// dir is the folder in fsys that pictures are relative to.
func (t *text) dir() string {
	if t.data != nil {
		return t.path
	}
	return path.Dir(t.path)
}

// rel is the text's name within the folder that was given.
func (t *text) rel() string { return relative(t.root, t.name) }

// stem is the text's name in its folder without the ending: the folder's own
// where the text is the index of one.
func (t *text) stem() string {
	stem, _ := cutEnding(path.Base(t.name))
	if isIndex(stem) {
		if dir := path.Base(path.Dir(t.name)); dir != "." && dir != ".." && dir != "/" {
			return dir
		}
	}
	return stem
}

// folder is the path of the folders between the one that was given and the
// text; "" for none. The folder of an index.md belongs to the text.
func (t *text) folder() string {
	dir := path.Dir(t.rel())
	if stem, _ := cutEnding(path.Base(t.name)); isIndex(stem) && dir != "." {
		dir = path.Dir(dir)
	}
	if dir == "." || strings.HasPrefix(dir, "..") {
		return ""
	}
	return dir
}

// isIndex tells the names of a text that stands for its folder.
func isIndex(stem string) bool {
	return strings.EqualFold(stem, "index") || strings.EqualFold(stem, "_index")
}

// isTextName reports whether a file's name is that of a text.
func isTextName(name string) bool {
	_, ok := cutEnding(name)
	return ok
}

// cutEnding cuts the ending of a text's name off.
func cutEnding(name string) (stem string, ok bool) {
	for _, ending := range []string{".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"} {
		if n := len(name) - len(ending); n > 0 && strings.EqualFold(name[n:], ending) {
			return name[:n], true
		}
	}
	return name, false
}

// relative is the path that leads from a folder to a place; both are clean.
func relative(folder, to string) string {
	if folder == "." {
		return to
	}
	up := ""
	for folder != "." && folder != "/" && folder != "" {
		if to == folder {
			return path.Clean(up + ".")
		}
		if rest, ok := strings.CutPrefix(to, folder+"/"); ok {
			return up + rest
		}
		folder = path.Dir(folder)
		up += "../"
	}
	return up + strings.TrimPrefix(to, "/")
}
