package xhtml

import (
	"strconv"
	"strings"
	"unicode"

	"octavo/doc"
	"octavo/theme"
)

// between stands between the parts of the byline, and between tags.
const between = " · "

// chapterHeader writes what stands before a chapter's text.
func (w *writer) chapterHeader(c *doc.Chapter) {
	m := &c.Doc.Meta
	w.raw("<header>\n")
	w.title(c.Number, lineOf(m.TitleLine, m.Title))
	w.headerLine("p", `class="subtitle" role="doc-subtitle"`, lineOf(m.SubtitleLine, m.Subtitle))
	w.headerLine("p", `class="standfirst"`, lineOf(m.DescriptionLine, m.Description))
	w.byline(m)
	w.tags(m.Tags)
	w.raw("</header>\n")
}

// title writes the title of the text, and makes it the first of its headings.
func (w *writer) title(number string, line []doc.Inline) {
	name := headingElement(1 + w.outline.shift)
	w.raw("<" + name)
	w.ownID(w.top)
	w.raw(` class="title">`)
	start := len(w.out)
	w.number(number)
	w.inlinesOf(line)
	shown := len(w.out) > start
	if !shown {
		w.text(w.file.Title)
	}
	w.raw("</" + name + ">\n")
	w.outline.open = append(w.outline.open, 0)
	w.listHeading(1, w.top, w.numbered(number, line))
}

// numbered is a line after its number, if it has one.
func (w *writer) numbered(number string, line []doc.Inline) []doc.Inline {
	if number == "" {
		return line
	}
	return append([]doc.Inline{&doc.Text{Value: w.digits(number) + " "}}, line...)
}

func (w *writer) number(number string) {
	if number == "" {
		return
	}
	w.raw(`<span class="number">`)
	w.text(w.digits(number))
	w.raw("</span> ")
}

func (w *writer) headerLine(name, attrs string, line []doc.Inline) {
	if !hasContent(line) {
		return
	}
	w.raw("<" + name + " " + attrs + ">")
	w.inlinesOf(line)
	w.raw("</" + name + ">\n")
}

// byline is "Ada Lovelace and Charles Babbage · 13 November 2025".
func (w *writer) byline(m *doc.Meta) {
	by, parts := theme.Credits(m.Authors, w.lang)
	if by != "" {
		parts = append([]string{by}, parts...)
	}
	if len(parts) == 0 && m.Date.IsZero() {
		return
	}
	w.raw(`<p class="byline">`)
	mark := theme.Between(between, w.lang)
	w.text(strings.Join(parts, mark))
	if len(parts) > 0 && !m.Date.IsZero() {
		w.text(mark)
	}
	w.date(m.Date)
	w.raw("</p>\n")
}

// date writes a date as the language of the text has it, and for machines in
// the form of HTML, which knows no years beyond four digits.
func (w *writer) date(d doc.Date) {
	if d.IsZero() {
		return
	}
	if y := d.Time.Year(); y < 1 || y > 9999 {
		w.text(theme.FormatDate(d, w.numbers()))
		return
	}
	w.raw("<time")
	w.attr("datetime", machineDate(d))
	w.raw(">")
	w.text(theme.FormatDate(d, w.numbers()))
	w.raw("</time>")
}

// hasCase reports whether a letter is a capital or a small one.
func hasCase(r rune) bool { return unicode.ToUpper(r) != r || unicode.ToLower(r) != r }

// machineDate is a date for machines, no more exact than it is known.
func machineDate(d doc.Date) string {
	switch {
	case d.NoMonth:
		year := strconv.Itoa(d.Time.Year())
		return strings.Repeat("0", 4-len(year)) + year
	case d.NoDay:
		return d.Time.Format("2006-01")
	}
	return d.Time.Format("2006-01-02")
}

func (w *writer) tags(tags []string) {
	if len(tags) == 0 {
		return
	}
	w.raw(`<p class="tags">`)
	for i, t := range tags {
		if i > 0 {
			w.text(theme.Between(between, w.lang))
		}
		if strings.ContainsFunc(t, hasCase) {
			w.raw("<span>")
		} else {
			w.raw(`<span class="caseless">`) // no small capitals, which readers make by scaling
		}
		w.kept(t)
		w.raw("</span>")
	}
	w.raw("</p>\n")
}
