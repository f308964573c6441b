package markdown

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"octavo/doc"
)

// fancyItemNode is an item of a list that Pandoc numbers otherwise than
// CommonMark: a. A) (i) (1) #. and examples, (@) or (@label), which are numbered
// through the whole text. Items of one list follow each other.
type fancyItemNode struct {
	ast.BaseBlock
	style  doc.Numbering
	form   byte // what is around the number: '.', ')' or '('
	number int
	width  int // columns up to the text
}

var fancyItemKind = ast.NewNodeKind("FancyListItem")

func (*fancyItemNode) Kind() ast.NodeKind         { return fancyItemKind }
func (n *fancyItemNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// fancyItemParser finds such items. A letter with a full stop may begin a
// sentence, so a list begins only where its second item is below the first.
type fancyItemParser struct{}

func (fancyItemParser) Trigger() []byte {
	return []byte("(#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

// fancyMarker is what stands before an item.
type fancyMarker struct {
	word  string // letters, digits, "#" or "@label"
	form  byte
	width int // with the spaces behind it
}

// readMarker reads a marker and the spaces behind it; ok is false if there is
// none, or no text behind it.
func readMarker(s []byte) (m fancyMarker, ok bool) {
	i := 0
	if s[0] == '(' {
		m.form, i = '(', 1
	}
	start := i
	for i < len(s) && i < start+30 && (isAlnum(s[i]) || i == start && (s[i] == '#' || s[i] == '@') || s[start] == '@' && (s[i] == '-' || s[i] == '_')) {
		i++
	}
	if i == start || i >= len(s) {
		return m, false
	}
	word := s[start:i]
	switch c := s[i]; {
	case m.form == '(' && c == ')', m.form == 0 && c == ')':
		if m.form == 0 {
			m.form = ')'
		}
	case m.form == 0 && c == '.':
		m.form = '.'
	default:
		return m, false
	}
	i++
	text := len(bytes.TrimLeft(s[i:], " "))
	m.width = len(s) - text
	if m.width <= i || text <= 1 {
		return m, false
	}
	m.word = string(word)
	return m, true
}

// numberAs is a marker's number where it is of a style; 0 if it is not.
func (m fancyMarker) numberAs(style doc.Numbering) int {
	w := m.word
	switch style {
	case doc.LowerAlpha, doc.UpperAlpha:
		base := byte('a')
		if style == doc.UpperAlpha {
			base = 'A'
		}
		if len(w) == 1 && w[0] >= base && w[0] < base+26 {
			return int(w[0]-base) + 1
		}
	case doc.LowerRoman, doc.UpperRoman:
		for n := 1; n <= 40 && len(w) <= 7; n++ {
			if w == style.Text(n) {
				return n
			}
		}
	default:
		if m.form != '(' || !isDigit(rune(w[0])) {
			return 0
		}
		if n, err := strconv.Atoi(w); err == nil && n > 0 {
			return n
		}
	}
	return 0
}

// examplesKey holds the numbers of examples by their labels; "" for the last.
var examplesKey = parser.NewContextKey()

func (fancyItemParser) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := r.PeekLine()
	skip := max(pc.BlockOffset(), 0)
	m, ok := readMarker(line[skip:])
	if !ok {
		return nil, parser.NoChildren
	}
	before, follows := parent.LastChild().(*fancyItemNode)
	if !follows && ast.IsParagraph(lastOpen(pc)) {
		return nil, parser.NoChildren
	}
	n := m.item(before, pc)
	if n == nil && !ast.IsParagraph(lastOpen(pc)) {
		n = m.firstItem(r.Source()[at.Stop:], skip)
	}
	if n == nil {
		return nil, parser.NoChildren
	}
	n.width = skip + m.width
	r.AdvanceAndSetPadding(n.width-at.Padding, 0)
	return n, parser.HasChildren
}

func lastOpen(pc parser.Context) ast.Node {
	open := pc.OpenedBlocks()
	if len(open) == 0 || open[len(open)-1].Node == nil {
		return &templateNode{}
	}
	return open[len(open)-1].Node
}

// item is an item that needs no other: an example, one that leaves its number
// open, or one that follows another.
func (m fancyMarker) item(before *fancyItemNode, pc parser.Context) *fancyItemNode {
	switch {
	case m.word[0] == '@' && m.form == '(':
		labels := pc.ComputeIfAbsent(examplesKey, func() any { return map[string]int{} }).(map[string]int)
		labels[""]++
		if m.word != "@" {
			labels[m.word[1:]] = labels[""]
		}
		return &fancyItemNode{form: '(', number: labels[""]}
	case m.word == "#" && m.form != '(':
		n := &fancyItemNode{form: m.form, number: 1}
		if before != nil && before.form == m.form {
			n.style, n.number = before.style, before.number+1
		}
		return n
	case before != nil && before.form == m.form && m.numberAs(before.style) == before.number+1:
		return &fancyItemNode{style: before.style, form: m.form, number: before.number + 1}
	}
	return nil
}

// firstItem is the first item of a list whose second is below it: at the start
// of one of the next lines, as deep as the first.
func (m fancyMarker) firstItem(below []byte, indent int) *fancyItemNode {
	style, ok := m.firstStyle()
	if !ok {
		return nil
	}
	below = below[:min(len(below), maxBracket)]
	second := (&doc.List{Numbering: style, Form: m.form}).Marker(2) + " "
	for i := 0; ; i++ {
		n := bytes.Index(below[i:], []byte(second))
		if n < 0 {
			return nil
		}
		i += n
		start := bytes.LastIndexByte(below[:i], '\n') + 1
		if i-start <= indent+3 && len(bytes.Trim(below[start:i], " ")) == 0 {
			return &fancyItemNode{style: style, form: m.form, number: 1}
		}
	}
}

func (m fancyMarker) firstStyle() (doc.Numbering, bool) {
	switch m.word {
	case "a":
		return doc.LowerAlpha, true
	case "A":
		return doc.UpperAlpha, true
	case "i":
		return doc.LowerRoman, true
	case "I":
		return doc.UpperRoman, true
	case "1":
		return doc.Decimal, m.form == '('
	}
	return doc.Decimal, false
}

func (fancyItemParser) Continue(node ast.Node, r text.Reader, _ parser.Context) parser.State {
	line, _ := r.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	at, padding := util.IndentPosition(line, r.LineOffset(), node.(*fancyItemNode).width)
	if at < 0 {
		return parser.Close
	}
	r.AdvanceAndSetPadding(at, padding)
	return parser.Continue | parser.HasChildren
}

func (fancyItemParser) Close(ast.Node, text.Reader, parser.Context) {}
func (fancyItemParser) CanInterruptParagraph() bool                 { return true }
func (fancyItemParser) CanAcceptIndentedLine() bool                 { return false }

// fancyList lowers the list that an item begins; nil for its other items.
func (l *lowerer) fancyList(first *fancyItemNode) doc.Block {
	if before, ok := first.PreviousSibling().(*fancyItemNode); ok && before.goesOn(first) {
		return nil
	}
	list := &doc.List{At: l.posOf(first), Ordered: true, Start: first.number, Numbering: first.style, Form: first.form, Tight: true}
	for n, ok := first, true; ok; n, ok = n.NextSibling().(*fancyItemNode) {
		if n != first && !n.PreviousSibling().(*fancyItemNode).goesOn(n) {
			break
		}
		if n != first && n.HasBlankPreviousLines() {
			list.Tight = false
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			list.Tight = list.Tight && (c == n.FirstChild() || !c.HasBlankPreviousLines())
		}
		list.Items = append(list.Items, &doc.ListItem{At: l.posOf(n), Blocks: l.blocks(n)})
	}
	return list
}

// goesOn reports whether the next item is of the same list.
func (n *fancyItemNode) goesOn(next *fancyItemNode) bool {
	return n.style == next.style && n.form == next.form && next.number == n.number+1
}

// exampleRefNode is a reference to an example: (@label).
type exampleRefNode struct {
	ast.BaseInline
	number int
}

var exampleRefKind = ast.NewNodeKind("ExampleRef")

func (*exampleRefNode) Kind() ast.NodeKind         { return exampleRefKind }
func (n *exampleRefNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

type exampleRefParser struct{}

func (exampleRefParser) Trigger() []byte { return []byte{'('} }

func (exampleRefParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	labels, _ := pc.Get(examplesKey).(map[string]int)
	if labels == nil {
		return nil
	}
	line, _ := block.PeekLine()
	label, _, ok := strings.Cut(string(line[1:min(len(line), 40)]), ")")
	if !ok || len(label) < 2 || label[0] != '@' || labels[label[1:]] == 0 {
		return nil
	}
	block.Advance(len(label) + 2)
	return &exampleRefNode{number: labels[label[1:]]}
}
