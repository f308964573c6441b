package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"octavo/doc"
)

// citeNode is a citation as Pandoc has it, [see @doe99, p. 3; @smith], or a
// reference to a figure or the like: @fig:one, [@sec-two].
type citeNode struct {
	ast.BaseInline
	text []byte // as written, without the brackets
	ref  string // the id that is referred to; "" for a citation
}

var citeKind = ast.NewNodeKind("Citation")

func (*citeNode) Kind() ast.NodeKind         { return citeKind }
func (n *citeNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

type citeParser struct{}

func (citeParser) Trigger() []byte { return []byte{'[', '@'} }

func (citeParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if line[0] == '@' {
		before := block.PrecendingCharacter()
		if n := refLength(line[1:]); n > 0 && (before > 0x7f || !isAlnum(byte(before))) {
			block.Advance(1 + n)
			return &citeNode{text: line[:1+n], ref: string(line[1 : 1+n])}
		}
		return nil
	}
	end := bytes.IndexAny(line[1:], "[]\n") + 1
	if end < 3 || line[end] != ']' || end+1 < len(line) && strings.IndexByte("([:{", line[end+1]) >= 0 {
		return nil
	}
	inside := line[1:end]
	at := bytes.IndexByte(inside, '@')
	if at < 0 || at+1 == len(inside) || !isAlnum(inside[at+1]) || at > 0 && isAlnum(inside[at-1]) {
		return nil
	}
	if _, defined := pc.Reference(util.ToLinkReference(inside)); defined {
		return nil
	}
	n := &citeNode{text: inside}
	if at == 0 && refLength(inside[1:]) == len(inside)-1 {
		n.ref = string(inside[1:])
	} else if at > 0 && inside[at-1] != ' ' && inside[at-1] != '-' {
		return nil
	}
	block.Advance(end + 1)
	return n
}

// refLength is the length of an id at the start of s that says what it is of, as
// fig:one or sec-two; 0 if there is none.
func refLength(s []byte) int {
	for _, kind := range []string{"fig", "tbl", "tab", "eq", "sec", "lst"} {
		if !bytes.HasPrefix(s, []byte(kind)) || len(s) <= len(kind)+1 || s[len(kind)] != ':' && s[len(kind)] != '-' {
			continue
		}
		n := len(kind) + 1
		for n < len(s) && (isAlnum(s[n]) || s[n] == '-' || s[n] == '_') {
			n++
		}
		if n > len(kind)+1 {
			return n
		}
	}
	return 0
}

// crossRef is a reference whose text is that of what it leads to.
type crossRef struct {
	id   string
	text *doc.Text
	link *doc.Link
}

// cite lowers a citation to its text: there is no list of works to look it up
// in.
func (l *lowerer) cite(w *inlines, n *citeNode) {
	at := l.posOf(n)
	if n.ref == "" {
		l.diags.WarnOnce("", at, "citation", "["+string(n.text)+"] is a citation, and is set as it stands without its at signs: works are not looked up",
			"write the work in a footnote, or have Pandoc resolve citations before")
		w.writeExact("[")
		w.write(bytes.ReplaceAll(bytes.ReplaceAll(n.text, []byte("-@"), nil), []byte("@"), nil))
		w.writeExact("]")
		return
	}
	ref := &crossRef{id: n.ref, text: &doc.Text{Value: string(n.text)}, link: &doc.Link{At: at, Dest: "#" + n.ref}}
	ref.link.Inlines = []doc.Inline{ref.text}
	l.crossRefs = append(l.crossRefs, ref)
	w.add(ref.link)
}

// settleCrossRefs gives references the words of what they lead to: a heading or
// a caption.
func (l *lowerer) settleCrossRefs(d *doc.Document) {
	if len(l.crossRefs) == 0 {
		return
	}
	titles := map[string]string{}
	doc.Visitor{Block: func(b doc.Block) bool {
		switch b := b.(type) {
		case *doc.Heading:
			titles[b.Attr.ID] = doc.PlainText(b.Inlines)
		case *doc.Figure:
			titles[b.Attr.ID] = doc.PlainText(b.Caption)
		case *doc.Table:
			titles[b.Attr.ID] = doc.PlainText(b.Caption)
		case *doc.CodeBlock:
			titles[b.Attr.ID] = b.Title
		}
		return true
	}}.Document(d)
	for _, ref := range l.crossRefs {
		if title := strings.TrimRight(titles[ref.id], "."); title != "" {
			ref.text.Value = title
		}
		l.links = append(l.links, ref.link)
	}
}
