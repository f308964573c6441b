package bundle

import (
	"iter"
	"maps"
	"slices"

	"octavo/doc"
)

// linksOf are the links of a document, those of its title among them.
func linksOf(d *doc.Document) iter.Seq[*doc.Link] {
	return func(yield func(*doc.Link) bool) {
		more := true
		v := doc.Visitor{Inline: func(n doc.Inline) bool {
			if l, ok := n.(*doc.Link); ok && more {
				more = yield(l)
			}
			return more
		}}
		v.Inlines(d.Meta.TitleLine)
		v.Inlines(d.Meta.SubtitleLine)
		v.Inlines(d.Meta.DescriptionLine)
		v.Document(d)
	}
}

// idsOf are all ids that links in a document can lead to.
func idsOf(d *doc.Document) map[string]bool {
	ids := map[string]bool{}
	add := func(id string) {
		if id != "" {
			ids[id] = true
		}
	}
	add(d.Meta.TitleID)
	v := doc.Visitor{
		Block: func(b doc.Block) bool {
			switch b := b.(type) {
			case *doc.Heading:
				add(b.Attr.ID)
			case *doc.Paragraph:
				add(b.Attr.ID)
			case *doc.CodeBlock:
				add(b.Attr.ID)
			case *doc.Table:
				add(b.Attr.ID)
			case *doc.Figure:
				add(b.Attr.ID)
			case *doc.Div:
				add(b.Attr.ID)
			}
			return true
		},
		Inline: func(n doc.Inline) bool {
			switch n := n.(type) {
			case *doc.Span:
				add(n.Attr.ID)
			case *doc.Anchor:
				add(n.ID)
			}
			return true
		},
	}
	v.Inlines(d.Meta.TitleLine)
	v.Document(d)
	return ids
}

// sortedKeys are the keys of a set in order.
func sortedKeys(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
