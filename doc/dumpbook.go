package doc

import (
	"fmt"
	"strings"
)

// DumpBook is a readable form of a book for tests: its metadata, one field a
// line, then one part or chapter a line with the links of each that lead to
// others. With texts the blocks of each text follow its line.
func DumpBook(b *Book, texts bool) string {
	var w strings.Builder
	dumpMeta(&w, b)
	for _, p := range b.Parts {
		indent := ""
		if p.Title != "" {
			fmt.Fprintf(&w, "part%s %q\n", idText(p.ID), p.Title)
			indent = "  "
		}
		if p.Intro != nil {
			w.WriteString(indent + "intro\n")
			dumpText(&w, p.Intro, indent+"  ", texts)
		}
		for c := range Under(p.Chapters) {
			in := indent + strings.Repeat("  ", c.Depth)
			w.WriteString(in + "chapter" + idText(c.ID))
			if c.Number != "" {
				w.WriteString(" " + c.Number)
			}
			w.WriteString([...]string{"", " front", " back"}[c.Matter])
			fmt.Fprintf(&w, " %q\n", c.Doc.Meta.Title)
			dumpText(&w, c.Doc, in+"  ", texts)
		}
	}
	return w.String()
}

func dumpMeta(w *strings.Builder, b *Book) {
	line := func(name, value string) {
		if value != "" {
			w.WriteString(name + ": " + value + "\n")
		}
	}
	m := &b.Meta
	line("title", m.Title)
	line("subtitle", m.Subtitle)
	for _, a := range m.Authors {
		line("author", strings.TrimSpace(a.Name+" "+a.Role))
	}
	if !m.Date.IsZero() {
		line("date", m.Date.Time.Format("2006-01-02"))
	}
	line("lang", m.Lang)
	line("publisher", m.Publisher)
	line("rights", m.Rights)
	line("identifier", m.Identifier)
	line("series", strings.TrimSpace(m.Series+" "+m.SeriesIndex))
	line("description", m.Description)
	line("tags", strings.Join(m.Tags, ", "))
	if b.Cover != nil {
		line("cover", b.Cover.Name)
	}
}

// dumpText shows the links of a text that lead to other texts or, if all is
// wanted, all of it.
func dumpText(w *strings.Builder, d *Document, indent string, all bool) {
	if all {
		for line := range strings.Lines(Dump(d)) {
			w.WriteString(indent + line)
		}
	}
	v := Visitor{Inline: func(n Inline) bool {
		if l, ok := n.(*Link); ok {
			switch {
			case l.To != nil:
				fmt.Fprintf(w, "%slink %s -> %s\n", indent, l.Dest, placeText(l.To))
			case !strings.HasPrefix(l.Dest, "#"):
				fmt.Fprintf(w, "%slink %s\n", indent, l.Dest)
			}
		}
		return true
	}}
	v.Inlines(d.Meta.TitleLine)
	v.Document(d)
}

func placeText(p *Place) string {
	id := ""
	if p.Part != nil {
		id = p.Part.ID
	} else {
		id = p.Chapter.ID
	}
	if p.ID != "" {
		id += "#" + p.ID
	}
	return id
}
