//go:build ignore

// The pictures of docs/themes.md: the first page of the specimen in every
// built-in theme. It needs pdftoppm:
//
//	go run docs/themes/pictures.go
package main

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"log"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"octavo"
	"octavo/theme"
)

// most is the largest that a picture may be, in bytes.
const most = 100 << 10

func main() {
	log.SetFlags(0)
	dir := filepath.Join("docs", "themes")
	src, err := os.ReadFile(filepath.Join(dir, "specimen.md"))
	if err != nil {
		log.Fatal(err)
	}
	for _, name := range theme.Names() {
		picture, err := page(src, name)
		if err == nil && len(picture) > most {
			err = fmt.Errorf("the picture has %d bytes, more than %d", len(picture), most)
		}
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o644)
		}
		if err != nil {
			log.Fatalf("%s: %v", name, err)
		}
	}
}

// page is the first page of a text in a theme, as a PNG.
func page(src []byte, name string) ([]byte, error) {
	th, err := theme.Builtin(name)
	if err != nil {
		return nil, err
	}
	var pdf bytes.Buffer
	if _, err := octavo.Convert(&pdf, src, octavo.Options{File: "specimen.md", Theme: th}); err != nil {
		return nil, err
	}
	cmd := exec.Command("pdftoppm", "-r", "80", "-png", "-f", "1", "-l", "1", "-")
	cmd.Stdin = &pdf
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	m, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestCompression}
	err = e.Encode(&b, reduced(m))
	return b.Bytes(), err
}

// reduced is a picture in the colours that it has most of, in a frame. What has
// another colour, at the edges of letters, gets the nearest of those.
func reduced(m image.Image) image.Image {
	r := m.Bounds()
	at := func(x, y int) color.RGBA {
		if x == r.Min.X || y == r.Min.Y || x == r.Max.X-1 || y == r.Max.Y-1 {
			return color.RGBA{R: 0xC8, G: 0xC8, B: 0xC8, A: 0xFF}
		}
		return color.RGBAModel.Convert(m.At(x, y)).(color.RGBA)
	}
	count := map[color.RGBA]int{}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			count[at(x, y)]++
		}
	}
	colors := slices.SortedFunc(maps.Keys(count), func(a, b color.RGBA) int {
		return cmp.Or(count[b]-count[a], int(a.R)-int(b.R), int(a.G)-int(b.G), int(a.B)-int(b.B))
	})
	var palette color.Palette
	for _, c := range colors[:min(len(colors), 256)] {
		palette = append(palette, c)
	}
	index := map[color.RGBA]uint8{}
	for c := range count {
		index[c] = uint8(palette.Index(c))
	}
	out := image.NewPaletted(r, palette)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			out.SetColorIndex(x, y, index[at(x, y)])
		}
	}
	return out
}
