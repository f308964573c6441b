package pdf

import (
	"testing"

	"octavo/geom"
	"octavo/page"
)

// TestDrawing: the operators of fills and paths, on a page 100 points high.
func TestDrawing(t *testing.T) {
	pt := func(x, y float64) geom.Point {
		return geom.Point{X: geom.Length(x * float64(geom.Pt)), Y: geom.Length(y * float64(geom.Pt))}
	}
	at := func(kind page.SegmentKind, points ...geom.Point) page.Segment {
		s := page.Segment{Kind: kind}
		copy(s.P[:], points)
		return s
	}
	line := []page.Segment{at(page.MoveTo, pt(1, 2)), at(page.LineTo, pt(3, 4.5))}
	shape := append(line[:2:2], at(page.CurveTo, pt(1, 1), pt(2, 2), pt(3, 3)), at(page.Close))
	const lineOps, shapeOps = "1 98 m\n3 95.5 l\n", "1 98 m\n3 95.5 l\n1 99 2 98 3 97 c\nh\n"
	red, black := page.Color{R: 255}, page.Color{}
	width := geom.Pt * 3 / 2
	rect := geom.Rect{X: 10 * geom.Pt, Y: 20 * geom.Pt, W: 30 * geom.Pt, H: 5 * geom.Pt}
	for name, c := range map[string]struct {
		items []page.Item
		want  string
	}{
		"fill":         {[]page.Item{&page.Fill{Rect: rect, Color: red}}, "1 0 0 rg\n10 75 30 5 re\nf\n"},
		"black fill":   {[]page.Item{&page.Fill{Rect: rect}}, "10 75 30 5 re\nf\n"},
		"same colour":  {[]page.Item{&page.Fill{Rect: rect, Color: red}, &page.Path{Segments: line, Fill: &red}}, "1 0 0 rg\n10 75 30 5 re\nf\n" + lineOps + "f\n"},
		"nothing":      {[]page.Item{&page.Path{Segments: line}, &page.Path{Fill: &red}}, ""},
		"stroke":       {[]page.Item{&page.Path{Segments: line, Stroke: &red, Width: width}}, "1 0 0 RG\n1.5 w\n" + lineOps + "S\n"},
		"even odd":     {[]page.Item{&page.Path{Segments: shape, Fill: &red, EvenOdd: true}}, "1 0 0 rg\n" + shapeOps + "f*\n"},
		"both":         {[]page.Item{&page.Path{Segments: shape, Fill: &black, Stroke: &black, Width: width}}, "1.5 w\n" + shapeOps + "B\n"},
		"both evenodd": {[]page.Item{&page.Path{Segments: shape, Fill: &black, Stroke: &black, Width: width, EvenOdd: true}}, "1.5 w\n" + shapeOps + "B*\n"},
		"dash goes away": {[]page.Item{
			&page.Path{Segments: line, Stroke: &black, Width: width, Dash: []geom.Length{2 * geom.Pt, geom.Pt / 2}, RoundCap: true},
			&page.Path{Segments: line, Stroke: &black, Width: width},
		}, "1.5 w\n1 J 1 j\n[2 .5 ]0 d\n" + lineOps + "S\n0 J 0 j\n[]0 d\n" + lineOps + "S\n"},
		"caps, joins, miters, phase": {[]page.Item{
			&page.Path{Segments: line, Stroke: &black, Width: width, Cap: page.SquareCap, Join: page.BevelJoin,
				MiterLimit: 4, Dash: []geom.Length{2 * geom.Pt}, DashPhase: geom.Pt},
		}, "1.5 w\n2 J 2 j\n4 M\n[2 ]1 d\n" + lineOps + "S\n"},
		"bad dash": {[]page.Item{&page.Path{Segments: line, Stroke: &black, Width: width, Dash: []geom.Length{0, 0}}}, "1.5 w\n" + lineOps + "S\n"},
		"clip": {[]page.Item{
			&page.Path{Segments: line, Fill: &red, Clip: &rect},
			&page.Path{Segments: line, Fill: &red},
		}, "q\n10 75 30 5 re\nW n\n1 0 0 rg\n" + lineOps + "f\nQ\n1 0 0 rg\n" + lineOps + "f\n"},
		"missing image": {[]page.Item{&page.Image{Rect: rect}}, ".502 .502 .502 RG\n.5 w\n10.25 75.25 29.5 4.5 re\nS\n"},
	} {
		d := &page.Document{Elems: page.NewTree().Elems}
		cv := newCanvas(100*geom.Pt, newShared(d, nil, standard{tagged: true}), nil)
		for _, item := range c.items {
			if err := cv.draw(item); err != nil {
				t.Fatal(err)
			}
		}
		cv.finish()
		want := c.want
		if len(cv.b) > 0 {
			want = string(layoutArtifact) + want + "EMC\n"
		}
		if string(cv.b) != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, cv.b, want)
		}
	}
}

// TestClippedImage: a picture is cut by its clip and by all of its outlines.
func TestClippedImage(t *testing.T) {
	pt := func(x, y geom.Length) [3]geom.Point { return [3]geom.Point{{X: x * geom.Pt, Y: y * geom.Pt}} }
	line := []page.Segment{{Kind: page.MoveTo, P: pt(1, 2)}, {Kind: page.LineTo, P: pt(3, 4)}, {Kind: page.Close}}
	img := &page.Image{
		Rect: geom.Rect{X: geom.Pt, Y: 2 * geom.Pt, W: 30 * geom.Pt, H: 5 * geom.Pt}, Data: []byte{1},
		Clip: &geom.Rect{W: 9 * geom.Pt, H: 9 * geom.Pt}, Outlines: []page.Outline{{Segments: line}, {Segments: line[1:], EvenOdd: true}},
	}
	s := newShared(&page.Document{Elems: page.NewTree().Elems}, nil, standard{})
	s.images.byData = map[extent]*picture{extentOf(img.Data): {resource: "/I1", coded: &codedImage{turn: upright}}}
	cv := newCanvas(100*geom.Pt, s, nil)
	cv.drawImage(img)
	want := "q\n0 91 9 9 re\nW n\n1 98 m\n3 96 l\nh\nW n\n3 96 l\nh\nW* n\n30 0 0 5 1 93 cm\n/I1 Do\nQ\n"
	if string(cv.b) != want {
		t.Errorf("got\n%s\nwant\n%s", cv.b, want)
	}
}
