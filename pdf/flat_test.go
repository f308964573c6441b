package pdf

import (
	"strings"
	"testing"

	"octavo/geom"
	"octavo/page"
)

// TestOnlyParagraphs: the only paragraph of a cell or list item is the cell or
// item itself; others stay paragraphs. Code in a line is text of the line.
func TestOnlyParagraphs(t *testing.T) {
	s := newSetter(t)
	list := s.tree.Add(page.RoleL, page.Root)
	body := func() page.ElemID { return s.tree.Add(page.RoleLBody, s.tree.Add(page.RoleLI, list)) }
	para := func(in page.ElemID, text string) page.ElemID {
		p := s.tree.Add(page.RoleP, in)
		s.text(p, left, s.y, text)
		return p
	}
	only := para(body(), "only ")
	s.text(s.tree.Add(page.RoleCode, only), left, s.y, "code")
	two := body()
	para(two, "first")
	second := para(two, "second ")
	s.text(s.tree.Add(page.RoleCode, second), left, s.y, "code ")
	s.text(second, left, s.y, "in it")
	block := s.tree.Add(page.RoleCode, para(two, "title "))
	s.text(block, left, s.y, "a block")
	s.tree.Get(block).Actual, s.tree.Get(block).HasActual = "a block", true
	french := para(body(), "seul")
	s.tree.Get(french).Lang = "fr"
	para(s.tree.Add(page.RoleBlockQuote, page.Root), "quoted")
	want := `Document
  L
    LI
      LBody
        1/0 "only code"
    LI
      LBody
        P
          1/1 "first"
        P
          1/2 "second code in it"
        P
          1/3 "title "
          Code ActualText=a block
            1/4 "a block"
    LI
      LBody
        P Lang=fr
          1/5 "seul"
  BlockQuote
    P
      1/6 "quoted"
`
	if got := read(t, render(t, s.document(), Options{})).tree(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestGroundsFirst: the grounds of words are drawn together where that changes
// nothing of what is seen; all else keeps its order.
func TestGroundsFirst(t *testing.T) {
	s := newSetter(t)
	elem := s.tree.Add(page.RoleP, page.Root)
	names := map[page.Item]string{}
	add := func(name string, item page.Item) page.Item { names[item] = name; return item }
	line := func(name string, y geom.Length) page.Item {
		return add(name, s.text(elem, left, y*geom.Pt, strings.Repeat("words ", 10)))
	}
	ground := func(name string, y geom.Length) page.Item {
		return add(name, &page.Fill{Rect: geom.Rect{X: left, Y: y*geom.Pt - 8*geom.Pt, W: 20 * geom.Pt, H: 10 * geom.Pt}})
	}
	panel := add("P", &page.Fill{Rect: geom.Rect{X: left, Y: 50 * geom.Pt, W: measure, H: 500 * geom.Pt}})
	stroke := func(name string, x, y geom.Length) page.Item {
		return add(name, &page.Path{Stroke: &ink, Width: geom.Pt, Segments: []page.Segment{
			{Kind: page.MoveTo, P: [3]geom.Point{{X: x, Y: y * geom.Pt}}}, {Kind: page.LineTo, P: [3]geom.Point{{X: x, Y: (y + 5) * geom.Pt}}}}})
	}
	link := func(name string) page.Item { return add(name, &page.Link{}) }
	for _, c := range []struct {
		items []page.Item
		want  string
	}{
		{[]page.Item{ground("A", 100), line("a", 100), ground("B", 120), line("b", 120), link("l"), ground("C", 140), line("c", 140)}, "A B C a b l c"},
		{[]page.Item{panel, line("a", 100), line("b", 120), stroke("S", left/2, 120), line("c", 140)}, "P S a b c"},
		{[]page.Item{panel, line("a", 100), stroke("S", left, 95), line("c", 140)}, "P a S c"},
		{[]page.Item{line("a", 100), panel, line("b", 120)}, "a P b"},
		{[]page.Item{line("a", 100), ground("A", 120), line("b", 120)}, "a A b"},
		{[]page.Item{ground("A", 100), line("a", 100), ground("B", 104), line("b", 120)}, "A a B b"},
		{[]page.Item{ground("A", 100), line("a", 100), add("i", &page.Image{}), ground("B", 120)}, "A a i B"},
		{[]page.Item{ground("A", 100), line("a", 100), add("p", &page.Path{Elem: elem}), ground("B", 120)}, "A a p B"},
	} {
		sh := newShared(&page.Document{Elems: s.tree.Elems}, nil, standard{tagged: true})
		var got []string
		for _, item := range sh.groundsFirst(c.items) {
			got = append(got, names[item])
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("got %s, want %s", strings.Join(got, " "), c.want)
		}
	}
}

// TestMarksNest: text objects and marked contents never cut into each other,
// and every mark is closed (14.6.1).
func TestMarksNest(t *testing.T) {
	for name, d := range samples(t) {
		r := read(t, render(t, d, Options{}))
		for i, p := range r.pages() {
			var open []string
			for line := range strings.Lines(string(r.stream(p["Contents"]))) {
				line = strings.TrimSpace(line)
				switch {
				case line == "BT" || strings.HasSuffix(line, "BDC") || strings.HasSuffix(line, "BMC"):
					open = append(open, line)
				case line == "ET" || line == "EMC":
					if len(open) == 0 || (open[len(open)-1] == "BT") != (line == "ET") {
						t.Fatalf("%s, page %d: %s within %q", name, i+1, line, open)
					}
					open = open[:len(open)-1]
				}
			}
			if len(open) > 0 {
				t.Errorf("%s, page %d: %q stay open", name, i+1, open)
			}
		}
	}
}
