// Package svg reads SVG pictures and draws them as vectors with their text.
//
// Parse does all the interpreting: it reads the XML, applies style sheets and
// inheritance, follows references, and leaves a flat list of marks in the
// coordinates of the outermost view box. Draw scales these marks into a
// rectangle and sets their text. The dialect is the static part of SVG 1.1 and
// of SVG 2 that programs and people write; the section numbers in comments are
// those of SVG 2.
package svg

import (
	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// Picture is a parsed SVG. It is safe for concurrent use.
type Picture struct {
	size   geom.Size
	view   box    // the outermost view box
	aspect aspect // how it fits into another shape
	marks  []mark
}

// Problem is a feature that was left out or approximated. Parse reports every
// kind once.
type Problem struct {
	Code    string // stable, lower case, "svg-filter"
	Message string
}

// Parse reads an SVG. The error says why it is none, or which limit it is
// over; what cannot be drawn exactly comes back as problems.
func Parse(data []byte) (*Picture, []Problem, error) { return ParseWithin(data, Limits{}) }

// ParseWithin is Parse with other limits.
func ParseWithin(data []byte, limits Limits) (*Picture, []Problem, error) {
	limits = limits.full()
	tree, err := readTree(data, limits.Elements)
	if err != nil {
		return nil, nil, err
	}
	b := newBuilder(tree, limits)
	size, view := intrinsic(tree.root)
	p := &Picture{size: size, view: view, aspect: parseAspect(tree.root.attr("preserveAspectRatio"))}
	b.picture(tree.root, view)
	p.marks = b.marks
	return p, b.problems, nil
}

// Size is the intrinsic size: the width and height attributes, else the view
// box in CSS pixels, else 300 by 150 pixels.
func (p *Picture) Size() geom.Size { return p.size }

// Draw returns the picture scaled into a box, clipped to it, in drawing order.
// All items belong to elem. Paths and images have no text; what the picture
// says is in its page.Text items.
func (p *Picture) Draw(into geom.Rect, book *fonts.Book, elem page.ElemID) []page.Item {
	target := box{into.X.Pt(), into.Y.Pt(), into.Right().Pt(), into.Bottom().Pt()}
	if p.view.empty() || target.empty() {
		return nil
	}
	e := &emitter{
		book: book, elem: elem, viewport: target,
		toPage: p.aspect.fit(p.view, target),
	}
	for _, m := range p.marks {
		m.emit(e)
	}
	return e.items
}

// mark is something drawn, in the coordinates of the outermost view box.
type mark interface{ emit(*emitter) }

// intrinsic finds the size of the root element and the box of its user units.
func intrinsic(root *node) (geom.Size, box) {
	w, wok := absolute(root.attr("width"))
	h, hok := absolute(root.attr("height"))
	view, vok := parseViewBox(root.attr("viewBox"))
	switch {
	case wok && hok:
	case vok && wok:
		h = w * view.height() / view.width()
	case vok && hok:
		w = h * view.width() / view.height()
	case vok:
		w, h = view.width(), view.height()
	case wok:
		h = 150
	case hok:
		w = 300
	default:
		w, h = 300, 150
	}
	w, h = clamp(w), clamp(h)
	if !vok {
		view = box{0, 0, w, h}
	}
	const ptPerPx = 0.75
	return geom.Size{W: toLength(w * ptPerPx), H: toLength(h * ptPerPx)}, view
}

// absolute reads a length in px that needs nothing to be relative to.
func absolute(s string) (float64, bool) {
	l, ok := parseLength(s)
	if !ok || l.unit == "%" || l.value <= 0 {
		return 0, false
	}
	return l.px(16, 0), true
}
