package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"octavo/geom"
	"octavo/page"
)

// noted has a note that is called twice, one that is called once, a line of
// contents and a list of terms.
func noted(t *testing.T) *page.Document {
	s := newSetter(t)
	link := func(parent page.ElemID, text, dest string) {
		elem := s.tree.Add(page.RoleLink, parent)
		item := s.text(elem, left, s.y, text)
		s.page.Items = append(s.page.Items, &page.Link{Elem: elem, Rect: item.Bounds(), Dest: dest, Alt: text})
	}
	place := func(name string) {
		s.doc.Dests = append(s.doc.Dests, page.Dest{Name: name, Page: 0, At: geom.Point{X: left, Y: s.y - s.size}})
	}
	toc := s.tree.Add(page.RoleTOC, page.Root)
	link(s.tree.Add(page.RoleReference, s.tree.Add(page.RoleTOCI, toc)), "Heading", "a-heading")
	s.y += 20 * geom.Pt
	place("a-heading")
	s.doc.Outline = []page.OutlineEntry{{Level: 1, Title: "Heading", At: geom.Point{Y: s.y - s.size}}}
	s.paragraph(page.RoleH1, "Heading")
	p := s.tree.Add(page.RoleP, page.Root)
	for _, dest := range []string{"note-1", "note-2", "note-1"} {
		link(s.tree.Add(page.RoleReference, p), "*", dest)
	}
	list := s.tree.Add(page.RoleL, page.Root)
	item := s.tree.Add(page.RoleLI, list)
	s.text(s.tree.Add(page.RoleLbl, item), left, s.y, "Term")
	s.text(s.tree.Add(page.RoleLBody, item), left, s.y, "Meaning")
	for n := range 2 {
		s.y += 12 * geom.Pt // as close as lines of notes are
		place(fmt.Sprintf("note-%d", n+1))
		note := s.tree.Add(page.RoleNote, page.Root)
		s.text(s.tree.Add(page.RoleLbl, note), left, s.y, fmt.Sprint(n+1))
		s.text(note, left+20*geom.Pt, s.y, "A note.")
	}
	return s.document()
}

// TestPDF2 checks what PDF 2.0 has that 1.7 has not: namespaces, elements that
// refer to each other, destinations that are elements; and what it has no more.
func TestPDF2(t *testing.T) {
	data := render(t, noted(t), Options{Profile: UA2A4})
	if !bytes.HasPrefix(data, []byte("%PDF-2.0\n")) {
		t.Errorf("it begins %.9q", data)
	}
	r := read(t, data)
	if r.trailer["Info"] != nil {
		t.Error("it has an information dictionary")
	}
	elems := map[string][]pdfDict{}
	var walk func(v any)
	walk = func(v any) {
		d := r.dict(v)
		if typ, ok := d["S"].(name); ok {
			space := r.dict(d["NS"])["NS"].(pdfStr).text()
			key := string(typ) + " " + strings.TrimPrefix(space, "http://iso.org/")
			elems[key] = append(elems[key], d)
		}
		kids, ok := d["K"].([]any)
		if !ok && d["K"] != nil {
			kids = []any{d["K"]}
		}
		for _, k := range kids {
			if _, mcid := k.(float64); !mcid {
				walk(k)
			}
		}
	}
	walk(r.dict(r.root()["StructTreeRoot"])["K"])
	for key, want := range map[string]int{
		"Document pdf2/ssn": 1, "H1 pdf2/ssn": 1, "TOCI pdf/ssn": 1, "Reference pdf/ssn": 4, "FENote pdf2/ssn": 2, "Note pdf/ssn": 0, "L pdf2/ssn": 1,
	} {
		if got := len(elems[key]); got != want {
			t.Errorf("%d %s, want %d", got, key, want)
		}
	}
	if got := r.dict(elems["L pdf2/ssn"][0]["A"])["ListNumbering"]; got != name("Description") {
		t.Errorf("the terms are numbered %v", got)
	}
	checkRefs(t, r, elems)
	for what, action := range map[string]pdfDict{
		"a link":      r.dict(r.dict(r.array(r.pages()[0]["Annots"])[0])["A"]),
		"the outline": r.dict(r.dict(r.dict(r.root()["Outlines"])["First"])["A"]),
	} {
		to := r.dict(r.array(action["SD"])[0])
		if action["S"] != name("GoTo") || action["D"] == nil || to["S"] != name("H1") {
			t.Errorf("%s leads to %v, by %v", what, to["S"], action)
		}
	}
}

func checkRefs(t *testing.T, r *reader, elems map[string][]pdfDict) {
	t.Helper()
	refs := func(d pdfDict) (types string) {
		for _, to := range r.array(d["Ref"]) {
			types += string(r.dict(to)["S"].(name)) + " "
		}
		return types
	}
	notes := elems["FENote pdf2/ssn"]
	for i, want := range []string{"Reference Reference ", "Reference "} {
		if got := refs(notes[i]); got != want {
			t.Errorf("note %d refers to %q, want %q", i+1, got, want)
		}
	}
	for i, want := range []string{"", "FENote ", "FENote ", "FENote "} {
		if got := refs(elems["Reference pdf/ssn"][i]); got != want {
			t.Errorf("reference %d refers to %q, want %q", i, got, want)
		}
	}
	if got := refs(elems["TOCI pdf/ssn"][0]); got != "H1 " {
		t.Errorf("the contents refer to %q", got)
	}
}

// TestNoTags: without a profile nothing is marked.
func TestNoTags(t *testing.T) {
	r := read(t, render(t, full(t), Options{Profile: NoProfile}))
	for _, key := range []name{"StructTreeRoot", "MarkInfo", "OutputIntents"} {
		if r.root()[key] != nil {
			t.Errorf("the catalog has %s", key)
		}
	}
	for _, p := range r.pages() {
		content := string(r.stream(p["Contents"]))
		if strings.Contains(content, "MCID") || strings.Contains(content, "/Artifact") || p["StructParents"] != nil {
			t.Error("the page has tags")
		}
		if strings.Count(content, "BDC\n")+strings.Count(content, "BMC\n") != strings.Count(content, "EMC\n") {
			t.Error("marks are not closed")
		}
	}
	if got, want := textOf(r.view(r.pages()[0])), source(full(t).Pages[0]); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestArtifacts: what is no part of the text says what it is.
func TestArtifacts(t *testing.T) {
	s := newSetter(t)
	for kind := page.LayoutArtifact; kind <= page.RepeatedArtifact; kind++ {
		s.text(page.Artifact, left, s.y, "x").Artifact = kind
	}
	rule := geom.Rect{X: left, Y: 100 * geom.Pt, W: 100 * geom.Pt, H: geom.Pt}
	panel := geom.Rect{X: left, Y: 100 * geom.Pt, W: 100 * geom.Pt, H: 50 * geom.Pt}
	s.page.Items = append(s.page.Items, &page.Fill{Rect: rule}, &page.Fill{Rect: rule}, &page.Fill{Rect: panel})
	r := read(t, render(t, s.document(), Options{}))
	var got []string
	for line := range strings.Lines(string(r.stream(r.pages()[0]["Contents"]))) {
		if strings.HasPrefix(line, "/Artifact") {
			got = append(got, strings.TrimSpace(strings.NewReplacer("/Artifact<<", "", ">>BDC", "").Replace(line)))
		}
	}
	want := "/Type/Layout /Type/Pagination/Subtype/Header /Type/Pagination/Subtype/Footer /Type/Pagination " +
		"/Type/Layout /Type/Background/BBox[72"
	if s := strings.Join(got, " "); !strings.HasPrefix(s, want) || len(got) != 6 {
		t.Errorf("got  %q\nwant %q", s, want)
	}
}

// TestLinesOfCode: a part of an element is a marked content of its own.
func TestLinesOfCode(t *testing.T) {
	s := newSetter(t)
	code := s.tree.Add(page.RoleCode, s.tree.Add(page.RoleP, page.Root))
	s.tree.Get(code).Actual, s.tree.Get(code).HasActual = "func main() {\n\twrapped here\n}", true
	for _, line := range []string{"func main() {", "	wrapped", "here", "}"} {
		s.text(code, left, s.y, line).Part = line != "here"
		s.y += 12 * geom.Pt
	}
	tree := strings.Join(strings.Fields(read(t, render(t, s.document(), Options{})).tree()), " ")
	for _, want := range []string{`1/0 "func main() {"`, `wrappedhere" 1/2 "}"`} {
		if !strings.Contains(tree, want) {
			t.Errorf("no %s in %s", want, tree)
		}
	}
}
