package svg

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// inked is a PNG file as a data: URL, w × h pixels of a colour each.
func inked(t *testing.T, w, h int, at func(x, y int) color.Color) string {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, at(x, y))
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return "data:image/png;base64," + base64.StdEncoding.EncodeToString(b.Bytes())
}

// imagesOf draws the pictures of an SVG at 100 × 100 points.
func imagesOf(t *testing.T, body string) (list []*page.Image) {
	t.Helper()
	p, problems, err := Parse([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">` + body + `</svg>`))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, it := range p.Draw(geom.Rect{W: 100 * geom.Pt, H: 100 * geom.Pt}, book, 0) {
		list = append(list, it.(*page.Image))
	}
	return list
}

// TestMaskedPictures: what a mask leaves is transparent, is made once for all
// places where it is drawn, and is left out where the mask and a clip leave
// nothing.
func TestMaskedPictures(t *testing.T) {
	red := inked(t, 1, 1, func(_, _ int) color.Color { return color.NRGBA{200, 0, 0, 255} })
	half := inked(t, 8, 8, func(x, _ int) color.Color { return color.Gray{uint8(x / 4 * 255)} })
	none := inked(t, 8, 8, func(_, _ int) color.Color { return color.Black })
	defs := `<mask id="half"><image width="10" height="10" href="` + half + `"/></mask>` +
		`<mask id="none"><image width="10" height="10" href="` + none + `"/></mask>`
	use := func(mask, place string) string {
		return `<g transform="` + place + `"><image mask="url(#` + mask + `)" width="10" height="10" href="` + red + `"/></g>`
	}
	cut := `<clipPath id="left"><path d="M0 0H3L2 10H0z M0 0H1V1z"/></clipPath><g clip-path="url(#left)">` + use("half", "") + `</g>`
	list := imagesOf(t, defs+use("half", "")+use("none", "")+use("half", "translate(33.3 17.1)")+use("half", "scale(2)")+cut)
	if len(list) != 3 {
		t.Fatalf("there are %d pictures", len(list))
	}
	if &list[0].Data[0] != &list[1].Data[0] {
		t.Error("the same picture is drawn anew")
	}
	for i, it := range list {
		m, err := png.Decode(bytes.NewReader(it.Data))
		if err != nil || !it.Cutout || m.Bounds().Dx() != 8 {
			t.Fatalf("%d: cutout %v, %v pixels, %v", i, it.Cutout, m.Bounds(), err)
		}
		left, right := m.At(1, 4).(color.NRGBA), m.At(6, 4).(color.NRGBA)
		if left.A != 0 || right != (color.NRGBA{200, 0, 0, 255}) {
			t.Errorf("%d: it is %v on the left and %v on the right", i, left, right)
		}
	}
}

// TestTurnedPictures compares the corners of pictures that are flipped, turned or
// translucent.
func TestTurnedPictures(t *testing.T) {
	corners := inked(t, 4, 4, func(x, y int) color.Color { return color.NRGBA{uint8(x/2*100 + y/2*50), 0, 0, 255} })
	for _, c := range []struct {
		attributes string
		reds       [4]uint8 // top left, top right, bottom left, bottom right
		alpha      uint8
	}{
		{`transform="translate(0 40) scale(1 -1)"`, [4]uint8{50, 150, 0, 100}, 255},
		{`transform="translate(40 0) rotate(90)"`, [4]uint8{50, 0, 150, 100}, 255},
		{`opacity="0.5"`, [4]uint8{0, 100, 50, 150}, 128},
	} {
		list := imagesOf(t, strings.Replace(`<image X width="40" height="40" href="`+corners+`"/>`, "X", c.attributes, 1))
		if len(list) != 1 {
			t.Fatalf("%s: there are %d pictures", c.attributes, len(list))
		}
		m, err := png.Decode(bytes.NewReader(list[0].Data))
		if err != nil || list[0].Cutout != (c.alpha < 255) {
			t.Fatal(c.attributes, list[0].Cutout, err)
		}
		n := m.Bounds().Dx() - 1
		for i, p := range []image.Point{{0, 0}, {n, 0}, {0, n}, {n, n}} {
			want := color.NRGBA{c.reds[i], 0, 0, c.alpha}
			if got := color.NRGBAModel.Convert(m.At(p.X, p.Y)); got != want {
				t.Errorf("%s: corner %d is %v, not %v", c.attributes, i, got, want)
			}
		}
	}
}
