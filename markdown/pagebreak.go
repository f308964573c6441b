package markdown

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// pageBreakNode is \newpage or \pagebreak alone on a line, as Pandoc's users
// write it.
type pageBreakNode struct{ ast.BaseBlock }

var pageBreakKind = ast.NewNodeKind("PageBreak")

func (*pageBreakNode) Kind() ast.NodeKind         { return pageBreakKind }
func (n *pageBreakNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

type pageBreakParser struct{}

func (pageBreakParser) Trigger() []byte { return []byte{'\\'} }

func (pageBreakParser) Open(_ ast.Node, r text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, _ := r.PeekLine()
	switch string(util.TrimRightSpace(util.TrimLeftSpace(line))) {
	case `\newpage`, `\pagebreak`, `\clearpage`:
		r.AdvanceToEOL()
		return &pageBreakNode{}, parser.NoChildren
	}
	return nil, parser.NoChildren
}

func (pageBreakParser) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}
func (pageBreakParser) Close(ast.Node, text.Reader, parser.Context) {}
func (pageBreakParser) CanInterruptParagraph() bool                 { return true }
func (pageBreakParser) CanAcceptIndentedLine() bool                 { return false }
