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
		isColumns := columnEdges(line) != nil
		if isColumns && !columns {
			columns = true
		} else if ends(line, next) {
			if !columns || n < 2 {
				return 0
			}
			return n
		} else if isColumns || isFullRule(line) || len(bytes.TrimSpace(line)) == 0 && (!blank || !columns) {
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
