package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sync"

	"octavo/bundle"
)

// openRoot opens the folder that an input may be read from, pictures and all:
// the one of --resource-dir, else the one that was named or its own, or the site
// that this is in. It says where in it the input's own folder is. Links that
// lead out of it are not followed.
func (s *settings) openRoot(own, top string, sites *siteTops) (*os.Root, string, error) {
	if s.resourceDir != "" {
		dir, err := within(s.resourceDir, own)
		if err != nil {
			return nil, "", err
		}
		root, err := os.OpenRoot(s.resourceDir)
		if err != nil {
			return nil, "", fmt.Errorf("--resource-dir %s: %w", s.resourceDir, cause(err))
		}
		return root, dir, nil
	}
	if top == "" {
		top = own
	}
	top = sites.of(top)
	dir, err := within(top, own)
	if err != nil {
		return nil, "", err
	}
	root, err := os.OpenRoot(top)
	return root, dir, err
}

// maxSiteDepth is how many folders above a text are looked at for a site's.
const maxSiteDepth = 8

// siteTops remembers what site a folder is part of: many texts are in one, and
// the looking takes some sixty questions to the file system. It is safe for
// concurrent use.
type siteTops struct {
	mu  sync.Mutex
	top map[string]string // by folder
}

func (s *siteTops) of(folder string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	top, known := s.top[folder]
	if !known {
		top = siteTop(folder)
		if s.top == nil {
			s.top = map[string]string{}
		}
		s.top[folder] = top
	}
	return top
}

// siteTop is the folder of the site or vault that a folder is part of, since its
// texts have pictures elsewhere in it; the folder itself if there is none.
func siteTop(own string) string {
	dir, err := filepath.Abs(own)
	if err != nil {
		return own
	}
	home, _ := os.UserHomeDir() // whose own settings are no site's
	for range maxSiteDepth {
		if filepath.Dir(dir) == dir || home != "" && holds(dir, home) {
			break
		}
		for _, name := range bundle.SiteFiles() {
			if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
				return dir
			}
		}
		if isFolder(filepath.Join(dir, "content")) && isRegular(filepath.Join(dir, "config.toml")) {
			return dir
		}
		dir = filepath.Dir(dir)
	}
	return own
}

func isRegular(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// ownFolder is the folder that a text is in, or the current one.
func ownFolder(path string) string {
	if path == stream {
		return "."
	}
	return filepath.Dir(path)
}

// within is the path of a folder inside of another.
func within(outer, folder string) (string, error) {
	absOuter, err := filepath.Abs(outer)
	if err != nil {
		return "", err
	}
	absFolder, err := filepath.Abs(folder)
	if err != nil {
		return "", err
	}
	dir, err := filepath.Rel(absOuter, absFolder)
	if err != nil || !filepath.IsLocal(dir) {
		return "", &usageError{message: fmt.Sprintf("--resource-dir %s does not hold this input", outer)}
	}
	return filepath.ToSlash(dir), nil
}

// hide hides what --exclude leaves out from those who list folders. What is
// asked for by name is there all the same.
func (s *settings) hide(fsys fs.FS) fs.FS {
	if len(s.exclude) == 0 {
		return fsys
	}
	return hidingFS{fsys, s}
}

type hidingFS struct {
	fs.FS
	settings *settings
}

func (h hidingFS) ReadDir(dir string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(h.FS, dir)
	shown := make([]fs.DirEntry, 0, len(entries))
	for _, e := range entries {
		if name := path.Join(dir, e.Name()); !h.settings.excludes(name, name) {
			shown = append(shown, e)
		}
	}
	return shown, err
}

func (h hidingFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(h.FS, name) }

// filesOf are the files of a folder. Pipes and devices, whose opening or reading
// may never end, can't be opened.
func filesOf(root *os.Root) fs.FS { return plainFS{root.FS(), root} }

type plainFS struct {
	fs.FS
	root *os.Root
}

func (p plainFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return p.FS.Open(name) // which says so
	}
	f, err := p.root.OpenFile(filepath.FromSlash(name), openQuickly, 0)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		f.Close()
		return nil, &fs.PathError{Op: "open", Path: name, Err: errNoFile}
	}
	return f, nil
}

func (p plainFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(p.FS, name) }
func (p plainFS) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(p.FS, name) }
