package octavo_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"unicode"

	"octavo/doc"
	"octavo/fonts"
	"octavo/layout"
	"octavo/markdown"
	"octavo/page"
	"octavo/pdf"
	"octavo/theme"
)

// commonMark gives the Markdown of the specification's examples.
func commonMark(t testing.TB) []string {
	t.Helper()
	spec, err := os.ReadFile("testdata/commonmark/spec.txt")
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

// TestCommonMarkToPDF sets every example of the specification and writes it:
// no error, and all letters of the document on its pages, in order.
func TestCommonMarkToPDF(t *testing.T) {
	examples := commonMark(t)
	if len(examples) != 655 {
		t.Fatalf("%d examples, want 655", len(examples))
	}
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, src := range examples {
		d, _, err := markdown.Parse([]byte(src), markdown.Options{File: "in.md"})
		if err != nil {
			if !strings.HasPrefix(src, "---\n") && !strings.HasPrefix(src, "+++") {
				t.Errorf("example %d: %q: %v", i+1, src, err)
			}
			continue
		}
		th, err := theme.Builtin(theme.Default)
		if err != nil {
			t.Fatal(err)
		}
		pages, _, err := layout.Layout(d, layout.Options{Theme: th, Book: book})
		if err != nil {
			t.Fatalf("example %d: %q: %v", i+1, src, err)
		}
		for _, problem := range page.Check(pages) {
			t.Errorf("example %d: %q: %s", i+1, src, problem)
		}
		if want, got := lettersOf(documentText(d)), lettersOf(pageText(pages)); want != got {
			t.Errorf("example %d: %q:\n got %q\nwant %q", i+1, src, got, want)
		}
		var b bytes.Buffer
		if _, err := pdf.Write(&b, pages, pdf.Options{}); err != nil || !bytes.HasPrefix(b.Bytes(), []byte("%PDF-1.7")) {
			t.Errorf("example %d: %q: %v", i+1, src, err)
		}
	}
}

// documentText is the text of a document without that of pictures.
func documentText(d *doc.Document) string {
	doc.Visitor{Inline: func(in doc.Inline) bool {
		if im, ok := in.(*doc.Image); ok {
			im.Alt = ""
		}
		return true
	}}.Document(d)
	text := doc.BlockText(d.Blocks)
	if !d.Meta.TitleInBody {
		text = doc.PlainText(d.Meta.TitleLine) + text
	}
	return text
}

// pageText is the text on pages, without artifacts and placeholders.
func pageText(d *page.Document) string {
	var b strings.Builder
	for _, p := range d.Pages {
		for _, it := range p.Items {
			t, ok := it.(*page.Text)
			switch {
			case !ok || t.Elem == page.Artifact || d.Elems[t.Elem].Role == page.RoleFigure:
			case t.HasActual:
				b.WriteString(t.Actual)
			default:
				b.WriteString(t.Source())
			}
		}
	}
	return b.String()
}

func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, s)
}
