package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"octavo/doc"
)

// containerNode is a box that its author marked by other means than HTML:
//
//	::: {.warning #id}           Pandoc, Quarto; ends at :::
//	:::tip A title               Docusaurus, VitePress
//	!!! note "A title"           Python-Markdown, MkDocs; its text is indented
//	=== "A tab"                  MkDocs' tabs
//	{{% notice tip %}} … {{% /notice %}}   and other pairs of templates
//
// Its first child may be an alertNode, the title.
type containerNode struct {
	ast.BaseBlock
	word    string // what kind of box, in lower case
	attrs   []attributePair
	style   containerStyle
	closing string // the name of the template that ends it
}

type containerStyle uint8

const (
	colonContainer containerStyle = iota
	indentedContainer
	templateContainer
)

var containerKind = ast.NewNodeKind("Container")

func (*containerNode) Kind() ast.NodeKind         { return containerKind }
func (n *containerNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

// title gives the box a title, if there is text in the segment.
func (n *containerNode) title(s text.Segment, src []byte) {
	s = s.TrimLeftSpace(src)
	s = s.TrimRightSpace(src)
	if s.IsEmpty() {
		return
	}
	t := &alertNode{}
	t.SetPos(s.Start)
	t.Lines().Append(s)
	n.AppendChild(n, t)
}

type containerParser struct{}

func (containerParser) Trigger() []byte { return []byte{':', '!', '?', '='} }

func (containerParser) Open(_ ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := r.PeekLine()
	skip := max(pc.BlockOffset(), 0)
	s := bytes.TrimRight(line[skip:], " \t\n")
	start := at.Start - at.Padding + skip // of s in the source
	var n *containerNode
	if s[0] == ':' {
		n = colonFence(s, start, r.Source())
		if n != nil && bytes.LastIndex(r.Source(), []byte(":::")) < at.Stop {
			return nil, parser.NoChildren
		}
	} else {
		n = indentedHead(s, start, r.Source(), at.Stop)
	}
	if n == nil {
		return nil, parser.NoChildren
	}
	r.AdvanceToEOL()
	return n, parser.HasChildren
}

// colonFence reads the line that opens a box with colons; nil if it is none.
func colonFence(s []byte, start int, src []byte) *containerNode {
	n := runLength(s)
	if n < 3 {
		return nil
	}
	end := len(bytes.TrimRight(bytes.TrimRight(s, ":"), " \t"))
	for n < end && s[n] == ' ' {
		n++
	}
	if n >= end {
		return nil
	}
	c := &containerNode{style: colonContainer}
	word := len(s[n:end]) - len(bytes.TrimLeft(s[n:end], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"))
	c.word = strings.ToLower(string(s[n : n+word]))
	n += word
	title := text.NewSegment(start+n, start+end)
	if n < end && s[n] == '[' { // a directive's label
		if i := bytes.IndexByte(s[n:end], ']'); i > 0 {
			title = text.NewSegment(start+n+1, start+n+i)
			n += i + 1
		}
	}
	if n < end && (s[n] == '{' || s[n] == ' ' && bytes.HasPrefix(bytes.TrimLeft(s[n:end], " "), []byte("{"))) {
		open := n + bytes.IndexByte(s[n:end], '{')
		n = bytes.LastIndexByte(s[:end], '}') + 1
		if n <= open {
			return nil
		}
		c.attrs = parseAttributes(strings.ReplaceAll(string(s[open+1:n-1]), "\t", " "), containerKeys)
		if c.attrs == nil && len(bytes.TrimSpace(s[open+1:n-1])) > 0 {
			c.attrs = []attributePair{{"class", strings.Trim(string(s[open+1:n-1]), "{}. ")}}
		}
		if title.Start == start+open || title.Stop > start+open {
			title = text.NewSegment(start+n, start+end)
		}
	} else if word == 0 {
		return nil
	}
	c.title(title, src)
	return c
}

// containerKeys are the attributes of a box that mean something here.
const containerKeys = " id class title lang icon collapse appearance width style data-latex kind type name layout-ncol layout "

// indentedHead reads the line that opens a box whose text is indented; nil if it
// is none.
func indentedHead(s []byte, start int, src []byte, next int) *containerNode {
	mark := string(s[:min(len(s), 3)])
	if mark != "!!!" && mark != "???" && mark != "===" {
		return nil
	}
	rest := bytes.TrimLeft(s[3:], "+!")
	if len(rest) < 2 || rest[0] != ' ' {
		return nil
	}
	rest = bytes.TrimLeft(rest, " ")
	c := &containerNode{style: indentedContainer}
	word, quoted, hasTitle := bytes.Cut(rest, []byte(`"`))
	words := strings.Fields(strings.ToLower(string(word)))
	for _, w := range words {
		if strings.Trim(w, "abcdefghijklmnopqrstuvwxyz0123456789-_") != "" {
			return nil
		}
	}
	switch {
	case mark == "===":
		words = []string{"tab"}
		if !hasTitle || len(bytes.TrimSpace(word)) > 0 {
			return nil
		}
	case len(words) == 0, kindOfAlert(words[0]) == "" && !hasTitle && !isIndented(src[next:]):
		return nil
	}
	c.word = words[0]
	if hasTitle {
		if len(quoted) == 0 || quoted[len(quoted)-1] != '"' {
			return nil
		}
		at := start + len(s) - len(quoted)
		c.title(text.NewSegment(at, at+len(quoted)-1), src)
	}
	return c
}

// isIndented reports whether the next line with text begins with four spaces.
func isIndented(src []byte) bool {
	src = bytes.TrimLeft(src, "\n")
	return bytes.HasPrefix(src, []byte("    ")) || bytes.HasPrefix(src, []byte("\t"))
}

func (containerParser) Continue(node ast.Node, r text.Reader, pc parser.Context) parser.State {
	line, _ := r.PeekLine()
	if node.(*containerNode).style == indentedContainer {
		return noteParser{}.Continue(node, r, pc)
	}
	s := bytes.TrimSpace(line)
	if len(s) < 3 || len(bytes.Trim(s, ":")) > 0 || !isInnermost(node, pc) {
		return parser.Continue | parser.HasChildren
	}
	r.AdvanceToEOL()
	return parser.Close
}

// isInnermost reports whether a box with colons is the innermost that is open,
// and no code is open in it.
func isInnermost(node ast.Node, pc parser.Context) bool {
	open := pc.OpenedBlocks()
	for i := len(open) - 1; i >= 0; i-- {
		switch n := open[i].Node.(type) {
		case *containerNode:
			if n.style == colonContainer {
				return n == node
			}
		case *ast.FencedCodeBlock:
			return false
		}
	}
	return false
}

func (containerParser) Close(ast.Node, text.Reader, parser.Context) {}
func (containerParser) CanInterruptParagraph() bool                 { return true }
func (containerParser) CanAcceptIndentedLine() bool                 { return false }

// container lowers a box: to an alert, where its kind is one, or else to what is
// in it.
func (l *lowerer) container(t *tree, n *containerNode) {
	attr, word := l.containerAttr(n)
	at := l.posOf(n)
	defer func(before string) { l.lang = before }(l.speak(attr.Lang))
	var title []doc.Inline
	if head, ok := n.FirstChild().(*alertNode); ok {
		title = l.finish(l.lineOf(head))
		n.RemoveChild(n, head)
	}
	for _, a := range n.attrs {
		if a.key == "title" || a.key == "name" {
			title = l.finish([]doc.Inline{&doc.Text{Value: a.value}})
		}
	}
	blocks := l.blocks(n)
	callout := strings.TrimPrefix(word, "callout-")
	if h, ok := firstBlock(blocks).(*doc.Heading); ok && callout != word { // Quarto's title
		title, blocks = h.Inlines, blocks[1:]
		l.ids.forget(map[*doc.Heading]bool{h: true})
	}
	var box doc.Block
	switch kind := kindOfAlert(callout); {
	case kind != "":
		if len(title) == 0 && callout != kind {
			title = []doc.Inline{&doc.Text{Value: capital(callout)}}
		}
		box = &doc.Alert{At: at, Kind: kind, Title: title, Blocks: blocks}
	case word == "details" || word == "expand" || word == "collapse" || word == "spoiler":
		box = &doc.Details{At: at, Summary: title, Blocks: blocks}
	case isQuoteWord(word):
		q := &doc.Quote{At: at, Blocks: blocks, Attribution: title}
		if len(title) == 0 {
			takeAttribution(q)
		}
		box = q
	case n.style == indentedContainer && word != "tab":
		box = &doc.Alert{At: at, Kind: "note", Title: or(title, capital(word)), Blocks: blocks}
	default:
		l.plainBox(t, at, attr, word, title, blocks)
		return
	}
	if attr.ID != "" || attr.Lang != "" {
		box = &doc.Div{At: at, Attr: doc.Attr{ID: attr.ID, Lang: attr.Lang}, Blocks: []doc.Block{box}}
	}
	t.add(box)
}

func isQuoteWord(word string) bool {
	return word == "quote" || word == "blockquote" || word == "cite" || word == "epigraph"
}

// or is a title, or else a word for one.
func or(title []doc.Inline, word string) []doc.Inline {
	if len(title) > 0 {
		return title
	}
	return []doc.Inline{&doc.Text{Value: word}}
}

func capital(word string) string {
	if word == "" {
		return ""
	}
	return strings.ToUpper(word[:1]) + word[1:]
}

func firstBlock(blocks []doc.Block) doc.Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[0]
}

// plainBox adds what is in a box of no kind that is known, under its title.
func (l *lowerer) plainBox(t *tree, at doc.Pos, attr doc.Attr, word string, title []doc.Inline, blocks []doc.Block) {
	if len(title) > 0 {
		head := &doc.Paragraph{At: at, Inlines: []doc.Inline{&doc.Span{Kind: doc.SpanStrong, Inlines: title}}}
		blocks = append([]doc.Block{head}, blocks...)
	}
	if word != "" && word != "tab" && word != "tabs" {
		attr.Classes = append([]string{word}, attr.Classes...)
	}
	if attr.ID == "" && attr.Lang == "" && len(attr.Classes) == 0 {
		for _, b := range blocks {
			t.add(b)
		}
		return
	}
	t.add(&doc.Div{At: at, Attr: attr, Blocks: blocks})
}

// containerAttr are the attributes of a box, and the word that says its kind,
// which is its first class where there is no other.
func (l *lowerer) containerAttr(n *containerNode) (attr doc.Attr, word string) {
	word = n.word
	for _, a := range n.attrs {
		switch a.key {
		case "id", "lang":
			l.nameAttr(a.key, a.value, n, &attr)
		case "class":
			for _, class := range strings.Fields(a.value) {
				if word == "" {
					word = strings.ToLower(class)
				} else {
					attr.Classes = append(attr.Classes, class)
				}
			}
		}
	}
	return attr, word
}
