package epub

import (
	"bytes"
	"image"
	"image/color"

	"golang.org/x/image/vector"

	"octavo/fonts"
	"octavo/internal/deflate"
	"octavo/internal/pngrows"
)

// Pixels of a cover have few colours: the inks, and steps between the ground
// and the two inks of text. They are more than 16 nevertheless, for with fewer
// the encoder packs two pixels into a byte, which takes it longer than all else.
const (
	softSteps = 12
	textSteps = 16
)

// shades are the colours of the pixels.
func (inks *palette) shades() color.Palette {
	var list color.Palette
	add := func(c color.RGBA) { list = append(list, c) }
	for i := inkGround; i <= inkFoil; i++ {
		add(inks[i].rgba())
	}
	for i := 1; i <= softSteps; i++ {
		add(mix(inks[inkGround], inks[inkSoft], i, softSteps).rgba())
	}
	for i := 1; i <= textSteps; i++ {
		add(mix(inks[inkGround], inks[inkText], i, textSteps).rgba())
	}
	return list
}

// png fills a drawing with pixels. Its lines in readers' fonts are left out.
func (d *drawing) png(inks *palette) ([]byte, error) {
	img := image.NewPaletted(image.Rect(0, 0, int(d.w/pixel), int(d.h/pixel)), inks.shades())
	for _, r := range append(d.rects[:len(d.rects):len(d.rects)], d.pixelRects...) {
		fill(img, r)
	}
	var z vector.Rasterizer
	mask := image.NewAlpha(image.Rect(0, 0, tile, tile))
	for i := range d.paths {
		rasterize(img, &d.paths[i], &z, mask)
	}
	return packPixels(img), nil
}

// packPixels codes a picture with a palette as a PNG file. Most rows of a cover
// are those above them once more, which filter 2, "up", makes zeros of.
func packPixels(img *image.Paletted) []byte {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	palette := make([]byte, 0, 3*len(img.Palette))
	for _, c := range img.Palette {
		r, g, b, _ := c.RGBA()
		palette = append(palette, byte(r>>8), byte(g>>8), byte(b>>8))
	}
	z := deflate.NewWriter(1)
	row, same := make([]byte, 1+w), make([]byte, 1+w)
	same[0] = pngrows.Up
	for y := range h {
		pixels := img.Pix[y*img.Stride:][:w]
		if y > 0 && bytes.Equal(pixels, row[1:]) {
			z.Write(same, nil)
			continue
		}
		copy(row[1:], pixels)
		z.Write(row, nil)
	}
	file := pngrows.AppendHeader(nil, pngrows.Header{Width: w, Height: h, Bits: 8, Kind: pngrows.Indexed})
	file = pngrows.AppendChunk(file, "PLTE", palette)
	file = pngrows.AppendChunk(file, "IDAT", z.Close())
	return pngrows.AppendChunk(file, "IEND", nil)
}

// fill fills a rectangle, its edges rounded to whole pixels.
func fill(img *image.Paletted, r rect) {
	round := func(v int64) int { return int((v + pixel/2) / pixel) }
	area := image.Rect(round(r.x), round(r.y), round(r.x+r.w), round(r.y+r.h)).Intersect(img.Rect)
	if area.Empty() {
		return
	}
	first := img.Pix[img.PixOffset(area.Min.X, area.Min.Y):][:area.Dx()]
	for i := range first {
		first[i] = uint8(r.ink)
	}
	for y := area.Min.Y + 1; y < area.Max.Y; y++ {
		copy(img.Pix[img.PixOffset(area.Min.X, y):], first)
	}
}

// tile is the side of the squares in which outlines are filled. Up to 512
// pixels the rasterizer counts in whole numbers, the same on every machine.
const tile = 512

// rasterize fills an outline, tile by tile.
func rasterize(img *image.Paletted, p *contour, z *vector.Rasterizer, mask *image.Alpha) {
	x0, y0 := p.box.x/pixel, p.box.y/pixel
	x1, y1 := (p.box.x+p.box.w)/pixel+1, (p.box.y+p.box.h)/pixel+1
	for y := y0; y < y1; y += tile {
		for x := x0; x < x1; x += tile {
			w, h := int(min(tile, x1-x)), int(min(tile, y1-y))
			z.Reset(w, h)
			trace(z, p, x*pixel, y*pixel)
			area := image.Rect(0, 0, w, h)
			mask.Rect, mask.Stride, mask.Pix = area, w, mask.Pix[:w*h]
			clear(mask.Pix)
			z.Draw(mask, area, image.Opaque, image.Point{})
			blend(img, mask, int(x), int(y), p.ink)
		}
	}
}

// blend sets the pixels under a mask to steps between the ground and an ink.
func blend(img *image.Paletted, mask *image.Alpha, x0, y0 int, i ink) {
	first, steps := int(inkSoft), softSteps
	if i == inkText {
		first, steps = int(inkSoft)+softSteps, textSteps
	}
	area := mask.Rect.Add(image.Pt(x0, y0)).Intersect(img.Rect)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		in := mask.Pix[(y-y0)*mask.Stride+area.Min.X-x0:][:area.Dx()]
		out := img.Pix[img.PixOffset(area.Min.X, y):]
		for x, a := range in {
			if step := (int(a)*steps + 127) / 255; step > 0 {
				out[x] = uint8(first + step - 1)
			}
		}
	}
}

// trace gives an outline to the rasterizer, seen from a place. Curves are cut
// into lines here, in whole numbers, and not by the rasterizer, whose floating
// point differs between machines.
func trace(z *vector.Rasterizer, p *contour, x0, y0 int64) {
	place := func(x, y int64) (float32, float32) { return float32(x-x0) / pixel, float32(y-y0) / pixel }
	var pen fonts.Point
	for i := range p.segs {
		s := &p.segs[i]
		switch s.Op {
		case fonts.MoveTo:
			if i > 0 {
				z.ClosePath()
			}
			pen = s.P[0]
			z.MoveTo(place(int64(pen.X), int64(pen.Y)))
		case fonts.LineTo:
			pen = s.P[0]
			z.LineTo(place(int64(pen.X), int64(pen.Y)))
		case fonts.QuadTo:
			n := chords(pen, s.P)
			for k := int64(1); k <= n; k++ {
				z.LineTo(place(along(pen.X, s.P[0].X, s.P[1].X, k, n), along(pen.Y, s.P[0].Y, s.P[1].Y, k, n)))
			}
			pen = s.P[1]
		}
	}
	z.ClosePath()
}

// chords is how many lines make a curve look like one: the error of n lines is
// the bend divided by 8n², which is to be less than an eighth of a pixel.
func chords(from fonts.Point, p [2]fonts.Point) int64 {
	bend := func(a, b, c int32) int64 {
		d := int64(a) - 2*int64(b) + int64(c)
		return max(d, -d)
	}
	d := bend(from.X, p[0].X, p[1].X) + bend(from.Y, p[0].Y, p[1].Y)
	n := int64(1)
	for n*n*pixel < d && n < 32 {
		n++
	}
	return n
}

// along is a coordinate of a curve after k of n parts.
func along(a, b, c int32, k, n int64) int64 {
	m := n - k
	return (m*m*int64(a) + 2*m*k*int64(b) + k*k*int64(c)) / (n * n)
}
