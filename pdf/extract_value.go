package pdf

import (
	"bytes"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf16"
)

// value is what a value or a reference to it stands for, nil if nothing does.
func (x *extractor) value(v []byte) ([]byte, error) {
	number, err := reference(v)
	if err != nil {
		return v, nil // no reference
	}
	if x.depth++; x.depth > maxFollowed {
		return nil, errNotPDF
	}
	defer func() { x.depth-- }()
	p, ok := x.places[number]
	switch {
	case !ok:
		return nil, nil
	case p.kind == placeInStream:
		v, err = x.fromStream(int(p.at), number)
	default:
		v, err = x.inTheOpen(int(p.at), number)
	}
	if err != nil {
		return nil, err
	}
	return x.value(v)
}

// inTheOpen is the value of an object at an offset.
func (x *extractor) inTheOpen(offset, number int) ([]byte, error) {
	if offset >= len(x.data) {
		return nil, errNotPDF
	}
	s := scanner{data: x.data, pos: offset}
	n, err1 := s.integer()
	_, err2 := s.integer()
	if err1 != nil || err2 != nil || n != number || !s.word("obj") {
		return nil, errNotPDF
	}
	return s.one()
}

// packed is an object stream: its objects, and where they are in it.
type packed struct {
	content []byte
	offsets map[int]int // by number
}

// fromStream is the value of an object in an object stream.
func (x *extractor) fromStream(stream, number int) ([]byte, error) {
	p, ok := x.packed[stream]
	if !ok {
		var err error
		if p, err = x.unpack(stream); err != nil {
			return nil, err
		}
		x.packed[stream] = p
	}
	at, ok := p.offsets[number]
	if !ok || at >= len(p.content) {
		return nil, errNotPDF
	}
	return (&scanner{data: p.content, pos: at}).one()
}

// unpack reads an object stream (7.5.7).
func (x *extractor) unpack(stream int) (packed, error) {
	d, content, err := x.stream(stream)
	if err != nil {
		return packed{}, err
	}
	first, err1 := x.integer(d.get("First"))
	n, err2 := x.integer(d.get("N"))
	if err1 != nil || err2 != nil || first < 0 || first > len(content) || n < 0 || n > len(content) {
		return packed{}, errNotPDF
	}
	p := packed{content, make(map[int]int, n)}
	head := scanner{data: content[:first]}
	for range n {
		number, err1 := head.integer()
		at, err2 := head.integer()
		if err1 != nil || err2 != nil {
			return packed{}, errNotPDF
		}
		p.offsets[number] = first + at
	}
	return p, nil
}

// one reads one value; a reference is one of three tokens.
func (s *scanner) one() ([]byte, error) {
	s.space()
	start := s.pos
	ahead := *s
	if _, err := ahead.integer(); err == nil && ahead.word("0") && ahead.word("R") {
		s.pos = ahead.pos
		return s.data[start:s.pos], nil
	}
	if err := s.skip(0); err != nil {
		return nil, err
	}
	return s.data[start:s.pos], nil
}

// dict is a dictionary; an empty one where there is no value.
func (x *extractor) dict(v []byte) (dict, error) {
	v, err := x.value(v)
	if err != nil || len(v) == 0 {
		return nil, err
	}
	return (&scanner{data: v}).dict()
}

// array are the values in an array.
func (x *extractor) array(v []byte) ([][]byte, error) {
	v, err := x.value(v)
	if err != nil || len(v) == 0 {
		return nil, err
	}
	s := scanner{data: v}
	if !s.word("[") {
		return nil, errNotPDF
	}
	var list [][]byte
	for !s.word("]") {
		item, err := s.one()
		if err != nil {
			return nil, err
		}
		list = append(list, item)
	}
	return list, nil
}

func (x *extractor) integer(v []byte) (int, error) {
	v, err := x.value(v)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(string(v))
}

// integers are the numbers of an array that stands in the open; nil if there
// is none.
func integers(v []byte) ([]int, error) {
	if v == nil {
		return nil, nil
	}
	var list []int
	for _, f := range bytes.Fields(bytes.Trim(v, "[]")) {
		n, err := strconv.Atoi(string(f))
		if err != nil || n < 0 {
			return nil, errNotPDF
		}
		list = append(list, n)
	}
	return list, nil
}

// nameOf is the text of a name; "" if it is none.
func nameOf(v []byte) string {
	s, ok := strings.CutPrefix(string(v), "/")
	if !ok || !strings.Contains(s, "#") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) {
			if c, err := hex.DecodeString(s[i+1 : i+3]); err == nil {
				b.Write(c)
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// text is a text string (7.9.2.2). One without a mark is taken for Latin 1.
func (x *extractor) text(v []byte) (string, error) {
	b, err := x.bytes(v)
	if err != nil {
		return "", err
	}
	if rest, ok := bytes.CutPrefix(b, []byte("\xEF\xBB\xBF")); ok {
		return strings.ToValidUTF8(string(rest), "\uFFFD"), nil
	}
	rest, ok := bytes.CutPrefix(b, []byte("\xFE\xFF"))
	if !ok {
		var s strings.Builder
		for _, c := range b {
			s.WriteRune(rune(c))
		}
		return s.String(), nil
	}
	units := make([]uint16, len(rest)/2)
	for i := range units {
		units[i] = uint16(rest[2*i])<<8 | uint16(rest[2*i+1])
	}
	return string(utf16.Decode(units)), nil
}

// bytes are what is in a string; nil if there is no value.
func (x *extractor) bytes(v []byte) ([]byte, error) {
	v, err := x.value(v)
	switch {
	case err != nil || len(v) == 0:
		return nil, err
	case v[0] == '(':
		return unescape(v), nil
	case v[0] != '<' || len(v) < 2:
		return nil, errNotPDF
	}
	digits := strings.Join(strings.Fields(string(v[1:len(v)-1])), "")
	if len(digits)%2 == 1 {
		digits += "0"
	}
	b, err := hex.DecodeString(digits)
	if err != nil {
		return nil, errNotPDF
	}
	return b, nil
}

// unescape reads a literal string with its parentheses (7.3.4.2).
func unescape(v []byte) []byte {
	v = bytes.TrimSuffix(v[1:], []byte(")"))
	var out []byte
	for i := 0; i < len(v); i++ {
		if v[i] != '\\' || i+1 == len(v) {
			out = append(out, v[i])
			continue
		}
		i++
		if k := strings.IndexByte("nrtbf", v[i]); k >= 0 {
			out = append(out, "\n\r\t\b\f"[k])
			continue
		}
		n, digits := 0, 0
		for ; digits < 3 && i+digits < len(v) && v[i+digits] >= '0' && v[i+digits] <= '7'; digits++ {
			n = n<<3 | int(v[i+digits]-'0')
		}
		switch {
		case digits > 0:
			out = append(out, byte(n))
			i += digits - 1
		case v[i] != '\n':
			out = append(out, v[i])
		}
	}
	return out
}
