package layout_test

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"unicode/utf8"

	"octavo/doc"
)

// generator makes random documents of all kinds of blocks and inlines. Words
// are lower-case letters, so that what the typesetter adds (markers, numbers,
// "Table, page 3") can be told from the text.
type generator struct {
	r     *rand.Rand
	plain bool // no breaks in lines, no code: words can be compared one by one
	ids   []string
	doc   *doc.Document
	png   *doc.Asset
	line  int32
}

func newGenerator(t testing.TB, seed int64) *generator {
	g := &generator{r: rand.New(rand.NewSource(seed)), doc: &doc.Document{File: "in.md"}}
	g.plain = g.chance(3)
	g.png = &doc.Asset{Name: "dot.png", Format: "png", Data: blankPNG(t, 8, 6), PxW: 8, PxH: 6}
	for i := range 4 {
		g.ids = append(g.ids, fmt.Sprintf("place-%d", i))
	}
	return g
}

// document makes a document of about n blocks.
func (g *generator) document(n int) *doc.Document {
	if g.chance(2) {
		g.doc.Meta.TitleLine = g.words(1 + g.r.Intn(6))
		g.doc.Meta.Title = doc.PlainText(g.doc.Meta.TitleLine)
	}
	if g.chance(4) {
		g.doc.Meta.Lang = []string{"de", "en-GB"}[g.r.Intn(2)]
	}
	for i := 0; i < n; i++ {
		if g.chance(25) {
			g.doc.Blocks = append(g.doc.Blocks, g.paragraph(), &doc.PageBreak{}, g.paragraph())
		}
		g.doc.Blocks = append(g.doc.Blocks, g.block(0))
	}
	for _, id := range g.ids { // those that no anchor has taken
		g.doc.Blocks = append(g.doc.Blocks, &doc.Paragraph{Attr: doc.Attr{ID: id}, Inlines: g.words(2)})
	}
	return g.doc
}

func (g *generator) chance(n int) bool { return g.r.Intn(n) == 0 }

func (g *generator) pos() doc.Pos {
	g.line++
	return doc.Pos{File: "in.md", Line: g.line, Col: 1}
}

// takeID gives one of the ids that links lead to, each once.
func (g *generator) takeID() string {
	if len(g.ids) == 0 || !g.chance(6) {
		return ""
	}
	id := g.ids[0]
	g.ids = g.ids[1:]
	return id
}

func (g *generator) attr() doc.Attr { return doc.Attr{ID: g.takeID()} }

func (g *generator) blocks(depth int) []doc.Block {
	var out []doc.Block
	for range 1 + g.r.Intn(3) {
		out = append(out, g.block(depth))
	}
	return out
}

func (g *generator) block(depth int) doc.Block {
	kinds := 14
	if depth > 2 {
		kinds = 4
	}
	switch g.r.Intn(kinds) {
	case 0, 1, 2:
		return g.paragraph()
	case 3:
		return g.code()
	case 4, 5:
		g.line++
		return &doc.Heading{At: g.pos(), Level: 1 + g.r.Intn(6), Attr: doc.Attr{ID: fmt.Sprintf("h-%d", g.line)}, Inlines: g.inlines(1+g.r.Intn(8), 0)}
	case 6:
		return g.list(depth)
	case 7:
		return g.quote(depth)
	case 8:
		kind := []string{"note", "tip", "important", "warning", "caution"}[g.r.Intn(5)]
		return &doc.Alert{At: g.pos(), Kind: kind, Title: g.words(2), Blocks: g.blocks(depth + 1)}
	case 9:
		return g.table(depth)
	case 10:
		return g.definitions(depth)
	case 11:
		return g.figure()
	case 12:
		return &doc.Details{At: g.pos(), Summary: g.words(2), Blocks: g.blocks(depth + 1)}
	}
	return g.rare(depth)
}

func (g *generator) rare(depth int) doc.Block {
	switch g.r.Intn(3) {
	case 0:
		return &doc.Rule{At: g.pos()}
	case 1:
		return &doc.Div{At: g.pos(), Attr: g.attr(), Align: doc.Align(g.r.Intn(4)), Blocks: g.blocks(depth + 1)}
	}
	return &doc.MathBlock{At: g.pos(), TeX: g.word() + " " + g.word()}
}

func (g *generator) paragraph() *doc.Paragraph {
	n := 1 + g.r.Intn(12)
	if g.chance(2) {
		n = 20 + g.r.Intn(120)
	}
	return &doc.Paragraph{At: g.pos(), Attr: g.attr(), Inlines: g.inlines(n, 0)}
}

func (g *generator) code() doc.Block {
	if g.plain {
		return g.paragraph()
	}
	var b strings.Builder
	n := g.r.Intn(25)
	for i := range n {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(strings.Repeat([]string{" ", "\t"}[g.r.Intn(2)], g.r.Intn(4)))
		for range 1 + g.r.Intn(14) {
			b.WriteString(g.word() + " ")
		}
	}
	c := &doc.CodeBlock{At: g.pos(), Attr: g.attr(), Text: b.String(), FirstLine: 1, LineNumbers: g.chance(3)}
	if g.chance(3) {
		c.Lang = "Go"
	}
	if g.chance(3) {
		c.Title = g.word()
	}
	if g.chance(3) && n > 2 {
		c.Marked = []doc.LineRange{{From: 2, To: 2 + g.r.Intn(3)}}
	}
	for rest := c.Text; rest != ""; {
		k := min(1+g.r.Intn(9), len(rest))
		for k < len(rest) && !utf8.RuneStart(rest[k]) {
			k++
		}
		c.Tokens = append(c.Tokens, doc.Token{Class: doc.TokenClass(g.r.Intn(int(doc.TokenClassCount))), Len: int32(k)})
		rest = rest[k:]
	}
	return c
}

func (g *generator) list(depth int) doc.Block {
	l := &doc.List{At: g.pos(), Ordered: g.chance(2), Start: g.r.Intn(100), Tight: g.chance(2)}
	for range 1 + g.r.Intn(5) {
		it := &doc.ListItem{At: g.pos()}
		if !g.chance(20) {
			it.Blocks = g.blocks(depth + 1)
		}
		if !l.Ordered && g.chance(4) {
			it.Task = doc.TaskState(g.r.Intn(3))
		}
		l.Items = append(l.Items, it)
	}
	return l
}

func (g *generator) quote(depth int) doc.Block {
	q := &doc.Quote{At: g.pos(), Blocks: g.blocks(depth + 1)}
	if g.chance(2) {
		q.Attribution = g.words(2)
	}
	return q
}

func (g *generator) table(depth int) doc.Block {
	t := &doc.Table{At: g.pos(), Attr: g.attr()}
	columns := 1 + g.r.Intn(6)
	for range columns {
		t.Aligns = append(t.Aligns, doc.Align(g.r.Intn(4)))
	}
	if !g.chance(6) {
		t.Head = []*doc.Row{g.row(columns, depth, true)}
	}
	for range g.r.Intn(8) {
		t.Rows = append(t.Rows, g.row(columns, depth, false))
	}
	if k := len(t.Rows); k > 2 && g.chance(3) {
		g.span(t.Rows[0], t.Rows[1])
	}
	if g.chance(4) {
		t.Caption = g.words(3)
	}
	return t
}

func (g *generator) row(columns, depth int, head bool) *doc.Row {
	r := &doc.Row{At: g.pos()}
	for x := 0; x < columns; {
		c := &doc.Cell{At: g.pos(), ColSpan: 1, RowSpan: 1, Header: head}
		if g.chance(8) && x+1 < columns {
			c.ColSpan = 2
		}
		x += c.ColSpan
		switch {
		case g.chance(10):
		case g.chance(20) && depth < 2:
			c.Blocks = g.blocks(3)
		default:
			c.Blocks = []doc.Block{&doc.Paragraph{At: g.pos(), Inlines: g.inlines(1+g.r.Intn(6), 1)}}
		}
		r.Cells = append(r.Cells, c)
	}
	return r
}

// span makes the first cell of a row reach into the next, whose own first cell
// gives way.
func (g *generator) span(r, next *doc.Row) {
	if r.Cells[0].ColSpan == 1 && next.Cells[0].ColSpan == 1 {
		r.Cells[0].RowSpan = 2
		r.Cells[0].Blocks = append(r.Cells[0].Blocks, next.Cells[0].Blocks...)
		next.Cells = next.Cells[1:]
	}
}

func (g *generator) definitions(depth int) doc.Block {
	l := &doc.DefinitionList{At: g.pos()}
	for range 1 + g.r.Intn(3) {
		d := &doc.Definition{At: g.pos()}
		for range 1 + g.r.Intn(2) {
			d.Terms = append(d.Terms, g.words(2))
			d.Defs = append(d.Defs, g.blocks(depth+1))
		}
		l.Items = append(l.Items, d)
	}
	return l
}

func (g *generator) figure() doc.Block {
	im := g.image()
	im.Decorative = false
	f := &doc.Figure{At: g.pos(), Attr: g.attr(), Blocks: []doc.Block{&doc.Paragraph{Inlines: []doc.Inline{im}}}}
	if g.chance(2) {
		f.Caption = g.words(1 + g.r.Intn(12))
	}
	return f
}

func (g *generator) image() *doc.Image {
	im := &doc.Image{At: g.pos(), Src: "dot.png", Alt: g.word(), Asset: g.png}
	switch g.r.Intn(5) {
	case 0:
		im.Asset = nil
	case 1:
		im.Width = doc.Dimension{Value: float64(g.r.Intn(2000))}
		im.Height = doc.Dimension{Value: float64(g.r.Intn(2000))}
	case 2:
		im.Width = doc.Dimension{Value: float64(1 + g.r.Intn(150)), Percent: true}
	case 3:
		im.Decorative, im.Alt = true, ""
	}
	return im
}

// inlines makes about n words, styled at random.
func (g *generator) inlines(n, depth int) []doc.Inline {
	var out []doc.Inline
	for n > 0 {
		k := min(1+g.r.Intn(12), n)
		n -= k
		if g.chance(3) && depth < 3 {
			out = append(out, g.styled(k, depth))
		} else {
			out = append(out, g.words(k)...)
		}
		out = append(out, &doc.Text{Value: " "})
	}
	return out
}

func (g *generator) styled(n, depth int) doc.Inline {
	switch g.r.Intn(9) {
	case 0, 1, 2:
		return &doc.Span{Kind: doc.SpanKind(g.r.Intn(int(doc.SpanQuoted) + 1)), Attr: g.attr(), Inlines: g.inlines(n, depth+1)}
	case 3:
		return &doc.Code{Value: g.word()}
	case 4:
		dest := []string{"#place-1", "#place-3", "https://example.org/a/b-c?d=e", "other.md", "#nowhere", "#top"}[g.r.Intn(6)]
		return &doc.Link{At: g.pos(), Dest: dest, Inlines: g.inlines(n, 3)}
	case 5:
		return &doc.Span{Inlines: append(g.words(1), g.note())}
	case 6:
		if g.plain {
			break
		}
		return &doc.Span{Inlines: append(append(g.words(1), &doc.Break{}), g.words(1)...)}
	case 7:
		if id := g.takeID(); id != "" {
			return &doc.Anchor{ID: id}
		}
	case 8:
		if g.chance(3) && depth == 0 {
			return g.image()
		}
	}
	return &doc.Math{TeX: g.word()}
}

// note calls a footnote, mostly a new one.
func (g *generator) note() doc.Inline {
	d := g.doc
	if len(d.Notes) > 0 && g.chance(4) {
		i := g.r.Intn(len(d.Notes))
		d.Notes[i].Refs++
		return &doc.NoteRef{Index: i, Nth: d.Notes[i].Refs}
	}
	n := &doc.Note{At: g.pos(), Label: g.word(), Refs: 1}
	n.Blocks = []doc.Block{&doc.Paragraph{At: g.pos(), Inlines: g.words(1 + g.r.Intn(15))}}
	if g.chance(8) {
		n.Blocks = append(n.Blocks, &doc.Paragraph{At: g.pos(), Inlines: g.words(200)})
	}
	d.Notes = append(d.Notes, n)
	ref := &doc.NoteRef{Index: len(d.Notes) - 1, Nth: 1}
	if g.chance(10) { // a note in the note
		n.Blocks = append(n.Blocks, &doc.Paragraph{At: g.pos(), Inlines: append(g.words(3), g.note())})
	}
	return ref
}

func (g *generator) words(n int) []doc.Inline {
	w := make([]string, n)
	for i := range w {
		w[i] = g.word()
	}
	return []doc.Inline{&doc.Text{Value: strings.Join(w, " ")}}
}

// word makes a word of syllables, now and then a long or a strange one.
func (g *generator) word() string {
	const onsets, vowels, codas = "bcdfghjklmnprstvz", "aeiou", "  nrslt"
	n := 1 + g.r.Intn(3)
	if g.chance(8) {
		n = 3 + g.r.Intn(4)
	}
	if g.chance(300) {
		n = 40
	}
	var b strings.Builder
	for range n {
		b.WriteByte(onsets[g.r.Intn(len(onsets))])
		b.WriteByte(vowels[g.r.Intn(len(vowels))])
		if c := codas[g.r.Intn(len(codas))]; c != ' ' {
			b.WriteByte(c)
		}
	}
	switch g.r.Intn(60) {
	case 0:
		b.WriteString("-" + "ma")
	case 1:
		b.WriteString("’s")
	case 2:
		return "漢字"
	case 3:
		return "ﬁ" + b.String() + "é"
	case 4, 5, 6, 7:
		b.WriteByte(',')
	case 8, 9, 10:
		b.WriteByte('.')
	}
	return b.String()
}
