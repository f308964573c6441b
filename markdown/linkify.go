package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// bareLinks asks goldmark's parser for bare addresses, which is called at every
// space, only where one can begin: before "http", "ftp:" or "www.", or where
// the rest of the line holds an "@".
type bareLinks struct{ parser.InlineParser }

// nextAtKey holds the offset of the next "@" at or behind the last place that
// was asked for.
var nextAtKey = parser.NewContextKey()

func (p bareLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if len(line) < 2 {
		return nil
	}
	word := line
	if !isAlnum(word[0]) {
		word = word[1:]
	}
	switch word[0] {
	case 'h', 'f', 'w':
		if bytes.HasPrefix(word, []byte("http")) || bytes.HasPrefix(word, []byte("ftp:")) ||
			bytes.HasPrefix(word, []byte("www.")) {
			return p.InlineParser.Parse(parent, block, pc)
		}
	}
	next, known := pc.Get(nextAtKey).(*int)
	if !known {
		next = new(int)
		*next = -1
		pc.Set(nextAtKey, next)
	}
	if *next < segment.Start {
		*next = len(block.Source())
		if i := bytes.IndexByte(block.Source()[segment.Start:], '@'); i >= 0 {
			*next = segment.Start + i
		}
	}
	if *next >= segment.Stop {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// linkDefinitions has goldmark look for definitions of links only in paragraphs
// that begin as they do.
type linkDefinitions struct{ parser.ParagraphTransformer }

func (p linkDefinitions) Transform(n *ast.Paragraph, r text.Reader, pc parser.Context) {
	if lines := n.Lines(); lines.Len() > 0 {
		first := lines.At(0)
		if s := util.TrimLeftSpace(r.Source()[first.Start:first.Stop]); len(s) > 0 && s[0] != '[' {
			return
		}
	}
	p.ParagraphTransformer.Transform(n, r, pc)
}
