package doc

// IDs are the ids that links can lead to in a document, those of its blocks,
// spans and anchors, and in lines of its metadata. Meta.TitleID is not among them.
func IDs(d *Document, lines ...[]Inline) map[string]bool {
	ids := map[string]bool{}
	add := func(id string) {
		if id != "" {
			ids[id] = true
		}
	}
	v := Visitor{
		Block: func(b Block) bool {
			add(blockID(b))
			return true
		},
		Inline: func(n Inline) bool {
			switch n := n.(type) {
			case *Span:
				add(n.Attr.ID)
			case *Anchor:
				add(n.ID)
			}
			return true
		},
	}
	v.Document(d)
	for _, line := range lines {
		v.Inlines(line)
	}
	return ids
}

func blockID(b Block) string {
	switch b := b.(type) {
	case *Heading:
		return b.Attr.ID
	case *Paragraph:
		return b.Attr.ID
	case *CodeBlock:
		return b.Attr.ID
	case *Table:
		return b.Attr.ID
	case *Figure:
		return b.Attr.ID
	case *Div:
		return b.Attr.ID
	}
	return ""
}
