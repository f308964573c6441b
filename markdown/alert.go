package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"octavo/doc"
)

// alertNode holds the title of an alert. It is the first child of a quote that
// begins with [!NOTE]; a title behind the mark, and more kinds than GitHub's
// five, are Obsidian's.
type alertNode struct {
	ast.BaseBlock
	kind string
	word string // what the author wrote, in lower case
}

var alertKind = ast.NewNodeKind("AlertTitle")

func (*alertNode) Kind() ast.NodeKind         { return alertKind }
func (n *alertNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// kindOfAlert is the kind of alert that a word stands for, "" if none.
func kindOfAlert(word string) string {
	switch word {
	case "note", "info", "todo", "abstract", "summary", "tldr", "question", "help", "faq", "example":
		return "note"
	case "tip", "hint", "success", "check", "done":
		return "tip"
	case "important":
		return "important"
	case "warning", "attention":
		return "warning"
	case "caution", "danger", "error", "failure", "fail", "missing", "bug":
		return "caution"
	}
	return ""
}

// isKindWord reports whether a word may be a kind of alert of its author's own.
func isKindWord(s string) bool {
	return len(s) > 2 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz-") == ""
}

// alertTransformer takes the mark out of a quote's first paragraph before its
// inlines are parsed.
type alertTransformer struct{}

func (alertTransformer) Transform(p *ast.Paragraph, r text.Reader, _ parser.Context) {
	quote, ok := p.Parent().(*ast.Blockquote)
	if !ok || quote.FirstChild() != ast.Node(p) {
		return
	}
	first := p.Lines().At(0)
	line := first.Value(r.Source())
	end := bytes.IndexByte(line, ']')
	if end < 0 || !bytes.HasPrefix(line, []byte("[!")) {
		return
	}
	word := strings.ToLower(string(line[2:end]))
	kind := kindOfAlert(word)
	if kind == "" && isKindWord(string(line[2:end])) { // Obsidian takes any word
		kind = "note"
	}
	rest := line[end+1:]
	if kind == "" || len(rest) > 0 && (rest[0] == '(' || rest[0] == '[' || rest[0] == ':') {
		return // a link or a definition
	}
	if len(rest) > 0 && (rest[0] == '+' || rest[0] == '-') { // Obsidian: folded or not
		rest = rest[1:]
	}
	alert := &alertNode{kind: kind, word: word}
	title := text.NewSegment(first.Stop-len(rest), first.Stop)
	title = title.TrimLeftSpace(r.Source())
	title = title.TrimRightSpace(r.Source())
	if !title.IsEmpty() {
		alert.Lines().Append(title)
	}
	alert.SetPos(first.Start)
	quote.InsertBefore(quote, p, alert)
	p.Lines().SetSliced(1, p.Lines().Len())
	if p.Lines().Len() == 0 {
		quote.RemoveChild(quote, p)
	}
}

// alert lowers a quote that is an alert; nil if it is none.
func (l *lowerer) alert(n *ast.Blockquote) *doc.Alert {
	title, ok := n.FirstChild().(*alertNode)
	if !ok {
		return nil
	}
	a := &doc.Alert{At: l.posOf(n), Kind: title.kind, Title: l.finish(l.lineOf(title))}
	if len(a.Title) == 0 && title.word != title.kind {
		a.Title = []doc.Inline{&doc.Text{Value: strings.ToUpper(title.word[:1]) + title.word[1:]}}
	}
	n.RemoveChild(n, title)
	a.Blocks = l.blocks(n)
	return a
}
