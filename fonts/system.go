package fonts

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// systemShelf gives the system's fonts, which are looked for at the first call.
func (b *Book) systemShelf() *shelf {
	b.systemOnce.Do(func() {
		if b.options.System {
			b.consulted.Store(true)
			b.openSystem()
		}
	})
	return &b.system
}

// openSystem finds the system's font files, and what is known of them from the
// index; only those that are new or have changed are read.
func (b *Book) openSystem() {
	files := listFontFiles(b.options.systemDirs())
	cache := b.options.cacheDir()
	known := readIndex(cache)
	fresh := 0
	for i, f := range files {
		if old := known.files[f.path]; old != nil && old.size == f.size && old.mtime == f.mtime {
			files[i] = old
		} else {
			f.unread = true
			fresh++
		}
	}
	if fresh > 0 {
		examineAll(files)
	}
	if fresh > 0 || len(files) != len(known.files) {
		writeIndex(cache, files)
	}
	var sources []*source
	for _, f := range files {
		sources = append(sources, f.facts.faces...)
		b.refused = append(b.refused, f.facts.refusals...)
		if f.refuse != "" {
			b.refused = append(b.refused, f.path+": font not used: "+f.refuse)
		}
	}
	b.system = newShelf(sources, len(b.sources))
}

// listFontFiles lists the font files of folders, in the order of the folders
// and of their paths. Folders that don't exist have none.
func listFontFiles(dirs []string) []*indexed {
	var files []*indexed
	seen := map[string]bool{}
	for _, dir := range dirs {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			dir = real
		}
		_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || seen[path] {
				return nil
			}
			switch strings.ToLower(filepath.Ext(path)) {
			case ".ttf", ".otf", ".ttc", ".otc":
			default:
				return nil
			}
			info, err := os.Stat(path)
			if err != nil || !info.Mode().IsRegular() {
				return nil
			}
			if len(files) == maxFontFiles {
				return fs.SkipAll
			}
			seen[path] = true
			files = append(files, &indexed{path: path, size: info.Size(), mtime: info.ModTime().UnixNano()})
			return nil
		})
	}
	return files
}

// examineAll reads the files that are not known, several at a time.
func examineAll(files []*indexed) {
	var wait sync.WaitGroup
	work := make(chan *indexed)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for f := range work {
				f.examine()
			}
		})
	}
	for _, f := range files {
		if f.unread {
			work <- f
		}
	}
	close(work)
	wait.Wait()
}

// examine reads what there is to know of the file, its faces' characters
// included.
func (f *indexed) examine() {
	f.unread = false
	file, err := openFile(f.path)
	if err != nil {
		f.refuse = cause(err).Error()
		return
	}
	defer file.Close()
	f.facts, err = examine(fontFile{path: f.path}, file)
	if err != nil {
		f.refuse = cause(err).Error()
		return
	}
	for i, s := range f.facts.faces {
		if i > 0 && s.file.index == f.facts.faces[i-1].file.index {
			s.packed = f.facts.faces[i-1].packed // another instance
			continue
		}
		s.packed = []byte{}
		if font, err := openSFNT(sfnt{file: file, size: f.size}, s.file.index); err == nil {
			if c, err := parseCoverage(font.table("cmap"), s.glyphs); err == nil {
				s.packed = c.ranges().pack()
			}
		}
	}
}

// SystemRefusals says which of the system's fonts cannot be used, and why.
func (b *Book) SystemRefusals() []string {
	b.systemShelf()
	return slices.Clone(b.refused)
}
