package epub

import (
	"hash/fnv"
	"image/color"

	"octavo/theme"
)

// shade is a colour of a cover.
type shade struct{ theme.Color }

func (c shade) rgba() color.RGBA { return color.RGBA{c.R, c.G, c.B, 0xFF} }

// palette are the inks of a cover.
type palette [inkCount]shade

// coverPalette chooses the ground by a key, such as the series' name, so that
// the volumes of a series look alike and others do not. The grounds are the
// inks of the theme, darkened until paper stands out from them.
func coverPalette(t *theme.Theme, key string) palette {
	c := &t.Colors
	grounds := []theme.Color{c.Accent, c.Note, c.Tip, c.Important, c.Warning, c.Caution}
	h := fnv.New32a()
	h.Write([]byte(key))
	var p palette
	paper, black := shade{lightest(c.Panel, c.CodeTint)}, shade{}
	p[inkGround] = mix(shade{grounds[h.Sum32()%uint32(len(grounds))]}, shade{c.Ink}, 1, 4)
	for contrast(p[inkGround], paper) < 8 {
		p[inkGround] = mix(p[inkGround], black, 1, 10)
	}
	ground := p[inkGround]
	p[inkSpine] = mix(ground, black, 1, 5)
	p[inkTint] = mix(ground, paper, 1, 6)
	p[inkFoil] = mix(shade{foil}, paper, 1, 8)
	p[inkText] = paper
	p[inkSoft] = paper
	for i := range 8 {
		if soft := mix(paper, ground, 8-i, 32); contrast(soft, ground) >= 4.5 {
			p[inkSoft] = soft
			break
		}
	}
	return p
}

// foil is the gold that bookbinders stamp cloth with.
var foil = theme.Color{R: 0xD9, G: 0xB4, B: 0x6A}

func lightest(a, b theme.Color) theme.Color {
	white := theme.Color{R: 0xFF, G: 0xFF, B: 0xFF}
	switch {
	case luminance(shade{a}) >= 0.8:
		return a
	case luminance(shade{b}) >= 0.8:
		return b
	}
	return white
}

// mix is k of n parts of b in a.
func mix(a, b shade, k, n int) shade {
	part := func(x, y uint8) uint8 { return uint8((int(x)*(n-k) + int(y)*k + n/2) / n) }
	return shade{theme.Color{R: part(a.R, b.R), G: part(a.G, b.G), B: part(a.B, b.B)}}
}

// contrast is the contrast ratio of WCAG 2.1.
func contrast(a, b shade) float64 {
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

// luminance is the relative luminance of WCAG 2.1, with the square in place of
// its power of 2.4, which is not computed alike on every machine: contrasts
// come out a little less than they are.
func luminance(c shade) float64 {
	linear := func(v uint8) float64 { return float64(float64(v)/255) * float64(float64(v)/255) }
	return float64(0.2126*linear(c.R)) + float64(0.7152*linear(c.G)) + float64(0.0722*linear(c.B))
}
