package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// mathNode is a formula in running text, $…$ or $$…$$. The rules are Pandoc's
// (tex_math_dollars), and GitHub's in that no letter or digit may stand right
// before or behind it: sums of money and shell variables are no formulas.
type mathNode struct {
	ast.BaseInline
	tex     []byte
	lines   []htmlLine // where its lines stand
	display bool       // in two dollars
	element bool       // it is a math element
}

var mathKind = ast.NewNodeKind("Math")

func (*mathNode) Kind() ast.NodeKind         { return mathKind }
func (n *mathNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

type mathParser struct{}

func (mathParser) Trigger() []byte { return []byte{'$'} }

func (mathParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	fence := 1
	if len(line) > 1 && line[1] == '$' {
		fence = 2
	}
	before := block.PrecendingCharacter()
	if before < 0x80 && isAlnum(byte(before)) || before == '$' || len(line) <= fence {
		return nil
	}
	if fence == 1 && isSpace(line[1]) {
		return nil
	}
	failed := pc.ComputeIfAbsent(mathFailedKey, func() any { return &[3]int{} }).(*[3]int)
	if segment.Start < failed[fence] { // no end was found before from here
		return nil
	}
	startLine, start := block.Position()
	block.Advance(fence)
	var tex []byte
	var lines []htmlLine
	for {
		line, segment = block.PeekLine()
		lines = append(lines, htmlLine{len(tex), segment.Start})
		if line == nil {
			failed[fence] = segment.Start
			break
		}
		end, ok := mathEnd(line, fence)
		tex = append(tex, line[:end]...)
		if end < len(line) {
			if !ok || len(bytes.TrimSpace(tex)) == 0 {
				break
			}
			block.Advance(end + fence)
			return &mathNode{tex: tex, lines: lines, display: fence == 2}
		}
		block.AdvanceLine()
	}
	block.SetPosition(startLine, start)
	return nil
}

// mathFailedKey notes up to where no end of a formula was found.
var mathFailedKey = parser.NewContextKey()

// mathEnd is where the next dollar stands in a line, or the line's length; ok
// says that it closes a formula.
func mathEnd(line []byte, fence int) (end int, ok bool) {
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '\\':
			i++
		case line[i] != '$':
		case fence == 2:
			return i, i+1 < len(line) && line[i+1] == '$'
		default:
			return i, i > 0 && !isSpace(line[i-1]) &&
				(i+1 == len(line) || !isAlnum(line[i+1]) && line[i+1] != '$')
		}
	}
	return len(line), false
}

// mathBlockNode is a displayed formula: $$ at the start of a line to $$ at the
// end of one.
type mathBlockNode struct{ ast.BaseBlock }

var mathBlockKind = ast.NewNodeKind("MathBlock")

func (*mathBlockNode) Kind() ast.NodeKind         { return mathBlockKind }
func (*mathBlockNode) IsRaw() bool                { return true }
func (n *mathBlockNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

type mathBlockParser struct{}

func (mathBlockParser) Trigger() []byte { return []byte{'$'} }

func (mathBlockParser) Open(_ ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := r.PeekLine()
	body := util.TrimLeftSpace(line)
	if !bytes.HasPrefix(body, []byte("$$")) {
		return nil, parser.NoChildren
	}
	node := &mathBlockNode{}
	first := segment.WithStart(segment.Stop - len(body) + 2)
	first.Padding = 0
	if rest := util.TrimRightSpace(body[2:]); len(rest) > 0 {
		if i := bytes.Index(rest, []byte("$$")); i >= 0 {
			if i == 0 || i+2 != len(rest) { // more text behind: a formula in a paragraph
				return nil, parser.NoChildren
			}
			first.Stop = first.Start + i
			node.Lines().Append(first)
			r.AdvanceToEOL()
			return node, parser.NoChildren
		}
	}
	if !mathCloses(r.Source()[segment.Stop:], segment.Stop, pc) {
		return nil, parser.NoChildren
	}
	node.Lines().Append(first)
	r.AdvanceToEOL()
	pc.Set(mathOpenKey, node)
	return node, parser.NoChildren
}

var (
	mathOpenKey      = parser.NewContextKey() // the node that waits for its end
	mathUnclosedKey  = parser.NewContextKey() // up to where no end was found
	blankLineInQuote = []byte(" \t>\n")
)

// mathCloses reports whether a line that ends in $$ comes before a blank one,
// so that stray dollars don't swallow what follows.
func mathCloses(src []byte, offset int, pc parser.Context) bool {
	if end, _ := pc.Get(mathUnclosedKey).(int); offset < end {
		return false
	}
	size := len(src)
	for at := offset; len(src) > 0; {
		line := src
		if i := bytes.IndexByte(src, '\n'); i >= 0 {
			line = src[:i+1]
		}
		src, at = src[len(line):], at+len(line)
		if bytes.HasSuffix(util.TrimRightSpace(line), []byte("$$")) {
			return true
		}
		if len(bytes.Trim(line, string(blankLineInQuote))) == 0 {
			pc.Set(mathUnclosedKey, at)
			return false
		}
	}
	pc.Set(mathUnclosedKey, offset+size)
	return false
}

func (mathBlockParser) Continue(n ast.Node, r text.Reader, pc parser.Context) parser.State {
	if pc.Get(mathOpenKey) != n {
		return parser.Close
	}
	line, segment := r.PeekLine()
	trimmed := util.TrimRightSpace(line)
	if bytes.HasSuffix(trimmed, []byte("$$")) {
		segment.Stop = segment.Start - segment.Padding + len(trimmed) - 2
		if segment.Stop > segment.Start {
			n.Lines().Append(segment)
		}
		pc.Set(mathOpenKey, nil)
	} else {
		n.Lines().Append(segment)
	}
	r.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (mathBlockParser) Close(ast.Node, text.Reader, parser.Context) {}
func (mathBlockParser) CanInterruptParagraph() bool                 { return true }
func (mathBlockParser) CanAcceptIndentedLine() bool                 { return false }

// mathLines is a displayed formula's source, with its lines and without the
// white space around them.
func mathLines(tex []byte) string {
	lines := strings.Split(strings.TrimSpace(string(tex)), "\n")
	for i := range lines {
		lines[i] = strings.Join(strings.Fields(lines[i]), " ")
	}
	return strings.Join(lines, "\n")
}

// mathText is a formula's source in one line.
func mathText(tex []byte) string {
	return strings.Join(strings.Fields(string(withoutComments(tex))), " ")
}
