package layout

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"octavo/doc"
	"octavo/geom"
	"octavo/layout/inline"
	"octavo/page"
	"octavo/theme"
)

// codeSetter sets one code block.
type codeSetter struct {
	c      *collector
	b      *doc.CodeBlock
	ctx    context // inside the panel, beside the numbers
	panel  context
	style  *textStyle
	elems  []page.ElemID // of the lines
	inks   [doc.TokenClassCount]*inline.Style
	number *textStyle
	offset int // of the line in the text, in bytes
}

// code sets preformatted text in a tinted panel.
func (c *collector) code(b *doc.CodeBlock, ctx context) {
	bl, style := &c.cfg.theme.Blocks, &c.cfg.theme.Text.Code
	s := &codeSetter{c: c, b: b, style: c.styles.text(style), number: c.styles.text(&c.cfg.theme.Text.CodeNumber)}
	if b.Attr.ID != "" {
		c.anchor(b.Attr.ID)
	}
	c.g.space(style.Before)
	block := c.g.tree.Add(page.RoleP, ctx.parent)
	if b.Title != "" {
		c.codeTitle(b, block, ctx)
	}
	s.elems = c.codeElems(b.Text, block)
	fill, edge := ink(c.cfg.theme.Colors.Panel), ink(c.cfg.theme.Colors.PanelInk)
	f := c.g.open(frame{
		kind: framePanel, x: ctx.x, w: ctx.w, fill: &fill, stroke: &edge,
		thick: bl.PanelStroke, radius: bl.PanelRadius,
	})
	s.panel = ctx
	s.ctx = ctx.indented(min(bl.PanelPadX, ctx.w/8), min(bl.PanelPadX, ctx.w/8))
	s.fit()
	s.makeInks()
	s.lines()
	c.g.shut(f)
	c.g.space(style.After)
}

// longestActual is the longest text that an element gets as a whole, in bytes:
// a PDF for archives holds no longer strings.
const longestActual = 16000

// codeElems makes the elements of code, and gives that of each line. They say
// what the code is, whatever becomes of its tabs and long lines. One is enough
// for all but very long code.
func (c *collector) codeElems(text string, parent page.ElemID) []page.ElemID {
	var elems []page.ElemID
	for text != "" || elems == nil {
		part := text
		if len(part) > longestActual {
			n := strings.LastIndexByte(part[:longestActual], '\n') + 1
			if n == 0 {
				n = strings.IndexByte(part, '\n') + 1
			}
			if n > 0 {
				part = part[:n]
			}
		}
		text = text[len(part):]
		elem := c.g.tree.Add(page.RoleCode, parent)
		e := c.g.tree.Get(elem)
		e.Actual, e.HasActual = part, true
		lines := strings.Count(part, "\n")
		if text == "" {
			lines++
		}
		elems = append(elems, slices.Repeat([]page.ElemID{elem}, lines)...)
	}
	return elems
}

func (c *collector) codeTitle(b *doc.CodeBlock, elem page.ElemID, ctx context) {
	style := &c.cfg.theme.Text.CodeTitle
	cap := c.g.tree.Add(page.RoleSpan, elem)
	c.setText(text{inlines: plainLine(b.Title), style: c.styles.text(style), elem: cap, pos: b.At, solid: true, still: true}, ctx)
	c.g.keepFor(style.After)
}

// keepFor is a space that is not a break, before something that has to stay.
func (g *galley) keepFor(s geom.Length) {
	g.firmSpace(s)
	g.keep(1)
}

func (s *codeSetter) makeInks() {
	inks := &s.c.cfg.theme.Code
	for class := range s.inks {
		l := look{style: s.style, code: true}
		ci := codeInk(inks, doc.TokenClass(class))
		if ci == nil {
			st := *s.c.styles.inline(l)
			s.inks[class] = plainCode(&st)
			continue
		}
		l.strong, l.emph = ci.Bold, ci.Italic
		st := *s.c.styles.inline(l)
		st.Color = ink(ci.Color)
		s.inks[class] = plainCode(&st)
	}
}

// plainCode takes the tint off: the panel is tint enough.
func plainCode(st *inline.Style) *inline.Style {
	st.Tint = nil
	return st
}

func codeInk(inks *theme.CodeInks, class doc.TokenClass) *theme.CodeInk {
	switch class {
	case doc.TokenKeyword:
		return &inks.Keyword
	case doc.TokenName:
		return &inks.Name
	case doc.TokenString:
		return &inks.String
	case doc.TokenNumber:
		return &inks.Number
	case doc.TokenComment:
		return &inks.Comment
	case doc.TokenPunct:
		return &inks.Punct
	case doc.TokenInserted:
		return &inks.Inserted
	case doc.TokenDeleted:
		return &inks.Deleted
	case doc.TokenHeading:
		return &inks.Heading
	case doc.TokenError:
		return &inks.Error
	}
	return nil
}

// lines sets the lines of the code between two struts, which bring the panel's
// height to the grid.
func (s *codeSetter) lines() {
	bl, g := &s.c.cfg.theme.Blocks, s.c.g
	source := strings.Split(s.b.Text, "\n")
	gutter := s.gutter(len(source))
	s.ctx = s.ctx.indented(gutter, 0)
	start := len(g.entries)
	g.strut(bl.PanelPadY)
	top := g.entries[start].box
	spans := s.byLine(len(source))
	marked := s.b.Marked
	full := fullLines(source)
	for i := range source {
		for len(marked) > 0 && marked[0].To < i+1 {
			marked = marked[1:]
		}
		if i%256 == 0 && s.c.cfg.stopped() {
			break
		}
		on := len(marked) > 0 && marked[0].From <= i+1
		s.breakCost(i, source, full)
		s.line(i, spans[i], on, gutter)
		s.offset += len(source[i]) + 1
	}
	g.penalty(int(forbid))
	bottom := &box{height: bl.PanelPadY}
	g.add(bottom)
	total := geom.Length(0)
	for _, e := range g.entries[start:] {
		if e.kind == entryBox {
			total += e.box.height
		}
	}
	slack := total.CeilTo(s.c.cfg.theme.Page.Grid) - total
	bottom.height += slack / 2
	s.label(top)
	top.height += slack - slack/2
}

// gutter is the room that line numbers take.
func (s *codeSetter) gutter(n int) geom.Length {
	if !s.b.LineNumbers {
		return 0
	}
	digits := len(strconv.Itoa(s.b.FirstLine + n - 1))
	run := s.number.face.Shape(strings.Repeat("0", digits), noShaping)
	return geom.FromUnits(run.Width, s.number.size, s.number.face.UnitsPerEm) + s.number.size
}

// byLine cuts the tokens into spans, line by line, with tabs made spaces.
func (s *codeSetter) byLine(n int) [][]inline.Span {
	out := make([][]inline.Span, 1, n)
	col := 0
	tokens := s.b.Tokens
	if len(tokens) == 0 {
		tokens = []doc.Token{{Class: doc.TokenPlain, Len: int32(len(s.b.Text))}}
	}
	rest := s.b.Text
	for _, t := range tokens {
		part := rest[:t.Len]
		rest = rest[t.Len:]
		for {
			line, more, cut := strings.Cut(part, "\n")
			if line != "" {
				line, col = expandTabs(line, col, s.c.cfg.theme.Blocks.TabWidth)
				last := len(out) - 1
				out[last] = append(out[last], inline.Span{Text: line, Style: s.inks[t.Class], Elem: s.elems[last], Pos: s.b.At})
			}
			if !cut {
				break
			}
			out, col, part = append(out, nil), 0, more
		}
	}
	return out
}

// expandTabs replaces tabs by spaces up to the next stop; col is the column
// that the text begins in.
func expandTabs(text string, col, width int) (string, int) {
	if !strings.Contains(text, "\t") {
		return text, col + utf8.RuneCountInString(text)
	}
	var b strings.Builder
	for _, r := range text {
		if r != '\t' {
			b.WriteRune(r)
			col++
			continue
		}
		n := width - col%width
		b.WriteString(strings.Repeat(" ", n))
		col += n
	}
	return b.String(), col
}

// unexpander finds places of a line of the source by those in the line with
// its tabs made spaces. It goes on from the last place that it was asked for.
type unexpander struct {
	line         string
	tab          int
	at, col, out int // places in the source, in columns, and in what it became
}

func (s *codeSetter) unexpander() *unexpander {
	line := s.b.Text[s.offset:]
	if end := strings.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	return &unexpander{line: line, tab: s.c.cfg.theme.Blocks.TabWidth}
}

func (u *unexpander) place(out int) int {
	if out < u.out {
		u.at, u.col, u.out = 0, 0, 0
	}
	for u.at < len(u.line) && u.out < out {
		r, size := utf8.DecodeRuneInString(u.line[u.at:])
		n, bytes := 1, utf8.RuneLen(r)
		if r == '\t' {
			n = u.tab - u.col%u.tab
			bytes = n
		}
		u.at, u.col, u.out = u.at+size, u.col+n, u.out+bytes
	}
	return u.at
}

// line sets one line of the source: one box, or more if it has to wrap.
func (s *codeSetter) line(i int, spans []inline.Span, marked bool, gutter geom.Length) {
	c := s.c
	hang := min(c.cfg.theme.Blocks.CodeWrap, s.ctx.w/4)
	lines := c.setter.Prepare(spans, inline.Options{
		Align: inline.Left, Greedy: true, KeepSpaces: true, Anywhere: true, Hang: hang + s.indentOf(spans), Pos: s.b.At,
	}).Lines(s.ctx.w)
	if len(lines) == 0 {
		lines = []inline.Line{{}}
	}
	empty := &spanner{}
	source := s.unexpander()
	for k := range lines {
		if k > 0 {
			c.g.penalty(int(forbid))
		}
		b := c.lineBox(&lines[k], empty, s.style, s.ctx)
		b.text, b.pos = true, s.b.At
		b.block, b.offset = s.b, int32(s.offset+source.place(lines[k].Start))
		if b.pos.Line > 0 {
			b.pos.Line += int32(i + 1)
			b.pos.Col = 1
		}
		if k > 0 {
			b.items = append(b.items, s.wrapMark(hang, s.indentOf(spans)))
		} else {
			markPart(b.items)
			if s.b.LineNumbers {
				b.items = append(s.lineNumber(s.b.FirstLine+i, gutter), b.items...)
			}
		}
		if marked {
			b.items = append(s.highlight(b), b.items...)
		}
		c.g.add(b)
	}
}

// markPart has readers get a line of code by itself.
func markPart(items []page.Item) {
	for _, it := range items {
		if t, ok := it.(*page.Text); ok && t.Elem != page.Artifact {
			t.Part = true
			return
		}
	}
}

// indentOf is how far a line's own indentation reaches: a wrapped line goes on
// under it, as long as there is room.
func (s *codeSetter) indentOf(spans []inline.Span) geom.Length {
	n := 0
	for _, sp := range spans {
		t := strings.TrimLeft(sp.Text, " ")
		n += len(sp.Text) - len(t)
		if t != "" {
			break
		}
	}
	space := geom.FromUnits(s.style.face.Shape(" ", noShaping).Width, s.style.size, s.style.face.UnitsPerEm)
	return min(space*geom.Length(n), s.ctx.w/3)
}

// wrapMark is the small arrow before a line that goes on: drawn, so that it
// is never copied.
func (s *codeSetter) wrapMark(hang, indent geom.Length) page.Item {
	soft := ink(s.c.cfg.theme.Colors.Soft)
	u := s.style.size / 10
	x := s.ctx.x + indent + hang - 9*u
	y := s.style.baseline - 2*u
	return &page.Path{
		Stroke: &soft, Width: u * 2 / 3,
		Segments: []page.Segment{
			moveTo(x, y-4*u), lineTo(x, y), lineTo(x+5*u, y),
			moveTo(x+3*u, y-2*u), lineTo(x+5*u, y), lineTo(x+3*u, y+2*u),
		},
	}
}

func (s *codeSetter) lineNumber(n int, gutter geom.Length) []page.Item {
	st := *s.c.styles.inline(look{style: s.number})
	w := gutter - s.number.size
	lines := s.c.setter.Prepare([]inline.Span{{Text: strconv.Itoa(n), Style: &st, Elem: page.Artifact}},
		inline.Options{Align: inline.Left}).Lines(s.panel.w)
	if len(lines) == 0 {
		return nil
	}
	return shifted(lines[0].Items, s.ctx.x-gutter+w-lines[0].Width, s.style.baseline)
}

func (s *codeSetter) highlight(b *box) []page.Item {
	th := s.c.cfg.theme
	inset := th.Blocks.PanelStroke
	items := []page.Item{&page.Fill{
		Rect:  geom.Rect{X: s.panel.x + inset, W: s.panel.w - 2*inset, H: b.height},
		Color: ink(th.Colors.LineMark),
	}}
	if bar := th.Blocks.LineMarkRule; bar > 0 {
		items = append(items, &page.Fill{
			Rect:  geom.Rect{X: s.panel.x + inset, W: bar, H: b.height},
			Color: ink(th.Colors.Ink),
		})
	}
	return items
}

// label sets the language small in the panel's upper corner.
func (s *codeSetter) label(top *box) {
	ts := s.c.styles.text(&s.c.cfg.theme.Text.CodeLabel)
	if s.b.Lang == "" {
		return
	}
	pad := s.c.cfg.theme.Blocks.PanelPadX
	lines := s.c.setter.Prepare([]inline.Span{{Text: s.b.Lang, Style: s.c.styles.inline(look{style: ts}), Elem: page.Artifact}},
		inline.Options{Align: inline.Right}).Lines(s.panel.w - pad)
	if len(lines) != 1 {
		return
	}
	at := geom.Point{X: s.panel.x + pad/2, Y: ts.baseline}
	for _, it := range lines[0].Items {
		it.Shift(at)
	}
	top.items = append(top.items, lines[0].Items...)
}
