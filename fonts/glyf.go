package fonts

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
)

// glyph writes contours as a simple glyph of the table glyf, empty if there are
// none; left is its left edge.
func (c contours) glyph() (data []byte, left int32) {
	if len(c) == 0 {
		return nil, 0
	}
	lowX, lowY, highX, highY := int32(math.MaxInt16), int32(math.MaxInt16), int32(math.MinInt16), int32(math.MinInt16)
	be := binary.BigEndian
	var ends, flags, xs, ys []byte
	var last Point
	count := 0
	for _, contour := range c {
		for _, p := range contour {
			lowX, highX = min(lowX, p.at.X), max(highX, p.at.X)
			lowY, highY = min(lowY, p.at.Y), max(highY, p.at.Y)
			var flag byte
			if p.on {
				flag = onCurve
			}
			xs, flag = appendStep(xs, p.at.X-last.X, flag, xShort, xSamePlus)
			ys, flag = appendStep(ys, p.at.Y-last.Y, flag, yShort, ySamePlus)
			flags = append(flags, flag)
			last = p.at
		}
		count += len(contour)
		ends = be.AppendUint16(ends, uint16(count-1))
	}
	for _, v := range [...]int32{int32(len(c)), lowX, lowY, highX, highY} {
		data = be.AppendUint16(data, uint16(v))
	}
	data = append(data, ends...)
	data = append(data, 0, 0) // no instructions
	data = append(data, flags...)
	data = append(data, xs...)
	return append(data, ys...), lowX
}

// appendStep writes a coordinate as the distance from the one before.
func appendStep(b []byte, step int32, flag, short, same byte) ([]byte, byte) {
	switch {
	case step == 0:
		return b, flag | same
	case step > 0 && step < 256:
		return append(b, byte(step)), flag | short | same
	case step < 0 && step > -256:
		return append(b, byte(-step)), flag | short
	}
	return binary.BigEndian.AppendUint16(b, uint16(step)), flag
}

// convert makes the program of a face whose outlines have to be converted, with
// some glyphs of it: glyph 0 and those that are asked for. The others are empty.
func (f *Face) convert(p *Program, only []uint16) error {
	wanted := make([]bool, f.glyphs)
	wanted[0] = true
	for _, g := range only {
		if int(g) < f.glyphs {
			wanted[g] = true
		}
	}
	var glyf []byte
	loca := make([]byte, 0, 4*f.glyphs+4)
	hmtx := f.fullMetrics()
	be := binary.BigEndian
	most := struct{ points, contours int }{}
	for g := range f.glyphs {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		if !wanted[g] {
			continue
		}
		c, advance, ok := f.draw(uint16(g))
		if !ok {
			return fmt.Errorf("the outline of glyph %d is broken", g)
		}
		data, left := c.glyph()
		be.PutUint16(hmtx[4*g:], uint16(advance))
		be.PutUint16(hmtx[4*g+2:], uint16(left))
		glyf = append(glyf, data...)
		glyf = append(glyf, make([]byte, -len(data)&3)...)
		points := 0
		for _, contour := range c {
			points += len(contour)
		}
		most.points, most.contours = max(most.points, points), max(most.contours, len(c))
	}
	loca = be.AppendUint32(loca, uint32(len(glyf)))
	p.Head, p.HHea = bytes.Clone(f.sfnt.table("head")), bytes.Clone(f.sfnt.table("hhea"))
	be.PutUint16(p.Head[50:], 1) // loca has 32-bit offsets
	be.PutUint16(p.HHea[34:], uint16(f.glyphs))
	p.MaxP = make([]byte, 32)
	for i, v := range [...]int{1, 0, f.glyphs, most.points, most.contours, 0, 0, 2} {
		be.PutUint16(p.MaxP[2*i:], uint16(v))
	}
	p.Glyf, p.Loca, p.HMtx = glyf, loca, hmtx
	return nil
}

// fullMetrics is a table hmtx with a width of its own for every glyph.
func (f *Face) fullMetrics() []byte {
	b := make([]byte, 0, 4*f.glyphs)
	b = append(b, f.hmtx[:4*f.longMetrics]...)
	for g := f.longMetrics; g < f.glyphs; g++ {
		b = binary.BigEndian.AppendUint16(b, uint16(f.Advance(uint16(g))))
		b = binary.BigEndian.AppendUint16(b, u16(f.hmtx, 4*f.longMetrics+2*(g-f.longMetrics)))
	}
	return b
}
