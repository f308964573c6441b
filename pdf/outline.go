package pdf

import (
	"fmt"

	"octavo/page"
)

// openLevels is how many levels of the outline a viewer shows at first.
const openLevels = 2

// outlineItem is a line of the outline with its place in the tree; items are
// named by their index, -1 for none.
type outlineItem struct {
	level                          int
	parent, prev, next, first, end int
	inside                         int // lines that show under it when it is open
}

// outline adds the outline (12.3.3), and gives its root; 0 if there is none.
func (f *file) outline(t *tagged) (ref, error) {
	d, pages := t.s.doc, t.pages
	if len(d.Outline) == 0 {
		return 0, nil
	}
	for _, e := range d.Outline {
		if e.Page < 0 || e.Page >= len(pages) {
			return 0, fmt.Errorf("the outline's line %q is on page %d of %d", e.Title, e.Page+1, len(pages))
		}
	}
	items := nestOutline(d.Outline)
	refs := make([]ref, len(items)) // items[0] is the root
	for i := range refs {
		refs[i] = f.reserve()
	}
	for i := range items {
		b := append([]byte(nil), "<<"...)
		if i == 0 {
			b = append(b, "/Type/Outlines"...)
		} else {
			e := &d.Outline[i-1]
			b = append(b, "/Title"...)
			b = appendText(b, e.Title)
			place := appendPlace(nil, pages[e.Page], e.At, d.Pages[e.Page].Size.H)
			if t.s.std.two {
				b = t.appendGoTo(b, place, spot{e.Page, e.At, t.elementAt(e.Page, e.At)})
			} else {
				b = append(append(b, "/Dest"...), place...)
			}
		}
		f.set(refs[i], append(items[i].appendLinks(b, refs), ">>"...))
	}
	return refs[0], nil
}

// appendLinks appends how an item is tied to others.
func (it *outlineItem) appendLinks(b []byte, refs []ref) []byte {
	for _, link := range []struct {
		key string
		to  int
	}{{"/Parent ", it.parent}, {"/Prev ", it.prev}, {"/Next ", it.next}, {"/First ", it.first}, {"/Last ", it.end}} {
		if link.to >= 0 {
			b = append(b, link.key...)
			b = appendRef(b, refs[link.to])
		}
	}
	if it.first >= 0 {
		count := it.inside
		if it.level >= openLevels {
			count = -count // closed
		}
		b = append(b, "/Count "...)
		b = appendInt(b, int64(count))
	}
	return b
}

// nestOutline makes a tree of levels. A level that is skipped counts as one.
func nestOutline(list []page.OutlineEntry) []outlineItem {
	items := make([]outlineItem, 1, len(list)+1)
	items[0] = outlineItem{parent: -1, prev: -1, next: -1, first: -1, end: -1}
	path := []int{0} // the item that is open on every level
	for _, e := range list {
		level := min(max(e.Level, 1), len(path))
		path = path[:level]
		i, parent := len(items), path[level-1]
		it := outlineItem{level: level, parent: parent, prev: items[parent].end, next: -1, first: -1, end: -1}
		if it.prev >= 0 {
			items[it.prev].next = i
		} else {
			items[parent].first = i
		}
		items[parent].end = i
		items = append(items, it)
		path = append(path, i)
	}
	for i := len(items) - 1; i > 0; i-- {
		shown := 1
		if items[i].level < openLevels {
			shown += items[i].inside
		}
		items[items[i].parent].inside += shown
	}
	return items
}
