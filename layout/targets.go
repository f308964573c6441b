package layout

import (
	"strings"

	"octavo/doc"
)

// topID is what links to the start of a page are called in HTML.
const topID = "top"

// findTargets gives the ids that links within the document can lead to, and
// whether one leads to its start by the name that HTML has for it.
func findTargets(d *doc.Document) (targets map[string]bool, top bool) {
	targets = map[string]bool{}
	add := func(id string) {
		if id != "" {
			targets[id] = true
		}
	}
	add(d.Meta.TitleID)
	v := doc.Visitor{
		Block: func(b doc.Block) bool {
			add(blockID(b))
			return true
		},
		Inline: func(in doc.Inline) bool {
			switch in := in.(type) {
			case *doc.Anchor:
				add(in.ID)
			case *doc.Span:
				add(in.Attr.ID)
			case *doc.Link:
				top = top || in.Dest == "#"+topID
			}
			return true
		},
	}
	v.Document(d)
	for _, line := range [][]doc.Inline{d.Meta.TitleLine, d.Meta.SubtitleLine, d.Meta.DescriptionLine} {
		v.Inlines(line)
	}
	top = top && !targets[topID]
	if top {
		add(topID)
	}
	return targets, top
}

func blockID(b doc.Block) string {
	switch b := b.(type) {
	case *doc.Heading:
		return b.Attr.ID
	case *doc.Paragraph:
		return b.Attr.ID
	case *doc.CodeBlock:
		return b.Attr.ID
	case *doc.Table:
		return b.Attr.ID
	case *doc.Figure:
		return b.Attr.ID
	case *doc.Div:
		return b.Attr.ID
	}
	return ""
}

// within is the id that a destination names in this document, if it does.
func within(dest string) (id string, ok bool) { return strings.CutPrefix(dest, "#") }
