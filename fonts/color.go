package fonts

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// Picture is what a glyph of a colour font looks like.
type Picture struct {
	Data   []byte // the file; glyphs that are drawn again share it
	Format string // of Data: "png" or "jpeg"
	// X and Y are the picture's left edge and its top, upwards from the
	// baseline, W and H its size, all in font units.
	X, Y, W, H int32
}

// colors is what a colour font needs for drawing its glyphs: the tables CBDT
// and CBLC, sbix, or COLR and CPAL.
type colors struct {
	once sync.Once
	mu   sync.Mutex    // the library's faces are for one goroutine at a time
	face *font.Face    // of COLR; nil if its tables are broken
	bits pictureSource // of the other tables, nil if there are none

	pictures map[uint16]*Picture // nil ones are for glyphs without a picture
}

// pictureSource gives the pictures that are in a font, nil for a glyph that has
// none.
type pictureSource interface {
	picture(gid uint16, unitsPerEm int) *Picture
}

// colorTables are the tables that pictures are painted by.
var colorTables = []string{
	"head", "maxp", "cmap", "OS/2", "hhea", "hmtx", "loca", "glyf", "CFF ", "CFF2", "COLR", "CPAL",
}

// hasColors says whether a face has glyphs in colour.
func hasColors(s *sfnt) bool {
	return s.has("CBDT") && s.has("CBLC") || s.has("sbix") || s.has("COLR") && s.has("CPAL")
}

// Colored says whether the face is one for emoji in colour, whose glyphs are
// Pictures. It is never a face for texts.
func (f *Face) Colored() bool { return f.colors != nil }

// Picture gives a glyph of a colour font; nil if it has no picture, as spaces
// do.
func (f *Face) Picture(gid uint16) *Picture {
	c := f.colors
	if c == nil {
		return nil
	}
	c.once.Do(f.loadColors)
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.face == nil && c.bits == nil {
		return nil
	}
	pic, ok := c.pictures[gid]
	if !ok {
		pic = f.makePicture(gid)
		c.pictures[gid] = pic
	}
	return pic
}

func (f *Face) loadColors() {
	f.colors.pictures = map[uint16]*Picture{}
	defer func() {
		if recover() != nil {
			f.colors.face, f.colors.bits = nil, nil
		}
	}()
	if f.sfnt.has("sbix") {
		if b, err := openStrikes(f.sfnt, f.corner); err == nil {
			f.colors.bits = b
		}
	} else if f.sfnt.has("CBDT") {
		if b, err := openBitmaps(f.sfnt); err == nil {
			f.colors.bits = b
		}
	}
	if !f.sfnt.has("COLR") || !f.sfnt.has("CPAL") {
		return
	}
	ld, err := opentype.NewLoader(f.sfnt.trimmed(colorTables))
	if err != nil {
		return
	}
	if ft, err := font.NewFont(ld); err == nil {
		f.colors.face = font.NewFace(ft)
	}
}

// makePicture makes a glyph's picture: the font's own bitmap, or layers that
// are painted.
func (f *Face) makePicture(gid uint16) (pic *Picture) {
	defer func() {
		if recover() != nil { // a broken table
			pic = nil
		}
	}()
	if face := f.colors.face; face != nil && len(face.CPAL) > 0 {
		if paint, ok := face.GlyphDataColor(font.GID(gid)); ok {
			p := newPainter(f, gid, paint.Paint)
			p.paint(p.canvas, paint.Paint, p.toPixels, nil, 0)
			return p.picture()
		}
	}
	if f.colors.bits == nil {
		return nil
	}
	return f.sensible(f.colors.bits.picture(gid, f.UnitsPerEm))
}

// corner is the left edge and the bottom of a glyph's outline.
func (f *Face) corner(gid uint16) (x, y int32) {
	if !f.sfnt.has("glyf") {
		return 0, 0
	}
	x, y, _, _ = f.Extents(gid)
	return x, y
}

// units is a measure in whole font units.
func units(v float32) int32 { return int32(math.Round(float64(v))) }

// sensible gives a picture, nil if it has no size or is far larger than its font's
// letters: then its measures are broken.
func (f *Face) sensible(p *Picture) *Picture {
	most := int32(4 * f.UnitsPerEm)
	if p == nil || p.W <= 0 || p.H <= 0 || p.W > most || p.H > most || max(p.X, -p.X) > most || max(p.Y, -p.Y) > most {
		return nil
	}
	return p
}

// picture gives what was painted.
func (p *painter) picture() *Picture {
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	if encoder.Encode(&out, straight(p.canvas)) != nil {
		return nil
	}
	pic := p.area.picture()
	pic.Data, pic.Format = out.Bytes(), "png"
	return pic
}

// straight undoes the multiplication of colours with their opacity, which files
// don't have.
func straight(m *image.RGBA) *image.NRGBA {
	out := image.NewNRGBA(m.Rect)
	for i := 0; i < len(m.Pix); i += 4 {
		a := uint32(m.Pix[i+3])
		if a == 0 {
			continue
		}
		for k := range 3 {
			out.Pix[i+k] = uint8(min(255, (uint32(m.Pix[i+k])*255+a/2)/a))
		}
		out.Pix[i+3] = uint8(a)
	}
	return out
}
