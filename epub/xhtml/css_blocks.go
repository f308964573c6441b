package xhtml

import "strconv"

// hairline is the ink of thin rules, on any paper.
const hairline = "1px solid rgba(127, 127, 127, 0.45)"

// keep are the properties of what stays in one piece.
var keep = []string{"page-break-inside", "avoid", "break-inside", "avoid"}

// keepNext are those of what stays with what follows it.
var keepNext = []string{"page-break-after", "avoid", "break-after", "avoid"}

// ragged are those of lines that are neither justified nor hyphenated.
var ragged = []string{
	"text-align", "left", "text-align", "start",
	"-webkit-hyphens", "none", "hyphens", "none", "adobe-hyphenate", "none",
}

func join(lists ...[]string) []string {
	var all []string
	for _, l := range lists {
		all = append(all, l...)
	}
	return all
}

// textRules are for text and what stands in it.
func (c *css) textRules() {
	body, in := &c.theme.Text.Body, &c.theme.Inline
	c.rule("body",
		"line-height", decimal(int64(body.Leading), int64(body.Size)),
		"-webkit-hyphens", "auto", "hyphens", "auto", "adobe-hyphenate", "auto",
		"orphans", "2", "widows", "2",
		"overflow-wrap", "break-word", "word-wrap", "break-word",
	)
	c.rule("p", "margin", "0 0 "+em(int64(body.After), c.body))
	c.rule("a", "text-decoration", "underline")
	c.rule("b, strong, th", "font-weight", c.weight(in.StrongWeight))
	c.rule("small", "font-size", em(int64(in.SmallScale), 1000))
	c.rule("sub, sup", "font-size", em(int64(in.ScriptScale), 1000), "line-height", "0")
	c.rule("kbd", "font-family", c.family("mono"), "font-size", em(int64(in.KbdScale), 1000),
		"border", hairline, "border-radius", "0.25em", "padding", "0 0.25em")
	c.rule("code, span.math", "font-family", c.family("mono"), "font-size", em(int64(in.CodeScale), 1000),
		"white-space", "pre-wrap", "-webkit-hyphens", "none", "hyphens", "none", "adobe-hyphenate", "none")
	c.rule("mark", "background-color", marking(c.theme.Colors.Mark, "0.3"), "color", "inherit")
	c.rule("span.missing", "border", "1px dashed", "padding", "0 0.4em", "font-style", "italic")
	c.rule(".left", "text-align", "left")
	c.rule(".center", "text-align", "center")
	c.rule(".right", "text-align", "right")
	c.rule("div.page-break", "page-break-after", "always", "break-after", "page")
	c.ruleRules()
}

// ruleRules are for thematic breaks: a mark, or a short rule.
func (c *css) ruleRules() {
	bl := &c.theme.Blocks
	line := em(int64(c.theme.Text.Body.Leading), c.body)
	if bl.RuleWidth == 0 && bl.RuleMark != "" {
		c.rule("hr", "border", "none", "margin", line+" 0", "text-align", "center", "overflow", "visible", "height", "auto", "color", "inherit")
		c.rule("hr::before", "content", quoted(bl.RuleMark), "white-space", "pre")
		return
	}
	c.rule("hr", "border", "none", "border-top", hairline, "margin", line+" auto",
		"width", em(int64(bl.RuleWidth), c.body))
}

func (c *css) headingRules() {
	for level := 1; level <= maxRank; level++ {
		n := strconv.Itoa(level)
		style := c.theme.Text.Heading(level)
		own := ""
		if c.sizeOf(style) == "" && level > 4 {
			own = "1em" // readers make these smaller of themselves
		}
		c.rule("h"+n+", p.h"+n, join(c.block(style), []string{"font-size", own}, ragged, keepNext, keep)...)
	}
	c.rule("h1, h2, h3, h4, h5, h6", "text-wrap", "balance")
}

// openingRules are for what stands before a text: air, the title and what
// belongs to it, and a hairline.
func (c *css) openingRules() {
	st := &c.theme.Text
	sink := int64(c.theme.Book.ChapterSink) / 2
	c.rule("header", "margin", "0 0 "+em(int64(c.theme.Title.After), c.body),
		"padding", em(sink, c.body)+" 0 "+em(int64(c.theme.Title.RuleGap)/2, c.body),
		"border-bottom", hairline)
	c.rule("section.subchapter > header", "padding-top", "0", "border-bottom", "none", "margin-bottom", "0")
	c.rule("section.part > header", "padding-top", em(int64(c.theme.Book.PartSink)/2, c.body), "border-bottom", "none")
	title := c.block(&st.ChapterTitle)
	c.rule("section.chapter h1.title", title...)
	c.rule("section.part h1.title", c.block(&st.PartTitle)...)
	c.rule("section.chapter h1.title > span.number", "display", "block",
		"font-size", em(c.size(&st.ChapterNumber), c.size(&st.ChapterTitle)), "font-weight", c.weight(st.ChapterNumber.Weight))
	c.rule("section.subchapter .title > span.number", "font-weight", c.weight(st.SectionNumber.Weight),
		"margin-right", em(int64(c.theme.Book.NumberGap), c.body))
	c.rule("p.subtitle", join(c.block(&st.Subtitle), ragged, keepNext)...)
	c.rule("p.standfirst", join(c.block(&st.Standfirst), ragged)...)
	c.rule("p.byline", join(c.block(&st.Byline), ragged)...)
	c.rule("p.tags", join(c.block(&st.Tags), ragged, []string{
		"letter-spacing", em(int64(st.Tags.Tracking), int64(st.Tags.Size))})...)
	c.rule("p.tags > span", "white-space", "nowrap")
}

func (c *css) listRules() {
	bl, body := &c.theme.Blocks, &c.theme.Text.Body
	indent := em(int64(bl.ListIndent), c.body)
	after := em(int64(body.After), c.body)
	c.rule("ul, ol", "margin", "0 0 "+after, "padding", "0 0 0 "+indent)
	c.rule("li > ul, li > ol", "margin", "0")
	c.rule("li > p:last-child", "margin-bottom", em(int64(bl.ListTight), c.body))
	c.rule("ul.loose > li, ol.loose > li", "margin-bottom", em(int64(bl.ListLoose), c.body))
	c.rule("li.task", "list-style-type", "none")
	c.rule("ol > li.task", "list-style-type", "decimal")
	c.rule("ul > li.task > svg.box, ul > li.task > p:first-child > svg.box", "margin-left", "-1.35em", "margin-right", "0.3em")
	c.rule("svg.box", "width", "0.8em", "height", "0.8em", "vertical-align", "-0.06em")
	term := &c.theme.Text.Term
	c.rule("dl", "margin", "0 0 "+after)
	c.rule("dt", join(c.block(term), keepNext)...)
	c.rule("dd", "margin", "0 0 "+after+" "+em(int64(bl.DefIndent), c.body))
	c.rule("dd > p:last-child", "margin-bottom", "0")
}

// quoteRules are for quotations, alerts and disclosures.
func (c *css) quoteRules() {
	bl, st := &c.theme.Blocks, &c.theme.Text
	rule := ""
	if bl.QuoteRule > 0 {
		rule = em(int64(bl.QuoteRule), c.body) + " solid " + midInk(c.theme.Colors.Accent).String()
	}
	pad := em(int64(bl.QuoteIndent-bl.QuoteRule), c.body)
	c.rule("blockquote", join(c.block(&st.Quote), []string{
		"margin-left", "0", "margin-right", "0", "padding-left", pad, "border-left", rule})...)
	c.rule("blockquote > :first-child, td > :first-child, th > :first-child, dd > :first-child", "margin-top", "0")
	c.rule("blockquote > :last-child, aside > :last-child, div.alert > :last-child", "margin-bottom", "0")
	c.rule(".attribution", join(c.face(&st.Attrib), []string{"font-size", c.sizeOf(&st.Attrib)}, ragged)...)
	padX, padY := em(int64(bl.AlertPadX), c.body), em(int64(bl.AlertPadY), c.body)
	c.rule(".alert", "margin", em(int64(st.Quote.Before), c.body)+" 0", "padding", padY+" "+padX,
		"border-style", "solid", "border-width", "0 0 0 "+em(int64(bl.AlertRule), c.body))
	for _, kind := range alertKinds {
		c.rule(".alert."+kind, "border-color", midInk(c.theme.ColorOf(kind)).String())
	}
	c.rule("p.alert-title", join(c.face(&st.AlertTitle), []string{"font-size", c.sizeOf(&st.AlertTitle),
		"margin", "0 0 0.2em"}, ragged, keepNext)...)
	c.rule("details", "margin", em(int64(st.Summary.Before), c.body)+" 0")
	c.rule("summary", join(c.face(&st.Summary), []string{"margin", "0 0 " + em(int64(st.Summary.After), c.body)}, ragged, keepNext)...)
}

// alertKinds are the kinds of alerts, which are their classes and the names of
// their inks.
var alertKinds = [...]string{"note", "tip", "important", "warning", "caution"}

func (c *css) tableRules() {
	bl, st := &c.theme.Blocks, &c.theme.Text
	c.rule("div.table", "margin", em(int64(st.TableBody.Before), c.body)+" 0 "+em(int64(st.TableBody.After), c.body),
		"overflow-x", "auto", "-webkit-overflow-scrolling", "touch")
	c.rule("table", join(c.face(&st.TableBody), []string{"border-collapse", "collapse",
		"font-size", c.sizeOf(&st.TableBody), "line-height", decimal(int64(st.TableBody.Leading), int64(st.TableBody.Size)),
		"border-top", "2px solid", "border-bottom", "2px solid", "font-variant-numeric", "tabular-nums lining-nums"}, ragged)...)
	pad := em(int64(bl.TablePadY)*2/3, int64(st.TableBody.Size)) + " " + em(int64(bl.TablePadX), int64(st.TableBody.Size))
	c.rule("th, td", "padding", pad, "vertical-align", "top", "text-align", "left", "text-align", "start")
	c.rule("td > :last-child, th > :last-child", "margin-bottom", "0")
	c.rule("thead", "display", "table-header-group")
	c.rule("thead th, thead td", "border-bottom", "1px solid", "vertical-align", "bottom")
	c.rule("tr", keep...)
	for _, align := range []string{"left", "center", "right"} {
		c.rule("th."+align+", td."+align, "text-align", align)
	}
	c.rule("caption", join(c.captionFace(), []string{"caption-side", "top", "padding-bottom", "0.5em"}, ragged, keepNext)...)
}

func (c *css) captionFace() []string {
	s := &c.theme.Text.Caption
	return append(c.face(s), "font-size", c.sizeOf(s), "line-height", decimal(int64(s.Leading), int64(s.Size)))
}

func (c *css) figureRules() {
	st := &c.theme.Text
	c.rule("figure", join([]string{"margin", em(int64(st.Caption.After), c.body) + " 0"}, keep)...)
	c.rule("figure.listing", "page-break-inside", "auto", "break-inside", "auto")
	c.rule("img", "max-width", "100%", "height", "auto")
	c.rule("figure > img, figure > a > img", "display", "block", "margin", "0 auto", "max-height", "95vh", "object-fit", "contain")
	c.rule("figcaption", join(c.captionFace(), []string{"margin", em(int64(st.Caption.Before), int64(st.Caption.Size)) + " 0 0"}, ragged)...)
	c.rule("figure > img + figcaption, figure > a + figcaption", "text-align", "center")
	widthRules(c)
	c.rule("div.formula", "margin", em(int64(st.Math.Before), c.body)+" 0", "text-align", "center", "overflow-x", "auto",
		"overflow-y", "hidden", "page-break-inside", "avoid", "break-inside", "avoid")
	c.rule("math .boxed", "border", "1px solid", "padding", "0.3em")
	c.rule("div.math", join(c.block(&st.Math), []string{"font-family", c.family("mono"),
		"text-align", "center", "white-space", "pre-wrap", "-webkit-hyphens", "none", "hyphens", "none"})...)
}

func (c *css) noteRules() {
	s := &c.theme.Text.Note
	c.rule("section.notes", "font-size", c.sizeOf(s), "line-height", decimal(int64(s.Leading), int64(s.Size)),
		"margin-top", em(2*int64(c.theme.Blocks.NoteGap), int64(s.Size)),
		"padding-top", em(int64(c.theme.Blocks.NoteGap)/2, int64(s.Size)), "border-top", hairline)
	c.rule("section.notes > aside", "margin", "0 0 0.5em")
	c.rule("section.notes p", "margin", "0 0 0.3em")
	c.rule("sup > a, a.back", "text-decoration", "none")
}

// turned are the rules for what has a side at which lines begin, and another, where
// they run otherwise than in what is around.
func (c *css) turned(within, start, end string) {
	bl := &c.theme.Blocks
	c.rule(within+"ul, "+within+"ol", "padding-"+start, em(int64(bl.ListIndent), c.body), "padding-"+end, "0")
	c.rule(within+"ul > li.task > svg.box, "+within+"ul > li.task > p:first-child > svg.box",
		"margin-"+end, "0.3em", "margin-"+start, "-1.35em")
	c.rule(within+"dd", "margin-"+end, "0", "margin-"+start, em(int64(bl.DefIndent), c.body))
	c.rule(within+"blockquote", "padding-"+end, "0", "padding-"+start, em(int64(bl.QuoteIndent-bl.QuoteRule), c.body),
		"border-"+end, "none", "border-"+start, em(int64(bl.QuoteRule), c.body)+" solid "+midInk(c.theme.Colors.Accent).String())
	c.rule(within+".alert", "border-width", "0", "border-"+start+"-width", em(int64(bl.AlertRule), c.body))
}

// scriptRules are for scripts other than those of Europe: they turn around what
// has a left and a right, don't part letters that are joined, and don't slant
// what has no italic.
func (c *css) scriptRules() {
	body := &c.theme.Text.Body
	c.turned(`[dir="rtl"] `, "right", "left")
	c.turned(`[dir="rtl"] [dir="ltr"] `, "left", "right")
	c.rule("p.tags > span.caseless", "font-variant", "normal", "font-variant-caps", "normal")
	c.rule("bdi.lines", "display", "block")
	c.rule(`[dir="rtl"] p.tags`, "letter-spacing", "0")
	c.rule(`[dir="rtl"] .subchapter .title > span.number`, "margin-right", "0", "margin-left", em(int64(c.theme.Book.NumberGap), c.body))
	c.rule("em.dots", "font-style", "normal", "-webkit-text-emphasis", "filled dot", "text-emphasis", "filled dot",
		"-webkit-text-emphasis-position", "over", "text-emphasis-position", "over right")
	c.rule("em.dots:lang(zh)", "-webkit-text-emphasis-position", "under", "text-emphasis-position", "under right")
	c.digitRules()
	// What the page has from its own rules readers are asked for: no line that begins
	// with a small kana, marks without their empty halves, air around Latin letters.
	c.rule(":lang(zh), :lang(ja)", "-epub-line-break", "strict", "line-break", "strict",
		"text-spacing-trim", "trim-start", "text-autospace", "normal")
	if body.Align == "justify" {
		c.rule("p:lang(zh):not([class]), p:lang(ja):not([class])", "text-align", "justify")
	}
	c.rule("pre, code, kbd", "text-spacing-trim", "space-all", "text-autospace", "no-autospace")
	c.rule("body:lang(zh), body:lang(ja), body:lang(ko)", "line-height", decimal(6*int64(body.Leading), 5*int64(body.Size)))
	c.rule("p.standfirst:lang(zh), p.standfirst:lang(ja), p.standfirst:lang(ko), p.standfirst:lang(ar), p.standfirst:lang(he), p.standfirst:lang(fa)",
		"font-style", "normal")
}
