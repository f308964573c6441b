package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"octavo/geom"
	"octavo/page"
)

func TestEncodeURL(t *testing.T) {
	for url, want := range map[string]string{
		"https://a.b/c?d=e&f#g": "https://a.b/c?d=e&f#g",
		"https://a.b/ä b%20":    "https://a.b/%C3%A4%20b%20",
		"mailto:a@b.c":          "mailto:a@b.c",
		"https://❤.a.b/?ä":      "https://xn--qei.a.b/?%C3%A4",
		"https://büro.de:80":    "https://xn--bro-hoa.de:80",
		`x"<>\^{|}` + "`\n\x7f": "x%22%3C%3E%5C%5E%7B%7C%7D%60%0A%7F",
	} {
		if got := encodeURL(url); got != want {
			t.Errorf("%q: got %q, want %q", url, got, want)
		}
	}
}

func TestLinks(t *testing.T) {
	d := full(t)
	r := read(t, render(t, d, Options{}))
	annots := r.array(r.pages()[0]["Annots"])
	if len(annots) != 3 {
		t.Fatalf("%d annotations", len(annots))
	}
	a := r.dict(annots[0])
	if got, want := r.dict(a["A"])["URI"], pdfStr("https://example.org/%C3%A4%20b?q=1%20"); got != want {
		t.Errorf("URI %q, want %q", got, want)
	}
	if got := fmt.Sprintf("%v %v %v", a["F"], a["Border"], a["Subtype"]); got != "4 [0 0 0] Link" {
		t.Errorf("flags, border and kind are %s", got)
	}
	var rect geom.Rect
	for _, item := range d.Pages[0].Items {
		if l, ok := item.(*page.Link); ok {
			rect = l.Rect
			break
		}
	}
	h := d.Pages[0].Size.H
	for i, v := range []geom.Length{rect.X, h - rect.Bottom(), rect.Right(), h - rect.Y} {
		if got := a["Rect"].([]any)[i].(float64); got-v.Pt() > 0.001 || v.Pt()-got > 0.001 {
			t.Errorf("edge %d of the area is %v, want %v", i, got, v)
		}
	}
	if got := r.dict(annots[2])["Dest"]; got != pdfStr("zwölf") {
		t.Errorf("destination %q", got)
	}
}

// TestDests: names lead to their pages, and the tree is sorted, with leaves.
func TestDests(t *testing.T) {
	r := read(t, render(t, manyPages(t), Options{}))
	tree := r.dict(r.dict(r.root()["Names"])["Dests"])
	last := ""
	n := 0
	for _, kid := range r.array(tree["Kids"]) {
		leaf := r.dict(kid)
		list, limits := r.array(leaf["Names"]), r.array(leaf["Limits"])
		if limits[0] != list[0] || limits[1] != list[len(list)-2] {
			t.Errorf("limits %q of a leaf from %q to %q", limits, list[0], list[len(list)-2])
		}
		for i := 0; i < len(list); i += 2 {
			key := string(list[i].(pdfStr))
			if key <= last {
				t.Errorf("%q comes after %q", key, last)
			}
			place := r.array(list[i+1])
			if got := r.dict(place[0])["StructParents"]; key != fmt.Sprintf("n%03d", n) || place[1] != name("XYZ") || got == nil {
				t.Errorf("place %d is %q, %v", n, key, place)
			}
			if want := r.array(r.dict(r.root()["Pages"])["Kids"])[n]; place[0] != want {
				t.Errorf("%q leads to object %v, want %v", key, place[0], want)
			}
			last = key
			n++
		}
	}
	if n != 300 {
		t.Errorf("%d places", n)
	}
}

func TestMissingDest(t *testing.T) {
	d := full(t)
	d.Dests = d.Dests[:1]
	var b bytes.Buffer
	problems, err := Write(&b, d, Options{})
	if err != nil || len(problems) != 1 || problems[0].Code != "missing-dest" || problems[0].Name != "zwölf" {
		t.Fatalf("problems %+v, error %v", problems, err)
	}
	r := read(t, b.Bytes())
	if n := len(r.array(r.pages()[0]["Annots"])); n != 2 {
		t.Errorf("%d annotations are left", n)
	}
}

// TestOutline checks the ties between the lines, and what is open.
func TestOutline(t *testing.T) {
	r := read(t, render(t, full(t), Options{}))
	root := r.dict(r.root()["Outlines"])
	var b strings.Builder
	var walk func(parent any, depth int)
	walk = func(parent any, depth int) {
		var prev any
		at := r.dict(parent)["First"]
		for at != nil {
			d := r.dict(at)
			if d["Parent"] != parent || d["Prev"] != prev {
				t.Errorf("%v: its parent should be %v, and before it %v", d, parent, prev)
			}
			fmt.Fprintf(&b, "%s%s %v\n", strings.Repeat("  ", depth), d["Title"].(pdfStr).text(), d["Count"])
			walk(at, depth+1)
			prev, at = at, d["Next"]
		}
		if prev != nil && r.dict(parent)["Last"] != prev {
			t.Errorf("the last of %v should be %v", parent, prev)
		}
	}
	walk(r.root()["Outlines"], 0)
	want := "A Test of Everything 1\n  Zwölf -1\n    Deep <nil>\nEnd <nil>\n"
	if b.String() != want || root["Count"] != 3.0 {
		t.Errorf("got %q, count %v, want %q, 3", b.String(), root["Count"], want)
	}
	if r.root()["PageMode"] != name("UseOutlines") {
		t.Error("the outline is not shown")
	}
}

// TestOutlineLevels: levels that begin deep or skip are brought in order.
func TestOutlineLevels(t *testing.T) {
	var list []page.OutlineEntry
	for _, level := range []int{3, 1, 4, 2, 0} {
		list = append(list, page.OutlineEntry{Level: level})
	}
	var got []int
	for _, it := range nestOutline(list)[1:] {
		got = append(got, it.level)
	}
	if fmt.Sprint(got) != "[1 1 2 2 1]" {
		t.Errorf("levels %v", got)
	}
}
