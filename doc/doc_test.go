package doc_test

import (
	"slices"
	"testing"

	"octavo/doc"
)

func text(s string) []doc.Inline { return []doc.Inline{&doc.Text{Value: s}} }

func para(s string) *doc.Paragraph { return &doc.Paragraph{Inlines: text(s)} }

// everything is a block of each kind, with numbered words in reading order.
func everything() []doc.Block {
	return []doc.Block{
		&doc.Heading{Level: 1, Inlines: text("w01")},
		&doc.List{Items: []*doc.ListItem{{Blocks: []doc.Block{para("w02")}}, {}}},
		&doc.Quote{Blocks: []doc.Block{para("w03")}, Attribution: text("w04")},
		&doc.Alert{Kind: "tip", Title: text("w05"), Blocks: []doc.Block{para("w06")}},
		&doc.CodeBlock{Title: "w07", Text: "w08\n  w09"},
		&doc.MathBlock{TeX: "w10"},
		&doc.Table{Caption: text("w11"), Head: []*doc.Row{{Cells: []*doc.Cell{{Blocks: []doc.Block{para("w12")}}}}},
			Rows: []*doc.Row{{Cells: []*doc.Cell{{Blocks: []doc.Block{para("w13")}}}}}},
		&doc.Rule{}, &doc.PageBreak{},
		&doc.DefinitionList{Items: []*doc.Definition{
			{Terms: [][]doc.Inline{text("w14"), text("w15")}, Defs: [][]doc.Block{{para("w16")}, {para("w17")}}},
			{Terms: [][]doc.Inline{text("w18")}, Defs: [][]doc.Block{{para("w19")}}},
		}},
		&doc.Figure{Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{&doc.Image{Alt: "w20"}}}}, Caption: text("w21")},
		&doc.Details{Summary: text("w22"), Blocks: []doc.Block{para("w23")}},
		&doc.Div{Blocks: []doc.Block{para("w24")}},
	}
}

func TestBlockText(t *testing.T) {
	const want = "w01\nw02\nw03\nw04\nw05\nw06\nw07\nw08\n  w09\nw10\nw11\nw12\nw13\n" +
		"w14\nw15\nw16\nw17\nw18\nw19\nw20\nw21\nw22\nw23\nw24\n"
	if got := doc.BlockText(everything()); got != want {
		t.Errorf("got %q", got)
	}
}

func TestPlainText(t *testing.T) {
	in := []doc.Inline{
		&doc.Text{Value: "a "},
		&doc.Span{Kind: doc.SpanEmph, Inlines: []doc.Inline{&doc.Text{Value: "b"}, &doc.Code{Value: " c"}}},
		&doc.Break{}, &doc.Math{TeX: "d"}, &doc.NoteRef{Index: 3}, &doc.Anchor{ID: "x"},
		&doc.Link{Dest: "#x", Inlines: text(" e ")}, &doc.Image{Alt: "f"},
	}
	if got := doc.PlainText(in); got != "a b c d e f" {
		t.Errorf("got %q", got)
	}
}

// TestVisitor: every block and every inline is seen once, and what is refused
// is not entered.
func TestVisitor(t *testing.T) {
	d := &doc.Document{Blocks: everything(), Notes: []*doc.Note{{Blocks: []doc.Block{para("w25")}}}}
	blocks, words := 0, map[string]int{}
	v := doc.Visitor{
		Block: func(doc.Block) bool { blocks++; return true },
		Inline: func(in doc.Inline) bool {
			if t, ok := in.(*doc.Text); ok {
				words[t.Value]++
			}
			return true
		},
	}
	v.Document(d)
	if blocks != 25 {
		t.Errorf("%d blocks, want 25", blocks)
	}
	for _, w := range []string{"w01", "w04", "w05", "w11", "w14", "w15", "w18", "w21", "w22", "w24", "w25"} {
		if words[w] != 1 {
			t.Errorf("%s is seen %d times", w, words[w])
		}
	}
	v.Block = func(b doc.Block) bool { _, quote := b.(*doc.Quote); return !quote }
	clear(words)
	v.Document(d)
	if words["w03"]+words["w04"] > 0 || words["w02"] != 1 {
		t.Errorf("without quotes: %v", words)
	}
}

func TestDump(t *testing.T) {
	d := &doc.Document{Blocks: []doc.Block{
		&doc.Heading{Level: 2, Attr: doc.Attr{ID: "x", Classes: []string{"c"}, Lang: "fr"}, Inlines: text("T")},
		&doc.Paragraph{At: doc.Pos{Line: 3, Col: 1}, Inlines: []doc.Inline{
			&doc.Link{At: doc.Pos{Line: 3, Col: 5}, Dest: "#x", Title: "t", Inlines: text("l")},
			&doc.NoteRef{Index: 0, Nth: 1}, &doc.Break{},
			&doc.Image{Src: "a.png", Alt: "A", Width: doc.Dimension{Value: 50, Percent: true}},
		}},
		&doc.CodeBlock{Lang: "go", LineNumbers: true, FirstLine: 4, Marked: []doc.LineRange{{From: 1, To: 2}}, Text: "a\n b"},
	}, Notes: []*doc.Note{{Label: "n", Refs: 1, Blocks: []doc.Block{para("note")}}}}
	const want = `heading 2 #x .c lang=fr "T"
paragraph @3:1 link <#x> title="t" @3:5("l") note-ref(0 nth=1) break image(<a.png> "A" width=50% missing)
code go lines-from=4 mark=1-2
  |a
  | b
note 0 ^n refs=1
  paragraph "note"
`
	if got := doc.DumpPos(d); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestPosition(t *testing.T) {
	for want, p := range map[string]doc.Pos{
		"": {}, "f": {File: "f"}, "f:3": {File: "f", Line: 3}, "f:3:4": {File: "f", Line: 3, Col: 4},
		"3:4": {Line: 3, Col: 4}, "g": {File: "g", Col: 9},
	} {
		if got := p.String(); got != want {
			t.Errorf("%+v: %q, want %q", p, got, want)
		}
	}
}

func TestDiagnostics(t *testing.T) {
	var d doc.Diagnostics
	at := func(line int32) doc.Pos { return doc.Pos{File: "f", Line: line, Col: 1} }
	d.Warn(at(9), "c", "nine", "")
	d.WarnOnce("k", at(2), "once", "first", "hint")
	d.WarnOnce("k", at(1), "once", "again", "")
	d.WarnOnce("k", at(2), "other", "other code", "")
	doc.SortByPos(d.List)
	var got []string
	for _, x := range d.List {
		got = append(got, x.String())
	}
	if want := []string{"f:2:1: first", "f:2:1: other code", "f:9:1: nine"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := (&doc.Error{Message: "no place"}).Error(); got != "no place" {
		t.Errorf("got %q", got)
	}
}
