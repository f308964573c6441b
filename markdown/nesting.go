package markdown

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// shallowBlocks bounds how deep a parser's blocks nest: beyond, it finds none,
// and their markers are text.
type shallowBlocks struct{ parser.BlockParser }

// mayOpen is how many blocks may be open while goldmark parses: a list and its
// item are two. goldmark takes time quadratic in the depth.
func (g *limiter) mayOpen() int { return 2 * g.Depth }

// shallower is what helps where a text nests too deep.
func (l *lowerer) shallower() string {
	return fmt.Sprintf("nest them less than %d deep, or allow for more with --max-depth", l.limits.Depth)
}

func (p shallowBlocks) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= limiterOf(pc).mayOpen() {
		noteRefusal(pc, r)
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, r, pc)
}

// refusalKey holds the offset of the first marker that was refused, plus 1.
var refusalKey = parser.NewContextKey()

func noteRefusal(pc parser.Context, r text.Reader) {
	if pc.Get(refusalKey) == nil {
		_, at := r.Position()
		pc.Set(refusalKey, at.Start+1)
	}
}

// reportRefusal says that markers were taken for text.
func (l *lowerer) reportRefusal(pc parser.Context) {
	if at, _ := pc.Get(refusalKey).(int); at > 0 {
		l.diags.Warn(l.pos(at-1), "nesting-too-deep",
			"quotes, lists or brackets are nested too deeply, or a table has far too many columns; the markers beyond are set as text",
			l.shallower())
	}
}

// shallowLinks bounds how many brackets are open.
type shallowLinks struct{ parser.InlineParser }

var openBracketsKey = parser.NewContextKey()

func (p shallowLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	open, _ := pc.Get(openBracketsKey).(int)
	line, _ := block.PeekLine()
	closes := line[0] == ']'
	if !closes && open >= maxOpenBrackets {
		noteRefusal(pc, block)
		return nil
	}
	if closes && opensAngle(line[1:]) {
		failed, _ := pc.Get(openAnglesKey).(int)
		if failed >= maxOpenBrackets {
			noteRefusal(pc, block)
			return nil
		}
		pc.Set(openAnglesKey, failed+1)
	}
	n := p.InlineParser.Parse(parent, block, pc)
	switch {
	case closes && open > 0:
		pc.Set(openBracketsKey, open-1)
	case !closes && n != nil:
		pc.Set(openBracketsKey, open+1)
	}
	return n
}

// openAnglesKey counts destinations that opened with "<" and never closed: for
// each, goldmark reads the line to its end.
var openAnglesKey = parser.NewContextKey()

func opensAngle(line []byte) bool {
	rest, ok := bytes.CutPrefix(line, []byte("("))
	return ok && bytes.HasPrefix(bytes.TrimLeft(rest, " \t"), []byte("<")) && !bytes.Contains(rest, []byte(">"))
}

// CloseBlock ends a block's inlines: what is open remains so.
func (p shallowLinks) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
	if pc.Get(openBracketsKey) != nil {
		pc.Set(openBracketsKey, 0)
	}
}

// denseTables keeps paragraphs from becoming tables of almost nothing but the
// empty cells by which goldmark completes each row: a few kilobytes could ask
// for millions.
type denseTables struct{ parser.ParagraphTransformer }

func (p denseTables) Transform(n *ast.Paragraph, r text.Reader, pc parser.Context) {
	lines := n.Lines()
	size, columns, cells := 0, 0, 0
	for i := range lines.Len() {
		line := lines.At(i)
		size += line.Len()
		bars := bytes.Count(line.Value(r.Source()), []byte("|"))
		cells += bars
		if line.Len() > 200 {
			columns = max(columns, bars+1)
		}
	}
	if columns > maxTableColumns+2 || columns*lines.Len() > 4*size {
		noteRefusal(pc, r)
		return
	}
	p.ParagraphTransformer.Transform(n, r, pc)
	if n.Parent() == nil { // it became a table
		limiterOf(pc).count(cells)
	}
}
