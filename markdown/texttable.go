package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"octavo/doc"
)

// textTableNode is a table that is drawn with characters, as Pandoc reads them:
// a grid of +---+ and bars, or columns under lines of hyphens.
type textTableNode struct {
	ast.BaseBlock
	left int // simple tables: lines that belong to it, below the first
}

var textTableKind = ast.NewNodeKind("TextTable")

func (*textTableNode) Kind() ast.NodeKind         { return textTableKind }
func (n *textTableNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }
func (*textTableNode) IsRaw() bool                { return true }

// gridParser finds grids.
type gridParser struct{}

func (gridParser) Trigger() []byte { return []byte{'+'} }

func (gridParser) Open(_ ast.Node, r text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, at := r.PeekLine()
	if !isGridRule(bytes.TrimSpace(line)) {
		return nil, parser.NoChildren
	}
	n := &textTableNode{}
	n.Lines().Append(at)
	r.AdvanceToEOL()
	return n, parser.NoChildren
}

// isGridRule reports whether a line is one between the rows of a grid.
func isGridRule(s []byte) bool {
	return len(s) > 4 && s[0] == '+' && s[len(s)-1] == '+' && len(bytes.Trim(s, "+-=:")) == 0 && bytes.ContainsAny(s, "-=")
}

func (gridParser) Continue(node ast.Node, r text.Reader, _ parser.Context) parser.State {
	line, at := r.PeekLine()
	s := bytes.TrimSpace(line)
	if len(s) == 0 || s[0] != '|' && s[0] != '+' {
		return parser.Close
	}
	node.Lines().Append(at)
	r.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (gridParser) Close(ast.Node, text.Reader, parser.Context) {}
func (gridParser) CanInterruptParagraph() bool                 { return false }
func (gridParser) CanAcceptIndentedLine() bool                 { return false }

// textTable lowers a table drawn with characters. One that can't be read, for
// cells that reach over others, is set as it is drawn.
func (l *lowerer) textTable(n *textTableNode) doc.Block {
	at := l.posOf(n)
	var lines []string
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		lines = append(lines, strings.TrimRight(string(s.Value(l.body)), " \t\n"))
	}
	drawing, ok := readGrid(lines)
	if len(lines) > 0 && !strings.HasPrefix(strings.TrimLeft(lines[0], " "), "+") {
		drawing, ok = readColumns(lines)
	}
	if !ok {
		l.diags.Warn(at, "table", "this table has cells that reach over others, or lines that don't meet; it is set as it is drawn",
			"write it as a pipe table, or in HTML")
		return &doc.CodeBlock{At: at, Text: strings.Join(lines, "\n"), FirstLine: 1}
	}
	t := &doc.Table{At: at, Aligns: drawing.aligns}
	for i, cells := range drawing.rows {
		row := &doc.Row{At: at}
		for _, cell := range cells {
			l.limits.count(1)
			row.Cells = append(row.Cells, &doc.Cell{At: at, ColSpan: 1, RowSpan: 1, Blocks: l.fragment(cell, at)})
		}
		if i < drawing.heads {
			t.Head = append(t.Head, row)
		} else {
			t.Rows = append(t.Rows, row)
		}
	}
	l.tooManyCells(t)
	return t
}

// drawing is what a drawn table says: the text of its cells, by rows.
type drawing struct {
	aligns []doc.Align
	rows   [][]string
	heads  int // rows that are the header
}

// readGrid reads a grid. A line of = ends its header; colons say how columns are
// aligned.
func readGrid(lines []string) (d drawing, ok bool) {
	if len(lines) < 3 {
		return d, false
	}
	edges := gridEdges([]rune(strings.TrimLeft(lines[0], " ")))
	if len(edges) < 2 || len(edges) > maxTableColumns {
		return d, false
	}
	d.aligns = make([]doc.Align, len(edges)-1)
	row := make([][]string, len(edges)-1)
	filled := false
	for i, line := range lines {
		s := []rune(strings.TrimLeft(line, " "))
		if s[0] == '+' {
			if !isGridRule([]byte(string(s))) || len(s) != edges[len(edges)-1]+1 {
				return d, false
			}
			if filled {
				d.rows = append(d.rows, joinCells(row))
				row, filled = make([][]string, len(edges)-1), false
			}
			if strings.ContainsRune(string(s), '=') && d.heads == 0 {
				d.heads = len(d.rows)
			}
			if i == 0 || d.heads == len(d.rows) && d.heads > 0 {
				gridAligns(s, edges, d.aligns)
			}
			continue
		}
		if !fitsGrid(s, edges) {
			return d, false
		}
		for c := range row {
			row[c] = append(row[c], strings.TrimRight(string(s[edges[c]+1:edges[c+1]]), " "))
		}
		filled = true
	}
	return d, !filled && len(d.rows) > 0
}

func gridEdges(rule []rune) (edges []int) {
	for i, c := range rule {
		if c == '+' {
			edges = append(edges, i)
		}
	}
	return edges
}

func fitsGrid(s []rune, edges []int) bool {
	if len(s) != edges[len(edges)-1]+1 {
		return false
	}
	for _, e := range edges {
		if s[e] != '|' {
			return false
		}
	}
	return true
}

func gridAligns(rule []rune, edges []int, aligns []doc.Align) {
	for c := range aligns {
		part := rule[edges[c]+1 : edges[c+1]]
		if len(part) > 1 {
			setAlign(&aligns[c], part[0] == ':', part[len(part)-1] == ':')
		}
	}
}

func setAlign(a *doc.Align, left, right bool) {
	switch {
	case left && right:
		*a = doc.AlignCenter
	case right:
		*a = doc.AlignRight
	case left:
		*a = doc.AlignLeft
	}
}

// joinCells makes texts of the lines of cells, without what all are indented by.
func joinCells(cells [][]string) []string {
	out := make([]string, len(cells))
	for i, lines := range cells {
		indent := 1 << 10
		for _, s := range lines {
			if rest := strings.TrimLeft(s, " "); rest != "" {
				indent = min(indent, len(s)-len(rest))
			}
		}
		for j, s := range lines {
			lines[j] = s[min(indent, len(s)):]
		}
		out[i] = strings.Trim(strings.Join(lines, "\n"), "\n")
	}
	return out
}

// fragmentContext is the context in which a fragment of a text is parsed: the
// links that the text defines hold there.
type fragmentContext struct {
	parser.Context
	whole parser.Context
}

// Reference is the text's definition of a label, or else the fragment's.
func (c fragmentContext) Reference(label string) (parser.Reference, bool) {
	if ref, ok := c.whole.Reference(label); ok {
		return ref, true
	}
	return c.Context.Reference(label)
}

// fragment lowers a text that is not in the source as it stands; all of it has
// one place.
func (l *lowerer) fragment(s string, at doc.Pos) []doc.Block {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	body, lines, fixed := l.body, l.lines, l.fixed
	l.body, l.lines, l.fixed = []byte(s), nil, at
	pc := fragmentContext{limitedContext(l.limits), l.context}
	root := grammarFor(l.body, nil).Parse(text.NewReader(l.body), parser.WithContext(pc))
	if p, ok := root.FirstChild().(*ast.Paragraph); ok && p.NextSibling() == nil {
		tight := ast.NewTextBlock()
		tight.SetLines(p.Lines())
		for c := p.FirstChild(); c != nil; c = p.FirstChild() {
			tight.AppendChild(tight, c)
		}
		root.ReplaceChild(root, p, tight)
	}
	first := len(l.notes.nodes)
	blocks := l.blocks(root)
	l.lowerNotesFrom(first)
	l.body, l.lines, l.fixed = body, lines, fixed
	return blocks
}
