package fonts

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"syscall"

	"octavo/internal/packed"
)

// source is a face that can be loaded: what is known of it without reading its
// outlines, and how to get at them.
type source struct {
	id           int
	kind         kind
	family, name string
	postScript   string
	weight       int
	italic       bool
	glyphs       int // how many it has; 0 if it is embedded
	file         fontFile
	variable     bool // it is an instance of a variable face
	wght         int  // at this place of the axis of weight; 0 for its normal one
	colored      bool // it has emoji in colour, and is for nothing else
	composes     bool // see Face

	once sync.Once
	face *Face
	err  error

	coverOnce sync.Once
	cover     charset // nil if it has no characters
	packed    []byte  // what an index says of cover; nil if there is none
}

// charset is a set of characters.
type charset interface{ has(r rune) bool }

// fontFile is where a face is: in memory, packed, or in a file.
type fontFile struct {
	data   []byte
	packed string // its name in packedFaces
	fsys   fs.FS  // where path is; nil for the machine's
	path   string
	index  int // of the face in a collection
}

// stream opens a file that is not in memory.
func (f *fontFile) stream() (fs.File, error) {
	if f.fsys != nil {
		return f.fsys.Open(f.path)
	}
	return openFile(f.path)
}

func (f *fontFile) open() (*sfnt, error) {
	data := f.data
	if data == nil && f.packed != "" {
		var err error
		if data, err = packed.File(packedFaces, f.packed+".ttf"); err != nil {
			return nil, err
		}
	}
	if data == nil {
		whole, err := f.tableWise()
		if err != nil {
			return nil, cause(err)
		}
		return openSFNT(whole, f.index)
	}
	return openSFNT(sfnt{data: data, size: int64(len(data))}, f.index)
}

// openFile opens a file of fonts: not a pipe, whose opening would wait, nor a
// device, whose reading might not end.
func openFile(path string) (*os.File, error) {
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		file.Close()
		return nil, errors.New("it is not a file")
	}
	return file, nil
}

// inProgram says whether the face comes with the program.
func (f *fontFile) inProgram() bool { return f.data != nil || f.packed != "" }

// load gives the face, read at the first call.
func (s *source) load() (*Face, error) {
	s.once.Do(func() {
		s.face, s.err = s.read()
		if s.err != nil {
			s.err = fmt.Errorf("%s: the face %q cannot be used: %w", s.file.path, s.name, s.err)
		}
	})
	return s.face, s.err
}

// read reads the face. Embedded ones are known to have good outlines.
func (s *source) read() (*Face, error) {
	font, err := s.file.open()
	if err != nil {
		return nil, err
	}
	f := &Face{
		ID: s.id, Name: s.name, postScript: s.postScript, kind: s.kind,
		Weight: s.weight, Italic: s.italic, sfnt: font, composes: s.composes,
	}
	if s.variable || !font.has("glyf") {
		f.drawn = &drawing{wght: s.wght}
	}
	if s.colored {
		f.colors = &colors{}
	}
	if err := f.load(); err != nil {
		return nil, err
	}
	if !s.file.inProgram() && !s.colored {
		if err := f.checkOutlines(); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// covers says whether the face has every character of a cluster. Of a face in
// a file that is not in use it reads the character map only. Faces with a
// broken one have no characters.
func (s *source) covers(cluster string) bool {
	chars := s.characters()
	return chars != nil && hasAll(chars, cluster)
}

// characters is the set of the face's characters, nil if that is broken.
func (s *source) characters() charset {
	s.coverOnce.Do(func() {
		switch {
		case s.file.data != nil:
			if f, err := s.load(); err == nil {
				s.cover = &f.chars
			}
		case s.file.packed != "":
			ranges, _ := packed.File(packedFaces, s.file.packed+".chars")
			s.cover = unpackRanges(ranges)
		case s.packed != nil:
			s.cover = unpackRanges(s.packed)
		default:
			s.readCover()
		}
	})
	return s.cover
}

func (s *source) readCover() {
	file, err := s.file.stream()
	if err != nil {
		return
	}
	defer file.Close()
	whole, err := randomAccess(file)
	if err != nil {
		return
	}
	font, err := openSFNT(whole, s.file.index)
	if err != nil {
		return
	}
	if c, err := parseCoverage(font.table("cmap"), s.glyphs); err == nil {
		s.cover = &c
	}
}
