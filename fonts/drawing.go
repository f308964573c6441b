package fonts

import (
	"errors"
	"math"
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// drawing gives the outlines of a face that has none of its own in TrueType's
// form: those of PostScript (CFF), and those of a variable face at one place
// of its axes. They are converted glyph by glyph.
type drawing struct {
	wght int // the place on the axis of weight, 0 for the normal one

	once sync.Once
	mu   sync.Mutex  // the library's faces are for one goroutine at a time
	face *font.Face  // nil if its tables are broken
	cff  *postScript // in place of face, where outlines can be read one by one
}

// drawnTables are the tables that such outlines are made of.
var drawnTables = []string{
	"head", "maxp", "cmap", "OS/2", "hhea", "hmtx", "CFF ", "CFF2", "loca", "glyf", "fvar", "avar", "gvar", "HVAR", "MVAR",
}

func (f *Face) loadDrawing() {
	defer func() {
		if recover() != nil {
			f.drawn.face, f.drawn.cff = nil, nil
		}
	}()
	if f.sfnt.has("CFF ") && !f.sfnt.has("CFF2") && !f.sfnt.has("glyf") && !f.sfnt.has("fvar") {
		f.drawn.cff, _ = openPostScript(f.sfnt, f.glyphs)
		return
	}
	ld, err := opentype.NewLoader(f.sfnt.trimmed(drawnTables))
	if err != nil {
		return
	}
	if ft, err := font.NewFont(ld); err == nil {
		f.drawn.face = font.NewFace(ft)
		f.vary(f.drawn.face)
	}
}

// vary puts a variable face where this one is.
func (f *Face) vary(face *font.Face) {
	if f.drawn != nil && f.drawn.wght > 0 {
		face.SetVariations([]font.Variation{{Tag: opentype.MustNewTag("wght"), Value: float32(f.drawn.wght)}})
	}
}

// draw gives a converted glyph and its advance; ok is false if it is broken.
func (f *Face) draw(gid uint16) (g contours, advance int32, ok bool) {
	d := f.drawn
	d.once.Do(f.loadDrawing)
	if d.face == nil && d.cff == nil || int(gid) >= f.glyphs {
		return nil, 0, false
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	if d.cff != nil {
		segments, ok := d.cff.draw(gid)
		return convert(segments, f.UnitsPerEm), f.Advance(gid), ok
	}
	outline, ok := d.face.GlyphDataOutline(font.GID(gid))
	if !ok {
		return nil, 0, false
	}
	advance = int32(math.Round(float64(d.face.HorizontalAdvance(font.GID(gid)))))
	return convert(outline.Segments, f.UnitsPerEm), max(advance, 0), true
}

// drawnOutline is Outline for such a face.
func (f *Face) drawnOutline(gid uint16, dst []Segment) []Segment {
	list, _, _ := f.draw(gid)
	t := tracer{segs: dst}
	for _, c := range list {
		t.points = t.points[:0]
		for _, p := range c {
			t.points = append(t.points, curvePoint{Point{p.at.X * 64, p.at.Y * 64}, p.on})
		}
		t.contour()
	}
	return t.segs
}

// checkDrawing makes sure that there are outlines at all.
func (f *Face) checkDrawing() error {
	if _, _, ok := f.draw(0); !ok {
		return errors.New("its outlines cannot be read")
	}
	return nil
}

// contours are the closed curves of a glyph, in font units.
type contours [][]curvePoint

// convert makes curves of the second degree of a glyph's segments, as TrueType
// has them.
func convert(segments []opentype.Segment, unitsPerEm int) contours {
	var list contours
	var at Point // in 1/64
	add := func(p Point, on bool) {
		if n := len(list); n > 0 {
			list[n-1] = append(list[n-1], curvePoint{round64(p), on})
		}
	}
	for _, s := range segments {
		p := [3]Point{fixedPoint(s.Args[0]), fixedPoint(s.Args[1]), fixedPoint(s.Args[2])}
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			list = append(list, nil)
			add(p[0], true)
			at = p[0]
		case opentype.SegmentOpLineTo:
			add(p[0], true)
			at = p[0]
		case opentype.SegmentOpQuadTo:
			add(p[0], false)
			add(p[1], true)
			at = p[1]
		case opentype.SegmentOpCubeTo:
			cubic{at, p[0], p[1], p[2]}.toQuads(int64(unitsPerEm), add)
			at = p[2]
		}
	}
	kept := list[:0]
	for _, c := range list {
		if n := len(c); n > 1 && c[0] == c[n-1] {
			c = c[:n-1] // contours close by themselves
		}
		if len(c) > 2 {
			kept = append(kept, c)
		}
	}
	return kept
}

// fixedPoint is a point in 1/64 of a font unit.
func fixedPoint(p opentype.SegmentPoint) Point {
	fixed := func(v float32) int32 { return int32(math.Round(float64(v) * 64)) }
	return Point{fixed(p.X), fixed(p.Y)}
}

// round64 is a point in whole font units, as a face's file has them.
func round64(p Point) Point {
	units := func(v int32) int32 { return min(max((v+32)>>6, math.MinInt16), math.MaxInt16) }
	return Point{units(p.X), units(p.Y)}
}

// cubic is a Bézier curve of the third degree.
type cubic [4]Point

// mostQuads is the largest number of curves that a cubic becomes.
const mostQuads = 8

// toQuads adds the control points and ends of the curves of second degree that
// are nearest to the cubic: as many as it needs to be off by no more than a
// 3000th of the em. A cubic cut in n equal parts, each replaced by the curve
// whose control point is (3(p1+p2)-p0-p3)/4, is off by no more than
// √3/36·|p3-3p2+3p1-p0|/n³ (T. Sederberg, "Computer Aided Geometric Design",
// chapter on degree reduction).
func (c cubic) toQuads(unitsPerEm int64, add func(Point, bool)) {
	d := func(p0, p1, p2, p3 int32) int64 { return int64(p3) - 3*int64(p2) + 3*int64(p1) - int64(p0) }
	dx, dy := d(c[0].X, c[1].X, c[2].X, c[3].X), d(c[0].Y, c[1].Y, c[2].Y, c[3].Y)
	tolerance := max(unitsPerEm*64/3000, 1)
	n := int64(1)
	for ; n < mostQuads; n++ {
		most := 36 * tolerance * n * n * n
		if 3*(dx*dx+dy*dy) <= most*most {
			break
		}
	}
	for i := range n {
		q1, q2 := c.blossom(i, i, i+1, n), c.blossom(i, i+1, i+1, n)
		q0, q3 := c.blossom(i, i, i, n), c.blossom(i+1, i+1, i+1, n)
		add(Point{
			(3*(q1.X+q2.X) - q0.X - q3.X) / 4, (3*(q1.Y+q2.Y) - q0.Y - q3.Y) / 4,
		}, false)
		add(q3, true)
	}
}

// blossom is the cubic's polar form at u/n, v/n and w/n: it gives the control
// points of the cubic's parts.
func (c cubic) blossom(u, v, w, n int64) Point {
	a, b, d := n-u, n-v, n-w
	k := [4]int64{a * b * d, u*b*d + a*v*d + a*b*w, u*v*d + u*b*w + a*v*w, u * v * w}
	n *= n * n
	sum := func(p0, p1, p2, p3 int32) int32 {
		s := k[0]*int64(p0) + k[1]*int64(p1) + k[2]*int64(p2) + k[3]*int64(p3)
		if s < 0 {
			return int32(-((-s + n/2) / n))
		}
		return int32((s + n/2) / n)
	}
	return Point{sum(c[0].X, c[1].X, c[2].X, c[3].X), sum(c[0].Y, c[1].Y, c[2].Y, c[3].Y)}
}
