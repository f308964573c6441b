package fonts

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// scanner collects the faces of font folders.
type scanner struct {
	sources  []*source
	messages []string
	seen     map[string]bool // paths
	files    int
}

var errTooManyFiles = errors.New("too many files")

// folder adds the faces of a folder and of the folders in it, in the order of
// their paths. It is an error if the folder cannot be read.
func (s *scanner) folder(dir string) error {
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && path == dir:
			return err
		case err != nil:
			s.refuse(path, err)
		case !d.IsDir():
			return s.entry(path)
		}
		return nil
	})
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
func (s *scanner) entry(path string) error {
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
	if err := s.font(path); err != nil {
		s.refuse(path, err)
	}
	return nil
}

func (s *scanner) refuse(path string, err error) {
	s.messages = append(s.messages, fmt.Sprintf("%s: font not used: %v", path, cause(err)))
}

// font adds the faces of a file. Of it, only the tables that describe the faces
// are read.
func (s *scanner) font(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errors.New("it is not a regular file")
	}
	if info.Size() > maxFile {
		return fmt.Errorf("it has more than %d MB", maxFile>>20)
	}
	whole := sfnt{file: file, size: info.Size()}
	n, err := whole.faces()
	if err != nil {
		return err
	}
	for i := range n {
		if err := s.face(path, whole, i); err != nil {
			if n == 1 {
				return err
			}
			s.refuse(fmt.Sprintf("%s: face %d", path, i+1), err)
		}
	}
	return nil
}

func (s *scanner) face(path string, whole sfnt, index int) error {
	font, err := openSFNT(whole, index)
	if err != nil {
		return err
	}
	if err := checkUsable(font); err != nil {
		return err
	}
	src, err := describe(font)
	if err != nil {
		return err
	}
	src.file = fontFile{path: path, index: index}
	s.sources = append(s.sources, src)
	return nil
}

// checkUsable refuses faces that cannot be set or embedded, and says what the
// user can do.
func checkUsable(s *sfnt) error {
	switch {
	case s.has("CFF ") || s.has("CFF2"):
		return errors.New("its outlines are PostScript ones (CFF), and only TrueType ones can be embedded; " +
			"use the family's .ttf files")
	case s.has("fvar"):
		return errors.New("it is a variable font; use the family's static .ttf files, one for each style")
	case !s.has("glyf") || !s.has("loca"):
		return errors.New("it has no TrueType outlines")
	}
	for _, name := range []string{"cmap", "head", "hhea", "hmtx", "maxp"} {
		if !s.has(name) {
			return fmt.Errorf("it has no table %s", name)
		}
	}
	switch licence := u16(s.table("OS/2"), 8); {
	case licence&0xF == 2, licence&0x300 != 0:
		return errors.New("it says that it may not be embedded in documents (fsType in its table OS/2); " +
			"ask its maker for a licence that allows it")
	}
	return nil
}
