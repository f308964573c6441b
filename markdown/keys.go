package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"octavo/doc"
)

// keysNode is keys to press together, ++ctrl+alt+p++ (PyMdown's).
type keysNode struct {
	ast.BaseInline
	keys []string
}

var keysKind = ast.NewNodeKind("Keys")

func (*keysNode) Kind() ast.NodeKind         { return keysKind }
func (n *keysNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

type keysParser struct{}

func (keysParser) Trigger() []byte { return []byte{'+'} }

func (keysParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if before := block.PrecendingCharacter(); runLength(line) != 2 || before == '+' || before < 0x80 && isAlnum(byte(before)) {
		return nil
	}
	end := bytes.Index(line[2:], []byte("++"))
	if end < 1 || bytes.ContainsAny(line[2:2+end], " \t\\`*_[]<>\"") || end+4 < len(line) && (isAlnum(line[end+4]) || line[end+4] == '+') {
		return nil
	}
	n := &keysNode{keys: strings.Split(string(line[2:2+end]), "+")}
	for _, key := range n.keys {
		if key == "" {
			return nil
		}
	}
	block.Advance(end + 4)
	return n
}

func (n *keysNode) lower(w *inlines) {
	for i, key := range n.keys {
		if i > 0 {
			w.writeExact("+")
		}
		w.add(&doc.Span{Kind: doc.SpanKbd, Inlines: []doc.Inline{&doc.Text{Value: capital(key)}}})
	}
}
