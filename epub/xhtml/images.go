package xhtml

import (
	"math"
	"path"
	"strconv"
	"strings"

	"octavo/doc"
)

// image writes a picture in a line; captioned says that a caption tells what
// its title would.
func (w *writer) image(n *doc.Image, captioned bool) {
	alt := n.Alt
	if w.label {
		w.text(alt)
		return
	}
	if isBlank(alt) && !n.Decorative && !captioned {
		alt = n.Title
	}
	w.passed(len(n.Alt))
	if n.Asset == nil || w.env.Picture == nil {
		w.missing(n, alt)
		return
	}
	pic, ok := w.env.Picture(n)
	if !ok {
		w.missing(n, alt)
		return
	}
	w.countImage(n, alt)
	w.raw("<img")
	w.attr("src", pic.Href)
	w.attr("alt", alt)
	if n.Decorative && isBlank(alt) {
		w.raw(` role="presentation"`)
	}
	if n.Title != "" && !captioned && n.Title != alt {
		w.attr("title", n.Title)
	}
	w.imageClass(n, pic)
	w.imageSize(n, pic)
	w.raw("/>")
}

func (w *writer) countImage(n *doc.Image, alt string) {
	if n.Decorative && isBlank(alt) {
		return
	}
	w.file.Uses.Images++
	if isBlank(alt) {
		w.file.Uses.NoAlt++
	}
}

// imageClass writes the classes of a picture: whether paper may show through
// it, for readers give its file another name, and its share of the measure.
func (w *writer) imageClass(n *doc.Image, pic Picture) {
	share := n.Width.Value > 0 && n.Width.Percent
	clear := strings.HasSuffix(pic.Href, ".svg") || strings.HasSuffix(pic.Href, ".png") || strings.HasSuffix(pic.Href, ".gif")
	if !share && !clear {
		return
	}
	w.raw(` class="`)
	if clear {
		w.raw("clear")
	}
	if share {
		if clear {
			w.raw(" ")
		}
		w.raw("w")
		w.int(widthClass(n.Width.Value))
	}
	w.raw(`"`)
}

// imageSize writes the size of a picture: what was asked for in pixels, or its
// own, unless it has a share of the measure.
func (w *writer) imageSize(n *doc.Image, pic Picture) {
	width, height := float64(pic.Width), float64(pic.Height)
	switch {
	case n.Width.Value > 0 && n.Width.Percent:
	case n.Width.Value > 0:
		height *= n.Width.Value / max(width, 1)
		width = n.Width.Value
		if n.Height.Value > 0 && !n.Height.Percent {
			height = n.Height.Value
		}
	case n.Height.Value > 0 && !n.Height.Percent && height > 0:
		width *= n.Height.Value / height
		height = n.Height.Value
	}
	if width >= 1 {
		w.intAttr("width", pixels(width))
	}
	if height >= 1 {
		w.intAttr("height", pixels(height))
	}
}

func pixels(v float64) int { return int(math.Round(min(v, 100000))) }

// widthStep is how finely shares of the measure are told apart, in percent.
const widthStep = 5

// widthClass is the share of the measure in the name of a class.
func widthClass(percent float64) int {
	return min(max(int(math.Round(percent/widthStep)), 1)*widthStep, 100)
}

// missing marks the place of a picture that can't be shown.
func (w *writer) missing(n *doc.Image, alt string) {
	if n.Absent() {
		return
	}
	if isBlank(alt) {
		alt = shortName(n)
	}
	w.raw(`<span class="missing">`)
	w.escaped(alt, quote)
	w.raw("</span>")
}

// shortName is what a message or a placeholder calls a picture.
func shortName(n *doc.Image) string {
	name := ""
	if n.Asset != nil {
		name = n.Asset.Name
	}
	if name == "" && schemeOf(n.Src) != "data" {
		name = path.Base(n.Src)
	}
	if name == "" || name == "." || name == "/" {
		return "image"
	}
	return name
}

// figure writes something shown, with its caption.
func (w *writer) figure(b *doc.Figure) {
	w.pagesBefore(b)
	if isBare(&b.Attr) && len(b.Caption) == 0 && leavesNothing(b.Blocks) {
		return
	}
	w.raw("<figure")
	s := w.attrs(&b.Attr, "")
	w.raw(">")
	for _, in := range b.Blocks {
		if p, ok := in.(*doc.Paragraph); ok && isBare(&p.Attr) && showsImage(p.Inlines) {
			w.openText(p)
			w.shown(p.Inlines, len(b.Caption) > 0)
			w.closeText()
		} else {
			w.block(in)
		}
	}
	if hasContent(b.Caption) {
		w.raw("<figcaption>")
		w.inlinesOf(b.Caption)
		w.raw("</figcaption>")
	}
	w.raw("</figure>\n")
	w.leave(s)
}

// leavesNothing reports whether blocks are a picture that could not be had and
// leaves no mark.
func leavesNothing(blocks []doc.Block) bool {
	if len(blocks) != 1 {
		return false
	}
	p, ok := blocks[0].(*doc.Paragraph)
	return ok && len(p.Inlines) > 0 && doc.Unseen(p.Inlines)
}

// shown writes the picture of a figure, which may be in a link.
func (w *writer) shown(list []doc.Inline, captioned bool) {
	n, ok := list[0].(*doc.Image)
	switch {
	case !ok:
	case n.Asset == nil && n.Remote() && !n.Absent():
		list = []doc.Inline{&doc.Link{At: n.At, Dest: n.Src, Inlines: list}} // there it can be seen
	default:
		w.image(n, captioned)
		return
	}
	w.inlines(list)
}

// showsImage reports whether inlines are one picture, or a link from one.
func showsImage(list []doc.Inline) bool {
	if len(list) != 1 {
		return false
	}
	switch n := list[0].(type) {
	case *doc.Image:
		return true
	case *doc.Link:
		return showsImage(n.Inlines)
	}
	return false
}

// widthRules are the rules of the style sheet for shares of the measure.
func widthRules(c *css) {
	for p := widthStep; p <= 100; p += widthStep {
		n := strconv.Itoa(p)
		c.rule("img.w"+n, "width", n+"%")
	}
}
