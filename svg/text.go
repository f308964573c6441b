package svg

import (
	"math"
	"strings"
	"unicode/utf8"

	"octavo/page"
)

// textMark is a text element. Where its pieces stand depends on the widths of
// glyphs, and so is decided when it is drawn.
type textMark struct {
	m      matrix // from user units to those of the outermost view box
	chunks []chunk
	clip   box
	// path, if not nil, is the line that the text runs along, in user units.
	path []point
}

// chunk is text that is anchored as one (11.8.3): it begins where x or y are
// given.
type chunk struct {
	at     point
	anchor float64 // share of its width that lies before at
	spans  []span
	// flows says that the chunk begins where the one before it ended, at the
	// height of at.
	flows bool
	// ratio, if not 0, is a scale for the spans.
	ratio float64
}

// span is text in one style.
type span struct {
	text string // the characters of buf, once they are complete
	buf  []byte
	look look
	move point // from where the pen is
	// word says that the span begins at x rather than at the pen.
	word bool
	x    float64
	// reach is where the source has the character at byte mark, from the
	// span's start; 0 where it does not say. The text is made to fit.
	reach float64
	mark  int
	// fit is the width that the source asks for; 0 for none.
	fit float64
}

// look is what a span's pieces share.
type look struct {
	font                        font
	color                       page.Color
	hidden, underline, lineThru bool
	tracking                    float64
	baseline                    baseline
	shift                       float64
}

// char is an addressable character with what the source says of its place;
// what it doesn't say is NaN.
type char struct {
	r            rune
	x, y, dx, dy float64
	look         look
	paint        rgba
	alpha        float64
	fit          *node // the element with the textLength
	anchor       float64
}

// places are the position lists of a text or tspan element.
type places struct {
	x, y, dx, dy []float64
	first        int // index of the element's first character
}

// textReader collects the characters of a text element.
type textReader struct {
	b      *builder
	chars  []char
	places []places
	fit    *node
}

// text draws a text element.
func (b *builder) text(n *node, c context) {
	r := &textReader{b: b}
	r.element(n, c)
	r.flush(c, nil)
}

// element reads a text, tspan or a element, whose style c has.
func (r *textReader) element(n *node, c context) {
	f := c.frame()
	r.places = append(r.places, places{
		lengthList(n.attr("x"), f.em, f.w), lengthList(n.attr("y"), f.em, f.h),
		lengthList(n.attr("dx"), f.em, f.w), lengthList(n.attr("dy"), f.em, f.h),
		len(r.chars),
	})
	outer := r.fit
	if n.has("textLength") {
		r.fit = n
	}
	if n.has("rotate") {
		r.b.problem("svg-text", "letters that are turned one by one stand upright")
	}
	for _, k := range n.children {
		switch k.name {
		case "":
			r.read(k.text, c)
		case "tspan", "a", "tref", "font":
			in := c
			in.st = r.b.sheet.compute(k, c.st)
			in.opacity *= in.st.opacity
			if in.st.display {
				r.element(k, in)
			}
		case "textPath":
			r.along(k, c)
		}
	}
	r.fit = outer
	r.places = r.places[:len(r.places)-1]
}

// read adds text, with its white space collapsed unless it is to be kept.
func (r *textReader) read(s string, c context) {
	paint, alpha, hidden := r.b.ink(c)
	st := c.st
	lk := look{
		font: st.font, hidden: hidden, underline: st.underline, lineThru: st.lineThru,
		tracking: st.tracking, baseline: st.baseline, shift: st.shift,
	}
	if st.upper {
		s = strings.ToUpper(s)
	}
	for _, ch := range s {
		if ch == '\n' || ch == '\t' || ch == '\r' || ch == ' ' {
			ch = ' '
			if !st.preserve && (len(r.chars) == 0 || r.chars[len(r.chars)-1].r == ' ') {
				continue
			}
		}
		if ch < ' ' {
			continue
		}
		if r.b.chars++; r.b.chars > maxChars {
			r.b.problem("svg-limit", "the picture draws too many elements; the rest of them is left out")
			return
		}
		k := char{r: ch, look: lk, paint: paint, alpha: alpha, fit: r.fit, anchor: st.anchor}
		r.locate(&k)
		r.chars = append(r.chars, k)
	}
}

// ink is what a text is painted with: its fill, or else its stroke.
func (b *builder) ink(c context) (col rgba, alpha float64, hidden bool) {
	p, alpha := c.resolve(c.st.fill), c.opacity*c.st.fillOpacity
	if p.kind == paintNone {
		p, alpha = c.resolve(c.st.stroke), c.opacity*c.st.strokeOpacity
	}
	if p.kind == paintServer {
		if g := b.server(p.id, nil, c); g != nil {
			p.color = g.mean()
		} else if p.bare {
			p.kind = paintNone
		}
	}
	return p.color, alpha, p.kind == paintNone || p.color.a*alpha < 0.02 || !c.st.visible
}

// locate looks up what the position lists say of the next character: the
// innermost element that has a value for it decides.
func (r *textReader) locate(k *char) {
	k.x, k.y, k.dx, k.dy = math.NaN(), math.NaN(), math.NaN(), math.NaN()
	set := func(v *float64, list []float64, i int) {
		if math.IsNaN(*v) && i < len(list) {
			*v = list[i]
		}
	}
	for j := len(r.places) - 1; j >= 0; j-- {
		p := &r.places[j]
		i := len(r.chars) - p.first
		set(&k.x, p.x, i)
		set(&k.y, p.y, i)
		set(&k.dx, p.dx, i)
		set(&k.dy, p.dy, i)
	}
}

// flush makes a mark of the characters.
func (r *textReader) flush(c context, path []point) {
	for len(r.chars) > 0 && r.chars[len(r.chars)-1].r == ' ' {
		r.chars = r.chars[:len(r.chars)-1]
	}
	cr := chunker{b: r.b, m: c.m, fits: map[*node]int{}}
	for _, k := range r.chars {
		cr.add(k)
	}
	cr.settle(c)
	r.chars = r.chars[:0]
	visible := false
	for i := range cr.chunks {
		for _, s := range cr.chunks[i].spans {
			visible = visible || !s.look.hidden
		}
	}
	if visible {
		r.b.marks = append(r.b.marks, &textMark{m: c.m, chunks: cr.chunks, clip: c.clip.box, path: path})
	}
}

// chunker divides characters into chunks and spans.
type chunker struct {
	b      *builder
	m      matrix
	chunks []chunk
	cur    point   // the last x that was given, and the height of the pen
	lastX  float64 // the x of the last character, NaN if only its width tells
	last   char
	fits   map[*node]int // how many spans an element with textLength has
	owners []owner
}

type owner struct {
	fit         *node
	chunk, span int
}

// add appends a character.
func (cr *chunker) add(k char) {
	absX, absY := !math.IsNaN(k.x), !math.IsNaN(k.y)
	if cr.continues(k) {
		cr.extend(k)
	} else if len(cr.chunks) == 0 || absX || absY {
		if absX {
			cr.cur.x = k.x
		}
		if absY {
			cr.cur.y = k.y
		}
		c := chunk{at: cr.cur, anchor: k.anchor, flows: !absX && len(cr.chunks) > 0}
		cr.chunks = append(cr.chunks, c)
		cr.span(k, span{})
	} else if s := cr.spanNow(); k.look != cr.last.look || k.paint != cr.last.paint || k.alpha != cr.last.alpha ||
		k.fit != cr.last.fit || !math.IsNaN(k.dx) || !math.IsNaN(k.dy) {
		cr.span(k, span{})
	} else {
		s.buf = utf8.AppendRune(s.buf, k.r)
	}
	if cr.lastX = k.x; !absX {
		cr.lastX = math.NaN()
	}
	cr.last = k
}

// continues reports whether a character with an x of its own goes on where the
// one before it left off, as in text that was converted letter by letter. It
// then stays in its chunk, so that the text remains one.
func (cr *chunker) continues(k char) bool {
	if len(cr.chunks) == 0 || math.IsNaN(k.x) || math.IsNaN(cr.lastX) ||
		!math.IsNaN(k.y) && k.y != cr.last.y || !math.IsNaN(k.dx) || !math.IsNaN(k.dy) ||
		k.look != cr.last.look || k.fit != nil || k.anchor != 0 {
		return false
	}
	step := k.x - cr.lastX
	return step > 0.05*k.look.font.size && step < 2*k.look.font.size
}

// extend adds a character to the word that is open, or begins one after a
// space.
func (cr *chunker) extend(k char) {
	s := cr.spanNow()
	if cr.last.r == ' ' {
		cr.span(k, span{word: true, x: k.x})
		return
	}
	from := s.x
	if !s.word {
		from = cr.chunks[len(cr.chunks)-1].at.x
	}
	s.mark, s.reach = len(s.buf), k.x-from
	s.buf = utf8.AppendRune(s.buf, k.r)
}

func (cr *chunker) spanNow() *span {
	spans := cr.chunks[len(cr.chunks)-1].spans
	return &spans[len(spans)-1]
}

// span opens a span with its first character.
func (cr *chunker) span(k char, s span) {
	c := &cr.chunks[len(cr.chunks)-1]
	s.buf, s.look = utf8.AppendRune(nil, k.r), k.look
	if !math.IsNaN(k.dx) {
		s.move.x = k.dx
	}
	if !math.IsNaN(k.dy) {
		s.move.y = k.dy
		cr.cur.y += k.dy
	}
	at := cr.m.apply(c.at)
	s.look.color = cr.b.backdrop.at(k.paint, k.alpha, at).opaque()
	if k.fit != nil {
		cr.fits[k.fit]++
		cr.owners = append(cr.owners, owner{k.fit, len(cr.chunks) - 1, len(c.spans)})
	}
	c.spans = append(c.spans, s)
}

// settle completes the spans, and gives those that are all of an element with
// textLength its value.
func (cr *chunker) settle(c context) {
	for i := range cr.chunks {
		for j := range cr.chunks[i].spans {
			s := &cr.chunks[i].spans[j]
			s.text, s.buf = string(s.buf), nil
		}
	}
	for _, o := range cr.owners {
		if cr.fits[o.fit] == 1 {
			f := frame{c.w, c.h, c.st.font.size}
			cr.chunks[o.chunk].spans[o.span].fit = max(0, f.x(o.fit, "textLength"))
		}
	}
}

// along reads text on a path (11.8.2). The letters follow the path's chords.
func (r *textReader) along(n *node, c context) {
	c.st = r.b.sheet.compute(n, c.st)
	target := r.b.refer(fragment(n.attr("href")))
	if target == nil || !c.st.display {
		if target != nil {
			r.b.leave()
		}
		r.element(n, c)
		return
	}
	segs, _ := r.b.outline(target, c)
	segs = transformed(segs, parseTransform(r.b.styleOf(target).transform))
	r.b.leave()
	polys := flatten(segs, 16)
	if len(polys) == 0 {
		return
	}
	inner := &textReader{b: r.b, places: nil}
	inner.element(n, c)
	inner.chars = inner.chars[:min(len(inner.chars), maxBent)]
	polys[0] = polys[0][:min(len(polys[0]), maxBent)]
	whole := pathLength(polys[0])
	offset := 0.0
	if l, ok := parseLength(n.attr("startOffset")); ok {
		offset = l.px(c.st.font.size, whole)
	}
	for i := range inner.chars {
		k := &inner.chars[i]
		k.x, k.y = math.NaN(), math.NaN()
	}
	before := len(r.b.marks)
	inner.flush(c, polys[0])
	if len(r.b.marks) > before {
		t := r.b.marks[before].(*textMark)
		t.chunks[0].at = point{x: offset}
	}
}

func pathLength(path []point) float64 {
	sum := 0.0
	for i := 1; i < len(path); i++ {
		sum += math.Hypot(path[i].x-path[i-1].x, path[i].y-path[i-1].y)
	}
	return sum
}
