package pngrows

import (
	"image"
	"image/color"

	"octavo/internal/deflate"
)

// Encode makes a PNG file of a picture, with the fewest channels that its type
// and its pixels allow. It is nil for types other than *image.Gray,
// *image.Paletted, *image.NRGBA and *image.RGBA.
func Encode(img image.Image) []byte {
	b := img.Bounds()
	h := Header{Width: b.Dx(), Height: b.Dy(), Bits: 8}
	var row func(y int, out []byte) []byte
	var palette color.Palette
	switch m := img.(type) {
	case *image.Gray:
		h.Kind = Gray
		row = func(y int, _ []byte) []byte { return m.Pix[y*m.Stride:][:h.Width] }
	case *image.Paletted:
		h.Kind, palette = Indexed, m.Palette
		row = func(y int, _ []byte) []byte { return m.Pix[y*m.Stride:][:h.Width] }
	case *image.NRGBA:
		h.Kind = RGBA
		row = func(y int, _ []byte) []byte { return m.Pix[y*m.Stride:][:4*h.Width] }
		if m.Opaque() {
			h.Kind = RGB
			row = func(y int, out []byte) []byte { return withoutAlpha(m.Pix[y*m.Stride:][:4*h.Width], out) }
		}
	case *image.RGBA:
		h.Kind = RGBA
		row = func(y int, out []byte) []byte { return straight(m.Pix[y*m.Stride:][:4*h.Width], out) }
		if m.Opaque() {
			h.Kind = RGB
			row = func(y int, out []byte) []byte { return withoutAlpha(m.Pix[y*m.Stride:][:4*h.Width], out) }
		}
	default:
		return nil
	}
	file := AppendHeader(nil, h)
	if palette != nil {
		file = appendPalette(file, palette)
	}
	pixel := h.Kind.Channels()
	z, f, line := deflate.NewWriter(pixel), NewFilter(h.Width*pixel, pixel), make([]byte, h.Width*pixel)
	for y := range h.Height {
		z.Write(f.Row(row(y, line), palette != nil), nil)
	}
	return AppendChunk(AppendChunk(file, "IDAT", z.Close()), "IEND", nil)
}

// appendPalette adds the colours of a palette, and how opaque they are if they
// are not (sections 11.2.3 and 11.3.2).
func appendPalette(file []byte, palette color.Palette) []byte {
	colors, alphas, opaque := make([]byte, 0, 3*len(palette)), make([]byte, 0, len(palette)), true
	for _, c := range palette {
		v := color.NRGBAModel.Convert(c).(color.NRGBA)
		colors = append(colors, v.R, v.G, v.B)
		alphas = append(alphas, v.A)
		opaque = opaque && v.A == 0xFF
	}
	file = AppendChunk(file, "PLTE", colors)
	if !opaque {
		file = AppendChunk(file, "tRNS", alphas)
	}
	return file
}

// withoutAlpha takes the alpha out of pixels.
func withoutAlpha(in, out []byte) []byte {
	for at := 0; len(in) >= 4; at, in = at+3, in[4:] {
		out[at], out[at+1], out[at+2] = in[0], in[1], in[2]
	}
	return out
}

// straight divides colours by the alpha that they were multiplied by.
func straight(in, out []byte) []byte {
	for i := 0; i+4 <= len(in); i += 4 {
		switch a := uint32(in[i+3]); a {
		case 0:
			clear(out[i : i+4])
		case 0xFF:
			copy(out[i:i+4], in[i:])
		default:
			for c := range 3 {
				out[i+c] = byte(uint32(in[i+c]) * 0xFFFF / a >> 8) // as color.NRGBAModel
			}
			out[i+3] = byte(a)
		}
	}
	return out
}
