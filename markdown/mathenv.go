package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// mathEnvParser reads displayed formulas that stand in the text without
// dollars, as in LaTeX: \begin{align} to \end{align}, each at a line's edge
// and with no blank line between.
type mathEnvParser struct{}

func (mathEnvParser) Trigger() []byte { return []byte{'\\'} }

// mathEnvironments are those that make a display of their own in LaTeX.
const mathEnvironments = " equation align gather multline eqnarray alignat flalign displaymath "

func (mathEnvParser) Open(_ ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := r.PeekLine()
	body := util.TrimLeftSpace(line)
	rest, ok := bytes.CutPrefix(body, []byte(`\begin{`))
	end := bytes.IndexByte(rest, '}')
	if !ok || end < 1 || !strings.Contains(mathEnvironments, " "+strings.TrimSuffix(string(rest[:end]), "*")+" ") {
		return nil, parser.NoChildren
	}
	closing := append([]byte(`\end{`), rest[:end+1]...)
	node := &mathBlockNode{}
	first := segment.WithStart(segment.Stop - len(body))
	first.Padding = 0
	if bytes.HasSuffix(util.TrimRightSpace(body), closing) {
		node.Lines().Append(first)
		r.AdvanceToEOL()
		return node, parser.NoChildren
	}
	if !endsBeforeBlank(r.Source()[segment.Stop:], closing) {
		return nil, parser.NoChildren
	}
	node.Lines().Append(first)
	r.AdvanceToEOL()
	pc.Set(mathEnvKey, &openEnv{node, closing})
	return node, parser.NoChildren
}

// openEnv is the environment that is being read, and what ends it.
type openEnv struct {
	node    ast.Node
	closing []byte
}

var mathEnvKey = parser.NewContextKey()

// maxMathLines bounds how far the end of an environment is looked for.
const maxMathLines = 400

// endsBeforeBlank reports whether a line ends in a text before a blank one.
func endsBeforeBlank(src, closing []byte) bool {
	for n := 0; len(src) > 0 && n < maxMathLines; n++ {
		line := src
		if i := bytes.IndexByte(src, '\n'); i >= 0 {
			line = src[:i+1]
		}
		src = src[len(line):]
		if bytes.HasSuffix(util.TrimRightSpace(line), closing) {
			return true
		}
		if len(bytes.Trim(line, string(blankLineInQuote))) == 0 {
			return false
		}
	}
	return false
}

func (mathEnvParser) Continue(n ast.Node, r text.Reader, pc parser.Context) parser.State {
	env, _ := pc.Get(mathEnvKey).(*openEnv)
	if env == nil || env.node != n {
		return parser.Close
	}
	line, segment := r.PeekLine()
	n.Lines().Append(segment)
	if bytes.HasSuffix(util.TrimRightSpace(line), env.closing) {
		pc.Set(mathEnvKey, nil)
	}
	r.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (mathEnvParser) Close(ast.Node, text.Reader, parser.Context) {}
func (mathEnvParser) CanInterruptParagraph() bool                 { return true }
func (mathEnvParser) CanAcceptIndentedLine() bool                 { return false }
