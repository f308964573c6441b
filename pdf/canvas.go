package pdf

import (
	"fmt"

	"octavo/geom"
	"octavo/page"
)

// canvas writes the content stream of one page. It mirrors the graphics state
// of the viewer, so that nothing is set to what it is already.
type canvas struct {
	b      []byte
	height geom.Length // of the page: PDF's y grows upwards
	shared *shared
	gs     graphics
	text   textState

	marked marking
	inside bool        // the marked content is inside of a text object
	actual int         // how many texts the open ActualText is for yet
	elem   page.ElemID // of the open marked content
	kind   artifact    // of the open artifact
	ground geom.Rect   // the last background
	elems  []page.ElemID
	links  []placedLink
	areas  map[page.ElemID]geom.Rect // of figures
	joint  []byte                    // room for the string of a joint
	codes  []uint16                  // and for codes
}

// graphics is the part of the graphics state that is mirrored. Its zero value
// is not the initial state: see newCanvas.
type graphics struct {
	fill, stroke page.Color
	width        int64 // thousandths of a point
	cap          page.LineCap
	join         page.LineJoin
	miter        int64 // thousandths
	dashed       bool
}

// marking says what kind of marked content is open.
type marking uint8

const (
	unmarked marking = iota
	markedElem
	markedArtifact
)

// placedLink is a link area with the number of marked contents before it,
// which is its place in the reading order.
type placedLink struct {
	*page.Link
	after int
}

// newCanvas starts a page. The scratch space is used for the stream.
func newCanvas(height geom.Length, s *shared, scratch []byte) *canvas {
	return &canvas{b: scratch[:0], height: height, shared: s, gs: graphics{width: -1, miter: defaultMiter}}
}

// draw adds an item.
func (c *canvas) draw(item page.Item) error {
	elem := c.shared.owner(item.Element())
	if int(elem) >= len(c.shared.doc.Elems) || elem < 0 {
		return fmt.Errorf("an item names structure element %d, but there are only %d", elem, len(c.shared.doc.Elems))
	}
	if l, ok := item.(*page.Link); ok {
		c.links = append(c.links, placedLink{l, len(c.elems)})
		return nil
	}
	c.mark(elem, item)
	c.noteArea(elem, item)
	switch it := item.(type) {
	case *page.Text:
		c.drawText(it)
	case *page.Fill:
		c.drawFill(it)
	case *page.Path:
		c.drawPath(it)
	case *page.Image:
		c.drawImage(it)
	default:
		return fmt.Errorf("items of type %T cannot be drawn", item)
	}
	return nil
}

// noteArea adds an item to the area of its figure.
func (c *canvas) noteArea(elem page.ElemID, item page.Item) {
	if c.shared.doc.Elems[elem].Role != page.RoleFigure {
		return
	}
	r := item.Bounds()
	if old, ok := c.areas[elem]; ok {
		x, y := min(old.X, r.X), min(old.Y, r.Y)
		r = geom.Rect{X: x, Y: y, W: max(old.Right(), r.Right()) - x, H: max(old.Bottom(), r.Bottom()) - y}
	} else if c.areas == nil {
		c.areas = map[page.ElemID]geom.Rect{}
	}
	c.areas[elem] = r
}

// finish closes what is open.
func (c *canvas) finish() {
	c.unmark()
}

// mark opens marked content for an item of an element, unless it is open
// already. Its MCID is its index in elems. Text is marked inside of its text
// object, which then goes on over the marks of its line: a text object and a
// marked content must not cut into each other (14.6.1).
func (c *canvas) mark(elem page.ElemID, item page.Item) {
	if !c.shared.std.tagged {
		return
	}
	t, inside := item.(*page.Text)
	part := inside && t.Part
	inside = inside && t.Matrix == nil
	if c.shared.doc.Elems[elem].Role == page.RoleArtifact {
		if kind := c.artifactOf(item); !c.isOpen(markedArtifact, inside) || c.kind != kind {
			c.open(markedArtifact, inside)
			c.kind = kind
			c.b = append(c.b, kind...)
		}
		return
	}
	if c.isOpen(markedElem, inside) && c.elem == elem && !part {
		return
	}
	c.open(markedElem, inside)
	c.elem = elem
	c.b = append(c.b, '/')
	name, _ := c.shared.std.typeName(c.shared.doc.Elems[elem].Role)
	c.b = append(c.b, name...)
	c.b = append(c.b, "<</MCID "...)
	c.b = appendInt(c.b, int64(len(c.elems)))
	c.b = append(c.b, ">>BDC\n"...)
	c.elems = append(c.elems, elem)
}

// isOpen reports whether a marked content is open that an item can go on with,
// which has to be drawn inside of a text object or outside.
func (c *canvas) isOpen(marked marking, inside bool) bool {
	return c.marked == marked && (inside || !c.inside)
}

// open makes ready for a mark, inside of a text object or outside.
func (c *canvas) open(marked marking, inside bool) {
	if inside && c.inside && c.marked != unmarked {
		c.dropActual()
		c.closeArray()
		c.b = append(c.b, "EMC\n"...)
	} else {
		c.unmark()
		if inside {
			c.beginText()
		}
	}
	c.marked, c.inside = marked, inside
}

// unmark closes the text object and the marked content.
func (c *canvas) unmark() {
	c.endText()
	if c.marked != unmarked {
		c.b = append(c.b, "EMC\n"...)
	}
	c.marked = unmarked
}

// x and y append a coordinate and a space.
func (c *canvas) x(x geom.Length) { c.number(milli(x)) }
func (c *canvas) y(y geom.Length) { c.number(milli(c.height - y)) }

// number appends thousandths and a space.
func (c *canvas) number(n int64) {
	c.b = appendMilli(c.b, n)
	c.b = append(c.b, ' ')
}

// op appends an operator and ends the line.
func (c *canvas) op(operator string) {
	c.b = append(c.b, operator...)
	c.b = append(c.b, '\n')
}

// setFill and setStroke set the colours.
func (c *canvas) setFill(color page.Color) {
	if c.gs.fill != color {
		c.closeArray()
		c.color(color)
		c.op("rg")
		c.gs.fill = color
	}
}

func (c *canvas) setStroke(color page.Color) {
	if c.gs.stroke != color {
		c.color(color)
		c.op("RG")
		c.gs.stroke = color
	}
}

func (c *canvas) color(color page.Color) {
	for _, v := range [3]uint8{color.R, color.G, color.B} {
		c.number((int64(v)*1000 + 127) / 255)
	}
}
