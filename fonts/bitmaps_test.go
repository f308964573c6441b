package fonts

import (
	"encoding/binary"
	"fmt"
	"slices"
	"testing"
)

// pictured makes the tables CBLC and CBDT of a font with a part for each way of
// saying where pictures are. Glyph g has the file "g", and is 20+g wide.
func pictured() (cblc, cbdt []byte) {
	be := binary.BigEndian
	words := func(b []byte, list ...int) []byte {
		for _, v := range list {
			b = be.AppendUint16(b, uint16(v))
		}
		return b
	}
	cbdt = words(nil, 3, 0)
	record := func(g, format int) {
		switch format {
		case 17:
			cbdt = append(cbdt, 30, byte(20+g), 2, 100, 40)
		case 18:
			cbdt = append(cbdt, 30, byte(20+g), 2, 100, 40, 0, 0, 0)
		}
		file := fmt.Sprintf("%d", g)
		cbdt = append(words(cbdt, 0, len(file)), file...)
	}
	parts := []struct{ first, last, index, format int }{
		{1, 3, 1, 17}, {4, 5, 3, 18}, {6, 9, 4, 17}, {10, 11, 2, 19}, {12, 15, 5, 19},
	}
	var list, bodies []byte
	for _, p := range parts {
		start := len(cbdt)
		list = words(list, p.first, p.last, 0, 8*len(parts)+len(bodies))
		b := words(nil, p.index, p.format, 0, start)
		pairs := 0
		for g := p.first; g <= p.last+1; g++ {
			at := len(cbdt) - start
			has := g <= p.last && g != 2 && g != 7 && g != 8 && g != 13 && g != 14
			switch {
			case p.index == 1:
				b = words(b, 0, at)
			case p.index == 3:
				b = words(b, at)
			case p.index == 4 && (has || g > p.last):
				if pairs == 0 {
					b = words(b, 0, 2)
				}
				b, pairs = words(b, g, at), pairs+1
			case p.index != 4 && g == p.first: // all have one size: 4 and the file's two
				b = append(words(b, 0, 6), 30, byte(20+g), 2, 100, 40, 0, 0, 0)
				if p.index == 5 {
					b = words(b, 0, 2, 12, 15)
				}
			}
			if has {
				record(g, p.format)
			}
		}
		bodies = append(bodies, b...)
	}
	cblc = words(nil, 3, 0, 0, 2)
	for _, ppem := range []byte{20, 100} {
		count := len(parts)
		if ppem == 20 {
			count = 0
		}
		cblc = words(cblc, 0, 8+2*48, 0, len(list)+len(bodies), 0, count, 0, 0)
		cblc = append(cblc, make([]byte, 24)...)
		cblc = append(words(cblc, 1, 15), ppem, ppem, 32, 1)
	}
	return append(append(cblc, list...), bodies...), cbdt
}

func TestBitmaps(t *testing.T) {
	cblc, cbdt := pictured()
	font := &sfnt{data: slices.Concat(cblc, cbdt), tables: []tableRecord{
		{tag: tag("CBLC"), length: uint32(len(cblc))},
		{tag: tag("CBDT"), offset: uint32(len(cblc)), length: uint32(len(cbdt))},
	}}
	font.size = int64(len(font.data))
	b, err := openBitmaps(font)
	if err != nil {
		t.Fatal(err)
	}
	for g := range 17 {
		p := b.picture(uint16(g), 1000)
		if slices.Contains([]int{0, 2, 7, 8, 13, 14, 16}, g) {
			if p != nil {
				t.Errorf("glyph %d has the picture %+v", g, p)
			}
			continue
		}
		wide := 20 + g
		switch {
		case g > 11:
			wide = 32 // said once for all
		case g > 9:
			wide = 30
		}
		want := Picture{Format: "png", X: 20, Y: 1000, W: int32(10 * wide), H: 300}
		if p == nil || string(p.Data) != fmt.Sprint(g) {
			t.Errorf("glyph %d has the picture %+v", g, p)
			continue
		}
		p.Data = nil
		if fmt.Sprint(*p) != fmt.Sprint(want) {
			t.Errorf("glyph %d is %+v, want %+v", g, *p, want)
		}
	}
	f := &Face{UnitsPerEm: 1000, sfnt: font, colors: &colors{}}
	if p := f.Picture(15); p == nil || string(p.Data) != "15" || f.Picture(15) != p {
		t.Errorf("glyph 15 has the picture %+v", p)
	}
	if p := f.Picture(2); p != nil {
		t.Errorf("glyph 2 has the picture %+v", p)
	}
}

// TestBrokenBitmaps: a wrong byte, or an end too soon, does no harm.
func TestBrokenBitmaps(t *testing.T) {
	cblc, cbdt := pictured()
	whole := slices.Concat(cblc, cbdt)
	draw := func(data []byte, end int) {
		f := &Face{UnitsPerEm: 1000, colors: &colors{}, sfnt: &sfnt{data: data, size: int64(len(data)), tables: []tableRecord{
			{tag: tag("CBLC"), length: uint32(min(end, len(cblc)))},
			{tag: tag("CBDT"), offset: uint32(len(cblc)), length: uint32(max(end-len(cblc), 1))},
		}}}
		for g := range 17 {
			f.Picture(uint16(g))
		}
	}
	for n := range whole {
		draw(whole, n)
		for _, with := range []byte{0, 1, 20, 127, 255} {
			broken := slices.Clone(whole)
			broken[n] = with
			draw(broken, len(whole))
		}
	}
}
