package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"octavo/doc"
)

// block lowers one block and adds what it gives to t.
func (l *lowerer) block(t *tree, n ast.Node) {
	if l.extendedBlock(t, n) {
		return
	}
	switch n := n.(type) {
	case *ast.Paragraph:
		l.paragraph(t, n, true)
	case *ast.TextBlock:
		l.paragraph(t, n, false)
	case *ast.Heading:
		t.add(l.heading(n))
	case *ast.List:
		if !isContentsList(n) {
			t.add(l.list(n))
		}
	case *ast.Blockquote:
		t.add(l.quote(n))
	case *ast.FencedCodeBlock:
		if b := l.fencedCode(n); b != nil {
			t.add(b)
		}
	case *ast.CodeBlock:
		t.add(l.indentedCode(n))
	case *ast.ThematicBreak:
		t.add(&doc.Rule{At: l.posOf(n)})
	case *ast.HTMLBlock:
		l.htmlBlock(t, n)
	case *ast.LinkReferenceDefinition: // only names a destination
	case *extast.Table:
		t.add(l.table(n))
	case *extast.DefinitionList:
		t.add(l.definitions(n))
	case *templateNode:
		l.template(t, n)
	case *leftOutNode:
		l.leftOut(n)
	case *metaBlockNode:
		l.leftOut(&n.leftOutNode)
	case *containerNode:
		l.container(t, n)
	case *lineBlockNode:
		l.lineBlock(t, n)
	case *textTableNode:
		t.add(l.textTable(n))
	case *fancyItemNode:
		if list := l.fancyList(n); list != nil {
			t.add(list)
		}
	case *pageBreakNode:
		t.add(&doc.PageBreak{At: l.posOf(n)})
	case *mathBlockNode:
		t.add(l.mathBlock(n))
	case *noteNode: // lowered where its first reference is
	default:
		l.unknown(n)
		for _, b := range l.flattened(n) {
			t.add(b)
		}
	}
}

// unknown reports a node that no case knows; its text is kept.
func (l *lowerer) unknown(n ast.Node) {
	l.diags.WarnOnce(n.Kind().String(), l.posOf(n), "unknown-markup",
		"this markup ("+n.Kind().String()+") is not supported and is set as plain text", "")
}

// paragraph lowers a paragraph; a real one (not the text of a tight list's
// item) that consists of an image alone becomes a figure.
func (l *lowerer) paragraph(t *tree, n ast.Node, real bool) {
	if real && l.contentsMark(n) {
		return
	}
	if n := loneEmbed(n); n != nil && l.embed(t, n) {
		return
	}
	if m, ok := n.FirstChild().(*mathNode); ok && m.isDisplay() && m.NextSibling() == nil && real {
		t.add(l.soleMath(m))
		return
	}
	t.paragraph(l.posOf(n), real, n)
}

func (l *lowerer) heading(n *ast.Heading) *doc.Heading {
	h := &doc.Heading{At: l.posOf(n), Level: n.Level, Attr: l.attributes(n)}
	inlines := l.lineOf(n)
	l.ids.heading(h, doc.PlainText(inlines))
	h.Inlines = l.finish(inlines)
	return h
}

// lineOf lowers inlines where no blocks can be; they are still to be finished.
func (l *lowerer) lineOf(n ast.Node) []doc.Inline {
	w := newInlines(l)
	defer w.done()
	l.inlines(dest{line: w}, n)
	return w.take(0)
}

// indentedCode lowers code without a fence. Where its first line begins with a
// tab that is partly the indentation of a list, goldmark's place is off.
func (l *lowerer) indentedCode(n *ast.CodeBlock) doc.Block {
	at := l.posOf(n)
	if n.Lines().Len() > 0 {
		at = l.pos(n.Lines().At(0).Start)
	}
	return &doc.CodeBlock{At: at, Text: l.codeText(n), FirstLine: 1}
}

func (l *lowerer) fencedCode(n *ast.FencedCodeBlock) doc.Block {
	at := l.posOf(n)
	c := &doc.CodeBlock{At: at, Text: l.included(l.codeText(n), at), FirstLine: 1}
	if n.Info != nil {
		if format, _ := rawFormat(n.Info.Segment.Value(l.body)); format != "" {
			return l.rawBlock(n, format)
		}
		info := decodeString(n.Info.Segment.Value(l.body))
		if l.chunk(c, info) {
			return nil
		}
		f := readFence(info, at)
		c.Lang, c.Title, c.Attr = f.lang, f.title, f.attr
		c.LineNumbers, c.FirstLine, c.Marked = f.numbers, f.first, f.marked
		l.diags.List = append(l.diags.List, f.diags...)
	}
	if l.includes && languageName(c.Lang) == "rust" {
		c.Text = withoutHidden(c.Text)
	}
	if strings.EqualFold(c.Lang, "math") {
		return l.mathBlock(n)
	}
	l.ids.explicit(&c.Attr.ID, at, l)
	l.code = append(l.code, c)
	return c
}

// codeText is the text of a code block without its last newline.
func (l *lowerer) codeText(n ast.Node) string {
	lines := n.Lines()
	var b strings.Builder
	longest := 0
	for i := range lines.Len() {
		s := lines.At(i)
		b.Write(s.Value(l.body))
		longest = max(longest, s.Len())
	}
	l.tooLong(l.posOf(n), "a line of code", longest)
	return strings.TrimSuffix(withoutRaw(b.String()), "\n")
}

// rawText is a block's source, trimmed, if it is one short line; else "".
func (l *lowerer) rawText(n ast.Node) string {
	if n.Lines().Len() != 1 {
		return ""
	}
	s := n.Lines().At(0)
	if s.Len() > 40 {
		return ""
	}
	return string(bytes.TrimSpace(s.Value(l.body)))
}
