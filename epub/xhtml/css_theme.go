package xhtml

import (
	"strings"

	"octavo/theme"
)

// figures are the properties of the OpenType features of a style that are a
// matter of taste and not of course: old-style figures and small capitals.
func figures(s *theme.Style) []string {
	var numeric, caps, all string
	for f := range strings.SplitSeq(s.Features, ",") {
		switch strings.TrimSpace(f) {
		case "onum":
			numeric = "oldstyle-nums"
		case "smcp":
			caps = "small-caps"
		case "c2sc":
			all = "all-small-caps"
		}
	}
	return []string{"font-variant", caps, "font-variant-caps", all, "font-variant-numeric", numeric}
}

// themeRules are for what some themes alone have: numbered headings, indented
// paragraphs, titles in the middle, marks without tints.
func (c *css) themeRules() {
	t := c.theme
	body := &t.Text.Body
	c.rule("body", figures(body)...)
	if t.Number.Headings > 0 {
		for _, name := range []string{"h2", "h3", "h4", "h5", "h6"} {
			c.rule(name+" > span.number", "font-weight", c.weight(t.Text.SectionNumber.Weight),
				"margin-right", em(int64(t.Book.NumberGap), c.body))
			c.rule(`[dir="rtl"] `+name+" > span.number", "margin-right", "0", "margin-left", em(int64(t.Book.NumberGap), c.body))
		}
	}
	if body.Indent > 0 {
		c.rule("p + p", "text-indent", em(int64(body.Indent), c.body))
		c.rule("header p, aside p, figure p, td p, th p", "text-indent", "0")
	}
	for _, k := range []struct {
		selector string
		style    *theme.Style
	}{
		{"section.chapter h1.title", &t.Text.ChapterTitle}, {"section.part h1.title", &t.Text.PartTitle},
		{"p.subtitle", &t.Text.Subtitle}, {"p.standfirst", &t.Text.Standfirst},
		{"p.byline", &t.Text.Byline}, {"p.tags", &t.Text.Tags},
	} {
		if k.style.Align == "center" || k.style.Align == "right" {
			c.rule(k.selector, "text-align", k.style.Align)
		}
	}
	if t.Title.Rule == 0 {
		c.rule("header", "border-bottom", "none")
	}
	if rule := int64(t.Inline.MarkRule); rule > 0 {
		c.rule("mark", "background-color", "transparent", "border-bottom", em(rule, c.body)+" solid")
		c.rule("mark.line", "border-bottom", "none")
	}
}

// isGrey says whether an ink has no colour.
func isGrey(c theme.Color) bool { return c.R == c.G && c.G == c.B }

// marking is what lies behind marked text and lines: yellow, or grey in a theme
// without colours.
func marking(c theme.Color, strength string) string {
	if isGrey(c) {
		return "rgba(127, 127, 127, " + strength + ")"
	}
	return "rgba(255, 213, 0, " + strength + ")"
}
