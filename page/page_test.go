package page_test

import (
	"strings"
	"testing"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

const pt = geom.Pt

// sample is a page with one item of each kind.
func sample(t testing.TB) *page.Document {
	t.Helper()
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	face := book.Face(fonts.Query{Family: "serif", Weight: 400})
	tree := page.NewTree()
	h := tree.Add(page.RoleH1, page.Root)
	p := tree.Add(page.RoleP, page.Root)
	link := tree.Add(page.RoleLink, p)
	fig := tree.Add(page.RoleFigure, page.Root)
	tree.Get(fig).Alt = "A bar"
	cell := tree.Add(page.RoleTD, page.Root)
	tree.Get(cell).ColSpan, tree.Get(cell).RowSpan = 2, 3
	black, red := page.Color{}, page.Color{R: 255}
	text := func(elem page.ElemID, x, y geom.Length, s string) *page.Text {
		run := face.Shape(s, fonts.Shaping{})
		return &page.Text{Elem: elem, Face: face, Size: 10 * pt, Color: black, At: geom.Point{X: x, Y: y}, Pieces: []page.Piece{{Run: run}}}
	}
	hyphen := text(p, 60*pt, 50*pt, "-")
	hyphen.Actual, hyphen.HasActual = "\u00ad", true
	return &page.Document{
		Pages: []*page.Page{{
			Size: geom.Size{W: 200 * pt, H: 100 * pt}, Label: "1",
			Items: []page.Item{
				&page.Fill{Rect: geom.Rect{X: 10 * pt, Y: 60 * pt, W: 50 * pt, H: pt / 2}, Color: red},
				text(h, 10*pt, 20*pt, "Title"),
				text(p, 10*pt, 50*pt, "some "), text(link, 40*pt, 50*pt, "word"), hyphen,
				&page.Path{Elem: fig, Fill: &red, Stroke: &black, Width: pt, Segments: []page.Segment{
					{Kind: page.MoveTo, P: [3]geom.Point{{X: 10 * pt, Y: 70 * pt}}},
					{Kind: page.LineTo, P: [3]geom.Point{{X: 30 * pt, Y: 80 * pt}}},
					{Kind: page.Close},
				}},
				&page.Image{Elem: fig, Rect: geom.Rect{X: 100 * pt, Y: 10 * pt, W: 20 * pt, H: 30 * pt}, Name: "a.png"},
				&page.Link{Elem: link, Rect: geom.Rect{X: 40 * pt, Y: 40 * pt, W: 20 * pt, H: 12 * pt}, Dest: "there"},
				&page.Link{Elem: link, Rect: geom.Rect{X: 40 * pt, Y: 40 * pt, W: 20 * pt, H: 12 * pt}, URL: "https://example.org"},
			},
		}},
		Elems:   tree.Elems,
		Outline: []page.OutlineEntry{{Title: "Title", Level: 1, At: geom.Point{Y: 10 * pt}}},
		Dests:   []page.Dest{{Name: "there", At: geom.Point{Y: 40 * pt}}},
	}
}

func TestDump(t *testing.T) {
	const want = `page 1 200x100 "1"
  fill 10,60 50x0.5 #FF0000 artifact
  text 10,20 Source Serif 4 10 #000000 "Title" w=21.82 /H12
  text 10,50 Source Serif 4 10 #000000 "some " w=27.69 /P3
  text 40,50 Source Serif 4 10 #000000 "word" w=24.6 /Link4
  text 60,50 Source Serif 4 10 #000000 "-" w=3.2 actual="\u00ad" /P3
  path 10,70 20x10 fill #FF0000 stroke #000000 1 /Figure5
  image 100,10 20x30 a.png /Figure5
  link 40,40 20x12 -> #there /Link4
  link 40,40 20x12 -> https://example.org /Link4
outline 1 "Title" page 1 y=10
dest there page 1 y=40
`
	if got := page.Dump(sample(t)); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestDumpLines(t *testing.T) {
	if got, want := page.DumpLines(sample(t)), "--- 1\nTitle\nsome word-\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDumpTags(t *testing.T) {
	const want = `Document
  H1 "Title"
  P "some -"
    Link "word"
  Figure alt="A bar"
  TD colspan=2 rowspan=3
`
	if got := page.DumpTags(sample(t)); got != want {
		t.Errorf("got\n%s", got)
	}
}

// TestCheck breaks a sound document in each way that Check knows of.
func TestCheck(t *testing.T) {
	if found := page.Check(sample(t)); len(found) > 0 {
		t.Fatalf("the sound document: %q", found)
	}
	first := func(d *page.Document) *page.Page { return d.Pages[0] }
	for name, c := range map[string]struct {
		spoil func(d *page.Document)
		want  string
	}{
		"no root":        {func(d *page.Document) { d.Elems = d.Elems[:1] }, "not the artifact and the document"},
		"late parent":    {func(d *page.Document) { d.Elems[2].Parent = 3 }, "element 2 has parent 3"},
		"under artifact": {func(d *page.Document) { d.Elems[2].Parent = page.Artifact }, "element 2 has parent 0"},
		"no element":     {func(d *page.Document) { first(d).Items[1].(*page.Text).Elem = 99 }, "no element 99"},
		"text below":     {func(d *page.Document) { first(d).Items[1].Shift(geom.Point{Y: 90 * pt}) }, `text "Title" off the page`},
		"text left":      {func(d *page.Document) { first(d).Items[1].Shift(geom.Point{X: -11 * pt}) }, `text "Title" off the page`},
		"text right":     {func(d *page.Document) { first(d).Items[1].Shift(geom.Point{X: 180 * pt}) }, `text "Title" off the page`},
		"fill off":       {func(d *page.Document) { first(d).Items[0].Shift(geom.Point{X: 150 * pt}) }, "fill 160,60 50x0.5"},
		"dest nowhere":   {func(d *page.Document) { d.Dests[0].Page = 1 }, "dest there: no page 1"},
		"dests unsorted": {func(d *page.Document) { d.Dests = append(d.Dests, page.Dest{Name: "a"}) }, "dests not sorted at a"},
		"link nowhere":   {func(d *page.Document) { d.Dests = nil }, "link to #there, which is nowhere"},
		"link to both":   {func(d *page.Document) { first(d).Items[7].(*page.Link).URL = "x:y" }, `link with URL "x:y" and dest "there"`},
		"link to none":   {func(d *page.Document) { first(d).Items[7].(*page.Link).Dest = "" }, `link with URL "" and dest ""`},
		"outline jumps":  {func(d *page.Document) { d.Outline[0].Level = 2 }, `outline "Title": level 2 after 0`},
		"outline off":    {func(d *page.Document) { d.Outline[0].Page = 7 }, `outline "Title": level 1 after 0, page 7`},
	} {
		d := sample(t)
		c.spoil(d)
		if found := strings.Join(page.Check(d), "\n"); !strings.Contains(found, c.want) {
			t.Errorf("%s: found %q, want %q", name, found, c.want)
		}
	}
}

// TestSpacesMayEndPastTheEdge: the space at the end of a full line shows
// nothing.
func TestSpacesMayEndPastTheEdge(t *testing.T) {
	d := sample(t)
	text := d.Pages[0].Items[2].(*page.Text) // "some "
	space := text.Face.Shape(" ", fonts.Shaping{})
	end := text.Width()
	text.Pieces = append(text.Pieces, page.Piece{Run: space, X: end})
	text.Shift(geom.Point{X: 200*pt - end - text.At.X})
	for _, problem := range page.Check(d) {
		t.Error(problem)
	}
}

func TestShiftAndBounds(t *testing.T) {
	d := sample(t)
	by := geom.Point{X: 3 * pt, Y: 4 * pt}
	clip := geom.Rect{X: 1 * pt, Y: 1 * pt, W: 5 * pt, H: 5 * pt}
	d.Pages[0].Items = append(d.Pages[0].Items, &page.Path{Clip: &clip})
	for _, it := range d.Pages[0].Items {
		before := it.Bounds()
		it.Shift(by)
		if got := it.Bounds(); got != before.Add(by) {
			t.Errorf("%T moved from %v to %v", it, before, got)
		}
	}
}

func TestCloneArtifact(t *testing.T) {
	for _, it := range sample(t).Pages[0].Items {
		c := page.CloneArtifact(it)
		if _, link := it.(*page.Link); link {
			if c != nil {
				t.Error("a link is drawn again")
			}
			continue
		}
		before := it.Bounds()
		c.Shift(geom.Point{X: pt})
		if c.Element() != page.Artifact || it.Bounds() != before {
			t.Errorf("%T: element %d, the first one moved to %v", c, c.Element(), it.Bounds())
		}
		if text, ok := c.(*page.Text); ok && text.HasActual {
			t.Error("what is drawn again speaks again")
		}
	}
}

func TestMoveElem(t *testing.T) {
	for _, it := range sample(t).Pages[0].Items {
		want := it.Element()
		if want > page.Root {
			want += 10
		}
		page.MoveElem(it, 10)
		if it.Element() != want {
			t.Errorf("%T: element %d, want %d", it, it.Element(), want)
		}
	}
}
