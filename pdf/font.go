package pdf

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"

	"octavo/fonts"
)

// widthScale is how much finer than a thousandth of the em widths are written.
// With UnitsPerEm 1000 all are whole numbers anyhow.
const widthScale = 100

// embedded is a face as the file holds it. Codes are CIDs are glyph ids, and
// beyond the face's own glyphs there are copies of some: of glyph 0, which ISO
// 14289-1, 7.21.8 forbids showing although a reader should see the box that
// stands for a missing character, and of glyphs that stand for several texts.
type embedded struct {
	face     *fonts.Face
	resource string         // "/F1"
	texts    sparse[string] // by glyph id
	used     []uint16
	sfnt     *sfnt
	widths   sparse[int64] // by code in use, in thousandths of the em times widthScale
	copies   []glyphText
	copyOf   map[glyphText]uint16 // the codes of the copies
	joints   []joint
	jointOf  map[string]uint16 // the codes of the joints
	extra    []uint16          // the codes of the copies and, after them, of the joints, ascending
}

// embedFonts prepares the faces that the pages use, in the order of their
// first appearance.
func embedFonts(c *census, workers int) ([]*embedded, error) {
	list := make([]*embedded, len(c.faces))
	errs := make([]error, len(list))
	parallel(workers, len(list), func(_, i int) {
		list[i], errs[i] = embedFont(c.faces[i], i)
	})
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

func embedFont(count *faceCount, index int) (*embedded, error) {
	e := &embedded{face: count.face, resource: fmt.Sprintf("/F%d", index+1)}
	e.texts, e.used, e.copies = count.winners()
	for _, key := range slices.Sorted(maps.Keys(count.joints)) {
		e.joints = append(e.joints, joint(key))
	}
	program, err := count.face.Program(e.used...)
	if err != nil {
		return nil, err
	}
	if e.sfnt, err = newSFNT(program); err != nil {
		return nil, fmt.Errorf("the face %s cannot be embedded: %w", count.face.Name, err)
	}
	return e, e.number()
}

// number gives codes to the glyphs, and widths to the codes.
func (e *embedded) number() error {
	n := e.sfnt.numGlyphs
	if len(e.used) > 0 {
		if last := e.used[len(e.used)-1]; int(last) >= n {
			return fmt.Errorf("the face %s has %d glyphs, but glyph %d is to be drawn", e.face.Name, n, last)
		}
		if e.used[0] == 0 {
			e.copies = append([]glyphText{{0, e.texts.get(0)}}, e.copies...)
		}
	}
	e.extra = e.sfnt.spare(e.used, e.joints, len(e.copies)+len(e.joints))
	e.copies = e.copies[:min(len(e.copies), len(e.extra))] // the rest is wrapped in ActualText
	e.joints = e.joints[:min(len(e.joints), len(e.extra)-len(e.copies))]
	for _, gid := range e.used {
		*e.widths.at(gid) = divRound(int64(e.sfnt.advance(int(gid)))*1000*widthScale, int64(e.face.UnitsPerEm))
	}
	e.copyOf = make(map[glyphText]uint16, len(e.copies))
	for i, c := range e.copies {
		*e.widths.at(e.extra[i]) = e.widths.get(c.gid)
		e.copyOf[c] = e.extra[i]
	}
	e.jointOf = make(map[string]uint16, len(e.joints))
	for i, j := range e.joints {
		code := e.extra[len(e.copies)+i]
		*e.widths.at(code) = divRound(j.advance()*1000*widthScale, int64(e.face.UnitsPerEm))
		e.jointOf[string(j)] = code
	}
	return nil
}

// code is the character code that shows a glyph and stands for a text; ok is
// false if there is none.
func (e *embedded) code(gid uint16, text string) (code uint16, ok bool) {
	if gid != 0 && e.texts.get(gid) == text {
		return gid, true
	}
	code, ok = e.copyOf[glyphText{gid, text}]
	return code, ok
}

// shows is what a code shows: a joint, or else a glyph.
func (e *embedded) shows(code int) (gid int, j joint) {
	i, ok := slices.BinarySearch(e.extra, uint16(code))
	switch {
	case !ok:
		return code, ""
	case i < len(e.copies):
		return int(e.copies[i].gid), ""
	}
	return 0, e.joints[i-len(e.copies)]
}

// plainCode is a code that shows a glyph, whatever it stands for.
func (e *embedded) plainCode(gid uint16) uint16 {
	if gid == 0 {
		return e.copyOf[glyphText{0, e.texts.get(0)}]
	}
	return gid
}

// width is the width that the font dictionary has for a code.
func (e *embedded) width(code uint16) int64 { return e.widths.get(code) }

// codes are the codes in use with the text of each, ascending.
func (e *embedded) codes() (codes []uint16, texts []string) {
	used := e.used
	glyphsUpTo := func(code int) {
		for len(used) > 0 && int(used[0]) < code {
			if gid := used[0]; gid != 0 {
				codes, texts = append(codes, gid), append(texts, e.texts.get(gid))
			}
			used = used[1:]
		}
	}
	for i, code := range e.extra {
		glyphsUpTo(int(code))
		text := ""
		if i < len(e.copies) {
			text = e.copies[i].text
		} else {
			text = e.joints[i-len(e.copies)].text()
		}
		codes, texts = append(codes, code), append(texts, text)
	}
	glyphsUpTo(maxCodes)
	return codes, texts
}

// fontObjects adds the objects of a face: the composite font (ISO 32000-1,
// 9.7), its descendant, descriptor, program and ToUnicode map.
func (f *file) fontObjects(e *embedded) ref {
	codes, texts := e.codes()
	program := e.sfnt.subset(codes, e.shows, e.joints)
	name := subsetTag(program) + "+" + e.face.PostScriptName()
	font, descendant, descriptor := f.reserve(), f.reserve(), f.reserve()

	b := append([]byte(nil), "<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont"...)
	b = appendName(b, name)
	b = append(b, "/DescendantFonts["...)
	b = appendRef(b, descendant)
	b = append(b, "]/ToUnicode "...)
	b = appendRef(b, f.stream(nil, toUnicode(codes, texts)))
	f.set(font, append(b, ">>"...))

	b = append([]byte(nil), "<</Type/Font/Subtype/CIDFontType2/CIDToGIDMap/Identity"+
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/BaseFont"...)
	b = appendName(b, name)
	b = append(b, "/FontDescriptor "...)
	b = appendRef(b, descriptor)
	b = e.appendWidths(b, codes)
	f.set(descendant, append(b, ">>"...))

	length := append([]byte("/Length1 "), appendInt(nil, int64(len(program)))...)
	f.set(descriptor, e.descriptor(name, f.stream(length, program)))
	return font
}

// subsetTag is the six letters before a subset's name (9.6.4): other subsets
// have other letters.
func subsetTag(program []byte) string {
	sum := sha256.Sum256(program)
	var b strings.Builder
	for _, v := range sum[:6] {
		b.WriteByte('A' + v%26)
	}
	return b.String()
}

// The flags of a font descriptor (table 123).
const (
	flagFixedPitch = 1 << 0
	flagSymbolic   = 1 << 2
	flagItalic     = 1 << 6
)

func (e *embedded) descriptor(name string, program ref) []byte {
	b := append([]byte(nil), "<</Type/FontDescriptor/FontName"...)
	b = appendName(b, name)
	flags := int64(flagSymbolic)
	if e.face.Mono {
		flags |= flagFixedPitch
	}
	if e.face.Italic {
		flags |= flagItalic
	}
	// Nothing says how thick stems are; this is a usual guess from the weight.
	stem := int64(10 + 220*(max(e.face.Weight, 100)-50)/900)
	box := e.sfnt.box()
	for _, entry := range []struct {
		key   string
		value int64
	}{
		{"/Flags ", flags}, {"/StemV ", stem}, {"/ItalicAngle ", int64(e.sfnt.italicAngle())},
		{"/Ascent ", e.perMille(int64(e.face.Ascent))}, {"/Descent ", -e.perMille(int64(e.face.Descent))},
		{"/CapHeight ", e.perMille(int64(e.face.CapHeight))},
	} {
		b = append(b, entry.key...)
		b = appendInt(b, entry.value)
	}
	b = append(b, "/FontBBox["...)
	for i, v := range box {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendInt(b, e.perMille(int64(v)))
	}
	b = append(b, "]/FontFile2 "...)
	b = appendRef(b, program)
	return append(b, ">>"...)
}

// perMille is a distance in font units in thousandths of the em.
func (e *embedded) perMille(units int64) int64 {
	return divRound(units*1000, int64(e.face.UnitsPerEm))
}

// appendWidths appends DW and W (9.7.4.3): the commonest width, and the codes
// with others. DW has to be a whole number; readers take it for 1000 else.
func (e *embedded) appendWidths(b []byte, codes []uint16) []byte {
	count := map[int64]int{}
	var usual int64
	for _, code := range codes {
		w := e.widths.get(code)
		if w%widthScale != 0 {
			continue
		}
		count[w]++
		if n := count[w]; n > count[usual] || n == count[usual] && w < usual {
			usual = w
		}
	}
	b = append(b, "/DW "...)
	b = appendFixed(b, usual, widthScale)
	b = append(b, "/W["...)
	next := -1 // the code that would go on with the open array
	for _, code := range codes {
		if e.widths.get(code) == usual {
			continue
		}
		if int(code) == next {
			b = append(b, ' ')
		} else {
			if next >= 0 {
				b = append(b, ']')
			}
			b = appendInt(b, int64(code))
			b = append(b, '[')
		}
		b = appendFixed(b, e.widths.get(code), widthScale)
		next = int(code) + 1
	}
	if next >= 0 {
		b = append(b, ']')
	}
	return append(b, ']')
}
