package doc

import (
	"slices"
	"strconv"
	"strings"
)

// unnumbered is the class of headings that want no number, as in Pandoc.
const unnumbered = "unnumbered"

// NumberHeadings gives the headings of a text their numbers: those of so many
// levels, from the highest in use down. A title that stands in the text has
// none, nor have headings of the class "unnumbered" and those under them.
// Headings in quotations and the like are not of this text.
func (d *Document) NumberHeadings(levels int) {
	n := numberer{levels: levels}
	if d.Meta.TitleInBody {
		n.title = TopLevel(d.Blocks)
	}
	n.blocks(d.Blocks)
}

// NumberHeadings does so for all chapters of a book. A chapter that has a
// number counts as the first level, and one with sections of its own leaves
// the numbers below its own to them. Where some chapters have numbers the
// headings in the others have none: those are prefaces and the like.
func (b *Book) NumberHeadings(levels int) {
	anyNumber := false
	for _, c := range b.All() {
		anyNumber = anyNumber || c.Number != ""
	}
	for _, c := range b.All() {
		n := numberer{}
		switch {
		case c.Number != "" && len(c.Chapters) == 0:
			n.prefix = c.Number + "."
			n.levels = levels - 1 - strings.Count(strings.Trim(c.Number, "."), ".")
		case !anyNumber:
			n.levels = levels
		}
		n.blocks(c.Doc.Blocks)
	}
}

// numberer counts the headings of a text.
type numberer struct {
	prefix string
	levels int
	title  int   // level of the title in the text; 0 for none
	open   []int // levels, as written, that the last heading is within
	counts []int // headings so far, by rank
	muted  int   // rank of the unnumbered heading that the last one is under
}

func (n *numberer) blocks(list []Block) {
	for _, b := range list {
		switch b := b.(type) {
		case *Heading:
			if number := n.number(b); number != b.Number {
				b.Number = number
			}
		case *Div:
			n.blocks(b.Blocks)
		}
	}
}

// number is the number of a heading, "" for none.
func (n *numberer) number(h *Heading) string {
	if h.Level == n.title || strings.TrimSpace(PlainText(h.Inlines)) == "" {
		return ""
	}
	for len(n.open) > 0 && n.open[len(n.open)-1] >= h.Level {
		n.open = n.open[:len(n.open)-1]
	}
	n.open = append(n.open, h.Level)
	rank := len(n.open)
	if n.muted > 0 && rank > n.muted || rank > n.levels {
		return ""
	}
	n.muted = 0
	if slices.Contains(h.Attr.Classes, unnumbered) {
		n.muted = rank
		return ""
	}
	for len(n.counts) < rank {
		n.counts = append(n.counts, 0)
	}
	n.counts = n.counts[:rank]
	n.counts[rank-1]++
	parts := make([]string, rank)
	for i, c := range n.counts {
		parts[i] = strconv.Itoa(c)
	}
	return n.prefix + strings.Join(parts, ".")
}
