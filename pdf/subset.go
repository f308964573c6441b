package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"octavo/fonts"
)

// sfnt are the tables of a TrueType file, as the package fonts gives them: it has
// checked that all outlines are there and that composite glyphs end.
type sfnt struct {
	fonts.Program
	numGlyphs   int
	longMetrics int
	longLoca    bool
}

// newSFNT makes sure of everything that is relied upon later.
func newSFNT(p *fonts.Program) (*sfnt, error) {
	s := &sfnt{Program: *p}
	return s, s.check()
}

func (s *sfnt) check() error {
	if len(s.Head) < 54 || len(s.HHea) < 36 || len(s.MaxP) < 6 {
		return errors.New("a table that it needs is missing")
	}
	s.numGlyphs = int(binary.BigEndian.Uint16(s.MaxP[4:]))
	s.longMetrics = int(binary.BigEndian.Uint16(s.HHea[34:]))
	s.longLoca = binary.BigEndian.Uint16(s.Head[50:]) != 0
	if s.longMetrics == 0 || len(s.HMtx) < 4*s.longMetrics+2*(s.numGlyphs-s.longMetrics) {
		return errors.New("its widths are cut off")
	}
	entry := 2
	if s.longLoca {
		entry = 4
	}
	if len(s.Loca) < entry*(s.numGlyphs+1) {
		return errors.New("its table of outlines is cut off")
	}
	return nil
}

func (s *sfnt) advance(gid int) uint16 {
	return binary.BigEndian.Uint16(s.HMtx[4*min(gid, s.longMetrics-1):])
}

// bearing is the left side bearing.
func (s *sfnt) bearing(gid int) uint16 {
	if gid < s.longMetrics {
		return binary.BigEndian.Uint16(s.HMtx[4*gid+2:])
	}
	return binary.BigEndian.Uint16(s.HMtx[4*s.longMetrics+2*(gid-s.longMetrics):])
}

// outline is a glyph's data, empty if there is none.
func (s *sfnt) outline(gid int) []byte {
	if gid >= s.numGlyphs {
		return nil
	}
	var from, to int
	if s.longLoca {
		from, to = int(binary.BigEndian.Uint32(s.Loca[4*gid:])), int(binary.BigEndian.Uint32(s.Loca[4*gid+4:]))
	} else {
		from, to = 2*int(binary.BigEndian.Uint16(s.Loca[2*gid:])), 2*int(binary.BigEndian.Uint16(s.Loca[2*gid+2:]))
	}
	if from >= to || to > len(s.Glyf) {
		return nil
	}
	return s.Glyf[from:to]
}

// box is the face's bounding box, in font units.
func (s *sfnt) box() [4]int16 {
	var b [4]int16
	for i := range b {
		b[i] = int16(binary.BigEndian.Uint16(s.Head[36+2*i:]))
	}
	return b
}

// italicAngle is in whole degrees.
func (s *sfnt) italicAngle() int16 {
	if len(s.Post) < 8 {
		return 0
	}
	return int16(binary.BigEndian.Uint16(s.Post[4:]))
}

// maxCodes is how many glyphs a TrueType font can have, and so how many codes.
const maxCodes = math.MaxUint16

// spare finds codes beyond those of glyphs in use: those after the face's last glyph,
// or in faces that have nearly as many glyphs as can be, as those for Chinese do, ones
// of glyphs that are not needed. They ascend; there may be fewer than count.
func (s *sfnt) spare(used []uint16, joints []joint, count int) []uint16 {
	codes := make([]uint16, 0, count)
	if s.numGlyphs+count <= maxCodes {
		for i := range count {
			codes = append(codes, uint16(s.numGlyphs+i))
		}
		return codes
	}
	keep := make([]bool, maxCodes)
	s.close(keep, 0)
	for _, gid := range used {
		s.close(keep, int(gid))
	}
	for _, j := range joints {
		s.closeJoint(keep, j)
	}
	for code := maxCodes - 1; code > 0 && len(codes) < count; code-- {
		if !keep[code] {
			codes = append(codes, uint16(code))
		}
	}
	slices.Reverse(codes)
	return codes
}

// subset makes a TrueType file of some codes and the glyphs that they are made
// of. A code shows the glyph or joint that shows gives, which may be those of other
// codes. Glyph ids stay: unused ones are empty, and deflating leaves nothing of them.
// The codes ascend.
func (s *sfnt) subset(codes []uint16, shows func(code int) (gid int, j joint), joints []joint) []byte {
	n := s.numGlyphs
	if len(codes) > 0 {
		n = max(n, int(codes[len(codes)-1])+1)
	}
	keep := make([]bool, n)
	s.close(keep, 0)
	for _, code := range codes {
		if gid, j := shows(int(code)); j != "" {
			s.closeJoint(keep, j)
		} else {
			s.close(keep, gid)
		}
		keep[code] = true
	}
	for !keep[n-1] {
		n--
	}
	var glyf bytes.Buffer
	glyf.Grow(8 << 10)
	loca, hmtx := make([]byte, 0, 4*n+4), make([]byte, 4*n)
	be := binary.BigEndian
	for code := range n {
		loca = be.AppendUint32(loca, uint32(glyf.Len()))
		if !keep[code] {
			continue
		}
		outline, advance, bearing := s.glyph(shows(code))
		be.PutUint16(hmtx[4*code:], advance)
		be.PutUint16(hmtx[4*code+2:], bearing)
		glyf.Write(outline)
		glyf.Write(padding[:-len(outline)&3])
	}
	loca = be.AppendUint32(loca, uint32(glyf.Len()))
	return s.assemble(n, glyf.Bytes(), loca, hmtx, joints)
}

// glyph is what a glyph of the subset has: that of a glyph of the face, or of a joint.
func (s *sfnt) glyph(gid int, j joint) (outline []byte, advance, bearing uint16) {
	if j == "" {
		return s.outline(gid), s.advance(gid), s.bearing(gid)
	}
	outline, bearing = j.outline(s)
	return outline, uint16(j.advance()), bearing
}

// padding fills tables up to a multiple of four.
var padding [3]byte

// close marks a glyph and its components.
func (s *sfnt) close(keep []bool, gid int) {
	if gid >= len(keep) || keep[gid] {
		return
	}
	keep[gid] = true
	outline := s.outline(gid)
	if len(outline) < 10 || outline[0]&0x80 == 0 {
		return
	}
	for at, more := 10, true; more && at+4 <= len(outline); {
		flags := binary.BigEndian.Uint16(outline[at:])
		s.close(keep, int(binary.BigEndian.Uint16(outline[at+2:])))
		at += componentSize(flags)
		more = flags&(1<<5) != 0 // MORE_COMPONENTS
	}
}

// closeJoint marks the glyphs of a joint.
func (s *sfnt) closeJoint(keep []bool, j joint) {
	for i := range j.glyphs() {
		gid, _, _ := j.glyph(i)
		s.close(keep, gid)
	}
}

// componentSize is the length of a component's record: OpenType
// specification, table glyf, "Composite glyph description".
func componentSize(flags uint16) int {
	size := 6
	if flags&(1<<0) != 0 { // ARG_1_AND_2_ARE_WORDS
		size += 2
	}
	switch {
	case flags&(1<<3) != 0: // WE_HAVE_A_SCALE
		size += 2
	case flags&(1<<6) != 0: // WE_HAVE_AN_X_AND_Y_SCALE
		size += 4
	case flags&(1<<7) != 0: // WE_HAVE_A_TWO_BY_TWO
		size += 8
	}
	return size
}

// assemble writes the tables that PDF asks for (ISO 32000-1, 9.9), and no
// others. They are in the order of their tags.
func (s *sfnt) assemble(glyphs int, glyf, loca, hmtx []byte, joints []joint) []byte {
	head := append([]byte(nil), s.Head...)
	binary.BigEndian.PutUint32(head[8:], 0)  // checkSumAdjustment, below
	binary.BigEndian.PutUint16(head[50:], 1) // long offsets
	hhea := append([]byte(nil), s.HHea...)
	binary.BigEndian.PutUint16(hhea[34:], uint16(glyphs))
	maxp := append([]byte(nil), s.MaxP...)
	binary.BigEndian.PutUint16(maxp[4:], uint16(glyphs))
	roomForJoints(maxp, joints)
	type table struct {
		tag  string
		data []byte
	}
	var tables []table
	for _, t := range []table{
		{"cvt ", s.Hints[0]}, {"fpgm", s.Hints[1]}, {"glyf", glyf}, {"head", head}, {"hhea", hhea},
		{"hmtx", hmtx}, {"loca", loca}, {"maxp", maxp}, {"prep", s.Hints[2]},
	} {
		if len(t.data) > 0 || t.tag == "glyf" {
			tables = append(tables, t)
		}
	}
	be := binary.BigEndian
	n, search, shift := len(tables), 1, 0
	for search*2 <= n {
		search, shift = search*2, shift+1
	}
	total := 12 + 16*n
	for _, t := range tables {
		total += (len(t.data) + 3) &^ 3
	}
	out := append(make([]byte, 0, total), 0, 1, 0, 0)
	for _, v := range []int{n, 16 * search, shift, 16 * (n - search)} {
		out = be.AppendUint16(out, uint16(v))
	}
	offset, headAt := 12+16*n, 0
	for _, t := range tables {
		if t.tag == "head" {
			headAt = offset
		}
		out = append(out, t.tag...)
		out = be.AppendUint32(out, sumWords(t.data))
		out = be.AppendUint32(out, uint32(offset))
		out = be.AppendUint32(out, uint32(len(t.data)))
		offset += (len(t.data) + 3) &^ 3
	}
	for _, t := range tables {
		out = append(out, t.data...)
		out = append(out, padding[:-len(out)&3]...)
	}
	be.PutUint32(out[headAt+8:], 0xB1B0AFBA-sumWords(out))
	return out
}

// sumWords is the checksum of a table.
func sumWords(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	var tail [4]byte
	copy(tail[:], b)
	return sum + binary.BigEndian.Uint32(tail[:])
}
