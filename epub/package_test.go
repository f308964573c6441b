package epub_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"octavo/bundle"
	"octavo/doc"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares a file of a book with testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s (-want +got):\n%s", file, d)
	}
}

// whole is a book with all that a package document can say.
func whole(t *testing.T) *doc.Book {
	t.Helper()
	read, err := bundle.Read([]bundle.Input{{FS: fstest.MapFS{
		"octavo.yaml": {Data: []byte(`title: The *Analytical* Engine
subtitle: Notes & Sketches
authors:
  - Ada Lovelace
  - name: Luigi Menabrea
    role: edt
date: 1843-09
language: en-GB
publisher: Richard & John E. Taylor
rights: Public domain
identifier: "978-0-306-40615-7"
series: Scientific Memoirs
series-index: 3
description: What the engine can do, and what it can't.
parts:
  - title: The Engine
    texts: [mill.md, store.md]
  - title: Notes
    texts: [notes.md]
`)},
		"mill.md":   {Data: []byte("---\ntags: [machines, Engines]\n---\n# The `mill`\n\n## Wheels\n\n### Teeth\n\n## Axes\n")},
		"store.md":  {Data: []byte("---\ntags: [engines]\nlang: fr\n---\n# Le magasin\n\nTexte $x^2$.\n\n![une roue](wheel.png)\n")},
		"notes.md":  {Data: []byte("---\nlang: ar\nupdated: 1843-10-02\n---\n# ملاحظات\n\nنص\n")},
		"wheel.png": {Data: pngOf(1)},
	}, Path: "octavo.yaml", Name: "octavo.yaml"}}, bundle.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return read.Book
}

func TestPackage(t *testing.T) {
	b := whole(t)
	o := options(t)
	o.TOCDepth = 3
	o.Pages = map[*doc.Chapter][]doc.PageStart{}
	o.PrintSource = "The Analytical Engine, London 1843"
	for _, c := range b.All() {
		o.Pages[c] = []doc.PageStart{{Label: "691", Block: c.Doc.Blocks[0]}}
	}
	data, diags := write(t, b, o)
	if len(diags) > 0 {
		t.Errorf("%v", diags)
	}
	a := open(t, data)
	a.audit(t)
	for _, name := range []string{"package.opf", "nav.xhtml", "toc.ncx"} {
		golden(t, name, a.files["EPUB/"+name])
	}
	for _, name := range []string{"title-page.xhtml", "colophon.xhtml"} {
		golden(t, name, a.files["EPUB/xhtml/"+name])
	}
}

// TestPost: a single text has no title page and no page of contents, and a
// colophon only if there is something to say.
func TestPost(t *testing.T) {
	b := load(t, "../testdata/post.md", bundle.Options{})
	data, _ := write(t, b, options(t))
	a := open(t, data)
	_, spine := a.manifest(t)
	if got := strings.Join(spine, " "); got != "EPUB/xhtml/cover.xhtml EPUB/xhtml/post.xhtml" {
		t.Errorf("the spine is %s", got)
	}
	b.Meta.Rights = "CC BY 4.0"
	data, _ = write(t, b, options(t))
	a = open(t, data)
	if !strings.Contains(string(a.files["EPUB/xhtml/colophon.xhtml"]), "CC BY 4.0") {
		t.Error("there is no colophon with the rights")
	}
}

// metaOf are the values of a property in a package document.
func metaOf(opf []byte, property string) []string {
	var list []string
	for _, m := range regexp.MustCompile(`property="`+property+`"[^>]*>([^<]*)<`).FindAllSubmatch(opf, -1) {
		list = append(list, string(m[1]))
	}
	return list
}

// TestAccessibility: claims are made where they are true.
func TestAccessibility(t *testing.T) {
	for _, c := range []struct {
		name, text          string
		claim, textual      bool
		feature, notFeature string
		summary             string
	}{
		{"text", "words", true, true, "tableOfContents", "alternativeText", "no images"},
		{"described", "![a wheel](w.png)", true, true, "alternativeText", "latex", "All images"},
		{"not described", "![a wheel](w.png)\n\n![](w.png)", false, false, "ARIA", "alternativeText", "1 of 2 images"},
		{"formula", "$x$", true, true, "MathML", "alternativeText", "no images"},
		{"broken formula", "$\\frca$", true, true, "latex", "MathML", "TeX"},
		{"table", "| a | b |\n|---|---|\n| 1 | 2 |", true, true, "ARIA", "latex", "no images"},
		{"table without header", "<table><tr><td>1</td></tr></table>", false, true, "ARIA", "latex", "no images"},
	} {
		b := bookOf(t, fstest.MapFS{"a.md": {Data: []byte("# T\n\n" + c.text + "\n")}, "w.png": {Data: pngOf(1)}})
		data, diags := write(t, b, options(t))
		opf := open(t, data).files["EPUB/package.opf"]
		claims := metaOf(opf, "dcterms:conformsTo")
		if len(claims) > 0 != c.claim || len(metaOf(opf, "a11y:certifiedBy")) != len(claims) {
			t.Errorf("%s: claimed is %q by %q", c.name, claims, metaOf(opf, "a11y:certifiedBy"))
		}
		modes := strings.Join(metaOf(opf, "schema:accessModeSufficient"), " ")
		if strings.HasPrefix(modes+" ", "textual ") != c.textual {
			t.Errorf("%s: sufficient is %q", c.name, modes)
		}
		features := " " + strings.Join(metaOf(opf, "schema:accessibilityFeature"), " ") + " "
		if !strings.Contains(features, " "+c.feature+" ") || strings.Contains(features, " "+c.notFeature+" ") {
			t.Errorf("%s: the features are %s", c.name, features)
		}
		if s := metaOf(opf, "schema:accessibilitySummary"); len(s) != 1 || !strings.Contains(s[0], c.summary) {
			t.Errorf("%s: the summary is %q", c.name, s)
		}
		if len(diags) > 0 { // what its author owes is for doc to tell
			t.Errorf("%s: %v", c.name, diags)
		}
	}
}

// TestModified: the date of change comes from the options, else the texts,
// never from the clock.
func TestModified(t *testing.T) {
	for _, c := range []struct {
		front string
		asked time.Time
		want  string
	}{
		{"", time.Time{}, "2000-01-01T00:00:00Z"},
		{"date: 2020-02-03\n", time.Time{}, "2020-02-03T00:00:00Z"},
		{"date: 2020-02-03\nupdated: 2021-04-05T06:07:08+02:00\n", time.Time{}, "2021-04-05T04:07:08Z"},
		{"date: 2020-02-03\n", time.Date(2022, 1, 2, 3, 4, 5, 678, time.FixedZone("", 3600)), "2022-01-02T02:04:05Z"},
	} {
		o := options(t)
		o.Modified = c.asked
		data, _ := write(t, bookOf(t, fstest.MapFS{"a.md": {Data: []byte("---\n" + c.front + "---\n# T\n")}}), o)
		if got := metaOf(open(t, data).files["EPUB/package.opf"], "dcterms:modified"); len(got) != 1 || got[0] != c.want {
			t.Errorf("%q, %v: %q, want %s", c.front, c.asked, got, c.want)
		}
	}
}

// TestSameIdentifier: a book keeps its identifier when its words change, and
// another book has another.
func TestSameIdentifier(t *testing.T) {
	id := func(title, text string) string {
		b := bookOf(t, fstest.MapFS{"a.md": {Data: []byte("# " + title + "\n\n" + text)}})
		b.Meta.Identifier = ""
		data, _ := write(t, b, options(t))
		opf := string(open(t, data).files["EPUB/package.opf"])
		_, after, _ := strings.Cut(opf, `id="pub-id">`)
		found, _, _ := strings.Cut(after, "<")
		return found
	}
	one := id("One", "some words")
	if !regexp.MustCompile(`^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`).MatchString(one) {
		t.Errorf("%q is no UUID", one)
	}
	if other := id("One", "other words"); other != one {
		t.Errorf("%s became %s", one, other)
	}
	if two := id("Two", "some words"); two == one {
		t.Error("two books have one identifier")
	}
}

// TestGivenCover: a picture is the cover as it is; where it has no pixels, or
// can't be read, shelves get a drawn one.
func TestGivenCover(t *testing.T) {
	svg := []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="6" height="9"><rect width="6" height="9"/></svg>`)
	for _, c := range []struct {
		name  string
		asset *doc.Asset
		shelf string // the file with the property cover-image
		page  string // what the page of the cover shows
		told  string
	}{
		{"png", &doc.Asset{Name: "My Cover.png", Format: "png", Data: pngOf(1)}, "my-cover.png", `<img src="../images/my-cover.png" alt="Cover: T"`, ""},
		{"svg", &doc.Asset{Name: "c.svg", Format: "svg", Data: svg}, "cover.png", `<img src="../images/c.svg"`, "cover-vector"},
		{"broken", &doc.Asset{Name: "c.png", Format: "png", Data: pngOf(1)[:20]}, "cover.png", "<svg ", "broken-image"},
		{"none", nil, "cover.png", "<svg ", ""},
	} {
		b := bookOf(t, fstest.MapFS{"a.md": {Data: []byte("# T\n\n![x](cover.png)\n")}, "cover.png": {Data: pngOf(2)}})
		b.Cover = c.asset
		data, diags := write(t, b, options(t))
		a := open(t, data)
		a.audit(t)
		items, _ := a.manifest(t)
		for name, it := range items {
			if (it.properties == "cover-image") != (name == "EPUB/images/"+c.shelf) {
				t.Errorf("%s: %s has the properties %q", c.name, name, it.properties)
			}
		}
		if page := string(a.files["EPUB/xhtml/cover.xhtml"]); !strings.Contains(page, c.page) {
			t.Errorf("%s: the cover is\n%s", c.name, page)
		}
		told := ""
		for _, d := range diags {
			told += d.Code
		}
		if told != c.told {
			t.Errorf("%s: %v", c.name, diags)
		}
	}
}

// TestDirection: a book in Arabic goes from right to left.
func TestDirection(t *testing.T) {
	data, _ := write(t, load(t, "../testdata/nasty/arabic.md", bundle.Options{}), options(t))
	a := open(t, data)
	opf := string(a.files["EPUB/package.opf"])
	for _, want := range []string{`page-progression-direction="rtl"`, `<dc:language>ar</dc:language>`, `dir="rtl"`} {
		if !strings.Contains(opf, want) {
			t.Errorf("%s is missing", want)
		}
	}
}

// TestEmbeddedFonts: what the style sheet names is there, and whose they are is
// said.
func TestEmbeddedFonts(t *testing.T) {
	o := options(t)
	o.EmbedFonts = true
	data, _ := write(t, load(t, "../testdata/post.md", bundle.Options{}), o)
	a := open(t, data)
	items, _ := a.manifest(t)
	css := string(a.files["EPUB/css/book.css"])
	urls := regexp.MustCompile(`url\("?\.\./([^")]+)"?\)`).FindAllStringSubmatch(css, -1)
	if len(urls) < 6 {
		t.Errorf("the style sheet names %d fonts", len(urls))
	}
	used := map[string]bool{}
	for _, u := range urls {
		if it := items["EPUB/"+u[1]]; it.mediaType != "font/ttf" {
			t.Errorf("%s is %+v", u[1], it)
		}
		used["EPUB/"+u[1]] = true
	}
	for name := range items {
		if strings.HasSuffix(name, ".ttf") && !used[name] {
			t.Errorf("%s is in the book and not in the style sheet", name)
		}
	}
	colophon := string(a.files["EPUB/xhtml/colophon.xhtml"])
	for _, want := range []string{"Source Serif 4", "SIL Open Font License", "Reserved Font Name"} {
		if !strings.Contains(colophon, want) {
			t.Errorf("the colophon does not say %q", want)
		}
	}
	data, _ = write(t, load(t, "../testdata/post.md", bundle.Options{}), options(t))
	if css := string(open(t, data).files["EPUB/css/book.css"]); strings.Contains(css, "@font-face") {
		t.Error("fonts are named that are not there")
	}
}
