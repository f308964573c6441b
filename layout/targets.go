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
	m := &d.Meta
	targets = doc.IDs(d, m.TitleLine, m.SubtitleLine, m.DescriptionLine)
	if m.TitleID != "" {
		targets[m.TitleID] = true
	}
	v := doc.Visitor{Inline: func(in doc.Inline) bool {
		link, ok := in.(*doc.Link)
		top = top || ok && link.Dest == "#"+topID
		return true
	}}
	v.Document(d)
	for _, line := range [][]doc.Inline{m.TitleLine, m.SubtitleLine, m.DescriptionLine} {
		v.Inlines(line)
	}
	top = top && !targets[topID]
	if top {
		targets[topID] = true
	}
	return targets, top
}

// within is the id that a destination names in this document, if it does.
func within(dest string) (id string, ok bool) { return strings.CutPrefix(dest, "#") }
