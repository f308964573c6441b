package fonts

// SegmentOp is what a segment of an outline does.
type SegmentOp uint8

// The segments: a contour begins with a MoveTo, and closes by itself.
const (
	MoveTo SegmentOp = iota
	LineTo           // to P[0]
	QuadTo           // to P[1], with the control point P[0]
)

// Point is a point of an outline, in 1/64 of a font unit, y upwards.
type Point struct{ X, Y int32 }

// Segment is a piece of a glyph's outline.
type Segment struct {
	Op SegmentOp
	P  [2]Point
}

// Outline appends a glyph's outline to dst. It is to be filled by the non-zero
// winding rule. Nothing is appended for spaces, and for what is broken.
func (f *Face) Outline(gid uint16, dst []Segment) []Segment {
	if f.drawn != nil {
		return f.drawnOutline(gid, dst)
	}
	o := f.outlines()
	t := tracer{glyphs: &o, left: maxComponents, segs: dst}
	t.glyph(gid, transform{a: 1 << 14, d: 1 << 14}, 0)
	return t.segs
}

// transform is that of a component: a, b, c and d in 1/16384, e and f in 1/64
// of a font unit.
type transform struct{ a, b, c, d, e, f int64 }

func (t transform) apply(x, y int64) Point {
	const half = 1 << 13
	return Point{
		X: int32((t.a*x+t.c*y+half)>>14 + t.e),
		Y: int32((t.b*x+t.d*y+half)>>14 + t.f),
	}
}

// within is a transform that is seen through another.
func (t transform) within(o transform) transform {
	at := o.apply(t.e, t.f)
	const half = 1 << 13
	return transform{
		a: (t.a*o.a + t.b*o.c + half) >> 14, b: (t.a*o.b + t.b*o.d + half) >> 14,
		c: (t.c*o.a + t.d*o.c + half) >> 14, d: (t.c*o.b + t.d*o.d + half) >> 14,
		e: int64(at.X), f: int64(at.Y),
	}
}

// tracer collects the outlines of a glyph and of what it is made of.
type tracer struct {
	glyphs *outlines
	left   int // how many more outlines are taken
	segs   []Segment
	points []curvePoint // of the outline in hand
}

type curvePoint struct {
	at Point
	on bool // the curve, and not a control point
}

func (t *tracer) glyph(gid uint16, tr transform, depth int) {
	data, ok := t.glyphs.glyph(gid)
	if !ok || len(data) < 10 || t.left == 0 || depth > maxComposite {
		return
	}
	t.left--
	if n := i16(data, 0); n >= 0 {
		t.simple(data, int(n), tr)
		return
	}
	for at, more := 10, true; more; {
		var part uint16
		own := componentTransform(data, at)
		if part, at, more, ok = component(data, at); !ok {
			return
		}
		t.glyph(part, own.within(tr), depth+1)
	}
}

// componentTransform reads how the component at an offset is placed. Places
// that are given by points to be matched count as none: no face in use has
// them.
func componentTransform(data []byte, at int) transform {
	const argsAreOffsets = 1 << 1
	flags := u16(data, at)
	tr := transform{a: 1 << 14, d: 1 << 14}
	var x, y int32
	next := at + 6
	if flags&argsAreWords != 0 {
		x, y = i16(data, at+4), i16(data, at+6)
		next = at + 8
	} else {
		pair := u16(data, at+4)
		x, y = int32(int8(pair>>8)), int32(int8(pair))
	}
	if flags&argsAreOffsets != 0 {
		tr.e, tr.f = int64(x)*64, int64(y)*64
	}
	number := func(i int) int64 { return int64(i16(data, next+2*i)) }
	switch {
	case flags&haveScale != 0:
		tr.a, tr.d = number(0), number(0)
	case flags&haveTwoScales != 0:
		tr.a, tr.d = number(0), number(1)
	case flags&haveTwoByTwo != 0:
		tr.a, tr.b, tr.c, tr.d = number(0), number(1), number(2), number(3)
	}
	return tr
}

// The flags of a point: OpenType specification, table glyf, "Simple glyph
// description". A coordinate is a byte if it is short, with a sign elsewhere;
// otherwise a word, unless it is the same as before.
const (
	onCurve    = 1 << 0
	xShort     = 1 << 1
	yShort     = 1 << 2
	repeated   = 1 << 3
	xSamePlus  = 1 << 4
	ySamePlus  = 1 << 5
	headerSize = 10
)

// simple traces an outline of n contours.
func (t *tracer) simple(data []byte, n int, tr transform) {
	ends := headerSize
	total := int(u16(data, ends+2*n-2)) + 1
	at := ends + 2*n
	at += 2 + int(u16(data, at)) // instructions
	if n == 0 || at > len(data) {
		return
	}
	flags, at, ok := pointFlags(data, at, total)
	if !ok {
		return
	}
	xs, at, ok1 := coordinates(data, at, flags, xShort, xSamePlus)
	ys, _, ok2 := coordinates(data, at, flags, yShort, ySamePlus)
	if !ok1 || !ok2 {
		return
	}
	first := 0
	for c := range n {
		end := int(u16(data, ends+2*c)) + 1
		if end < first || end > total {
			return
		}
		t.points = t.points[:0]
		for i := first; i < end; i++ {
			t.points = append(t.points, curvePoint{tr.apply(xs[i]*64, ys[i]*64), flags[i]&onCurve != 0})
		}
		t.contour()
		first = end
	}
}

func pointFlags(data []byte, at, n int) ([]byte, int, bool) {
	flags := make([]byte, 0, n)
	for len(flags) < n {
		if at >= len(data) {
			return nil, at, false
		}
		f, times := data[at], 1
		at++
		if f&repeated != 0 {
			if at >= len(data) {
				return nil, at, false
			}
			times += int(data[at])
			at++
		}
		for range min(times, n-len(flags)) {
			flags = append(flags, f)
		}
	}
	return flags, at, true
}

// coordinates reads the coordinates of one axis, which are given as steps.
func coordinates(data []byte, at int, flags []byte, short, same byte) ([]int64, int, bool) {
	list := make([]int64, len(flags))
	var v int64
	for i, f := range flags {
		switch {
		case f&short != 0:
			if at >= len(data) {
				return nil, at, false
			}
			step := int64(data[at])
			if f&same == 0 {
				step = -step
			}
			v, at = v+step, at+1
		case f&same == 0:
			if at+2 > len(data) {
				return nil, at, false
			}
			v, at = v+int64(i16(data, at)), at+2
		}
		list[i] = v
	}
	return list, at, true
}

// contour adds the segments of a closed contour. Between two control points
// there is a point on the curve, half way.
func (t *tracer) contour() {
	p := t.points
	if len(p) < 2 {
		return
	}
	start := p[0].at
	if !p[0].on {
		if last := p[len(p)-1]; last.on {
			start = last.at
		} else {
			start = middle(p[0].at, last.at)
		}
	}
	t.segs = append(t.segs, Segment{Op: MoveTo, P: [2]Point{start}})
	var control *Point
	for i := range p {
		switch {
		case i == 0 && p[i].on:
		case p[i].on && control != nil:
			t.segs = append(t.segs, Segment{Op: QuadTo, P: [2]Point{*control, p[i].at}})
			control = nil
		case p[i].on:
			t.segs = append(t.segs, Segment{Op: LineTo, P: [2]Point{p[i].at}})
		default:
			if control != nil {
				t.segs = append(t.segs, Segment{Op: QuadTo, P: [2]Point{*control, middle(*control, p[i].at)}})
			}
			control = &p[i].at
		}
	}
	if control != nil {
		t.segs = append(t.segs, Segment{Op: QuadTo, P: [2]Point{*control, start}})
	}
}

func middle(a, b Point) Point { return Point{(a.X + b.X) / 2, (a.Y + b.Y) / 2} }
