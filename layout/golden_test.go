package layout_test

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

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
// case says what it guards, and may set options: "paper: 300x200pt",
// "margin: 20pt", "lang: de", "toc: yes", "picture: dot.png 40x20". Sections
// that are present are compared: pages (all items), lines (text by line), tags
// (the structure), log (diagnostics). Other sections are files beside in.md.
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
	in, beside := sources(t, a)
	pages, diags := set(t, in, beside, options(t, string(a.Comment), book))
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

// sources are a case's text and the files beside it.
func sources(t testing.TB, a *txtar.Archive) (in []byte, beside fstest.MapFS) {
	t.Helper()
	beside = fstest.MapFS{}
	for _, f := range a.Files {
		if f.Name == "in.md" {
			in = f.Data
		} else if strings.Contains(f.Name, ".") {
			beside[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	for _, line := range strings.Split(string(a.Comment), "\n") {
		if rest, ok := strings.CutPrefix(line, "picture: "); ok {
			var name string
			var w, h int
			if _, err := fmt.Sscanf(rest, "%s %dx%d", &name, &w, &h); err != nil {
				t.Fatal(err)
			}
			beside[name] = &fstest.MapFile{Data: blankPNG(t, w, h)}
		}
	}
	return in, beside
}

// blankPNG is a picture of one colour.
func blankPNG(t testing.TB, w, h int) []byte {
	t.Helper()
	m := image.NewPaletted(image.Rect(0, 0, w, h), color.Palette{color.RGBA{0x8A, 0xA3, 0xA6, 0xFF}})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// options reads the "key: value" lines of a case's comment.
func options(t testing.TB, comment string, book *fonts.Book) layout.Options {
	t.Helper()
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
			th.Page.MinMeasure, th.Page.Exact = 0, true
		case "theme":
			paper := th.Page.Paper
			if th, err = theme.Builtin(value); err != nil {
				t.Fatal(err)
			}
			th.Page.Paper = paper
			o.Theme = th
		case "lang":
			o.Lang = value
		case "toc":
			o.TOC = value == "yes"
		}
	}
	return o
}

func set(t testing.TB, in []byte, beside fs.FS, o layout.Options) (*page.Document, []doc.Diagnostic) {
	t.Helper()
	d, diags, err := markdown.Parse(in, markdown.Options{File: "in.md", FS: beside, Lang: o.Lang})
	if err != nil {
		t.Fatal(err)
	}
	d.NumberHeadings(o.Theme.Number.Headings)
	pages, more, err := layout.Layout(d, o)
	if err != nil {
		t.Fatal(err)
	}
	return pages, append(diags, more...)
}

func logText(diags []doc.Diagnostic) string {
	var b strings.Builder
	for _, d := range diags {
		b.WriteString([...]string{"warning: ", "info: "}[d.Severity] + d.String() + " (" + d.Code + ")\n")
	}
	return b.String()
}
