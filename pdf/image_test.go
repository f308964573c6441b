package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"octavo/geom"
	"octavo/page"
)

// quarters has a colour in each quarter: red, green, blue, and nothing.
func quarters(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.NRGBA{A: 255}
			switch {
			case y < h/2 && x < w/2:
				c.R = 255
			case y < h/2:
				c.G = 255
			case x < w/2:
				c.B = 255
			default:
				c = color.NRGBA{}
			}
			m.SetNRGBA(x, y, c)
		}
	}
	return m
}

func opaqueQuarters(w, h int) *image.RGBA {
	return flatten(quarters(w, h), w, h).(*image.RGBA)
}

func encoded(t testing.TB, f func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// pictures are the same quarters as many kinds of file.
func pictures(t testing.TB) map[string][]byte {
	palette := color.Palette{color.White, color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 255, 0, 255}, color.NRGBA{0, 0, 255, 255}}
	paletted := image.NewPaletted(image.Rect(0, 0, 16, 8), palette)
	holed := image.NewPaletted(paletted.Rect, append(color.Palette{color.NRGBA{}}, palette[1:]...))
	deep := image.NewNRGBA64(paletted.Rect)
	gray := image.NewGray(paletted.Rect)
	for y := range 8 {
		for x := range 16 {
			c := opaqueQuarters(16, 8).At(x, y)
			paletted.Set(x, y, c)
			holed.Set(x, y, quarters(16, 8).At(x, y))
			deep.Set(x, y, c)
			gray.Set(x, y, color.Gray{uint8(16 * x)})
		}
	}
	pngOf := func(m image.Image) []byte {
		return encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, m) })
	}
	jpegData := encoded(t, func(b *bytes.Buffer) error {
		return jpeg.Encode(b, opaqueQuarters(16, 8), &jpeg.Options{Quality: 100})
	})
	return map[string][]byte{
		"rgb.png": pngOf(opaqueQuarters(16, 8)), "alpha.png": pngOf(quarters(16, 8)), "palette.png": pngOf(paletted),
		"hole.png": pngOf(holed), "deep.png": pngOf(deep), "gray.png": pngOf(gray),
		"quarters.jpeg": jpegData, "tagged.jpeg": withSegments(jpegData, 1), "turned.jpeg": withSegments(jpegData, 6),
		"q.gif":  encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, paletted, nil) }),
		"q.bmp":  encoded(t, func(b *bytes.Buffer) error { return bmp.Encode(b, opaqueQuarters(16, 8)) }),
		"q.tiff": encoded(t, func(b *bytes.Buffer) error { return tiff.Encode(b, opaqueQuarters(16, 8), nil) }),
	}
}

// withSegments puts an Exif segment with an orientation, and a comment, into a
// JPEG file.
func withSegments(data []byte, turn uint16) []byte {
	exif := []byte("Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01")
	exif = binary.BigEndian.AppendUint16(exif, turn)
	exif = append(exif, 0, 0, 0, 0, 0, 0)
	out := append([]byte(nil), data[:2]...)
	for marker, body := range map[byte][]byte{0xE1: exif, 0xFE: []byte("secret place")} {
		out = append(out, 0xFF, marker)
		out = binary.BigEndian.AppendUint16(out, uint16(len(body)+2))
		out = append(out, body...)
	}
	return append(out, data[2:]...)
}

// pixels decodes what PDF was given, as an image again.
func pixels(t testing.TB, c *codedImage) image.Image {
	t.Helper()
	if c.filter == "/DCTDecode" {
		m, err := jpeg.Decode(bytes.NewReader(c.data))
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	return pixelsOfPNG(t, c)
}

// pixelsOfPNG puts a PNG file around the data, since its rows are those of one.
func pixelsOfPNG(t testing.TB, c *codedImage) image.Image {
	t.Helper()
	kind := map[string]byte{"/DeviceGray": 0, "/DeviceRGB": 2}[c.space]
	out := []byte("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(nil, uint32(c.width))
	head = binary.BigEndian.AppendUint32(head, uint32(c.height))
	var palette []byte
	if _, hex, ok := strings.Cut(c.space, "<"); ok {
		kind = 3
		fmt.Sscanf(strings.TrimSuffix(hex, ">]"), "%x", &palette)
	}
	out = appendChunk(out, "IHDR", append(head, byte(c.bits), kind, 0, 0, 0))
	if palette != nil {
		out = appendChunk(out, "PLTE", palette)
	}
	out = appendChunk(appendChunk(out, "IDAT", c.data), "IEND", nil)
	m, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// appendChunk appends a chunk of a PNG file.
func appendChunk(b []byte, kind string, body []byte) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(body)))
	start := len(b)
	b = append(append(b, kind...), body...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[start:]))
}

// TestPictures: pixels come through every format, on white where they were
// transparent.
func TestPictures(t *testing.T) {
	for name, data := range pictures(t) {
		c, err := codeImage(data, geom.Size{W: 16 * geom.Pt, H: 8 * geom.Pt}, 300)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		m := pixels(t, c)
		if name == "gray.png" {
			if c.space != "/DeviceGray" {
				t.Errorf("%s: colour space %s", name, c.space)
			}
			continue
		}
		for _, p := range []struct {
			x, y int
			want color.RGBA
		}{{2, 2, color.RGBA{255, 0, 0, 255}}, {13, 2, color.RGBA{0, 255, 0, 255}}, {2, 6, color.RGBA{0, 0, 255, 255}}, {13, 6, color.RGBA{255, 255, 255, 255}}} {
			if got := color.RGBAModel.Convert(m.At(p.x, p.y)).(color.RGBA); far(got, p.want) {
				t.Errorf("%s: pixel %d, %d is %v, want %v", name, p.x, p.y, got, p.want)
			}
		}
	}
}

func far(a, b color.RGBA) bool {
	d := func(x, y uint8) bool { return x > y && x-y > 40 || y > x && y-x > 40 }
	return d(a.R, b.R) || d(a.G, b.G) || d(a.B, b.B)
}

// TestAsIs: files that PDF can hold go in unchanged, but for what a camera
// wrote into them.
func TestAsIs(t *testing.T) {
	all := pictures(t)
	code := func(name string) *codedImage {
		c, err := codeImage(all[name], geom.Size{}, 300)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	if c := code("quarters.jpeg"); !bytes.Equal(c.data, all["quarters.jpeg"]) {
		t.Error("the JPEG file was changed")
	}
	if c := code("tagged.jpeg"); !bytes.Equal(c.data, all["quarters.jpeg"]) || c.turn != upright {
		t.Error("the JPEG file's metadata are still there")
	}
	if c := code("turned.jpeg"); c.turn != 6 {
		t.Errorf("orientation %d", c.turn)
	}
	if c := code("palette.png"); !strings.HasPrefix(c.space, "[/Indexed/DeviceRGB 3<FFFFFF") || !bytes.Contains(all["palette.png"], c.data) {
		t.Errorf("the palette is %s", c.space)
	}
	broken := bytes.Clone(all["rgb.png"])
	broken[len(broken)-20] ^= 1 // in its last data
	if c := pngAsIs(broken); c != nil {
		t.Error("a damaged PNG file went in")
	}
}

// TestTurns: the matrices bring the corners of a picture to where Exif says
// that its first row and column are.
func TestTurns(t *testing.T) {
	// The first row and the first column are at these sides (Exif 2.3, 4.6.4).
	sides := [9][2]string{
		1: {"top", "left"}, 2: {"top", "right"}, 3: {"bottom", "right"}, 4: {"bottom", "left"},
		5: {"left", "top"}, 6: {"right", "top"}, 7: {"right", "bottom"}, 8: {"left", "bottom"},
	}
	for o := 1; o <= 8; o++ {
		m := turns[o]
		at := func(s, t int64) [2]int64 { return [2]int64{m[0]*s + m[2]*t + m[4], m[1]*s + m[3]*t + m[5]} }
		side := func(p, q [2]int64) string {
			switch {
			case p[0] == 0 && q[0] == 0:
				return "left"
			case p[0] == 1 && q[0] == 1:
				return "right"
			case p[1] == 0 && q[1] == 0:
				return "bottom"
			}
			return "top"
		}
		got := [2]string{side(at(0, 1), at(1, 1)), side(at(0, 0), at(0, 1))}
		if got != sides[o] {
			t.Errorf("orientation %d: first row and column are %v, want %v", o, got, sides[o])
		}
	}
}

// TestReduced: pictures are brought to 300 pixels an inch if they have many
// more, and keep their proportions.
func TestReduced(t *testing.T) {
	inch := func(w, h int) geom.Size {
		return geom.Size{W: geom.Length(w) * geom.Inch, H: geom.Length(h) * geom.Inch}
	}
	for _, c := range []struct {
		w, h   int
		drawn  geom.Size
		turn   orientation
		dpi    int
		ww, wh int
	}{
		{3000, 1500, inch(2, 1), 1, 300, 600, 300},
		{1500, 3000, inch(2, 1), 6, 300, 300, 600},
		{880, 440, inch(2, 1), 1, 300, 880, 440},
		{3000, 1500, inch(2, 1), 1, 0, 3000, 1500},
		{3000, 1500, inch(2, 1), 1, 150, 300, 150},
		{3000, 1500, inch(0, 0), 1, 300, 3000, 1500},
		{3000, 3000, inch(2, 1), 1, 300, 600, 600},
	} {
		if w, h := reduced(c.w, c.h, c.drawn, c.turn, c.dpi); w != c.ww || h != c.wh {
			t.Errorf("%d × %d: got %d × %d, want %d × %d", c.w, c.h, w, h, c.ww, c.wh)
		}
	}
	data := encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, opaqueQuarters(600, 300)) })
	c, err := codeImage(data, geom.Size{W: 24 * geom.Pt, H: 12 * geom.Pt}, 300)
	if err != nil || c.width != 100 || c.height != 50 {
		t.Fatalf("%+v, %v", c, err)
	}
	if got := color.RGBAModel.Convert(pixels(t, c).At(10, 10)).(color.RGBA); far(got, color.RGBA{255, 0, 0, 255}) {
		t.Errorf("a pixel is %v", got)
	}
}

// TestImageObjects: the same picture is embedded once; a broken one is a
// problem and a box.
func TestImageObjects(t *testing.T) {
	s := newSetter(t)
	data := gradientPNG()
	box := geom.Rect{X: left, Y: s.y, W: 64 * geom.Pt, H: 32 * geom.Pt}
	for _, d := range [][]byte{data, data, bytes.Clone(data), data[:len(data)/2], nil, []byte("GIF89a")} {
		s.page.Items = append(s.page.Items, &page.Image{Rect: box, Data: d, Name: fmt.Sprintf("%d.png", len(d))})
	}
	var b bytes.Buffer
	problems, err := Write(&b, s.document(), Options{})
	if err != nil || len(problems) != 3 {
		t.Fatalf("problems %+v, error %v", problems, err)
	}
	for _, p := range problems {
		if p.Code != "broken-image" || !strings.Contains(p.Message, p.Name) {
			t.Errorf("problem %+v", p)
		}
	}
	r := read(t, b.Bytes())
	if n := len(r.dict(r.dict(r.pages()[0]["Resources"])["XObject"])); n != 1 {
		t.Errorf("%d pictures, want 1", n)
	}
	content := string(r.content(0))
	if strings.Count(content, "/I1 Do") != 3 || strings.Count(content, "re\nS\n") != 3 {
		t.Errorf("the content is %q", content)
	}
}

// gallery shows all pictures, named.
func gallery(t testing.TB) *page.Document {
	s := newSetter(t)
	s.font("sans", 400, false, 9)
	all := pictures(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		box := geom.Rect{X: left, Y: s.y, W: 80 * geom.Pt, H: 40 * geom.Pt}
		fig := s.tree.Add(page.RoleFigure, page.Root)
		e := s.tree.Get(fig)
		e.Alt, e.BBox = name, box
		s.page.Items = append(s.page.Items, &page.Image{Elem: fig, Rect: box, Data: all[name], Name: name})
		s.text(s.tree.Add(page.RoleP, page.Root), left+100*geom.Pt, s.y+20*geom.Pt, name)
		s.y += 50 * geom.Pt
	}
	return s.document()
}

// FuzzImage: no file makes a panic, and what goes in can come out.
func FuzzImage(f *testing.F) {
	for _, data := range pictures(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if s := sniff(data); s != nil {
			if c, err := s.config(data); err == nil && c.Width*c.Height > 1<<20 {
				return // slow, and nothing new
			}
		}
		c, err := codeImage(data, geom.Size{W: 10 * geom.Pt, H: 10 * geom.Pt}, 300)
		if err == nil && (c.width < 1 || c.height < 1 || len(c.data) == 0 || c.space == "" || c.turn < 1 || c.turn > 8) {
			t.Errorf("%+v", c)
		}
	})
}
