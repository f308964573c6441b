package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"octavo/doc"
	"octavo/fonts"
	"octavo/internal/ledger"
)

// records know what earlier runs made of what, so that a batch makes only what
// is out of date. There is a ledger for each folder of outputs.
type records struct {
	dir   string // of the ledgers
	files *ledger.Files
	key   func(*ledger.Ledger) (string, error)
	// system is the state of the system's fonts now.
	system func() string

	mu      sync.Mutex
	ledgers map[string]*keyedLedger
	problem error // the first that kept something from being recorded
}

// keyedLedger is a ledger, and what stands for all settings in it.
type keyedLedger struct {
	*ledger.Ledger
	key string
}

// remark is what a record says beside what an output was made of.
type remark struct {
	Pages int `json:"pages,omitempty"`
	Words int `json:"words"`
	// Of a book: its chapters, and the texts that were left out of it.
	Chapters   int              `json:"chapters,omitempty"`
	Drafts     int              `json:"drafts,omitempty"`
	Unselected int              `json:"unselected,omitempty"`
	Draft      bool             `json:"draft,omitempty"`
	Diags      []doc.Diagnostic `json:"diags,omitempty"`
	// System is the state of the system's fonts, if they may have been used.
	System string `json:"system,omitempty"`
}

// openRecords finds the folder of the records. Where there can be none it
// returns nil.
func openRecords(p *process, s *settings) (*records, error) {
	dir := s.cacheDir
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return nil, err
		}
		dir = filepath.Join(user, "octavo")
	}
	r := &records{dir: dir, files: ledger.NewFiles(p.now), ledgers: map[string]*keyedLedger{}}
	r.key = func(l *ledger.Ledger) (string, error) { return r.settingsKey(p, s, l) }
	r.system = sync.OnceValue(func() string { return fonts.SystemState(s.fontOptions()) })
	return r, nil
}

// of is the ledger for the outputs of a folder.
func (r *records) of(base string) (*keyedLedger, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if b, ok := r.ledgers[base]; ok {
		return b, nil
	}
	sum := sha256.Sum256([]byte(base))
	l, err := ledger.Open(filepath.Join(r.dir, fmt.Sprintf("outputs-1-%x", sum[:12])))
	if err != nil {
		return nil, err
	}
	key, err := r.key(l)
	if err != nil {
		return nil, err
	}
	b := &keyedLedger{l, key}
	r.ledgers[base] = b
	return b, nil
}

// close ends the work with all ledgers.
func (r *records) close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, b := range r.ledgers {
		if err := b.Close(); r.problem == nil {
			r.problem = err
		}
	}
	return r.problem
}

// current finds the record of an output that is up to date, and what that was
// made of; nil if it is not.
func (r *records) current(j job, t target) (*remark, []ledger.Usage) {
	b, e := r.find(j, t)
	if e == nil || e.Key != b.key+j.key+string(t.format) {
		return nil, nil
	}
	note := &remark{}
	if json.Unmarshal(e.Note, note) != nil || note.System != "" && note.System != r.system() {
		return nil, nil
	}
	same, refreshed := r.files.Same(e)
	if !same {
		return nil, nil
	}
	if refreshed != nil {
		r.keep(b.Put(refreshed))
	}
	return note, e.Uses
}

func (r *records) find(j job, t target) (*keyedLedger, *ledger.Entry) {
	output, err1 := filepath.Abs(t.path)
	source, err2 := filepath.Abs(j.path)
	b, err3 := r.of(j.base)
	if err1 != nil || err2 != nil || err3 != nil || j.path == stream {
		return nil, nil
	}
	e := b.Get(output)
	if e == nil || e.Source != source {
		return nil, nil
	}
	return b, e
}

// track has the files of a folder remember what is read of them.
func (r *records) track(root *os.Root, files fs.FS) (*ledger.Tracker, error) {
	base, err := filepath.Abs(root.Name())
	if err != nil {
		return nil, err
	}
	return r.files.Track(files, base), nil
}

// record keeps what an output was made of.
func (r *records) record(j job, t target, data []byte, uses []ledger.Usage, note remark) {
	if j.path == stream || t.path == stream {
		return
	}
	err := func() error {
		b, err := r.of(j.base)
		if err != nil {
			return err
		}
		e := &ledger.Entry{Key: b.key + j.key + string(t.format), Uses: uses}
		if e.Output, err = filepath.Abs(t.path); err != nil {
			return err
		}
		if e.Source, err = filepath.Abs(j.path); err != nil {
			return err
		}
		if e.File, err = r.files.Written(e.Output, data); err != nil {
			return err
		}
		if e.Note, err = json.Marshal(note); err != nil {
			return err
		}
		return b.Put(e)
	}()
	r.keep(err)
}

// keep remembers that something could not be recorded: it will be made again,
// and that is all.
func (r *records) keep(err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.problem == nil {
		r.problem = err
	}
}
