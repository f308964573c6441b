package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"octavo/doc"
	"octavo/formula"
)

// mathElementParser reads MathML in a paragraph: <math> to </math>. In it
// Markdown means nothing.
type mathElementParser struct{}

var (
	mathOpen  = []byte("<math")
	mathClose = []byte("</math>")
)

func (mathElementParser) Trigger() []byte { return []byte{'<'} }

func (mathElementParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !opensMath(line) {
		return nil
	}
	if failed, _ := pc.Get(mathElementFailed).(int); segment.Start < failed {
		return nil
	}
	startLine, start := block.Position()
	n := &mathNode{element: true}
	for line != nil {
		n.lines = append(n.lines, htmlLine{len(n.tex), segment.Start})
		if i := bytes.Index(line, mathClose); i >= 0 {
			n.tex = append(n.tex, line[:i+len(mathClose)]...)
			block.Advance(i + len(mathClose))
			return n
		}
		n.tex = append(n.tex, line...)
		block.AdvanceLine()
		pc.Set(mathElementFailed, segment.Stop)
		line, segment = block.PeekLine()
	}
	block.SetPosition(startLine, start)
	return nil
}

// mathElementFailed notes up to where no end of a math element was found.
var mathElementFailed = parser.NewContextKey()

// opensMath says whether a text begins with a math element.
func opensMath(s []byte) bool {
	return len(s) > len(mathOpen) && bytes.EqualFold(s[:len(mathOpen)], mathOpen) && bytes.IndexByte([]byte("> \t\r\n"), s[len(mathOpen)]) >= 0
}

// htmlMath takes a math element from a place in HTML's text, and gives its
// length; 0 if there is none. What was tried in vain is not tried again.
func (l *lowerer) htmlMath(t *tree, whole []byte, from int, tried *int, at doc.Pos) int {
	s := whole[from:]
	if from < *tried || !opensMath(s) {
		return 0
	}
	end := bytes.Index(s, mathClose)
	if end < 0 {
		*tried = len(whole)
		return 0
	}
	end += len(mathClose)
	*tried = from + end
	src := string(s[:end])
	tree, err := formula.ParseMathML(src)
	if err != nil {
		return 0
	}
	alt := formula.Linear(tree)
	if formula.DisplayMathML(src) {
		t.endText()
		t.add(&doc.MathBlock{At: at, TeX: alt, MathML: src})
		return end
	}
	f := t.top()
	if f.text.empty() {
		f.textAt = at
	}
	f.text.add(&doc.Math{TeX: alt, MathML: src})
	return end
}
