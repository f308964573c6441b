package deflate

import (
	"encoding/binary"
	"math/bits"
)

// Writer deflates rows of pixels. It tries the distance of a pixel, the matches
// that it is told of, and where the next bytes were last.
type Writer struct {
	pixel  int
	buf    []byte                // the window, and what is not coded yet
	done   int                   // in buf: how far it is coded
	passed int                   // how much is not in buf any more
	hints  []Match               // that are not behind yet
	eight  table                 // where eight bytes were
	five   [1 << hashBits]uint32 // the same of five bytes, the last time
	blocks blocks
	sum    adler
}

// table says where bytes were the last times, by their hash: how many were before
// them. It may be wrong.
type table [1 << hashBits][4]uint32

const hashBits = 12

func hash(v uint64) uint64 {
	const golden = 0x9E3779B97F4A7C15 // 2⁶⁴ divided by the golden ratio (Knuth, 6.4)
	return v * golden >> (64 - hashBits)
}

const (
	// lazy is the length up to which a match waits for whether the next byte has a
	// longer one.
	lazy = 16
	// A match that is so long is good enough.
	good, veryGood = 16, 64
	// lookAhead is how much has to be there for the longest match to be found.
	lookAhead = maxMatch + 8
)

// NewWriter makes a writer for pixels of so many bytes.
func NewWriter(pixel int) *Writer {
	w := &Writer{pixel: pixel, buf: make([]byte, 0, 3*window), sum: adler{bytes: 1}}
	w.blocks.tokens, w.blocks.perLiteral = make([]token, 0, perBlock), 6*16
	w.blocks.out = append(w.blocks.out, 0x78, 0x9C) // RFC 1950, section 2.2
	return w
}

// Write adds rows, with matches that they may have, in the order of their
// places. The writer looks whether they are right.
func (w *Writer) Write(rows []byte, hints []Match) {
	w.sum.add(rows)
	w.hints = append(w.hints, hints...)
	for len(rows) > 0 {
		if len(w.buf) == cap(w.buf) {
			w.encode(len(w.buf) - lookAhead)
			keep := w.done - window
			w.buf = w.buf[:copy(w.buf, w.buf[keep:])]
			w.done, w.passed = window, w.passed+keep
		}
		n := min(len(rows), cap(w.buf)-len(w.buf))
		w.buf = append(w.buf, rows[:n]...)
		rows = rows[n:]
	}
}

// Close gives all that was written, compressed.
func (w *Writer) Close() []byte {
	w.encode(len(w.buf))
	w.blocks.flush(true)
	return binary.BigEndian.AppendUint32(w.blocks.end(), w.sum.sum())
}

// encode finds the tokens of what is in the buffer, up to an offset or a match
// beyond it.
func (w *Writer) encode(to int) {
	at, used := w.done, 0
	for at < to {
		for used < len(w.hints) && w.hints[used].end()-w.passed <= at {
			used++
		}
		end, hinted := to, 0
		if used < len(w.hints) {
			h := &w.hints[used]
			if begin := h.At - w.passed; begin > at {
				end = min(end, begin)
			} else {
				end, hinted = min(end, h.end()-w.passed), int(h.Distance)
			}
		}
		for at < end {
			at = w.token(at, hinted, at+1 < to)
		}
	}
	w.done = at
	w.hints = w.hints[:copy(w.hints, w.hints[used:])]
}

func (m *Match) end() int { return m.At + int(m.Length) }

// token writes the token for the bytes at an offset, and gives the next offset.
// With waits it may write two.
func (w *Writer) token(at, hinted int, waits bool) int {
	length, distance := w.find(at, hinted)
	if length < minMatch || !w.blocks.worth(length, distance) {
		w.blocks.literal(w.buf[at])
		return at + 1
	}
	if length < lazy && waits {
		if n, d := w.find(at+1, hinted); n > length+1 {
			w.blocks.literal(w.buf[at])
			at, length, distance = at+1, n, d
		}
	}
	w.blocks.match(length, distance)
	w.note(at+1, at+length)
	return at + length
}

// find finds a long match; of equal ones, that which is tried first.
func (w *Writer) find(at, hinted int) (length, distance int) {
	if w.pixel <= at {
		length, distance = w.same(at, w.pixel), w.pixel
	}
	if length < veryGood && hinted > 0 && hinted <= at {
		length, distance = w.better(at, hinted, length, distance)
	}
	if length >= veryGood || at+8 > len(w.buf) {
		return length, distance
	}
	v := binary.LittleEndian.Uint64(w.buf[at:])
	eight, five := w.eight[hash(v)], w.five[hash(v<<24)]
	w.remember(at)
	here := uint32(w.passed + at)
	for _, before := range eight {
		if length >= veryGood {
			return length, distance
		}
		length, distance = w.better(at, int(here-before), length, distance)
	}
	if length < good {
		length, distance = w.better(at, int(here-five), length, distance)
	}
	return length, distance
}

// remember notes where the next bytes are.
func (w *Writer) remember(at int) {
	v, here := binary.LittleEndian.Uint64(w.buf[at:]), uint32(w.passed+at)
	e := &w.eight[hash(v)]
	e[0], e[1], e[2], e[3] = here, e[0], e[1], e[2]
	w.five[hash(v<<24)] = here
}

// better gives the match at a distance if it is longer than what there is.
func (w *Writer) better(at, d, length, distance int) (int, int) {
	if uint(d-1) < window && d <= at {
		if n := w.same(at, d); n > length {
			return n, d
		}
	}
	return length, distance
}

// note notes where the bytes of a match are, of a long one the first and the last.
func (w *Writer) note(from, to int) {
	const first, last = 3, 4
	to = min(to, len(w.buf)-8)
	for i := from; i < to; i++ {
		if i == from+first {
			i = max(i, to-last)
		}
		w.remember(i)
	}
}

// same is how many bytes are those that were a distance before.
func (w *Writer) same(at, distance int) int {
	b := w.buf[at:min(at+maxMatch, len(w.buf))]
	a := w.buf[at-distance:][:len(b)]
	n := 0
	for ; len(b)-n >= 8; n += 8 {
		if x := binary.LittleEndian.Uint64(a[n:]) ^ binary.LittleEndian.Uint64(b[n:]); x != 0 {
			return n + bits.TrailingZeros64(x)>>3
		}
	}
	for n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
