package markdown

import (
	"github.com/yuin/goldmark-emoji/definition"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// emojiNode is a shortcode such as :tada: that names an emoji in GitHub's list.
type emojiNode struct {
	ast.BaseInline
	value string // "" for an icon that is left out
	at    int    // where it stands in the body
}

var emojiKind = ast.NewNodeKind("Emoji")

func (*emojiNode) Kind() ast.NodeKind         { return emojiKind }
func (n *emojiNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// emojiParser asks for the list, which takes time to build, only when there is
// a well-formed shortcode.
type emojiParser struct{}

func (emojiParser) Trigger() []byte { return []byte{':'} }

func (emojiParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	_, behind := parent.LastChild().(*emojiNode)
	if c := block.PrecendingCharacter(); c == ':' && !behind || c < 0x80 && isAlnum(byte(c)) {
		return nil // "std::vec::", "10:30:00"
	}
	line, segment := block.PeekLine()
	n := 1
	for n < len(line) && (isAlnum(line[n]) || line[n] == '_' || line[n] == '-' || line[n] == '+') {
		n++
	}
	if n == 1 || n == len(line) || line[n] != ':' {
		return nil
	}
	if sign, ok := iconSign(string(line[1:n])); ok {
		n++
		c := block.PrecendingCharacter()
		block.Advance(n + iconEnd(line[n:], sign == "" && (c == ' ' || c == '\n' || c == '[')))
		return &emojiNode{value: sign, at: segment.Start}
	}
	e, ok := definition.Github().Get(string(line[1:n]))
	if !ok || !e.IsUnicode() {
		return nil
	}
	block.Advance(n + 1)
	return &emojiNode{value: string(e.Unicode)}
}
