package xhtml

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"

	"octavo/doc"
	"octavo/markdown"
	"octavo/theme"
)

// commonMark gives the Markdown of the examples of CommonMark's specification.
func commonMark(t testing.TB) []string {
	t.Helper()
	spec, err := os.ReadFile("../../testdata/commonmark/spec.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, part := range strings.Split(string(spec), "\n"+strings.Repeat("`", 32)+" example\n")[1:] {
		text, _, _ := strings.Cut("\n"+part, "\n.\n")
		list = append(list, strings.ReplaceAll(text[min(1, len(text)):], "→", "\t")+"\n")
	}
	return list
}

// goldenSources gives the Markdown of all golden cases, those of other packages
// among them.
func goldenSources(t testing.TB) []string {
	t.Helper()
	var list []string
	for _, pattern := range []string{"testdata/*.txtar", "../../testdata/cases/*/*.txtar"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("no cases in %s: %v", pattern, err)
		}
		for _, path := range paths {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range ar.Files {
				if f.Name == "in.md" {
					list = append(list, string(f.Data))
				}
			}
		}
	}
	return list
}

// chapterOf makes a chapter of a source; nil if its front matter can't be read.
// All pictures can be had.
func chapterOf(src string) *doc.Chapter {
	d, _, err := markdown.Parse([]byte(src), markdown.Options{File: "in.md"})
	if err != nil {
		return nil
	}
	titled(d)
	doc.Visitor{Inline: func(n doc.Inline) bool {
		if im, ok := n.(*doc.Image); ok {
			im.Asset, im.Title = &doc.Asset{Name: "a.png", Format: "png"}, ""
		}
		return true
	}}.Document(d)
	nameAlerts(d)
	return &doc.Chapter{ID: "c", Doc: d}
}

// nameAlerts gives alerts the titles that the writer would, whatever their language.
func nameAlerts(d *doc.Document) {
	words := theme.Locale("en")
	doc.Visitor{Block: func(b doc.Block) bool {
		if a, ok := b.(*doc.Alert); ok && !hasContent(a.Title) {
			a.Title = []doc.Inline{&doc.Text{Value: alertWord(&words, a.Kind)}}
		}
		return true
	}}.Document(d)
}

// titled gives a document a title as books need it, outside of its blocks.
func titled(d *doc.Document) {
	if d.Meta.Title == "" {
		d.Meta.Title = "Untitled"
	}
	if !d.Meta.TitleInBody {
		return
	}
	d.Meta.TitleInBody = false
	if h, ok := d.Blocks[0].(*doc.Heading); ok {
		d.Meta.TitleID, d.Blocks = h.Attr.ID, d.Blocks[1:]
	}
}

func testEnv() *Env {
	return &Env{
		Lang: "en", Words: theme.Locale("en"),
		Href:    func(p doc.Place) string { return p.Chapter.ID + ".xhtml#" + ID(p.ID) },
		Picture: func(*doc.Image) (Picture, bool) { return Picture{Href: "a.png", Width: 40, Height: 30}, true },
	}
}

// textOf is the text that a chapter is to show.
func textOf(d *doc.Document) string {
	text := doc.BlockText(d.Blocks)
	for _, n := range d.Notes {
		text += doc.BlockText(n.Blocks)
	}
	return text
}

// letters are what can't be confused with what the writer adds.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.L, unicode.N, unicode.S, unicode.M) && r != '…' && r != '↩' && r != unicode.ReplacementChar {
			return r
		}
		return -1
	}, s)
}

// checkChapter writes a chapter and checks the file.
func checkChapter(src string) []string {
	c := chapterOf(src)
	if c == nil {
		return nil
	}
	e := testEnv()
	e.Pages = everywhere(c.Doc)
	f := Chapter(c, e)
	page := Page(f, PageOptions{Styles: []string{"style.css"}})
	problems := problemsOf(page)
	if root, err := readBack(page); err == nil {
		body := root.children()[0].children()[1]
		if want, got := letters(textOf(c.Doc)), letters(body.text()); want != got {
			problems = append(problems, fmt.Sprintf("the text is not all there:\n got %q\nwant %q", got, want))
		}
	}
	if len(f.Pages) != len(e.Pages) {
		problems = append(problems, fmt.Sprintf("%d of %d pages are marked", len(f.Pages), len(e.Pages)))
	}
	return append(problems, headingProblems(f)...)
}

// headingProblems checks the headings for the contents.
func headingProblems(f *File) []string {
	var problems []string
	ids := map[string]bool{}
	for _, id := range f.IDs {
		ids[id] = true
	}
	level := 0
	for _, h := range f.Headings {
		if h.Level > level+1 || h.Level < 1 {
			problems = append(problems, fmt.Sprintf("heading %q of level %d after %d", h.Text, h.Level, level))
		}
		level = h.Level
		if !ids[h.ID] || h.Text == "" {
			problems = append(problems, fmt.Sprintf("heading %q has the id %q", h.Text, h.ID))
		}
		label, err := readBack([]byte("<l>" + string(h.Label) + "</l>"))
		if err != nil {
			problems = append(problems, fmt.Sprintf("label %q: %v", h.Label, err))
			continue
		}
		label.walk(func(e *element) bool {
			if e.name == "a" || e.name == "img" || e.attrs["id"] != "" {
				problems = append(problems, fmt.Sprintf("label %q has <%s>", h.Label, e.name))
			}
			return true
		})
	}
	if len(f.Headings) == 0 || f.Headings[0].Level != 1 {
		problems = append(problems, "the title is not the first heading")
	}
	return problems
}

// everywhere has a page begin at the start and in the middle of every block
// with text.
func everywhere(d *doc.Document) []doc.PageStart {
	var list []doc.PageStart
	add := func(b doc.Block, text string) {
		for _, offset := range []int{0, len(text) / 2} {
			list = append(list, doc.PageStart{Label: fmt.Sprint(len(list) + 1), Block: b, Offset: offset})
		}
	}
	doc.Visitor{Block: func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Paragraph:
			add(b, doc.PlainText(b.Inlines))
		case *doc.Heading:
			add(b, doc.PlainText(b.Inlines))
		case *doc.CodeBlock:
			add(b, b.Text)
		case *doc.Table, *doc.Rule:
			add(b, "")
		}
		return true
	}}.Document(d)
	return list
}

// TestCommonMark writes every example of the specification: well-formed,
// within the content models, and with all text in order.
func TestCommonMark(t *testing.T) {
	examples := commonMark(t)
	if len(examples) < 600 {
		t.Fatalf("only %d examples", len(examples))
	}
	for i, src := range examples {
		for _, problem := range checkChapter(src) {
			t.Errorf("example %d: %q: %s", i+1, src, problem)
		}
	}
}

// TestGoldenSources does the same with the golden cases of all packages.
func TestGoldenSources(t *testing.T) {
	for _, src := range goldenSources(t) {
		for _, problem := range checkChapter(src) {
			t.Errorf("%.200q: %s", src, problem)
		}
	}
}

func FuzzChapter(f *testing.F) {
	for i, src := range commonMark(f) {
		if i%7 == 0 {
			f.Add(src)
		}
	}
	for _, src := range goldenSources(f) {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		for _, problem := range checkChapter(src) {
			t.Error(problem)
		}
	})
}

// BenchmarkChapter writes one long chapter of all examples.
func BenchmarkChapter(b *testing.B) {
	src := strings.Join(goldenSources(b), "\n\n")
	c := chapterOf("# T\n\n" + strings.ReplaceAll(src, "---\n", "\n"))
	if c == nil {
		b.Fatal("the source can't be read")
	}
	e := testEnv()
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		f := Chapter(c, e)
		b.SetBytes(int64(len(f.Body)))
	}
}
