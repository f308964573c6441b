package pdf

import (
	"encoding/binary"
	"image"
	"image/draw"

	"octavo/internal/area"
	"octavo/internal/pngrows"
)

// areaScaled makes a picture smaller, on white paper.
func areaScaled(src image.Image, w, h int) *image.RGBA {
	return area.Scale(opaqueRows(src), src.Bounds().Dx(), src.Bounds().Dy(), w, h)
}

// pngScaled makes a PNG file's picture smaller while it is read. It is nil for
// files that pngrows does not read, and for damaged ones.
func pngScaled(data []byte, config image.Config, w, h int) *image.RGBA {
	r := pngrows.NewReader(data)
	if r == nil || r.Width != config.Width {
		return nil
	}
	white := make([]byte, 4*r.Width)
	small := area.Scale(func(int) ([]byte, bool) {
		row, again, err := r.Row()
		switch {
		case err != nil || again:
			return white, true // whole knows of the error
		case r.Kind == pngrows.RGB:
			withAlpha(white, row)
		case allOpaque(row):
			return row, false
		default:
			onWhite(white, row)
		}
		return white, false
	}, config.Width, config.Height, w, h)
	if !r.Whole() {
		return nil
	}
	return small
}

// withAlpha makes opaque pixels of colours.
func withAlpha(out, row []byte) {
	for ; len(row) >= 3; row, out = row[3:], out[4:] {
		out[0], out[1], out[2], out[3] = row[0], row[1], row[2], 0xFF
	}
}

// allOpaque reports whether pixels of four bytes have an alpha of 255.
func allOpaque(row []byte) bool {
	const alphas = 0xFF000000FF000000
	for ; len(row) >= 8; row = row[8:] {
		if binary.LittleEndian.Uint64(row)&alphas != alphas {
			return false
		}
	}
	return len(row) < 4 || row[3] == 0xFF
}

// opaqueRows gives the rows of a picture as they look on white paper, four
// bytes a pixel. A row is good until the next is asked for.
func opaqueRows(img image.Image) area.Rows {
	b := img.Bounds()
	buf := image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	if m, ok := img.(*image.NRGBA); ok {
		return func(y int) ([]byte, bool) {
			onWhite(buf.Pix, m.Pix[y*m.Stride:y*m.Stride+4*b.Dx()])
			return buf.Pix, false
		}
	}
	if m, ok := img.(*image.RGBA); ok && m.Opaque() {
		return func(y int) ([]byte, bool) { return m.Pix[y*m.Stride : y*m.Stride+4*b.Dx()], false }
	}
	return func(y int) ([]byte, bool) {
		draw.Draw(buf, buf.Rect, image.White, image.Point{}, draw.Src)
		draw.Draw(buf, buf.Rect, img, image.Pt(b.Min.X, b.Min.Y+y), draw.Over)
		return buf.Pix, false
	}
}

// onWhite puts a row of pixels over white.
func onWhite(out, row []byte) {
	for i := 0; i+3 < len(row); i += 4 {
		switch a := uint32(row[i+3]); a {
		case 0xFF:
			copy(out[i:i+4], row[i:i+4])
		default:
			for c := range 3 {
				out[i+c] = byte((uint32(row[i+c])*a + 0xFF*(0xFF-a) + 0x7F) / 0xFF)
			}
			out[i+3] = 0xFF
		}
	}
}
