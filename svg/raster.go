package svg

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math"
	"strconv"

	"octavo/internal/pngrows"
	"octavo/page"
)

// emit adds a picture. Clips cut it as it is drawn. What a page.Image cannot say
// (turned, flipped, masked, translucent) is drawn into new pixels here, and so is
// a small part of a picture.
func (im *imageMark) emit(e *emitter) {
	const smallPart = 4
	m := e.toPage.mul(im.m)
	area, clip := m.bounds(im.at), e.clipped(im.clip.box)
	shown := area.intersect(clip)
	if shown.empty() {
		return
	}
	item := &page.Image{
		Elem: e.elem, Rect: toRect(shown), Format: im.format, Data: im.data, Name: "picture in an SVG",
		Cutout: im.format != "jpeg",
	}
	straight := m.upright() && m.a > 0 && m.d > 0 && math.Abs(m.b) < math.Abs(m.a)
	if straight && area.size() <= smallPart*shown.size() {
		if item.Rect = toRect(area); !clip.grow(1.0 / 64).contains(area) {
			r := toRect(shown)
			item.Clip = &r
		}
		shown = area
	} else {
		straight = false
	}
	cut := im.clip.rough != nil || !im.clip.inside(im.clip.box.intersect(im.m.bounds(im.at)))
	if !straight || im.mask != nil || im.alpha < 0.999 {
		drawn := im.redraw(e, m, shown, cut)
		if drawn.data == nil {
			return
		}
		item.Data, item.Format, item.Cutout = drawn.data, drawn.format, drawn.clear
	}
	if cut {
		for o := range im.clip.outlines() {
			item.Outlines = append(item.Outlines, page.Outline{Segments: e.segments(o.segs), EvenOdd: o.evenOdd})
		}
	}
	if item.Rect.W > 0 && item.Rect.H > 0 {
		e.items = append(e.items, item)
	}
}

// redrawing is all that new pixels depend on: where the picture, its mask and
// what cuts it are in the part that shows, in small fractions of it. Drawings
// repeat their shadows.
type redrawing struct {
	picture, mask *byte
	at, maskAt    [6]int32
	w, h          int
	alpha         float64
	clip          string
}

// pixels are what was drawn, as a file; it has none where there is nothing to
// be seen.
type pixels struct {
	data   []byte
	format string
	clear  bool // something shows through it
}

// redraw draws the part of the picture that shows into new pixels, of the size
// of the old ones or 300 to the inch, whichever are fewer.
func (im *imageMark) redraw(e *emitter, m matrix, shown box, cut bool) pixels {
	dense := im.density(m)
	key := redrawing{picture: &im.data[0], at: within(m, im.at, shown), alpha: im.alpha}
	mm := e.toPage
	if im.mask != nil {
		mm = mm.mul(im.mask.m)
		dense = max(dense, im.mask.density(mm))
		key.mask, key.maskAt = &im.mask.data[0], within(mm, im.mask.at, shown)
	}
	dense = min(dense, 300.0/72)
	key.w, key.h = pixelsOf(shown.width()*dense), pixelsOf(shown.height()*dense)
	if cut {
		key.clip = e.clipWithin(im.clip, shown)
	}
	if old, known := e.redrawn[key]; known {
		return old
	}
	e.pixels += key.w*key.h + im.w*im.h
	if im.mask != nil {
		e.pixels += im.mask.w * im.mask.h
	}
	var drawn pixels
	if e.pixels <= maxPixels {
		var hd *hider
		if cut {
			hd = e.hidden(im.clip, shown, key.w, key.h)
		}
		drawn = coded(im.draw(m, mm, shown, image.Rect(0, 0, key.w, key.h), hd), im.format == "jpeg")
	}
	if e.redrawn == nil {
		e.redrawn = map[redrawing]pixels{}
	}
	e.redrawn[key] = drawn
	return drawn
}

// within says where a picture is in a box.
func within(m matrix, at, b box) (place [6]int32) {
	p := scale(1/b.width(), 1/b.height()).mul(translate(-b.x0, -b.y0)).mul(m)
	p = p.mul(translate(at.x0, at.y0)).mul(scale(at.width(), at.height()))
	for i, v := range [6]float64{p.a, p.b, p.c, p.d, p.e, p.f} {
		place[i] = inSteps(v)
	}
	return place
}

// inSteps is a number of small fractions.
func inSteps(v float64) int32 {
	const fraction = 1 << 12
	return int32(math.Round(max(-1<<30, min(1<<30, v*fraction))))
}

// clipWithin says where the outlines of a clip are in a box.
func (e *emitter) clipWithin(c clip, b box) string {
	var key []byte
	toBox := scale(1/b.width(), 1/b.height()).mul(translate(-b.x0, -b.y0)).mul(e.toPage)
	for o := range c.outlines() {
		key = strconv.AppendBool(append(key, '|'), o.evenOdd)
		for i := range o.segs {
			key = append(key, byte(o.segs[i].kind))
			for _, p := range o.segs[i].points() {
				p = toBox.apply(p)
				key = binary.LittleEndian.AppendUint32(key, uint32(inSteps(p.x)))
				key = binary.LittleEndian.AppendUint32(key, uint32(inSteps(p.y)))
			}
		}
	}
	return string(key)
}

// density is how many pixels there are to a point.
func (im *imageMark) density(m matrix) float64 {
	return math.Sqrt(float64(im.w) / im.at.width() * float64(im.h) / im.at.height() / math.Abs(m.det()))
}

func pixelsOf(v float64) int { return int(max(1, min(4096, math.Round(v)))) }

// draw draws what shows of the picture, but for what is hidden; nil if it cannot
// be read.
func (im *imageMark) draw(m, maskM matrix, shown box, size image.Rectangle, hd *hider) *image.NRGBA {
	src := newSampler(im, m)
	if src.pix == nil {
		return nil
	}
	var mask sampler
	if im.mask != nil {
		mask = newSampler(im.mask, maskM)
	}
	out := image.NewNRGBA(size)
	stepX, stepY := shown.width()/float64(size.Dx()), shown.height()/float64(size.Dy())
	for y := range size.Dy() {
		for x := range size.Dx() {
			if hd.hides(x, y) {
				continue
			}
			at := point{shown.x0 + float64((float64(x)+0.5)*stepX), shown.y0 + float64((float64(y)+0.5)*stepY)}
			opaque := im.alpha
			if mask.pix != nil {
				opaque *= mask.light(at)
			}
			if opaque == 0 {
				continue
			}
			c := src.at(at)
			c.A = uint8(float64(c.A)*opaque + 0.5)
			out.SetNRGBA(x, y, c)
		}
	}
	return out
}

// coded makes a file of what was drawn, if anything was.
func coded(m *image.NRGBA, photo bool) pixels {
	if m == nil {
		return pixels{}
	}
	least, most := uint8(255), uint8(0)
	for i := 3; i < len(m.Pix); i += 4 {
		least, most = min(least, m.Pix[i]), max(most, m.Pix[i])
	}
	if most == 0 {
		return pixels{}
	}
	if !photo || least < 255 {
		return pixels{data: pngrows.Encode(m), format: "png", clear: least < 255}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 90}); err != nil {
		return pixels{}
	}
	return pixels{data: b.Bytes(), format: "jpeg"}
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
	if gray, ok := m.(*image.Gray); ok { // as masks are
		for i := range len(out.Pix) / 4 {
			v := gray.Pix[i/out.Rect.Dx()*gray.Stride+i%out.Rect.Dx()]
			p := out.Pix[4*i : 4*i+4]
			p[0], p[1], p[2], p[3] = v, v, v, 255
		}
		return out
	}
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

// light is how much a mask lets through at a place: its luminance times its alpha
// (CSS Masking 1, 7.10.1).
func (s *sampler) light(p point) float64 {
	c := s.at(p)
	light := float64(0.2126*float64(c.R)) + float64(0.7152*float64(c.G)) + float64(0.0722*float64(c.B))
	return light * float64(c.A) / (255 * 255)
}

func (s *sampler) pixel(x, y int) []uint8 {
	i := y*s.pix.Stride + x*4
	return s.pix.Pix[i : i+4 : i+4]
}
