package epub

import (
	"bytes"
	"fmt"
	"image/png"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"octavo/fonts"
	"octavo/theme"
)

func fixtures(t testing.TB) (*theme.Theme, *fonts.Book) {
	t.Helper()
	look, err := theme.Builtin("book")
	if err != nil {
		t.Fatal(err)
	}
	faces, _, err := fonts.New(fonts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return look, faces
}

// titles are what covers have to bear.
func titles() []string {
	list := []string{
		"Go", "I", "Blog", "—", "!!!", "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z",
		"The Rust Programming Language", "Understanding Distributed Systems",
		"Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen",
		"Понимание распределённых систем", "分布式系统的理解：共识与复制", "فهم الأنظمة الموزعة 2024",
		"Rust 🦀 News", "🦀", "a\u00A0b\u00A0c", "C++: 100 % of what you need — and more…",
		strings.Repeat("word ", 30), strings.Repeat("supercalifragilistic ", 12), strings.Repeat("x", 400),
		strings.Repeat("A sentence as a title. ", 60), "﷽ ﷽ ﷽",
	}
	r := rand.New(rand.NewPCG(3, 5))
	for range 40 {
		var b strings.Builder
		for range 1 + r.IntN(25) {
			b.WriteString(strings.Repeat(string(rune('a'+r.IntN(26))), 1+r.IntN(14)) + " ")
		}
		list = append(list, b.String())
	}
	return list
}

// TestCoverFits: nothing on a cover leaves its margins or lies over another
// thing.
func TestCoverFits(t *testing.T) {
	look, faces := fixtures(t)
	for i, title := range titles() {
		said := coverText{title: title, key: title, rtl: i%5 == 1}
		if i%2 == 0 {
			said.subtitle = titles()[(i*7+3)%len(titles())]
			said.over, said.foot = "A series of some length · 12", "A Press, London, Paris, New York, and Elsewhere"
		}
		if i%3 > 0 {
			said.authors = strings.Repeat("Somebody With a\u00A0Name and ", 1+i%9)
		}
		d := design(look, faces, "en", said).d
		name := fmt.Sprintf("%.40q, of %.40q, by %.40q", title, said.subtitle, said.authors)
		if len(d.paths)+len(d.live) == 0 && title != "🦀" {
			t.Errorf("%s: there is no text", name)
		}
		// A glyph may hang over its width by a little.
		const hang = 24 * pixel
		left, right := int64(spineWidth+marginInner), int64(coverW-marginOuter)
		if said.rtl {
			left, right = coverW-right, coverW-left
		}
		var above int64
		for _, p := range d.paths {
			if p.box.x < left-hang || p.box.x+p.box.w > right+hang {
				t.Errorf("%s: a line reaches from %d to %d", name, p.box.x/pixel, (p.box.x+p.box.w)/pixel)
			}
			if p.box.y < 100*pixel || p.box.y+p.box.h > coverH-90*pixel {
				t.Errorf("%s: a line reaches from %d down to %d", name, p.box.y/pixel, (p.box.y+p.box.h)/pixel)
			}
			if p.box.y+p.box.h/2 < above {
				t.Errorf("%s: a line at %d is over the one before, which ends at %d", name, p.box.y/pixel, above/pixel)
			}
			above = max(above, p.box.y+p.box.h/2)
			for _, r := range d.rects[2:] {
				if r.y < p.box.y+p.box.h && p.box.y < r.y+r.h && r.x < p.box.x+p.box.w && p.box.x < r.x+r.w {
					t.Errorf("%s: a rule at %d crosses a line from %d to %d", name, r.y/pixel, p.box.y/pixel, (p.box.y+p.box.h)/pixel)
				}
			}
		}
	}
}

// TestCoverPixels: the form in pixels is small, and shows what the drawing has.
func TestCoverPixels(t *testing.T) {
	look, faces := fixtures(t)
	for _, title := range titles()[:12] {
		inks := coverPalette(look, title)
		d := design(look, faces, "en", coverText{title: title, authors: "Ada Lovelace", key: title})
		start := time.Now()
		data, err := d.d.png(&inks)
		if err != nil || len(data) > 100_000 {
			t.Errorf("%q: %d bytes, %v", title, len(data), err)
		}
		took := time.Since(start)
		img, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		bounds := img.Bounds()
		if bounds.Dx() != 1200 || bounds.Dy() != 1920 {
			t.Errorf("%q has %v pixels", title, bounds)
		}
		ink, light := inks[inkText].rgba(), 0
		for y := titleTop / pixel; y < authorLine/pixel; y++ {
			for x := range 1200 {
				if img.At(x, y) == ink {
					light++
				}
			}
		}
		if d.missing == "" && light < 300 {
			t.Errorf("%q is not to be seen: %d pixels, in %v", title, light, took)
		}
	}
}

// TestCoverSame: a cover is the same whenever it is drawn, and the volumes of a
// series have one colour.
func TestCoverSame(t *testing.T) {
	look, faces := fixtures(t)
	draw := func() []byte {
		inks := coverPalette(look, "S")
		d := design(look, faces, "en", coverText{title: "One title", key: "S"}).d
		data, err := d.png(&inks)
		if err != nil {
			t.Fatal(err)
		}
		return append(data, d.svg(&inks, "name")...)
	}
	if !bytes.Equal(draw(), draw()) {
		t.Error("two covers of one book differ")
	}
	grounds := map[shade]bool{}
	for i := range 40 {
		grounds[coverPalette(look, fmt.Sprint("series ", i))[inkGround]] = true
	}
	if len(grounds) < 4 {
		t.Errorf("40 series have %d colours", len(grounds))
	}
}

// TestCoverContrast: text stands out from every ground by the 4.5 that WCAG
// asks for, also of themes with odd colours.
func TestCoverContrast(t *testing.T) {
	look, _ := fixtures(t)
	odd := *look
	odd.Colors.Accent, odd.Colors.Note = theme.Color{R: 255, G: 240, B: 0}, theme.Color{R: 255, G: 255, B: 255}
	odd.Colors.Panel, odd.Colors.CodeTint = theme.Color{R: 20, G: 20, B: 20}, theme.Color{}
	for _, l := range []*theme.Theme{look, &odd} {
		for i := range 60 {
			p := coverPalette(l, fmt.Sprint(i))
			for _, text := range []ink{inkText, inkSoft} {
				if c := contrast(p[text], p[inkGround]); c < 4.5 {
					t.Errorf("%v on %v has a contrast of %.2f", p[text], p[inkGround], c)
				}
			}
		}
	}
}

// TestCoverSVG: text that no face has is left to the reader's fonts, the rest is
// outlines.
func TestCoverSVG(t *testing.T) {
	look, faces := fixtures(t)
	inks := coverPalette(look, "k")
	svg := func(title string) string {
		return string(design(look, faces, "zh", coverText{title: title, key: "k"}).d.svg(&inks, `A "name" & more`))
	}
	latin, chinese := svg("Title"), svg("分布式系统")
	if strings.Contains(latin, "<text") || strings.Count(latin, "Q") < 20 {
		t.Errorf("a title in Latin letters is no outline:\n%.600s", latin)
	}
	if strings.Count(chinese, "</text>") != 2 || !strings.Contains(chinese, "分布") || !strings.Contains(chinese, "统<") {
		t.Errorf("a title in Chinese is not there:\n%.600s", chinese)
	}
	if !strings.Contains(latin, `aria-label="A &quot;name&quot; &amp; more"`) || !strings.Contains(latin, `role="img"`) {
		t.Errorf("the cover has no name:\n%.300s", latin)
	}
}

// TestCoverDirection: a line of a title that runs from right to left does so, even
// where it begins with a word that doesn't.
func TestCoverDirection(t *testing.T) {
	look, faces := fixtures(t)
	face := faces.Face(fonts.Query{Family: look.Text.Title.Family})
	set := typesetter{book: faces, lang: "ar"}
	for text, want := range map[string]rune{"Go: برمجة Rust": 'R', "Go (1)": 'G', "Go:": ':'} {
		c := designer{t: set, text: coverText{rtl: true}}
		b := c.block(text, voice{face: face}, inkText, room{width: textWidth, height: textWidth, most: 99 * pixel, least: pixel, leadingPercent: 100})
		if text == "Go:" { // a line of a longer title
			b.voice.rtl = true
		}
		pieces, _ := set.shape(text, b.voice)
		first, _ := face.GlyphID(want)
		if got := pieces[0].run.Glyphs[0].ID; got != first {
			t.Errorf("%q begins at the left with another glyph than %q", text, want)
		}
	}
}
