package markdown

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"octavo/internal/nearest"
)

// missingHint names the file that may have been meant.
func (l *assetLoader) missingHint(ref string) string {
	l.missing++
	for _, p := range l.candidates(ref) {
		if l.missing > maxHints || strings.HasPrefix(p, "..") {
			continue
		}
		dir, name := path.Split(p)
		if near := l.nearest(path.Clean(dir+"."), name); near != "" {
			return fmt.Sprintf("is %q meant?", near)
		}
	}
	return "paths are relative to the folder of the text"
}

// nearest is the file of a folder whose name is most like name but for case,
// "" if none is like it.
func (l *assetLoader) nearest(dir, name string) string {
	entries, err := fs.ReadDir(l.fsys, dir)
	if err != nil || len(entries) > maxHintNames {
		return ""
	}
	real := map[string]string{} // the name of a file by that name in lower case
	var files []string
	for _, e := range entries {
		lower := strings.ToLower(e.Name())
		if _, seen := real[lower]; seen || e.IsDir() {
			continue
		}
		real[lower] = e.Name()
		files = append(files, lower)
	}
	return real[nearest.Name(strings.ToLower(name), files)]
}
