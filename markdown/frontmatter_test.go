package markdown

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"octavo/doc"
)

// dumpMeta writes what is set in a Meta, one thing after the other.
func dumpMeta(m doc.Meta) string {
	var b strings.Builder
	put := func(name string, v any) {
		if s := fmt.Sprint(v); s != "" && s != "[]" && s != "false" {
			fmt.Fprintf(&b, "%s=%s; ", name, s)
		}
	}
	put("title", m.Title)
	put("subtitle", m.Subtitle)
	put("description", m.Description)
	for _, a := range m.Authors {
		put("author", strings.TrimRight(strings.Join([]string{a.Name, a.Role, a.Email, a.URL}, "|"), "|"))
	}
	put("date", dumpDate(m.Date))
	put("updated", dumpDate(m.Updated))
	put("tags", strings.Join(m.Tags, "|"))
	put("categories", strings.Join(m.Categories, "|"))
	put("keywords", strings.Join(m.Keywords, "|"))
	put("draft", m.Draft)
	put("lang", m.Lang)
	put("slug", m.Slug)
	put("aliases", strings.Join(m.Aliases, "|"))
	if m.HasWeight {
		put("weight", m.Weight)
	}
	put("series", m.Series)
	put("cover", m.Cover)
	if m.TOC != nil {
		put("toc", fmt.Sprintf("%v.", *m.TOC))
	}
	put("publisher", m.Publisher)
	put("rights", m.Rights)
	put("identifier", m.Identifier)
	for _, f := range m.Extra {
		put("extra", fmt.Sprintf("%d:%d %s %s", f.At.Line, f.At.Col, f.Key, f.Value))
	}
	return strings.TrimSuffix(b.String(), "; ")
}

func dumpDate(d doc.Date) string {
	switch {
	case d.IsZero():
		return ""
	case d.HasTime:
		return d.Time.Format(time.RFC3339)
	case d.NoMonth:
		return d.Time.Format("2006")
	case d.NoDay:
		return d.Time.Format("2006-01")
	}
	return d.Time.Format(time.DateOnly)
}

var frontMatterCases = []struct{ name, in, meta, diags, body string }{
	{"hugo yaml", "---\ntitle: \"Understanding Distributed Systems\"\ndate: 2025-11-13\ndraft: false\ntags: [\"architecture\", \"distributed-systems\"]\n---\n\nText\n",
		"title=Understanding Distributed Systems; date=2025-11-13; tags=architecture|distributed-systems", "", "\nText\n"},
	{"closed by dots", "---\ntitle: A\n...\nText", "title=A", "", "Text"},
	{"empty", "---\n---\nText", "", "", "Text"},
	{"no text", "---\ntitle: A\n---", "title=A", "", ""},
	{"after blank lines", "\n\n---\ntitle: A\nx: 1\n---\nText", "title=A; extra=5:1 x 1", "", "Text"},
	{"trailing spaces", "--- \ntitle: A\n---\t\nText", "title=A", "", "Text"},
	{"toml", "+++\ntitle = \"A\"\ndate = 2025-11-13\nupdated = 2025-11-13T10:00:00+02:00\nweight = 3\ntemplate = \"p.html\"\n[taxonomies]\ntags = [\"a\", \"b\"]\ncategories = [\"c\"]\n[extra]\nauthor = \"Jane\"\ncolor.fg = \"red\"\n+++\nText",
		"title=A; author=Jane; date=2025-11-13; updated=2025-11-13T10:00:00+02:00; tags=a|b; categories=c; weight=3; extra=6:1 template p.html; extra=12:1 extra.color {\"fg\":\"red\"}", "", "Text"},
	{"toml authors", "+++\nz = 1\na = [1, 2.5]\n[[authors]]\nname = \"J\"\nemail = \"j@x\"\n[[authors]]\nname = \"K\"\nrole = \"editor\"\n+++\n",
		"author=J||j@x; author=K|edt; extra=2:1 z 1; extra=3:1 a [1,2.5]", "", ""},
	{"json", "{\n  \"title\": \"A {b}\",\n  \"tags\": [\"x\", \"y\"],\n  \"n\": {\"k\": null, \"m\": 1.50}\n}\n\nText",
		"title=A {b}; tags=x|y; extra=4:3 n {\"k\":null,\"m\":1.50}", "", "\nText"},
	{"json empty", "{}\nText", "", "", "Text"},
	{"keys fold", "---\nTitle: A\nLast-Mod: 2024-01-02\nfeatured_image: a.png\nKeyWords: a, b\n---\n",
		"title=A; updated=2024-01-02; keywords=a|b; cover=a.png", "", ""},
	{"jekyll", "---\nlayout: post\npublished: false\ncategories: a b\npermalink: /x/\n---\n",
		"categories=a|b; draft=true; aliases=/x/; extra=2:1 layout post", "", ""},
	{"norway", "---\nauthor: No\ntitle: 1984\nauthors: [Yes, 'Off']\n---\n", "title=1984; author=No; author=Yes; author=Off", "", ""},
	{"authors", "---\nauthor:\n  - name: A\n    affiliation: X\n    url: http://a\n  - B <b@x.org>\n  - given: C\n    family: D\n    role: translator\neditor: E\n---\n",
		"author=A|||http://a; author=B||b@x.org; author=C D|trl; author=E|edt; extra=4:5 author.affiliation X", "", ""},
	{"pandoc creators", "---\ncreator:\n- role: author\n  text: John\n- role: ghost\n  text: Ann\nidentifier:\n- scheme: ISBN-13\n  text: 978-1-2\n---\n",
		"author=John; author=Ann|ctb; identifier=urn:isbn:97812", `5:9 the role "ghost" is not known, so it counts as a contributor's`, ""},
	{"block scalars", "---\ndescription: >\n  Two\n  lines\ntitle: |\n  A\n  B\nnote: |\n  keep\n    this\n---\n",
		"title=A B; description=Two lines; extra=8:1 note keep\n  this\n", "", ""},
	{"best name", "---\nsummary: S\ndescription: D\nimage: i.png\ncover: {src: c.png, alt: C}\n---\n",
		"description=D; cover=c.png; extra=2:1 summary S; extra=4:1 image i.png", "", ""},
	{"toc", "---\ntoc: {depth: 2}\nisbn: 978 3\nlang: en_US.UTF-8\n---\n", "lang=en-US; toc=true.; identifier=urn:isbn:9783", "", ""},
	{"toc off", "---\ntoc: no\nlang: german\n---\n", "lang=de; toc=false.", "", ""},
	{"null says nothing", "---\ntitle:\ntags: ~\n---\n", "", "", ""},
	{"anchors", "---\nbase: &b {k: v}\nx: *b\ny:\n  <<: *b\n  z: 1\n---\n",
		`extra=2:1 base {"k":"v"}; extra=3:1 x {"k":"v"}; extra=4:1 y {"k":"v","z":1}`, "", ""},
	{"wrong types", "---\ntitle: [a]\ntags: {a: b}\ndate: soon\ndraft: maybe\nweight: heavy\nlang: klingonese\n---\n",
		`extra=2:1 title ["a"]; extra=3:1 tags {"a":"b"}; extra=4:1 date soon; extra=5:1 draft maybe; extra=6:1 weight heavy; extra=7:1 lang klingonese`,
		`2:8 "title" should be a text, not a list/3:7 "tags" should be a list, not a map/4:7 the date "soon" can't be understood/` +
			`5:8 "draft" should be true or false, not "maybe"/6:9 "weight" should be a whole number, not a text/7:7 "klingonese" is not a language tag`, ""},

	// What is no front matter.
	{"thematic break", "---\n\nProse.\n", "", "", "---\n\nProse.\n"},
	{"two breaks", "---\n\nProse here.\n\n---\n\nMore.\n", "", "", "---\n\nProse here.\n\n---\n\nMore.\n"},
	{"perhaps front matter", "---\na: [\n---\n", "", `2:4 what looks like front matter is read as text: the bracket "[" is never closed`, "---\na: [\n---\n"},
	{"prose with a colon", "---\nNote: this is prose\nthat goes on.\n\n---\n", "", "", "---\nNote: this is prose\nthat goes on.\n\n---\n"},
	{"blank between breaks", "---\n\n---\nText", "", "", "---\n\n---\nText"},
	{"a list between breaks", "---\n- a\n- b\n---\n", "", "", "---\n- a\n- b\n---\n"},
	{"heading", "# A\n---\nb: c\n---\n", "", "", "# A\n---\nb: c\n---\n"},
	{"brace", "{% include x %}\n", "", "", "{% include x %}\n"},
	{"json in a sentence", "{\"a\": 1} is JSON.\n", "", "", "{\"a\": 1} is JSON.\n"},
	{"plus signs", "+++\n", "", "", "+++\n"},
	{"not closed", "---\ntitle: A\n\nText", "", "1:1 this looks like front matter, but it is never closed, so it is read as text", "---\ntitle: A\n\nText"},
}

func TestFrontMatter(t *testing.T) {
	for _, c := range frontMatterCases {
		t.Run(c.name, func(t *testing.T) {
			meta, off, diags, err := splitFrontMatter([]byte(c.in), "f.md")
			if err != nil {
				t.Fatal(err)
			}
			if got := dumpMeta(meta); got != c.meta {
				t.Errorf("meta\n got %s\nwant %s", got, c.meta)
			}
			var ds []string
			for _, d := range diags {
				ds = append(ds, strings.TrimPrefix(strings.Replace(d.String(), ": ", " ", 1), "f.md:"))
			}
			if got := strings.Join(ds, "/"); got != c.diags {
				t.Errorf("diagnostics\n got %s\nwant %s", got, c.diags)
			}
			if got := c.in[off:]; got != c.body {
				t.Errorf("body %q, want %q", got, c.body)
			}
		})
	}
}

var frontMatterErrors = []struct{ name, in, err, hint string }{
	{"colon", "---\ntitle: Foo: bar\n---\n", "2:8: a value with a colon and a space in it must be in quotation marks", `put the value in quotes: title: "Foo: bar"`},
	{"colon and quotes", "---\na: 1\ntitle: Foo: \"bar\"\n---\n", "3:8: a value with a colon and a space in it must be in quotation marks", `put the value in quotes: title: 'Foo: "bar"'`},
	{"open quote", "---\ntitle: \"Foo\ndate: 2020\n---\n", "2:8: this quotation mark is never closed", "close it on the same line"},
	{"open bracket", "---\ntitle: x\ntags: [a, b\ndate: 2020-01-01\n---\n", "3:7: the bracket \"[\" is never closed", "close it"},
	{"open brace", "---\ntitle: {a: b\n---\n", "2:8: the bracket \"{\" is never closed", "close it"},
	{"tab", "---\ntitle: x\nauthor:\n\tname: J\n---\n", "4:1: this line is indented with a tab", "indent with spaces"},
	{"tab first", "---\n\ttitle: x\n---\n", "2:1: this line is indented with a tab", "indent with spaces"},
	{"apostrophe", "---\ntitle: 'It's'\n---\n", "2:12: there is text after the closing quotation mark", "double a quotation mark"},
	{"bracket first", "---\ntitle: [Update] Foo\n---\n", "2:17: there is text after the closing bracket", `put the value in quotes: title: "[Update] Foo"`},
	{"at sign", "---\ntitle: @foo\n---\n", `2:8: a value can't start with "@"`, "put the value in quotes"},
	{"percent", "---\ntitle: %foo\n---\n", `2:8: a value can't start with "%"`, "put the value in quotes"},
	{"asterisk", "---\ntitle: *foo\n---\n", "2:8: a value can't start with *", "put the value in quotes"},
	{"twice", "---\ntitle: x\ntitle: y\n---\n", `3:1: the key "title" is there twice`, "remove one"},
	{"indent", "---\ntitle: x\n  date: 2020\n---\n", "3:3: this line is indented more", "let the key start"},
	{"no key", "---\ntitle: foo\nbar\nbaz: 1\n---\n", "3:1: this line has no key", "key: value"},
	{"no space", "---\ntitle:foo\ndate:bar\n---\n", "2:7: there must be a space after the colon", "write title: foo"},
	{"escape", "---\ntitle: \"C:\\qemu\"\n---\n", "2:12: a backslash", "double the backslash"},
	{"nested", "---\ntitle: " + strings.Repeat("[", 100) + "\n---\n", "2:72: brackets are nested too deep", "close"},
	{"bomb", "---\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n---\n",
		"3:23: this is too large", "aliases"},
	{"toml bare", "+++\ntitle = foo\n+++\n", "2:9: a text must be in quotation marks in TOML", `write title = "foo"`},
	{"toml colon", "+++\ntitle: foo\n+++\n", "2:6: TOML front matter has no colon", `write title = "foo"`},
	{"toml string", "+++\na = 1\nb = \"x\nc = 2\n+++\n", "3:7: this can't be read as TOML", "close the quotation mark"},
	{"toml twice", "+++\na = 1\na = 2\n+++\n", "3:1: this can't be read as TOML", "remove one"},
	{"json comma", "{\n  \"title\": \"A\",\n}\nText", "3:1: this can't be read as JSON", "no comma after the last value"},
	{"json no comma", "{\n  \"title\": \"A\"\n  \"b\": 1\n}\nText", "3:3: this can't be read as JSON", "put a comma"},
	{"json open", "{\n  \"title\": \"A\"\n", "1:1: the brace that opens", "close it"},
	{"too long", "---\ntitle: A\n" + strings.Repeat("# x\n", 70_000) + "---\n", "2:1: the front matter is longer than 256 KiB", "close it"},
}

func TestFrontMatterErrors(t *testing.T) {
	for _, c := range frontMatterErrors {
		t.Run(c.name, func(t *testing.T) {
			_, _, _, err := splitFrontMatter([]byte(c.in), "f.md")
			var e *doc.Error
			if !errors.As(err, &e) {
				t.Fatalf("error is %v", err)
			}
			if !strings.HasPrefix(e.Error(), "f.md:"+c.err) {
				t.Errorf("got  %s\nwant f.md:%s", e, c.err)
			}
			if !strings.Contains(e.Hint, c.hint) {
				t.Errorf("hint %q, want %q", e.Hint, c.hint)
			}
		})
	}
}

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"2025-11-13":                     "2025-11-13",
		"2025-1-3":                       "2025-01-03",
		"2025/11/13":                     "2025-11-13",
		"2025.11.13":                     "2025-11-13",
		"20251113":                       "2025-11-13",
		"2025-11":                        "2025-11",
		"2025":                           "2025",
		"2025-11-13T10:00:00Z":           "2025-11-13T10:00:00Z",
		"2025-11-13t10:00:00.123+01:00":  "2025-11-13T10:00:00+01:00",
		"2025-11-13 10:00:00 +0100":      "2025-11-13T10:00:00+01:00",
		"2025-11-13 10:00:00 -05:00":     "2025-11-13T10:00:00-05:00",
		"2025-11-13 10:00":               "2025-11-13T10:00:00Z",
		"2025/11/13 10:00:05":            "2025-11-13T10:00:05Z",
		"November 13, 2025":              "2025-11-13",
		"Nov 13, 2025":                   "2025-11-13",
		"Nov. 13, 2025":                  "2025-11-13",
		"Sept. 3rd, 2025":                "2025-09-03",
		"13 Nov 2025":                    "2025-11-13",
		"13th November 2025":             "2025-11-13",
		"Thursday, November 13, 2025":    "2025-11-13",
		"Thu, 13 Nov 2025 10:00:00 GMT":  "2025-11-13T10:00:00Z",
		"Thu Nov 13 10:00:00 UTC 2025":   "2025-11-13T10:00:00Z",
		"November 2025":                  "2025-11",
		"13.11.2025":                     "2025-11-13",
		"soon":                           "",
		"":                               "",
		"2025-13-45":                     "",
		"11/12/2025":                     "",
		strings.Repeat("2025-11-13 ", 9): "",
	} {
		d, ok := parseDate(in)
		if got := dumpDate(d); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", in, got, ok, want)
		}
	}
}

// FuzzFrontMatter checks that any text is either front matter and a body or an
// error in it, with a place that is in the text.
func FuzzFrontMatter(f *testing.F) {
	for _, c := range frontMatterCases {
		f.Add(c.in)
	}
	for _, c := range frontMatterErrors {
		if len(c.in) < 1000 {
			f.Add(c.in)
		}
	}
	f.Fuzz(func(t *testing.T, in string) {
		src, _ := decode([]byte(in), "f.md")
		meta, off, diags, err := splitFrontMatter(src, "f.md")
		again, _, _, _ := splitFrontMatter(src, "f.md")
		if a, b := dumpMeta(meta), dumpMeta(again); a != b {
			t.Errorf("once %s, once %s", a, b)
		}
		if off < 0 || off > len(src) || off > 0 && off < len(src) && src[off-1] != '\n' {
			t.Errorf("body at %d of %d", off, len(src))
		}
		var e *doc.Error
		if errors.As(err, &e) {
			diags = append(diags, doc.Diagnostic{Pos: e.Pos})
		}
		lines := int32(strings.Count(string(src), "\n")) + 1
		for _, d := range diags {
			if d.Pos.Line < 1 || d.Pos.Line > lines || d.Pos.Col < 1 {
				t.Errorf("%v of %d lines", d, lines)
			}
		}
	})
}

func BenchmarkFrontMatter(b *testing.B) {
	src := []byte(frontMatterCases[0].in)
	for b.Loop() {
		splitFrontMatter(src, "f.md")
	}
}
