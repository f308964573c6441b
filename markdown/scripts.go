package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"octavo/doc"
)

// caretNode is ^superscript^. Like Pandoc's, it holds no space.
type caretNode struct{ ast.BaseInline }

// tildeNode is ~subscript~ without space (Pandoc), or ~~struck~~ text (GFM).
type tildeNode struct {
	ast.BaseInline
	double bool
}

var (
	caretKind = ast.NewNodeKind("Superscript")
	tildeKind = ast.NewNodeKind("SubscriptOrStrikethrough")
)

func (*caretNode) Kind() ast.NodeKind         { return caretKind }
func (n *caretNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }
func (*tildeNode) Kind() ast.NodeKind         { return tildeKind }
func (n *tildeNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

type caretParser struct{}

func (caretParser) Trigger() []byte { return []byte{'^'} }

func (caretParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	return parseScript(block, pc, scriptDelimiter('^'))
}

type tildeParser struct{}

func (tildeParser) Trigger() []byte { return []byte{'~'} }

func (tildeParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	if before == '~' || runLength(line) > 2 {
		return nil
	}
	if runLength(line) == 1 {
		return parseScript(block, pc, scriptDelimiter('~'))
	}
	d := parser.ScanDelimiter(line, before, 2, scriptDelimiter('~'))
	if d == nil {
		return nil
	}
	return pushDelimiter(d, block, segment, pc)
}

// parseScript takes a single delimiter that has a partner before or behind it
// with no space between. What stands next to it doesn't matter, unlike with
// emphasis: x^-1^ and H~2~O are right.
func parseScript(block text.Reader, pc parser.Context, p scriptDelimiter) ast.Node {
	line, segment := block.PeekLine()
	if runLength(line) > 1 || block.PrecendingCharacter() == rune(p) {
		return nil
	}
	opens := partner(line[1:], byte(p), 1)
	closes := partner(block.Source()[:segment.Start], byte(p), -1)
	if !opens && !closes {
		return nil
	}
	return pushDelimiter(parser.NewDelimiter(opens, closes, 1, byte(p), p), block, segment, pc)
}

// partner looks from the start (or, if step is -1, the end) of s for c with
// something before it that is no space.
func partner(s []byte, c byte, step int) bool {
	for n := range len(s) {
		i := n
		if step < 0 {
			i = len(s) - 1 - n
		}
		switch {
		case isSpace(s[i]):
			return false
		case s[i] == c && (step < 0 || i == 0 || s[i-1] != '\\'):
			return n > 0
		}
	}
	return false
}

// scriptDelimiter is the character of a delimiter: '^' or '~'.
type scriptDelimiter byte

func (p scriptDelimiter) IsDelimiter(b byte) bool { return b == byte(p) }

func (p scriptDelimiter) CanOpenCloser(open, end *parser.Delimiter) bool {
	return open.Char == end.Char && open.OriginalLength == end.OriginalLength &&
		(open.OriginalLength == 2 || end.Segment.Start > open.Segment.Stop)
}

func (p scriptDelimiter) OnMatch(consumed int) ast.Node {
	if p == '^' {
		return &caretNode{}
	}
	return &tildeNode{double: consumed == 2}
}

func (l *lowerer) caret(d dest, n *caretNode) { l.script(d, n, doc.SpanSup, "^") }

func (l *lowerer) tilde(d dest, n *tildeNode) {
	if n.double {
		l.span(d, n, doc.SpanStrike)
		return
	}
	l.script(d, n, doc.SpanSub, "~")
}

// script lowers a sub- or superscript. A pair that came together over a space,
// since its true partner was not there, is text.
func (l *lowerer) script(d dest, n ast.Node, kind doc.SpanKind, mark string) {
	if !l.holdsSpace(n) {
		l.span(d, n, kind)
		return
	}
	d.w().writeExact(mark)
	l.inlines(d, n)
	d.w().writeExact(mark)
}

func (l *lowerer) holdsSpace(root ast.Node) bool {
	for n := root; n != nil; n = following(root, n) {
		if t, ok := n.(*ast.Text); ok {
			if t.SoftLineBreak() || t.HardLineBreak() || !t.IsRaw() && bytes.ContainsAny(t.Segment.Value(l.body), " \t") {
				return true
			}
		}
	}
	return false
}
