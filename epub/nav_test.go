package epub_test

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestContentsDepth: programs get a level more than the page of contents shows,
// and as many as are asked for where somebody asks.
func TestContentsDepth(t *testing.T) {
	text := &fstest.MapFile{Data: []byte("# One\n\n## Two\n\n### Three\n\n#### Four\n")}
	for _, c := range []struct {
		depth   int
		entries string
		hidden  bool
	}{
		{0, "One Two Three", true},
		{1, "One", false},
		{2, "One Two", false},
		{4, "One Two Three Four", false},
	} {
		o := options(t)
		o.TOCDepth = c.depth
		data, _ := write(t, bookOf(t, fstest.MapFS{"a.md": text, "b.md": text}), o)
		nav := string(open(t, data).files["EPUB/nav.xhtml"])
		toc, _, _ := strings.Cut(nav, "</nav>")
		for i, word := range strings.Fields("One Two Three Four") {
			if want := i < len(strings.Fields(c.entries)); strings.Contains(toc, ">"+word+"<") != want {
				t.Errorf("depth %d: the entry %q is there: %v, which it should not be", c.depth, word, !want)
			}
		}
		if strings.Contains(toc, `<ol hidden="hidden">`) != c.hidden {
			t.Errorf("depth %d: something is hidden: %v", c.depth, !c.hidden)
		}
	}
}
