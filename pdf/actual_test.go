package pdf

import (
	"strings"
	"testing"

	"octavo/geom"
	"octavo/page"
)

// TestActualOverTexts: an Actual that stands for several texts is read once,
// whatever they are drawn with; what comes after is read as itself.
func TestActualOverTexts(t *testing.T) {
	s := newSetter(t)
	s.font("serif", 400, false, 10)
	para := s.tree.Add(page.RoleP, page.Root)
	elem := s.tree.Add(page.RoleFormula, para)
	first := s.text(elem, 50*geom.Pt, 100*geom.Pt, "E")
	first.Actual, first.HasActual, first.ActualMore = "E=mc^2", true, 2
	for i, text := range []string{"mc", "2"} {
		x := s.text(elem, geom.Length(60+20*i)*geom.Pt, geom.Length(100-4*i)*geom.Pt, text)
		x.HasActual = true
	}
	s.text(para, 120*geom.Pt, 100*geom.Pt, "after")
	// A second one that is cut short by a rule.
	broken := s.text(elem, 50*geom.Pt, 150*geom.Pt, "x")
	broken.Actual, broken.HasActual, broken.ActualMore = "cut", true, 5
	s.page.Items = append(s.page.Items, &page.Fill{Elem: para, Rect: geom.Rect{X: 50 * geom.Pt, Y: 160 * geom.Pt, W: 9 * geom.Pt, H: geom.Pt}})
	s.text(para, 50*geom.Pt, 180*geom.Pt, "end")
	r := read(t, render(t, s.document(), Options{}))
	if got := strings.Join(strings.Fields(textOf(r.view(r.pages()[0]))), " "); got != "E=mc^2after cut end" && got != "E=mc^2aftercutend" {
		t.Errorf("the page says %q", got)
	}
}
