package markdown

import (
	"bytes"
	"strings"
	"unicode/utf8"

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

// fragment lowers a text that is not in the source as it stands; all of it has
// one place.
func (l *lowerer) fragment(s string, at doc.Pos) []doc.Block {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	body, lines, fixed := l.body, l.lines, l.fixed
	l.body, l.lines, l.fixed = []byte(s), nil, at
	pc := parser.NewContext()
	for _, ref := range l.references {
		pc.AddReference(ref)
	}
	root := newGrammar(l.limits, l.body).Parse(text.NewReader(l.body), parser.WithContext(pc))
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

// columnTables finds tables of columns under lines of hyphens, simple ones and
// those whose cells have several lines.
type columnTables struct {
	// first are the characters that the first line begins with; nil for any. It
	// has to be there twice, since what has none comes after all that have.
	first []byte
}

func (p columnTables) Trigger() []byte { return p.first }

func (columnTables) Open(parent ast.Node, r text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, at := r.PeekLine()
	if parent.Kind() != ast.KindDocument || len(bytes.TrimSpace(line)) == 0 {
		return nil, parser.NoChildren
	}
	left := columnsBelow(line, r.Source()[at.Stop:])
	if left == 0 {
		return nil, parser.NoChildren
	}
	n := &textTableNode{left: left}
	n.Lines().Append(at)
	r.AdvanceToEOL()
	return n, parser.NoChildren
}

func (columnTables) Continue(node ast.Node, r text.Reader, _ parser.Context) parser.State {
	n := node.(*textTableNode)
	if n.left == 0 {
		return parser.Close
	}
	n.left--
	_, at := r.PeekLine()
	n.Lines().Append(at)
	r.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (columnTables) Close(ast.Node, text.Reader, parser.Context) {}
func (columnTables) CanInterruptParagraph() bool                 { return false }
func (columnTables) CanAcceptIndentedLine() bool                 { return true }

// hasColumns reports whether a text may hold such a table.
func hasColumns(src []byte) bool {
	return bytes.Contains(src, []byte("-- -")) || bytes.Contains(src, []byte("--  "))
}

// maxDrawn is how many bytes are looked at for the end of a table.
const maxDrawn = 32 << 10

// columnsBelow is how many lines of a table are below its first; 0 if it is
// none. They are a header, a line of hyphens in groups, and rows up to a blank
// line; without the header, or between two lines of hyphens, a line of hyphens
// has to end it.
func columnsBelow(first, below []byte) int {
	below = below[:min(len(below), maxDrawn)]
	switch next, rest := cutLine(below); {
	case isFullRule(first):
		return linesUntil(below, isRuleBeforeBlank, len(bytes.TrimSpace(next)) > 0)
	case columnEdges(first) != nil:
		return linesUntil(below, isRuleBeforeBlank, false)
	case columnEdges(next) != nil && len(bytes.TrimSpace(rest)) > 0:
		row, _ := cutLine(rest)
		if len(bytes.TrimSpace(row)) == 0 || columnEdges(row) != nil || !overColumns(first, columnEdges(next)) {
			return 0
		}
		n := 0
		for len(below) > 0 && len(bytes.TrimSpace(next)) > 0 {
			n++
			_, below = cutLine(below)
			next, _ = cutLine(below)
		}
		return n
	}
	return 0
}

// overColumns reports whether a header stands over columns: over two at least,
// and not over the gaps between them.
func overColumns(header []byte, edges [][2]int) bool {
	r := []rune(strings.TrimRight(string(header), " \n"))
	filled := 0
	for c, e := range edges {
		if c > 0 && e[0]-1 < len(r) && strings.TrimSpace(string(r[edges[c-1][1]:e[0]])) != "" {
			return false
		}
		if e[0] < len(r) && strings.TrimSpace(string(r[e[0]:min(e[1], len(r))])) != "" {
			filled++
		}
	}
	return filled > 1
}

// linesUntil counts lines up to one that ends a table. Where blank lines may
// stand between rows there must be a line of columns among them.
func linesUntil(below []byte, ends func(line, next []byte) bool, blank bool) int {
	columns := !blank
	for n := 1; len(below) > 0; n++ {
		line, rest := cutLine(below)
		next, _ := cutLine(rest)
		if columnEdges(line) != nil && !columns {
			columns = true
		} else if ends(line, next) {
			if !columns || n < 2 {
				return 0
			}
			return n
		} else if len(bytes.TrimSpace(line)) == 0 && (!blank || !columns) {
			return 0
		}
		below = rest
	}
	return 0
}

func isRuleBeforeBlank(line, next []byte) bool {
	return (isFullRule(line) || columnEdges(line) != nil) && len(bytes.TrimSpace(next)) == 0
}

// isFullRule reports whether a line is hyphens from end to end.
func isFullRule(line []byte) bool {
	s := bytes.TrimSpace(line)
	return len(s) >= 10 && len(bytes.Trim(s, "-")) == 0
}

// columnEdges are the first and last columns of the groups of two hyphens and
// more that a line consists of; nil if there are not two.
func columnEdges(line []byte) (edges [][2]int) {
	for i := 0; i < len(line); {
		switch {
		case line[i] == ' ' || line[i] == '\n':
			i++
		case line[i] == '-':
			n := runLength(line[i:])
			if n < 2 || len(edges) >= maxTableColumns {
				return nil
			}
			edges = append(edges, [2]int{i, i + n})
			i += n
		default:
			return nil
		}
	}
	if len(edges) < 2 {
		return nil
	}
	return edges
}

// readColumns reads a table of columns.
func readColumns(lines []string) (d drawing, ok bool) {
	at := -1
	for i, s := range lines {
		if columnEdges([]byte(s)) != nil {
			at = i
			break
		}
	}
	if at < 0 {
		return d, false
	}
	edges := columnEdges([]byte(lines[at]))
	head, body := lines[:at], lines[at+1:]
	multi := len(head) > 0 && isFullRule([]byte(head[0]))
	if multi {
		head = head[1:]
	}
	if n := len(body); n > 0 && (isFullRule([]byte(body[n-1])) || columnEdges([]byte(body[n-1])) != nil) {
		body = body[:n-1]
	}
	if len(head) > 0 {
		d.rows, d.heads = append(d.rows, cutColumns(head, edges)), 1
	}
	for len(body) > 0 {
		n := 1
		for multi && n < len(body) && strings.TrimSpace(body[n]) != "" {
			n++
		}
		if strings.TrimSpace(body[0]) != "" {
			d.rows = append(d.rows, cutColumns(body[:n], edges))
		}
		body = body[n:]
	}
	d.aligns = make([]doc.Align, len(edges))
	if judge := append(append([]string{}, head...), lines[at+1:]...); len(judge) > 0 {
		columnAligns(judge[0], edges, d.aligns)
	}
	return d, len(d.rows) > d.heads
}

// cutColumns are the texts of a row. The last column reaches to the end.
func cutColumns(lines []string, edges [][2]int) []string {
	cells := make([][]string, len(edges))
	for _, s := range lines {
		r := []rune(s)
		for c := range edges {
			from, to := edges[c][0], len(r)
			if c == 0 {
				from = 0
			}
			if c+1 < len(edges) {
				to = edges[c+1][0]
			}
			from, to = min(from, len(r)), min(to, len(r))
			cells[c] = append(cells[c], strings.TrimSpace(string(r[from:to])))
		}
	}
	return joinCells(cells)
}

// columnAligns tells how columns are aligned by where the first text in them
// begins and ends over its hyphens.
func columnAligns(s string, edges [][2]int, aligns []doc.Align) {
	r := []rune(s)
	for c, e := range edges {
		end := e[1]
		if c+1 < len(edges) {
			end = edges[c+1][0]
		} else {
			end = max(end, utf8.RuneCountInString(s))
		}
		if e[0] >= len(r) {
			continue
		}
		cell := string(r[e[0]:min(end, len(r))])
		text := strings.TrimRight(cell, " ")
		left := !strings.HasPrefix(cell, " ")
		right := utf8.RuneCountInString(text) >= e[1]-e[0]
		switch {
		case text == "" || left && right:
		case left:
			aligns[c] = doc.AlignLeft
		case right:
			aligns[c] = doc.AlignRight
		default:
			aligns[c] = doc.AlignCenter
		}
	}
}
