package epub

import (
	"strconv"

	"octavo/epub/xhtml"
	"octavo/fonts"
)

// svg writes a drawing as an SVG element for an XHTML page. name is what it is
// called by those who hear it.
func (d *drawing) svg(inks *palette, name string) []byte {
	b := []byte(`<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="100%" height="100%" preserveAspectRatio="xMidYMid meet" role="img" viewBox="0 0 `)
	b = strconv.AppendInt(b, d.w/pixel, 10)
	b = append(b, ' ')
	b = strconv.AppendInt(b, d.h/pixel, 10)
	b = append(b, '"')
	b = xhtml.AppendAttr(b, "aria-label", name)
	b = append(b, ">\n<title>"...)
	b = xhtml.AppendText(b, name)
	b = append(b, "</title>\n"...)
	for _, r := range d.rects {
		b = append(b, "<path"...)
		b = appendFill(b, inks, r.ink)
		b = append(b, ` d="M`...)
		b = appendPlace(b, r.x, r.y)
		b = append(b, 'h')
		b = appendPixels(b, r.w)
		b = append(b, 'v')
		b = appendPixels(b, r.h)
		b = append(b, 'h')
		b = appendPixels(b, -r.w)
		b = append(b, "z\"/>\n"...)
	}
	for i := range d.paths {
		b = appendPath(b, inks, &d.paths[i])
	}
	for i := range d.live {
		b = d.live[i].append(b, inks)
	}
	return append(b, "</svg>\n"...)
}

func appendFill(b []byte, inks *palette, i ink) []byte {
	b = append(b, ` fill="`...)
	b = append(b, inks[i].String()...)
	return append(b, '"')
}

func appendPath(b []byte, inks *palette, p *contour) []byte {
	b = append(b, "<path"...)
	b = appendFill(b, inks, p.ink)
	b = append(b, ` d="`...)
	for i := range p.segs {
		s := &p.segs[i]
		switch {
		case s.Op == fonts.LineTo:
			b = append(b, 'L')
		case s.Op == fonts.QuadTo:
			b = append(b, 'Q')
		case i > 0:
			b = append(b, 'z', 'M')
		default:
			b = append(b, 'M')
		}
		for j, q := range points(s) {
			if j > 0 {
				b = append(b, ' ')
			}
			b = appendPlace(b, int64(q.X), int64(q.Y))
		}
	}
	return append(b, "z\"/>\n"...)
}

// append writes a line in the reader's own fonts.
func (t *liveText) append(b []byte, inks *palette) []byte {
	b = append(b, `<text x="`...)
	b = appendPixels(b, t.x)
	b = append(b, `" y="`...)
	b = appendPixels(b, t.y)
	b = append(b, `" font-family="serif" font-size="`...)
	b = appendPixels(b, t.size)
	b = append(b, '"')
	if t.end {
		// The start of a line from right to left is its right end.
		b = append(b, ` direction="rtl"`...)
	}
	if t.italic {
		b = append(b, ` font-style="italic"`...)
	}
	b = appendFill(b, inks, t.ink)
	b = append(b, '>')
	b = xhtml.AppendText(b, t.text)
	return append(b, "</text>\n"...)
}

func appendPlace(b []byte, x, y int64) []byte {
	b = appendPixels(b, x)
	if y >= 0 {
		b = append(b, ' ')
	}
	return appendPixels(b, y)
}

// appendPixels writes a length of 1/64 pixels in pixels, to a tenth.
func appendPixels(b []byte, v int64) []byte {
	if v < 0 {
		b = append(b, '-')
		v = -v
	}
	tenths := (v*10 + pixel/2) / pixel
	b = strconv.AppendInt(b, tenths/10, 10)
	if tenths%10 != 0 {
		b = append(b, '.', byte('0'+tenths%10))
	}
	return b
}
