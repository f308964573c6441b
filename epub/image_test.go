package epub_test

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"octavo/bundle"
	"octavo/doc"
)

// pngOf is a small picture in a colour of its own.
func pngOf(i int) []byte {
	img := image.NewRGBA(image.Rect(0, 0, 3, 2))
	img.Set(1, 1, color.RGBA{uint8(40 * i), 99, uint8(i), 255})
	return encode(func(b *bytes.Buffer) error { return png.Encode(b, img) })
}

func encode(f func(*bytes.Buffer) error) []byte {
	var b bytes.Buffer
	if err := f(&b); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// pictures writes a book of one text that shows pictures, and gives the names
// of their files.
func pictures(t *testing.T, most int, files fstest.MapFS, shown ...string) (*archive, []string, []doc.Diagnostic) {
	t.Helper()
	text := "# Pictures\n\n"
	for _, name := range shown {
		text += "![" + name + "](<" + name + ">)\n\n"
	}
	files["text.md"] = &fstest.MapFile{Data: []byte(text)}
	o := options(t)
	o.MaxImageSize = most
	data, diags := write(t, bookOf(t, files), o)
	a := open(t, data)
	a.audit(t)
	var names []string
	for _, name := range a.names {
		if base, ok := strings.CutPrefix(name, "EPUB/images/"); ok && base != "cover.png" {
			names = append(names, base)
		}
	}
	return a, names, diags
}

func TestPictureNames(t *testing.T) {
	files := fstest.MapFS{
		"a/pic.png": {Data: pngOf(1)}, "b/pic.png": {Data: pngOf(2)}, "c/PIC.PNG": {Data: pngOf(3)},
		"d/copy.png": {Data: pngOf(1)}, "图.png": {Data: pngOf(4)}, "Ünder the  bridge.final.png": {Data: pngOf(5)},
		"x/cover.png": {Data: pngOf(6)}, "wrong.gif": {Data: pngOf(7)}, "圖.png": {Data: pngOf(8)},
	}
	var shown []string
	for name := range files {
		shown = append(shown, name)
	}
	slices.Sort(shown)
	_, names, diags := pictures(t, 0, files, shown...)
	want := []string{"pic.png", "pic-2.png", "pic-3.png", "wrong.png", "cover-2.png", "nder-the-bridge-final.png", "image.png", "image-2.png"}
	if !slices.Equal(names, want) || len(diags) > 0 {
		t.Errorf("%q is shown as %q: %v", shown, names, diags)
	}
}

// TestPictureFormats: what readers show stays as it is, all else becomes what
// they show.
func TestPictureFormats(t *testing.T) {
	b := load(t, "../testdata/nasty", bundle.Options{})
	data, diags := write(t, b, options(t))
	a := open(t, data)
	for name, kind := range map[string]string{
		"lossless.png": "png", "photo.jpg": "jpeg", "old.png": "png", "scan.png": "png", "press.jpg": "jpeg",
		"turned.jpg": "jpeg", "moving.gif": "gif", "with-text.png": "png",
	} {
		content := a.files["EPUB/images/"+name]
		c, format, err := image.DecodeConfig(bytes.NewReader(content))
		if err != nil || format != kind {
			t.Errorf("%s is %q: %v", name, format, err)
			continue
		}
		wide := c.Width > c.Height
		if c.ColorModel == color.CMYKModel || wide == (name == "turned.jpg") && name != "moving.gif" {
			t.Errorf("%s has %d × %d pixels of %v", name, c.Width, c.Height, c.ColorModel)
		}
	}
	if moving, err := gif.DecodeAll(bytes.NewReader(a.files["EPUB/images/moving.gif"])); err != nil || len(moving.Image) != 3 {
		t.Errorf("the moving picture: %v", err)
	}
	for _, name := range a.names {
		for _, private := range []string{"Camera", "Somebody Private", "Exif"} {
			if bytes.Contains(a.files[name], []byte(private)) {
				t.Errorf("%s holds %q", name, private)
			}
		}
	}
	for _, broken := range []string{"cut.png", "flipped.png", "torn.svg"} {
		if !slices.ContainsFunc(diags, func(d doc.Diagnostic) bool {
			return d.Code == "broken-image" && strings.Contains(d.Message, broken) && d.Pos.Line > 0
		}) {
			t.Errorf("nothing is said of %s", broken)
		}
	}
	if !bytes.Contains(a.files["EPUB/package.opf"], []byte(`accessibilityHazard">unknown<`)) {
		t.Error("a moving picture counts as no hazard")
	}
}

// gradient is an opaque picture with many colours.
func gradient(w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.Set(x, y, color.RGBA{uint8(x * 255 / w), uint8(y * 255 / h), uint8((x*7 + y*13) % 256), 255})
		}
	}
	return img
}

func TestLargePictures(t *testing.T) {
	photo := gradient(600, 301)
	clear := image.NewNRGBA(image.Rect(0, 0, 500, 400))
	clear.Set(3, 3, color.NRGBA{255, 0, 0, 128})
	plain := image.NewRGBA(image.Rect(0, 0, 301, 700))
	a, names, diags := pictures(t, 300, fstest.MapFS{
		"1photo.png": {Data: encode(func(b *bytes.Buffer) error { return png.Encode(b, photo) })},
		"2photo.jpg": {Data: encode(func(b *bytes.Buffer) error { return jpeg.Encode(b, photo, nil) })},
		"3clear.png": {Data: encode(func(b *bytes.Buffer) error { return png.Encode(b, clear) })},
		"4plain.png": {Data: encode(func(b *bytes.Buffer) error { return png.Encode(b, plain) })},
		"5small.png": {Data: pngOf(1)},
	}, "1photo.png", "2photo.jpg", "3clear.png", "4plain.png", "5small.png")
	if want := []string{"1photo.jpg", "2photo.jpg", "3clear.png", "4plain.png", "5small.png"}; !slices.Equal(names, want) || len(diags) > 0 {
		t.Fatalf("%q %v", names, diags)
	}
	for name, size := range map[string]image.Point{
		"1photo.jpg": {300, 151}, "2photo.jpg": {300, 151}, "3clear.png": {300, 240}, "4plain.png": {129, 300}, "5small.png": {3, 2},
	} {
		img, _, err := image.Decode(bytes.NewReader(a.files["EPUB/images/"+name]))
		if err != nil || img.Bounds().Size() != size {
			t.Errorf("%s: %v %v", name, img.Bounds(), err)
			continue
		}
		if strings.Contains(name, "photo") {
			// The colours are those of the source, in the middle and at the edges.
			for _, at := range []image.Point{{1, 1}, {150, 75}, {298, 149}} {
				r, g, _, _ := img.At(at.X, at.Y).RGBA()
				wantR, wantG := at.X*255/300, at.Y*255/151
				if d := int(r>>8) - wantR; d < -12 || d > 12 {
					t.Errorf("%s: red at %v is %d, not %d", name, at, r>>8, wantR)
				}
				if d := int(g>>8) - wantG; d < -12 || d > 12 {
					t.Errorf("%s: green at %v is %d, not %d", name, at, g>>8, wantG)
				}
			}
		}
	}
	if !bytes.Contains(a.files["EPUB/xhtml/text.xhtml"], []byte(`width="300" height="151"`)) {
		t.Error("the page has the size of the file that was")
	}
}

// TestOrientation turns pictures upright as cameras say.
func TestOrientation(t *testing.T) {
	// A picture of 24 by 16 pixels whose quarters are red, green, blue and white.
	img := image.NewRGBA(image.Rect(0, 0, 32, 16))
	for y := range 16 {
		for x := range 32 {
			img.Set(x, y, []color.RGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 255, 255}}[y/8*2+x/16])
		}
	}
	plain := encode(func(b *bytes.Buffer) error { return jpeg.Encode(b, img, &jpeg.Options{Quality: 100}) })
	// Where the first, second, third and fourth quarter are seen: Exif 2.3.
	for o, want := range []string{1: "rgbw", 2: "grwb", 3: "wbgr", 4: "bwrg", 5: "rbgw", 6: "brwg", 7: "wgbr", 8: "gwrb"} {
		if o == 0 {
			continue
		}
		exif := "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00" + string(rune(o)) + "\x00\x00\x00\x00\x00\x00\x00"
		data := append([]byte("\xFF\xD8\xFF\xE1\x00"+string(rune(len(exif)+2))+exif), plain[2:]...)
		a, _, _ := pictures(t, 0, fstest.MapFS{"x.jpg": {Data: data}}, "x.jpg")
		got, _, err := image.Decode(bytes.NewReader(a.files["EPUB/images/x.jpg"]))
		if err != nil {
			t.Fatal(err)
		}
		w, h := got.Bounds().Dx(), got.Bounds().Dy()
		seen := ""
		for _, at := range []image.Point{{w / 4, h / 4}, {3 * w / 4, h / 4}, {w / 4, 3 * h / 4}, {3 * w / 4, 3 * h / 4}} {
			r, g, b, _ := got.At(at.X, at.Y).RGBA()
			switch {
			case r > 0xC000 && g > 0xC000:
				seen += "w"
			case r > 0xC000:
				seen += "r"
			case g > 0xC000:
				seen += "g"
			case b > 0xC000:
				seen += "b"
			}
		}
		if seen != want {
			t.Errorf("orientation %d: %s, want %s", o, seen, want)
		}
	}
}

// TestSVG: what acts or reaches out is gone, what draws is there.
func TestSVG(t *testing.T) {
	data, diags := write(t, load(t, "../testdata/nasty", bundle.Options{}), options(t))
	a := open(t, data)
	got := string(a.files["EPUB/images/evil.svg"])
	for _, gone := range []string{
		"script", "alert", "onload", "onclick", "javascript", "example.com/x", "@import", "remote.png", "beside.png",
		"other.svg", "foreignObject", "iframe", "ENTITY", "passwd", "xml-stylesheet", "inkscape", "xml:base", "nowhere", "animate", "metadata",
	} {
		if strings.Contains(got, gone) {
			t.Errorf("%q is still there", gone)
		}
	}
	for _, kept := range []string{
		`<svg xmlns="http://www.w3.org/2000/svg"`, `viewBox="0 0 200 100"`, "<title>A drawing with bad manners</title>",
		`stroke: url(#grad)`, `fill="url(#grad)"`, `href="data:image/png;base64,`, `<a href="https://example.com/">`,
		">HTML label</text>", "<linearGradient", `id="dup"`,
	} {
		if !strings.Contains(got, kept) {
			t.Errorf("%q is gone:\n%s", kept, got)
		}
	}
	if bare := string(a.files["EPUB/images/bare.svg"]); !strings.Contains(bare, `xmlns="http://www.w3.org/2000/svg"`) {
		t.Errorf("no name space: %s", bare)
	}
	told := 0
	for _, d := range diags {
		if d.Code == "changed-image" {
			told++
		}
	}
	if told < 5 {
		t.Errorf("only %d changes are told", told)
	}
}
