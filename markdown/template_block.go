package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"octavo/doc"
)

// templateBlocks parses lines that are a template of a site generator and mean
// what Markdown can say: Jekyll's and Hugo's highlight is a code block, Hugo's
// figure a figure, GitBook's hint an alert; Jekyll's comment and raw are not
// seen. It also parses kramdown's lists of attributes, {: #id .class}.
type templateBlocks struct{}

// templateNode is a line of which nothing is seen, but for a figure.
type templateNode struct {
	ast.BaseBlock
	figure *Template
	toc    bool   // {:toc}, which makes contents of the list before it
	until  string // the template that ends it, "" if it is one line
}

var templateKind = ast.NewNodeKind("Template")

func (*templateNode) Kind() ast.NodeKind         { return templateKind }
func (n *templateNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

func (templateBlocks) Trigger() []byte { return []byte{'{'} }

func (templateBlocks) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := r.PeekLine()
	s := strings.TrimSpace(string(line))
	if strings.HasPrefix(s, "{:") && strings.HasSuffix(s, "}") && strings.Count(s, "}") == 1 {
		r.AdvanceToEOL()
		return kramdownList(parent, s), parser.NoChildren
	}
	call, rest, ok := CutTemplate(s)
	if !ok || strings.TrimSpace(rest) != "" {
		return nil, parser.NoChildren
	}
	name := call.Name
	switch {
	case name == "raw" || name == "endraw":
		r.AdvanceToEOL()
		return &templateNode{}, parser.NoChildren
	case name == "figure" && s[1] == '{':
		r.AdvanceToEOL()
		return &templateNode{figure: &call}, parser.NoChildren
	case name != "comment" && name != "highlight" && name != "hint" || !endsBelow(name, at, r, pc):
		return nil, parser.NoChildren
	}
	r.AdvanceToEOL()
	switch name {
	case "highlight":
		return highlightNode(call, line, at), parser.NoChildren
	case "hint":
		quote := ast.NewBlockquote()
		word := strings.ToLower(call.field("style"))
		kind := kindOfAlert(word)
		if kind == "" {
			kind, word = "note", "note"
		}
		alert := &alertNode{kind: kind, word: word}
		alert.SetPos(at.Start)
		quote.AppendChild(quote, alert)
		return quote, parser.HasChildren
	}
	return &templateNode{until: name}, parser.NoChildren
}

// highlightNode is a code block in the language that a template names.
func highlightNode(call Template, line []byte, at text.Segment) ast.Node {
	lang := call.Arg
	i := bytes.Index(line, []byte(lang))
	if lang == "" || i < 0 {
		return ast.NewFencedCodeBlock(nil)
	}
	start := at.Start - at.Padding + i
	return ast.NewFencedCodeBlock(ast.NewTextSegment(text.NewSegment(start, start+len(lang))))
}

// kramdownList gives the attributes of a list such as {: #id .class} to the
// block before it.
func kramdownList(parent ast.Node, s string) ast.Node {
	n := &templateNode{toc: strings.TrimSpace(s[2:len(s)-1]) == "toc"}
	if h, ok := parent.LastChild().(*ast.Heading); ok {
		for _, a := range parseAttributes(s[1:len(s)-1], " id class lang ") {
			h.SetAttributeString(a.key, a.value)
		}
	}
	return n
}

func (templateBlocks) Continue(n ast.Node, r text.Reader, _ parser.Context) parser.State {
	name, state := "", parser.Continue|parser.NoChildren
	switch n := n.(type) {
	case *templateNode:
		if name = n.until; name == "" {
			return parser.Close
		}
	case *ast.FencedCodeBlock:
		name = "highlight"
	case *ast.Blockquote:
		name, state = "hint", parser.Continue|parser.HasChildren
	}
	line, at := r.PeekLine()
	if call, _, ok := CutTemplate(strings.TrimSpace(string(line))); ok && (call.Name == "end"+name || call.Name == "/"+name) {
		r.AdvanceToEOL()
		return parser.Close
	}
	if name != "hint" {
		if name == "highlight" {
			at.ForceNewline = true
			n.Lines().Append(at)
		}
		r.AdvanceToEOL()
	}
	return state
}

func (templateBlocks) Close(ast.Node, text.Reader, parser.Context) {}
func (templateBlocks) CanInterruptParagraph() bool                 { return true }
func (templateBlocks) CanAcceptIndentedLine() bool                 { return false }

// lastEnds are the places of the last ends of templates in the text.
var lastEnds = parser.NewContextKey()

// endsBelow reports whether the template of a name has an end below a line.
func endsBelow(name string, line text.Segment, r text.Reader, pc parser.Context) bool {
	ends, ok := pc.Get(lastEnds).(map[string]int)
	if !ok {
		ends = map[string]int{}
		pc.Set(lastEnds, ends)
	}
	last, ok := ends[name]
	if !ok {
		for _, end := range []string{"{% end" + name, "{%- end" + name, "{{< /" + name, "{{</" + name, "{{% /" + name} {
			last = max(last, bytes.LastIndex(r.Source(), []byte(end)))
		}
		ends[name] = last
	}
	return line.Stop <= last
}

// template lowers a line that was a template.
func (l *lowerer) template(t *tree, n *templateNode) {
	switch {
	case n.toc:
		l.toc = true
	case n.figure != nil:
		t.add(l.templateFigure(n.figure, l.posOf(n)))
	}
}

// isContentsList reports whether kramdown puts the contents in a list's place.
func isContentsList(n *ast.List) bool {
	next, ok := n.NextSibling().(*templateNode)
	return ok && next.toc
}

// templateFigure is Hugo's figure.
func (l *lowerer) templateFigure(call *Template, at doc.Pos) doc.Block {
	img := &doc.Image{At: at, Src: call.field("src"), Alt: call.field("alt")}
	l.load(img)
	inlines := []doc.Inline{img}
	if to := call.field("link"); to != "" {
		link := l.newLink(to, at)
		link.Inlines = inlines
		inlines = []doc.Inline{link}
	}
	f := &doc.Figure{At: at, Blocks: []doc.Block{&doc.Paragraph{At: at, Inlines: inlines}}}
	caption := call.field("caption")
	if title := call.field("title"); title != "" && caption != "" {
		caption = strings.TrimRight(title, ".") + ". " + caption
	} else if title != "" {
		caption = title
	}
	if caption != "" {
		f.Caption = l.finish([]doc.Inline{&doc.Text{Value: caption}})
	}
	return f
}

// warnOfTemplates reports a template that stands in running text, where it is
// set as it is; each once.
func (l *lowerer) warnOfTemplates(start, stop int) {
	for i := start; i+2 < stop; i++ {
		n := bytes.Index(l.body[i:stop], []byte("{"))
		if n < 0 {
			return
		}
		i += n
		s := string(l.body[i:min(i+maxTemplate, len(l.body))])
		call, rest, ok := CutTemplate(s)
		name := call.Name
		if !ok || name == "" || strings.HasPrefix(name, "end") || name[0] == '/' {
			continue
		}
		if !isSiteTemplate(s, name) {
			continue
		}
		l.diags.WarnOnce(name, l.pos(i), "template", shorten(strings.Join(strings.Fields(s[:len(s)-len(rest)]), " "))+" is for a site generator, and is set as it stands",
			"say it in Markdown or HTML")
	}
}

// isSiteTemplate reports whether the template at the start of s is one of a site
// generator: braces by themselves may be anybody's, but {{ site.x }} and
// {{ f(x) }} are Jekyll's, Hugo's and Zola's.
func isSiteTemplate(s, name string) bool {
	if s[1] == '%' || strings.IndexByte("<%#", s[2]) >= 0 {
		return true
	}
	inside := strings.TrimSpace(s[2:])
	object, _, ok := strings.Cut(strings.TrimPrefix(name, "."), ".")
	return ok && (object == "site" || object == "page") || len(inside) > len(name) && inside[len(name)] == '('
}
