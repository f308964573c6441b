package svg

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"

	"octavo/page"
)

// emit adds a picture. What a page.Image cannot say (turned, flipped, cut,
// masked, translucent) is drawn into new pixels here.
func (im *imageMark) emit(e *emitter) {
	m := e.toPage.mul(im.m)
	area := m.bounds(im.at)
	clip := e.clipped(im.clip.box)
	shown := area.intersect(clip)
	if shown.empty() {
		return
	}
	item := &page.Image{Elem: e.elem, Rect: toRect(shown), Format: im.format, Data: im.data, Name: "picture in an SVG"}
	straight := m.upright() && m.a > 0 && m.d > 0 && math.Abs(m.b) < math.Abs(m.a)
	whole := clip.grow(1.0/64).contains(area) && im.clip.inside(im.clip.box.intersect(im.m.bounds(im.at)))
	if !straight || !whole || im.mask != nil || im.alpha < 0.999 {
		data, format := im.redraw(e, m, shown)
		if data == nil {
			return
		}
		item.Data, item.Format = data, format
	}
	if item.Rect.W > 0 && item.Rect.H > 0 {
		e.items = append(e.items, item)
	}
}

// redraw draws the part of the picture that shows into new pixels, of the size
// of the old ones or 300 to the inch, whichever are fewer.
func (im *imageMark) redraw(e *emitter, m matrix, shown box) ([]byte, string) {
	density := math.Sqrt(float64(im.w) / im.at.width() * float64(im.h) / im.at.height() / math.Abs(m.det()))
	density = min(density, 300.0/72)
	w, h := pixels(shown.width()*density), pixels(shown.height()*density)
	if e.pixels += w*h + im.w*im.h; e.pixels > maxPixels {
		return nil, ""
	}
	src := decode(im.data)
	back, ok := m.inverse()
	if src == nil || !ok {
		return nil, ""
	}
	if im.mask != nil {
		if e.pixels += im.mask.w * im.mask.h; e.pixels > maxPixels {
			return nil, ""
		}
	}
	shade := im.shade(e)
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	clear := false
	for y := range h {
		for x := range w {
			at := point{
				shown.x0 + float64((float64(x)+0.5)/float64(w)*shown.width()),
				shown.y0 + float64((float64(y)+0.5)/float64(h)*shown.height()),
			}
			c := sample(src, im.at, back.apply(at))
			c.A = uint8(float64(c.A)*shade(at)*im.alpha + 0.5)
			clear = clear || c.A < 255
			out.SetNRGBA(x, y, c)
		}
	}
	return encode(out, im.format == "jpeg" && !clear)
}

func pixels(v float64) int { return int(max(1, min(4096, math.Round(v)))) }

func encode(m *image.NRGBA, photo bool) ([]byte, string) {
	var buf bytes.Buffer
	if photo {
		if err := jpeg.Encode(&buf, m, &jpeg.Options{Quality: 90}); err != nil {
			return nil, ""
		}
		return buf.Bytes(), "jpeg"
	}
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := enc.Encode(&buf, m); err != nil {
		return nil, ""
	}
	return buf.Bytes(), "png"
}

// shade gives how opaque the picture is at a place on the page: what its mask
// and the polygon that clips it say.
func (im *imageMark) shade(e *emitter) func(point) float64 {
	var mask *image.NRGBA
	var toMask matrix
	if im.mask != nil {
		mask = decode(im.mask.data)
		toMask, _ = e.toPage.mul(im.mask.m).inverse()
	}
	toView, _ := e.toPage.inverse()
	hull := im.clip.hull
	edges := make([]func(point) float64, len(hull))
	for i := range hull {
		edges[i] = im.clip.edge(i)
	}
	return func(p point) float64 {
		if len(edges) > 0 {
			q := toView.apply(p)
			for _, side := range edges {
				if side(q) < 0 {
					return 0
				}
			}
		}
		if mask == nil {
			return 1
		}
		c := sample(mask, im.mask.at, toMask.apply(p))
		light := 0.2126*float64(c.R) + 0.7152*float64(c.G) + 0.0722*float64(c.B)
		return light * float64(c.A) / (255 * 255)
	}
}

func decode(data []byte) *image.NRGBA {
	m, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	if n, ok := m.(*image.NRGBA); ok {
		return n
	}
	out := image.NewNRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(out, out.Bounds(), m, m.Bounds().Min, draw.Src)
	return out
}

// sample reads the colour of a picture that fills a box, between pixels by
// their distances; outside of the box it is clear.
func sample(m *image.NRGBA, at box, p point) color.NRGBA {
	if !at.has(p) {
		return color.NRGBA{}
	}
	b := m.Bounds()
	fx := (p.x-at.x0)/at.width()*float64(b.Dx()) - 0.5
	fy := (p.y-at.y0)/at.height()*float64(b.Dy()) - 0.5
	x0, y0 := math.Floor(fx), math.Floor(fy)
	tx, ty := fx-x0, fy-y0
	pixel := func(dx, dy int) color.NRGBA {
		x := max(0, min(b.Dx()-1, int(x0)+dx))
		y := max(0, min(b.Dy()-1, int(y0)+dy))
		return m.NRGBAAt(b.Min.X+x, b.Min.Y+y)
	}
	a, c, d, g := pixel(0, 0), pixel(1, 0), pixel(0, 1), pixel(1, 1)
	mix := func(a, c, d, g uint8) uint8 {
		top := float64(float64(a)*(1-tx)) + float64(float64(c)*tx)
		low := float64(float64(d)*(1-tx)) + float64(float64(g)*tx)
		return uint8(float64(top*(1-ty)) + float64(low*ty) + 0.5)
	}
	return color.NRGBA{mix(a.R, c.R, d.R, g.R), mix(a.G, c.G, d.G, g.G), mix(a.B, c.B, d.B, g.B), mix(a.A, c.A, d.A, g.A)}
}
