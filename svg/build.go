package svg

import (
	"strings"

	"octavo/page"
)

// builder walks the elements and collects marks.
type builder struct {
	limits   Limits
	doc      *tree
	sheet    *sheet
	styles   map[*node]*style
	outlines map[*node][]seg
	contents map[string]content // of data: URLs
	marks    []mark
	backdrop backdrop
	problems []Problem
	told     map[string]bool
	refs     []*node // the elements being drawn by reference, outermost first
	nested   int     // pictures in pictures
	visits   int
	segments int
	chars    int
	moves    int
}

func newBuilder(t *tree, limits Limits) *builder {
	return &builder{
		limits: limits,
		doc:    t, sheet: parseSheet(t.css.String()), styles: map[*node]*style{},
		outlines: map[*node][]seg{}, contents: map[string]content{}, told: map[string]bool{},
	}
}

// problem reports a kind of trouble once.
func (b *builder) problem(code, message string) {
	if !b.told[code] {
		b.told[code] = true
		b.problems = append(b.problems, Problem{code, message})
	}
}

// context is what an element is drawn in.
type context struct {
	m       matrix // from user units to those of the outermost view box
	st      *style // of the element; of its parent on the way in
	w, h    float64
	clip    clip
	opacity float64
	// fill and stroke are those of the shape that a marker belongs to.
	fill, stroke paint
}

func (c *context) frame() frame { return frame{c.w, c.h, c.st.font.size} }

// picture draws a whole document into the coordinates of its view box.
func (b *builder) picture(root *node, view box) {
	b.backdrop.view = view
	st := initial()
	c := context{m: identity(), st: &st, w: view.width(), h: view.height(), clip: openClip(), opacity: 1}
	b.root(root, c)
}

// root draws the outermost element, whose viewport Draw will see to.
func (b *builder) root(n *node, c context) {
	if !b.enter(n, &c) {
		return
	}
	b.children(n, c)
}

// enter makes c the context inside n. It reports false where nothing of n is
// to be drawn.
func (b *builder) enter(n *node, c *context) bool {
	if b.visits++; b.visits > b.limits.Elements {
		b.problem("svg-limit", "the picture draws too many elements; the rest of them is left out")
		return false
	}
	c.st = b.sheet.compute(n, c.st)
	if !c.st.display {
		return false
	}
	if c.st.transform != "" {
		c.m = c.m.mul(parseTransform(c.st.transform))
	}
	c.opacity *= c.st.opacity
	if c.st.filter {
		b.problem("svg-filter", "a filter effect (blur, shadow) is left out")
	}
	if c.st.external {
		b.problem("svg-external", "a reference to another file is left out")
	}
	if c.st.clipPath != "" {
		b.clipBy(n, c)
	}
	return c.opacity > 0 && !c.clip.box.empty()
}

func (b *builder) children(n *node, c context) {
	for _, k := range n.children {
		b.element(k, c)
	}
}

// element draws an element and what is in it.
func (b *builder) element(n *node, c context) {
	if n.name == "" || neverDrawn[n.name] || len(b.refs) > maxDepth {
		return
	}
	outer := c
	if !b.enter(n, &c) {
		return
	}
	covers := b.maskCovers(n, &c)
	switch n.name {
	case "g", "a":
		b.children(n, c)
	case "svg":
		b.viewport(n, c)
	case "switch":
		b.choose(n, c)
	case "use":
		b.use(n, c)
	case "image":
		b.image(n, c)
	case "text":
		b.text(n, c)
	case "foreignObject":
		b.foreign(n, c)
	default:
		segs, ok := b.outline(n, c)
		if !ok {
			b.problem("svg-element", "the element <"+printable(n.name)+"> is not known and left out")
			return
		}
		b.shape(n, segs, c)
	}
	b.cover(covers, outer)
}

// neverDrawn are the elements that show only by reference, say nothing to the
// eye, or move.
var neverDrawn = map[string]bool{
	"defs": true, "symbol": true, "marker": true, "clipPath": true, "mask": true,
	"pattern": true, "linearGradient": true, "radialGradient": true, "meshgradient": true,
	"filter": true, "title": true, "desc": true, "metadata": true, "style": true,
	"script": true, "animate": true, "animateTransform": true, "animateMotion": true,
	"animateColor": true, "set": true, "font": true, "font-face": true, "view": true,
	"cursor": true, "color-profile": true, "solidcolor": true, "link": true, "p": true,
}

// printable cuts a name from the source for a message.
func printable(name string) string {
	if len(name) > 40 {
		name = strings.ToValidUTF8(name[:40], "") + "…"
	}
	return name
}

// outline reads an element's outline, once however often it is used.
func (b *builder) outline(n *node, c context) ([]seg, bool) {
	if n.name == "path" {
		if segs, ok := b.outlines[n]; ok {
			return segs, true
		}
	}
	segs, ok := c.frame().outline(n)
	if ok && n.name == "path" {
		b.outlines[n] = segs
	}
	return segs, ok
}

// viewport draws a nested <svg>: a new coordinate system, clipped to its box.
func (b *builder) viewport(n *node, c context) {
	f := c.frame()
	at := box{x0: f.x(n, "x"), y0: f.y(n, "y")}
	at.x1, at.y1 = at.x0+sideOr(f.x(n, "width"), n, "width", c.w), at.y0+sideOr(f.y(n, "height"), n, "height", c.h)
	b.fitted(n, at, c)
}

// sideOr gives a side's length, or the whole where it is not set.
func sideOr(v float64, n *node, name string, whole float64) float64 {
	if _, ok := parseLength(n.attr(name)); !ok {
		return whole
	}
	return v
}

// fitted draws the children of an element with a view box into at.
func (b *builder) fitted(n *node, at box, c context) {
	if at.empty() {
		return
	}
	if !c.st.overflow {
		c.clip = c.clip.rect(at, c.m)
	}
	view, ok := parseViewBox(n.attr("viewBox"))
	if ok {
		c.m = c.m.mul(parseAspect(n.attr("preserveAspectRatio")).fit(view, at))
		c.w, c.h = view.width(), view.height()
	} else {
		c.m = c.m.mul(translate(at.x0, at.y0))
		c.w, c.h = at.width(), at.height()
	}
	b.children(n, c)
}

// refer follows a reference, unless it leads in a circle. The caller calls
// leave when it is done.
func (b *builder) refer(id string) *node {
	n := b.doc.ids[id]
	if n == nil || len(b.refs) >= b.limits.References {
		return nil
	}
	for _, r := range b.refs {
		if r == n {
			return nil
		}
	}
	b.refs = append(b.refs, n)
	return n
}

func (b *builder) leave() { b.refs = b.refs[:len(b.refs)-1] }

// use draws another element in place (5.5).
func (b *builder) use(n *node, c context) {
	href := strings.TrimSpace(n.attr("href"))
	if !strings.HasPrefix(href, "#") {
		if href != "" {
			b.problem("svg-external", "a reference to another file is left out")
		}
		return
	}
	target := b.refer(href[1:])
	if target == nil {
		return
	}
	defer b.leave()
	f := c.frame()
	c.m = c.m.mul(translate(f.x(n, "x"), f.y(n, "y")))
	if target.name != "symbol" && target.name != "svg" {
		b.element(target, c)
		return
	}
	if !b.enter(target, &c) {
		return
	}
	w, h := sideOr(f.x(target, "width"), target, "width", c.w), sideOr(f.y(target, "height"), target, "height", c.h)
	w, h = sideOr(f.x(n, "width"), n, "width", w), sideOr(f.y(n, "height"), n, "height", h)
	b.fitted(target, box{0, 0, w, h}, c)
}

// choose draws the first child whose conditions hold (5.7). Where one is HTML
// and another is plain text for readers that have no HTML, the plain text
// wins, unless it was cut short.
func (b *builder) choose(n *node, c context) {
	var html *node
	for _, k := range n.children {
		if k.name == "" || neverDrawn[k.name] || k.attr("requiredExtensions") != "" || !speaks(k) {
			continue
		}
		if k.name == "foreignObject" {
			html = k
			continue
		}
		if html != nil && (k.name != "text" || cutShort(k.content())) {
			break
		}
		b.element(k, c)
		return
	}
	if html != nil {
		b.element(html, c)
	}
}

func cutShort(s string) bool {
	s = strings.TrimSpace(s)
	return s == "" || strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…")
}

// speaks reports whether an element is for all languages or for English.
func speaks(n *node) bool {
	if !n.has("systemLanguage") {
		return true
	}
	for l := range strings.SplitSeq(n.attr("systemLanguage"), ",") {
		if strings.HasPrefix(strings.TrimSpace(l), "en") {
			return true
		}
	}
	return false
}

// styleOf computes the style of an element that is drawn by reference, with
// what it inherits from where it stands.
func (b *builder) styleOf(n *node) *style {
	if st, ok := b.styles[n]; ok {
		return st
	}
	parent := initial()
	if n.parent != nil {
		parent = *b.styleOf(n.parent)
	}
	st := b.sheet.compute(n, &parent)
	b.styles[n] = st
	return st
}

// spend counts segments against the limit and tells whether they may be drawn.
func (b *builder) spend(segs []seg) bool {
	b.segments += len(segs)
	if b.segments > maxSegments {
		b.problem("svg-limit", "the picture draws too many elements; the rest of them is left out")
		return false
	}
	return true
}

// line is a page.Path's line, before scaling.
type line struct {
	width, miter, phase float64
	dash                []float64
	cap                 page.LineCap
	join                page.LineJoin
}

// outlineMark is a shape: what becomes a page.Path.
type outlineMark struct {
	segs    []seg
	fill    *page.Color
	evenOdd bool
	stroke  *page.Color
	line    line
	clip    box
}
