package svg

import (
	"strings"

	"octavo/page"
)

// flow is what HTML inside a foreignObject says of its place, as draw.io
// writes it: a flex box whose margins and padding stand for x and y.
type flow struct {
	marginX, padTop, width float64 // px
	justify, align         string
	set                    bool
	ground                 rgba // background colour
}

// htmlDefaults gives elements of HTML the style that browsers give them.
func htmlDefaults(n *node, st *style) {
	switch n.name {
	case "b", "strong", "th":
		st.font.weight = 700
	case "i", "em":
		st.font.italic = true
	case "u":
		st.underline = true
	case "code", "pre", "tt":
		st.font.family = "monospace"
	case "small":
		st.font.size /= 1.2
	}
	st.block = htmlBlocks[n.name]
}

var htmlBlocks = map[string]bool{
	"div": true, "p": true, "li": true, "ul": true, "ol": true, "h1": true, "h2": true,
	"h3": true, "h4": true, "h5": true, "h6": true, "tr": true, "table": true, "pre": true,
	"body": true, "html": true, "section": true, "hr": true,
}

// setHTML applies the properties that only HTML has.
func (st *style) setHTML(name, v string) {
	read := func(to *float64) {
		if l, ok := parseLength(v); ok && l.unit != "%" {
			*to, st.flow.set = l.px(st.font.size, 0), true
		}
	}
	switch name {
	case "text-align":
		st.textAlign = htmlAligns[v]
	case "margin-left":
		read(&st.flow.marginX)
	case "padding-top":
		read(&st.flow.padTop)
	case "width":
		read(&st.flow.width)
	case "background-color", "background":
		if c, ok := parseColor(v); ok {
			st.flow.ground = c
		}
	case "justify-content":
		st.flow.justify = lastWord(v)
	case "align-items":
		st.flow.align = lastWord(v)
	}
}

var htmlAligns = map[string]float64{"center": 0.5, "right": 1, "end": 1}

// lastWord is "center" of "unsafe center".
func lastWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// flowMark is the text of a foreignObject: paragraphs in a box.
type flowMark struct {
	m      matrix
	at     box // in user units
	paras  []para
	valign float64 // share of the free space above
	clip   box
	ground *page.Color // what lies behind the text, nil for nothing
}

// para is text up to a forced break.
type para struct {
	spans  []span
	align  float64
	noWrap bool
}

// foreign draws the text of HTML in a foreignObject, centred if the HTML does
// not say otherwise. Nothing else of HTML is drawn.
func (b *builder) foreign(n *node, c context) {
	f := c.frame()
	x, y := f.x(n, "x"), f.y(n, "y")
	mark := &flowMark{
		m: c.m, valign: 0.5, clip: c.clip.box,
		at: box{x, y, x + f.x(n, "width"), y + f.y(n, "height")},
	}
	r := &htmlReader{b: b, mark: mark}
	for _, k := range n.children {
		r.node(k, c)
	}
	r.end()
	if r.ink {
		b.marks = append(b.marks, mark)
	}
}

// htmlReader collects paragraphs.
type htmlReader struct {
	b      *builder
	mark   *flowMark
	open   *para
	space  bool // white space is pending
	ink    bool
	placed bool
}

func (r *htmlReader) node(n *node, c context) {
	if n.name == "" {
		r.text(n.text, c)
		return
	}
	if n.name == "br" {
		r.begin(c)
		r.end()
		return
	}
	if neverDrawn[n.name] && n.name != "p" && n.name != "font" {
		return
	}
	c.st = r.b.sheet.compute(n, c.st)
	c.opacity *= c.st.opacity
	if !c.st.display || !c.st.visible {
		return
	}
	if n.name == "svg" || n.name == "img" {
		r.b.problem("svg-foreign", "of HTML inside the picture only the text is drawn")
		return
	}
	r.place(c.st)
	if g := c.st.flow.ground; g.a*c.opacity > 0.3 {
		col := r.b.backdrop.at(g, c.opacity, c.m.apply(r.mark.at.center())).opaque()
		r.mark.ground = &col
	}
	if c.st.block {
		r.end()
	}
	for _, k := range n.children {
		r.node(k, c)
	}
	if c.st.block {
		r.end()
	}
}

// place moves the box to where draw.io's first div puts it.
func (r *htmlReader) place(st *style) {
	if r.placed || !st.flow.set || st.flow.justify == "" {
		return
	}
	r.placed = true
	at := &r.mark.at
	at.x0, at.y0 = at.x0+st.flow.marginX, at.y0+st.flow.padTop
	at.x1, at.y1 = at.x0+st.flow.width, at.y0
	r.mark.valign = map[string]float64{"flex-start": 0, "flex-end": 1}[st.flow.align]
	if st.flow.align == "center" {
		r.mark.valign = 0.5
	}
}

func (r *htmlReader) begin(c context) {
	if r.open == nil {
		r.mark.paras = append(r.mark.paras, para{align: c.st.textAlign, noWrap: c.st.noWrap})
		r.open = &r.mark.paras[len(r.mark.paras)-1]
		r.space = false
	}
}

func (r *htmlReader) end() { r.open = nil }

// text adds text with its white space collapsed. In HTML, text has color and
// not fill.
func (r *htmlReader) text(s string, c context) {
	words := strings.Fields(s)
	if len(words) == 0 {
		r.space = r.space || r.open != nil && s != ""
		return
	}
	if r.b.chars += len(s); r.b.chars > maxChars {
		r.b.problem("svg-limit", "the picture draws too many elements; the rest of them is left out")
		return
	}
	r.begin(c)
	joined := strings.Join(words, " ")
	if len(r.open.spans) > 0 && (r.space || strings.TrimLeft(s, " \t\r\n") != s) {
		joined = " " + joined
	}
	r.space = strings.TrimRight(s, " \t\r\n") != s
	st := c.st
	col := r.b.backdrop.at(st.color, c.opacity, c.m.apply(r.mark.at.center()))
	hidden := st.color.a*c.opacity < 0.02
	r.ink = r.ink || !hidden
	r.open.spans = append(r.open.spans, span{text: joined, look: look{
		font: st.font, color: col.opaque(), hidden: hidden,
		underline: st.underline, lineThru: st.lineThru, tracking: st.tracking,
	}})
}

// emit breaks the paragraphs into lines and sets these.
func (f *flowMark) emit(e *emitter) {
	var lines []para
	for _, p := range f.paras {
		lines = append(lines, f.wrap(e, p)...)
	}
	const leading = 1.2
	height, width := 0.0, 0.0
	for i := range lines {
		height += leading * lines[i].size()
		width = max(width, e.measure(lines[i].spans))
	}
	// Lines that may not be broken fit their box, within reason.
	ratio := 1.0
	if limit := f.at.width(); limit > 2 && width > limit {
		ratio = max(0.75, limit/width)
		width *= ratio
	}
	y := f.at.y0 + float64(f.valign*(f.at.height()-height))
	if f.ground != nil && width > 0 {
		x := f.at.x0 + float64(lines[0].align*(f.at.width()-width))
		back := outlineMark{fill: f.ground, clip: f.clip}
		back.segs = transformed(polygon(corners(box{x, y, x + width, y + height}.grow(1))), f.m)
		back.emit(e)
	}
	t := textMark{m: f.m, clip: f.clip}
	for _, l := range lines {
		size := l.size()
		// The baseline is where it centres capitals on the line.
		base := y + float64((leading/2+0.35)*size)
		y += leading * size
		if len(l.spans) == 0 {
			continue
		}
		x := f.at.x0 + float64(l.align*f.at.width())
		t.chunks = append(t.chunks, chunk{at: point{x, base}, anchor: l.align, spans: l.spans, ratio: ratio})
	}
	t.emit(e)
}

// measure is the width of spans in a row.
func (e *emitter) measure(spans []span) float64 {
	width := 0.0
	for i := range spans {
		_, w := e.setSpan(&spans[i], 1)
		width += w
	}
	return width
}

// size is the largest font size of a line.
func (p *para) size() float64 {
	size := 0.0
	for _, s := range p.spans {
		size = max(size, s.look.font.size)
	}
	if size == 0 {
		return 16
	}
	return size
}

// wrap breaks a paragraph where it would leave the box by more than a
// substitute font may need. A box without a width holds one line.
func (f *flowMark) wrap(e *emitter, p para) []para {
	limit := f.at.width() * 1.06
	if p.noWrap || limit < 2 {
		return []para{p}
	}
	line := para{align: p.align}
	var lines []para
	used := 0.0
	for _, s := range p.spans {
		for _, word := range splitWords(s.text) {
			one := s
			one.text = word
			_, w := e.setSpan(&one, 1)
			if used > 0 && used+w > limit && strings.TrimSpace(word) != "" {
				lines = append(lines, line)
				line, used = para{align: p.align}, 0
				one.text = strings.TrimLeft(word, " ")
				_, w = e.setSpan(&one, 1)
			}
			used += w
			// Words of one span on one line are one span again.
			if n := len(line.spans); n > 0 && line.spans[n-1].look == one.look {
				line.spans[n-1].text += one.text
				continue
			}
			line.spans = append(line.spans, one)
		}
	}
	return append(lines, line)
}

// splitWords cuts text before its spaces.
func splitWords(s string) []string {
	var words []string
	start := 0
	for i := 1; i < len(s); i++ {
		if s[i] == ' ' && s[i-1] != ' ' {
			words = append(words, s[start:i])
			start = i
		}
	}
	return append(words, s[start:])
}
