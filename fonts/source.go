package fonts

import (
	"fmt"
	"os"
	"sync"
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
	file         fontFile

	once sync.Once
	face *Face
	err  error
}

// fontFile is where a face is: in memory, or in a file.
type fontFile struct {
	data  []byte
	path  string
	index int // of the face in a collection
}

func (f *fontFile) open() (*sfnt, error) {
	data := f.data
	if data == nil {
		var err error
		if data, err = os.ReadFile(f.path); err != nil {
			return nil, err
		}
	}
	return openSFNT(sfnt{data: data, size: int64(len(data))}, f.index)
}

// load gives the face, read at the first call.
func (s *source) load() (*Face, error) {
	s.once.Do(func() {
		s.face, s.err = s.read()
		if s.err != nil {
			s.err = fmt.Errorf("%s: the face %s cannot be used: %w", s.file.path, s.name, s.err)
		}
	})
	return s.face, s.err
}

func (s *source) read() (*Face, error) {
	font, err := s.file.open()
	if err != nil {
		return nil, err
	}
	f := &Face{
		ID: s.id, Name: s.name, postScript: s.postScript, kind: s.kind,
		Weight: s.weight, Italic: s.italic, sfnt: font,
	}
	if err := f.load(); err != nil {
		return nil, err
	}
	return f, nil
}
