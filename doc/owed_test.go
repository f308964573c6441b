package doc_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"octavo/doc"
)

func at(line int32) doc.Pos { return doc.Pos{File: "f.md", Line: line, Col: 1} }

func heading(line int32, level int, s string) *doc.Heading {
	return &doc.Heading{At: at(line), Level: level, Inlines: text(s)}
}

func owes(d *doc.Document) []string {
	var got []string
	for _, x := range doc.Owed(d) {
		got = append(got, fmt.Sprintf("%d %s %d", x.Pos.Line, x.Code, x.Severity))
		if x.Hint == "" || x.Message == "" || x.Pos.File != "f.md" {
			got = append(got, fmt.Sprintf("not told well: %+v", x))
		}
	}
	return got
}

// titled has nothing missing but what its blocks lack.
func titled(blocks ...doc.Block) *doc.Document {
	return &doc.Document{File: "f.md", Blocks: blocks, Meta: doc.Meta{Title: "Title", Lang: "en"}}
}

func linked(line int32, inlines ...doc.Inline) *doc.Link {
	return &doc.Link{At: at(line), Dest: "https://example.org/", Inlines: inlines}
}

func cells(header bool, texts ...string) *doc.Row {
	r := &doc.Row{}
	for _, s := range texts {
		c := &doc.Cell{ColSpan: 1, RowSpan: 1, Header: header}
		if s != "" {
			c.Blocks = []doc.Block{para(s)}
		}
		r.Cells = append(r.Cells, c)
	}
	return r
}

// TestOwed lists what is missing in a document, and what is not.
func TestOwed(t *testing.T) {
	in := func(inlines ...doc.Inline) doc.Block { return &doc.Paragraph{Inlines: inlines} }
	image := func(line int32, alt, title string) *doc.Image {
		return &doc.Image{At: at(line), Src: "dir/a.png", Alt: alt, Title: title}
	}
	ornament := &doc.Image{At: at(9), Src: "line.png", Decorative: true}
	for name, c := range map[string]struct {
		d    *doc.Document
		want []string
	}{
		"nothing":           {titled(para("text")), nil},
		"title, language":   {&doc.Document{File: "f.md"}, []string{"1 no-title 1", "1 no-language 1"}},
		"alt":               {titled(in(image(3, "", ""), image(4, "a fox", ""), image(5, " \u200b", ""))), []string{"3 missing-alt 0", "5 missing-alt 0"}},
		"alt: title":        {titled(in(image(3, "", "a fox"))), []string{"3 missing-alt 1"}},
		"alt: caption":      {titled(&doc.Figure{Blocks: []doc.Block{in(image(3, "", ""))}, Caption: text("c")}, in(image(4, "", ""))), []string{"3 missing-alt 1", "4 missing-alt 0"}},
		"alt: ornament":     {titled(in(ornament)), nil},
		"alt: in a note":    {&doc.Document{File: "f.md", Meta: doc.Meta{Title: "T", Lang: "en"}, Notes: []*doc.Note{{Blocks: []doc.Block{in(image(7, "", ""))}}}}, []string{"7 missing-alt 0"}},
		"alt: in a caption": {titled(&doc.Figure{Blocks: []doc.Block{para("x")}, Caption: []doc.Inline{image(8, "", "")}}), []string{"8 missing-alt 0"}},
		"link":              {titled(in(linked(3), linked(4, text(" ")...), linked(5, text("x")...), linked(6, ornament))), []string{"3 empty-link 0", "4 empty-link 0", "6 empty-link 0"}},
		"link: picture":     {titled(in(linked(3, image(3, "", "")), linked(4, image(4, "fox", "")))), []string{"3 missing-alt 0"}},
		"link: title":       {titled(in(&doc.Link{At: at(3), Title: "t"})), nil},
		"table":             {titled(&doc.Table{At: at(3), Rows: []*doc.Row{cells(false, "a", "b")}}), []string{"3 headless-table 1"}},
		"table: blank head": {titled(&doc.Table{At: at(3), Head: []*doc.Row{cells(false, "", "")}, Rows: []*doc.Row{cells(false, "a", "b")}}), []string{"3 headless-table 1"}},
		"table: head":       {titled(&doc.Table{At: at(3), Head: []*doc.Row{cells(false, "", "x")}, Rows: []*doc.Row{cells(false, "a", "b")}}), nil},
		"table: row header": {titled(&doc.Table{At: at(3), Rows: []*doc.Row{cells(false, "a"), cells(true, "b")}}), nil},
		"headings":          {titled(heading(3, 2, "a"), heading(4, 4, "b"), heading(5, 4, "c"), heading(6, 2, "d"), heading(7, 3, "e"), heading(8, 6, "f")), []string{"4 skipped-heading 1", "8 skipped-heading 1"}},
		"headings: title":   {titled(heading(3, 3, "a")), []string{"3 skipped-heading 1"}},
		"headings: empty":   {titled(heading(3, 2, "a"), heading(4, 3, " "), heading(5, 4, "b")), []string{"5 skipped-heading 1"}},
		"headings: nested":  {titled(heading(3, 2, "a"), &doc.Quote{Blocks: []doc.Block{heading(4, 4, "b")}}), []string{"4 skipped-heading 1"}},
	} {
		if got := owes(c.d); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
	untitled := titled(heading(3, 4, "a"), heading(4, 5, "b"))
	untitled.Meta.TitleInBody = true
	if got := owes(untitled); got != nil {
		t.Errorf("without a title above: %q", got)
	}
}

// TestOwedTitleLevel: a title that was a heading of level 2 has those of level 3
// right below it.
func TestOwedTitleLevel(t *testing.T) {
	for level, want := range map[int]int{0: 1, 1: 1, 2: 0, 3: 0} {
		d := titled(heading(3, 3, "Lower"))
		d.Meta.TitleLevel = level
		if got := len(doc.Owed(d)); got != want {
			t.Errorf("title of level %d: %d findings, not %d", level, got, want)
		}
	}
}

// TestOwedNamesBothHeadings: a skipped level is told with what is above it.
func TestOwedNamesBothHeadings(t *testing.T) {
	list := doc.Owed(titled(heading(3, 2, "Upper"), heading(9, 4, "Lower")))
	if len(list) != 1 || list[0].String() != `f.md:9:1: the heading "Lower" is of level 4, but "Upper" above it of level 2` {
		t.Errorf("got %v", list)
	}
}

func TestName(t *testing.T) {
	figure := &doc.Figure{Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{&doc.Image{Alt: "A fox"}}}}}
	logo := func(alt ...string) doc.Block {
		p := &doc.Paragraph{}
		for _, a := range alt {
			p.Inlines = append(p.Inlines, &doc.Link{Inlines: []doc.Inline{&doc.Image{Alt: a}}}, &doc.Text{Value: " "})
		}
		return &doc.Div{Blocks: []doc.Block{p}}
	}
	for want, d := range map[string]*doc.Document{
		"Vite":                                {Blocks: []doc.Block{logo("Vite logo"), heading(2, 2, "Install")}},
		"Install":                             {Blocks: []doc.Block{logo("Build Status"), heading(2, 2, "Install")}},
		"Usage":                               {Blocks: []doc.Block{logo("one", "two"), heading(2, 2, "Usage")}},
		"Dawn":                                {Blocks: []doc.Block{logo("A fox in the snow"), heading(2, 2, "Dawn")}},
		"Logos":                               {Blocks: []doc.Block{logo("logo"), heading(2, 2, "Logos")}},
		"Title":                               titled(heading(1, 1, "x")),
		"Heading":                             {Blocks: []doc.Block{para("words"), heading(1, 3, " Heading ")}},
		"words":                               {File: "a.md", Blocks: []doc.Block{&doc.Rule{}, heading(1, 1, " "), para("words")}},
		"A fox":                               {Blocks: []doc.Block{figure}},
		"my post":                             {File: "dir/my post.md", Blocks: []doc.Block{para("\u200b \u00a0\u2028")}},
		"Untitled":                            {},
		"stdin":                               {File: "stdin"},
		strings.Repeat("five ", 11) + "five…": {Blocks: []doc.Block{para(strings.Repeat("five ", 40))}},
		strings.Repeat("x", 60) + "…":         {Blocks: []doc.Block{para(strings.Repeat("x", 61))}},
	} {
		if got := d.Name(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
