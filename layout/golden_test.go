package layout_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"octavo/doc"
	"octavo/fonts"
	"octavo/geom"
	"octavo/layout"
	"octavo/markdown"
	"octavo/page"
	"octavo/theme"
)

var update = flag.Bool("update", false, "rewrite the golden cases")

// TestGolden sets the cases in testdata/cases/layout. The comment on top of a
// case names what it guards, and may set options: "paper: 300x200pt",
// "lang: de", "toc: yes". Sections that are present are compared: pages (all
// items), lines (text by line), tags (the structure), log (diagnostics).
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("../testdata/cases/layout/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	book := testBook(t)
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txtar"), func(t *testing.T) { golden(t, f, book) })
	}
}

func testBook(t testing.TB) *fonts.Book {
	t.Helper()
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func golden(t *testing.T, file string, book *fonts.Book) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a := txtar.Parse(data)
	var in []byte
	for _, f := range a.Files {
		if f.Name == "in.md" {
			in = f.Data
		}
	}
	pages, diags := set(t, in, options(t, string(a.Comment), book))
	for _, problem := range page.Check(pages) {
		t.Error(problem)
	}
	changed := false
	for i, f := range a.Files {
		got := ""
		switch f.Name {
		case "pages":
			got = page.Dump(pages)
		case "lines":
			got = page.DumpLines(pages)
		case "tags":
			got = page.DumpTags(pages)
		case "log":
			got = logText(diags)
		default:
			continue
		}
		if *update {
			changed = changed || got != string(f.Data)
			a.Files[i].Data = []byte(got)
		} else if d := cmp.Diff(string(f.Data), got); d != "" {
			t.Errorf("%s: (-want +got)\n%s", f.Name, d)
		}
	}
	if changed {
		if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// options reads the "key: value" lines of a case's comment.
func options(t *testing.T, comment string, book *fonts.Book) layout.Options {
	t.Helper()
	th, err := theme.Builtin(theme.Default)
	if err != nil {
		t.Fatal(err)
	}
	o := layout.Options{Theme: th, Book: book}
	th.Page.Paper = theme.A4
	for _, line := range strings.Split(comment, "\n") {
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "paper":
			if th.Page.Paper, err = theme.ParsePaper(value); err != nil {
				t.Fatal(err)
			}
		case "margin":
			m, err := geom.ParseLength(value)
			if err != nil {
				t.Fatal(err)
			}
			th.Page.Left, th.Page.Right, th.Page.Top, th.Page.Bottom = m, m, m, m
			th.Page.MinMeasure = 0
		case "lang":
			o.Lang = value
		case "toc":
			o.TOC = value == "yes"
		}
	}
	return o
}

func set(t testing.TB, in []byte, o layout.Options) (*page.Document, []doc.Diagnostic) {
	t.Helper()
	d, diags, err := markdown.Parse(in, markdown.Options{File: "in.md", Lang: o.Lang})
	if err != nil {
		t.Fatal(err)
	}
	pages, more, err := layout.Layout(d, o)
	if err != nil {
		t.Fatal(err)
	}
	return pages, append(diags, more...)
}

func logText(diags []doc.Diagnostic) string {
	var b strings.Builder
	for _, d := range diags {
		b.WriteString(d.String() + " [" + d.Code + "]\n")
	}
	return b.String()
}
