package doc

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The codes of what Owed finds.
const (
	OwedAlt      = "missing-alt"
	OwedHeading  = "skipped-heading"
	OwedHeader   = "headless-table"
	OwedLinkText = "empty-link"
	OwedTitle    = "no-title"
	OwedLanguage = "no-language"
)

// Owed says what those who can't see a document would miss, and only its author
// can give: descriptions of pictures, names of links, headers of tables,
// headings in order, a title, a language. What is mended or is only a pity is a
// note; what leaves a reader with nothing is a warning. The order is that of
// the source, notes last.
func Owed(d *Document) []Diagnostic {
	o := &owed{d: d}
	o.meta()
	o.headings()
	v := Visitor{Inline: o.inline}
	v.Block = func(b Block) bool {
		switch b := b.(type) {
		case *Figure:
			o.captioned = len(b.Caption) > 0
			v.Blocks(b.Blocks)
			o.captioned = false
			v.Inlines(b.Caption)
			return false
		case *Table:
			o.table(b)
		}
		return true
	}
	v.Document(d)
	return o.list
}

// owed looks for what is owed in one document.
type owed struct {
	d         *Document
	list      []Diagnostic
	captioned bool // in a figure with a caption
}

func (o *owed) say(s Severity, pos Pos, code, message, hint string) {
	o.list = append(o.list, Diagnostic{s, pos, code, message, hint})
}

func (o *owed) meta() {
	top := Pos{File: o.d.File, Line: 1, Col: 1}
	if o.d.Meta.Title == "" {
		o.say(Info, top, OwedTitle, fmt.Sprintf("the text has no title; its file is called %q", o.d.Name()),
			"name one in the front matter, title: …, or begin with a heading")
	}
	if m := &o.d.Meta; m.Lang == "" || m.LangFound {
		message := "the text does not say which language it is in"
		if m.LangFound {
			message += fmt.Sprintf("; it is taken for %q by its words", m.Lang)
		}
		o.say(Info, top, OwedLanguage, message,
			"name it in the front matter, lang: …, so that it is read aloud and hyphenated rightly")
	}
}

// headings finds levels that are left out on the way down. The title is a
// heading of level 1, or of that which it was written with; without one any
// level may come first.
func (o *owed) headings() {
	last, above := 0, ""
	if m := &o.d.Meta; m.Title != "" && !m.TitleInBody {
		last, above = max(1, m.TitleLevel), m.Title
	}
	Visitor{Block: func(b Block) bool {
		h, ok := b.(*Heading)
		if !ok {
			return true
		}
		text := strings.TrimSpace(PlainText(h.Inlines))
		if text == "" {
			return false
		}
		if last > 0 && h.Level > last+1 {
			o.say(Info, h.At, OwedHeading,
				fmt.Sprintf("the heading %q is of level %d, but %q above it of level %d", short(text), h.Level, short(above), last),
				fmt.Sprintf("make it one of level %d, as tags in the PDF have it: readers take a gap for something missing", last+1))
		}
		last, above = h.Level, text
		return false
	}}.Blocks(o.d.Blocks)
}

func (o *owed) inline(in Inline) bool {
	switch in := in.(type) {
	case *Image:
		o.image(in)
	case *Link:
		o.link(in)
	}
	return true
}

func (o *owed) image(im *Image) {
	if im.Decorative || !blank(im.Alt) || im.Absent() {
		return
	}
	name := "a picture"
	if im.Src != "" && !strings.HasPrefix(im.Src, "data:") {
		name = "the picture " + short(path.Base(im.Src))
	}
	const hint = `say what it shows between the brackets: ![a red fox](fox.jpg); a mere ornament is <img src="line.png" alt="">`
	if o.captioned || !blank(im.Title) {
		o.say(Info, im.At, OwedAlt, name+" has a caption, but no description of its own", hint)
		return
	}
	o.say(Warning, im.At, OwedAlt, name+" has no description", hint)
}

// link finds links that say nothing. A picture in one, if it lacks its
// description, is reported itself.
func (o *owed) link(l *Link) {
	if !blank(PlainText(l.Inlines)) || !blank(l.Title) {
		return
	}
	described := false
	Visitor{Inline: func(in Inline) bool {
		if im, ok := in.(*Image); ok && !im.Decorative {
			described = true
		}
		return true
	}}.Inlines(l.Inlines)
	if !described {
		o.list = append(o.list, EmptyLink(l))
	}
}

// EmptyLink is what is said of a link without text. One that has nothing in it
// at all is nothing in a document: who reads the text says it then.
func EmptyLink(l *Link) Diagnostic {
	return Diagnostic{Warning, l.At, OwedLinkText, fmt.Sprintf("the link to %s has no text", short(l.Dest)),
		"say between the brackets where it leads: [the manual](manual.html)"}
}

// table finds tables none of whose cells is a header.
func (o *owed) table(t *Table) {
	if t.Unseen() {
		return
	}
	for _, r := range t.Head {
		for _, c := range r.Cells {
			if !blank(BlockText(c.Blocks)) || hasImage(c.Blocks) {
				return
			}
		}
	}
	for _, r := range t.Rows {
		for _, c := range r.Cells {
			if c.Header {
				return
			}
		}
	}
	if len(t.Rows) > 0 {
		o.say(Info, t.At, OwedHeader, "the table has no header: nothing says what its columns hold",
			"give it a first row of headings, or <th> cells in HTML")
	}
}

func hasImage(blocks []Block) (found bool) {
	Visitor{Inline: func(in Inline) bool {
		_, image := in.(*Image)
		found = found || image
		return true
	}}.Blocks(blocks)
	return found
}

func blank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) && visible(r) }) < 0
}

// short keeps messages on a line.
func short(s string) string {
	const most = 50
	if utf8.RuneCountInString(s) > most {
		return string([]rune(s)[:most-1]) + "…"
	}
	return s
}
