package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// markNode is ==highlighted== text. Next to an ASCII letter or digit outside
// the equals signs are no marks, since "a==b" is a comparison.
type markNode struct{ ast.BaseInline }

var markKind = ast.NewNodeKind("Mark")

func (*markNode) Kind() ast.NodeKind         { return markKind }
func (n *markNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

type markParser struct{}

func (markParser) Trigger() []byte { return []byte{'='} }

func (markParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	if before == '=' || runLength(line) != 2 {
		return nil
	}
	d := parser.ScanDelimiter(line, before, 2, markDelimiter{})
	if d == nil {
		return nil
	}
	if before < 0x80 && isAlnum(byte(before)) {
		d.CanOpen = false
	}
	if len(line) > 2 && isAlnum(line[2]) {
		d.CanClose = false
	}
	return pushDelimiter(d, block, segment, pc)
}

type markDelimiter struct{}

func (markDelimiter) IsDelimiter(b byte) bool { return b == '=' }
func (markDelimiter) CanOpenCloser(open, end *parser.Delimiter) bool {
	return open.Char == end.Char
}
func (markDelimiter) OnMatch(int) ast.Node { return &markNode{} }

// runLength is how often a line's first byte is repeated.
func runLength(line []byte) int {
	n := 1
	for n < len(line) && line[n] == line[0] {
		n++
	}
	return n
}

// pushDelimiter puts a run of delimiters on the parser's stack.
func pushDelimiter(d *parser.Delimiter, block text.Reader, s text.Segment, pc parser.Context) ast.Node {
	d.Segment = s.WithStop(s.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}
