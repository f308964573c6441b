package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// carried is the file as the page writer made it: a classic cross-reference
// table over plain objects. It is read back without trust in it.
type carried struct {
	data    []byte
	offsets []int // by object number; 0 is unused
	trailer dict
}

// dict is a dictionary whose values are left as they stand in the file.
type dict []entry

type entry struct {
	key   string
	value []byte
}

// get gives a value, nil if there is none.
func (d dict) get(key string) []byte {
	for _, e := range d {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// maxCarried is the most objects that are read: a page needs two.
const maxCarried = 4_000_000

// readCarried reads the cross-reference table and the trailer.
func readCarried(data []byte) (*carried, error) {
	at := bytes.LastIndex(data, []byte("startxref"))
	if at < 0 {
		return nil, errors.New("the page writer's file has no end")
	}
	s := scanner{data: data, pos: at + len("startxref")}
	xref, err := s.integer()
	if err != nil || xref < 0 || xref >= len(data) {
		return nil, errors.New("the page writer's file has no cross-reference table")
	}
	s.pos = xref
	if !s.word("xref") {
		return nil, errors.New("the page writer's file has no cross-reference table")
	}
	c := &carried{data: data}
	if err := c.readOffsets(&s); err != nil {
		return nil, err
	}
	if !s.word("trailer") {
		return nil, errors.New("the page writer's file has no trailer")
	}
	c.trailer, err = s.dict()
	return c, err
}

func (c *carried) readOffsets(s *scanner) error {
	first, err1 := s.integer()
	count, err2 := s.integer()
	if err1 != nil || err2 != nil || first != 0 || count < 1 || count > min(maxCarried, len(s.data)) {
		return errors.New("the page writer's cross-reference table is broken")
	}
	c.offsets = make([]int, count)
	for i := range c.offsets {
		offset, err1 := s.integer()
		_, err2 := s.integer()
		used := s.word("n")
		if err1 != nil || err2 != nil || !used && !s.word("f") || offset < 0 || offset >= len(s.data) {
			return fmt.Errorf("line %d of the page writer's cross-reference table is broken", i)
		}
		if used {
			c.offsets[i] = offset
		}
	}
	return nil
}

// object reads a dictionary, and the stream that follows it if there is one.
func (c *carried) object(number int) (dict, []byte, error) {
	if number < 1 || number >= len(c.offsets) || c.offsets[number] == 0 {
		return nil, nil, fmt.Errorf("the page writer's object %d is missing", number)
	}
	s := scanner{data: c.data, pos: c.offsets[number]}
	n, err := s.integer()
	if err != nil || n != number || !s.word("0") || !s.word("obj") {
		return nil, nil, fmt.Errorf("the page writer's object %d is not where it should be", number)
	}
	d, err := s.dict()
	if err != nil || !s.word("stream") {
		return d, nil, err
	}
	s.line()
	length, err := strconv.Atoi(string(d.get("Length")))
	if err != nil || length < 0 || length > len(c.data)-s.pos {
		return nil, nil, fmt.Errorf("the page writer's stream %d is cut off", number)
	}
	return d, c.data[s.pos : s.pos+length], nil
}

// reference reads an indirect reference.
func reference(value []byte) (int, error) {
	s := scanner{data: value}
	n, err := s.integer()
	if err != nil || !s.word("0") || !s.word("R") {
		return 0, fmt.Errorf("%.40q is not a reference", value)
	}
	return n, nil
}

// references reads an array of references.
func references(value []byte) ([]int, error) {
	s := scanner{data: value}
	if !s.word("[") {
		return nil, fmt.Errorf("%.40q is not an array", value)
	}
	var list []int
	for !s.word("]") {
		n, err := s.integer()
		if err != nil || !s.word("0") || !s.word("R") {
			return nil, fmt.Errorf("%.40q is not an array of references", value)
		}
		list = append(list, n)
	}
	return list, nil
}
