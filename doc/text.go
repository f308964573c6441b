package doc

import "strings"

// PlainText is the text of inlines without styles: code and formulas as they
// are written, images by their descriptions, breaks as spaces, and nothing for
// note references and anchors.
func PlainText(inlines []Inline) string {
	if len(inlines) == 1 {
		if t, ok := inlines[0].(*Text); ok {
			return t.Value
		}
	}
	var b strings.Builder
	writePlain(&b, inlines)
	return b.String()
}

func writePlain(b *strings.Builder, inlines []Inline) {
	for _, n := range inlines {
		switch n := n.(type) {
		case *Text:
			b.WriteString(n.Value)
		case *Span:
			writePlain(b, n.Inlines)
		case *Code:
			b.WriteString(n.Value)
		case *Math:
			b.WriteString(n.TeX)
		case *Link:
			writePlain(b, n.Inlines)
		case *Image:
			b.WriteString(n.Alt)
		case *Break:
			b.WriteByte(' ')
		}
	}
}

// BlockText is the text of blocks, one line for each paragraph, heading, term,
// cell and so on, and the lines of code as they are.
func BlockText(blocks []Block) string {
	var b strings.Builder
	line := func(inlines []Inline) {
		if len(inlines) > 0 {
			writePlain(&b, inlines)
			b.WriteByte('\n')
		}
	}
	var v Visitor
	v.Block = func(n Block) bool {
		switch n := n.(type) {
		case *Heading:
			line(n.Inlines)
		case *Paragraph:
			line(n.Inlines)
		case *CodeBlock:
			if n.Title != "" {
				b.WriteString(n.Title + "\n")
			}
			b.WriteString(n.Text + "\n")
		case *MathBlock:
			b.WriteString(n.TeX + "\n")
		case *Alert:
			line(n.Title)
		case *Table:
			line(n.Caption)
		case *DefinitionList:
			for _, d := range n.Items {
				for _, t := range d.Terms {
					line(t)
				}
				for _, blocks := range d.Defs {
					v.Blocks(blocks)
				}
			}
			return false
		case *Details:
			line(n.Summary)
		case *Figure:
			v.Blocks(n.Blocks)
			line(n.Caption)
			return false
		case *Quote:
			v.Blocks(n.Blocks)
			line(n.Attribution)
			return false
		}
		return true
	}
	v.Blocks(blocks)
	return b.String()
}
