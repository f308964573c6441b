// Package ledger remembers what outputs were made of, so that what has not
// changed need not be made again. It goes by the contents of files; their
// times only save reading them. To lose a ledger costs nothing but work.
package ledger

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
)

// Entry is what is known of an output. Paths are absolute.
type Entry struct {
	Output string `json:"output"`
	Source string `json:"source"`
	// Key stands for all that the output depends on beside files: the program's
	// version, flags and so on.
	Key  string  `json:"key"`
	File Seen    `json:"file"` // the output as it was written
	Uses []Usage `json:"uses"` // the source among them
	// Note is the caller's own.
	Note json.RawMessage `json:"note,omitempty"`
	// Gone says that there is no such output any more.
	Gone bool `json:"gone,omitempty"`
}

// Ledger is the entries of one folder of outputs. It is a journal: each entry
// is a line with a checksum, later ones count, and damaged ones are as if they
// had never been. So it may be cut off anywhere, and several processes may
// write to it. A Ledger is safe for concurrent use.
type Ledger struct {
	path string

	mu      sync.Mutex
	entries map[string]*Entry // by output
	sizes   map[string]int    // of their lines, by output
	lines   int               // in the file
	size    int               // of the file, in bytes
	file    *os.File          // nil until there is something to write
}

// Open reads a ledger. One that isn't there is empty.
func Open(path string) (*Ledger, error) {
	l := &Ledger{path: path, entries: map[string]*Entry{}, sizes: map[string]int{}}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := bufio.NewReaderSize(f, 64<<10)
	for {
		line, err := r.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return l, nil // what has no end was cut off
		}
		if err != nil {
			return nil, err
		}
		e := parseLine(line)
		l.count(e, len(line))
		if e != nil {
			l.set(e)
		}
	}
}

// count notes a line of the journal; of a damaged one there is no entry.
func (l *Ledger) count(e *Entry, size int) {
	l.lines++
	l.size += size
	if e != nil {
		l.sizes[e.Output] = size
	}
}

func (l *Ledger) set(e *Entry) {
	if e.Gone {
		delete(l.entries, e.Output)
		delete(l.sizes, e.Output)
	} else {
		l.entries[e.Output] = e
	}
}

// checksumLen is the length of a line's checksum, in hexadecimal digits.
const checksumLen = 8

// parseLine reads "checksum entry"; nil if it is damaged.
func parseLine(line []byte) *Entry {
	line = bytes.TrimSuffix(line, []byte("\n"))
	if len(line) < checksumLen+2 {
		return nil
	}
	sum, err := strconv.ParseUint(string(line[:checksumLen]), 16, 32)
	body := line[checksumLen+1:]
	if err != nil || crc32.ChecksumIEEE(body) != uint32(sum) {
		return nil
	}
	e := &Entry{}
	if json.Unmarshal(body, e) != nil || e.Output == "" {
		return nil
	}
	return e
}

func formatLine(e *Entry) ([]byte, error) {
	body, err := json.Marshal(e)
	if err != nil {
		return nil, err
	}
	line := fmt.Appendf(nil, "%08x ", crc32.ChecksumIEEE(body))
	return append(append(line, body...), '\n'), nil
}

// Get finds the entry of an output; nil if there is none. It must not be
// changed.
func (l *Ledger) Get(output string) *Entry {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.entries[output]
}

// All are all entries, by output.
func (l *Ledger) All() []*Entry {
	l.mu.Lock()
	defer l.mu.Unlock()
	list := make([]*Entry, 0, len(l.entries))
	for _, e := range l.entries {
		list = append(list, e)
	}
	slices.SortFunc(list, func(a, b *Entry) int { return cmp.Compare(a.Output, b.Output) })
	return list
}

// Put keeps an entry, in the file too.
func (l *Ledger) Put(e *Entry) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	line, err := formatLine(e)
	if err != nil {
		return err
	}
	l.count(e, len(line))
	l.set(e)
	if l.file == nil {
		if l.file, err = l.openForWriting(); err != nil {
			return err
		}
	}
	_, err = l.file.Write(line)
	return err
}

// Forget removes an output's entry.
func (l *Ledger) Forget(output string) error {
	return l.Put(&Entry{Output: output, Gone: true})
}

// openForWriting opens the journal, with a line's end after what may be half a
// line.
func (l *Ledger) openForWriting() (*os.File, error) {
	if err := os.MkdirAll(filepath.Dir(l.path), 0o777); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(l.path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o666)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && info.Size() > 0 {
		last := make([]byte, 1)
		if _, err = f.ReadAt(last, info.Size()-1); err == nil && last[0] != '\n' {
			_, err = f.Write([]byte("\n"))
		}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// What a journal may have of lines that no longer count, beyond as many as those
// that do: each is read whenever the ledger is opened, and that of a book has all
// that was said of it.
const (
	spareLines = 100
	spareSize  = 256 << 10 // bytes
)

// overgrown reports whether most of the journal no longer counts.
func (l *Ledger) overgrown() bool {
	counts := 0
	for _, n := range l.sizes {
		counts += n
	}
	return l.lines > 2*len(l.entries)+spareLines || l.size > 2*counts+spareSize
}

// Close ends the work with a ledger, and writes it anew if most of it no longer
// counts.
func (l *Ledger) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.file == nil {
		return nil
	}
	err := l.file.Close()
	l.file = nil
	if err != nil || !l.overgrown() {
		return err
	}
	return l.compact()
}

// compact writes the journal anew, beside it and then in its place.
func (l *Ledger) compact() error {
	f, err := os.CreateTemp(filepath.Dir(l.path), filepath.Base(l.path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // does nothing once it is in its place
	w := bufio.NewWriter(f)
	for _, e := range l.entries {
		line, err := formatLine(e)
		if err == nil {
			_, err = w.Write(line)
		}
		if err != nil {
			f.Close()
			return err
		}
	}
	if err := errors.Join(w.Flush(), f.Close()); err != nil {
		return err
	}
	l.lines, l.size = len(l.entries), 0
	for _, n := range l.sizes {
		l.size += n
	}
	return os.Rename(f.Name(), l.path)
}
