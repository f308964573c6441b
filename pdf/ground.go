package pdf

import (
	"octavo/geom"
	"octavo/page"
)

// farthest is how many items back a ground is drawn before its time: a
// paragraph of many words in code.
const farthest = 64

// groundsFirst gives items in an order in which the grounds of words, as of code
// in a line, and small marks are drawn together before the text of several lines,
// so that text needs fewer marks and operators. Nothing is drawn before what it
// could cover, and the text keeps its order.
func (s *shared) groundsFirst(items []page.Item) []page.Item {
	out := make([]page.Item, 0, len(items))
	for _, item := range items {
		out = append(out, item)
		area, drawn := s.drawing(item)
		if !drawn || isGround(area) {
			continue
		}
		for k := len(out) - 2; k >= max(0, len(out)-farthest); k-- {
			if _, drawn := s.drawing(out[k]); drawn {
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

// drawing reports whether an item is drawn but no part of the text, and where it
// is.
func (s *shared) drawing(item page.Item) (area geom.Rect, drawn bool) {
	switch item.(type) {
	case *page.Fill, *page.Path:
	default:
		return area, false
	}
	if e := item.Element(); e < 0 || int(e) >= len(s.doc.Elems) || s.doc.Elems[e].Role != page.RoleArtifact {
		return area, false
	}
	area = item.Bounds()
	if p, ok := item.(*page.Path); ok && p.Stroke != nil {
		w := p.Width
		area = geom.Rect{X: area.X - w, Y: area.Y - w, W: area.W + 2*w, H: area.H + 2*w}
	}
	return area, true
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
