package pdf

import (
	"encoding/binary"
	"math"
	"unicode/utf8"

	"octavo/fonts"
)

// A letter that a face puts together from several glyphs, such as one with a
// vowel mark or with its dots, becomes a composite glyph of the embedded font,
// where it has to have one code. Marks that are raised by themselves are lines
// of their own to some readers.
//
// A joint is known by a string: the number of its glyphs, a byte; its advance;
// each glyph with its place; and the text that it stands for. Numbers have two
// bytes.

// jointSize is how many bytes of the string a glyph has.
const jointSize = 6

// appendJoint appends the string of glyphs, of which the first begins at pen, nothing
// if they cannot be one. No glyphs make a blank.
func appendJoint(b []byte, glyphs []fonts.Glyph, pen, advance int32, text string) []byte {
	start := len(b)
	if len(glyphs) > math.MaxInt8 || advance < 0 || advance > math.MaxUint16 || !mappable(text) {
		return b
	}
	b = append(b, byte(len(glyphs)))
	b = binary.BigEndian.AppendUint16(b, uint16(advance))
	for i := range glyphs {
		g := &glyphs[i]
		x, y := pen+g.XOff, g.YOff
		if g.ID == 0 || x != int32(int16(x)) || y != int32(int16(y)) {
			return b[:start]
		}
		b = binary.BigEndian.AppendUint16(b, g.ID)
		b = binary.BigEndian.AppendUint16(b, uint16(int16(x)))
		b = binary.BigEndian.AppendUint16(b, uint16(int16(y)))
		pen += g.Advance
	}
	return append(b, text...)
}

// joins reports whether a cluster that runs from left to right is to be a joint: if it
// has several glyphs, or one that has another width than in its face.
func joins(run *fonts.Run, glyphs []fonts.Glyph, text string) bool {
	if len(glyphs) > 1 || run.Tight {
		return isComplex(run.Text)
	}
	return unseen(&glyphs[0], text)
}

// unseen reports whether a glyph stands for a character that is not to be seen, a
// joiner or the like. In most faces it is as wide as a space, and readers would find
// none where one comes next.
func unseen(g *fonts.Glyph, text string) bool {
	if g.Advance != 0 || text == "" || text[0] < utf8.RuneSelf {
		return false
	}
	r, size := utf8.DecodeRuneInString(text)
	return size == len(text) && fonts.Ignorable(r)
}

// appendCluster appends the string of a cluster that runs from left to right.
func appendCluster(b []byte, glyphs []fonts.Glyph, text string) []byte {
	if len(glyphs) == 1 && unseen(&glyphs[0], text) {
		return appendJoint(b, nil, 0, 0, text)
	}
	var advance int32
	for i := range glyphs {
		advance += glyphs[i].Advance
	}
	return appendJoint(b, glyphs, 0, advance, text)
}

// joint is such a string.
type joint string

func (j joint) glyphs() int    { return int(j[0]) }
func (j joint) advance() int64 { return int64(j[1])<<8 | int64(j[2]) }
func (j joint) text() string   { return string(j[3+jointSize*j.glyphs():]) }

// glyph is a glyph of the joint with its place.
func (j joint) glyph(i int) (gid int, x, y int16) {
	at := j[3+jointSize*i:]
	number := func(k int) uint16 { return uint16(at[k])<<8 | uint16(at[k+1]) }
	return int(number(0)), int16(number(2)), int16(number(4))
}

// The flags of a component (OpenType specification, table glyf).
const (
	argsAreWords   = 1 << 0
	argsAreOffsets = 1 << 1
	moreComponents = 1 << 5
)

// outline is the composite glyph of a joint, and its left side bearing; empty if
// there is nothing to see.
func (j joint) outline(s *sfnt) (data []byte, bearing uint16) {
	box := [4]int{math.MaxInt16, math.MaxInt16, math.MinInt16, math.MinInt16}
	be, last := binary.BigEndian, -1
	data = make([]byte, 10, 10+8*j.glyphs())
	for i := range j.glyphs() {
		gid, x, y := j.glyph(i)
		part := s.outline(gid)
		if len(part) < 10 {
			continue
		}
		at := func(k int) int { return int(int16(be.Uint16(part[k:]))) }
		x += int16(s.bearing(gid)) - int16(at(2)) // a glyph is drawn where its bearing says
		box[0], box[1] = min(box[0], at(2)+int(x)), min(box[1], at(4)+int(y))
		box[2], box[3] = max(box[2], at(6)+int(x)), max(box[3], at(8)+int(y))
		last = len(data)
		data = be.AppendUint16(data, argsAreWords|argsAreOffsets|moreComponents)
		data = be.AppendUint16(data, uint16(gid))
		data = be.AppendUint16(data, uint16(x))
		data = be.AppendUint16(data, uint16(y))
	}
	if last < 0 {
		return nil, 0
	}
	be.PutUint16(data[last:], argsAreWords|argsAreOffsets)
	be.PutUint16(data, 0xFFFF) // contours: composite
	for i, v := range box {
		be.PutUint16(data[2+2*i:], uint16(int16(max(math.MinInt16, min(v, math.MaxInt16)))))
	}
	return data, be.Uint16(data[2:])
}

// roomForJoints gives the limits of a maxp table that composites of composites
// may need.
func roomForJoints(maxp []byte, joints []joint) {
	if len(joints) == 0 || len(maxp) < 32 {
		return
	}
	most := 0
	for _, j := range joints {
		most = max(most, j.glyphs())
	}
	be := binary.BigEndian
	raise := func(at, to int) {
		be.PutUint16(maxp[at:], uint16(min(max(int(be.Uint16(maxp[at:])), to), math.MaxUint16)))
	}
	for _, at := range [2]int{10, 12} { // points and contours of composites
		simple, composite := int(be.Uint16(maxp[at-4:])), int(be.Uint16(maxp[at:]))
		raise(at, most*max(simple, composite))
	}
	raise(28, most)
	raise(30, int(be.Uint16(maxp[30:]))+1)
}
