package markdown

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// maxNearestFiles bounds how many files a hint is looked for among.
const maxNearestFiles = 10_000

// missingHint names the file that may have been meant.
func (l *assetLoader) missingHint(ref string) string {
	for _, p := range l.candidates(ref) {
		if strings.HasPrefix(p, "..") {
			continue
		}
		dir, name := path.Split(p)
		if near := l.nearest(path.Clean(dir+"."), name); near != "" {
			return fmt.Sprintf("is %q meant?", near)
		}
	}
	return "paths are relative to the folder of the text"
}

// nearest is the file of a folder whose name is most like name, "" if none is
// like it: but for case it may differ in a third of its letters.
func (l *assetLoader) nearest(dir, name string) string {
	entries, err := fs.ReadDir(l.fsys, dir)
	if err != nil || len(entries) > maxNearestFiles || len(name) > 100 {
		return ""
	}
	limit := max(2, len(name)/3)
	best, bestAt := "", 2*limit+2
	for _, e := range entries {
		if e.IsDir() || len(e.Name()) > 2*len(name)+8 {
			continue
		}
		at := 2 * editDistance(strings.ToLower(e.Name()), strings.ToLower(name))
		if !strings.EqualFold(path.Ext(e.Name()), path.Ext(name)) {
			at++ // of two names as near, the one with the same ending
		}
		if at < bestAt {
			best, bestAt = e.Name(), at
		}
	}
	return best
}

// editDistance is Levenshtein's: how many letters to put in, take out or change.
func editDistance(a, b string) int {
	s, t := []rune(a), []rune(b)
	row := make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := range s {
		diagonal := row[0]
		row[0] = i + 1
		for j := range t {
			cost := diagonal
			if s[i] != t[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(t)]
}
