package main

import (
	"io/fs"
	"os"
	"sync"
)

// listings are what is in folders. A text that takes in notes by their names
// asks for all that is in its vault; the texts of a run share the answer. The
// zero value is ready for use.
type listings struct {
	mu      sync.Mutex
	folders map[string]*listing // by the root's name and the folder in it
}

type listing struct {
	once    sync.Once
	entries []fs.DirEntry
	err     error
}

// filesOf are the files of a folder, whose listings are read once.
func (l *listings) filesOf(root *os.Root) fs.FS { return listedFS{filesOf(root), root.Name(), l} }

type listedFS struct {
	fs.FS
	root     string
	listings *listings
}

// ReadDir is nobody's to write to.
func (l listedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	key := l.root + "\x00" + name
	l.listings.mu.Lock()
	found := l.listings.folders[key]
	if found == nil {
		if l.listings.folders == nil {
			l.listings.folders = map[string]*listing{}
		}
		found = &listing{}
		l.listings.folders[key] = found
	}
	l.listings.mu.Unlock()
	found.once.Do(func() { found.entries, found.err = fs.ReadDir(l.FS, name) })
	return found.entries, found.err
}

func (l listedFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(l.FS, name) }
