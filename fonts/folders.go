package fonts

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
)

// scanner collects the faces of font folders.
type scanner struct {
	sources  []*source
	messages []string
	seen     map[string]bool // paths
	files    int
	most     int64 // bytes of a file; 0 for maxFile
}

var errTooManyFiles = errors.New("too many files")

// folder adds the faces of a folder and of the folders in it, in the order of
// their paths. It is an error if the folder cannot be read.
func (s *scanner) folder(dir string) error {
	return s.walked(dir, filepath.WalkDir(dir, s.visit(nil, dir)))
}

// fileSystem adds the faces of a file system.
func (s *scanner) fileSystem(fsys fs.FS) error {
	s.seen = map[string]bool{} // the same name is another file here
	return s.walked(".", fs.WalkDir(fsys, ".", s.visit(fsys, ".")))
}

// visit looks at what is in a folder.
func (s *scanner) visit(fsys fs.FS, dir string) fs.WalkDirFunc {
	return func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path == dir:
			return err
		case err != nil:
			s.refuse(path, err)
		case !d.IsDir():
			return s.entry(fontFile{fsys: fsys, path: path})
		}
		return nil
	}
}

// walked is how the walk through a folder ended.
func (s *scanner) walked(dir string, err error) error {
	if errors.Is(err, errTooManyFiles) {
		s.messages = append(s.messages, fmt.Sprintf(
			"%s: only the first %d font files are used; give a folder with fewer", dir, maxFontFiles))
		return nil
	}
	if err != nil {
		return fmt.Errorf("font folder %s cannot be read: %w", dir, cause(err))
	}
	return nil
}

// cause is an error of the file system without its path, which is said before.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

// entry looks at a file of a folder; most are no fonts.
func (s *scanner) entry(f fontFile) error {
	path := f.path
	switch strings.ToLower(filepath.Ext(path)) {
	case ".ttf", ".otf", ".ttc", ".otc":
	case ".woff", ".woff2":
		s.refuse(path, errors.New("it is compressed for the web; use the family's .ttf files"))
		return nil
	default:
		return nil
	}
	if s.seen[path] {
		return nil
	}
	s.seen[path] = true
	if s.files++; s.files > maxFontFiles {
		return errTooManyFiles
	}
	if err := s.font(f); err != nil {
		s.refuse(path, err)
	}
	return nil
}

func (s *scanner) refuse(path string, err error) {
	s.messages = append(s.messages, fmt.Sprintf("%s: font not used: %v", path, cause(err)))
}

// font adds the faces of a file.
func (s *scanner) font(f fontFile) error {
	file, err := f.stream()
	if err != nil {
		return err
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && s.most > 0 && info.Size() > s.most {
		return fmt.Errorf("it has more than %d MiB", s.most>>20)
	}
	facts, err := examine(f, file)
	s.messages = append(s.messages, facts.refusals...)
	s.sources = append(s.sources, facts.faces...)
	return err
}
