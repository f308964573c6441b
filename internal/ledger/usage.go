package ledger

import (
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
)

// Usage is something that an output was made of: what was asked of the file
// system, and how it answered.
type Usage struct {
	Path string `json:"path"`
	Kind Kind   `json:"kind"`
	Seen Seen   `json:"seen,omitzero"` // of Contents
	// Info is the size in bytes, or the names in a folder, as a sum.
	Info string `json:"info,omitempty"`
}

// Kind says what was asked.
type Kind string

// The kinds of usage.
const (
	Contents Kind = "contents" // a file was read
	Presence Kind = "presence" // it was asked whether it is there, and what
	Absence  Kind = "absence"  // something was looked for in vain
	Listing  Kind = "listing"  // a folder's names were read
)

// Same reports whether everything that an output was made of, and the output
// itself, is as it was. refreshed is the entry with newer times, nil if they
// are the same.
func (f *Files) Same(e *Entry) (same bool, refreshed *Entry) {
	file, err := f.look(e.Output, e.File)
	if err != nil || file.Sum != e.File.Sum {
		return false, nil
	}
	uses, same := f.again(e.Uses)
	if !same {
		return false, nil
	}
	if file == e.File && slices.Equal(uses, e.Uses) {
		return true, nil
	}
	newer := *e
	newer.File, newer.Uses = file, uses
	return true, &newer
}

// again asks what was asked before, as long as the answers are the same. The
// result is a new slice where times are newer.
func (f *Files) again(uses []Usage) (now []Usage, same bool) {
	now = uses
	for i, u := range uses {
		newer, same := f.usage(u)
		if !same {
			return nil, false
		}
		if newer == u {
			continue
		}
		if &now[0] == &uses[0] {
			now = slices.Clone(uses)
		}
		now[i] = newer
	}
	return now, true
}

// usage asks again what was asked before.
func (f *Files) usage(u Usage) (Usage, bool) {
	switch u.Kind {
	case Contents:
		seen, err := f.look(u.Path, u.Seen)
		same := err == nil && seen.Sum == u.Seen.Sum
		u.Seen = seen
		return u, same
	case Absence:
		_, err := os.Stat(u.Path)
		return u, err != nil
	case Presence:
		info, err := os.Stat(u.Path)
		return u, err == nil && describe(info) == u.Info
	case Listing:
		entries, err := os.ReadDir(u.Path)
		return u, err == nil && names(entries) == u.Info
	}
	return u, false
}

// describe is what an answer says of a file that was not read.
func describe(info fs.FileInfo) string {
	if info.IsDir() {
		return "folder"
	}
	return "file " + strconv.FormatInt(info.Size(), 10)
}

// names stands for the names in a folder.
func names(entries []fs.DirEntry) string {
	var b strings.Builder
	for _, e := range entries {
		b.WriteString(e.Name())
		if e.IsDir() {
			b.WriteByte('/')
		}
		b.WriteByte(0)
	}
	return string(SumOf([]byte(b.String())))
}
