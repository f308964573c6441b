package epub

import (
	"image"
	"image/draw"

	"octavo/doc"
	"octavo/internal/area"
	"octavo/internal/pngrows"
)

// scaled gives a picture at a smaller size, or the same.
func scaled(src image.Image, w, h int) *image.RGBA {
	b := src.Bounds()
	if b.Dx() == w && b.Dy() == h {
		out := image.NewRGBA(image.Rect(0, 0, w, h))
		draw.Draw(out, out.Rect, src, b.Min, draw.Src)
		return out
	}
	// Rows are converted as they are needed, for the pixels of a large picture are
	// there once already.
	const rows = 16
	band := image.NewRGBA(image.Rect(0, 0, b.Dx(), rows))
	return area.Scale(func(y int) ([]byte, bool) {
		if y%rows == 0 {
			draw.Draw(band, band.Rect, src, b.Min.Add(image.Pt(0, y)), draw.Src)
		}
		return band.Pix[y%rows*band.Stride:][:band.Stride], false
	}, b.Dx(), b.Dy(), w, h)
}

// scaledPNG makes the picture of a PNG file smaller while it is read; nil if that
// can't be done, for it is of a rare kind or damaged.
func scaledPNG(file []byte, w, h int, limits *doc.Limits) (*image.RGBA, error) {
	r := pngrows.NewReader(file)
	if r == nil {
		return nil, nil
	}
	out := make([]byte, 4*r.Width)
	small := area.Scale(func(int) ([]byte, bool) {
		row, again, err := r.Row()
		if err != nil || again || limits.Err() != nil {
			return out, true // Whole knows of the error
		}
		multiplied(out, row, r.Kind.Channels())
		return out, false
	}, r.Width, r.Height, w, h)
	if err := limits.Err(); err != nil || !r.Whole() {
		return nil, err
	}
	return small, nil
}

// multiplied makes pixels of three or four bytes what image.RGBA has.
func multiplied(out, row []byte, pixel int) {
	for ; len(row) >= pixel; row, out = row[pixel:], out[4:] {
		if pixel == 3 || row[3] == 0xFF {
			out[0], out[1], out[2], out[3] = row[0], row[1], row[2], 0xFF
			continue
		}
		a := uint32(row[3]) * 0x101
		for c := range 3 {
			out[c] = byte(uint32(row[c]) * a / 0xFF >> 8)
		}
		out[3] = row[3]
	}
}

// orientation is how a camera was held (Exif 2.3, tag 0x0112): 1 to 8, where 1
// is upright.
type orientation uint8

const upright orientation = 1

// apply turns a picture upright.
func (o orientation) apply(src *image.RGBA) *image.RGBA {
	if o == upright {
		return src
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	outW, outH := w, h
	if o >= 5 {
		outW, outH = h, w
	}
	out := image.NewRGBA(image.Rect(0, 0, outW, outH))
	for y := range outH {
		for x := range outW {
			sx, sy := x, y
			if o >= 5 {
				sx, sy = y, x
			}
			sx, sy = o.mirror(sx, sy, w, h)
			copy(out.Pix[y*out.Stride+4*x:][:4], src.Pix[sy*src.Stride+4*sx:])
		}
	}
	return out
}

// mirror is the pixel of the source that is seen at a place, once rows and
// columns have changed places where they have to.
func (o orientation) mirror(x, y, w, h int) (int, int) {
	switch o {
	case 2, 3, 7, 8:
		x = w - 1 - x
	}
	switch o {
	case 3, 4, 6, 7:
		y = h - 1 - y
	}
	return x, y
}
