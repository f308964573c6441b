package epub

import (
	"fmt"
	"strings"

	"octavo/doc"
	"octavo/epub/xhtml"
	"octavo/theme"
)

// cover is what a book begins with.
type cover struct {
	page    *xhtml.File
	image   *resource
	missing string // what no face had letters for
	err     error
}

// coverStyle fits the cover to the screen. The page has no other style.
const coverStyle = `html, body { margin: 0; padding: 0; height: 100%; }
body { text-align: center; }
.cover { margin: 0; padding: 0; height: 100%; }
.cover img { max-width: 100%; max-height: 100%; height: auto; }
.cover svg { display: block; width: 100%; height: 100%; max-height: 100vh; }
`

// The files of the cover's style and of one that is drawn.
const (
	coverStyleFile = "css/cover.css"
	drawnCover     = "cover.png"
)

// drawCover draws the cover. It needs nothing but the book's metadata, and so
// can be done beside the texts.
func (p *publication) drawCover() (c cover) {
	defer func() {
		if r := recover(); r != nil {
			c.err = fmt.Errorf("the cover can't be drawn: %v", r)
		}
	}()
	said := p.coverText()
	inks := coverPalette(p.o.Theme, said.key)
	d := design(p.o.Theme, p.o.Fonts, p.lang, said)
	pixels, err := d.d.png(&inks)
	if err != nil {
		return cover{err: err}
	}
	c.missing = d.missing
	c.image = &resource{
		id: "cover-image", path: imageFolder + drawnCover, mediaType: formatPNG.mediaType,
		properties: "cover-image", data: pixels,
	}
	c.page = p.coverPageFile(d.d.svg(&inks, p.coverName()))
	c.page.Uses.SVG = true
	return c
}

// coverText is what is said on the cover.
func (p *publication) coverText() coverText {
	m := &p.book.Meta
	t := coverText{
		title: p.meta.title, subtitle: p.meta.subtitle, authors: p.authors(titlePeople),
		over: p.seriesLine(), foot: p.meta.publisher, rtl: p.rtl, key: p.meta.series,
	}
	if t.foot == "" {
		t.foot = theme.FormatDate(m.Date, p.numbers)
	}
	if t.key == "" {
		t.key = p.meta.title
	}
	return t
}

// coverName is what the cover is called by those who hear it.
func (p *publication) coverName() string {
	parts := []string{p.meta.title}
	if p.meta.subtitle != "" {
		parts = append(parts, p.meta.subtitle)
	}
	if by := p.authors(titlePeople); by != "" {
		parts = append(parts, strings.ReplaceAll(by, "\u00A0", " "))
	}
	return p.words.cover + ": " + strings.Join(parts, " · ")
}

// coverPageFile is the page that shows the cover.
func (p *publication) coverPageFile(shown []byte) *xhtml.File {
	var w bodyWriter
	w.raw(`<section class="cover" epub:type="cover">` + "\n")
	w.out = append(w.out, shown...)
	w.raw("</section>\n")
	return &xhtml.File{Title: p.words.cover, Lang: p.lang, Type: "cover", Body: w.out}
}

// givenCover makes a cover of the book's own picture. Shelves and shops show
// pixels only: where the picture has none the one drawn stays beside it.
func (p *publication) givenCover(c *cover) {
	a := p.book.Cover
	if a == nil {
		return
	}
	found := p.pictures.find(a)
	if found == nil {
		return // which was reported, as every broken picture
	}
	var w bodyWriter
	w.raw("<img")
	w.out = xhtml.AppendAttr(w.out, "src", fromText+imageFolder+found.name)
	w.out = xhtml.AppendAttr(w.out, "alt", p.coverName())
	w.raw(` role="doc-cover"/>` + "\n")
	c.page = p.coverPageFile(w.out)
	if found.made.format == formatSVG {
		p.diags.List = append(p.diags.List, doc.Diagnostic{
			Severity: doc.Info, Code: "cover-vector",
			Message: fmt.Sprintf("the cover %q has no pixels; shelves show a drawn one", a.Name),
			Hint:    "give a PNG or JPEG of at least 1600 × 2560 pixels to have it everywhere",
		})
		return
	}
	c.image = found.resource()
	c.image.properties = "cover-image"
}

// reportCover tells of what the cover lacks.
func (p *publication) reportCover(c *cover) {
	if c.missing != "" {
		p.diags.List = append(p.diags.List, doc.Diagnostic{
			Severity: doc.Info, Code: "cover-letters",
			Message: fmt.Sprintf("no font has all letters of %q; shelves show the cover without them", c.missing),
			Hint:    "name a folder with a font that has them, or give a picture as the cover",
		})
	}
}
