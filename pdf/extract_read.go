package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// extractor reads the objects of any file of PDF 1.5 and later that is not
// encrypted: those in object streams, and those in the open.
type extractor struct {
	data    []byte
	places  map[int]place
	trailer dict
	packed  map[int]packed // object streams
	spent   int            // bytes that were read of streams
	depth   int            // of references that are being followed
}

// The bounds of what is read from a file.
const (
	maxStreams  = 256 << 20 // bytes, inflated
	maxObjects  = 8_388_607 // PDF's own (ISO 19005-2, 6.1.13)
	maxFollowed = 16
	maxSections = 64 // of cross-references
)

var errNotPDF = errors.New("this is not a PDF file, or it is damaged")

// readXrefs reads the cross-references, the newest first: what they say goes.
func (x *extractor) readXrefs() error {
	at := bytes.LastIndex(x.data, []byte("startxref"))
	if at < 0 {
		return errNotPDF
	}
	s := scanner{data: x.data, pos: at + len("startxref")}
	next, err := s.integer()
	for range maxSections {
		if err != nil || next < 0 || next >= len(x.data) {
			return errNotPDF
		}
		s.pos = next
		var trailer dict
		if s.word("xref") {
			trailer, err = x.table(&s)
		} else {
			trailer, err = x.xrefStream(next)
		}
		if err != nil {
			return err
		}
		if x.trailer == nil {
			x.trailer = trailer
		}
		prev := trailer.get("Prev")
		if prev == nil {
			return nil
		}
		next, err = strconv.Atoi(string(prev))
	}
	return errNotPDF
}

// table reads a classic cross-reference table.
func (x *extractor) table(s *scanner) (dict, error) {
	for !s.word("trailer") {
		first, err1 := s.integer()
		count, err2 := s.integer()
		if err1 != nil || err2 != nil || first > maxObjects || count > len(x.data) {
			return nil, errNotPDF
		}
		for i := range count {
			offset, err1 := s.integer()
			_, err2 := s.integer()
			used := s.word("n")
			if err1 != nil || err2 != nil || !used && !s.word("f") {
				return nil, errNotPDF
			}
			if used {
				x.put(first+i, place{kind: placeOffset, at: int64(offset)})
			}
		}
	}
	return s.dict()
}

func (x *extractor) put(number int, p place) {
	if _, newer := x.places[number]; !newer && number <= maxObjects {
		x.places[number] = p
	}
}

// xrefStream reads a cross-reference stream (7.5.8).
func (x *extractor) xrefStream(offset int) (dict, error) {
	d, raw, err := x.at(offset, -1)
	if err != nil {
		return nil, err
	}
	rows, err := x.decode(d, raw)
	if err != nil {
		return nil, err
	}
	widths, err := integers(d.get("W"))
	if err != nil || len(widths) != 3 || max(widths[0], widths[1], widths[2]) > 8 {
		return nil, errNotPDF
	}
	index, err := integers(d.get("Index"))
	if err != nil || len(index)%2 != 0 {
		return nil, errNotPDF
	}
	width := widths[0] + widths[1] + widths[2]
	if width == 0 {
		return nil, errNotPDF
	}
	if index == nil {
		index = []int{0, len(rows) / width}
	}
	for ; len(index) > 0; index = index[2:] {
		for i := 0; i < index[1] && len(rows) >= width; i++ {
			x.putRow(index[0]+i, rows, widths)
			rows = rows[width:]
		}
	}
	return d, nil
}

func (x *extractor) putRow(number int, row []byte, widths []int) {
	field := func(width, otherwise int) int {
		if width == 0 {
			return otherwise
		}
		n := 0
		for _, c := range row[:width] {
			n = n<<8 | int(c)
		}
		row = row[width:]
		return n
	}
	kind := field(widths[0], placeOffset)
	at := field(widths[1], 0)
	index := field(widths[2], 0)
	if kind == placeOffset || kind == placeInStream {
		x.put(number, place{uint8(kind), int64(at), index})
	}
}

// at reads the object at an offset; number is its number, or -1 for any.
func (x *extractor) at(offset, number int) (d dict, raw []byte, err error) {
	s := scanner{data: x.data, pos: offset}
	if offset < 0 || offset >= len(x.data) {
		return nil, nil, errNotPDF
	}
	n, err1 := s.integer()
	_, err2 := s.integer()
	if err1 != nil || err2 != nil || !s.word("obj") || number >= 0 && n != number {
		return nil, nil, errNotPDF
	}
	if d, err = s.dict(); err != nil || !s.word("stream") {
		return d, nil, err
	}
	s.line()
	length, err := x.integer(d.get("Length"))
	if err != nil || length < 0 || length > len(x.data)-s.pos {
		return nil, nil, errNotPDF
	}
	return d, x.data[s.pos : s.pos+length], nil
}

// stream reads a stream, decoded.
func (x *extractor) stream(number int) (dict, []byte, error) {
	p, ok := x.places[number]
	if !ok || p.kind != placeOffset {
		return nil, nil, errNotPDF
	}
	d, raw, err := x.at(int(p.at), number)
	if err != nil || raw == nil {
		return nil, nil, errors.Join(err, errNotPDF)
	}
	content, err := x.decode(d, raw)
	return d, content, err
}

// decode undoes a stream's filter.
func (x *extractor) decode(d dict, raw []byte) ([]byte, error) {
	filter := bytes.Trim(d.get("Filter"), "[] \r\n\t")
	if len(filter) == 0 {
		return raw, x.spend(len(raw))
	}
	if string(filter) != "/FlateDecode" {
		return nil, fmt.Errorf("the filter %.40s is none of ours", filter)
	}
	z, err := zlib.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, errNotPDF
	}
	content, err := io.ReadAll(io.LimitReader(z, int64(maxStreams-x.spent)+1))
	if err != nil {
		return nil, errNotPDF
	}
	if err := x.spend(len(content)); err != nil {
		return nil, err
	}
	parms := bytes.TrimSuffix(bytes.TrimPrefix(d.get("DecodeParms"), []byte("[")), []byte("]"))
	if len(parms) == 0 {
		return content, nil
	}
	p, err := (&scanner{data: parms}).dict()
	if err != nil {
		return nil, err
	}
	return unpredict(content, p)
}

// spend counts what is read of streams.
func (x *extractor) spend(n int) error {
	if x.spent += n; x.spent > maxStreams {
		return fmt.Errorf("it holds more than %d MiB", maxStreams>>20)
	}
	return nil
}

// unpredict undoes PNG's filter "up", which is all that cross-references are
// ever coded with (7.4.4.4).
func unpredict(content []byte, parms dict) ([]byte, error) {
	if v := parms.get("Predictor"); v == nil || string(v) == "1" {
		return content, nil
	}
	columns, err := strconv.Atoi(string(parms.get("Columns")))
	if err != nil || columns < 1 || columns > 64 || len(content)%(columns+1) != 0 {
		return nil, errNotPDF
	}
	out := make([]byte, 0, len(content))
	above := make([]byte, columns)
	for ; len(content) > 0; content = content[columns+1:] {
		row := content[1 : columns+1]
		switch content[0] {
		case 0:
		case 2:
			for i := range row {
				row[i] += above[i]
			}
		default:
			return nil, errNotPDF
		}
		out = append(out, row...)
		above = row
	}
	return out, nil
}
