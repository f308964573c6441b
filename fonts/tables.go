package fonts

import (
	"errors"
	"io"
	"sync"
)

// A file of a few faces for Chinese, Japanese and Korean has 20 MB, most of which
// is the outlines of characters that no text has. So faces that are not in the
// program are read table by table, when one is asked for, and not as a whole; and
// a table CFF glyph by glyph.

// keptTables are the tables that were read of a face; without it, none are kept.
type keptTables struct {
	mu    sync.Mutex
	byTag map[uint32][]byte
}

// table reads a table, or gives it as it was read before; nil if it can't be
// read.
func (k *keptTables) table(t tableRecord, read func(offset int64, n int) ([]byte, error)) []byte {
	if k == nil {
		b, err := read(int64(t.offset), int(t.length))
		if err != nil {
			return nil
		}
		return b
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	b, ok := k.byTag[t.tag]
	if !ok {
		var err error
		if b, err = read(int64(t.offset), int(t.length)); err != nil {
			return nil
		}
		if k.byTag == nil {
			k.byTag = map[uint32][]byte{}
		}
		k.byTag[t.tag] = b
	}
	return b
}

// tableWise gives the file as something to read tables from. No file stays open:
// a book may have hundreds of faces.
func (f *fontFile) tableWise() (sfnt, error) {
	file, err := f.stream()
	if err != nil {
		return sfnt{}, err
	}
	defer file.Close()
	whole, err := randomAccess(file)
	if whole.file != nil {
		whole.file = reopened{f}
		whole.kept = &keptTables{}
	}
	return whole, err
}

// reopened reads from a file that is opened for each reading.
type reopened struct{ from *fontFile }

// ReadAt reads a part of the file.
func (r reopened) ReadAt(p []byte, at int64) (int, error) {
	file, err := r.from.stream()
	if err != nil {
		return 0, err
	}
	defer file.Close()
	in, ok := file.(io.ReaderAt)
	if !ok {
		return 0, errors.New("it can't be read in parts any more")
	}
	return in.ReadAt(p, at)
}
