package layout_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"octavo/doc"
	"octavo/layout"
	"octavo/markdown"
	"octavo/page"
)

// bookOf makes a book of an archive's files. A file is a chapter, named by its
// id; "3 name.md" gives it the number 3, and a number with a point in it makes
// it a section of the chapter before it. "front" and "back" in place of a
// number say where it stands, "part name" begins a part, whose title is the
// file's first line.
func bookOf(t testing.TB, a *txtar.Archive) *doc.Book {
	t.Helper()
	b := &doc.Book{Parts: []*doc.Part{{}}}
	b.Meta = doc.Meta{Title: "A Small Book", Lang: "en", Publisher: "The Press", Rights: "All rights reserved.",
		Authors: []doc.Author{{Name: "Ada Lovelace"}, {Name: "Charles Babbage"}}, Identifier: "urn:isbn:1",
		Date: doc.Date{Time: time.Date(2025, 11, 13, 0, 0, 0, 0, time.UTC)}}
	var top *doc.Chapter
	for _, f := range a.Files {
		first, name, spaced := strings.Cut(f.Name, " ")
		if !spaced {
			first, name = "", f.Name
		}
		last := len(b.Parts) - 1
		if first == "part" {
			title, _, _ := strings.Cut(string(f.Data), "\n")
			b.Parts = append(b.Parts, &doc.Part{ID: name, Title: title})
			continue
		}
		if !strings.HasSuffix(name, ".md") {
			continue
		}
		ch := &doc.Chapter{ID: strings.TrimSuffix(name, ".md"), Doc: parseChapter(t, name, f.Data)}
		switch {
		case first == "front":
			ch.Matter = doc.FrontMatter
		case first == "back":
			ch.Matter = doc.BackMatter
		case strings.Contains(first, "."):
			ch.Number, ch.Depth = first, 1
			top.Chapters = append(top.Chapters, ch)
			continue
		default:
			ch.Number = first
		}
		top = ch
		b.Parts[last].Chapters = append(b.Parts[last].Chapters, ch)
	}
	resolve(b)
	return b
}

func parseChapter(t testing.TB, name string, text []byte) *doc.Document {
	t.Helper()
	d, _, err := markdown.Parse(text, markdown.Options{File: name})
	if err != nil {
		t.Fatal(err)
	}
	if d.Meta.TitleInBody {
		d.Blocks, d.Meta.TitleInBody = d.Blocks[1:], false
	}
	return d
}

// resolve leads links such as "name.md#id" to their chapters.
func resolve(b *doc.Book) {
	by := map[string]*doc.Chapter{}
	for _, ch := range b.All() {
		by[ch.ID+".md"] = ch
	}
	for _, d := range b.Documents() {
		doc.Visitor{Inline: func(in doc.Inline) bool {
			if l, ok := in.(*doc.Link); ok {
				file, id, _ := strings.Cut(l.Dest, "#")
				if ch := by[file]; ch != nil {
					l.To = &doc.Place{Chapter: ch, ID: id}
				}
			}
			return true
		}}.Document(d)
	}
}

// bookOptions reads the "key: value" lines of a case's comment, of which some
// are about books.
func bookOptions(t testing.TB, comment string) layout.BookOptions {
	t.Helper()
	o := layout.BookOptions{Options: options(t, comment, testBook(t))}
	for line := range strings.SplitSeq(comment, "\n") {
		if key, value, _ := strings.Cut(line, ": "); value == "yes" {
			switch key {
			case "two-sided":
				o.TwoSided = true
			case "open-right":
				o.OpenRight = true
			case "print-links":
				o.PrintLinks = true
			case "indexes":
				o.TagIndex, o.DateIndex = true, true
			}
		}
	}
	return o
}

func setBook(t testing.TB, b *doc.Book, o layout.BookOptions) (*layout.BookPages, []doc.Diagnostic) {
	t.Helper()
	pages, diags, err := layout.Book(b, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, wrong := range page.Check(pages.Document) {
		t.Error(wrong)
	}
	return pages, diags
}

// randomBook is a book of random chapters, some of them in parts, with links
// between them.
func randomBook(t testing.TB, seed int64, chapters int) *doc.Book {
	t.Helper()
	b := &doc.Book{Meta: doc.Meta{Title: "A BOOK", Lang: "en"}, Parts: []*doc.Part{{}}}
	var all []*doc.Chapter
	for i := range chapters {
		g := newGenerator(t, seed*1000+int64(i))
		d := g.document(3 + g.r.Intn(15))
		if d.Meta.Title == "" {
			d.Meta.TitleLine = g.words(3)
			d.Meta.Title = doc.PlainText(d.Meta.TitleLine)
		}
		ch := &doc.Chapter{ID: fmt.Sprintf("c%d", i), Doc: d}
		if i%4 == 2 {
			b.Parts = append(b.Parts, &doc.Part{ID: fmt.Sprintf("p%d", i), Title: fmt.Sprintf("PART %d", i)})
		}
		p := b.Parts[len(b.Parts)-1]
		if n := len(p.Chapters); n > 0 && g.chance(3) {
			ch.Depth = 1
			p.Chapters[n-1].Chapters = append(p.Chapters[n-1].Chapters, ch)
		} else {
			p.Chapters = append(p.Chapters, ch)
		}
		if i > 0 {
			to := all[g.r.Intn(i)]
			d.Blocks = append(d.Blocks, &doc.Paragraph{At: g.pos(), Inlines: []doc.Inline{
				&doc.Link{To: &doc.Place{Chapter: to}, Inlines: g.words(2)}}})
		}
		all = append(all, ch)
	}
	return b
}

// pageAt is the page of a named place.
func pageAt(d *page.Document, name string) *page.Page {
	i, ok := slices.BinarySearchFunc(d.Dests, name, func(q page.Dest, name string) int { return strings.Compare(q.Name, name) })
	if !ok {
		return nil
	}
	return d.Pages[d.Dests[i].Page]
}

// elemTexts is the text of each element with all that is in it, in the order of
// drawing.
func elemTexts(d *page.Document) map[page.ElemID]string {
	gathered := make([][]byte, len(d.Elems))
	for _, p := range d.Pages {
		for _, it := range p.Items {
			if t, ok := it.(*page.Text); ok {
				for id := t.Elem; id > page.Root; id = d.Elems[id].Parent {
					gathered[id] = append(gathered[id], textOf(t)...)
				}
			}
		}
	}
	texts := map[page.ElemID]string{}
	for id, text := range gathered {
		texts[page.ElemID(id)] = string(text)
	}
	return texts
}

// printedPage is a reference to a page after a link.
var printedPage = regexp.MustCompile(`\(page\x{00a0}(\S+?)\)`)
