package epub

import (
	"hash/fnv"
	"strings"

	"octavo/epub/xhtml"
	"octavo/fonts"
	"octavo/theme"
)

// coverText is what a cover says.
type coverText struct {
	title, subtitle string
	authors         string
	over            string // above the title: the series
	foot            string // the publisher, or the date
	rtl             bool
	key             string // what the colour and the ornament follow
}

// The measures of a cover, in 1/64 pixel: two by three and a bit, as shops
// want covers.
const (
	coverW      = 1200 * pixel
	coverH      = 1920 * pixel
	spineWidth  = 52 * pixel
	marginInner = 118 * pixel // from the spine
	marginOuter = 104 * pixel
	textWidth   = coverW - spineWidth - marginInner - marginOuter
	overLine    = 232 * pixel  // baseline of the line above the title
	titleTop    = 372 * pixel  // of its capitals
	titleRoom   = 760 * pixel  // for title and subtitle
	authorLine  = 1690 * pixel // baseline of the last line of authors
	footLine    = 1786 * pixel
)

// designer lays a cover out.
type designer struct {
	t     typesetter
	theme *theme.Theme
	book  *fonts.Book
	text  coverText
	d     drawing
	// missing is the first text whose letters no face has.
	missing string
}

// design draws a cover: cloth with a spine, the title large and at the left,
// and lines as of a printed paragraph under it, which differ from book to book.
func design(t *theme.Theme, book *fonts.Book, lang string, text coverText) *designer {
	c := &designer{t: typesetter{book: book, lang: lang}, theme: t, book: book, text: text}
	c.d.w, c.d.h = coverW, coverH
	c.fill(0, 0, coverW, coverH, inkGround)
	c.fill(0, 0, spineWidth, coverH, inkSpine)
	c.over()
	end := c.title()
	top := c.authors()
	c.ornament(end+150*pixel, top-110*pixel)
	if len(c.d.live) > 0 {
		// Pixels can't have the title: the ornament takes its place.
		rects := c.d.rects
		c.d.rects = nil
		c.ornament(titleTop, top-110*pixel)
		c.d.pixelRects, c.d.rects = c.d.rects, rects
	}
	return c
}

// fill adds a rectangle; in a book that opens to the right all is mirrored.
func (c *designer) fill(x, y, w, h int64, i ink) {
	if c.text.rtl {
		x = coverW - x - w
	}
	c.d.rects = append(c.d.rects, rect{x, y, w, h, i})
}

// put draws a block at the text's margin.
func (c *designer) put(b *block, baseline int64) {
	x := int64(spineWidth + marginInner)
	if c.text.rtl {
		x = coverW - x
	}
	c.d.text(&c.t, b, x, baseline, c.text.rtl)
}

func (c *designer) voice(s *theme.Style) voice {
	return voice{
		face:     c.book.Face(fonts.Query{Family: s.Family, Weight: s.Weight, Italic: s.Italic}),
		features: s.Features,
	}
}

// block fits a text into a room.
func (c *designer) block(text string, v voice, i ink, r room) *block {
	v.rtl = c.text.rtl && xhtml.RunsLeft(text)
	b := &block{voice: v, ink: i, live: !c.t.canSet(text, v.face)}
	if b.live && c.missing == "" {
		c.missing = text
	}
	b.paragraph = c.t.fit(text, v, r)
	return b
}

// over sets the line above the title, in letterspaced capitals, over a rule of
// gold.
func (c *designer) over() {
	if c.text.over != "" {
		v := c.voice(&c.theme.Text.AlertTitle)
		if !joinsLetters(c.text.over) {
			v.tracking = em / 12
		}
		b := c.block(strings.ToUpper(c.text.over), v, inkSoft,
			room{width: textWidth, height: 40 * pixel, most: 38 * pixel, least: 24 * pixel, leadingPercent: 130})
		c.put(b, overLine)
	}
	c.fill(spineWidth+marginInner, overLine+44*pixel, 132*pixel, 9*pixel, inkFoil)
}

// joinsLetters reports whether a text is in a script that space between letters
// would tear apart: Arabic, those of India, and what stands near them in Unicode.
func joinsLetters(text string) bool {
	return strings.IndexFunc(text, func(r rune) bool { return r >= 0x0590 && r < 0x1E00 }) >= 0
}

// title sets title and subtitle and gives where they end.
func (c *designer) title() int64 {
	v := c.voice(&c.theme.Text.Title)
	r := room{width: textWidth, height: titleRoom, most: 280 * pixel, least: 46 * pixel, whole: 92 * pixel, leadingPercent: 110}
	if c.text.subtitle != "" {
		r.height = titleRoom * 3 / 4
	}
	b := c.block(c.text.title, v, inkText, r)
	cap := b.size * int64(v.face.CapHeight) / int64(v.face.UnitsPerEm)
	baseline := titleTop + cap
	c.put(b, baseline)
	end := baseline + int64(max(0, len(b.lines)-1))*b.leading
	if c.text.subtitle == "" {
		return end
	}
	v = c.voice(&c.theme.Text.Standfirst)
	most := min(66*pixel, b.size*2/3)
	sub := c.block(c.text.subtitle, v, inkSoft,
		room{width: textWidth, height: titleRoom - (end - titleTop) - 40*pixel, most: most, least: min(most, 36*pixel), leadingPercent: 130})
	end += 44*pixel + sub.size*5/4
	c.put(sub, end)
	return end + int64(max(0, len(sub.lines)-1))*sub.leading
}

// authors sets who wrote the book, and the foot, and gives where they begin.
func (c *designer) authors() int64 {
	top := int64(authorLine)
	if c.text.authors != "" {
		v := c.voice(&c.theme.Text.H2)
		b := c.block(c.text.authors, v, inkText,
			room{width: textWidth, height: 210 * pixel, most: 58 * pixel, least: 30 * pixel, leadingPercent: 128})
		top -= int64(max(0, len(b.lines)-1)) * b.leading
		c.put(b, top)
		top -= b.size
	}
	if c.text.foot != "" {
		v := c.voice(&c.theme.Text.Byline)
		b := c.block(c.text.foot, v, inkSoft,
			room{width: textWidth, height: 40 * pixel, most: 34 * pixel, least: 22 * pixel, leadingPercent: 130})
		c.put(b, footLine)
	}
	return top
}

// ornament draws lines as of a paragraph between the title and the authors.
// They have the book's own lengths.
func (c *designer) ornament(from, to int64) {
	const step, thick = 40 * pixel, 5 * pixel
	n := (to - from) / step
	if len(c.d.rects) > 0 {
		n = min(n, 11)
	}
	if n < 3 {
		return
	}
	h := fnv.New64a()
	h.Write([]byte(c.text.key))
	seed := h.Sum64()
	x := int64(spineWidth + marginInner)
	for i := range n {
		seed = seed*6364136223846793005 + 1442695040888963407
		indent, w := int64(0), textWidth-int64(seed>>33)%(textWidth/7)
		switch i {
		case 0: // a paragraph's first line is indented
			indent = 90 * pixel
		case n - 1:
			w = w*3/10 + int64(seed>>40)%(textWidth/3)
		}
		c.fill(x+indent, to-(n-i)*step, w-indent, thick, inkTint)
	}
}
