package fonts

import (
	"bytes"
	"image"
	"image/png"
	"math"
	"testing"

	"github.com/go-text/typesetting/font/opentype/tables"
)

func TestAffine(t *testing.T) {
	turn := tables.PaintRotateAroundCenter{Angle: tables.NewCoord(0.5), CenterX: 10, CenterY: 0}
	_, m, ok := transformOf(turn)
	if x, y := m.apply(20, 0); !ok || math.Abs(x-10) > 1e-9 || math.Abs(y-10) > 1e-9 {
		t.Errorf("a quarter turn about 10,0 leads 20,0 to %g,%g", x, y)
	}
	inv, _ := m.inverse()
	if x, y := inv.apply(m.apply(3, 4)); math.Abs(x-3) > 1e-9 || math.Abs(y-4) > 1e-9 {
		t.Errorf("there and back again is %g,%g", x, y)
	}
	if _, ok := (affine{1, 2, 2, 4, 0, 0}).inverse(); ok {
		t.Error("a transform that flattens has an inverse")
	}
}

func TestGradients(t *testing.T) {
	line := linear(tables.PaintLinearGradient{X0: 0, Y0: 0, X1: 100, Y1: 0, X2: 0, Y2: 100})
	if at, ok := line(25, 60); !ok || at != 0.25 {
		t.Errorf("linear: %g", at)
	}
	circles := radial(tables.PaintRadialGradient{Radius0: 0, Radius1: 100})
	if at, ok := circles(30, 40); !ok || math.Abs(at-0.5) > 1e-9 {
		t.Errorf("radial: %g", at)
	}
	around := sweep(tables.PaintSweepGradient{StartAngle: tables.NewCoord(-1), EndAngle: tables.NewCoord(1)})
	if at, ok := around(0, 10); !ok || math.Abs(at-0.25) > 1e-3 {
		t.Errorf("sweep: %g", at)
	}
	stops := colorStops{places: []float64{0, 1}, colors: []paintColor{{0, 0, 0, 1}, {1, 0, 0, 1}}}
	for _, test := range []struct {
		extend tables.Extend
		want   float64
	}{{tables.ExtendPad, 1}, {tables.ExtendRepeat, 0.25}, {tables.ExtendReflect, 0.75}} {
		stops.extend = test.extend
		if got := stops.at(1.25)[0]; math.Abs(got-test.want) > 1e-9 {
			t.Errorf("extend %d: %g, want %g", test.extend, got, test.want)
		}
	}
}

func TestPorterDuff(t *testing.T) {
	for mode, want := range map[tables.CompositeMode][2]uint32{
		tables.CompositeSrcOver: {255, 155}, tables.CompositeSrcIn: {200, 0}, tables.CompositeDestOut: {0, 155},
		tables.CompositeXor: {55, 155}, tables.CompositeMultiply: {255, 155},
	} {
		if fs, fb := porterDuff(mode, 100, 200); fs != want[0] || fb != want[1] {
			t.Errorf("mode %d: %d and %d, want %v", mode, fs, fb, want)
		}
	}
}

// TestColorEmoji uses the system's colour font, if there is one: sequences are
// one picture, and what is to look like text has none.
func TestColorEmoji(t *testing.T) {
	b, _, err := New(Options{System: true, CacheDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	f := b.ColorEmoji("😀")
	if f == nil {
		t.Skip("there is no font with emoji in colour")
	}
	for _, cluster := range []string{"😀", "👍🏽", "👨‍👩‍👧‍👦", "🇩🇪", "1️⃣", "❤️"} {
		face := b.ColorEmoji(cluster)
		if face == nil {
			t.Errorf("%s is not in colour", cluster)
			continue
		}
		run := face.Shape(cluster, Shaping{})
		pic := face.Picture(run.Glyphs[0].ID)
		if pic == nil || pic.W <= 0 || pic.H <= 0 || pic.Y <= 0 {
			t.Errorf("%s: %+v", cluster, pic)
			continue
		}
		if again := face.Picture(run.Glyphs[0].ID); again != pic {
			t.Errorf("%s is two pictures", cluster)
		}
		if _, _, err := image.Decode(bytes.NewReader(pic.Data)); err != nil {
			t.Errorf("%s: %v", cluster, err)
		}
	}
	for _, cluster := range []string{"❤︎", "a", "1", "☎"} {
		if b.ColorEmoji(cluster) != nil {
			t.Errorf("%s is in colour", cluster)
		}
	}
	main := b.Face(Query{Family: "serif"})
	if g := b.FallbackIn(main, "😀", ""); g == nil || g.Colored() {
		t.Error("a face for emoji in colour is one for texts")
	}
	if uses := b.Uses(main, "a 😀", ""); len(uses) != 2 || !uses[1].Face.Colored() {
		t.Errorf("the faces of a text with an emoji are %v", uses)
	}
}

func TestStraight(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 1, 1))
	over(m.Pix, paintColor{1, 0, 0, 0.5}, 1)
	var b bytes.Buffer
	if err := png.Encode(&b, straight(m)); err != nil {
		t.Fatal(err)
	}
	if p := straight(m).Pix; p[0] != 255 || p[1] != 0 || p[3] != 128 {
		t.Errorf("half of red is %v", p)
	}
}
