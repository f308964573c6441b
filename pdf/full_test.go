package pdf

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
	"time"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// full is a document with something of everything in it.
func full(tb testing.TB) *page.Document {
	s := newSetter(tb)
	d := s.doc
	d.Meta = page.Meta{
		Title: "Tëst & <Title>", Authors: []string{"Ann Author", "Bo Märk"}, Subject: "What is it (about)?",
		Keywords: []string{"one", "zwölf"}, Lang: "en-GB",
		Created:  time.Date(2024, 2, 29, 12, 30, 0, 0, time.FixedZone("", 5400)),
		Modified: time.Date(2024, 3, 1, 0, 0, 0, 0, time.UTC),
	}
	s.font("sans", 600, false, 20)
	h1 := s.y
	s.paragraph(page.RoleH1, "A Test of Everything")
	s.font("serif", 400, false, 10.5)
	s.paragraph(page.RoleP, prose)
	fullList(s)
	fullTable(s)
	fullFigure(s)
	fullLink(s)
	s.newPage()
	s.font("sans", 600, false, 15)
	h2 := s.y
	s.paragraph(page.RoleH2, "Second part")
	s.font("serif", 400, false, 10.5)
	fullInline(s)
	fullDrawing(s)
	s.newPage() // blank
	s.newPage()
	s.paragraph(page.RoleP, "The end.")
	for i, label := range []string{"i", "ii", "", "1"} {
		d.Pages[i].Label = label
	}
	d.Outline = []page.OutlineEntry{
		{Title: "A Test of Everything", Level: 1, Page: 0, At: geom.Point{X: left, Y: h1}},
		{Title: "Zwölf", Level: 2, Page: 1, At: geom.Point{X: left, Y: h2}},
		{Title: "Deep", Level: 3, Page: 1}, {Title: "End", Level: 1, Page: 3},
	}
	d.Dests = []page.Dest{
		{Name: "end", Page: 3, At: geom.Point{X: left, Y: 80 * geom.Pt}},
		{Name: "zwölf", Page: 1, At: geom.Point{X: left, Y: h2}},
	}
	return s.document()
}

func fullList(s *setter) {
	list := s.tree.Add(page.RoleL, page.Root)
	s.tree.Get(list).Numbering = page.NumberingDecimal
	for _, text := range []string{"First item", "Second item"} {
		item := s.tree.Add(page.RoleLI, list)
		label := s.tree.Add(page.RoleLbl, item)
		body := s.tree.Add(page.RoleLBody, item)
		s.text(label, left, s.y, "1.")
		s.text(body, left+20*geom.Pt, s.y, text)
		s.y += 15 * geom.Pt
	}
}

func fullTable(s *setter) {
	table := s.tree.Add(page.RoleTable, page.Root)
	row := s.tree.Add(page.RoleTR, s.tree.Add(page.RoleTHead, table))
	for i, text := range []string{"Name", "Number"} {
		cell := s.tree.Add(page.RoleTH, row)
		s.tree.Get(cell).Scope = page.ScopeColumn
		s.text(cell, left+geom.Length(i)*100*geom.Pt, s.y, text)
	}
	s.y += 4 * geom.Pt
	s.page.Items = append(s.page.Items, &page.Fill{Rect: geom.Rect{X: left, Y: s.y, W: 200 * geom.Pt, H: geom.Pt / 2}, Color: ink})
	s.y += 14 * geom.Pt
	body := s.tree.Add(page.RoleTBody, table)
	row = s.tree.Add(page.RoleTR, body)
	s.text(s.tree.Add(page.RoleTD, row), left, s.y, "Pi")
	s.tree.Add(page.RoleTD, row) // empty
	s.y += 14 * geom.Pt
	row = s.tree.Add(page.RoleTR, body)
	cell := s.tree.Add(page.RoleTD, row)
	s.tree.Get(cell).ColSpan = 2
	s.text(cell, left, s.y, "over both")
	s.y += 20 * geom.Pt
}

func fullFigure(s *setter) {
	fig := s.tree.Add(page.RoleFigure, page.Root)
	box := geom.Rect{X: left, Y: s.y, W: 120 * geom.Pt, H: 60 * geom.Pt}
	e := s.tree.Get(fig)
	e.Alt, e.BBox = "A gradient (blue → yellow)", box
	s.page.Items = append(s.page.Items, &page.Image{Elem: fig, Rect: box, Format: "png", Data: gradientPNG(), Name: "g.png"})
	s.y += 80 * geom.Pt
}

// gradientPNG is a picture with a colour that changes from side to side, and a
// hole in it.
func gradientPNG() []byte {
	m := image.NewNRGBA(image.Rect(0, 0, 64, 32))
	for y := range 32 {
		for x := range 64 {
			c := color.NRGBA{uint8(4 * x), uint8(4 * x), uint8(255 - 8*y), 255}
			if x > 24 && x < 40 && y > 12 && y < 20 {
				c.A = 0
			}
			m.SetNRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// fullLink has a link that is broken over two lines, and one to a place.
func fullLink(s *setter) {
	p := s.tree.Add(page.RoleP, page.Root)
	link := s.tree.Add(page.RoleLink, p)
	s.text(p, left, s.y, "See ")
	s.color = accent
	for _, part := range []string{"a long ", "link"} {
		t := s.text(link, left+30*geom.Pt, s.y, part)
		s.page.Items = append(s.page.Items, &page.Link{Elem: link, Rect: t.Bounds(), URL: "https://example.org/ä b?q=1%20", Alt: "Example"})
		s.y += 15 * geom.Pt
	}
	s.color = ink
	s.text(p, left+80*geom.Pt, s.y-15*geom.Pt, " and ")
	inner := s.tree.Add(page.RoleLink, p)
	t := s.text(inner, left+120*geom.Pt, s.y-15*geom.Pt, "below")
	s.page.Items = append(s.page.Items, &page.Link{Elem: inner, Rect: t.Bounds(), Dest: "zwölf"})
	note := s.tree.Add(page.RoleNote, p)
	s.text(note, left, 780*geom.Pt, "A note at the foot.")
}

// fullInline has text whose glyphs alone do not say what it is.
func fullInline(s *setter) {
	p := s.tree.Add(page.RoleP, page.Root)
	s.text(p, left, s.y, "no\u00A0break, non\u2011breaking, soft hy-phen, ﬁ, ½ ")
	s.y += 15 * geom.Pt
	t := s.text(p, left, s.y, "inter-")
	t.Pieces = nil
	t.Pieces = append(t.Pieces, page.Piece{Run: s.shape("inter")})
	hyphen := s.text(p, left+t.Width(), s.y, "-")
	hyphen.Actual, hyphen.HasActual = "\u00AD", true
	s.y += 15 * geom.Pt
	s.text(p, left, s.y, "national")
	s.y += 15 * geom.Pt
	caps := &page.Text{Elem: p, Face: s.face, Size: s.size, Color: accent, At: geom.Point{X: left, Y: s.y}, Tracking: geom.Pt / 2}
	caps.Pieces = []page.Piece{{Run: s.face.Shape("Small Caps", fonts.Shaping{Features: "smcp,c2sc"})}}
	s.page.Items = append(s.page.Items, caps)
	s.y += 15 * geom.Pt
	s.text(p, left, s.y, "x\u0323\u0301 combining, \U0001F600 missing")
	s.y += 30 * geom.Pt
	turned := s.text(p, left+20*geom.Pt, s.y+40*geom.Pt, "turned text")
	turned.Matrix = &geom.Matrix{A: 0, B: -1, C: 1, D: 0}
	span := s.tree.Add(page.RoleSpan, p)
	s.tree.Get(span).Lang = "fr"
	s.text(span, left+60*geom.Pt, s.y, strings.Repeat("l’été ", 3))
	s.y += 60 * geom.Pt
}

func fullDrawing(s *setter) {
	pt := func(x, y int) geom.Point {
		return geom.Point{X: left + geom.Length(x)*geom.Pt, Y: s.y + geom.Length(y)*geom.Pt}
	}
	curve := []page.Segment{
		{Kind: page.MoveTo, P: [3]geom.Point{pt(0, 0)}},
		{Kind: page.CurveTo, P: [3]geom.Point{pt(30, -20), pt(60, 60), pt(90, 20)}},
		{Kind: page.LineTo, P: [3]geom.Point{pt(45, 50)}}, {Kind: page.Close},
	}
	s.page.Items = append(s.page.Items,
		&page.Path{Segments: curve, Fill: &page.Color{R: 0xF7, G: 0xF5, B: 0xF0}, Stroke: &accent, Width: geom.Pt, RoundCap: true},
		&page.Path{Segments: curve[:2], Stroke: &ink, Width: 2 * geom.Pt, Dash: []geom.Length{3 * geom.Pt, 2 * geom.Pt}},
		&page.Path{
			Segments: curve, Fill: &accent, EvenOdd: true,
			Clip: &geom.Rect{X: left, Y: s.y, W: 40 * geom.Pt, H: 40 * geom.Pt},
		},
	)
	s.y += 80 * geom.Pt
}
