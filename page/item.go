package page

import (
	"octavo/fonts"
	"octavo/geom"
)

// Item is something drawn on a page, or a link area. The set is closed.
type Item interface {
	// Element is the structure element that the item belongs to.
	Element() ElemID
	// Shift moves the item.
	Shift(by geom.Point)
	// Bounds is the area that the item takes up; for text from the ascender
	// to the descender of its face.
	Bounds() geom.Rect
	item()
}

// Text is a run of glyphs in one face, size and colour on one baseline. A book
// has very many: large fields come first, which wastes no room.
type Text struct {
	Face *fonts.Face
	Size geom.Length
	// At is where the pen stands, on the baseline, before the first piece.
	At geom.Point
	// Tracking is added after every glyph.
	Tracking geom.Length
	Pieces   []Piece
	// Actual, if HasActual, is the text that readers and the clipboard get in
	// place of the pieces' own: "\u00ad" for a hyphen made by the line breaker,
	// a missing character where only a blank could be drawn, "" for a mark
	// that is not part of the text.
	Actual string
	// ActualMore is how many of the texts that follow Actual stands for too: a
	// formula is one text to readers. They are of the same element, and what
	// they have as Actual is "".
	ActualMore int
	// Matrix turns or skews the run around At; nil where it stands upright.
	// A, B, C and D alone count.
	Matrix *geom.Matrix
	Elem   ElemID
	// Stretch is by how much the glyphs are wider than their face has them, in
	// thousandths; they are narrower below 0.
	Stretch   int32
	Color     Color
	HasActual bool
	// Part says that the text begins a part of its element, which readers get
	// by itself: a line of code.
	Part bool
	// Artifact is what it is if it is part of no other element than Artifact.
	Artifact ArtifactKind
	// Bold is how thick an outline in the text's colour is, which makes a face
	// look bold that is not, in thousandths of the size; 0 for none.
	Bold uint8
}

// Piece is a shaped word or space in a Text. X is its distance from Text.At.X,
// which justification has decided: it is exact, and need not be the sum of
// the advances before it. Pieces come in drawing order, left to right.
type Piece struct {
	Run *fonts.Run
	X   geom.Length
}

// Fill is a rectangle filled with a colour: a rule, a tint, a panel.
type Fill struct {
	Elem  ElemID
	Rect  geom.Rect
	Color Color
}

// Path is a vector outline, filled, stroked or both.
type Path struct {
	Elem     ElemID
	Segments []Segment
	Fill     *Color // nil: not filled
	EvenOdd  bool   // fill by the even-odd rule in place of non-zero winding
	Stroke   *Color // nil: not stroked
	Width    geom.Length
	Dash     []geom.Length
	RoundCap bool // round caps and joins in place of butt caps and miter joins
	// Clip, if not nil, is the rectangle outside of which nothing is drawn.
	Clip *geom.Rect
	// DashPhase is how far into Dash the line starts.
	DashPhase geom.Length
	// Cap and Join shape the line's ends and corners where RoundCap is not set.
	Cap  LineCap
	Join LineJoin
	// MiterLimit is how many times the line's width a miter may reach before
	// it is cut off; 0 for 10, as in PDF.
	MiterLimit float64
}

// LineCap is the shape of a line's ends.
type LineCap uint8

// The line caps, numbered as in ISO 32000-1, 8.4.3.3.
const (
	ButtCap LineCap = iota
	RoundLineCap
	SquareCap
)

// LineJoin is the shape of a line's corners.
type LineJoin uint8

// The line joins, numbered as in ISO 32000-1, 8.4.3.4.
const (
	MiterJoin LineJoin = iota
	RoundJoin
	BevelJoin
)

// SegmentKind is the kind of a path's segment.
type SegmentKind uint8

// The kinds of segment, with the points of Segment.P that they use.
const (
	MoveTo  SegmentKind = iota // P[0]
	LineTo                     // P[0]
	CurveTo                    // control points P[0], P[1], end P[2]
	Close
)

// Segment is a step of a path.
type Segment struct {
	Kind SegmentKind
	P    [3]geom.Point
}

// Image is a raster picture, drawn to fill Rect.
type Image struct {
	Elem   ElemID
	Rect   geom.Rect
	Format string // as doc.Asset.Format; never "svg"
	Data   []byte
	Name   string // for messages
	// Cutout says that what is behind the picture is seen where it is
	// transparent: an emoji. Others are on white paper.
	Cutout bool
	// Clip, if not nil, is the rectangle outside of which nothing is drawn.
	Clip *geom.Rect
	// Outlines cut it too: what is drawn lies inside all of them.
	Outlines []Outline
}

// Outline is an area.
type Outline struct {
	Segments []Segment
	EvenOdd  bool // inside is by the even-odd rule in place of non-zero winding
}

// Link is an area that leads somewhere: to URL, or to the named Dest. Elem is
// an element with RoleLink. Alt says where to, for readers who can't see.
type Link struct {
	Elem ElemID
	Rect geom.Rect
	URL  string
	Dest string
	Alt  string
}

// Element returns the item's structure element.
func (t *Text) Element() ElemID  { return t.Elem }
func (f *Fill) Element() ElemID  { return f.Elem }
func (p *Path) Element() ElemID  { return p.Elem }
func (i *Image) Element() ElemID { return i.Elem }
func (l *Link) Element() ElemID  { return l.Elem }

func (*Text) item()  {}
func (*Fill) item()  {}
func (*Path) item()  {}
func (*Image) item() {}
func (*Link) item()  {}

// Shift moves the item.
func (t *Text) Shift(by geom.Point) { t.At = t.At.Add(by) }
func (f *Fill) Shift(by geom.Point) { f.Rect = f.Rect.Add(by) }
func (l *Link) Shift(by geom.Point) { l.Rect = l.Rect.Add(by) }

// Shift moves the item.
func (i *Image) Shift(by geom.Point) {
	i.Rect = i.Rect.Add(by)
	if i.Clip != nil {
		r := i.Clip.Add(by)
		i.Clip = &r
	}
	for _, o := range i.Outlines {
		shiftSegments(o.Segments, by)
	}
}

// Shift moves the item.
func (p *Path) Shift(by geom.Point) {
	shiftSegments(p.Segments, by)
	if p.Clip != nil {
		r := p.Clip.Add(by)
		p.Clip = &r
	}
}

func shiftSegments(list []Segment, by geom.Point) {
	for i := range list {
		for j := range list[i].P {
			list[i].P[j] = list[i].P[j].Add(by)
		}
	}
}

// Width is the distance from the pen's start to its end.
func (t *Text) Width() geom.Length {
	if len(t.Pieces) == 0 {
		return 0
	}
	last := t.Pieces[len(t.Pieces)-1]
	wide := geom.FromUnits(last.Run.Width, t.Size, t.Face.UnitsPerEm)
	return last.X + wide + wide.MulDiv(int64(t.Stretch), 1000) +
		t.Tracking*geom.Length(len(last.Run.Glyphs))
}

// Bounds is the run's width, and its face's height above and below.
func (t *Text) Bounds() geom.Rect {
	up := geom.FromUnits(t.Face.Ascent, t.Size, t.Face.UnitsPerEm)
	down := geom.FromUnits(t.Face.Descent, t.Size, t.Face.UnitsPerEm)
	return geom.Rect{X: t.At.X, Y: t.At.Y - up, W: t.Width(), H: up + down}
}

// Source is the text of all pieces, as it was before shaping.
func (t *Text) Source() string {
	n := 0
	for _, p := range t.Pieces {
		n += len(p.Run.Text)
	}
	b := make([]byte, 0, n)
	for _, p := range t.Pieces {
		b = append(b, p.Run.Text...)
	}
	return string(b)
}

// Bounds is the area of the item.
func (f *Fill) Bounds() geom.Rect { return f.Rect }
func (l *Link) Bounds() geom.Rect { return l.Rect }

// Bounds is the picture's area, or the clip.
func (i *Image) Bounds() geom.Rect {
	if i.Clip != nil {
		return *i.Clip
	}
	return i.Rect
}

// Bounds is the box around all points, control points too, or the clip.
func (p *Path) Bounds() geom.Rect {
	if p.Clip != nil {
		return *p.Clip
	}
	var x0, y0, x1, y1 geom.Length
	first := true
	for _, s := range p.Segments {
		for _, q := range s.P[:s.Kind.points()] {
			if first {
				x0, y0, x1, y1, first = q.X, q.Y, q.X, q.Y, false
			}
			x0, y0 = min(x0, q.X), min(y0, q.Y)
			x1, y1 = max(x1, q.X), max(y1, q.Y)
		}
	}
	return geom.Rect{X: x0, Y: y0, W: x1 - x0, H: y1 - y0}
}

func (k SegmentKind) points() int {
	switch k {
	case MoveTo, LineTo:
		return 1
	case CurveTo:
		return 3
	}
	return 0
}

// CloneArtifact copies an item as an artifact, for what is drawn again on a
// later page. A link is not copied: it gives nil.
func CloneArtifact(it Item) Item {
	switch it := it.(type) {
	case *Text:
		c := *it
		c.Elem, c.HasActual, c.Actual, c.ActualMore, c.Artifact = Artifact, false, "", 0, RepeatedArtifact
		return &c
	case *Fill:
		c := *it
		c.Elem = Artifact
		return &c
	case *Path:
		c := *it
		c.Elem = Artifact
		c.Segments = append([]Segment(nil), it.Segments...)
		return &c
	case *Image:
		c := *it
		c.Elem = Artifact
		c.Outlines = append([]Outline(nil), it.Outlines...)
		for i := range c.Outlines {
			c.Outlines[i].Segments = append([]Segment(nil), it.Outlines[i].Segments...)
		}
		return &c
	}
	return nil
}
