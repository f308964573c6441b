package pdf

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/draw"

	"octavo/geom"
	"octavo/internal/pngrows"
)

// codeCutout makes a picture that keeps what is transparent in it: its colours,
// and beside them a soft mask (11.6.5.3). Pictures that are opaque, or cannot be
// read so, are coded as others.
func codeCutout(data []byte, drawn geom.Size, dpi int) (coded *codedImage, err error) {
	defer func() {
		if recover() != nil { // in a decoder
			coded, err = nil, errors.New("its data is broken")
		}
	}()
	f := sniff(data)
	if f == nil || f.lossy || pngOpaque(data) {
		return codeImage(data, drawn, dpi)
	}
	config, err := f.config(data)
	if err != nil || config.Width < 1 || config.Height < 1 || config.Width > maxPixels/config.Height {
		return codeImage(data, drawn, dpi)
	}
	img, err := f.decode(data)
	if err != nil {
		return nil, err
	}
	opacity := opacityOf(img)
	if opacity == nil {
		return codeImage(data, drawn, dpi)
	}
	b := img.Bounds()
	w, h := reduced(b.Dx(), b.Dy(), drawn, upright, dpi)
	mask := areaScaled(opacity, w, h)
	var colors image.Image = colorsOf(areaScaled(img, w, h), mask)
	if gray := asGray(colors.(*image.RGBA)); gray != nil {
		colors = gray
	}
	if coded, err = encodeImage(colors, false); err != nil {
		return nil, err
	}
	coded.turn = upright
	coded.mask, err = encodeImage(asGray(mask), false)
	return coded, err
}

// pngOpaque reports whether a file is a PNG file in which nothing says how opaque
// it is.
func pngOpaque(data []byte) bool {
	chunks := pngrows.NewChunks(data)
	h, ok := chunks.Header()
	if !bytes.HasPrefix(data, []byte(pngrows.Signature)) || !ok || h.Kind == pngrows.GrayAlpha || h.Kind == pngrows.RGBA {
		return false
	}
	name := ""
	for ok && name != "tRNS" && name != "IDAT" {
		name, _, ok = chunks.Next()
	}
	return name == "IDAT"
}

// opacityOf gives a picture's alpha channel; nil if it is opaque.
func opacityOf(img image.Image) *image.Gray {
	b := img.Bounds()
	opacity, opaque := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy())), true
	straight := image.NewNRGBA(opacity.Rect)
	draw.Draw(straight, straight.Rect, img, b.Min, draw.Src)
	for i := range opacity.Pix {
		a := straight.Pix[4*i+3]
		opacity.Pix[i] = a
		opaque = opaque && a == 0xFF
	}
	if opaque {
		return nil
	}
	return opacity
}

// colorsOf takes the white paper out of a picture that was flattened on it.
func colorsOf(onWhite, mask *image.RGBA) *image.RGBA {
	out := image.NewRGBA(onWhite.Rect)
	for i := 0; i < len(out.Pix); i += 4 {
		c := color.RGBA{A: 0xFF}
		if a := int(mask.Pix[i]); a > 0 {
			ink := func(v uint8) uint8 { return uint8(min(max(((int(v)-255+a)*255+a/2)/a, 0), 255)) }
			c.R, c.G, c.B = ink(onWhite.Pix[i]), ink(onWhite.Pix[i+1]), ink(onWhite.Pix[i+2])
		}
		out.Pix[i], out.Pix[i+1], out.Pix[i+2], out.Pix[i+3] = c.R, c.G, c.B, c.A
	}
	return out
}
