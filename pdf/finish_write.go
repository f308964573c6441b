package pdf

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
	"io"
)

// ref is an object's number.
type ref int

// file collects the objects of the final file. Their numbers are given in the
// order of asking, so that the same document makes the same file.
type file struct {
	objects []object
	workers int // goroutines that deflate
}

// object is a value or, if stream is not nil, a stream: body is then what its
// dictionary has beside Length and Filter.
type object struct {
	body   []byte
	stream []byte
	// coded streams are written as they are: their filter is in body, or they
	// have none.
	coded bool
	// dense streams are deflated as hard as can be.
	dense bool
}

// reserve gives a number to an object that is set later.
func (f *file) reserve() ref {
	f.objects = append(f.objects, object{})
	return ref(len(f.objects))
}

// set defines a reserved object.
func (f *file) set(r ref, body []byte) { f.objects[r-1].body = body }

// add adds an object.
func (f *file) add(body []byte) ref {
	r := f.reserve()
	f.set(r, body)
	return r
}

// stream adds a stream, to be deflated. The entries are those of its
// dictionary without Length and Filter.
func (f *file) stream(entries, data []byte) ref {
	r := f.reserve()
	if data == nil {
		data = []byte{}
	}
	f.objects[r-1] = object{body: entries, stream: data}
	return r
}

// codedStream adds a stream that stays as it is.
func (f *file) codedStream(entries, data []byte) ref {
	r := f.stream(entries, data)
	f.objects[r-1].coded = true
	return r
}

// perStream is how many objects share an object stream: enough for them to
// deflate well together, few enough to be shared out between processors.
const perStream = 1000

// write writes the file: streams, then all else in object streams, then the
// cross-reference stream (7.5.7 and 7.5.8). The file's ID is a digest of what
// was written before it. There need be no information dictionary: info is then
// 0.
func (f *file) write(w io.Writer, header string, root, info ref) error {
	places := make([]place, len(f.objects)+1)
	f.packObjects(places)
	f.deflate()
	out := &counted{w: w, sum: sha256.New()}
	out.write([]byte(header))
	places = append(places, make([]place, len(f.objects)+1-len(places))...)
	for i := range f.objects {
		if o := &f.objects[i]; o.stream != nil {
			places[i+1] = place{kind: placeOffset, at: out.n}
			out.write(streamHead(i+1, o))
			out.write(o.stream)
			out.write([]byte("\nendstream\nendobj\n"))
			o.stream = []byte{} // it is not needed any more
		}
	}
	f.writeXref(out, places, root, info)
	return out.err
}

// place says where an object is: at an offset, or in an object stream.
type place struct {
	kind  uint8
	at    int64 // the offset, or the number of the object stream
	index int   // in that stream
}

const (
	placeFree     = 0
	placeOffset   = 1
	placeInStream = 2
)

// packObjects moves all objects that are no streams into object streams.
func (f *file) packObjects(places []place) {
	var inside []int
	flush := func() {
		if len(inside) == 0 {
			return
		}
		var head, bodies []byte
		for i, n := range inside {
			head = appendInt(head, int64(n))
			head = append(head, ' ')
			head = appendInt(head, int64(len(bodies)))
			head = append(head, ' ')
			bodies = append(bodies, f.objects[n-1].body...)
			bodies = append(bodies, '\n')
			places[n] = place{placeInStream, int64(len(f.objects) + 1), i}
			f.objects[n-1].body = nil
		}
		entries := append([]byte("/Type/ObjStm/N "), appendInt(nil, int64(len(inside)))...)
		entries = append(entries, "/First "...)
		entries = appendInt(entries, int64(len(head)))
		f.objects[f.stream(entries, append(head, bodies...))-1].dense = true
		inside = inside[:0]
	}
	for n := 1; n < len(places); n++ {
		if f.objects[n-1].stream == nil {
			if inside = append(inside, n); len(inside) == perStream {
				flush()
			}
		}
	}
	flush()
}

func streamHead(number int, o *object) []byte {
	b := appendInt(nil, int64(number))
	b = append(b, " 0 obj\n<<"...)
	b = append(b, o.body...)
	if !o.coded {
		b = append(b, "/Filter/FlateDecode"...)
	}
	b = append(b, "/Length "...)
	b = appendInt(b, int64(len(o.stream)))
	return append(b, ">>\nstream\n"...)
}

// writeXref writes the cross-reference stream, which is the file's trailer
// too.
func (f *file) writeXref(out *counted, places []place, root, info ref) {
	start := out.n
	places = append(places, place{kind: placeOffset, at: start})
	var rows []byte
	for i, p := range places {
		rows = append(rows, p.kind)
		rows = binary.BigEndian.AppendUint32(rows, uint32(p.at))
		index := uint16(p.index)
		if i == 0 {
			index = 0xFFFF
		}
		rows = binary.BigEndian.AppendUint16(rows, index)
	}
	const width = 7
	b := append([]byte(nil), "/Type/XRef/W[1 4 2]/Size "...)
	b = appendInt(b, int64(len(places)))
	b = append(b, "/DecodeParms<</Predictor 12/Columns 7>>/Root "...)
	b = appendRef(b, root)
	if info != 0 {
		b = append(b, "/Info "...)
		b = appendRef(b, info)
	}
	b = append(b, "/ID["...)
	id := hexString(out.sum.Sum(nil)[:16])
	b = append(append(b, id...), id...)
	last := file{objects: []object{{body: append(b, ']'), stream: differences(rows, width)}}}
	last.deflate()
	out.write(streamHead(len(places)-1, &last.objects[0]))
	out.write(last.objects[0].stream)
	tail := append([]byte("\nendstream\nendobj\nstartxref\n"), appendInt(nil, start)...)
	out.write(append(tail, "\n%%EOF\n"...))
}

// differences codes rows as PNG's filter "up" does: neighbouring lines of a
// cross-reference are much alike.
func differences(rows []byte, width int) []byte {
	out := make([]byte, 0, len(rows)+len(rows)/width)
	for i := range rows {
		if i%width == 0 {
			out = append(out, 2)
		}
		if i < width {
			out = append(out, rows[i])
		} else {
			out = append(out, rows[i]-rows[i-width])
		}
	}
	return out
}

func hexString(data []byte) []byte {
	b := []byte{'<'}
	for i := 0; i+1 < len(data); i += 2 {
		b = appendHex16(b, binary.BigEndian.Uint16(data[i:]))
	}
	return append(b, '>')
}

// counted counts and digests what is written, and keeps the first error.
type counted struct {
	w   io.Writer
	n   int64
	sum hash.Hash
	err error
}

func (c *counted) write(b []byte) {
	if c.err != nil {
		return
	}
	c.n += int64(len(b))
	c.sum.Write(b)
	_, c.err = c.w.Write(b)
}
