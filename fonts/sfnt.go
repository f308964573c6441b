package fonts

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
)

// sfnt is the table directory of one face in a font file: the container format
// of the OpenType specification, "Organization of an OpenType Font".
type sfnt struct {
	data   []byte      // the whole file, or nil
	file   io.ReaderAt // in place of data
	size   int64       // at most maxFile
	tables []tableRecord
	kept   *keptTables // of a face that is in use and not in memory
}

// tableRecord says where a table is. Its bounds are known to be in the file.
type tableRecord struct {
	tag                      uint32
	checksum, offset, length uint32
}

// The signatures that a face or a file can begin with.
const (
	magicTrueType   = 0x00010000
	magicApple      = 0x74727565 // "true"
	magicCFF        = 0x4F54544F // "OTTO"
	magicCollection = 0x74746366 // "ttcf"
)

var errNotFont = errors.New("it is not a TrueType or OpenType font")

// tag packs a table's name of four ASCII characters.
func tag(name string) uint32 {
	return uint32(name[0])<<24 | uint32(name[1])<<16 | uint32(name[2])<<8 | uint32(name[3])
}

// openSFNT reads the directory of a face; index counts the faces of a
// collection.
func openSFNT(s sfnt, index int) (*sfnt, error) {
	start, err := s.faceOffset(index)
	if err != nil {
		return nil, err
	}
	head, err := s.read(start, 12)
	if err != nil {
		return nil, errNotFont
	}
	switch binary.BigEndian.Uint32(head) {
	case magicTrueType, magicApple, magicCFF:
	default:
		return nil, errNotFont
	}
	n := int(binary.BigEndian.Uint16(head[4:]))
	dir, err := s.read(start+12, 16*n)
	if err != nil {
		return nil, errors.New("its table directory is cut off")
	}
	s.tables = make([]tableRecord, 0, n)
	for ; len(dir) >= 16; dir = dir[16:] {
		t := tableRecord{
			tag:      binary.BigEndian.Uint32(dir),
			checksum: binary.BigEndian.Uint32(dir[4:]),
			offset:   binary.BigEndian.Uint32(dir[8:]),
			length:   binary.BigEndian.Uint32(dir[12:]),
		}
		if int64(t.offset)+int64(t.length) > s.size {
			return nil, fmt.Errorf("its table %q reaches past the end of the file", dir[:4])
		}
		s.tables = append(s.tables, t)
	}
	return &s, nil
}

// faces counts the faces of a file: 1, unless it is a collection.
func (s *sfnt) faces() (int, error) {
	head, err := s.read(0, 12)
	if err != nil {
		return 0, errNotFont
	}
	if binary.BigEndian.Uint32(head) != magicCollection {
		return 1, nil
	}
	n := binary.BigEndian.Uint32(head[8:])
	if n == 0 || n > maxCollection {
		return 0, fmt.Errorf("it is a collection of %d faces; at most %d are read", n, maxCollection)
	}
	return int(n), nil
}

func (s *sfnt) faceOffset(index int) (int64, error) {
	head, err := s.read(0, 4)
	if err != nil {
		return 0, errNotFont
	}
	if binary.BigEndian.Uint32(head) != magicCollection {
		return 0, nil
	}
	at, err := s.read(12+4*int64(index), 4)
	if err != nil {
		return 0, errors.New("its list of faces is cut off")
	}
	return int64(binary.BigEndian.Uint32(at)), nil
}

// read gives n bytes; of data in memory it is a view.
func (s *sfnt) read(offset int64, n int) ([]byte, error) { return s.readInto(nil, offset, n) }

// readInto is read for which the memory of a buffer may be used.
func (s *sfnt) readInto(buffer []byte, offset int64, n int) ([]byte, error) {
	if offset < 0 || offset+int64(n) > s.size {
		return nil, io.ErrUnexpectedEOF
	}
	if s.data != nil {
		return s.data[offset : offset+int64(n) : offset+int64(n)], nil
	}
	b := slices.Grow(buffer, n)[:n]
	_, err := s.file.ReadAt(b, offset)
	if err != nil {
		return nil, err
	}
	return b, nil
}

// has says whether a table exists and is not empty.
func (s *sfnt) has(name string) bool {
	t, ok := s.find(tag(name))
	return ok && t.length > 0
}

func (s *sfnt) find(tag uint32) (tableRecord, bool) {
	for _, t := range s.tables {
		if t.tag == tag {
			return t, true
		}
	}
	return tableRecord{}, false
}

// table gives the bytes of a table, nil if there is none.
func (s *sfnt) table(name string) []byte {
	t, ok := s.find(tag(name))
	if !ok {
		return nil
	}
	return s.kept.table(t, s.read)
}

// u16 and i16 read big-endian numbers; past the end of b they are 0.
func u16(b []byte, at int) uint16 {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return binary.BigEndian.Uint16(b[at:])
}

func i16(b []byte, at int) int32 { return int32(int16(u16(b, at))) }

func u32(b []byte, at int) uint32 {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return binary.BigEndian.Uint32(b[at:])
}
