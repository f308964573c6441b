package markdown

import (
	"os"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"octavo/doc"
)

type example struct {
	line           int
	markdown, html string
}

// commonMarkExamples are the examples of the specification: Markdown and the
// HTML for it between two fences, "→" standing for a tab.
func commonMarkExamples(t testing.TB) []example {
	src, err := os.ReadFile("../testdata/commonmark/spec.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []example
	fence := strings.Repeat("`", 32)
	lines := strings.Split(string(src), "\n")
	for i := 0; i < len(lines); i++ {
		if lines[i] != fence+" example" {
			continue
		}
		e := example{line: i + 1}
		part := &e.markdown
		for i++; lines[i] != fence; i++ {
			if lines[i] == "." && part == &e.markdown {
				part = &e.html
				continue
			}
			*part += strings.ReplaceAll(lines[i], "→", "\t") + "\n"
		}
		list = append(list, e)
	}
	return list
}

// excused are the examples, by their line in the specification, whose text
// differs on purpose.
var excused = map[int]string{}

// TestCommonMarkKeepsText compares the letters and digits of every example's
// HTML with those of the document.
func TestCommonMarkKeepsText(t *testing.T) {
	examples := commonMarkExamples(t)
	if len(examples) != 655 {
		t.Fatalf("%d examples, want 655", len(examples))
	}
	for _, e := range examples {
		d, _, err := Parse([]byte(e.markdown), Options{File: "in.md", KeepTitleHeading: true})
		if err != nil {
			if excused[e.line] == "" {
				t.Errorf("line %d: %v", e.line, err)
			}
			continue
		}
		want, got := letters(htmlTextOf(e.html)), letters(seenText(d))
		if want != got && excused[e.line] == "" {
			t.Errorf("line %d: %q\nhas %q\nwant %q", e.line, e.markdown, got, want)
		}
		if want == got && excused[e.line] != "" {
			t.Errorf("line %d is excused in vain", e.line)
		}
	}
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// htmlTextOf is what a reader of HTML sees, without the descriptions of images.
func htmlTextOf(s string) string {
	z := html.NewTokenizer(strings.NewReader(s))
	var b strings.Builder
	hidden := false
	for z.Next() != html.ErrorToken {
		switch tok := z.Token(); tok.Type {
		case html.TextToken:
			if !hidden {
				b.WriteString(tok.Data)
			}
		case html.StartTagToken, html.EndTagToken:
			hidden = tok.Type == html.StartTagToken && (tok.Data == "script" || tok.Data == "style")
		}
	}
	return b.String()
}

// seenText is the text of a document without the descriptions of images and
// the captions made from their titles, which are attributes in HTML.
func seenText(d *doc.Document) string {
	doc.Visitor{
		Inline: func(n doc.Inline) bool {
			if img, ok := n.(*doc.Image); ok {
				img.Alt = ""
			}
			return true
		},
		Block: func(b doc.Block) bool {
			if f, ok := b.(*doc.Figure); ok {
				f.Caption = nil
			}
			return true
		},
	}.Document(d)
	var b strings.Builder
	b.WriteString(doc.BlockText(d.Blocks))
	for _, n := range d.Notes {
		b.WriteString(doc.BlockText(n.Blocks))
	}
	return b.String()
}
