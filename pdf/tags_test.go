package pdf

import (
	"fmt"
	"strings"
	"testing"

	"octavo/geom"
	"octavo/page"
)

// tree dumps a structure tree: one element a line, with its attributes and the
// text of its marked contents.
func (r *reader) tree() string {
	pages := map[pdfRef]int{}
	var glyphs [][]shown
	for i, kid := range r.array(r.dict(r.root()["Pages"])["Kids"]) {
		pages[kid.(pdfRef)] = i
		glyphs = append(glyphs, r.view(r.dict(kid)))
	}
	var b strings.Builder
	var walk func(v any, depth, pg int)
	walk = func(v any, depth, pg int) {
		indent := strings.Repeat("  ", depth)
		if mcid, ok := v.(float64); ok {
			fmt.Fprintf(&b, "%s%d/%d %q\n", indent, pg+1, int(mcid), marked(glyphs[pg], int(mcid)))
			return
		}
		d := r.dict(v)
		if ref, ok := d["Pg"].(pdfRef); ok {
			pg = pages[ref]
		}
		switch d["Type"] {
		case name("MCR"):
			walk(d["MCID"], depth, pg)
			return
		case name("OBJR"):
			fmt.Fprintf(&b, "%sannotation on page %d: %s\n", indent, pg+1, r.dict(d["Obj"])["Contents"].(pdfStr).text())
			return
		}
		fmt.Fprintf(&b, "%s%s%s\n", indent, d["S"], r.properties(d))
		kids, ok := d["K"].([]any)
		if !ok && d["K"] != nil {
			kids = []any{d["K"]}
		}
		for _, k := range kids {
			walk(k, depth+1, pg)
		}
	}
	walk(r.dict(r.root()["StructTreeRoot"])["K"], 0, 0)
	return b.String()
}

func marked(glyphs []shown, mcid int) string {
	var b strings.Builder
	for _, g := range glyphs {
		if g.mcid == mcid {
			b.WriteString(g.text)
		}
	}
	return b.String()
}

// properties are what a dump of an element shows beside its role.
func (r *reader) properties(d pdfDict) string {
	s := ""
	for _, key := range []name{"Lang", "Alt", "ActualText", "ID"} {
		if v, ok := d[key].(pdfStr); ok {
			s += fmt.Sprintf(" %s=%s", key, v.text())
		}
	}
	a, _ := d["A"].(pdfDict)
	for _, key := range []name{"O", "Scope", "ColSpan", "RowSpan", "Headers", "ListNumbering", "BBox"} {
		if v, ok := a[key]; ok {
			s += fmt.Sprintf(" %s=%v", key, v)
		}
	}
	return s
}

const fullTree = `Document
  H1
    1/0 "A Test of Everything"
  P
    1/1 "` + prose + `"
  L O=List ListNumbering=Decimal
    LI
      Lbl
        1/2 "1."
      LBody
        1/3 "First item"
    LI
      Lbl
        1/4 "1."
      LBody
        1/5 "Second item"
  Table
    THead
      TR
        TH ID=head0000014 O=Table Scope=Column
          1/6 "Name"
        TH ID=head0000015 O=Table Scope=Column
          1/7 "Number"
    TBody
      TR
        TD O=Table Headers=[head0000014]
          1/8 "Pi"
        TD O=Table Headers=[head0000015]
      TR
        TD O=Table ColSpan=2 Headers=[head0000014 head0000015]
          1/9 "over both"
  Figure Alt=A gradient (blue → yellow) O=Layout BBox=[72 516.438 192 576.438]
    1/10 ""
  P
    1/11 "See "
    Link
      1/12 "a long link"
      annotation on page 1: Example
      annotation on page 1: Example
    1/13 " and "
    Link
      1/14 "below"
      annotation on page 1: zwölf
    Note ID=note0000026
      1/15 "A note at the foot."
  H2
    2/0 "Second part"
`

func TestTree(t *testing.T) {
	r := read(t, render(t, full(t), Options{}))
	if got := r.tree(); !strings.HasPrefix(got, fullTree) {
		t.Errorf("got\n%s\nwant\n%s", got, fullTree)
	}
}

// TestTreeOrder: an element over pages is one element; what is drawn later is
// read later; what is empty is left out, or stays behind its elder sibling if
// its place matters.
func TestTreeOrder(t *testing.T) {
	s := newSetter(t)
	late := s.tree.Add(page.RoleP, page.Root)
	early := s.tree.Add(page.RoleP, page.Root)
	s.tree.Add(page.RoleLBody, page.Root)                          // empty, behind early
	s.tree.Add(page.RoleTD, s.tree.Add(page.RoleTable, page.Root)) // nothing at all
	over := s.tree.Add(page.RoleP, page.Root)
	inside := s.tree.Add(page.RoleSpan, over)
	s.text(early, left, s.y, "early")
	s.text(page.Artifact, left, s.y, "folio")
	s.text(over, left, s.y, "begins")
	s.text(page.Artifact, left, s.y, "folio")
	s.text(over, left, s.y, "goes on")
	s.newPage()
	s.text(inside, left, s.y, "inside")
	s.text(over, left, s.y, "ends")
	s.text(late, left, s.y, "late")
	artifact := s.tree.Add(page.RoleArtifact, page.Root)
	s.text(artifact, left, s.y, "folio")
	want := `Document
  P
    1/0 "early"
  LBody
  P
    1/1 "begins"
    1/2 "goes on"
    Span
      2/0 "inside"
    2/1 "ends"
  P
    2/2 "late"
`
	if got := read(t, render(t, s.document(), Options{})).tree(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestParentTree: every marked content and every annotation leads back to the
// element that claims it.
func TestParentTree(t *testing.T) {
	for _, d := range []*page.Document{full(t), manyPages(t)} {
		r := read(t, render(t, d, Options{}))
		parents := r.numbers(r.dict(r.root()["StructTreeRoot"])["ParentTree"])
		claims := 0
		for _, p := range r.pages() {
			row := r.array(parents[int(p["StructParents"].(float64))])
			seen := map[int]bool{}
			for _, g := range r.view(p) {
				if g.mcid >= 0 && !seen[g.mcid] {
					seen[g.mcid] = true
					claims += r.claimed(t, row[g.mcid], p, float64(g.mcid))
				}
			}
			for _, a := range r.array(p["Annots"]) {
				elem := parents[int(r.dict(a)["StructParent"].(float64))]
				claims += r.claimed(t, elem, p, a)
			}
		}
		if claims == 0 {
			t.Error("nothing is claimed")
		}
	}
}

// claimed checks that an element has a kid.
func (r *reader) claimed(t *testing.T, elem any, p pdfDict, kid any) int {
	d := r.dict(elem)
	kids, ok := d["K"].([]any)
	if !ok {
		kids = []any{d["K"]}
	}
	for _, k := range kids {
		pg := d["Pg"]
		if ref, ok := k.(pdfDict); ok {
			pg = ref["Pg"]
			if k = ref["MCID"]; k == nil {
				k = ref["Obj"]
			}
		}
		if k == kid && pg != nil && fmt.Sprint(r.dict(pg)["Contents"]) == fmt.Sprint(p["Contents"]) {
			return 1
		}
	}
	t.Errorf("element %v does not claim %v", d, kid)
	return 0
}

// numbers reads a number tree.
func (r *reader) numbers(tree any) map[int]any {
	m := map[int]any{}
	d := r.dict(tree)
	list := r.array(d["Nums"])
	for i := 0; i < len(list); i += 2 {
		m[int(list[i].(float64))] = list[i+1]
	}
	for _, kid := range r.array(d["Kids"]) {
		limits := r.array(r.dict(kid)["Limits"])
		for n, v := range r.numbers(kid) {
			if float64(n) < limits[0].(float64) || float64(n) > limits[1].(float64) {
				r.tb.Errorf("%d is outside of %v", n, limits)
			}
			m[n] = v
		}
	}
	return m
}

// manyPages has so many pages, places and links that trees get leaves.
func manyPages(tb testing.TB) *page.Document {
	s := newSetter(tb)
	for i := range 300 {
		p := s.tree.Add(page.RoleP, page.Root)
		link := s.tree.Add(page.RoleLink, p)
		s.text(link, left, s.y, "link")
		s.page.Items = append(s.page.Items, &page.Link{Elem: link, Rect: geom.Rect{X: left, Y: s.y}, Dest: fmt.Sprintf("n%03d", (i+7)%300)})
		s.doc.Dests = append(s.doc.Dests, page.Dest{Name: fmt.Sprintf("n%03d", i), Page: i})
		s.page.Label = fmt.Sprint(i + 1)
		s.newPage()
	}
	s.page.Label = "301"
	return s.document()
}
