package pdf

import (
	"encoding/binary"
	"image"
	"io"

	"octavo/internal/deflate"
	"octavo/internal/pngrows"
)

// pngWithoutAlpha gives the data of a PNG file that has an alpha channel and is
// opaque all the same, as screenshots mostly are. PNG's filters treat each byte
// of a pixel by itself (section 9.2): rows that lack the bytes of one channel are
// filtered rows still, so nothing has to be filtered anew; and where rows were
// like others, they mostly still are. It is nil where that can't be done: the
// picture is transparent somewhere, has 16 bits, interlaced rows, or is damaged.
func pngWithoutAlpha(data []byte, config image.Config) *codedImage {
	chunks := pngrows.NewChunks(data)
	h, ok := chunks.Header()
	if !ok || h.Bits != 8 || h.Interlaced || h.Kind != pngrows.GrayAlpha && h.Kind != pngrows.RGBA {
		return nil
	}
	idat, _ := chunks.Data()
	colors := h.Kind.Channels() - 1
	coded, gray := dropAlpha(idat, config, colors, colors)
	if gray && colors == 3 { // the channels are the same: one is enough
		coded, _ = dropAlpha(idat, config, colors, 1)
	}
	return coded
}

// dropAlpha codes the first keep of the colors channels of opaque rows, of
// which each pixel has an alpha byte more. It also says whether what it kept has
// no colour.
func dropAlpha(idat []byte, config image.Config, colors, keep int) (c *codedImage, gray bool) {
	in, err := deflate.NewReader(idat, true)
	if err != nil {
		return nil, false
	}
	w, h := config.Width, config.Height
	out := deflate.NewWriter(keep)
	thin := thinner{pixel: colors + 1, keep: keep, row: 1 + w*(colors+1), kept: 1 + w*keep}
	kept := make([]byte, thin.kept)
	gray = true
	for y := range h {
		row, matches, err := in.Next(thin.row)
		if err != nil || !thin.narrow(kept, row, y == 0) {
			return nil, false
		}
		gray = gray && (keep == 1 || isGray(kept[1:]))
		out.Write(kept, thin.mapped(matches))
	}
	if _, _, err := in.Next(1); err != io.EOF {
		return nil, false // it is damaged, or there is more
	}
	c = &codedImage{
		width: w, height: h, bits: 8, space: "/DeviceRGB", data: out.Close(),
		filter: rowsFilter(keep, 8, w),
	}
	if keep == 1 {
		c.space = "/DeviceGray"
	}
	return c, gray
}

// thinner leaves channels out of filtered rows, after each of which there is
// alpha.
type thinner struct {
	pixel, keep int // bytes of a pixel, and of what is kept of it
	row, kept   int // bytes of a row with its filter's name, and of what is kept
	hints       []deflate.Match
}

// narrow keeps some channels of a row. It reports whether alpha is 255
// throughout: what is left of it is then known from the filter.
func (t *thinner) narrow(out, row []byte, top bool) bool {
	first, rest, ok := opaqueLeft(row[0], top)
	if !ok || row[t.pixel] != first {
		return false
	}
	out[0] = row[0]
	row, out = row[1:], out[1:]
	copy(out, row[:t.keep])
	row, out = row[t.pixel:], out[t.keep:]
	if t.keep == 3 {
		return narrowColors(out, row, rest)
	}
	for i := range out {
		if row[(i+1)*t.pixel-1] != rest {
			return false
		}
		out[i] = row[i*t.pixel]
	}
	return true
}

// narrowColors keeps the colours of pixels, two at a time.
func narrowColors(out, row []byte, alpha byte) bool {
	const alphas, first = 0xFF000000FF000000, 0xFFFFFF
	want := uint64(alpha)<<24 | uint64(alpha)<<56
	for len(row) >= 8 && len(out) >= 8 {
		v := binary.LittleEndian.Uint64(row)
		if v&alphas != want {
			return false
		}
		binary.LittleEndian.PutUint64(out, v&first|v>>8&(first<<24))
		row, out = row[8:], out[6:]
	}
	for ; len(row) >= 4; row, out = row[4:], out[3:] {
		if row[3] != alpha {
			return false
		}
		out[0], out[1], out[2] = row[0], row[1], row[2]
	}
	return true
}

// opaqueLeft is what a filter leaves of an alpha of 255, in a row's first pixel
// and in the others.
func opaqueLeft(filter byte, top bool) (first, rest byte, ok bool) {
	up := byte(255)
	if top {
		up = 0
	}
	switch filter {
	case pngrows.None:
		return 255, 255, true
	case pngrows.Sub:
		return 255, 0, true
	case pngrows.Up:
		return 255 - up, 255 - up, true
	case pngrows.Average:
		return 255 - up/2, 255 - byte((255+int(up))/2), true
	case pngrows.Paeth:
		return 255 - up, 0, true
	}
	return 0, 0, false
}

// mapped gives matches as they are among the bytes that are kept.
func (t *thinner) mapped(matches []deflate.Match) []deflate.Match {
	t.hints = t.hints[:0]
	for _, m := range matches {
		at := t.place(m.At)
		t.hints = append(t.hints, deflate.Match{
			At:       at,
			Length:   int32(t.place(m.At+int(m.Length)) - at),
			Distance: int32(at - t.place(m.At-int(m.Distance))),
		})
	}
	return t.hints
}

// place is where a byte of the rows, or the next that is kept, is among those
// that are kept.
func (t *thinner) place(at int) int {
	y, x := at/t.row, at%t.row-1
	if x < 0 {
		return y * t.kept
	}
	return y*t.kept + 1 + x/t.pixel*t.keep + min(x%t.pixel, t.keep)
}

// isGray reports whether the three channels of a row are the same.
func isGray(row []byte) bool {
	for len(row) >= 3 {
		if row[0] != row[1] || row[0] != row[2] {
			return false
		}
		row = row[3:]
	}
	return true
}
