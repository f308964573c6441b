package fonts

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func testdataBook(t testing.TB) *Book {
	t.Helper()
	b, messages, err := New(Options{Dirs: []string{"testdata"}})
	if err != nil || len(messages) > 0 {
		t.Fatal(err, messages)
	}
	return b
}

// box is what an outline covers, in font units.
func box(segs []Segment) [4]int32 {
	b := [4]int32{math.MaxInt32, math.MaxInt32, math.MinInt32, math.MinInt32}
	for _, s := range segs {
		p := s.P[0]
		if s.Op == QuadTo {
			p = s.P[1]
		}
		b[0], b[2] = min(b[0], p.X/64), max(b[2], p.X/64)
		b[1], b[3] = min(b[1], p.Y/64), max(b[3], p.Y/64)
	}
	return b
}

// TestConverted: faces with other outlines are embedded as TrueType, the glyphs
// that are asked for alone.
func TestConverted(t *testing.T) {
	b := testdataBook(t)
	for _, test := range []struct {
		query   Query
		char    rune
		name    string
		box     [4]int32
		advance int32
	}{
		{Query{Family: "Test CFF"}, 'I', "Test CFF Regular", [4]int32{100, 0, 300, 700}, 400},
		{Query{Family: "Test CFF"}, 'O', "Test CFF Regular", [4]int32{100, 0, 600, 700}, 700},
		{Query{Family: "Test Variable"}, 'I', "Test Variable", [4]int32{100, 0, 350, 700}, 550},
		{Query{Family: "Test Variable", Weight: 600}, 'I', "Test Variable SemiBold", [4]int32{100, 0, 450, 700}, 650},
		{Query{Family: "Test Variable", Weight: 700}, 'I', "Test Variable Bold", [4]int32{100, 0, 500, 700}, 700},
	} {
		f, ok := b.Find(test.query)
		if !ok || f.Name != test.name {
			t.Fatalf("%+v is %s", test.query, f.Name)
		}
		gid, _ := f.GlyphID(test.char)
		outline := f.Outline(gid, nil)
		if got := box(outline); got != test.box {
			t.Errorf("%s: %c covers %d, want %d", f.Name, test.char, got, test.box)
		}
		if run := f.Shape(string(test.char), Shaping{}); run.Width != test.advance || f.Advance(gid) != test.advance {
			t.Errorf("%s: %c is %d wide, and shaped %d; want %d", f.Name, test.char, f.Advance(gid), run.Width, test.advance)
		}
		coded := faceOf(t, f, gid)
		if got := coded.Outline(gid, nil); !slices.Equal(got, outline) || coded.Advance(gid) != test.advance {
			t.Errorf("%s: %c has the outline %v as embedded, not %v", f.Name, test.char, got, outline)
		}
		other := uint16(3) - gid
		if len(coded.Outline(other, nil)) > 0 {
			t.Errorf("%s: glyph %d is embedded too", f.Name, other)
		}
	}
}

// TestQuads: the curves that a cubic becomes are near it everywhere.
func TestQuads(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	for range 2000 {
		var c cubic
		for i := range c {
			c[i] = Point{r.Int32N(1000 * 64), r.Int32N(1000 * 64)}
		}
		quads := [][3]Point{}
		at := c[0]
		var control Point
		c.toQuads(1000, func(p Point, on bool) {
			if on {
				quads = append(quads, [3]Point{at, control, p})
				at = p
			} else {
				control = p
			}
		})
		if at != c[3] {
			t.Fatalf("%v ends at %v", c, at)
		}
		if len(quads) == mostQuads {
			continue // a wild curve, as no font has it
		}
		for i, q := range quads {
			for _, u := range []float64{0.25, 0.5, 0.75} {
				v := (float64(i) + u) / float64(len(quads))
				x := bezier(v, c[0].X, c[1].X, c[2].X, c[3].X) - quad(u, q[0].X, q[1].X, q[2].X)
				y := bezier(v, c[0].Y, c[1].Y, c[2].Y, c[3].Y) - quad(u, q[0].Y, q[1].Y, q[2].Y)
				if d := math.Hypot(x, y) / 64; d > 1000.0/3000+0.05 {
					t.Fatalf("%v in %d parts is off by %.2f at %.2f", c, len(quads), d, v)
				}
			}
		}
	}
}

func bezier(t float64, a, b, c, d int32) float64 {
	s := 1 - t
	return s*s*s*float64(a) + 3*s*s*t*float64(b) + 3*s*t*t*float64(c) + t*t*t*float64(d)
}

func quad(t float64, a, b, c int32) float64 {
	s := 1 - t
	return s*s*float64(a) + 2*s*t*float64(b) + t*t*float64(c)
}
