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
	whole := clip.grow(1.0/64).contains(area) && im.clip.rough == nil &&
		im.clip.inside(im.clip.box.intersect(im.m.bounds(im.at)))
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
	src := newSampler(im, m)
	if src.pix == nil {
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
			c := src.at(at)
			opaque := im.alpha
			if shade != nil {
				opaque *= shade(at)
			}
			c.A = uint8(float64(c.A)*opaque + 0.5)
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
// and the shape that clips it say. It is nil where that is the same everywhere.
func (im *imageMark) shade(e *emitter) func(point) float64 {
	hull, rough := im.clip.hull, im.clip.rough
	if im.mask == nil && hull == nil && rough == nil {
		return nil
	}
	var mask sampler
	if im.mask != nil {
		mask = newSampler(im.mask, e.toPage.mul(im.mask.m))
	}
	toView, _ := e.toPage.inverse()
	edges := make([]func(point) float64, len(hull))
	for i := range hull {
		edges[i] = im.clip.edge(i)
	}
	return func(p point) float64 {
		light := 1.0
		if mask.pix != nil {
			c := mask.at(p)
			light = (0.2126*float64(c.R) + 0.7152*float64(c.G) + 0.0722*float64(c.B)) * float64(c.A) / (255 * 255)
		}
		if light == 0 || len(edges) == 0 && rough == nil {
			return light
		}
		q := toView.apply(p)
		for _, side := range edges {
			if side(q) < 0 {
				return 0
			}
		}
		if !rough.has(q) {
			return 0
		}
		return light
	}
}

func decode(data []byte) *image.NRGBA {
	m, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	if n, ok := m.(*image.NRGBA); ok && n.Rect.Min == (image.Point{}) {
		return n
	}
	out := image.NewNRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(out, out.Bounds(), m, m.Bounds().Min, draw.Src)
	return out
}

// sampler reads the colours of a picture at places on the page.
type sampler struct {
	pix    *image.NRGBA
	toPix  matrix // from the page to pixels
	w, h   int
	fw, fh float64
}

// newSampler decodes a picture; its pix is nil if that fails. m leads from the
// picture's user units to the page.
func newSampler(im *imageMark, m matrix) sampler {
	s := sampler{pix: decode(im.data)}
	back, ok := m.inverse()
	if s.pix == nil || !ok {
		return sampler{}
	}
	s.w, s.h = s.pix.Bounds().Dx(), s.pix.Bounds().Dy()
	s.fw, s.fh = float64(s.w), float64(s.h)
	fit := matrix{a: s.fw / im.at.width(), d: s.fh / im.at.height()}
	s.toPix = fit.mul(translate(-im.at.x0, -im.at.y0)).mul(back)
	return s
}

// at mixes the four pixels around a place by their distances. Outside of the
// picture it is clear.
func (s *sampler) at(p point) color.NRGBA {
	q := s.toPix.apply(p)
	if !(q.x >= 0 && q.y >= 0 && q.x <= s.fw && q.y <= s.fh) {
		return color.NRGBA{}
	}
	// In 1/256 of a pixel.
	fx, fy := int(q.x*256)-128, int(q.y*256)-128
	x0, y0, tx, ty := fx>>8, fy>>8, uint32(fx&255), uint32(fy&255)
	x1, y1 := min(x0+1, s.w-1), min(y0+1, s.h-1)
	x0, y0 = max(x0, 0), max(y0, 0)
	a, b := s.pixel(x0, y0), s.pixel(x1, y0)
	c, d := s.pixel(x0, y1), s.pixel(x1, y1)
	mix := func(i int) uint8 {
		top := uint32(a[i])*(256-tx) + uint32(b[i])*tx
		low := uint32(c[i])*(256-tx) + uint32(d[i])*tx
		return uint8((top*(256-ty) + low*ty + 1<<15) >> 16)
	}
	return color.NRGBA{R: mix(0), G: mix(1), B: mix(2), A: mix(3)}
}

func (s *sampler) pixel(x, y int) []uint8 {
	i := y*s.pix.Stride + x*4
	return s.pix.Pix[i : i+4 : i+4]
}
