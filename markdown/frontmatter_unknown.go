package markdown

import (
	"fmt"
	"strings"

	"octavo/doc"
	"octavo/internal/nearest"
)

// minMisspelt is the shortest key that is taken for a misspelt one: short words
// are alike by chance.
const minMisspelt = 4

// reportUnknown notes keys that say nothing here, but have nearly the name of
// one that would, and that the document does not set otherwise. Other unknown
// keys are those of other programs.
func (r *metaReader) reportUnknown(all []candidate) {
	set := [metaKeyCount]bool{}
	for _, c := range all {
		set[c.key] = true
	}
	var names []string // for the first that is unknown
	for _, c := range all {
		if c.key != keyNone || strings.Contains(c.path, ".") || len(c.path) < minMisspelt {
			continue
		}
		if names == nil {
			names = unsetNames(&set)
		}
		if near := nearest.Name(foldKey(c.path), names); near != "" {
			r.diags = append(r.diags, doc.Diagnostic{
				Severity: doc.Info, Pos: c.pos, Code: "unknown-key",
				Message: fmt.Sprintf("the key %q says nothing", c.path),
				Hint:    fmt.Sprintf("did you mean %s?", near),
			})
		}
	}
}

// unsetNames are the names of all keys that are not set.
func unsetNames(set *[metaKeyCount]bool) []string {
	names := make([]string, 0, 128)
	for k, list := range metaNames {
		if !set[k] {
			names = append(names, list...)
		}
	}
	return names
}
