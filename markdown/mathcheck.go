package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"octavo/doc"
	"octavo/formula"
)

// math lowers a formula in running text. One that cannot be read is told of;
// its notation is shown then.
func (l *lowerer) math(w *inlines, n *mathNode) {
	at := func(off int) doc.Pos { return l.pos(sourceOf(n.lines, off)) }
	if !n.element {
		tex := l.meantMath(n.tex)
		m := &doc.Math{TeX: mathText(tex), Display: n.display, Defs: l.mathDefs}
		if !l.checkMath(string(tex), at) {
			w.add(m)
		}
		return
	}
	src := string(n.tex)
	tree, err := formula.ParseMathML(src)
	if err != nil {
		l.badMath(err, at)
		w.writeExact(src)
		return
	}
	w.add(&doc.Math{TeX: formula.Linear(tree), MathML: src, Display: n.isDisplay()})
}

// isDisplay says whether a formula in a line is to stand by itself.
func (n *mathNode) isDisplay() bool {
	return n.display || n.element && formula.DisplayMathML(string(n.tex))
}

// soleMath lowers a displayed formula that is all of a paragraph.
func (l *lowerer) soleMath(n *mathNode) doc.Block {
	w := newInlines(l)
	defer w.done()
	l.math(w, n)
	at := l.pos(sourceOf(n.lines, 0))
	for _, in := range w.take(0) {
		if m, ok := in.(*doc.Math); ok {
			return &doc.MathBlock{At: at, TeX: m.TeX, MathML: m.MathML, Defs: m.Defs}
		}
	}
	return &doc.Div{At: at} // definitions
}

// mathBlock lowers a displayed formula.
func (l *lowerer) mathBlock(n ast.Node) doc.Block {
	tex := l.meantMath(n.Lines().Value(l.body))
	var lines []htmlLine
	size := 0
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		lines = append(lines, htmlLine{size, s.Start - s.Padding})
		size += len(s.Value(l.body))
	}
	b := &doc.MathBlock{At: l.posOf(n), TeX: mathLines(withoutComments(tex)), Defs: l.mathDefs}
	if l.checkMath(string(tex), func(off int) doc.Pos { return l.pos(sourceOf(lines, off)) }) {
		return &doc.Div{At: b.At}
	}
	return b
}

// meantMath is a formula as its author sees it on GitHub, which takes a
// backslash before punctuation for Markdown's even there: braces are written
// \\{ and \\}. That is done only to what can't be read as it stands.
func (l *lowerer) meantMath(tex []byte) []byte {
	meant := evenEscapes(tex)
	if len(meant) == len(tex) {
		return tex
	}
	if _, err := formula.ParseWith(l.mathDefs, string(tex)); err == nil {
		return tex
	}
	if _, err := formula.ParseWith(l.mathDefs, string(meant)); err != nil {
		return tex
	}
	return meant
}

// evenEscapes leaves out the first of two backslashes before what one of them
// makes a symbol or a space in TeX.
func evenEscapes(tex []byte) []byte {
	if !bytes.Contains(tex, []byte(`\\`)) {
		return tex
	}
	out := make([]byte, 0, len(tex))
	for i, c := range tex {
		if c == '\\' && i+2 < len(tex) && tex[i+1] == '\\' && strings.IndexByte("{}#%&_$|,;:!", tex[i+2]) >= 0 {
			continue
		}
		out = append(out, c)
	}
	return out
}

// maxDefs is how much of definitions is kept for the formulas after them.
const maxDefs = 8000

// checkMath reads a formula and tells what is wrong with it. What it defines
// holds from then on. One that does nothing else is not to be seen.
func (l *lowerer) checkMath(tex string, at func(off int) doc.Pos) (onlyDefines bool) {
	if _, err := formula.ParseWith(l.mathDefs, tex); err != nil {
		l.badMath(err, at)
		return false
	}
	if !strings.Contains(tex, `\def`) && !strings.Contains(tex, `command`) && !strings.Contains(tex, `\gdef`) && !strings.Contains(tex, `\Declare`) {
		return false
	}
	defs, empty := formula.Definitions(l.mathDefs, tex)
	if len(l.mathDefs)+len(defs) <= maxDefs {
		l.mathDefs += defs
	}
	return empty
}

func (l *lowerer) badMath(err error, at func(off int) doc.Pos) {
	e, ok := err.(*formula.Error)
	if !ok {
		return
	}
	hint := "its source is shown as it is"
	if e.Hint != "" {
		hint += "; " + e.Hint
	}
	l.diags.List = append(l.diags.List, doc.Diagnostic{
		Pos: at(e.Offset), Code: "bad-formula", Message: "a formula cannot be read: " + e.Message, Hint: hint,
	})
}

// sourceOf is the place in the body of an offset into a text of several lines.
func sourceOf(lines []htmlLine, off int) int {
	at := -1
	for _, line := range lines {
		if line.in <= off {
			at = line.source + off - line.in
		}
	}
	return at
}

// withoutComments leaves out TeX's comments, which would otherwise hide what
// comes after them once the lines are joined.
func withoutComments(tex []byte) []byte {
	if bytes.IndexByte(tex, '%') < 0 || bytes.IndexByte(tex, '\n') < 0 {
		return tex
	}
	lines := strings.Split(string(tex), "\n")
	for i, line := range lines {
		for k := 0; k < len(line); k++ {
			if line[k] == '\\' {
				k++
			} else if line[k] == '%' {
				lines[i] = line[:k]
				break
			}
		}
	}
	return []byte(strings.Join(lines, "\n"))
}
