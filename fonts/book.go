package fonts

import (
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
)

// Options are where faces come from.
type Options struct {
	Dirs []string // folders with fonts, searched with what is in them
	// FS are file systems with fonts, searched as the folders and after them.
	// They are read as long as the book is in use, by several texts at once.
	FS []fs.FS
	// MaxFile is the size of the largest font file in Dirs and FS that is read, in
	// bytes: 0 for 64 MiB, which is the most.
	MaxFile int64
	// System looks for what is missing among the system's fonts too. They are
	// searched when the first character is missing.
	System bool
	// SystemDirs are where the system's fonts are; nil for the usual places.
	SystemDirs []string
	// CacheDir is the folder that remembers what was found in the system's
	// fonts; "" for octavo in the user's folder for caches. It can be deleted at
	// any time.
	CacheDir string
}

// Book holds the faces that a run of the program can use: the embedded ones,
// those of font folders, and those of the system. It is safe for concurrent
// use. Faces are read when they are first asked for.
type Book struct {
	options  Options
	sources  []*source // sources[i].id == i; the embedded ones first
	embedded int       // how many are embedded in all
	own      int       // how many of those are of the families; the others are stand-ins
	folders  shelf     // the families of font folders

	systemOnce sync.Once
	consulted  atomic.Bool // it was
	system     shelf       // of the system's fonts; their ids follow those of sources

	mu       sync.Mutex
	problems []string
	refused  []string // among the system's fonts
	rankings map[ranking][]family

	idle sync.Pool
}

// New returns a Book. The messages are about fonts in the folders that cannot
// be used, and why; an error is about a folder that cannot be read.
func New(o Options) (*Book, []string, error) {
	b := &Book{options: o, sources: embedded()}
	b.own = len(b.sources)
	b.sources = append(b.sources, standIns(b.own)...)
	b.embedded = len(b.sources)
	s := scanner{seen: map[string]bool{}, most: o.MaxFile}
	for _, dir := range o.Dirs {
		if err := s.folder(dir); err != nil {
			return nil, s.messages, err
		}
	}
	for _, fsys := range o.FS {
		if err := s.fileSystem(fsys); err != nil {
			return nil, s.messages, err
		}
	}
	b.folders = newShelf(s.sources, len(b.sources))
	b.sources = append(b.sources, s.sources...)
	return b, s.messages, nil
}

// Idle is where whoever sets text leaves what it has learnt about the book's faces,
// for the next text. What lies there may vanish at any time.
func (b *Book) Idle() *sync.Pool { return &b.idle }

// load gives a source's face, nil if it turns out to be broken, which Problems
// then tells.
func (b *Book) load(s *source) *Face {
	f, err := s.load()
	if err == nil {
		return f
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if !slices.Contains(b.problems, err.Error()) {
		b.problems = append(b.problems, err.Error())
	}
	return nil
}

// Problems lists the faces that were asked for and turned out to be broken, in
// a fixed order: what New could not see yet.
func (b *Book) Problems() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	slices.Sort(b.problems)
	return slices.Clone(b.problems)
}

// Face finds a face as Find does, for those who don't mind a substitute.
func (b *Book) Face(q Query) *Face {
	f, _ := b.Find(q)
	return f
}

// Find gives the face of a family that is nearest in weight and style. The
// families "serif", "sans" and "mono" are embedded; others are looked up by
// name, in any case. If there is no such family, the face is one of "serif"
// and ok is false. The face is never nil.
func (b *Book) Find(q Query) (f *Face, ok bool) {
	if s := nearest(b.family(q.Family), q); s != nil && !s.colored {
		if f := b.load(s); f != nil {
			return f, true
		}
	}
	return b.load(nearest(b.ofKind(serif), q)), false
}

// family lists the sources of a family, by its name.
func (b *Book) family(name string) []*source {
	name = foldName(name)
	switch name {
	case "serif":
		return b.ofKind(serif)
	case "sans", "sans-serif":
		return b.ofKind(sans)
	case "mono", "monospace":
		return b.ofKind(mono)
	}
	var found []*source
	for _, s := range b.sources {
		if foldName(s.family) == name {
			found = append(found, s)
		}
	}
	if found == nil && b.options.System {
		found = b.systemShelf().family(name)
	}
	return found
}

// ofKind lists the sources of the embedded family of a kind.
func (b *Book) ofKind(k kind) []*source {
	for i := 0; i < b.own; i += len(embeddedStyles) {
		if b.sources[i].kind == k {
			return b.sources[i : i+len(embeddedStyles)]
		}
	}
	return nil
}

// nearest picks a source as CSS does: the style counts more than the weight,
// and of two weights equally far the bolder one is for bold text.
// Of sources that are alike the first is taken. It is nil if there are none.
func nearest(list []*source, q Query) *source {
	if q.Weight == 0 {
		q.Weight = 400
	}
	var best *source
	var least int
	for _, s := range list {
		d := 2 * max(s.weight-q.Weight, q.Weight-s.weight)
		if (q.Weight > 500) != (s.weight > q.Weight) {
			d++
		}
		if s.italic != q.Italic {
			d += 10_000
		}
		if best == nil || d < least {
			best, least = s, d
		}
	}
	return best
}

// foldName makes names of families comparable: "Source Serif 4" and
// "sourceserif4" are the same.
func foldName(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '_' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}
