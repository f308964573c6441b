package pdf

import (
	"octavo/geom"
	"octavo/page"
)

// farthest is how many items back a ground is drawn before its time: a
// paragraph of many words in code.
const farthest = 64

// groundsFirst gives items in an order in which the grounds of words, as of code
// in a line, are drawn together before the text of several lines, so that text
// needs fewer marks and operators. Nothing is drawn before what it could cover,
// and the text keeps its order.
func (s *shared) groundsFirst(items []page.Item) []page.Item {
	out := make([]page.Item, 0, len(items))
	for _, item := range items {
		out = append(out, item)
		if !s.isGround(item) {
			continue
		}
		area := item.Bounds()
		for k := len(out) - 2; k >= max(0, len(out)-farthest); k-- {
			if s.isGround(out[k]) {
				copy(out[k+2:], out[k+1:len(out)-1])
				out[k+1] = item
				break
			}
			if !canGoUnder(out[k], area) {
				break
			}
		}
	}
	return out
}

// isGround reports whether an item is a small area in one colour that is no
// part of the text.
func (s *shared) isGround(item page.Item) bool {
	if e := item.Element(); e < 0 || int(e) >= len(s.doc.Elems) || s.doc.Elems[e].Role != page.RoleArtifact {
		return false
	}
	switch it := item.(type) {
	case *page.Fill:
		return !isGround(it.Rect)
	case *page.Path:
		return it.Fill != nil && it.Stroke == nil && it.Clip == nil && !isGround(it.Bounds())
	}
	return false
}

// canGoUnder reports whether an area can be drawn before an item without a
// change of what is seen.
func canGoUnder(item page.Item, area geom.Rect) bool {
	switch it := item.(type) {
	case *page.Link:
		return true
	case *page.Text:
		return it.Matrix == nil && !overlap(it.Bounds(), area)
	}
	return false
}

func overlap(a, b geom.Rect) bool {
	return a.X < b.Right() && b.X < a.Right() && a.Y < b.Bottom() && b.Y < a.Bottom()
}
