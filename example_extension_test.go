package octavo_test

import (
	"fmt"
	"io"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"octavo"
	"octavo/doc"
	"octavo/markdown"
)

// keys is an extension of goldmark: [[Ctrl-C]] is a key.
type keys struct{}

var keyKind = ast.NewNodeKind("Key")

type key struct{ ast.BaseInline }

func (*key) Kind() ast.NodeKind              { return keyKind }
func (n *key) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

func (keys) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(keys{}, 50)))
}

func (keys) Trigger() []byte { return []byte{'['} }

func (keys) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	name, _, closed := strings.Cut(strings.TrimPrefix(string(line), "[["), "]]")
	if !closed || !strings.HasPrefix(string(line), "[[") {
		return nil
	}
	n := &key{}
	n.AppendChild(n, ast.NewTextSegment(text.NewSegment(segment.Start+2, segment.Start+2+len(name))))
	block.Advance(len(name) + 4)
	return n
}

// An extension of goldmark brings its syntax, and a function says what its nodes
// become. PDF and EPUB then know them.
func ExampleOptions_extensions() {
	extension := octavo.Extension{
		Syntax: keys{},
		Inline: func(l *markdown.Lowering, n ast.Node) ([]doc.Inline, bool) {
			if n.Kind() != keyKind {
				return nil, false
			}
			return []doc.Inline{&doc.Code{Value: l.Text(n)}}, true
		},
	}
	result, err := octavo.Convert(io.Discard, []byte("Press [[Ctrl-C]] to end it.\n"),
		octavo.Options{Extensions: []octavo.Extension{extension}})
	fmt.Println(strings.TrimSpace(doc.BlockText(result.Documents[0].Blocks)), err)
	// Output: Press Ctrl-C to end it. <nil>
}

// Code of one language can become something else.
func ExampleOptions_codeBlocks() {
	shout := octavo.Extension{
		Block: func(l *markdown.Lowering, n ast.Node) ([]doc.Block, bool) {
			code, ok := n.(*ast.FencedCodeBlock)
			if !ok || string(code.Language(l.Source())) != "upper" {
				return nil, false
			}
			text := strings.ToUpper(strings.TrimSpace(string(code.Lines().Value(l.Source()))))
			return []doc.Block{&doc.Paragraph{At: l.Pos(n), Inlines: []doc.Inline{&doc.Text{Value: text}}}}, true
		},
	}
	result, err := octavo.Convert(io.Discard, []byte("```upper\nquietly\n```\n"),
		octavo.Options{Extensions: []octavo.Extension{shout}})
	fmt.Println(strings.TrimSpace(doc.BlockText(result.Documents[0].Blocks)), err)
	// Output: QUIETLY <nil>
}
