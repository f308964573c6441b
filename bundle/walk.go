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
	ids := doc.IDs(d, d.Meta.TitleLine)
	if d.Meta.TitleID != "" {
		ids[d.Meta.TitleID] = true
	}
	return ids
}

// sortedKeys are the keys of a set in order.
func sortedKeys(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }
