package xhtml

import (
	"strconv"

	"octavo/theme"
)

// codeRules are for preformatted text: it wraps, keeps its indentation, and
// what the theme says with colour is said in an ink that is legible on white
// and on black.
func (c *css) codeRules() {
	bl, st := &c.theme.Blocks, &c.theme.Text
	s := &st.Code
	tab := strconv.Itoa(max(bl.TabWidth, 1))
	c.rule("pre", join(c.block(s), []string{
		"font-family", c.family("mono"),
		"border", hairline,
		"border-radius", em(int64(bl.PanelRadius), int64(s.Size)),
		"padding", em(int64(bl.PanelPadY), int64(s.Size)) + " " + em(int64(bl.PanelPadX), int64(s.Size)),
		"white-space", "pre-wrap", "overflow-wrap", "break-word", "word-wrap", "break-word",
		"-moz-tab-size", tab, "tab-size", tab,
		// Where a reader knows it, what is left of a wrapped line is set in.
		"text-indent", em(int64(bl.CodeWrap), int64(s.Size)) + " hanging each-line"}, ragged)...)
	c.rule("pre > code", "font-size", "inherit", "line-height", "inherit")
	// A drawing in characters would fall apart if it wrapped, or its lines parted.
	c.rule("pre.drawing", "overflow-x", "auto")
	c.rule("pre.drawing > code", "display", "block", "white-space", "pre", "line-height", "1.3")
	c.rule("pre.wide > code", "font-size", em(int64(bl.DrawingLeast), 1000))
	c.lineRules()
	c.rule("figure.listing > figcaption", join(c.face(&st.CodeTitle), []string{
		"font-size", c.sizeOf(&st.CodeTitle), "margin", "0 0 0.4em"}, keepNext)...)
	c.rule("figure.listing > pre", "margin", "0")
	for _, k := range codeClasses(c.theme) {
		var decl []string
		if k.ink.Color != c.theme.Colors.Ink { // which is the reader's
			decl = append(decl, "color", midInk(k.ink.Color).String())
		}
		if k.ink.Bold {
			decl = append(decl, "font-weight", "bold")
		}
		if k.ink.Italic {
			decl = append(decl, "font-style", "italic")
		}
		c.rule("pre ."+k.class, decl...)
	}
}

// lineRules are for the lines of code that is numbered or has marked lines. A
// mark goes from edge to edge, with a bar for those who don't see its colour.
func (c *css) lineRules() {
	size := int64(c.theme.Text.Code.Size)
	pad := int64(c.theme.Blocks.PanelPadX)
	bar := pad / 4
	numbers := size * 5 / 2
	c.rule(".line", "display", "block")
	c.rule("mark.line", "background-color", marking(c.theme.Colors.LineMark, "0.16"),
		"margin", "0 "+neg(em(pad, size)), "padding", "0 "+em(pad, size)+" 0 "+em(pad-bar, size),
		"border-left", em(bar, size)+" solid")
	c.rule("pre.numbered .line", "padding-left", em(numbers, size))
	c.rule("pre.numbered mark.line", "padding-left", em(pad-bar+numbers, size))
	number := &c.theme.Text.CodeNumber
	own, gap := int64(number.Size), int64(number.Size)*2/3
	c.rule("pre.numbered .line::before", "content", "attr(data-line)", "display", "inline-block",
		"width", em(numbers-gap, own), "margin", "0 "+em(gap, own)+" 0 "+neg(em(numbers, own)),
		"text-align", "right", "text-indent", "0", "opacity", "0.65", "font-size", em(own, size))
}

func neg(s string) string {
	if s == "0" {
		return s
	}
	return "-" + s
}

// codeClass is a class of code in a file, and its look.
type codeClass struct {
	class string
	ink   theme.CodeInk
}

func codeClasses(t *theme.Theme) []codeClass {
	in := &t.Code
	return []codeClass{
		{"k", in.Keyword}, {"n", in.Name}, {"s", in.String}, {"m", in.Number}, {"c", in.Comment},
		{"i", in.Inserted}, {"d", in.Deleted}, {"h", in.Heading}, {"e", in.Error},
	}
}

// mixed is how much of the reader's ink is in an ink of the theme, in percent:
// dark on white paper, light on black, and of the theme's hue on both.
const mixed = 50

// mixedInk is an ink of the theme mixed with the reader's, on whatever paper
// that is legible.
func mixedInk(c theme.Color) string {
	return "color-mix(in srgb, currentColor " + strconv.Itoa(mixed) + "%, " + midInk(c).String() + ")"
}

// inkRules are for readers that can mix inks: the theme's colours, and panels,
// which take from the contrast of what stands on them.
func (c *css) inkRules() {
	t := c.theme
	c.out = append(c.out, "@supports (color: color-mix(in srgb, currentColor 50%, red)) {\n"...)
	for _, k := range codeClasses(t) {
		if k.ink.Color != t.Colors.Ink {
			c.rule("pre ."+k.class, "color", mixedInk(k.ink.Color))
		}
	}
	c.rule("pre", "background-color", panel)
	c.rule("p.standfirst, p.byline, p.tags, figcaption, caption, .attribution", "color", mixedInk(t.Colors.Soft))
	c.rule("section.chapter h1.title > span.number", "color", mixedInk(t.ColorOf(t.Text.ChapterNumber.Color)))
	for _, kind := range alertKinds {
		ink := t.ColorOf(kind)
		c.rule("."+kind+" > p.alert-title", "color", mixedInk(ink))
		c.rule(".alert."+kind, "background-color", tint(midInk(ink)))
	}
	c.out = append(c.out, "}\n"...)
}

// panel is what lies behind code: a tenth of grey, over any paper.
const panel = "rgba(127, 127, 127, 0.1)"

// tint is a breath of an ink.
func tint(c theme.Color) string {
	return "rgba(" + strconv.Itoa(int(c.R)) + ", " + strconv.Itoa(int(c.G)) + ", " + strconv.Itoa(int(c.B)) + ", 0.08)"
}

// nightRules give drawings, which may be black on nothing, paper to stand on
// where the reader's may be black.
func (c *css) nightRules() {
	c.out = append(c.out, "@media (prefers-color-scheme: dark) {\n"...)
	c.rule("img.clear", "background-color", "#fff")
	c.out = append(c.out, "}\n"...)
}
