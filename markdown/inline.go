package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"octavo/doc"
)

// dest is where inlines go: to one line, or into a tree of HTML elements, in
// which a tag can end a paragraph and begin another block.
type dest struct {
	line *inlines
	tree *tree
}

func (d dest) w() *inlines {
	if d.tree != nil {
		return &d.tree.top().text
	}
	return d.line
}

// inlines lowers the inlines of a node.
func (l *lowerer) inlines(d dest, parent ast.Node) {
	if l.inlineDepth >= maxInlineDepth {
		l.diags.WarnOnce("inline", l.posOf(parent), "nesting-too-deep",
			"emphasis or links are nested too deeply; the innermost are set as plain text", "")
		d.w().writeExact(l.flatText(parent))
		return
	}
	l.inlineDepth++
	for c := parent.FirstChild(); c != nil; c = c.NextSibling() {
		l.inline(d, c)
	}
	l.inlineDepth--
}

func (l *lowerer) inline(d dest, n ast.Node) {
	w := d.w()
	if l.extendedInline(w, n) {
		return
	}
	switch n := n.(type) {
	case *ast.Text:
		l.text(w, n)
	case *ast.String:
		w.writeExact(string(n.Value))
	case *ast.CodeSpan:
		l.codeInLine(d, n)
	case *ast.Emphasis:
		kind := doc.SpanEmph
		if n.Level == 2 {
			kind = doc.SpanStrong
		}
		l.span(d, n, kind)
		l.spanID(w, n)
	case *ast.Link:
		l.link(d, n)
	case *ast.AutoLink:
		l.autoLink(w, n)
	case *ast.Image:
		w.add(l.imageAttributes(n, l.image(n)))
	case *ast.RawHTML:
		l.rawHTML(d, n)
	case *extast.TaskCheckBox: // its list item has it
	case *noteRefNode:
		l.noteRef(w, n)
	case *mathNode:
		l.math(w, n)
	case *bracketNode:
		l.bracket(w, n)
	case *wikiNode:
		l.wikiLink(w, n)
	case *citeNode:
		l.cite(w, n)
	case *exampleRefNode:
		w.writeExact("(" + strconv.Itoa(n.number) + ")")
	case *blockIDNode:
		w.trimSpace()
		id := n.id
		l.ids.explicit(&id, l.posOf(n), l)
		w.add(&doc.Anchor{ID: id})
	case *keysNode:
		n.lower(w)
	case *commentNode: // is not seen
	case *markNode:
		l.span(d, n, doc.SpanMark)
	case *tildeNode:
		l.tilde(d, n)
	case *caretNode:
		l.caret(d, n)
	case *emojiNode:
		if n.value == "" {
			l.infoOnce(l.pos(n.at), "icon", "icons of a website's fonts are left out, where they are ornaments", "")
		}
		w.writeExact(n.value)
	default:
		l.unknown(n)
		w.writeExact(l.flatText(n))
	}
}

// span lowers a node that Markdown marks by delimiters.
func (l *lowerer) span(d dest, n ast.Node, kind doc.SpanKind) {
	w := d.w()
	depth := len(w.stack)
	span := l.store.spans.new()
	span.Kind = kind
	w.openNode(span)
	l.inlines(dest{line: w}, n)
	w.closeTo(depth)
}

func (l *lowerer) text(w *inlines, n *ast.Text) {
	s := n.Segment.Value(l.body)
	if bytes.IndexByte(s, '{') >= 0 {
		if shown := withoutRaw(string(s)); len(shown) < len(s) {
			s = []byte(shown)
		} else {
			l.warnOfTemplates(n.Segment.Start, n.Segment.Stop)
		}
	}
	if n.IsRaw() {
		w.writeExact(string(s))
	} else {
		w.write(s)
	}
	switch {
	case n.HardLineBreak():
		w.lineBreak()
	case n.SoftLineBreak():
		if n.Segment.Stop >= l.breakAfter[0] && n.Segment.Stop < l.breakAfter[1] {
			w.lineBreak()
		} else {
			w.softBreak()
		}
	}
}

// codeSpan is the text of a code span; its line breaks are spaces.
func (l *lowerer) codeSpan(n *ast.CodeSpan) string {
	b := l.scratch[:0]
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b = append(b, t.Segment.Value(l.body)...)
		}
	}
	for i := range b {
		if b[i] == '\n' {
			b[i] = ' '
		}
	}
	l.scratch = b
	s := withoutRaw(l.store.string(b))
	if l.inCell {
		s = strings.ReplaceAll(s, `\|`, "|")
	}
	return s
}

// flatText is the text of a node and all in it, without any markup, in one
// line. It does not recurse, so that no nesting is too deep for it.
func (l *lowerer) flatText(root ast.Node) string {
	var b strings.Builder
	for n := root; n != nil; n = following(root, n) {
		switch c := n.(type) {
		case *ast.Text:
			if c.IsRaw() {
				b.Write(c.Segment.Value(l.body))
			} else {
				b.WriteString(decodeString(c.Segment.Value(l.body)))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				b.WriteByte(' ')
			}
		case *ast.String:
			b.Write(c.Value)
		case *ast.AutoLink:
			b.WriteString(decodeEntities(c.Label(l.body)))
		case *mathNode:
			b.Write(c.tex)
		case *emojiNode:
			b.WriteString(c.value)
		default:
			if n.Type() == ast.TypeBlock {
				b.WriteByte(' ')
				if n.IsRaw() {
					b.Write(n.Lines().Value(l.body))
				}
			}
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// following is the next node in reading order within root.
func following(root, n ast.Node) ast.Node {
	if c := n.FirstChild(); c != nil {
		return c
	}
	for ; n != root; n = n.Parent() {
		if s := n.NextSibling(); s != nil {
			return s
		}
	}
	return nil
}
