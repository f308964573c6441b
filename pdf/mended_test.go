package pdf

import (
	"strings"
	"testing"

	"octavo/geom"
	"octavo/page"
)

// TestHeadingRanks: no level is skipped in the tree, whatever was asked for,
// and headings with nothing in them don't count.
func TestHeadingRanks(t *testing.T) {
	s := newSetter(t)
	for _, h := range []struct {
		level int
		text  string
	}{{2, "a"}, {4, "b"}, {5, ""}, {6, "c"}, {4, "d"}, {1, "e"}, {2, "f"}, {3, "g"}} {
		elem := s.tree.Add(page.RoleH1+page.Role(h.level-1), page.Root)
		if h.text != "" {
			s.text(elem, left, s.y, h.text)
		}
	}
	got := strings.Fields(read(t, render(t, s.document(), Options{})).tree())
	want := strings.Fields(`Document H1 1/0 "a" H2 1/1 "b" H3 1/2 "c" H2 1/3 "d" H1 1/4 "e" H2 1/5 "f" H3 1/6 "g"`)
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// TestFigureArea: a figure's box is around all that is drawn of it, on the
// page where it begins.
func TestFigureArea(t *testing.T) {
	s := newSetter(t)
	elem := s.tree.Add(page.RoleFigure, page.Root)
	s.tree.Get(elem).Alt = "Two bars"
	fill := func(x, y, w, h geom.Length) {
		s.page.Items = append(s.page.Items, &page.Fill{Elem: elem, Rect: geom.Rect{X: x, Y: y, W: w, H: h}})
	}
	fill(100*geom.Pt, 50*geom.Pt, 10*geom.Pt, 10*geom.Pt)
	fill(40*geom.Pt, 55*geom.Pt, 10*geom.Pt, 45*geom.Pt)
	s.newPage()
	fill(0, 0, 500*geom.Pt, 500*geom.Pt)
	const want = "BBox=[40 741.888 110 791.888]" // of 841.888
	if got := read(t, render(t, s.document(), Options{})).tree(); !strings.Contains(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestTextsThatNoFileHolds: tags that name no language are left out, and so are
// strings that are too long for an archive, or their ends.
func TestTextsThatNoFileHolds(t *testing.T) {
	s := newSetter(t)
	s.doc.Meta.Lang = "e n"
	long := strings.Repeat("é", 40000)
	for _, lang := range []string{"xx-muchtoolong", "!!", "de-AT", "1a"} {
		elem := s.paragraph(page.RoleP, "text")
		s.tree.Get(elem).Lang = lang
	}
	elem := s.paragraph(page.RoleFormula, "x")
	e := s.tree.Get(elem)
	e.Alt, e.Actual, e.HasActual = long, long, true
	r := read(t, render(t, s.document(), Options{}))
	if _, ok := r.root()["Lang"]; ok {
		t.Error("the catalog names a language that is none")
	}
	tree := r.tree()
	if strings.Count(tree, "Lang=") != 1 || !strings.Contains(tree, "Lang=de-AT") {
		t.Errorf("got %s", tree)
	}
	if strings.Contains(tree, "ActualText") {
		t.Error("the text of an element is longer than a string may be")
	}
	_, alt, _ := strings.Cut(tree, "Alt=")
	alt, _, _ = strings.Cut(alt, "\n")
	if n := len([]rune(alt)); n < 16000 || n > maxString/2 || !strings.HasSuffix(alt, "é…") {
		t.Errorf("the alternative text has %d characters", n)
	}
}

func TestLanguageTags(t *testing.T) {
	for tag, want := range map[string]bool{
		"": false, "en": true, "en-GB": true, "zh-Hant-TW": true, "x-klingon": true, "de-1996": true,
		"en_GB": false, "-": false, "en-": false, "english-language": true, "tolongtag": false, "9": false,
	} {
		if validLang(tag) != want {
			t.Errorf("%q: %t", tag, !want)
		}
	}
}
