package fonts

import (
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

// convertedTables are the tables of a face with converted outlines, some glyphs of
// it: glyph 0 and those that are asked for. The others are empty.
func (f *Face) convertedTables(only []uint16) (map[string][]byte, error) {
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
	hmtx = append(make([]byte, 0, len(hmtx)), hmtx...)
	be := binary.BigEndian
	most := struct{ points, contours int }{}
	for g := range f.glyphs {
		loca = be.AppendUint32(loca, uint32(len(glyf)))
		if !wanted[g] {
			continue
		}
		c, advance, ok := f.draw(uint16(g))
		if !ok {
			return nil, fmt.Errorf("the outline of glyph %d is broken", g)
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
	head := append([]byte(nil), f.sfnt.table("head")...)
	be.PutUint16(head[50:], 1) // loca has 32-bit offsets
	maxp := make([]byte, 32)
	for i, v := range [...]int{1, 0, f.glyphs, most.points, most.contours, 0, 0, 2} {
		be.PutUint16(maxp[2*i:], uint16(v))
	}
	return map[string][]byte{"glyf": glyf, "loca": loca, "hmtx": hmtx, "head": head, "maxp": maxp}, nil
}
