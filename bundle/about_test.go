package bundle

import (
	"strings"
	"testing"

	"octavo/doc"
)

// TestShared checks what a book says by what its texts say.
func TestShared(t *testing.T) {
	files := filesOf(
		"1.md", "---\ndate: 2019-01-01\nauthor: Ann\nlang: de\npublisher: P\nrights: R\nseries: S\ntags: [b, a]\n---\n",
		"2.md", "---\ndate: 2019-03-01\nauthors: [Ben, {name: Ann, url: 'https://a.example'}]\nlang: de\npublisher: P\nrights: Q\nseries: S\ntags: [A]\n---\n",
		"3.md", "---\ndate: 2019-02\neditor: Ann\nlang: en\npublisher: P\nseries: S\ntags: [c]\n---\n")
	m := mustRead(t, files, Options{}).Book.Meta
	var authors []string
	for _, a := range m.Authors {
		authors = append(authors, a.Name+a.Role+a.URL)
	}
	got := strings.Join([]string{m.Date.Time.Format("2006-01-02"), m.Lang, m.Publisher, m.Rights, m.Series, strings.Join(m.Tags, "+"), strings.Join(authors, "+")}, ", ")
	if want := "2019-03-01, de, P, , S, a+b+c, Annhttps://a.example+Annedt+Ben"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// TestSeriesTitle checks that a book of one series is called by it, and a blog
// that happens to be one isn't.
func TestSeriesTitle(t *testing.T) {
	files := filesOf("1.md", "---\nseries: Hens\n---\n", "2.md", "---\nseries: {name: Hens, index: 2}\n---\n", "3.md", "")
	for _, c := range []struct{ series, title, of string }{{"hens", "Hens", ""}, {"", "My Blog", ""}} {
		m := mustRead(t, files, Options{Series: c.series}).Book.Meta
		if m.Title != c.title || m.Series != c.of {
			t.Errorf("%q: %q of %q", c.series, m.Title, m.Series)
		}
	}
	delete(files, "3.md")
	if m := mustRead(t, files, Options{}).Book.Meta; m.Title != "My Blog" || m.Series != "Hens" {
		t.Errorf("%q of %q", m.Title, m.Series)
	}
}

// TestIdentifier checks that the identifier stays while texts change, and not
// when it is another book.
func TestIdentifier(t *testing.T) {
	files := filesOf("1.md", "---\nauthor: Ann\n---\n# One", "2.md", "# Two")
	first := mustRead(t, files, Options{}).Book.Meta.Identifier
	files["1.md"].Data = append(files["1.md"].Data, "\n\nMore text."...)
	files["3.md"] = files["2.md"]
	if again := mustRead(t, files, Options{}).Book.Meta.Identifier; again != first {
		t.Errorf("%s became %s", first, again)
	}
	var o Options
	o.Meta.Title = "Other"
	if other := mustRead(t, files, o).Book.Meta.Identifier; other == first {
		t.Error("another book has the same identifier")
	}
	o.Meta.Identifier = "urn:isbn:1"
	if given := mustRead(t, files, o).Book.Meta.Identifier; given != "urn:isbn:1" {
		t.Errorf("the identifier is %s", given)
	}
	if first[23] != '5' || strings.IndexByte("89ab", first[28]) < 0 {
		t.Errorf("%s is no UUID of version 5", first)
	}
}

// TestCover looks for the cover in each of its places.
func TestCover(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>`
	one := Input{Path: "b/one.md", Name: "b/one.md"}
	folder := Input{Path: "b", Name: "b"}
	for _, c := range []struct {
		name        string
		in          Input
		file, cover string
		option      string
		want, warn  string
	}{
		{"beside the texts", folder, "b/cover.svg", "", "", "cover.svg", ""},
		{"of a single text", one, "b/x.svg", "x.svg", "", "x.svg", ""},
		{"not of one text in a folder", folder, "b/x.svg", "x.svg", "", "", ""},
		{"by option", folder, "b/x.svg", "", "b/x.svg", "x.svg", ""},
		{"by option, above", one, "x.svg", "", "x.svg", "x.svg", ""},
		{"missing", one, "b/x.svg", "y.svg", "", "", `b/one.md: the cover: the image "y.svg" was not found`},
		{"missing option", folder, "b/x.svg", "", "b/y.svg", "", `the cover: the image "y.svg" was not found`},
	} {
		text := "# One"
		if c.cover != "" {
			text = "---\ncover: " + c.cover + "\n---\n" + text
		}
		c.in.FS = filesOf("b/one.md", text, "b/two.md", "# Two", c.file, svg)
		var o Options
		o.Meta.Cover = c.option
		r, err := Read([]Input{c.in}, o)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if r.Book.Cover != nil {
			got = r.Book.Cover.Name
		}
		warned := ""
		for _, d := range r.Diagnostics {
			warned += d.String()
		}
		if got != c.want || warned != c.warn {
			t.Errorf("%s: %q, %q", c.name, got, warned)
		}
	}
	given := &doc.Asset{Name: "given.png"}
	r := mustRead(t, filesOf("a.md", "# A", "cover.svg", svg), Options{Cover: given})
	if r.Book.Cover != given {
		t.Error("the cover is not the one that was given")
	}
}

// TestManyAuthors checks that a book names those who wrote most of it.
func TestManyAuthors(t *testing.T) {
	files := filesOf("z1.md", "---\nauthor: Often\n---\n", "z2.md", "---\nauthor: Often\n---\n")
	for _, c := range "abcdefghij" {
		files[string(c)+".md"] = filesOf("x", "---\nauthor: "+string(c)+"\n---\n")["x"]
	}
	r := mustRead(t, files, Options{})
	if a := r.Book.Meta.Authors; len(a) != maxAuthors || a[0].Name != "Often" || a[1].Name != "a" {
		t.Errorf("the authors are %v", a)
	}
	if logText(r.Diagnostics) == "" {
		t.Error("nobody is told")
	}
}

// TestLang checks what language a book is in: what the options or the book file
// say of it, else that of most texts; texts that name none are in it.
func TestLang(t *testing.T) {
	for _, c := range []struct{ file, option, of, texts, want, quotes string }{
		{"", "", "", "", "", "“"},
		{"", "", "", "lang: fr", "fr", "«"},
		{"language: de", "", "", "", "de", "„"},
		{"language: de", "", "", "lang: fr", "de", "«"},
		{"language: de", "fr", "", "", "fr", "«"},
		{"language: de", "fr", "", "lang: en", "en", "“"},
		{"language: de", "fr", "en", "", "en", "“"},
		{"", "de", "", "", "de", "„"},
	} {
		text := "---\nx: y\n" + c.texts + "\n---\n\"Hens\"\n"
		o := Options{Lang: c.option}
		o.Meta.Lang = c.of
		r := mustRead(t, filesOf("octavo.yaml", c.file, "1.md", text, "2.md", text), o)
		if got := r.Book.Meta.Lang; got != c.want {
			t.Errorf("%+v: the book is in %q", c, got)
		}
		if body := doc.BlockText(r.Book.Parts[0].Chapters[0].Doc.Blocks); !strings.HasPrefix(body, c.quotes) {
			t.Errorf("%+v: a text begins with %s", c, body)
		}
	}
}
