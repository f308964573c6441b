package markdown

import (
	"io/fs"
	"path"
	"strings"
	"sync"
)

// vault finds files by their names alone, wherever they lie, as Obsidian does.
// It looks for them when the first is asked for.
type vault struct {
	once   sync.Once
	byName map[string][]string // paths by the last part, in lower case
}

// maxVault is how many files and folders are looked at.
const maxVault = 20_000

// named is the path of the file that a name means from the text's folder: the
// one at that path, the one beside the text, or else the one that is least deep
// in folders; "" if there is none. A note's name has no ending.
func (l *assetLoader) named(name string, wanted func(string) bool) string {
	if l.fsys == nil {
		return ""
	}
	v := l.shared.vault(&l.own)
	v.once.Do(func() { v.byName = filesByName(l.fsys) })
	name = strings.ToLower(strings.Trim(strings.ReplaceAll(name, `\`, "/"), "/"))
	best := ""
	for _, p := range v.byName[strings.TrimSuffix(path.Base(name), ".md")] {
		low := strings.TrimSuffix(strings.ToLower(p), ".md")
		if !wanted(p) || low != strings.TrimSuffix(name, ".md") && !strings.HasSuffix(low, "/"+strings.TrimSuffix(name, ".md")) {
			continue
		}
		if path.Dir(p) == l.dir {
			return p
		}
		if best == "" || strings.Count(p, "/") < strings.Count(best, "/") {
			best = p
		}
	}
	return best
}

// vault is the one that texts share, or else a text's own.
func (a *Assets) vault(own *vault) *vault {
	if a == nil {
		return own
	}
	return &a.files
}

// filesByName lists what is in a file system, but for hidden folders. Notes are
// listed without their ending.
func filesByName(fsys fs.FS) map[string][]string {
	names := map[string][]string{}
	seen := 0
	_ = fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
		if seen++; seen > maxVault {
			return fs.SkipAll
		}
		hidden := p != "." && strings.HasPrefix(path.Base(p), ".")
		switch {
		case err != nil, d.IsDir() && (hidden || path.Base(p) == "node_modules"):
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil // a folder that can't be read has nothing to find
		case d.Type().IsRegular() && !hidden:
			key := strings.TrimSuffix(strings.ToLower(path.Base(p)), ".md")
			names[key] = append(names[key], p)
		}
		return nil
	})
	return names
}
