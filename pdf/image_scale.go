package pdf

import (
	"image"
	"image/color"
	"image/draw"

	"octavo/geom"
)

// reduced gives the size in pixels of a picture that is drawn at a size.
// Pictures of up to half as many pixels an inch again stay as they are: what
// little would be saved is not worth the loss of sharpness.
func reduced(w, h int, drawn geom.Size, turn orientation, dpi int) (int, int) {
	if turn.sideways() {
		drawn.W, drawn.H = drawn.H, drawn.W
	}
	wantW := int(drawn.W * geom.Length(dpi) / geom.Inch)
	wantH := int(drawn.H * geom.Length(dpi) / geom.Inch)
	if dpi == 0 || wantW < 1 || wantH < 1 || w*2 <= wantW*3 || h*2 <= wantH*3 {
		return w, h
	}
	// Keep the proportions; the dimension that needs more decides.
	if wantW*h >= wantH*w {
		return wantW, max(1, (h*wantW+w/2)/w)
	}
	return max(1, (w*wantH+h/2)/h), wantH
}

// flatten gives a picture without transparency, on white paper, at a size, in
// the simplest form that holds it: a palette, grey, or colour.
func flatten(img image.Image, w, h int) image.Image {
	b := img.Bounds()
	same := b.Dx() == w && b.Dy() == h
	switch m := img.(type) {
	case *image.Paletted:
		if same && opaque(m.Palette) {
			return m
		}
	case *image.Gray:
		if same {
			return m
		}
	case *image.YCbCr:
		if same {
			return m
		}
	}
	var out *image.RGBA
	if !same {
		out = areaScaled(img, w, h)
	} else {
		out = image.NewRGBA(image.Rect(0, 0, w, h))
		draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
		draw.Draw(out, out.Bounds(), img, b.Min, draw.Over)
	}
	if gray := asGray(out); gray != nil {
		return gray
	}
	return out
}

func opaque(p color.Palette) bool {
	for _, c := range p {
		if _, _, _, a := c.RGBA(); a != 0xFFFF {
			return false
		}
	}
	return len(p) > 0
}

// asGray gives the picture in grey if it has no colour; nil if it has.
func asGray(m *image.RGBA) *image.Gray {
	for i := 0; i+3 < len(m.Pix); i += 4 {
		if m.Pix[i] != m.Pix[i+1] || m.Pix[i] != m.Pix[i+2] {
			return nil
		}
	}
	gray := image.NewGray(m.Rect)
	for i := range gray.Pix {
		gray.Pix[i] = m.Pix[4*i]
	}
	return gray
}
