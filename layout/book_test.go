package layout_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"octavo/doc"
	"octavo/geom"
	"octavo/layout"
	"octavo/page"
)

// TestBookGolden sets the books in testdata/cases/book. The comment on top of a
// case sets options as for single documents, and "two-sided: yes" and the like.
// Sections that are present are compared: lines, outline with labels, tags,
// starts (where pages begin), log.
func TestBookGolden(t *testing.T) {
	files, err := filepath.Glob("../testdata/cases/book/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txtar"), func(t *testing.T) { goldenBook(t, f) })
	}
}

func goldenBook(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	a := txtar.Parse(data)
	b := bookOf(t, a)
	pages, diags := setBook(t, b, bookOptions(t, string(a.Comment)))
	for i, f := range a.Files {
		got := ""
		switch f.Name {
		case "lines":
			got = page.DumpLines(pages.Document)
		case "outline":
			got = outlineText(pages.Document)
		case "tags":
			got = page.DumpTags(pages.Document)
		case "starts":
			got = startsText(b, pages)
		case "log":
			got = logText(diags)
		default:
			continue
		}
		if *update {
			a.Files[i].Data = []byte(got)
		} else if d := cmp.Diff(string(f.Data), got); d != "" {
			t.Errorf("%s: (-want +got)\n%s", f.Name, d)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func outlineText(d *page.Document) string {
	var b strings.Builder
	for _, e := range d.Outline {
		fmt.Fprintf(&b, "%s%s ... %s\n", strings.Repeat("  ", e.Level-1), e.Title, d.Pages[e.Page].Label)
	}
	b.WriteString("labels:")
	for _, p := range d.Pages {
		fmt.Fprintf(&b, " %q", p.Label)
	}
	return b.String() + "\n"
}

func startsText(b *doc.Book, p *layout.BookPages) string {
	var out strings.Builder
	for _, ch := range b.All() {
		for _, s := range p.Starts[ch] {
			fmt.Fprintf(&out, "%s %s: %T %d\n", s.Label, ch.ID, s.Block, s.Offset)
		}
	}
	return out.String()
}

// TestBookProperties sets random books and looks at each from several sides.
func TestBookProperties(t *testing.T) {
	for seed := int64(1); seed <= 6; seed++ {
		b := randomBook(t, seed, 4+int(seed)%3)
		o := bookOptions(t, "paper: a5")
		o.TwoSided, o.OpenRight, o.PrintLinks = seed%2 == 0, seed%3 == 0, seed%4 == 0
		p, _ := setBook(t, b, o)
		for _, c := range []struct {
			name  string
			wrong []string
		}{
			{"labels", labelsWrong(p.Document, o)},
			{"beginnings", chaptersWrong(b, p.Document, o)},
			{"starts", startsWrong(b, p)},
			{"levels", levelsStep(&sheet{page: p.Document})},
			{"printed pages", numbersWrong(p.Document)},
			{"listed numbers", contentsWrong(p.Document)},
			{"words", wordsWrong(b, p.Document, o)}, // it takes the pictures' descriptions away
		} {
			for i, w := range c.wrong {
				if i < 3 {
					t.Errorf("seed %d: %s: %s", seed, c.name, w)
				}
			}
		}
	}
}

// labelsWrong: Roman numbers, then Arabic ones from 1; those that are printed
// are the labels. With facing pages, odd ones are on the right.
func labelsWrong(d *page.Document, o layout.BookOptions) (wrong []string) {
	body := bodyFrom(d)
	for i, p := range d.Pages {
		want := fmt.Sprint(i - body + 1)
		if i < body {
			want = []string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv"}[i]
		}
		if p.Label != want {
			wrong = append(wrong, fmt.Sprintf("page %d is %q, not %q", i+1, p.Label, want))
		}
		for _, it := range p.Items {
			if t, ok := it.(*page.Text); ok && t.Artifact == page.FooterArtifact && t.Source() != p.Label {
				wrong = append(wrong, fmt.Sprintf("page %d says %q, not %q", i+1, t.Source(), p.Label))
			}
		}
	}
	if (o.TwoSided || o.OpenRight) && body%2 == 1 {
		wrong = append(wrong, fmt.Sprintf("page 1 is on the left, %d pages before it", body))
	}
	return wrong
}

// bodyFrom is the index of the page with the number 1.
func bodyFrom(d *page.Document) int {
	for i, p := range d.Pages {
		if p.Label == "1" {
			return i
		}
	}
	return len(d.Pages)
}

// chaptersWrong: chapters begin on a new page, on the right if asked; no head
// is above them, and empty pages are empty.
func chaptersWrong(b *doc.Book, d *page.Document, o layout.BookOptions) (wrong []string) {
	for _, ch := range b.All() {
		for i, p := range d.Pages {
			if p != pageAt(d, ch.ID) || ch.Depth > 0 {
				continue
			}
			if o.OpenRight && i%2 == 1 {
				wrong = append(wrong, fmt.Sprintf("chapter %s begins on the left", ch.ID))
			}
			for _, it := range p.Items {
				if t, ok := it.(*page.Text); ok && t.Artifact == page.HeaderArtifact {
					wrong = append(wrong, fmt.Sprintf("chapter %s begins under the head %q", ch.ID, t.Source()))
				}
			}
		}
	}
	return wrong
}

// wordsWrong compares the words of a book with those of its pages from the
// first chapter on.
func wordsWrong(b *doc.Book, d *page.Document, o layout.BookOptions) []string {
	if o.PrintLinks {
		return nil // there are words that the source does not have, and notes among the others
	}
	var text strings.Builder
	s := &sheet{page: &page.Document{Elems: d.Elems, Pages: d.Pages[bodyFrom(d):]}}
	for _, x := range s.blocks() {
		text.WriteString(x.text.String() + "\n")
	}
	var want strings.Builder
	for _, p := range b.Parts {
		for _, ch := range p.Chapters {
			notes := ""
			for c := range doc.Under([]*doc.Chapter{ch}) {
				all := sourceText(c.Doc)
				c := *c.Doc
				c.Notes = nil
				without := sourceText(&c)
				want.WriteString(without)
				notes += strings.TrimPrefix(all, without)
			}
			want.WriteString(notes)
		}
	}
	w, g := strings.Join(wordsOf(want.String()), ""), strings.Join(wordsOf(text.String()), "")
	if w != g {
		i := 0
		for i < min(len(w), len(g)) && w[i] == g[i] {
			i++
		}
		return []string{fmt.Sprintf("from %d: want %q, got %q", i, w[max(0, i-20):min(i+40, len(w))], g[max(0, i-20):min(i+40, len(g))])}
	}
	return nil
}

// startsWrong: the words at the top of a page are those of its block from the
// offset on.
func startsWrong(b *doc.Book, p *layout.BookPages) (wrong []string) {
	n, at := 0, map[string]*page.Page{}
	for _, pg := range p.Document.Pages {
		at[pg.Label] = pg
	}
	for _, ch := range b.All() {
		for _, s := range p.Starts[ch] {
			n++
			want, got := letters(textFrom(ch, s)), topOf(p.Document, at[s.Label])
			k, before := min(len(want), len(got), 12), 0
			if s.Offset == 0 { // titles, labels and captions belong to what they stand above
				before = max(strings.Index(got[:min(len(got), 400)], want[:k]), 0)
			}
			if !strings.HasPrefix(got[before:], want[:k]) {
				wrong = append(wrong, fmt.Sprintf("page %s begins with %q, not %T at %d: %q", s.Label, got[:min(40, len(got))], s.Block, s.Offset, want[:min(40, len(want))]))
			}
		}
	}
	if n < len(p.Document.Pages)/3 {
		wrong = append(wrong, fmt.Sprintf("%d starts for %d pages", n, len(p.Document.Pages)))
	}
	return wrong
}

// textFrom is what a page begins with, to the end of its block, without the
// descriptions of pictures.
func textFrom(ch *doc.Chapter, s doc.PageStart) string {
	inlines := ch.Doc.Meta.TitleLine
	switch b := s.Block.(type) {
	case *doc.Paragraph:
		inlines = b.Inlines
	case *doc.Heading:
		inlines = b.Inlines
	case *doc.CodeBlock:
		return b.Text[s.Offset:]
	case *doc.MathBlock:
		return b.TeX[s.Offset:]
	}
	text := doc.PlainText(inlines)[s.Offset:]
	doc.Visitor{Inline: func(in doc.Inline) bool {
		if im, ok := in.(*doc.Image); ok {
			text = strings.Replace(text, im.Alt, "", 1)
		}
		return true
	}}.Inlines(inlines)
	return strings.ReplaceAll(text, "\u00ad", "")
}

// letters are the small letters of a text, of which the words of random
// documents consist.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, s)
}

// topOf is the text of a page from its top, without what is no part of the
// text: heads, markers, numbers.
func topOf(d *page.Document, p *page.Page) string {
	s := &sheet{page: d}
	var out strings.Builder
	for _, it := range p.Items {
		if t, ok := it.(*page.Text); ok && t.Elem != page.Artifact && !s.generated(t.Elem) {
			out.WriteString(textOf(t))
		}
	}
	return letters(printedPage.ReplaceAllString(out.String(), ""))
}

// numbersWrong: what is printed after links into the book are the numbers of
// the pages that they lead to.
func numbersWrong(d *page.Document) (wrong []string) {
	s, texts := &sheet{page: d}, elemTexts(d)
	goals := map[page.ElemID][]string{} // of the links in a block
	var last page.ElemID
	for _, p := range d.Pages {
		for _, it := range p.Items {
			l, ok := it.(*page.Link)
			if ok && l.Elem != last && l.Dest != "" && !strings.Contains(l.Dest, "_note") {
				last = l.Elem
				goals[s.blockOf(l.Elem)] = append(goals[s.blockOf(l.Elem)], pageAt(d, l.Dest).Label)
			}
		}
	}
	for block, want := range goals {
		var got []string
		for _, m := range printedPage.FindAllStringSubmatch(texts[block], -1) {
			got = append(got, strings.Trim(m[1], "\u2007"))
		}
		if len(got) > 0 && !slices.Equal(got, want) {
			wrong = append(wrong, fmt.Sprintf("%q: the pages are %v", texts[block], want))
		}
	}
	slices.Sort(wrong)
	return wrong
}

// contentsWrong: the numbers in the contents are those of the pages.
func contentsWrong(d *page.Document) (wrong []string) {
	texts := elemTexts(d)
	n := 0
	for _, p := range d.Pages {
		for _, it := range p.Items {
			l, ok := it.(*page.Link)
			if !ok || d.Elems[d.Elems[d.Elems[l.Elem].Parent].Parent].Role != page.RoleTOCI {
				continue
			}
			n++
			if want := " " + pageAt(d, l.Dest).Label; !strings.HasSuffix(texts[l.Elem], want) {
				wrong = append(wrong, fmt.Sprintf("%q leads to page%s", texts[l.Elem], want))
			}
		}
	}
	if n == 0 {
		wrong = append(wrong, "no contents")
	}
	return wrong
}

// TestBookSameForAnyWorkers: the pages and what is said of them don't depend on
// how many set them.
func TestBookSameForAnyWorkers(t *testing.T) {
	b := randomBook(t, 77, 5)
	want := ""
	for _, workers := range []int{1, 2, 7} {
		o := bookOptions(t, "paper: a5")
		o.PrintLinks, o.Workers = true, workers
		p, diags := setBook(t, b, o)
		got := page.Dump(p.Document) + page.DumpTags(p.Document) + logText(diags) + startsText(b, p)
		if want == "" {
			want = got
		}
		if got != want {
			t.Errorf("%d workers make other pages", workers)
		}
	}
}

// TestSheets: with a bleed the sheet is larger than the page, which keeps its
// contents, and marks stand outside of it.
func TestSheets(t *testing.T) {
	b := randomBook(t, 5, 2)
	plain, _ := setBook(t, b, bookOptions(t, "paper: a5"))
	o := bookOptions(t, "paper: a5")
	o.Bleed = 3 * geom.Inch * 10 / 254
	p, _ := setBook(t, b, o)
	for i, pg := range p.Document.Pages {
		by := geom.Point{X: pg.Trim.X, Y: pg.Trim.Y}
		if pg.Trim.W != plain.Document.Pages[i].Size.W || !pg.Bleed.Contains(pg.Trim, 0) || pg.Size.W <= pg.Bleed.W {
			t.Fatalf("page %d: sheet %v, bleed %v, trimmed %v", i+1, pg.Size, pg.Bleed, pg.Trim)
		}
		was := plain.Document.Pages[i].Items
		for k, it := range was {
			if got, want := pg.Items[k].Bounds(), it.Bounds().Add(by); got != want {
				t.Fatalf("page %d: %T at %v, not %v", i+1, it, got, want)
			}
		}
		if len(pg.Items) != len(was)+8 {
			t.Fatalf("page %d: %d marks", i+1, len(pg.Items)-len(was))
		}
		for _, it := range pg.Items[len(was):] {
			r := it.Bounds()
			if overlaps(r, pg.Bleed) || it.Element() != page.Artifact {
				t.Errorf("page %d: a mark at %v, the bleed is %v", i+1, r, pg.Bleed)
			}
		}
	}
}

func overlaps(a, b geom.Rect) bool {
	return a.X < b.Right() && b.X < a.Right() && a.Y < b.Bottom() && b.Y < a.Bottom()
}

// TestMirroredMargins: left-hand pages have the inner margin on the right.
func TestMirroredMargins(t *testing.T) {
	o := bookOptions(t, "two-sided: yes")
	p, _ := setBook(t, randomBook(t, 9, 3), o)
	th := o.Theme.Page
	for i, pg := range p.Document.Pages {
		left := pg.Size.W
		for _, it := range pg.Items {
			if tx, ok := it.(*page.Text); ok && tx.Artifact == page.LayoutArtifact && tx.At.X > 0 {
				left = min(left, tx.At.X)
			}
		}
		want := th.Inner
		if i%2 == 1 {
			want = th.Outer
		}
		if left != pg.Size.W && pg.Size == th.Paper && (left < want-12*geom.Pt || left > want+200*geom.Pt) {
			t.Errorf("page %d: text from %s, margin %s", i+1, left, want)
		}
	}
}

// TestPageNumbersSettle: a chapter full of references becomes longer as their
// numbers get three figures, which moves what they refer to. In the end each
// of them is right.
func TestPageNumbersSettle(t *testing.T) {
	var a txtar.Archive
	add := func(name, text string) { a.Files = append(a.Files, txtar.File{Name: name, Data: []byte(text)}) }
	const n = 60
	var first strings.Builder
	first.WriteString("# First\n\n")
	for i := range n {
		fmt.Fprintf(&first, "Words, [chapter](c%d.md), some words more, [end](c%d.md#end), and others. ", i, i)
	}
	add("first.md", first.String())
	for i := range n {
		add(fmt.Sprintf("c%d.md", i), fmt.Sprintf("# Chapter %d\n\n[The first](first.md).\n\n%s\n\n## End\n\nThe end.\n", i, strings.Repeat("Some text. ", 50)))
	}
	o := bookOptions(t, "paper: 240x300pt\nmargin: 30pt")
	o.PrintLinks = true
	b := bookOf(t, &a)
	p, _ := setBook(t, b, o)
	for _, wrong := range numbersWrong(p.Document) {
		t.Error(wrong)
	}
	printed := 0
	for _, text := range elemTexts(p.Document) {
		printed = max(printed, len(printedPage.FindAllString(text, -1)))
	}
	if last := p.Document.Pages[len(p.Document.Pages)-1].Label; printed < 2*n || len(last) != 3 {
		t.Errorf("%d numbers are printed, the last page is %s", printed, last)
	}
}

// TestBookLinks: links lead to a chapter, to what has the id in it, or, where
// nothing has, to its beginning; ids are those of their own chapter.
func TestBookLinks(t *testing.T) {
	b := bookOf(t, &txtar.Archive{Files: []txtar.File{
		{Name: "one.md", Data: []byte("# One\n\n[a](two.md) [b](two.md#same) [c](two.md#none) [d](#same) [e](#top)\n\n## Same\n\nText.[^n]\n\n[^n]: Note.\n")},
		{Name: "two.md", Data: []byte("# Two\n\n[f](#same)\n\n## Same\n\nText.[^n]\n\n[^n]: Note.\n")},
	}})
	o := bookOptions(t, "")
	o.NoTOC = true
	p, _ := setBook(t, b, o)
	got := map[string]string{}
	for _, pg := range p.Document.Pages {
		for _, it := range pg.Items {
			if l, ok := it.(*page.Link); ok {
				got[l.Alt] += l.Dest + " "
			}
		}
	}
	want := map[string]string{
		"a": "two ", "b": "two.same ", "c": "two ", "d": "one.same ", "e": "one.top ", "f": "two.same ",
		"": "one._note-1 two._note-1 ", "1": "one._note-ref-1 two._note-ref-1 ",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestImprintForPeople checks that the imprint has an ISBN, and no identifier
// that only programs can read.
func TestImprintForPeople(t *testing.T) {
	for id, want := range map[string]string{
		"urn:isbn:9783161484100":                        "ISBN 9783161484100",
		"doi:10.1000/182":                               "doi:10.1000/182",
		"urn:uuid:0a571225-2c87-5505-8102-39dbcb26c383": "",
	} {
		b := randomBook(t, 1, 1)
		b.Meta.Identifier = id
		pages, _ := setBook(t, b, layout.BookOptions{Options: options(t, "", testBook(t))})
		lines := strings.Split(page.DumpLines(pages.Document), "\n")
		if want != "" && !slices.Contains(lines, want) {
			t.Errorf("%s: %q is not in the imprint", id, want)
		}
		if slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, "uuid") }) {
			t.Errorf("%s is in the imprint", id)
		}
	}
}

// TestTitleRule: the short rule under a book's title begins where its lines do.
func TestTitleRule(t *testing.T) {
	for lang, rtl := range map[string]bool{"en": false, "he": true} {
		b := randomBook(t, 1, 2)
		b.Meta.Lang = lang
		o := bookOptions(t, "")
		pages, _ := setBook(t, b, o)
		found := 0
		for _, pg := range pages.Document.Pages {
			for _, it := range pg.Items {
				f, ok := it.(*page.Fill)
				if !ok || f.Rect.W != o.Theme.Book.TitleRuleWidth || f.Rect.H != o.Theme.Book.TitleRule {
					continue
				}
				found++
				if f.Rect.X > pg.Size.W/2 != rtl {
					t.Errorf("%s: the rule is at %v", lang, f.Rect)
				}
			}
		}
		if found != 1 {
			t.Errorf("%s: there are %d rules", lang, found)
		}
	}
}
