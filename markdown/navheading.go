package markdown

import (
	"strings"

	"octavo/doc"
)

// fewestWays is how many links a heading holds at least that is no heading but
// a row of them.
const fewestWays = 3

// plainHeadings makes paragraphs of headings that name no section, as front
// pages of projects have them for their looks: a row of links to the text in
// other languages, or a picture that nothing is said of. A text would else be
// called by them.
func (l *lowerer) plainHeadings(blocks []doc.Block) {
	dropped := map[*doc.Heading]bool{}
	var in func(blocks []doc.Block)
	in = func(blocks []doc.Block) {
		for i, b := range blocks {
			switch b := b.(type) {
			case *doc.Div:
				in(b.Blocks)
			case *doc.Heading:
				switch {
				case isWays(b.Inlines):
					blocks[i] = &doc.Paragraph{At: b.At, Attr: b.Attr, Inlines: []doc.Inline{&doc.Span{Kind: doc.SpanStrong, Inlines: b.Inlines}}}
				case holdsImage(b.Inlines) && strings.TrimSpace(doc.PlainText(b.Inlines)) == "":
					blocks[i] = &doc.Paragraph{At: b.At, Attr: b.Attr, Inlines: b.Inlines}
				default:
					continue
				}
				dropped[b] = true
			}
		}
	}
	in(blocks)
	if len(dropped) > 0 {
		l.ids.forget(dropped)
	}
}

// isWays reports whether inlines are links with marks between them, but for one
// of their places, where the reader is.
func isWays(list []doc.Inline) bool {
	ways, here := 0, 0
	for _, n := range list {
		switch n := n.(type) {
		case *doc.Link:
			ways++
		case *doc.Span:
			here++
		case *doc.Break:
		case *doc.Text:
			if strings.Trim(n.Value, " \u00a0|/·•∙-–—") != "" {
				here++
			}
		default:
			return false
		}
	}
	return ways >= fewestWays && here <= 1
}
