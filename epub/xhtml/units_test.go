package xhtml

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"octavo/doc"
	"octavo/theme"
)

func text(s string) []doc.Inline { return []doc.Inline{&doc.Text{Value: s}} }

func para(s string) *doc.Paragraph { return &doc.Paragraph{Inlines: text(s)} }

// write writes blocks as a chapter and checks the file.
func write(t *testing.T, d *doc.Document, e *Env) *File {
	t.Helper()
	if d.Meta.Title == "" {
		d.Meta.Title = "T"
	}
	f := Chapter(&doc.Chapter{ID: "c", Doc: d}, e)
	for _, problem := range problemsOf(Page(f, PageOptions{})) {
		t.Errorf("%s in\n%s", problem, f.Body)
	}
	return f
}

func codes(f *File) string {
	var list []string
	for _, d := range f.Diagnostics {
		list = append(list, d.Code)
	}
	return strings.Join(list, " ")
}

// TestMessyDocument writes what no source can say but a document can.
func TestMessyDocument(t *testing.T) {
	link := &doc.Link{Dest: "https://a.example/", Inlines: []doc.Inline{
		&doc.Text{Value: "x"},
		&doc.Link{Dest: "https://b.example/", Inlines: text("nested")},
		&doc.NoteRef{Index: 0}, &doc.NoteRef{Index: 7}, &doc.Anchor{ID: "in link"},
	}}
	d := &doc.Document{
		Notes: []*doc.Note{{Blocks: []doc.Block{&doc.Heading{Level: 1, Attr: doc.Attr{ID: "h"}, Inlines: text("in a note")}}}, {}},
		Blocks: []doc.Block{
			&doc.Paragraph{Attr: doc.Attr{ID: "a b", Classes: []string{`"<`}, Lang: "not a tag"}, Inlines: []doc.Inline{link}},
			&doc.Paragraph{Attr: doc.Attr{ID: "a b", Lang: "ar"}, Inlines: text("again\x00\x1b\uFFFE\xff]]>&")},
			&doc.Paragraph{}, &doc.List{}, &doc.DefinitionList{}, &doc.Table{}, &doc.Figure{}, &doc.Div{}, &doc.Alert{}, &doc.Quote{},
			&doc.Details{Blocks: []doc.Block{para("x")}},
			&doc.Heading{Level: 3, Attr: doc.Attr{ID: "empty"}, Inlines: text("  ")},
			&doc.Heading{Level: 9, Attr: doc.Attr{ID: "nine"}, Inlines: []doc.Inline{link}},
			&doc.DefinitionList{Items: []*doc.Definition{
				{Defs: [][]doc.Block{{para("no term")}}},
				{Terms: [][]doc.Inline{text("no meaning")}},
				{Terms: [][]doc.Inline{text("a"), text("b")}, Defs: [][]doc.Block{nil, {&doc.Heading{Level: 1, Attr: doc.Attr{ID: "dd"}, Inlines: text("h")}}}},
				{Defs: [][]doc.Block{{para("more")}}},
				{Terms: [][]doc.Inline{text("last")}},
			}},
			&doc.Table{Caption: text("without rows")},
			&doc.Table{
				Aligns: []doc.Align{doc.AlignLeft},
				Head: []*doc.Row{{Cells: []*doc.Cell{{RowSpan: 5, ColSpan: -1, Blocks: []doc.Block{
					&doc.Alert{Kind: "odd", Blocks: []doc.Block{&doc.Quote{Blocks: []doc.Block{para("q")}, Attribution: text("who")}}},
					&doc.Heading{Level: 1, Attr: doc.Attr{ID: "th"}, Inlines: text("head")},
				}}}}},
				Rows: []*doc.Row{
					{Cells: []*doc.Cell{{RowSpan: 2, ColSpan: 2}, {RowSpan: 3, ColSpan: 1}}}, {},
					{Cells: []*doc.Cell{{RowSpan: 1, ColSpan: 9, Header: true, Blocks: []doc.Block{para("wide")}}, {ColSpan: 1, RowSpan: 9}}},
				},
			},
			&doc.CodeBlock{Text: "a\nb\n", Tokens: []doc.Token{{Class: 99, Len: 1}, {Class: doc.TokenKeyword, Len: 99}}, Lang: "a\tb\"",
				Marked: []doc.LineRange{{From: 2, To: 99}}, Title: "\x01"},
			&doc.List{Items: []*doc.ListItem{{Task: doc.TaskDone, Blocks: []doc.Block{&doc.Rule{}}}, {}}},
		},
	}
	f := write(t, d, nil)
	for _, want := range []string{"bad-language", "duplicate-id", "bad-character"} {
		if !strings.Contains(codes(f), want) {
			t.Errorf("nothing is said of %s: %v", want, f.Diagnostics)
		}
	}
	if got := string(f.Body); !utf8.ValidString(got) || !strings.Contains(got, "again\uFFFD\uFFFD\uFFFD\uFFFD]]&gt;&amp;") {
		t.Errorf("characters: %s", got)
	}
	if !strings.Contains(string(f.Body), `xnested<span id="_in_20_link"></span></a><sup><a epub:type="noteref"`) {
		t.Errorf("a link in a link, or a note in it: %s", f.Body)
	}
	if f.Uses.Tables != 1 || f.Uses.Notes != 2 || !f.Uses.SVG {
		t.Errorf("uses: %+v", f.Uses)
	}
}

// TestCodeIsExact compares what is shown of code with the code.
func TestCodeIsExact(t *testing.T) {
	code := "\tif a < b {\n\n\t\treturn `x\ny`   // é\n\t}"
	for _, b := range []*doc.CodeBlock{
		{Text: code},
		{Text: code, LineNumbers: true, FirstLine: 3},
		{Text: code, Marked: []doc.LineRange{{From: 1, To: 2}}, Tokens: []doc.Token{{Class: doc.TokenString, Len: int32(len(code) - 3)}}},
		{Text: code + "\n", LineNumbers: true},
	} {
		f := write(t, &doc.Document{Blocks: []doc.Block{b}},
			&Env{Pages: []doc.PageStart{{Label: "1", Block: b, Offset: 12}, {Label: "2", Block: b, Offset: len(code)}}})
		root, err := readBack(Page(f, PageOptions{}))
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		root.walk(func(e *element) bool {
			if e.name == "pre" {
				raw(e, &got)
			}
			return true
		})
		if got.String() != b.Text {
			t.Errorf("got %q\nwant %q", got.String(), b.Text)
		}
		if len(f.Pages) != 2 {
			t.Errorf("pages: %v", f.Pages)
		}
	}
}

func raw(e *element, b *strings.Builder) {
	for _, n := range e.nodes {
		if s, ok := n.(string); ok {
			b.WriteString(s)
		} else {
			raw(n.(*element), b)
		}
	}
}

// TestID checks that ids are names of XML and stay different.
func TestID(t *testing.T) {
	for id, want := range map[string]string{
		"": "", "intro": "intro", "1-intro": "_1-intro", "a_b": "a_b", "_a": "___a", "é": "__e9_", "a.b": "_a_2e_b",
		"title": "_title", "titles": "titles", "fn-1": "_fn-1", "fn-x": "fn-x", "page-": "_page-", "\xff": "__xff_",
	} {
		if got := ID(id); got != want {
			t.Errorf("%q becomes %q, not %q", id, got, want)
		}
	}
	const seed = 7
	r := rand.New(rand.NewSource(seed))
	pieces := []string{"a", "_", "__", "-", "2e", "_2e_", "x", ".", "é", "\xff", "_xff_", "1", "title", "fn-", "page-", "🎉"}
	from := map[string]string{}
	for range 20000 {
		id := ""
		for range 1 + r.Intn(5) {
			id += pieces[r.Intn(len(pieces))]
		}
		got := ID(id)
		if !idForm.MatchString(got) || isOwnID(got) {
			t.Fatalf("seed %d: %q becomes %q", seed, id, got)
		}
		if was, ok := from[got]; ok && was != id {
			t.Fatalf("seed %d: %q and %q both become %q", seed, was, id, got)
		}
		from[got] = id
	}
}

func TestWellFormed(t *testing.T) {
	for _, tag := range strings.Fields("en de-CH zh-Hant-TW sr-Latn sl-rozaj-biske de-1996 en-US-u-ca-gregory x-klingon zh-yue-HK es-419 i-x" +
		" mas qaa en-a-bbb-x-a-ccc") {
		if want := tag != "i-x"; wellFormed(tag) != want {
			t.Errorf("%q: %v", tag, !want)
		}
	}
	for _, tag := range []string{"", "e", "en-", "-en", "english language", "de_DE", "a-DE", "en-u", "en-toolongvariant", "x", "日本", "en-u-x"} {
		if wellFormed(tag) {
			t.Errorf("%q is taken for a language", tag)
		}
	}
}

func TestRightToLeft(t *testing.T) {
	for tag, want := range map[string]bool{"ar": true, "he-IL": true, "en": false, "az-Arab": true, "ar-Latn": false, "pa-PK": false, "ckb": true, "": false} {
		if theme.RightToLeft(tag) != want {
			t.Errorf("%q: %v", tag, !want)
		}
	}
}

func TestCleanURL(t *testing.T) {
	for dest, want := range map[string]string{
		"http://example.com/a b|c":          "http://example.com/a%20b%7Cc",
		"HTTP://Example.com":                "http://Example.com",
		"http://[::1]:8080/x[1]?q=[2]#[3]#": "http://[::1]:8080/x%5B1%5D?q=%5B2%5D#%5B3%5D%23",
		"http://b%C3%BCcher.de/%zz/%4":      "http://bücher.de/%25zz/%254",
		"https://пример.рф/é":               "https://пример.рф/%C3%A9",
		"http://u:p@h.example:80?x":         "http://u:p@h.example:80?x",
		"http://xn--bcher-kva.de/":          "http://xn--bcher-kva.de/",
		"http://a_b.example.com./":          "http://a_b.example.com./",
		"mailto:a b@c.example":              "mailto:a%20b@c.example",
		"urn:isbn:1":                        "urn:isbn:1",
		"http://[":                          "", "http://[::g]/": "", "http://[::1]x/": "", "http://ex ample.com/": "",
		"http://a..b/": "", "http://.a/": "", "http://a:99999/": "", "http://a:b/": "", "http://a:80:80/": "",
		"http:///x": "", "http:x": "", "https://": "", "mailto:": "", "http://xn--/": "", "http://xn--a/": "",
		"http://a.xn--zz9/": "", "http://a@b@c/": "", "http://a<b/": "", "http://%00/": "", "http://%zz/": "",
		"http://\u0301x.example/": "", "//a.example": "", "a/b": "", "": "",
	} {
		got, ok := CleanURL(dest)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q becomes %q, %v; want %q", dest, got, ok, want)
		}
	}
}

func TestLinksOfABook(t *testing.T) {
	here := &doc.Chapter{ID: "here"}
	href := func(p doc.Place) string {
		if p.Chapter == here {
			return "here.xhtml#" + ID(p.ID)
		}
		return ""
	}
	link := func(n *doc.Link) doc.Block {
		n.Inlines = text("x")
		return &doc.Paragraph{Inlines: []doc.Inline{n}}
	}
	f := write(t, &doc.Document{Blocks: []doc.Block{
		link(&doc.Link{Dest: "here.md", To: &doc.Place{Chapter: here, ID: "a.b"}}),
		link(&doc.Link{Dest: "gone.md", To: &doc.Place{Chapter: &doc.Chapter{}}}),
		link(&doc.Link{Dest: "//h.example/"}),
	}}, &Env{Href: href})
	for _, want := range []string{`<p><a href="here.xhtml#_a_2e_b">x</a></p>`, "<p>x</p>", `<a href="https://h.example/">`} {
		if !strings.Contains(string(f.Body), want) {
			t.Errorf("%s is missing in %s", want, f.Body)
		}
	}
	if codes(f) != "broken-link" {
		t.Errorf("diagnostics: %v", f.Diagnostics)
	}
}

func TestDates(t *testing.T) {
	day := time.Date(987, 1, 2, 10, 0, 0, 0, time.UTC)
	for want, d := range map[string]doc.Date{
		`<time datetime="0987-01-02">January 2, 987</time>`: {Time: day, HasTime: true},
		`<time datetime="0987-01">January 987</time>`:       {Time: day, NoDay: true},
		`<time datetime="0987">987</time>`:                  {Time: day, NoDay: true, NoMonth: true},
		`<p class="byline">January 2, 10987</p>`:            {Time: day.AddDate(10000, 0, 0)},
	} {
		f := write(t, &doc.Document{Meta: doc.Meta{Date: d}}, testEnv())
		if !strings.Contains(string(f.Body), want) {
			t.Errorf("%s is missing in %s", want, f.Body)
		}
	}
}

func TestLanguages(t *testing.T) {
	f := write(t, &doc.Document{Meta: doc.Meta{Lang: "ar"}, Blocks: []doc.Block{
		&doc.Alert{Kind: "note", Blocks: []doc.Block{&doc.Paragraph{Attr: doc.Attr{Lang: "EN"}, Inlines: text("x")}}},
		&doc.CodeBlock{Text: "x"},
	}}, testEnv())
	for _, want := range []string{`lang="ar" xml:lang="ar" dir="rtl">`, "ملاحظة", `<p lang="EN" xml:lang="EN" dir="ltr">x`, `<pre dir="ltr">`} {
		if !strings.Contains(string(f.Body), want) {
			t.Errorf("%s is missing in %s", want, f.Body)
		}
	}
	if page := string(Page(f, PageOptions{})); !strings.Contains(page, `xml:lang="ar" dir="rtl">`) {
		t.Error(page)
	}
}

func TestKinds(t *testing.T) {
	chapter := func(title string, m doc.Matter, depth int) string {
		k := kindOf(&doc.Chapter{Doc: &doc.Document{Meta: doc.Meta{Title: title}}, Matter: m, Depth: depth})
		return strings.TrimSpace(k.name + " " + k.role)
	}
	for _, c := range []struct{ got, want string }{
		{chapter("Introduction", doc.BodyMatter, 0), "chapter doc-chapter"},
		{chapter("Introduction", doc.BodyMatter, 1), ""},
		{chapter("Introduction: why", doc.FrontMatter, 0), "introduction doc-introduction"},
		{chapter("On it", doc.FrontMatter, 0), ""},
		{chapter("Appendix A", doc.BackMatter, 0), "appendix doc-appendix"},
		{chapter("A - Keywords", doc.BackMatter, 1), ""},
		{chapter("1.", doc.BackMatter, 0), ""},
	} {
		if c.got != c.want {
			t.Errorf("%q, not %q", c.got, c.want)
		}
	}
}

func TestPart(t *testing.T) {
	p := &doc.Part{Title: "A & B", TitleLine: []doc.Inline{&doc.Code{Value: "A & B"}},
		Intro: &doc.Document{Blocks: []doc.Block{para("Opening.")}}}
	f := Part(p, testEnv())
	want := `<h1 id="title" class="title"><code>A &amp; B</code></h1>`
	if !strings.Contains(string(f.Body), want) || !strings.Contains(string(f.Body), "<p>Opening.</p>") {
		t.Errorf("%s", f.Body)
	}
	if problems := problemsOf(Page(f, PageOptions{})); len(problems) > 0 {
		t.Error(problems)
	}
	if f.Title != p.Title || len(f.Headings) != 1 || f.Headings[0].Text != p.Title || !slices.Equal(f.IDs, []string{"title"}) {
		t.Errorf("%+v", f)
	}
	if f := Part(&doc.Part{Title: "B"}, nil); !strings.Contains(string(f.Body), ">B</h1>") {
		t.Errorf("%s", f.Body)
	}
}

// TestPageLabels gives pages of any label ids of their own.
func TestPageLabels(t *testing.T) {
	b := para("abc")
	f := write(t, &doc.Document{Blocks: []doc.Block{b}}, &Env{Pages: []doc.PageStart{
		{Label: "iv"}, {Label: "iv", Block: b}, {Label: "A-1", Block: b, Offset: 2}, {Label: "", Block: b, Offset: 9}, {Label: "lost", Block: &doc.Rule{}},
	}})
	var ids []string
	for _, p := range f.Pages {
		ids = append(ids, p.ID)
	}
	if got := strings.Join(ids, " "); got != "page-iv page-iv-2 page-A-1 page- page-lost" {
		t.Error(got)
	}
	if strings.Index(string(f.Body), "page-iv") > strings.Index(string(f.Body), "<header") {
		t.Error("the first page does not begin before the title")
	}
}
