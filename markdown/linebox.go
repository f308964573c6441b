package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"octavo/doc"
)

// lineBlockNode is a paragraph whose lines are kept, as poems and addresses
// want it, since each begins with a bar (Pandoc's line blocks). Its children
// are its lines.
type lineBlockNode struct{ ast.BaseBlock }

// verseNode is a line of a line block.
type verseNode struct {
	ast.BaseBlock
	indent int // spaces behind the bar, but for one
}

var (
	lineBlockKind = ast.NewNodeKind("LineBlock")
	verseKind     = ast.NewNodeKind("LineBlockLine")
)

func (*lineBlockNode) Kind() ast.NodeKind         { return lineBlockKind }
func (n *lineBlockNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }
func (*verseNode) Kind() ast.NodeKind             { return verseKind }
func (n *verseNode) Dump(src []byte, lvl int)     { ast.DumpHelper(n, src, lvl, nil, nil) }

// lineBlocks makes line blocks of paragraphs of two lines and more that all
// begin with a bar and a space, but for lines that continue others. A line that
// also ends with a bar is a row of what was to be a table.
type lineBlocks struct{}

func (lineBlocks) Transform(p *ast.Paragraph, r text.Reader, _ parser.Context) {
	lines := p.Lines()
	src := r.Source()
	if lines.Len() < 2 || src[lines.At(0).Start] != '|' {
		return
	}
	block := &lineBlockNode{}
	for i := range lines.Len() {
		s := lines.At(i)
		line := bytes.TrimRight(s.Value(src), " \n")
		if len(line) == 0 || line[0] != '|' {
			last, ok := block.LastChild().(*verseNode)
			if !ok || lines.At(i).Start == 0 || src[lines.At(i).Start-1] != ' ' {
				return
			}
			last.Lines().Append(lines.At(i))
			continue
		}
		if len(line) > 1 && (line[1] != ' ' || line[len(line)-1] == '|') {
			return
		}
		text := bytes.TrimLeft(line[1:], " ")
		verse := &verseNode{indent: max(0, len(line)-1-len(text)-1)}
		s.Start = s.Stop - len(bytes.TrimLeft(s.Value(src)[1:], " "))
		s.Padding = 0
		verse.SetPos(s.Start)
		if len(text) > 0 {
			verse.Lines().Append(s)
		}
		block.AppendChild(block, verse)
	}
	block.SetPos(lines.At(0).Start)
	p.Parent().ReplaceChild(p.Parent(), p, block)
}

// lineBlock lowers a line block to a paragraph with breaks in it.
func (l *lowerer) lineBlock(t *tree, n *lineBlockNode) {
	p, d := t.begin(l.posOf(n)), dest{tree: t}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c != n.FirstChild() {
			d.w().add(&doc.Break{})
		}
		for range c.(*verseNode).indent {
			d.w().writeExact("\u00a0")
		}
		l.inlines(d, c)
		d.w().trimSpace()
	}
	t.end(p, true)
}
