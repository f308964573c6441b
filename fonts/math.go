package fonts

import "sort"

// MathFace is a face for formulas with its table MATH (OpenType specification,
// "MATH — The mathematical typesetting table"). All numbers are in font units,
// heights upwards.
type MathFace struct {
	*Face
	constants, italics, accents, kerns, variants []byte // parts of the table
}

// Math is the face in the program that formulas are set in. It is unpacked when
// it is first asked for; nil if that fails, which Problems then tells.
func (b *Book) Math() *MathFace {
	f := b.load(b.sources[b.own+mathStandIn])
	if f == nil {
		return nil
	}
	m := f.sfnt.table("MATH")
	info, variants := part(m, 6), part(m, 8)
	return &MathFace{
		Face: f, constants: part(m, 4), variants: variants,
		italics: part(info, 0), accents: part(info, 2), kerns: part(info, 6),
	}
}

// part is what an offset in a table leads to, nil if it leads nowhere.
func part(b []byte, at int) []byte {
	to := int(u16(b, at))
	if to == 0 || to >= len(b) {
		return nil
	}
	return b[to:]
}

// MathConstant names a measure of the table MathConstants, as the number of its
// record there.
type MathConstant int

// The measures, in the order of the table.
const (
	MathLeading MathConstant = iota
	AxisHeight
	AccentBaseHeight
	FlattenedAccentBaseHeight
	SubscriptShiftDown
	SubscriptTopMax
	SubscriptBaselineDropMin
	SuperscriptShiftUp
	SuperscriptShiftUpCramped
	SuperscriptBottomMin
	SuperscriptBaselineDropMax
	SubSuperscriptGapMin
	SuperscriptBottomMaxWithSubscript
	SpaceAfterScript
	UpperLimitGapMin
	UpperLimitBaselineRiseMin
	LowerLimitGapMin
	LowerLimitBaselineDropMin
	StackTopShiftUp
	StackTopDisplayStyleShiftUp
	StackBottomShiftDown
	StackBottomDisplayStyleShiftDown
	StackGapMin
	StackDisplayStyleGapMin
	StretchStackTopShiftUp
	StretchStackBottomShiftDown
	StretchStackGapAboveMin
	StretchStackGapBelowMin
	FractionNumeratorShiftUp
	FractionNumeratorDisplayStyleShiftUp
	FractionDenominatorShiftDown
	FractionDenominatorDisplayStyleShiftDown
	FractionNumeratorGapMin
	FractionNumDisplayStyleGapMin
	FractionRuleThickness
	FractionDenominatorGapMin
	FractionDenomDisplayStyleGapMin
	SkewedFractionHorizontalGap
	SkewedFractionVerticalGap
	OverbarVerticalGap
	OverbarRuleThickness
	OverbarExtraAscender
	UnderbarVerticalGap
	UnderbarRuleThickness
	UnderbarExtraDescender
	RadicalVerticalGap
	RadicalDisplayStyleVerticalGap
	RadicalRuleThickness
	RadicalExtraAscender
	RadicalKernBeforeDegree
	RadicalKernAfterDegree
	mathConstants
)

// Constant is one of the face's measures.
func (m *MathFace) Constant(c MathConstant) int32 { return i16(m.constants, 8+4*int(c)) }

// ScriptScale is the size of scripts, and of scripts of scripts, in hundredths.
func (m *MathFace) ScriptScale() (script, scriptScript int32) {
	return i16(m.constants, 0), i16(m.constants, 2)
}

// DisplayOperatorMin is how high a large operator is at least in a display.
func (m *MathFace) DisplayOperatorMin() int32 { return int32(u16(m.constants, 6)) }

// DegreeRaise is how far the degree of a root is raised, in hundredths of the
// root sign's height.
func (m *MathFace) DegreeRaise() int32 { return i16(m.constants, 8+4*int(mathConstants)) }

// Italics is how far the top of a glyph leans over its advance.
func (m *MathFace) Italics(gid uint16) int32 {
	if i := coverageIndex(part(m.italics, 0), gid); i >= 0 {
		return i16(m.italics, 4+4*i)
	}
	return 0
}

// AccentAt is where the middle of an accent above a glyph comes; ok is false if
// the face doesn't say, which means the middle of the glyph.
func (m *MathFace) AccentAt(gid uint16) (x int32, ok bool) {
	if i := coverageIndex(part(m.accents, 0), gid); i >= 0 {
		return i16(m.accents, 4+4*i), true
	}
	return m.Advance(gid) / 2, false
}

// Corner is a corner of a glyph.
type Corner int

// The corners, in the order of the table MathKernInfo.
const (
	TopRight Corner = iota
	TopLeft
	BottomRight
	BottomLeft
)

// Kern is what is added between a glyph and a script at one of its corners, at
// a height above the baseline.
func (m *MathFace) Kern(gid uint16, c Corner, height int32) int32 {
	i := coverageIndex(part(m.kerns, 0), gid)
	if i < 0 {
		return 0
	}
	k := part(m.kerns, 4+8*i+2*int(c))
	n := int(u16(k, 0))
	at := 0
	for at < n && height >= i16(k, 2+4*at) {
		at++
	}
	return i16(k, 2+4*n+4*at)
}

// Extents are a glyph's outermost points: the table glyf. A glyph without an
// outline has none.
func (f *Face) Extents(gid uint16) (xMin, yMin, xMax, yMax int32) {
	o := f.outlines()
	g, ok := o.glyph(gid)
	if !ok || len(g) < 10 {
		return 0, 0, 0, 0
	}
	return i16(g, 2), i16(g, 4), i16(g, 6), i16(g, 8)
}

// coverageIndex is the place of a glyph in a coverage table; -1 if it is in
// none.
func coverageIndex(b []byte, gid uint16) int {
	n := int(u16(b, 2))
	switch u16(b, 0) {
	case 1:
		i := sort.Search(n, func(i int) bool { return u16(b, 4+2*i) >= gid })
		if i < n && u16(b, 4+2*i) == gid && 6+2*i <= len(b) {
			return i
		}
	case 2:
		i := sort.Search(n, func(i int) bool { return u16(b, 4+6*i+2) >= gid })
		if first := u16(b, 4+6*i); i < n && first <= gid && 10+6*i <= len(b) {
			return int(u16(b, 4+6*i+4)) + int(gid-first)
		}
	}
	return -1
}
