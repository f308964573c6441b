package fonts

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // the pictures of a font
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// colorFace opens a font of testdata as the only one of a folder.
func colorFace(t *testing.T, name string) (*Book, *Face) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o666); err != nil {
		t.Fatal(err)
	}
	b, messages, err := New(Options{Dirs: []string{dir}})
	if err != nil || len(messages) > 0 {
		t.Fatal(err, messages)
	}
	f := b.ColorEmoji("😀")
	if f == nil || !f.Colored() {
		t.Fatalf("%s has no emoji in colour", name)
	}
	return b, f
}

// pictureOf gives the picture of a character, and its pixels.
func pictureOf(t *testing.T, f *Face, cluster string) (*Picture, image.Image) {
	t.Helper()
	pic := f.Picture(f.Shape(cluster, Shaping{}).Glyphs[0].ID)
	if pic == nil {
		t.Fatalf("%s of %s has no picture", cluster, f.postScript)
	}
	m, format, err := image.Decode(bytes.NewReader(pic.Data))
	if err != nil || format != pic.Format {
		t.Fatalf("%s of %s is %s, not %s: %v", cluster, f.postScript, format, pic.Format, err)
	}
	return pic, m
}

// colorAt is the colour of a picture at a place in font units.
func colorAt(p *Picture, m image.Image, x, y int32) string {
	px := int(x-p.X) * m.Bounds().Dx() / int(p.W)
	py := int(p.Y-y) * m.Bounds().Dy() / int(p.H)
	r, g, b, a := m.At(px, py).RGBA()
	return fmt.Sprintf("%02x%02x%02x/%02x", r>>8, g>>8, b>>8, a>>8)
}

// quarters are the colours of the pictures of testdata, of the corners of a box.
func checkQuarters(t *testing.T, what string, p *Picture, m image.Image) {
	t.Helper()
	near, far := p.W/8, p.W*7/8
	for _, c := range []struct {
		x, y int32
		want string
	}{{near, near, "ff0000/ff"}, {far, near, "00ff00/ff"}, {near, far, "0000ff/ff"}, {far, far, "ffff00/ff"}} {
		if got := colorAt(p, m, p.X+c.x, p.Y-c.y); got != c.want {
			if p.Format == "png" || !alike(got, c.want) {
				t.Errorf("%s: %s at %d, %d, want %s", what, got, c.x, c.y, c.want)
			}
		}
	}
}

// alike says whether colours differ by what is lost in a JPEG.
func alike(a, b string) bool {
	var x, y [4]int
	fmt.Sscanf(a, "%02x%02x%02x/%02x", &x[0], &x[1], &x[2], &x[3])
	fmt.Sscanf(b, "%02x%02x%02x/%02x", &y[0], &y[1], &y[2], &y[3])
	for i := range x {
		if d := x[i] - y[i]; d < -8 || d > 8 {
			return false
		}
	}
	return true
}

// TestPictureFonts: the pictures of fonts with the tables sbix, and CBDT and CBLC,
// are where FreeType has them.
func TestPictureFonts(t *testing.T) {
	for _, c := range []struct {
		font, cluster string
		want          Picture
	}{
		{"sbix.ttf", "😀", Picture{Format: "png", X: 100, Y: 800, W: 1000, H: 1000}},
		{"sbix.ttf", "😁", Picture{Format: "png", X: 100, Y: 800, W: 1000, H: 1000}},
		{"sbix.ttf", "😂", Picture{Format: "jpeg", X: 0, Y: 1000, W: 1000, H: 1000}},
		{"sbix.ttf", "😃", Picture{Format: "png", X: 0, Y: 1000, W: 1000, H: 1000}},
		{"sbix.ttf", "😄", Picture{Format: "png", X: 150, Y: 850, W: 1000, H: 1000}},
		{"cbdt.ttf", "😀", Picture{Format: "png", X: 100, Y: 800, W: 1000, H: 1000}},
		{"cbdt.ttf", "😄", Picture{Format: "png", X: 100, Y: 800, W: 1000, H: 1000}},
	} {
		_, f := colorFace(t, c.font)
		pic, m := pictureOf(t, f, c.cluster)
		checkQuarters(t, c.font+" "+c.cluster, pic, m)
		pixels := 40
		if c.cluster == "😃" && c.font == "sbix.ttf" {
			pixels = 20 // it has no other
		}
		if m.Bounds().Dx() != pixels {
			t.Errorf("%s of %s has %d pixels", c.cluster, c.font, m.Bounds().Dx())
		}
		got := *pic
		got.Data = nil
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s of %s is %+v, want %+v", c.cluster, c.font, got, c.want)
		}
	}
}

// TestPaintedFont: the layers of the table COLR, version 0, are painted one over
// the other in the colours of CPAL.
func TestPaintedFont(t *testing.T) {
	_, f := colorFace(t, "colr.ttf")
	pic, m := pictureOf(t, f, "😀")
	if pic.X != 100 || pic.Y != 700 || pic.W != 800 || pic.H != 800 {
		t.Errorf("the picture is %d, %d, %d by %d", pic.X, pic.Y, pic.W, pic.H)
	}
	for _, c := range []struct {
		cluster string
		x, y    int32
		want    string
	}{
		{"😀", 150, 650, "ff0000/ff"}, {"😀", 850, -50, "ff0000/ff"}, {"😀", 290, 300, "ff0000/ff"},
		{"😀", 310, 300, "0000ff/ff"}, {"😀", 500, 490, "0000ff/ff"}, {"😀", 500, 510, "ff0000/ff"},
		{"😁", 200, 600, "1a1a1a/ff"}, {"😁", 500, 300, "0d8c0d/ff"},
		{"😂", -290, 0, "0000ff/ff"}, {"😂", 1290, 1090, "0000ff/ff"},
	} {
		p, m := pictureOf(t, f, c.cluster)
		if got := colorAt(p, m, c.x, c.y); !alike(got, c.want) {
			t.Errorf("%s: %s at %d, %d, want %s", c.cluster, got, c.x, c.y, c.want)
		}
	}
	if _, err := png.Decode(bytes.NewReader(pic.Data)); err != nil || m.Bounds().Dx() < 150 {
		t.Errorf("%d pixels, %v", m.Bounds().Dx(), err)
	}
	if f.isPicture("😃") {
		t.Error("an emoji without layers is a picture")
	}
}

// TestColorFontsAreForEmoji: a face in colour is none for texts, and comes before
// those that have emoji in black.
func TestColorFontsAreForEmoji(t *testing.T) {
	for _, name := range []string{"colr.ttf", "sbix.ttf", "cbdt.ttf"} {
		b, f := colorFace(t, name)
		main := b.Face(Query{Family: "serif"})
		if g := b.FallbackIn(main, "😀", ""); g == nil || g.Colored() {
			t.Errorf("%s is a face for texts", name)
		}
		if uses := b.Uses(main, "a 😀", ""); len(uses) != 2 || uses[1].Face != f {
			t.Errorf("the faces of a text with an emoji of %s are %v", name, uses)
		}
		if b.ColorEmoji("😀\ufe0e") != nil || b.ColorEmoji("a") != nil {
			t.Errorf("%s is for what is to look like text", name)
		}
		if b.ColorEmoji("🚀") != nil {
			t.Errorf("%s has an emoji that isn't in it", name)
		}
	}
}

// TestBrokenStrikes: a wrong byte, or an end too soon, does no harm.
func TestBrokenStrikes(t *testing.T) {
	data, err := os.ReadFile("testdata/sbix.ttf")
	if err != nil {
		t.Fatal(err)
	}
	font, err := openSFNT(sfnt{data: data, size: int64(len(data))}, 0)
	if err != nil {
		t.Fatal(err)
	}
	whole := font.table("sbix")
	draw := func(table []byte) {
		s := &sfnt{data: table, size: int64(len(table)), tables: []tableRecord{{tag: tag("sbix"), length: uint32(len(table))}}}
		f := &Face{UnitsPerEm: 1000, colors: &colors{}, sfnt: s}
		for g := range 7 {
			f.Picture(uint16(g))
		}
	}
	for n := range whole {
		draw(whole[:n])
		for _, with := range []byte{0, 1, 127, 255} {
			broken := bytes.Clone(whole)
			broken[n] = with
			draw(broken)
		}
	}
}
