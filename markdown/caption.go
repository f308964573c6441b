package markdown

import (
	"strings"

	"octavo/doc"
)

// takeTableCaptions gives tables the paragraphs beside them that begin with
// "Table:" or a colon, as Pandoc has captions.
func (l *lowerer) takeTableCaptions(blocks []doc.Block) []doc.Block {
	out := blocks
	for i := 0; i < len(out); i++ {
		p, ok := out[i].(*doc.Paragraph)
		if !ok || !isTableCaption(p) {
			continue
		}
		table := bareTable(out, i-1)
		if table == nil {
			table = bareTable(out, i+1)
		}
		if table == nil {
			continue
		}
		cutCaptionMark(p)
		table.Caption = l.cutCaptionID(p, table)
		out = append(out[:i], out[i+1:]...)
		i--
	}
	return out
}

func isTableCaption(p *doc.Paragraph) bool {
	if len(p.Inlines) == 0 {
		return false
	}
	t, ok := p.Inlines[0].(*doc.Text)
	return ok && (strings.HasPrefix(t.Value, "Table: ") || strings.HasPrefix(t.Value, ": "))
}

func cutCaptionMark(p *doc.Paragraph) {
	t := p.Inlines[0].(*doc.Text)
	_, t.Value, _ = strings.Cut(t.Value, ": ")
}

// bareTable is the block at i if that is a table without a caption.
func bareTable(blocks []doc.Block, i int) *doc.Table {
	if i < 0 || i >= len(blocks) {
		return nil
	}
	if t, ok := blocks[i].(*doc.Table); ok && len(t.Caption) == 0 {
		return t
	}
	return nil
}

// cutCaptionID is a caption without the attributes at its end, whose id is the
// table's.
func (l *lowerer) cutCaptionID(p *doc.Paragraph, table *doc.Table) []doc.Inline {
	last, ok := p.Inlines[len(p.Inlines)-1].(*doc.Text)
	if !ok || !strings.HasSuffix(last.Value, "}") {
		return p.Inlines
	}
	i := strings.LastIndexByte(last.Value, '{')
	if i < 0 {
		return p.Inlines
	}
	attrs := parseAttributes(last.Value[i+1:len(last.Value)-1], " id class tbl-colwidths ")
	if attrs == nil {
		return p.Inlines
	}
	for _, a := range attrs {
		if a.key == "id" {
			table.Attr.ID = a.value
			l.ids.explicit(&table.Attr.ID, p.At, l)
		}
	}
	last.Value = strings.TrimRight(last.Value[:i], " ")
	return trimEnd(p.Inlines)
}
