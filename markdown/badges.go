package markdown

import (
	"slices"
	"strings"

	"octavo/doc"
)

// badgesBelow moves the badges at the ends of headings, pictures of the network
// that say how a project fares, into paragraphs below them: they are no part of
// what a text or section is called.
func badgesBelow(blocks []doc.Block) []doc.Block {
	for i := 0; i < len(blocks); i++ {
		switch b := blocks[i].(type) {
		case *doc.Div:
			b.Blocks = badgesBelow(b.Blocks)
		case *doc.Heading:
			if title, badges := splitBadges(b.Inlines); len(badges) > 0 {
				b.Inlines = title
				blocks = slices.Insert(blocks, i+1, doc.Block(&doc.Paragraph{At: b.At, Inlines: badges}))
			}
		}
	}
	return blocks
}

// splitBadges parts a heading from the badges before and after its text; there
// are none where no text would be left.
func splitBadges(inlines []doc.Inline) (title, badges []doc.Inline) {
	from, to := 0, len(inlines)
	for from < to && isBadge(inlines[from]) {
		from++
	}
	for to > from && isBadge(inlines[to-1]) {
		to--
	}
	if from == to {
		return inlines, nil
	}
	badges = append(badges, inlines[:from]...)
	if from > 0 && to < len(inlines) {
		badges = append(badges, &doc.Text{Value: " "})
	}
	badges = append(badges, inlines[to:]...)
	if doc.PlainText(badges) == "" && !holdsImage(badges) {
		return inlines, nil
	}
	title = append(title, inlines[from:to]...)
	if t, ok := title[0].(*doc.Text); ok {
		title[0] = &doc.Text{Value: strings.TrimLeft(t.Value, " ")}
	}
	if t, ok := title[len(title)-1].(*doc.Text); ok {
		title[len(title)-1] = &doc.Text{Value: strings.TrimRight(t.Value, " ")}
	}
	return title, badges
}

// isBadge reports whether an inline is a picture of the network, a link from
// such pictures, or the space between them.
func isBadge(n doc.Inline) bool {
	switch n := n.(type) {
	case *doc.Text:
		return strings.TrimSpace(n.Value) == ""
	case *doc.Break:
		return true
	case *doc.Image:
		return n.Remote()
	case *doc.Link:
		for _, in := range n.Inlines {
			if !isBadge(in) {
				return false
			}
		}
		return holdsImage(n.Inlines)
	}
	return false
}

func holdsImage(list []doc.Inline) bool {
	for _, n := range list {
		switch n := n.(type) {
		case *doc.Image:
			return true
		case *doc.Link:
			if holdsImage(n.Inlines) {
				return true
			}
		}
	}
	return false
}
