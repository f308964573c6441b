package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strconv"
	"testing"
	"unicode/utf16"
)

// A small reader of PDF files, for tests. It goes by the cross-reference
// stream alone and shares no code with the writer, so that it finds out where
// the writer is wrong.

type (
	name    string
	pdfRef  int
	pdfDict map[name]any
	pdfStr  string
	pdfOp   string // an operator in a content stream
)

// pdfStream is a stream, inflated.
type pdfStream struct {
	dict pdfDict
	data []byte
}

// reader reads a file.
type reader struct {
	tb      testing.TB
	data    []byte
	entries [][3]int // of the cross-reference stream
	trailer pdfDict
	cache   map[int]any
}

func read(tb testing.TB, data []byte) *reader {
	tb.Helper()
	r := &reader{tb: tb, data: data, cache: map[int]any{}}
	at := bytes.LastIndex(data, []byte("startxref\n"))
	if at < 0 {
		tb.Fatal("no startxref")
	}
	offset, err := strconv.Atoi(string(bytes.Fields(data[at+10:])[0]))
	if err != nil {
		tb.Fatal(err)
	}
	_, obj := r.objectAt(offset)
	xref := obj.(pdfStream)
	r.trailer = xref.dict
	widths := xref.dict["W"].([]any)
	rows := xref.data
	for len(rows) > 0 {
		var e [3]int
		for i := range e {
			for range int(widths[i].(float64)) {
				e[i] = e[i]<<8 | int(rows[0])
				rows = rows[1:]
			}
		}
		r.entries = append(r.entries, e)
	}
	if n := int(xref.dict["Size"].(float64)); n != len(r.entries) {
		tb.Fatalf("Size is %d, but there are %d entries", n, len(r.entries))
	}
	return r
}

// get follows references.
func (r *reader) get(v any) any {
	ref, ok := v.(pdfRef)
	if !ok {
		return v
	}
	n := int(ref)
	if obj, ok := r.cache[n]; ok {
		return obj
	}
	if n >= len(r.entries) {
		r.tb.Fatalf("object %d does not exist", n)
	}
	var obj any
	switch e := r.entries[n]; e[0] {
	case 1:
		var number int
		if number, obj = r.objectAt(e[1]); number != n {
			r.tb.Fatalf("object %d is where object %d should be", number, n)
		}
	case 2:
		obj = r.inStream(e[1], e[2], n)
	default:
		r.tb.Fatalf("object %d is free", n)
	}
	r.cache[n] = obj
	return obj
}

func (r *reader) dict(v any) pdfDict {
	r.tb.Helper()
	switch d := r.get(v).(type) {
	case pdfDict:
		return d
	case pdfStream:
		return d.dict
	case nil:
		return nil
	}
	r.tb.Fatalf("%v is not a dictionary", v)
	return nil
}

func (r *reader) array(v any) []any {
	a, _ := r.get(v).([]any)
	return a
}

func (r *reader) stream(v any) []byte {
	r.tb.Helper()
	s, ok := r.get(v).(pdfStream)
	if !ok {
		r.tb.Fatalf("%v is not a stream", v)
	}
	return s.data
}

func (r *reader) inStream(container, index, number int) any {
	s := r.get(pdfRef(container)).(pdfStream)
	head := &parser{data: s.data}
	for i := 0; ; i++ {
		n, offset := int(head.value().(float64)), int(head.value().(float64))
		if i == index {
			if n != number {
				r.tb.Fatalf("object %d is where object %d should be", n, number)
			}
			return (&parser{data: s.data, pos: int(s.dict["First"].(float64)) + offset}).value()
		}
	}
}

// objectAt reads "n 0 obj".
func (r *reader) objectAt(offset int) (int, any) {
	r.tb.Helper()
	p := &parser{data: r.data, pos: offset}
	n, ok := p.value().(float64)
	p.value()
	if op, _ := p.value().(pdfOp); !ok || op != "obj" {
		r.tb.Fatalf("no object at offset %d: %.20q", offset, r.data[offset:])
	}
	v := p.value()
	if op, _ := p.value().(pdfOp); op != "stream" {
		return int(n), v
	}
	d := v.(pdfDict)
	p.pos++ // the end of the line
	data := r.data[p.pos:][:int(d["Length"].(float64))]
	p.pos += len(data)
	if op, _ := p.value().(pdfOp); op != "endstream" {
		r.tb.Fatalf("stream %v is longer or shorter than it says", n)
	}
	return int(n), pdfStream{d, r.inflate(d, data)}
}

func (r *reader) inflate(d pdfDict, data []byte) []byte {
	if d["Filter"] != name("FlateDecode") || d["Subtype"] == name("Image") {
		return data
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		r.tb.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		r.tb.Fatal(err)
	}
	parms, _ := d["DecodeParms"].(pdfDict)
	if parms == nil {
		return out
	}
	columns := int(parms["Columns"].(float64))
	var rows []byte
	for i := 0; i < len(out); i += columns + 1 {
		for k := range columns {
			v := out[i+1+k]
			if len(rows) >= columns {
				v += rows[len(rows)-columns]
			}
			rows = append(rows, v)
		}
	}
	return rows
}

// parser reads values and operators.
type parser struct {
	data []byte
	pos  int
}

func (p *parser) space() {
	for p.pos < len(p.data) && bytes.IndexByte([]byte(" \n\r\t\f\x00"), p.data[p.pos]) >= 0 {
		p.pos++
	}
}

// value reads the next value, nil at the end. References are recognised, which
// content streams don't have.
func (p *parser) value() any {
	p.space()
	if p.pos >= len(p.data) {
		return nil
	}
	switch c := p.data[p.pos]; {
	case c == '[':
		p.pos++
		list := []any{}
		for p.space(); p.data[p.pos] != ']'; p.space() {
			list = append(list, p.value())
		}
		p.pos++
		return list
	case bytes.HasPrefix(p.data[p.pos:], []byte("<<")):
		p.pos += 2
		d := pdfDict{}
		for p.space(); p.data[p.pos] != '>'; p.space() {
			key := p.value().(name)
			if _, twice := d[key]; twice {
				panic("a key twice: " + string(key))
			}
			d[key] = p.value()
		}
		p.pos += 2
		return d
	case c == '<':
		return p.hex()
	case c == '(':
		return p.literal()
	case c == '/':
		p.pos++
		return p.nameToken()
	}
	return p.numberOrOperator()
}

func (p *parser) token() string {
	start := p.pos
	for p.pos < len(p.data) && bytes.IndexByte([]byte(" \n\r\t\f\x00()<>[]/%"), p.data[p.pos]) < 0 {
		p.pos++
	}
	if p.pos == start {
		panic(fmt.Sprintf("unexpected %q", p.data[p.pos]))
	}
	return string(p.data[start:p.pos])
}

func (p *parser) nameToken() name {
	var b []byte
	t := p.token()
	for i := 0; i < len(t); i++ {
		if t[i] == '#' {
			v, _ := strconv.ParseUint(t[i+1:i+3], 16, 8)
			b = append(b, byte(v))
			i += 2
			continue
		}
		b = append(b, t[i])
	}
	return name(b)
}

func (p *parser) numberOrOperator() any {
	t := p.token()
	v, err := strconv.ParseFloat(t, 64)
	if err != nil {
		return pdfOp(t)
	}
	save := p.pos
	p.space()
	if end := p.pos + 3; end <= len(p.data) && string(p.data[p.pos:end]) == "0 R" &&
		(end == len(p.data) || p.data[end] != 'G') {
		p.pos = end
		return pdfRef(v)
	}
	p.pos = save
	return v
}

func (p *parser) hex() pdfStr {
	p.pos++
	end := p.pos + bytes.IndexByte(p.data[p.pos:], '>')
	var b []byte
	for i := p.pos; i+1 < end; i += 2 {
		v, err := strconv.ParseUint(string(p.data[i:i+2]), 16, 8)
		if err != nil {
			panic(err)
		}
		b = append(b, byte(v))
	}
	p.pos = end + 1
	return pdfStr(b)
}

func (p *parser) literal() pdfStr {
	var b []byte
	depth := 0
	for ; ; p.pos++ {
		c := p.data[p.pos]
		switch c {
		case '\\':
			p.pos++
			if c = p.data[p.pos]; c == 'r' {
				c = '\r'
			}
			b = append(b, c)
			continue
		case '\r':
			c = '\n' // as 7.3.4.2 has it
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				p.pos++
				return pdfStr(b)
			}
		}
		b = append(b, c)
	}
}

// text decodes a text string.
func (s pdfStr) text() string {
	if len(s) < 2 || s[:2] != "\xFE\xFF" {
		return string(s)
	}
	return utf16BE(string(s[2:]))
}

func utf16BE(s string) string {
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// pages lists the pages.
func (r *reader) pages() []pdfDict {
	var list []pdfDict
	for _, kid := range r.array(r.dict(r.root()["Pages"])["Kids"]) {
		list = append(list, r.dict(kid))
	}
	return list
}

func (r *reader) root() pdfDict { return r.dict(r.trailer["Root"]) }
