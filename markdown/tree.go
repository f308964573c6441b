package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"octavo/doc"
)

// tree builds the blocks of one Markdown container (the document, a quote, a
// list item). HTML elements open in it are frames on a stack; whatever comes,
// Markdown's blocks or HTML's text, goes into the innermost. Elements that are
// not closed end with the container, and stray end tags do nothing.
type tree struct {
	l     *lowerer
	stack []*frame
}

// frame is an HTML element that is open. Frame 0 is the container itself.
type frame struct {
	tag    string
	at     doc.Pos
	attr   doc.Attr
	source htmlTag // its start tag
	text   inlines // the paragraph that is being collected
	textAt doc.Pos
	blocks []doc.Block
	// parts are the closed elements that make sense only in this one: the
	// items of a list, the rows of a table, the caption of a figure.
	parts []*frame
	raw   *strings.Builder // the text of a <pre>
	bare  bool             // text stands in it directly, without Markdown's blocks
	lang  string           // the language around it
}

// newTree begins a tree; finish ends it.
func newTree(l *lowerer) *tree {
	if n := len(l.spareTrees); n > 0 {
		t := l.spareTrees[n-1]
		l.spareTrees = l.spareTrees[:n-1]
		return t
	}
	t := &tree{l: l, stack: make([]*frame, 0, 2)}
	t.push(&frame{})
	return t
}

func (t *tree) push(f *frame) {
	f.text = inlines{l: t.l, stack: make([]inlineFrame, 1, 4)}
	t.stack = append(t.stack, f)
}

func (t *tree) top() *frame { return t.stack[len(t.stack)-1] }

// add adds a block of Markdown's.
func (t *tree) add(b doc.Block) {
	t.endText()
	f := t.top()
	f.blocks = append(f.blocks, b)
}

// paragraph adds a paragraph with the inlines of a node; a real one may become
// a figure.
func (t *tree) paragraph(at doc.Pos, real bool, n ast.Node) {
	p := t.begin(at)
	t.l.inlines(dest{tree: t}, n)
	t.end(p, real)
}

// begun is a paragraph in the making.
type begun struct {
	in   *frame
	open int // inline elements of HTML that reach into it
}

// begin begins a paragraph. Inline elements that HTML opened before it reach
// into it.
func (t *tree) begin(at doc.Pos) begun {
	t.endText()
	f := t.top()
	f.textAt = at
	return begun{f, len(f.text.stack) - 1}
}

// end ends a paragraph, and the inline elements that it leaves open.
func (t *tree) end(p begun, real bool) {
	if t.top() != p.in { // it holds the tags of blocks
		p.open = 0
	}
	t.endParagraph(p.open, real)
}

// endText makes a paragraph of HTML's text that was collected in the innermost
// element. Inline elements that are open remain so.
func (t *tree) endText() {
	if w := &t.top().text; !w.empty() {
		t.endParagraph(len(w.stack)-1, true)
	}
}

func (t *tree) endParagraph(keepOpen int, real bool) {
	f := t.top()
	inlines := t.l.finish(f.text.take(keepOpen))
	if len(inlines) == 0 {
		return
	}
	t.l.tooLong(f.textAt, "a paragraph", textSize(inlines))
	p := t.l.store.paragraphs.new()
	p.At, p.Inlines = f.textAt, inlines
	if f.tag == "p" && len(f.blocks) == 0 {
		p.At, p.Attr, f.attr = f.at, f.attr, doc.Attr{}
	}
	if real {
		if figure := t.l.figureOf(p); figure != nil {
			f.blocks = append(f.blocks, figure)
			return
		}
		if takenAsCaption(f.blocks, p) {
			return
		}
	}
	f.blocks = append(f.blocks, p)
}

// finish ends all elements and returns the container's blocks.
func (t *tree) finish() []doc.Block {
	for len(t.stack) > 1 {
		t.pop()
	}
	t.endText()
	f := t.stack[0]
	blocks := t.l.store.blocks.copy(f.blocks)
	clear(f.blocks)
	*f = frame{text: f.text, blocks: f.blocks[:0]}
	if f.text.soft = 0; f.text.empty() {
		t.l.spareTrees = append(t.l.spareTrees, t)
	}
	return blocks
}

// openBlock begins a block element.
func (t *tree) openBlock(tok htmlTag, at doc.Pos) {
	t.impliedEnds(tok.Data)
	t.endText()
	if t.l.depth >= t.l.limits.Depth {
		t.l.diags.WarnOnce("", at, "nesting-too-deep",
			"quotes, lists or HTML elements are nested too deeply; from here on their text is set as plain paragraphs",
			t.l.shallower())
		return
	}
	t.l.depth++
	t.l.limits.count(1)
	f := &frame{tag: tok.Data, at: at, textAt: at, source: tok, attr: t.l.htmlAttr(tok, at)}
	f.lang = t.l.speak(f.attr.Lang)
	if tok.Data == "pre" {
		f.raw = &strings.Builder{}
	}
	t.push(f)
}

// closeBlock ends the innermost element of a name and all in it.
func (t *tree) closeBlock(tag string) {
	for i := len(t.stack) - 1; i > 0; i-- {
		if t.stack[i].tag == tag {
			t.popTo(i)
			return
		}
	}
}

func (t *tree) popTo(depth int) {
	for len(t.stack) > depth {
		t.pop()
	}
}

// impliedEnds ends the elements that the start of another ends (HTML, section
// 13.1.2.4, optional tags).
func (t *tree) impliedEnds(tag string) {
	ends, within := impliedBy(tag)
	for i := len(t.stack) - 1; i > 0; i-- {
		open := t.stack[i].tag
		if strings.Contains(within, " "+open+" ") {
			return
		}
		if strings.Contains(ends, " "+open+" ") {
			t.popTo(i)
			return
		}
	}
}

// impliedBy says which open elements a start tag ends, looked for inward of
// the elements named second.
func impliedBy(tag string) (ends, within string) {
	switch tag {
	case "li":
		return " li ", " ul ol menu "
	case "dt", "dd":
		return " dt dd ", " dl "
	case "td", "th":
		return " td th p ", " tr table "
	case "tr":
		return " tr caption ", " table "
	case "thead", "tbody", "tfoot":
		return " thead tbody tfoot caption ", " table "
	}
	return " p ", " li td th dd blockquote div details figure "
}

// pop ends the innermost element and hands what it is to the one around it.
func (t *tree) pop() {
	t.endText()
	f := t.top()
	t.stack = t.stack[:len(t.stack)-1]
	t.l.depth--
	t.l.lang = f.lang
	parent := t.top()
	if isPart(f.tag, parent.tag) {
		parent.parts = append(parent.parts, f)
		return
	}
	parent.blocks = append(parent.blocks, t.l.element(f)...)
}

// isPart reports whether an element has its place in another's structure.
func isPart(tag, parent string) bool {
	switch tag {
	case "li":
		return parent == "ul" || parent == "ol" || parent == "menu"
	case "dt", "dd":
		return parent == "dl"
	case "summary":
		return parent == "details"
	case "figcaption":
		return parent == "figure"
	case "caption", "thead", "tbody", "tfoot":
		return parent == "table"
	case "tr":
		return parent == "table" || parent == "thead" || parent == "tbody" || parent == "tfoot"
	case "td", "th":
		return parent == "tr"
	}
	return false
}
