package layout

import (
	"fmt"
	"strings"

	"octavo/doc"
	"octavo/formula"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/layout/mathset"
	"octavo/page"
)

// mathSetter is the collector's setter of formulas, made when the first comes;
// nil if there is no face for them.
func (c *collector) mathSetter() *mathset.Setter {
	if !c.mathReady || c.mathBook != c.cfg.book {
		c.mathReady, c.mathBook, c.math = true, c.cfg.book, mathset.New(c.cfg.book)
	}
	return c.math
}

// formulaOf reads a formula. It is nil if that cannot be done, which was told
// when the document was read: its notation is set then.
func formulaOf(tex, mathML, defs string) *formula.Node {
	var n *formula.Node
	var err error
	if mathML != "" {
		n, err = formula.ParseMathML(mathML)
	} else {
		n, err = formula.ParseWith(defs, tex)
	}
	if err != nil {
		return nil
	}
	return n
}

// formula sets a formula in running text.
func (s *spanner) formula(in *doc.Math, at place) {
	n := formulaOf(in.TeX, in.MathML, in.Defs)
	setter := s.c.mathSetter()
	at.elem = s.c.g.tree.Add(page.RoleFormula, at.elem)
	alt := in.TeX
	s.c.g.tree.Get(at.elem).Alt = alt
	if n == nil || setter == nil {
		at.look.emph = !at.look.emph
		s.text(alt, at)
		return
	}
	st := s.c.styles.inline(at.look)
	style := mathset.Style{Face: st.Face, Size: st.Size, Color: st.Color, Elem: at.elem, Lang: s.ctx.lang}
	var pieces []mathset.Piece
	if in.Display || s.ctx.rtl {
		pieces = []mathset.Piece{setter.Whole(n, style, in.Display, s.ctx.w)}
	} else {
		pieces = setter.Inline(n, style, s.ctx.w)
	}
	texts := pieceTexts(alt, n, pieces)
	near := st.Size / 16 // fractions may come this much nearer to the lines around than letters do
	for i := range pieces {
		p := &pieces[i]
		if p.Missing != "" {
			s.c.missingInFormula(s.pos, p.Missing)
		}
		readAs(p.Items, texts[i])
		for _, it := range p.Items {
			it.Shift(geom.Point{Y: -st.Rise})
		}
		s.emit(inline.Span{
			Object: &inline.Object{
				Width: p.Width, Above: p.Above + st.Rise - near, Below: p.Below - st.Rise - near, Items: p.Items, Text: texts[i],
				Formula: true, Penalty: int32(p.Penalty), Trail: p.Trail,
			},
			Style: st, Elem: at.elem, Lang: at.lang,
		})
	}
	s.markPlain(len(in.TeX))
}

// pieceTexts is what the pieces of a formula are to those who copy the text or
// hear it: its characters if that says it all and there are commands in its
// notation, else its notation.
func pieceTexts(tex string, n *formula.Node, pieces []mathset.Piece) []string {
	texts := make([]string, len(pieces))
	if len(pieces) == 0 {
		return texts
	}
	if plain, ok := formula.Plain(n); ok && strings.Contains(tex, `\`) {
		tex = plain
		if len(pieces) > 1 {
			for i := range pieces {
				texts[i] = plainPart(n, pieces[i].Begin, pieces[i].End)
			}
			return texts
		}
	}
	last := 0
	for i := 1; i < len(pieces); i++ {
		if at := pieces[i].Begin; at <= last || at >= len(tex) {
			texts[0] = tex // macros: the parts can't be told apart
			return texts
		}
		last = pieces[i].Begin
	}
	begin := 0
	for i := range pieces {
		end := len(tex)
		if i+1 < len(pieces) {
			end = pieces[i+1].Begin
		}
		texts[i] = strings.TrimSpace(tex[begin:end])
		begin = end
	}
	return texts
}

// plainPart is the text of the parts of a row that stand in a stretch of the
// source.
func plainPart(n *formula.Node, begin, end int) string {
	row := &formula.Node{Kind: formula.Row}
	for _, k := range n.Kids {
		if k.Begin >= begin && k.End <= end {
			row.Kids = append(row.Kids, k)
		}
	}
	return formula.Linear(row)
}

// readAs gives the items of a formula the text that they are to readers.
func readAs(items []page.Item, text string) {
	var first *page.Text
	for _, it := range items {
		t, ok := it.(*page.Text)
		if !ok {
			continue
		}
		t.HasActual = true
		if first == nil {
			first, t.Actual = t, text
		} else {
			first.ActualMore++
		}
	}
}

func (c *collector) missingInFormula(pos doc.Pos, chars string) {
	c.warn(pos, "missing-glyph", fmt.Sprintf("no font has the characters %q of a formula", chars),
		"name a folder with a font that has them: --font-dir")
}

// displayed sets a displayed formula.
func (c *collector) displayed(b *doc.MathBlock, ctx context) {
	n := formulaOf(b.TeX, b.MathML, b.Defs)
	setter := c.mathSetter()
	if n == nil || setter == nil {
		c.notation(b, ctx)
		return
	}
	body := ctx.body
	space := c.cfg.theme.Text.Math
	elem := c.g.tree.Add(page.RoleFormula, ctx.parent)
	alt := b.TeX
	c.g.tree.Get(elem).Alt = alt
	d := setter.Display(n, mathset.Style{Face: body.face, Size: body.size, Color: body.color, Elem: elem, Lang: ctx.lang}, ctx.w)
	c.tellDisplay(b.At, &d)
	c.g.space(space.Before)
	c.g.penalty(c.cfg.theme.Breaks.AfterIntro)
	var boxes []*box
	for i := range d.Lines {
		if i > 0 {
			c.g.penalty(int(forbid))
		}
		bx := displayBox(&d.Lines[i], ctx, !d.Spaced && i+1 < len(d.Lines), body.size)
		if i == 0 {
			readAs(bx.items, strings.ReplaceAll(alt, "\n", " "))
		} else {
			readAs(bx.items, "")
		}
		bx.block, bx.pos, bx.text = b, b.At, i == 0
		c.g.add(bx)
		boxes = append(boxes, bx)
	}
	c.centreOnGrid(boxes)
	c.g.space(space.After)
}

// displayBox is the box of a line of a display.
func displayBox(l *mathset.Line, ctx context, more bool, size geom.Length) *box {
	b := &box{height: l.Above + l.Below, base: l.Above, items: l.Items}
	for _, it := range l.Items {
		it.Shift(geom.Point{X: ctx.x, Y: l.Above})
	}
	if more {
		b.height += size / 4
	}
	return b
}

// centreOnGrid brings the height of a display to the grid, half of what it
// lacks above it.
func (c *collector) centreOnGrid(boxes []*box) {
	if len(boxes) == 0 {
		return
	}
	lack := c.lack(boxes)
	first, last := boxes[0], boxes[len(boxes)-1]
	first.height += lack / 2
	first.base += lack / 2
	shifted(first.items, 0, lack/2)
	last.height += lack - lack/2
}

// tellDisplay reports what is not as it should be with a display.
func (c *collector) tellDisplay(pos doc.Pos, d *mathset.Display) {
	switch {
	case d.TooWide:
		c.warn(pos, "wide-formula", "a formula is far too wide for the text; it is set very small",
			`break it into lines: \begin{aligned} … \\ … \end{aligned}`)
	case d.Scale < 1000:
		c.g.diags = append(c.g.diags, doc.Diagnostic{
			Severity: doc.Info, Pos: pos, Code: "wide-formula",
			Message: fmt.Sprintf("a formula is too wide for the text; it is set at %d%% of its size", d.Scale/10),
			Hint:    `break it into lines: \begin{aligned} … \\ … \end{aligned}`,
		})
	}
	if d.Missing != "" {
		c.missingInFormula(pos, d.Missing)
	}
}

// notation sets a displayed formula that cannot be read: what was written,
// centred.
func (c *collector) notation(b *doc.MathBlock, ctx context) {
	style := &c.cfg.theme.Text.Math
	elem := c.g.tree.Add(page.RoleFormula, ctx.parent)
	tex := b.TeX
	c.g.tree.Get(elem).Alt = tex
	c.g.space(style.Before)
	offset := 0
	for i, line := range strings.Split(tex, "\n") {
		if i > 0 {
			c.g.penalty(int(forbid))
		}
		for _, x := range c.setText(text{inlines: plainLine(line), style: c.styles.text(style), elem: elem, pos: b.At, solid: true}, ctx) {
			x.block, x.offset = b, int32(offset)
		}
		offset += len(line) + 1
	}
	c.g.space(style.After)
}
