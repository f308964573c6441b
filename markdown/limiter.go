package markdown

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"octavo/doc"
)

// limiter holds a text to its limits while it is parsed and lowered. What comes
// after a limit is not read, since nothing will be made of it.
type limiter struct {
	doc.Limits
	blocks int
	lines  int
	at     int        // offset into the body of the line that is parsed
	err    *doc.Error // the first limit that was passed; its place is at most a file's
	lost   int        // where that was, in the body
}

// linesBetween is how many lines are read before the clock is asked again.
const linesBetween = 64

// ends reports, at the end of each line, whether the rest is to be read.
func (g *limiter) ends() bool {
	g.lines++
	return g.err != nil || g.lines%linesBetween == 0 && g.Stopped()
}

// count counts blocks.
func (g *limiter) count(n int) {
	if g.blocks += n; g.blocks > g.Blocks && g.err == nil {
		g.refuse(g.at, "split it, as by chapters",
			"the text has more than %d paragraphs, items, cells and so on", g.Blocks)
	}
}

func (g *limiter) refuse(at int, hint, format string, args ...any) {
	if g.err == nil {
		g.err, g.lost = &doc.Error{Message: fmt.Sprintf(format, args...), Hint: hint}, at
	}
}

// checkSize refuses a text that is too long.
func checkSize(src []byte, o *Options) error {
	if limit := o.Limits.Full().TextBytes; len(src) > limit {
		return &doc.Error{Pos: doc.Pos{File: o.File}, Hint: doc.SplitIt,
			Message: fmt.Sprintf("this is larger than %s", doc.Bytes(limit))}
	}
	return nil
}

// limitedReader ends early where a limiter says so.
type limitedReader struct {
	text.Reader
	g *limiter
}

func (r limitedReader) AdvanceLine() {
	r.Reader.AdvanceLine()
	line, at := r.Position()
	r.g.at = at.Start
	if r.g.ends() {
		end := len(r.Source())
		r.SetPosition(line, text.NewSegment(end, end))
	}
}

// limiterKey holds the limiter of a text that is parsed. It is kept there, and
// not in the parsers, so that all texts can share those.
var limiterKey = parser.NewContextKey()

// limitedContext is a context for parsing within limits.
func limitedContext(g *limiter) parser.Context {
	pc := parser.NewContext()
	pc.Set(limiterKey, g)
	return pc
}

func limiterOf(pc parser.Context) *limiter { return pc.Get(limiterKey).(*limiter) }

// counted has the blocks counted that parsers find.
func counted(parsers ...util.PrioritizedValue) []util.PrioritizedValue {
	for i := range parsers {
		parsers[i].Value = countedBlocks{parsers[i].Value.(parser.BlockParser)}
	}
	return parsers
}

// countedBlocks counts the blocks that a parser finds.
type countedBlocks struct{ parser.BlockParser }

func (p countedBlocks) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, state := p.BlockParser.Open(parent, r, pc)
	if n != nil {
		limiterOf(pc).count(1)
	}
	return n, state
}

// tooLong refuses a paragraph or a line of code that is longer than any: the
// best breaks of a paragraph take memory for all of its letters.
func (l *lowerer) tooLong(at doc.Pos, what string, size int) {
	if size > maxParagraph && l.limits.err == nil {
		l.limits.err = &doc.Error{Pos: at, Hint: "break it up",
			Message: fmt.Sprintf("%s is longer than %s", what, doc.Bytes(maxParagraph))}
	}
}

// tooManyCells refuses a table with too many cells.
func (l *lowerer) tooManyCells(t *doc.Table) {
	n := 0
	for _, row := range append(t.Head[:len(t.Head):len(t.Head)], t.Rows...) {
		n += len(row.Cells)
	}
	if n > l.limits.Cells && l.limits.err == nil {
		l.limits.err = &doc.Error{Pos: t.At, Hint: "split it, or allow for more with --max-cells",
			Message: fmt.Sprintf("the table has more than %d cells", l.limits.Cells)}
	}
}

// textSize is how many bytes of text are in inlines.
func textSize(inlines []doc.Inline) int {
	n := 0
	for _, in := range inlines {
		switch in := in.(type) {
		case *doc.Text:
			n += len(in.Value)
		case *doc.Code:
			n += len(in.Value)
		case *doc.Span:
			n += textSize(in.Inlines)
		case *doc.Link:
			n += textSize(in.Inlines)
		}
	}
	return n
}

// verdict is the limit that the text has passed, if any.
func (l *lowerer) verdict() error {
	switch e := l.limits.err; {
	case e == nil:
		return l.limits.Err()
	case e.Pos.Line == 0:
		e.Pos = l.pos(l.limits.lost)
		return e
	default:
		return e
	}
}
