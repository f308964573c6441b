package pdf

import (
	"encoding/binary"
	"unicode/utf16"
)

// outputIntent adds the intent that says what the colours mean: sRGB (14.11.5;
// ISO 19005-2, 6.2.3).
func (f *file) outputIntent() []byte {
	profile := f.stream([]byte("/N 3/Alternate/DeviceRGB"), srgbProfile())
	b := append([]byte(nil), "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"+
		"/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)/DestOutputProfile "...)
	b = appendRef(b, profile)
	return append(b, ">>"...)
}

// xyz is a colour in CIE XYZ, in units of 1/65536 (s15Fixed16Number).
type xyz [3]int32

// The primaries of sRGB as seen under D50, which ICC profiles are about: the
// primaries (0.64, 0.33), (0.30, 0.60), (0.15, 0.06) and the white point
// (0.3127, 0.3290) of IEC 61966-2-1, adapted by the matrix below and rounded so
// that they add up to the D50 of ICC.1:2010, 7.2.16: 0.9642, 1, 0.8249.
var (
	d50      = xyz{63190, 65536, 54061}
	redD50   = xyz{28576, 14581, 912}
	greenD50 = xyz{25239, 46983, 6361}
	blueD50  = xyz{9375, 3972, 46788}
)

// adaptation is Bradford's matrix from that white point to D50, by rows, in
// units of 1/65536 (ICC.1:2010, annex E).
var adaptation = [9]int32{
	68674, 1502, -3291,
	1939, 64912, -1119,
	-606, 988, 49262,
}

// transfer is sRGB's curve as ICC's parametric curve of type 3:
// ((x*a+b)^g where x >= d, c*x below it) with g, a, b, c, d.
// IEC 61966-2-1: g = 2.4, a = 1/1.055, b = 0.055/1.055, c = 1/12.92,
// d = 0.04045.
var transfer = [5]int32{157286, 62119, 3417, 5072, 2651}

// srgbProfile makes an ICC profile, version 4.2, of a display with three
// primaries and a curve.
func srgbProfile() []byte {
	curve := binary.BigEndian.AppendUint32([]byte("para\x00\x00\x00\x00"), 3<<16)
	for _, v := range transfer {
		curve = binary.BigEndian.AppendUint32(curve, uint32(v))
	}
	chad := []byte("sf32\x00\x00\x00\x00")
	for _, v := range adaptation {
		chad = binary.BigEndian.AppendUint32(chad, uint32(v))
	}
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", iccText("sRGB IEC61966-2.1")}, {"cprt", iccText("No copyright, use freely")},
		{"wtpt", iccXYZ(d50)}, {"chad", chad},
		{"rXYZ", iccXYZ(redD50)}, {"gXYZ", iccXYZ(greenD50)}, {"bXYZ", iccXYZ(blueD50)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	be := binary.BigEndian
	table := be.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	base := 128 + 4 + 12*len(tags)
	shared := 0 // where the curve is
	for _, t := range tags {
		at := base + len(data)
		if t.name == "gTRC" || t.name == "bTRC" {
			at = shared
		} else {
			data = append(data, t.data...)
			data = append(data, make([]byte, -len(data)&3)...)
			shared = at
		}
		table = append(table, t.name...)
		table = be.AppendUint32(table, uint32(at))
		table = be.AppendUint32(table, uint32(len(t.data)))
	}
	return append(append(iccHeader(base+len(data)), table...), data...)
}

// iccHeader is the profile's header (ICC.1:2010, 7.2). Its date is that of
// the specification.
func iccHeader(size int) []byte {
	be := binary.BigEndian
	h := make([]byte, 128)
	be.PutUint32(h, uint32(size))
	be.PutUint32(h[8:], 0x04200000) // version
	copy(h[12:], "mntrRGB XYZ ")    // a display, from RGB to XYZ
	for i, v := range []uint16{2010, 1, 1} {
		be.PutUint16(h[24+2*i:], v)
	}
	copy(h[36:], "acsp")
	for i, v := range d50 {
		be.PutUint32(h[68+4*i:], uint32(v))
	}
	return h
}

func iccXYZ(v xyz) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, n := range v {
		b = binary.BigEndian.AppendUint32(b, uint32(n))
	}
	return b
}

// iccText is a text in one language: a multiLocalizedUnicodeType.
func iccText(s string) []byte {
	be := binary.BigEndian
	units := utf16.Encode([]rune(s))
	b := []byte("mluc\x00\x00\x00\x00")
	for _, v := range []uint32{1, 12} {
		b = be.AppendUint32(b, v)
	}
	b = append(b, "enUS"...)
	b = be.AppendUint32(b, uint32(2*len(units)))
	b = be.AppendUint32(b, 28)
	for _, u := range units {
		b = be.AppendUint16(b, u)
	}
	return b
}
