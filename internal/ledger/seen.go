package ledger

import (
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"io"
	"io/fs"
	"os"
	"sync"
	"syscall"
	"time"
)

// Sum is the SHA-256 of a file's contents, in base64.
type Sum string

// SumOf is the sum of contents.
func SumOf(data []byte) Sum { return encode(sha256.Sum256(data)) }

func encode(sum [sha256.Size]byte) Sum {
	return Sum(base64.RawURLEncoding.EncodeToString(sum[:]))
}

// Seen is a file as it was seen. While its Stamp stays the same, its contents
// are taken to be the same too, if Sure.
type Seen struct {
	Sum   Sum   `json:"sum"`
	Stamp Stamp `json:"stamp"`
	// Sure says that the file had not been written to for a while when it was
	// read: a later change can't have the same time.
	Sure bool `json:"sure,omitempty"`
}

// Stamp is what the file system says of a file. Change and Inode are zero where
// it doesn't.
type Stamp struct {
	Size   int64  `json:"size"`
	Mod    int64  `json:"mod"`              // when its contents changed, in nanoseconds
	Change int64  `json:"change,omitempty"` // when it or its name changed, likewise
	Inode  uint64 `json:"inode,omitempty"`
}

func stampOf(info fs.FileInfo) Stamp {
	s := Stamp{Size: info.Size(), Mod: info.ModTime().UnixNano()}
	s.addSystem(info)
	return s
}

// coarsest is the coarsest clock of file systems: FAT counts in two seconds.
const coarsest = 2 * time.Second

func sure(s Stamp, now time.Time) bool {
	return max(s.Mod, s.Change)+int64(coarsest) < now.UnixNano()
}

// Files reads files to know them by their contents, each once. Its zero value
// is not ready: see NewFiles. It is safe for concurrent use.
type Files struct {
	now  func() time.Time
	mu   sync.Mutex
	seen map[string]Seen
}

// NewFiles returns Files. The clock says only whether times can be trusted.
func NewFiles(now func() time.Time) *Files {
	return &Files{now: now, seen: map[string]Seen{}}
}

// Written is how a file is seen that was just written with these contents.
func (f *Files) Written(path string, data []byte) (Seen, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Seen{}, err
	}
	return Seen{Sum: SumOf(data), Stamp: stampOf(info)}, nil
}

// look sees a file anew. Where it was seen before with this stamp, it need not
// be read.
func (f *Files) look(path string, before Seen) (Seen, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Seen{}, err
	}
	stamp := stampOf(info)
	if before.Sure && before.Stamp == stamp {
		return before, nil
	}
	if s, ok := f.recall(path); ok && s.Stamp == stamp {
		return s, nil
	}
	if !info.Mode().IsRegular() {
		return Seen{}, fs.ErrInvalid
	}
	return f.read(path)
}

func (f *Files) recall(path string) (Seen, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	s, ok := f.seen[path]
	return s, ok
}

func (f *Files) keep(path string, s Seen) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.seen[path] = s
}

// Look sees a file by its contents, which need not be read where it was seen
// before, if at all, with the same times.
func (f *Files) Look(path string, before Seen) (Usage, error) {
	seen, err := f.look(path, before)
	return Usage{Path: path, Kind: Contents, Seen: seen}, err
}

func (f *Files) read(path string) (Seen, error) {
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0) // a pipe would wait
	if err != nil {
		return Seen{}, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return Seen{}, err
	}
	if !info.Mode().IsRegular() {
		return Seen{}, &fs.PathError{Op: "read", Path: path, Err: errors.ErrUnsupported}
	}
	h := sha256.New()
	if _, err := io.Copy(h, file); err != nil {
		return Seen{}, err
	}
	s := f.at(info, encode([sha256.Size]byte(h.Sum(nil))))
	f.keep(path, s)
	return s, nil
}

// at is how a file is seen whose contents were read after info was known.
func (f *Files) at(info fs.FileInfo, sum Sum) Seen {
	stamp := stampOf(info)
	return Seen{Sum: sum, Stamp: stamp, Sure: sure(stamp, f.now())}
}

// Read is the usage of a file that was just read, after info was known of it.
func (f *Files) Read(path string, info fs.FileInfo, data []byte) Usage {
	return Usage{Path: path, Kind: Contents, Seen: f.at(info, SumOf(data))}
}
