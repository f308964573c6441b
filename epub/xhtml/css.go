package xhtml

import (
	"strconv"
	"strings"

	"octavo/theme"
)

// StyleOptions are how a style sheet is made.
type StyleOptions struct {
	// Embed are the fonts in the book; without any, all but code is in the
	// reader's font.
	Embed []FontFace
	// Digits are those that lists count with and that style sheets don't know:
	// Uses.Digits of the texts.
	Digits []string
}

// FontFace is a font in the book.
type FontFace struct {
	// Family is what the theme's styles call it: "serif", "sans", "mono" or a
	// name. Name is what the style sheet is to call it.
	Family, Name string
	Weight       int
	Italic       bool
	Href         string // relative to the style sheet
}

// StyleSheet makes the style sheet of a book's texts from a theme. All of it is
// relative to the size of type that the reader chose; the font, the paper, the
// ink and the margins are the reader's.
func StyleSheet(t *theme.Theme, o StyleOptions) []byte {
	c := &css{theme: t, embed: o.Embed, digits: o.Digits, body: int64(t.Text.Body.Size)}
	c.fontFaces()
	c.textRules()
	c.headingRules()
	c.openingRules()
	c.listRules()
	c.quoteRules()
	c.codeRules()
	c.tableRules()
	c.figureRules()
	c.noteRules()
	c.themeRules()
	c.scriptRules()
	c.inkRules()
	c.nightRules()
	return c.out
}

// css is a style sheet being made.
type css struct {
	out    []byte
	theme  *theme.Theme
	embed  []FontFace
	digits []string
	body   int64 // size of the text
}

// rule writes a rule: a selector, and properties each before its value. A
// property without a value is left out.
func (c *css) rule(selector string, decl ...string) {
	start := len(c.out)
	c.out = append(c.out, selector...)
	c.out = append(c.out, " {"...)
	empty := true
	for i := 0; i+1 < len(decl); i += 2 {
		if decl[i+1] == "" {
			continue
		}
		empty = false
		c.out = append(c.out, "\n  "...)
		c.out = append(c.out, decl[i]...)
		c.out = append(c.out, ": "...)
		c.out = append(c.out, decl[i+1]...)
		c.out = append(c.out, ';')
	}
	if empty {
		c.out = c.out[:start]
		return
	}
	c.out = append(c.out, "\n}\n"...)
}

// em is a/b as a length in em, to the thousandth.
func em(a, b int64) string {
	s := decimal(a, b)
	if s == "0" {
		return s
	}
	return s + "em"
}

// decimal is a/b to the thousandth.
func decimal(a, b int64) string {
	if b == 0 {
		return "0"
	}
	n := (2000*a + b) / (2 * b)
	s := strconv.FormatInt(n/1000, 10)
	frac := strconv.FormatInt(n%1000+1000, 10)[1:]
	if frac = strings.TrimRight(frac, "0"); frac != "" {
		s += "." + frac
	}
	return s
}

// size is a style's size of type, of the text's. What is larger on paper is a
// little less so here: a reader's page is narrower.
func (c *css) size(s *theme.Style) int64 {
	own := int64(s.Size)
	if own > c.body {
		own = c.body + (own-c.body)*4/5
	}
	return own
}

// block are the properties of a style: those of its type, and the space above
// and below it.
func (c *css) block(s *theme.Style) []string {
	own := c.size(s)
	return append(c.face(s),
		"font-size", c.sizeOf(s),
		"line-height", decimal(int64(s.Leading), int64(s.Size)),
		"margin", em(int64(s.Before), own)+" 0 "+em(int64(s.After), own),
	)
}

func (c *css) sizeOf(s *theme.Style) string {
	if own := c.size(s); own != c.body {
		return em(own, c.body)
	}
	return ""
}

// face are the properties of a style's font, as far as they differ from the
// text's.
func (c *css) face(s *theme.Style) []string {
	body := &c.theme.Text.Body
	var decl []string
	if s.Family != body.Family {
		decl = append(decl, "font-family", c.family(s.Family))
	}
	if s.Weight != body.Weight {
		decl = append(decl, "font-weight", c.weight(s.Weight))
	}
	if s.Italic {
		decl = append(decl, "font-style", "italic")
	}
	return append(decl, figures(s)...)
}

// weight is a weight of type. The reader's fonts have two.
func (c *css) weight(w int) string {
	switch {
	case len(c.embed) > 0:
		return strconv.Itoa(w)
	case w >= 550:
		return "bold"
	}
	return "normal"
}

// family is a family of fonts: an embedded one, or the reader's for code. Text
// of other families than code is in what the reader chose.
func (c *css) family(name string) string {
	last := generic(name)
	for _, f := range c.embed {
		if f.Family == name && last != "" {
			return quoted(f.Name) + ", " + last
		} else if f.Family == name {
			return quoted(f.Name)
		}
	}
	if name == "mono" {
		return "monospace, monospace" // alone it would be set smaller than asked for
	}
	return ""
}

// generic is the reader's own family of a kind; "" where the theme has one of
// its own in mind.
func generic(name string) string {
	switch name {
	case "serif":
		return "serif"
	case "sans":
		return "sans-serif"
	case "mono":
		return "monospace"
	}
	return ""
}

// quoted is a string of CSS.
func quoted(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\a `).Replace(s) + `"`
}

func (c *css) fontFaces() {
	for _, f := range c.embed {
		style := "normal"
		if f.Italic {
			style = "italic"
		}
		c.rule("@font-face",
			"font-family", quoted(f.Name),
			"font-weight", strconv.Itoa(f.Weight),
			"font-style", style,
			"src", "url("+quoted(f.Href)+")",
		)
	}
	if len(c.embed) > 0 {
		c.rule("body", "font-family", c.family(c.theme.Text.Body.Family))
	} else if body := c.theme.Text.Body.Family; body != "serif" {
		c.rule("body", "font-family", generic(body))
	}
}
