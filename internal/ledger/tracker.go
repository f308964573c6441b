package ledger

import (
	"cmp"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"sync"
)

// Tracker is a file system that remembers what was asked of it. It is safe for
// concurrent use.
type Tracker struct {
	fsys  fs.FS
	base  string
	files *Files

	mu   sync.Mutex
	uses map[string]Usage // by path and kind
}

// Track wraps a file system whose root is the folder base, an absolute path.
func (f *Files) Track(fsys fs.FS, base string) *Tracker {
	return &Tracker{fsys: fsys, base: base, files: f, uses: map[string]Usage{}}
}

// Uses are what was asked, in a fixed order.
func (t *Tracker) Uses() []Usage {
	t.mu.Lock()
	defer t.mu.Unlock()
	var list []Usage
	for _, u := range t.uses {
		list = append(list, u)
	}
	slices.SortFunc(list, func(a, b Usage) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Kind, b.Kind))
	})
	return list
}

func (t *Tracker) note(name string, kind Kind, seen Seen, info string) {
	u := Usage{Path: filepath.Join(t.base, filepath.FromSlash(name)), Kind: kind, Seen: seen, Info: info}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.uses[u.Path+"\x00"+string(kind)] = u
}

// Open opens a file. Once it is closed its contents are known.
func (t *Tracker) Open(name string) (fs.File, error) {
	file, err := t.fsys.Open(name)
	if err != nil {
		t.note(name, Absence, Seen{}, "")
		return nil, err
	}
	info, err := file.Stat()
	if err != nil || info.IsDir() {
		if err == nil {
			t.note(name, Presence, Seen{}, describe(info))
		}
		return file, err
	}
	return &trackedFile{File: file, tracker: t, name: name, info: info, hash: sha256.New()}, nil
}

// Stat says what a file is.
func (t *Tracker) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(t.fsys, name)
	if err != nil {
		t.note(name, Absence, Seen{}, "")
	} else {
		t.note(name, Presence, Seen{}, describe(info))
	}
	return info, err
}

// ReadDir lists a folder.
func (t *Tracker) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(t.fsys, name)
	if err != nil {
		t.note(name, Absence, Seen{}, "")
	} else {
		t.note(name, Listing, Seen{}, names(entries))
	}
	return entries, err
}

// trackedFile hashes what is read of it.
type trackedFile struct {
	fs.File
	tracker *Tracker
	name    string
	info    fs.FileInfo
	hash    hash.Hash
}

func (f *trackedFile) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.hash.Write(p[:n])
	return n, err
}

// Close reads what nobody read, so that the whole file is known.
func (f *trackedFile) Close() error {
	err := f.readRest()
	seen := Seen{} // of which nothing is the same: the output will be made again
	if err == nil {
		seen = f.tracker.files.at(f.info, encode([sha256.Size]byte(f.hash.Sum(nil))))
	}
	f.tracker.note(f.name, Contents, seen, "")
	return errors.Join(err, f.File.Close())
}

// readRest reads what was not asked for: mostly nothing, so that there is little
// room for it.
func (f *trackedFile) readRest() error {
	buf := make([]byte, 512)
	for {
		switch n, err := f.Read(buf); {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case n == len(buf) && n < 32<<10:
			buf = make([]byte, 2*n)
		}
	}
}
