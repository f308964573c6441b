package doc

import (
	"fmt"
	"strconv"
	"strings"
)

// Dump is a readable form of a document for tests: one block a line, indented
// by two spaces for each level, with the inlines in one line behind it. The
// blocks of notes follow the blocks of the text.
func Dump(d *Document) string { return dumper{}.document(d) }

// DumpPos is Dump with the line and column of each block and of each link,
// image and note reference.
func DumpPos(d *Document) string { return dumper{pos: true}.document(d) }

type dumper struct {
	pos bool
	b   *strings.Builder
}

func (w dumper) document(d *Document) string {
	w.b = &strings.Builder{}
	w.meta(&d.Meta)
	w.blocks(0, d.Blocks)
	for i, n := range d.Notes {
		w.line(0, n.At, fmt.Sprintf("note %d ^%s refs=%d", i, n.Label, n.Refs), nil)
		w.blocks(1, n.Blocks)
	}
	return w.b.String()
}

// meta shows only what can come from the text itself.
func (w dumper) meta(m *Meta) {
	if len(m.TitleLine) > 0 {
		head := "title"
		if m.TitleFromHeading {
			head += " from-heading"
		}
		if m.TitleInBody {
			head += " in-body"
		}
		w.line(0, Pos{}, head+idText(m.TitleID), m.TitleLine)
	}
	if len(m.SubtitleLine) > 0 {
		w.line(0, Pos{}, "subtitle", m.SubtitleLine)
	}
	if len(m.DescriptionLine) > 0 {
		w.line(0, Pos{}, "description", m.DescriptionLine)
	}
	if m.TOC != nil {
		w.line(0, Pos{}, fmt.Sprintf("toc %t", *m.TOC), nil)
	}
}

func (w dumper) line(level int, at Pos, head string, inlines []Inline) {
	w.b.WriteString(strings.Repeat("  ", level))
	w.b.WriteString(head)
	if w.pos && at.Line > 0 {
		fmt.Fprintf(w.b, " @%d:%d", at.Line, at.Col)
	}
	if len(inlines) > 0 {
		w.b.WriteByte(' ')
		w.inlines(inlines)
	}
	w.b.WriteByte('\n')
}

func (w dumper) blocks(level int, blocks []Block) {
	for _, b := range blocks {
		w.block(level, b)
	}
}

func (w dumper) block(level int, b Block) {
	switch b := b.(type) {
	case *Heading:
		w.line(level, b.At, fmt.Sprintf("heading %d%s", b.Level, attrText(b.Attr)), b.Inlines)
	case *Paragraph:
		w.line(level, b.At, "paragraph"+attrText(b.Attr), b.Inlines)
	case *List:
		w.list(level, b)
	case *Quote:
		w.line(level, b.At, "quote", nil)
		w.blocks(level+1, b.Blocks)
		w.part(level+1, "attribution", b.Attribution)
	case *Alert:
		w.line(level, b.At, "alert "+b.Kind, b.Title)
		w.blocks(level+1, b.Blocks)
	case *CodeBlock:
		w.code(level, b)
	case *MathBlock:
		w.line(level, b.At, "math "+strconv.Quote(b.TeX), nil)
	case *Table:
		w.table(level, b)
	case *Rule:
		w.line(level, b.At, "rule", nil)
	case *PageBreak:
		w.line(level, b.At, "page-break", nil)
	case *DefinitionList:
		w.definitions(level, b)
	case *Figure:
		w.line(level, b.At, "figure"+attrText(b.Attr), nil)
		w.blocks(level+1, b.Blocks)
		w.part(level+1, "caption", b.Caption)
	case *Details:
		w.line(level, b.At, "details", b.Summary)
		w.blocks(level+1, b.Blocks)
	case *Div:
		w.line(level, b.At, "div"+alignText(b.Align)+attrText(b.Attr), nil)
		w.blocks(level+1, b.Blocks)
	default:
		w.line(level, Pos{}, fmt.Sprintf("?%T", b), nil)
	}
}

func (w dumper) part(level int, name string, inlines []Inline) {
	if len(inlines) > 0 {
		w.line(level, Pos{}, name, inlines)
	}
}

func (w dumper) list(level int, l *List) {
	head := "list"
	if l.Ordered {
		head += fmt.Sprintf(" from %d", l.Start)
		if l.Numbering != Decimal || l.Form != 0 {
			head += " " + l.Marker(0)
		}
	}
	if l.Tight {
		head += " tight"
	}
	w.line(level, l.At, head, nil)
	for _, it := range l.Items {
		w.line(level+1, it.At, [...]string{"item", "item [ ]", "item [x]"}[it.Task], nil)
		w.blocks(level+2, it.Blocks)
	}
}

func (w dumper) code(level int, c *CodeBlock) {
	head := "code" + attrText(c.Attr)
	if c.Lang != "" {
		head += " " + c.Lang
	}
	if c.Title != "" {
		head += " title=" + strconv.Quote(c.Title)
	}
	if c.LineNumbers {
		head += fmt.Sprintf(" lines-from=%d", c.FirstLine)
	}
	for _, m := range c.Marked {
		head += fmt.Sprintf(" mark=%d-%d", m.From, m.To)
	}
	w.line(level, c.At, head, nil)
	for _, s := range strings.Split(c.Text, "\n") {
		w.b.WriteString(strings.Repeat("  ", level+1) + "|" + s + "\n")
	}
}

func (w dumper) table(level int, t *Table) {
	head := "table" + attrText(t.Attr)
	for _, a := range t.Aligns {
		head += [...]string{" auto", " left", " center", " right"}[a]
	}
	w.line(level, t.At, head, nil)
	w.part(level+1, "caption", t.Caption)
	w.rows(level+1, "head", t.Head)
	w.rows(level+1, "row", t.Rows)
}

func (w dumper) rows(level int, name string, rows []*Row) {
	for _, r := range rows {
		w.line(level, r.At, name, nil)
		for _, c := range r.Cells {
			head := "cell"
			if c.Header {
				head = "header-cell"
			}
			if c.ColSpan != 1 || c.RowSpan != 1 {
				head += fmt.Sprintf(" %dx%d", c.ColSpan, c.RowSpan)
			}
			w.line(level+1, c.At, head, nil)
			w.blocks(level+2, c.Blocks)
		}
	}
}

func (w dumper) definitions(level int, l *DefinitionList) {
	w.line(level, l.At, "definitions", nil)
	for _, d := range l.Items {
		for _, t := range d.Terms {
			w.line(level+1, d.At, "term", t)
		}
		for _, blocks := range d.Defs {
			w.line(level+1, Pos{}, "definition", nil)
			w.blocks(level+2, blocks)
		}
	}
}

func alignText(a Align) string {
	return [...]string{"", " left", " center", " right"}[a]
}

func idText(id string) string {
	if id == "" {
		return ""
	}
	return " #" + id
}

func attrText(a Attr) string {
	s := idText(a.ID)
	for _, c := range a.Classes {
		s += " ." + c
	}
	if a.Lang != "" {
		s += " lang=" + a.Lang
	}
	return s
}
