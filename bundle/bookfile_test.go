package bundle

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestBookKeysAreDocumented compares the keys in docs/bookfile.md with those
// that can be read.
func TestBookKeysAreDocumented(t *testing.T) {
	data, err := os.ReadFile("../docs/bookfile.md")
	if err != nil {
		t.Fatal(err)
	}
	var documented, known []string
	name := regexp.MustCompile("`([^`]*)`")
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(line, "|")
		if len(cells) < 4 || !strings.HasPrefix(cells[1], " `") {
			continue
		}
		for _, m := range name.FindAllStringSubmatch(cells[1], -1) {
			documented = append(documented, m[1])
		}
	}
	for _, k := range bookKeys() {
		known = append(append(known, k.name), k.aliases...)
	}
	slices.Sort(documented)
	slices.Sort(known)
	if !slices.Equal(documented, known) {
		t.Errorf("docs/bookfile.md has\n%q, the code\n%q", documented, known)
	}
}

// TestDocumentedBook reads the example of docs/bookfile.md.
func TestDocumentedBook(t *testing.T) {
	data, err := os.ReadFile("../docs/bookfile.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), "```yaml\n")
	example, _, _ := strings.Cut(rest, "```")
	b, err := readBookFile([]byte(example), place{name: "octavo.yaml"})
	if err != nil {
		t.Fatal(err)
	}
	if len(b.list) != 2 || b.about.Title != "Notes on Async" || b.order != ByDate || b.settings.Paper != "A5" {
		t.Errorf("read as %+v", b)
	}
}

func TestBookFileErrors(t *testing.T) {
	for _, c := range []struct{ in, err, hint string }{
		{"titel: x", `o.yaml:1:1: a book file has no key "titel"`, "did you mean title?"},
		{"title: x\ncolour: red", `o.yaml:2:1: a book file has no key "colour"`, "docs/bookfile.md"},
		{"title: [a, b]", `o.yaml:1:8: "title" should be a text, not a list`, `write title: "…"`},
		{"title: a: b", `o.yaml:1:8: a value with a colon`, `"a: b"`},
		{"author: x\nauthors: y", `o.yaml:2:1: author and authors say the same thing`, "remove"},
		{"title: x\ntitle: y", `o.yaml:2:1: the key "title" is there twice`, "remove"},
		{"sort: size", `o.yaml:1:7: sort can't be "size"`, "-date"},
		{"sort: [date]", `o.yaml:1:7: sort should be a text, not a list`, "write sort"},
		{"parts: month", `o.yaml:1:8: parts can't be "month"`, "year"},
		{"parts: [a]", `o.yaml:1:9: a part should have a title`, "posts"},
		{"parts:\n  - title: x", `o.yaml:2:`, "posts: [one.md"},
		{"parts:\n  - title: x\n    post: [a]", `o.yaml:3:5: a part has no key "post"`, "title, intro"},
		{"posts: {a: b}", `o.yaml:1:8: posts should be a text, not a map`, "write"},
		{"posts: [a, [b]]", `o.yaml:1:12: posts should be a text, not a list`, "write"},
		{"posts: ['']", `o.yaml:1:9: posts should name files`, ""},
		{"drafts: maybe", `o.yaml:1:9: drafts should be true or false`, ""},
		{"toc-depth: 9", `o.yaml:1:12: toc-depth should be a number from 1 to 6`, ""},
		{"since: soon", `o.yaml:1:8: since should be a date`, "2025-11-13"},
		{"date: soon", `o.yaml:1:7: the date "soon" can't be understood`, "2025-11-13"},
		{"baseURL: example.org", `o.yaml:1:10: baseURL should be the address of a website`, "https://"},
		{"language: klingonish!", `o.yaml:1:11: "klingonish!" is not a language tag`, "en"},
		{"author: {nam: x}", `o.yaml:1:`, ""},
		{"- a\n- b", `o.yaml:1:1: this file should hold lines of the form key: value`, ""},
		{"just text", `o.yaml:1:1: this file should hold lines of the form key: value`, ""},
		{"posts: [gone.md]", `o.yaml:1:9: there is no file or folder "gone.md"`, "did you mean one.md?"},
		{"posts: ['../x.md']", `o.yaml:1:9: "../x.md" lies outside`, "relative"},
		{"posts: [/x.md]", `o.yaml:1:9: "/x.md" lies outside`, "relative"},
		{"posts: ['*.txt']", `o.yaml:1:9: no texts match "*.txt"`, "relative"},
		{"posts: ['[.md']", `o.yaml:1:9: "[.md" is not a pattern`, "**"},
		{"parts:\n  - {title: x, intro: ones.md, posts: [one.md]}", `o.yaml:2:23: there is no file or folder "ones.md"`, "did you mean one.md?"},
		{"tags: nobody", `.: no text is of the tag`, "front matter"},
	} {
		files := filesOf("o.yaml", c.in, "one.md", "# One")
		_, err := Read([]Input{{FS: files, Path: "o.yaml", Name: "o.yaml"}}, Options{})
		if err == nil {
			t.Errorf("%q: no error", c.in)
			continue
		}
		if got := errorText(err); !strings.HasPrefix(got, c.err) || !strings.Contains(got, c.hint) {
			t.Errorf("%q: got %s want %s (%s)", c.in, got, c.err, c.hint)
		}
	}
}

func TestEmptyBookFile(t *testing.T) {
	for _, in := range []string{"", "# nothing\n", "title:\n", "---\n"} {
		files := filesOf("octavo.yaml", in, "one.md", "# One", "two.md", "# Two")
		if got := titles(mustRead(t, files, Options{}).Book); got != "One, Two" {
			t.Errorf("%q: the book has %s", in, got)
		}
	}
}

// TestOptionsBeatTheBookFile checks which says more.
func TestOptionsBeatTheBookFile(t *testing.T) {
	files := filesOf(
		"octavo.yaml", "title: File\nauthor: F\nsort: path\ntags: a\ndrafts: true\nparts: tag\nbase-url: https://file.example",
		"1.md", "---\ndate: 2020-01-01\ntags: [a]\n---\n[x](/x)", "2.md", "---\ndate: 2019-01-01\ntags: [a, b]\n---\n")
	r := mustRead(t, files, Options{})
	if got := r.Book.Meta.Title + ": " + titles(r.Book); got != "File: [a], 1, 2" {
		t.Errorf("by the file: %s", got)
	}
	o := Options{Order: ByDate, Parts: GroupYear, Tags: []string{"B", "A"}, BaseURL: "https://option.example"}
	o.Meta.Title = "Option"
	r = mustRead(t, files, o)
	if got := r.Book.Meta.Title + ": " + titles(r.Book); got != "Option: [2019], 2, [2020], 1" {
		t.Errorf("by the options: %s", got)
	}
	if r.Book.Meta.Authors[0].Name != "F" {
		t.Errorf("author is %v", r.Book.Meta.Authors)
	}
	for l := range linksOf(r.Book.Parts[1].Chapters[0].Doc) {
		if l.Dest != "https://option.example/x" {
			t.Errorf("link to %s", l.Dest)
		}
	}
}
