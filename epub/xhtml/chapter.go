package xhtml

import (
	"octavo/doc"
	"octavo/theme"
)

// Chapter writes a chapter: its title and what belongs to it, its text, and its
// notes.
func Chapter(c *doc.Chapter, e *Env) *File {
	w := newWriter(c.Doc, c.Doc.Meta.Lang, e)
	w.out = make([]byte, 0, 2*len(c.Doc.Source)+1024) // mostly enough
	w.outline.shift = max(c.Depth, 0)
	w.file.Title = c.Doc.Meta.Title
	w.file.Type = matterType(c.Matter)
	w.openSection(kindOf(c))
	w.chapterHeader(c)
	w.blocks(c.Doc.Blocks)
	return w.finish()
}

// Part writes the page of a part: its title and the text that opens it.
func Part(p *doc.Part, e *Env) *File {
	d := p.Intro
	if d == nil {
		d = &doc.Document{File: p.At.File}
	}
	w := newWriter(d, d.Meta.Lang, e)
	w.file.Title = p.Title
	w.file.Type = "bodymatter"
	w.openSection(kind{name: "part", role: "doc-part", class: "part"})
	w.raw("<header>\n")
	w.title("", lineOf(p.TitleLine, p.Title))
	w.raw("</header>\n")
	w.blocks(d.Blocks)
	return w.finish()
}

// Inlines writes a line as a label: without links, ids and notes, and with
// pictures by their descriptions.
func Inlines(list []doc.Inline, e *Env) []byte {
	w := newWriter(&doc.Document{}, "", e)
	return w.labelOf(list)
}

// openSection opens the element that all of the text is in.
func (w *writer) openSection(k kind) {
	w.top = titleID
	if id := w.doc.Meta.TitleID; id != "" {
		w.top = ID(id)
	}
	w.raw("<section")
	if k.class != "" {
		w.attr("class", k.class)
	}
	if k.name != "" {
		w.attr("epub:type", k.name)
	}
	if k.role != "" {
		w.attr("role", k.role)
	}
	w.attr("aria-labelledby", w.top)
	if w.lang != w.env.Lang {
		w.attr("lang", w.lang)
		w.attr("xml:lang", w.lang)
	}
	if w.rtl != theme.RightToLeft(w.env.Lang) {
		w.attr("dir", direction(w.rtl))
	}
	w.raw(">\n")
	w.pagesBefore(nil)
}

// finish writes what follows the text.
func (w *writer) finish() *File {
	w.writeNotes()
	w.restOfPages()
	w.raw("</section>\n")
	w.file.Body = w.out
	w.file.Diagnostics = w.diags.List
	return w.file
}

// lineOf is a line of metadata, which may be there as plain text alone.
func lineOf(line []doc.Inline, text string) []doc.Inline {
	if len(line) == 0 && text != "" {
		return []doc.Inline{&doc.Text{Value: text}}
	}
	return line
}
