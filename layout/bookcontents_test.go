package layout_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"octavo/page"
)

// TestLongContents: contents that would be very long name the chapters alone,
// unless somebody asks for more; chapters under chapters always count as such.
func TestLongContents(t *testing.T) {
	for _, c := range []struct {
		chapters, depth int
		headings        bool
	}{{20, 0, true}, {90, 0, false}, {90, 2, true}, {20, 1, false}} {
		var a txtar.Archive
		for i := range c.chapters {
			a.Files = append(a.Files, txtar.File{Name: fmt.Sprintf("c%d.md", i),
				Data: fmt.Appendf(nil, "# Chapter %d\n\n## Heading %d\n\nText.\n", i, i)})
		}
		o := bookOptions(t, "")
		o.TOCDepth = c.depth
		p, _ := setBook(t, bookOf(t, &a), o)
		var leads []string
		for _, pg := range p.Document.Pages {
			for _, it := range pg.Items {
				if l, ok := it.(*page.Link); ok {
					leads = append(leads, l.Dest)
				}
			}
		}
		if !slices.Contains(leads, "c7") {
			t.Errorf("%d chapters, depth %d: the contents have no chapter: %.200q", c.chapters, c.depth, leads)
		}
		if got := strings.Contains(strings.Join(leads, " "), "c7.heading-7"); got != c.headings {
			t.Errorf("%d chapters, depth %d: the contents have headings: %v", c.chapters, c.depth, got)
		}
	}
}
