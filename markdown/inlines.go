package markdown

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/doc"
)

// inlines collects the inlines of one block. What Markdown or HTML opens is a
// frame on a stack until it is closed; text is gathered until a node comes.
type inlines struct {
	l     *lowerer
	text  []byte
	soft  int // length of text behind the space of a soft line break, or 0
	stack []inlineFrame
}

// inlineFrame is an element that is open. Frame 0 is the block itself.
type inlineFrame struct {
	tag   string // HTML's name of it, "" if Markdown opened it
	build func(out []doc.Inline) []doc.Inline
	node  doc.Inline   // instead of build: a span or link that takes in what is in it
	out   []doc.Inline // is used again, for other elements
}

// newInlines are inlines to be collected, until done is called.
func newInlines(l *lowerer) *inlines {
	if n := len(l.spareInlines); n > 0 {
		w := l.spareInlines[n-1]
		l.spareInlines = l.spareInlines[:n-1]
		return w
	}
	return &inlines{l: l, stack: make([]inlineFrame, 1, 4)}
}

// done says that nothing more is asked of w.
func (w *inlines) done() {
	if w.soft = 0; w.empty() {
		w.l.spareInlines = append(w.l.spareInlines, w)
	}
}

func (w *inlines) top() *inlineFrame { return &w.stack[len(w.stack)-1] }

// empty reports whether nothing has been collected.
func (w *inlines) empty() bool {
	return len(w.stack) == 1 && len(w.text) == 0 && len(w.stack[0].out) == 0
}

// blank reports whether nothing but white space has been collected.
func (w *inlines) blank() bool {
	for _, f := range w.stack {
		if len(f.out) > 0 {
			return false
		}
	}
	return len(bytes.TrimSpace(w.text)) == 0
}

// write adds source text, in which escapes and entities are still to be
// resolved.
func (w *inlines) write(s []byte) {
	if len(s) == 0 {
		return
	}
	if w.soft > 0 && w.soft == len(w.text) && joins(w.text[:w.soft-1], s) {
		w.text = w.text[:w.soft-1]
	}
	w.text = appendText(w.text, s)
}

// writeExact adds text that smarten must not change.
func (w *inlines) writeExact(s string) { w.text = appendGuarded(w.text, s) }

func (w *inlines) softBreak() {
	w.text = appendSpace(w.text)
	w.soft = len(w.text)
}

// joins reports whether a line break between two texts is no space, since
// both are in a script that sets none between words.
func joins(before, after []byte) bool {
	a, _ := utf8.DecodeLastRune(before)
	b, _ := utf8.DecodeRune(after)
	return spaceless(a) && spaceless(b)
}

func spaceless(r rune) bool {
	return r >= 0x2E80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x3001 && r <= 0x30FF || r >= 0xFF01 && r <= 0xFF60)
}

// flush makes a Text of the text that was gathered. Behind a break, and at the
// start of a block, it begins with no space.
func (w *inlines) flush() {
	s := w.text
	w.text, w.soft = w.text[:0], 0
	f := w.top()
	if w.atLineStart() {
		for len(s) > 0 && s[0] == ' ' {
			s = s[1:]
		}
	}
	if len(s) == 0 {
		return
	}
	if n := len(f.out); n > 0 {
		if t, ok := f.out[n-1].(*doc.Text); ok && strings.HasSuffix(t.Value, " ") {
			s = bytes.TrimLeft(s, " ")
		}
	}
	if len(s) > 0 {
		f.out = append(f.out, w.l.store.text(s))
	}
}

// atLineStart reports whether nothing stands before the next node on its line.
func (w *inlines) atLineStart() bool {
	for i := len(w.stack) - 1; i >= 0; i-- {
		if out := w.stack[i].out; len(out) > 0 {
			_, is := out[len(out)-1].(*doc.Break)
			return is
		}
	}
	return true
}

func (w *inlines) add(n doc.Inline) {
	w.flush()
	f := w.top()
	f.out = append(f.out, n)
}

// trimSpace takes back the spaces that were written last.
func (w *inlines) trimSpace() { w.text = bytes.TrimRight(w.text, " ") }

// lineBreak adds a break; spaces before it go. At the start of a block it is
// nothing.
func (w *inlines) lineBreak() {
	if w.blank() {
		return
	}
	for n := len(w.text); n > 0 && w.text[n-1] == ' '; n-- {
		w.text = w.text[:n-1]
	}
	w.add(&doc.Break{})
}

// openTag begins an HTML element, unless too many are open.
func (w *inlines) openTag(tag string, build func([]doc.Inline) []doc.Inline) {
	if len(w.stack) <= maxInlineDepth {
		w.open(tag, build)
	}
}

// open begins an element.
func (w *inlines) open(tag string, build func([]doc.Inline) []doc.Inline) {
	w.flush()
	w.push(inlineFrame{tag: tag, build: build})
}

// openNode begins an element of Markdown's that becomes a span or a link.
func (w *inlines) openNode(node doc.Inline) {
	w.flush()
	w.push(inlineFrame{node: node})
}

func (w *inlines) push(f inlineFrame) {
	n := len(w.stack)
	if n == cap(w.stack) {
		w.stack = append(w.stack, f)
		return
	}
	w.stack = w.stack[:n+1]
	f.out = w.stack[n].out[:0]
	w.stack[n] = f
}

// close ends the innermost element.
func (w *inlines) close() {
	w.flush()
	f := w.top()
	out := w.l.store.inlines.copy(mergeTexts(f.out))
	build, node := f.build, f.node
	w.stack = w.stack[:len(w.stack)-1]
	p := w.top()
	switch {
	case node == nil:
		p.out = append(p.out, build(out)...)
	case len(out) == 0:
	default:
		p.out = appendNode(p.out, node, out)
	}
}

// appendNode appends a span or link with what is in it; a link that leads
// nowhere, or into the reader's machine, is text.
func appendNode(to []doc.Inline, node doc.Inline, out []doc.Inline) []doc.Inline {
	switch n := node.(type) {
	case *doc.Span:
		n.Inlines = out
	case *doc.Link:
		if !leads(n) {
			return append(to, out...)
		}
		n.Inlines = out
	}
	return append(to, node)
}

// mergeTexts makes one text of those that follow each other, which elements
// without a style of their own have divided. It works in place.
func mergeTexts(list []doc.Inline) []doc.Inline {
	out := list[:0]
	for i := 0; i < len(list); {
		end := i
		for end < len(list) && isText(list[end]) {
			end++
		}
		if end < i+2 {
			out = append(out, list[i])
			i++
			continue
		}
		var b strings.Builder
		for _, n := range list[i:end] {
			b.WriteString(n.(*doc.Text).Value)
		}
		out = append(out, &doc.Text{Value: b.String()})
		i = end
	}
	return out
}

func isText(n doc.Inline) bool {
	_, is := n.(*doc.Text)
	return is
}

// closeTag ends an HTML element and those in it, but none that Markdown
// opened; it reports false if there is none of that name.
func (w *inlines) closeTag(tag string) bool {
	for i := len(w.stack) - 1; i > 0 && w.stack[i].tag != ""; i-- {
		if w.stack[i].tag == tag {
			w.closeTo(i)
			return true
		}
	}
	return false
}

// isOpen reports whether an HTML element is open.
func (w *inlines) isOpen(tag string) bool {
	return slices.ContainsFunc(w.stack, func(f inlineFrame) bool { return f.tag == tag })
}

// closeTo ends elements until depth frames are left.
func (w *inlines) closeTo(depth int) {
	for len(w.stack) > depth {
		w.close()
	}
}

// inMarkdown reports whether emphasis or the like is open.
func (w *inlines) inMarkdown() bool {
	for _, f := range w.stack[1:] {
		if f.tag == "" {
			return true
		}
	}
	return false
}

// take ends all elements and returns what was collected, without white space
// around it. The elements beyond the first keep ones are forgotten; the kept
// ones are open again.
func (w *inlines) take(keep int) []doc.Inline {
	reopened := make([]inlineFrame, 0, 4)
	for i, f := range w.stack[1:] {
		if i < keep {
			reopened = append(reopened, inlineFrame{tag: f.tag, build: f.build})
		}
	}
	for i := range w.stack[1:] {
		if f := &w.stack[i+1]; f.tag == "script" || f.tag == "style" { // not closed: no script
			f.build = transparent
		}
	}
	w.closeTo(1)
	w.flush()
	out := w.l.store.inlines.copy(trimEnd(mergeTexts(w.stack[0].out)))
	w.stack[0].out = w.stack[0].out[:0]
	w.stack = append(w.stack, reopened...)
	return out
}

// trimEnd removes white space and breaks from the end.
func trimEnd(list []doc.Inline) []doc.Inline {
	for len(list) > 0 {
		last := len(list) - 1
		switch n := list[last].(type) {
		case *doc.Break:
		case *doc.Text:
			n.Value = strings.TrimRight(n.Value, " ")
			if n.Value != "" {
				return list
			}
		default:
			return list
		}
		list = list[:last]
	}
	return nil
}

func transparent(out []doc.Inline) []doc.Inline { return out }

// spanOf builds a span; one that says nothing is left out.
func spanOf(kind doc.SpanKind, attr doc.Attr) func([]doc.Inline) []doc.Inline {
	return func(out []doc.Inline) []doc.Inline {
		plain := attr.ID == "" && attr.Lang == "" && len(attr.Classes) == 0
		if len(out) == 0 && attr.ID != "" {
			return []doc.Inline{&doc.Anchor{ID: attr.ID}}
		}
		if len(out) == 0 || kind == doc.SpanPlain && plain {
			return out
		}
		return []doc.Inline{&doc.Span{Kind: kind, Attr: attr, Inlines: out}}
	}
}
