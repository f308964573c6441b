package page

import (
	"fmt"
	"strings"

	"octavo/geom"
)

// Check returns what is wrong with a document: an item outside its page, an
// element that does not exist or whose parent comes after it, a link to
// nowhere. A document that was laid out has none of these; tests and fuzzers
// ask.
func Check(d *Document) []string {
	c := checker{d: d}
	c.elems()
	dests := map[string]bool{}
	for i, q := range d.Dests {
		if q.Page < 0 || q.Page >= len(d.Pages) {
			c.say("dest %s: no page %d", q.Name, q.Page)
		}
		if i > 0 && d.Dests[i-1].Name >= q.Name {
			c.say("dests not sorted at %s", q.Name)
		}
		dests[q.Name] = true
	}
	for i, p := range d.Pages {
		c.page(i, p, dests)
	}
	level := 0
	for _, o := range d.Outline {
		if o.Level < 1 || o.Level > level+1 || o.Page < 0 || o.Page >= len(d.Pages) {
			c.say("outline %q: level %d after %d, page %d", o.Title, o.Level, level, o.Page)
		}
		level = o.Level
	}
	return c.found
}

type checker struct {
	d     *Document
	found []string
}

func (c *checker) say(format string, args ...any) {
	c.found = append(c.found, fmt.Sprintf(format, args...))
}

func (c *checker) elems() {
	if len(c.d.Elems) < 2 || c.d.Elems[Artifact].Role != RoleArtifact || c.d.Elems[Root].Role != RoleDocument {
		c.say("elements 0 and 1 are not the artifact and the document")
		return
	}
	for i, e := range c.d.Elems[2:] {
		if e.Parent < Root || int(e.Parent) >= i+2 {
			c.say("element %d has parent %d", i+2, e.Parent)
		}
	}
}

func (c *checker) page(i int, p *Page, dests map[string]bool) {
	paper := geom.Rect{W: p.Size.W, H: p.Size.H}
	for _, it := range p.Items {
		if e := it.Element(); e < 0 || int(e) >= len(c.d.Elems) {
			c.say("page %d: no element %d", i+1, e)
		}
		if t, ok := it.(*Text); ok {
			// A face's ascender may reach over the paper where its ink does
			// not; the baseline and the ends of the line may not.
			at := geom.Rect{X: t.At.X, Y: t.At.Y}
			if t.Matrix == nil && (!paper.Contains(at, 0) || t.inkEnd() > paper.W) {
				c.say("page %d: text %q off the page", i+1, t.Source())
			}
			continue
		}
		if !paper.Contains(it.Bounds(), geom.Pt) {
			c.say("page %d: %s off the page", i+1, itemText(it))
		}
		if l, ok := it.(*Link); ok {
			if (l.URL == "") == (l.Dest == "") {
				c.say("page %d: link with URL %q and dest %q", i+1, l.URL, l.Dest)
			}
			if l.Dest != "" && !dests[l.Dest] {
				c.say("page %d: link to #%s, which is nowhere", i+1, l.Dest)
			}
		}
	}
}

// inkEnd is the right end of the run, without spaces at its end.
func (t *Text) inkEnd() geom.Length {
	for i := len(t.Pieces) - 1; i >= 0; i-- {
		p := t.Pieces[i]
		if strings.TrimSpace(p.Run.Text) != "" {
			return t.At.X + p.X + geom.FromUnits(p.Run.Width, t.Size, t.Face.UnitsPerEm)
		}
	}
	return t.At.X
}
