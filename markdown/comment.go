package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Obsidian's comments, %%not seen%%, stand in a line or take whole lines; its
// marks of blocks, ^a1b2c3, stand at the end of one.

// markOfBlock is a block's id.
type blockIDNode struct {
	ast.BaseInline
	id string
}

// commentNode is text that is not seen.
type commentNode struct{ ast.BaseInline }

var (
	blockIDKind = ast.NewNodeKind("BlockID")
	commentKind = ast.NewNodeKind("Comment")
)

func (*blockIDNode) Kind() ast.NodeKind         { return blockIDKind }
func (n *blockIDNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }
func (*commentNode) Kind() ast.NodeKind         { return commentKind }
func (n *commentNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

type commentParser struct{}

func (commentParser) Trigger() []byte { return []byte{'%'} }

func (commentParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, at := block.PeekLine()
	if runLength(line) != 2 || !isSpace(byte(min(block.PrecendingCharacter(), 0x7f))) {
		return nil
	}
	src := block.Source()
	rest := src[at.Start+2 : min(len(src), at.Start+maxBracket)]
	if n := bytes.Index(rest, []byte("\n\n")); n >= 0 {
		rest = rest[:n]
	}
	end := bytes.Index(rest, []byte("%%"))
	if end < 1 {
		return nil
	}
	for left := end + 4; left > 0; {
		line, _ := block.PeekLine()
		if line == nil {
			return nil
		}
		if left < len(line) {
			block.Advance(left)
			break
		}
		left -= len(line)
		block.AdvanceLine()
	}
	return &commentNode{}
}

// commentBlocks parses comments of whole lines.
type commentBlocks struct{}

func (commentBlocks) Trigger() []byte { return []byte{'%'} }

func (commentBlocks) Open(_ ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := r.PeekLine()
	s := bytes.TrimSpace(line)
	if len(s) < 2 || runLength(s) != 2 || s[1] != '%' {
		return nil, parser.NoChildren
	}
	if end := bytes.Index(s[2:], []byte("%%")); end >= 0 && end+4 < len(s) || end < 0 && !commentEnds(r.Source()[at.Stop:]) {
		return nil, parser.NoChildren
	} else if end >= 0 {
		r.AdvanceToEOL()
		return &templateNode{}, parser.NoChildren
	}
	r.AdvanceToEOL()
	return &templateNode{until: "%%"}, parser.NoChildren
}

// maxComment is how many bytes are looked at for a comment's end.
const maxComment = 64 << 10

// commentEnds reports whether one of the next lines ends a comment.
func commentEnds(src []byte) bool {
	src = src[:min(len(src), maxComment)]
	i := bytes.Index(src, []byte("%%"))
	return i >= 0 && (i+2 == len(src) || bytes.HasPrefix(bytes.TrimLeft(src[i+2:], " \t"), []byte("\n")))
}

func (commentBlocks) Continue(n ast.Node, r text.Reader, _ parser.Context) parser.State {
	if n.(*templateNode).until == "" {
		return parser.Close
	}
	line, _ := r.PeekLine()
	r.AdvanceToEOL()
	if bytes.HasSuffix(bytes.TrimSpace(line), []byte("%%")) {
		return parser.Close
	}
	return parser.Continue | parser.NoChildren
}

func (commentBlocks) Close(ast.Node, text.Reader, parser.Context) {}
func (commentBlocks) CanInterruptParagraph() bool                 { return false }
func (commentBlocks) CanAcceptIndentedLine() bool                 { return false }

// blockIDParser finds the ids of blocks: three letters, digits and hyphens or
// more, at the end of a block's last line.
type blockIDParser struct{}

func (blockIDParser) Trigger() []byte { return []byte{'^'} }

func (blockIDParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, at := block.PeekLine()
	id := bytes.TrimRight(line[1:], " \t\n")
	if len(id) < 3 || !isSpace(byte(min(block.PrecendingCharacter(), 0x7f))) {
		return nil
	}
	for _, c := range id {
		if c != '-' && !isAlnum(c) {
			return nil
		}
	}
	row, pos := block.Position()
	block.AdvanceLine()
	next, _ := block.PeekLine()
	block.SetPosition(row, pos)
	if next != nil {
		return nil
	}
	block.Advance(at.Len())
	return &blockIDNode{id: string(id)}
}
