package svg_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"octavo/geom"
	"octavo/page"
	"octavo/svg"
)

// diagram is a picture as graph programs write it: n boxes with labels and
// arrows.
func diagram(n int) []byte {
	var sb strings.Builder
	fmt.Fprintf(&sb, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 %d">`, n*40)
	sb.WriteString(`<style>.n rect{fill:#eef;stroke:#336}.n text{font-family:Arial;font-size:12px}</style>` +
		`<marker id="a" orient="auto" refX="10" refY="5" viewBox="0 0 10 10"><path d="M0 0L10 5L0 10z"/></marker>`)
	for i := range n {
		fmt.Fprintf(&sb, `<g class="n" transform="translate(10,%d)"><rect width="120" height="30" rx="4"/>`+
			`<text x="60" y="20" text-anchor="middle">node number %d</text></g>`+
			`<path d="M130,%d C 300,0 500,0 800,%d" fill="none" stroke="#333" marker-end="url(#a)"/>`, i*40, i, i*40+15, i*40)
	}
	sb.WriteString("</svg>")
	return []byte(sb.String())
}

func BenchmarkParse(b *testing.B) {
	data := diagram(200)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := svg.Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	p, _, err := svg.Parse(diagram(200))
	if err != nil {
		b.Fatal(err)
	}
	book := newBook(b)
	into := geom.Rect{W: 400 * geom.Pt, H: 400 * geom.Pt}
	b.ReportAllocs()
	for b.Loop() {
		p.Draw(into, book, page.Root)
	}
}

// BenchmarkRedraw is a masked picture, as programs write shadows.
func BenchmarkRedraw(b *testing.B) {
	m := image.NewGray(image.Rect(0, 0, 140, 124))
	for i := range m.Pix {
		m.Pix[i] = uint8(i % 140)
	}
	m.SetGray(0, 0, color.Gray{255})
	var buf bytes.Buffer
	if err := png.Encode(&buf, m); err != nil {
		b.Fatal(err)
	}
	url := "data:image/png;base64," + base64.StdEncoding.EncodeToString(buf.Bytes())
	p, _, err := svg.Parse([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 50 45"><mask id="m">` +
		`<image width="50" height="45" href="` + url + `"/></mask><image mask="url(#m)" width="50" height="45" href="` + url + `"/></svg>`))
	if err != nil {
		b.Fatal(err)
	}
	book := newBook(b)
	for b.Loop() {
		if n := len(p.Draw(geom.Rect{W: 50 * geom.Pt, H: 45 * geom.Pt}, book, page.Root)); n != 1 {
			b.Fatal(n)
		}
	}
}
