package fonts

import "io"

// window reads a table piece by piece. What follows a small piece comes with it,
// since it is often asked for next.
type window struct {
	sfnt  *sfnt
	table tableRecord
	from  int64  // the place of data in the table
	data  []byte // what was read last
	err   error  // of the first reading that failed; then none gives anything
}

// read gives n bytes of the table, nil if they can't be read. They are good until
// the next reading.
func (w *window) read(at, n int64) []byte {
	if !w.holds(at, n) {
		return nil
	}
	if at < w.from || at+n > w.from+int64(len(w.data)) {
		ahead := min(max(n, readAhead), int64(w.table.length)-at)
		w.from, w.data = at, w.readInto(w.data[:0], at, ahead)
		if w.err != nil {
			return nil
		}
	}
	return w.data[at-w.from:][:n]
}

// append adds n bytes of the table to b.
func (w *window) append(b []byte, at, n int64) []byte {
	if n <= readAhead {
		return append(b, w.read(at, n)...)
	}
	if !w.holds(at, n) {
		return b
	}
	return append(b, w.readInto(b[len(b):], at, n)...) // it is in its place if there was room
}

// holds says whether there is such a piece, and no reading has failed.
func (w *window) holds(at, n int64) bool {
	size := int64(w.table.length)
	if at < 0 || at > size || n < 0 || n > size-at {
		w.fail(io.ErrUnexpectedEOF)
	}
	return w.err == nil
}

func (w *window) readInto(buffer []byte, at, n int64) []byte {
	data, err := w.sfnt.readInto(buffer, int64(w.table.offset)+at, int(n))
	if err != nil {
		w.fail(err)
		return nil
	}
	return data
}

func (w *window) fail(err error) {
	if w.err == nil {
		w.err = err
	}
}
