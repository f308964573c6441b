package markdown

import (
	"bytes"
	"encoding/base64"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"octavo/doc"
)

// testImage is a picture of 3 × 2 pixels in a format.
func testImage(t testing.TB, format string) []byte {
	img := image.NewPaletted(image.Rect(0, 0, 3, 2), color.Palette{color.Black, color.White})
	var b bytes.Buffer
	var err error
	switch format {
	case "png":
		err = png.Encode(&b, img)
	case "jpeg":
		err = jpeg.Encode(&b, img, nil)
	case "gif":
		err = gif.Encode(&b, img, nil)
	case "bmp":
		err = bmp.Encode(&b, img)
	case "tiff":
		err = tiff.Encode(&b, img, nil)
	case "webp": // the smallest lossless one, of one pixel
		return mustBase64(t, "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func mustBase64(t testing.TB, s string) []byte {
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func hugePNG(t testing.TB) []byte {
	b := bytes.Clone(testImage(t, "png"))
	copy(b[16:24], "\x00\x00\xff\xff\x00\x00\xff\xff")
	// The header's checksum, worked out with image/png's own polynomial.
	crc := pngCRC(b[12:29])
	b[29], b[30], b[31], b[32] = byte(crc>>24), byte(crc>>16), byte(crc>>8), byte(crc)
	return b
}

func pngCRC(b []byte) uint32 {
	crc := ^uint32(0)
	for _, c := range b {
		crc ^= uint32(c)
		for range 8 {
			if crc&1 != 0 {
				crc = crc>>1 ^ 0xEDB88320
			} else {
				crc >>= 1
			}
		}
	}
	return ^crc
}

func testLoader(t testing.TB) *assetLoader {
	file := func(data []byte) *fstest.MapFile { return &fstest.MapFile{Data: data} }
	return newAssetLoader(Options{Dir: "posts/one", FS: fstest.MapFS{
		"posts/one/a.png":          file(testImage(t, "png")),
		"posts/one/Photo.JPG":      file(testImage(t, "jpeg")),
		"posts/one/wrong.png":      file(testImage(t, "gif")),
		"posts/one/a b.bmp":        file(testImage(t, "bmp")),
		"posts/one/50%25.tiff":     file(testImage(t, "tiff")),
		"posts/one/w.webp":         file(testImage(t, "webp")),
		"posts/one/s.svg":          file([]byte("<?xml version='1.0' encoding='latin1'?>\n<!-- c --><svg xmlns='x' width='1in' viewBox='0 0 2 1'/>")),
		"posts/one/broken.png":     file(testImage(t, "png")[:20]),
		"posts/one/huge.png":       file(hugePNG(t)),
		"posts/one/page.png":       file([]byte("<!DOCTYPE html><p>404")),
		"posts/one/photo.avif":     file([]byte("\x00\x00\x00\x20ftypavif....")),
		"posts/one/sub/x.png":      file(testImage(t, "png")),
		"posts/b.png":              file(testImage(t, "png")),
		"static/img/logo.png":      file(testImage(t, "png")),
		"posts/one/fragment#1.png": file(testImage(t, "png")),
	}})
}

func TestLoadImages(t *testing.T) {
	pixel := "data:image/png;base64," + base64.StdEncoding.EncodeToString(testImage(t, "png"))
	l := testLoader(t)
	for _, c := range []struct{ src, want, diag, hint string }{
		{"a.png", "a.png png 3x2", "", ""},
		{"./a.png?v=2#top", "a.png png 3x2", "", ""},
		{"Photo.JPG", "Photo.JPG jpeg 3x2", "", ""},
		{"wrong.png", "wrong.png gif 3x2", "", ""},
		{"a%20b.bmp", "a b.bmp bmp 3x2", "", ""},
		{"a b.bmp", "a b.bmp bmp 3x2", "", ""},
		{"50%25.tiff", "50%25.tiff tiff 3x2", "", ""},
		{"w.webp", "w.webp webp 1x1", "", ""},
		{"s.svg", "s.svg svg 96x48", "", ""},
		{`sub\x.png`, "x.png png 3x2", "", ""},
		{"../b.png", "b.png png 3x2", "", ""},
		{"/posts/b.png", "b.png png 3x2", "", ""},
		{"/img/logo.png", "logo.png png 3x2", "", ""},
		{"fragment#1.png", "fragment#1.png png 3x2", "", ""},
		{pixel, "data png 3x2", "", ""},
		{"data:image/svg+xml," + url.PathEscape("<svg width='5' height='4'/>"), "data svg 5x4", "", ""},
		{"photo.jpg", "", `missing-image 7:3: the image "photo.jpg" was not found`, `is "Photo.JPG" meant?`},
		{"a.pgn", "", `missing-image 7:3: the image "a.pgn" was not found`, `is "a.png" meant?`},
		{"nothing/like/it.png", "", `missing-image 7:3: the image "nothing/like/it.png" was not found`, "relative to the folder"},
		{"sub", "", `missing-image 7:3: the image "sub" was not found`, ""},
		{"../../../etc/x.png", "", "outside-image 7:3: the image \"../../../etc/x.png\" lies outside", "move the image"},
		{"..%2f..%2f../x.png", "", "outside-image 7:3: ", "move the image"},
		{"broken.png", "", `damaged-image 7:3: the image "broken.png" can't be read`, "save it"},
		{"huge.png", "", `image-too-large 7:3: the image "huge.png" has 65535 × 65535 pixels`, "scale"},
		{"page.png", "", `unknown-image 7:3: "page.png" is a web page`, "use PNG"},
		{"photo.avif", "", `unknown-image 7:3: "photo.avif" is an AVIF image`, "use PNG"},
		{"https://x.org/a.png", "", `remote-image 7:3: the image "https://x.org/a.png" is on the network`, "--remote-images"},
		{"//x.org/a.png", "", `remote-image 7:3: the image "https://x.org/a.png" is on`, ""},
		{"ftp://x.org/a.png", "", `missing-image 7:3: images can't be loaded by "ftp`, ""},
		{"data:nothing", "", "unreadable-image 7:3: this data: image has no comma", ""},
		{"", "", "missing-image 7:3: this image names no file", ""},
	} {
		a, d := l.load(c.src, doc.Pos{Line: 7, Col: 3})
		if got := assetString(a); got != c.want {
			t.Errorf("%s: got %q, want %q (%v)", c.src, got, c.want, d)
		}
		if (d == nil) != (c.diag == "") || d != nil && !strings.HasPrefix(d.Code+" "+d.String(), c.diag) {
			t.Errorf("%s: diagnostic %v, want %s", c.src, d, c.diag)
		}
		if d != nil && !strings.Contains(d.Hint, c.hint) {
			t.Errorf("%s: hint %q, want %q", c.src, d.Hint, c.hint)
		}
	}
}

func assetString(a *doc.Asset) string {
	if a == nil {
		return ""
	}
	return strings.Join([]string{a.Name, a.Format, sizeString(a.PxW, a.PxH)}, " ")
}

func sizeString(w, h int) string {
	return strings.Join([]string{itoa(w), itoa(h)}, "x")
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

func TestLoadOnce(t *testing.T) {
	l := testLoader(t)
	a, _ := l.load("a.png", doc.Pos{})
	b, _ := l.load("../one/a.png?x", doc.Pos{})
	if a == nil || a != b {
		t.Errorf("one file is two assets: %p, %p", a, b)
	}
	_, d1 := l.load("no.png", doc.Pos{Line: 1})
	_, d2 := l.load("no.png", doc.Pos{Line: 2})
	if d1.Pos.Line != 1 || d2.Pos.Line != 2 {
		t.Errorf("places %v, %v", d1.Pos, d2.Pos)
	}
}

func TestRemoteImages(t *testing.T) {
	n := 0
	l := newAssetLoader(Options{RemoteImages: func(url string) ([]byte, error) {
		n++
		if strings.HasSuffix(url, "no.png") {
			return nil, errors.New("404 Not Found")
		}
		return testImage(t, "png"), nil
	}})
	for range 2 {
		a, d := l.load("https://x.org/pic/a.png?s=1", doc.Pos{})
		if assetString(a) != "a.png png 3x2" || d != nil {
			t.Errorf("%v, %v", a, d)
		}
	}
	if n != 1 {
		t.Errorf("fetched %d times", n)
	}
	if _, d := l.load("https://x.org/no.png", doc.Pos{}); d == nil || !strings.Contains(d.Message, "404") {
		t.Errorf("%v", d)
	}
	if _, d := l.load("a.png", doc.Pos{}); d == nil || d.Code != "missing-image" {
		t.Errorf("%v", d)
	}
}

func TestSVGSize(t *testing.T) {
	for in, want := range map[string]string{
		`<svg width="20" height="10">`:                       "20x10",
		`<svg width="20px" height="1.5in">`:                  "20x144",
		`<svg viewBox="0 0 300 100">`:                        "300x100",
		`<svg viewBox="0,0,300,100" height="10pt">`:          "40x13",
		`<svg width="100%" height="100%" viewBox="0 0 8 9">`: "8x9",
		`<svg>`: "0x0",
		`<s:svg xmlns:s="x" s:width="9" width="1" height="2">`: "1x2",
	} {
		w, h, ok := svgSize([]byte(in))
		if got := sizeString(w, h); got != want || !ok {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
	if _, _, ok := svgSize([]byte("<html><svg/>")); ok {
		t.Error("a page is no SVG")
	}
}

func FuzzInspectImage(f *testing.F) {
	for _, format := range []string{"png", "jpeg", "gif", "bmp", "tiff", "webp"} {
		f.Add(testImage(f, format))
	}
	f.Add([]byte("<svg width='5' viewBox='0 0 1 2'/>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		found := inspect("x", data, doc.DefaultImagePixels)
		if (found.asset == nil) == (found.diag == nil) {
			t.Errorf("%v, %v", found.asset, found.diag)
		}
		if a := found.asset; a != nil && (a.PxW < 0 || a.PxH < 0 || a.PxW*a.PxH > doc.DefaultImagePixels && a.Format != "svg") {
			t.Errorf("%d x %d", a.PxW, a.PxH)
		}
	})
}
