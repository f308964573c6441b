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

// templateNode is a line of which nothing is seen, but for a figure or the
// address of a film.
type templateNode struct {
	ast.BaseBlock
	call  *Template
	toc   bool            // {:toc}, which makes contents of the list before it
	attrs []attributePair // for the block before it
	until string          // what ends it, "" if it is one line
}

var templateKind = ast.NewNodeKind("Template")

func (*templateNode) Kind() ast.NodeKind         { return templateKind }
func (n *templateNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

func (templateBlocks) Trigger() []byte { return []byte{'{'} }

func (templateBlocks) Open(parent ast.Node, r text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, at := r.PeekLine()
	s := strings.TrimSpace(string(line))
	if strings.HasPrefix(s, "{::") || strings.HasPrefix(s, "{:/") {
		return kramdownExtension(s, r)
	}
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
	case name == "figure" && s[1] == '{', name == "include" && call.picture() != "", mediaAddress(call) != "":
		r.AdvanceToEOL()
		return &templateNode{call: &call}, parser.NoChildren
	case name != "comment" && name != "highlight" && name != "mermaid" && !isBox(name) || !endsBelow(name, at, r, pc):
		return nil, parser.NoChildren
	}
	r.AdvanceToEOL()
	switch {
	case name == "highlight" || name == "mermaid":
		return highlightNode(call, line, at), parser.NoChildren
	case isBox(name):
		return templateBox(call), parser.HasChildren
	}
	return &templateNode{until: name}, parser.NoChildren
}

// highlightNode is a code block in the language that a template names.
func highlightNode(call Template, line []byte, at text.Segment) ast.Node {
	lang := call.Arg
	if call.Name == "mermaid" {
		lang = call.Name
	}
	i := bytes.Index(line, []byte(lang))
	if lang == "" || i < 0 {
		return ast.NewFencedCodeBlock(nil)
	}
	start := at.Start - at.Padding + i
	end := start + len(lang)
	if options := strings.TrimSpace(call.all); strings.HasPrefix(options, lang) { // what else is said of the lines
		end = start + len(options)
	}
	return ast.NewFencedCodeBlock(ast.NewTextSegment(text.NewSegment(start, end)))
}

// kramdownList gives the attributes of a list such as {: #id .class} to the
// block before it.
func kramdownList(parent ast.Node, s string) ast.Node {
	n := &templateNode{toc: strings.TrimSpace(s[2:len(s)-1]) == "toc"}
	attrs := parseAttributes(s[1:len(s)-1], " id class lang ")
	h, ok := parent.LastChild().(*ast.Heading)
	if !ok {
		n.attrs = attrs
		return n
	}
	for _, a := range attrs {
		h.SetAttributeString(a.key, a.value)
	}
	return n
}

func (templateBlocks) Continue(n ast.Node, r text.Reader, pc parser.Context) parser.State {
	name, state := "", parser.Continue|parser.NoChildren
	switch n := n.(type) {
	case *templateNode:
		if name = n.until; name == "" {
			return parser.Close
		}
	case *ast.FencedCodeBlock:
		name = "highlight"
	case *containerNode:
		name, state = n.closing, parser.Continue|parser.HasChildren
	}
	line, at := r.PeekLine()
	s := strings.TrimSpace(string(line))
	if ends(s, name) && isInnermostTemplate(n, pc) {
		r.AdvanceToEOL()
		return parser.Close
	}
	if state&parser.HasChildren == 0 {
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
		for _, end := range []string{"{% end" + name, "{%- end" + name, "{{< /" + name, "{{</" + name, "{{% /" + name, "{{%/" + name, "{% end %}"} {
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
	case n.call != nil && mediaAddress(*n.call) != "":
		p, w, address := t.begin(l.posOf(n)), &t.top().text, mediaAddress(*n.call)
		w.openNode(l.newLink(address, l.posOf(n)))
		w.writeExact(address)
		w.close()
		t.end(p, true)
	case n.call != nil:
		t.add(l.templateFigure(n.call, l.posOf(n)))
	default:
		l.idOfLast(t, n)
	}
}

// idOfLast gives the id in a list of attributes to the block before it. Classes
// are for a website's style.
func (l *lowerer) idOfLast(t *tree, n *templateNode) {
	id := ""
	for _, a := range n.attrs {
		if a.key == "id" {
			id = a.value
		}
	}
	blocks := t.top().blocks
	if id == "" || len(blocks) == 0 {
		return
	}
	l.ids.explicit(&id, l.posOf(n), l)
	last := &blocks[len(blocks)-1]
	switch b := (*last).(type) {
	case *doc.Paragraph:
		b.Attr.ID = id
	case *doc.Figure:
		b.Attr.ID = id
	case *doc.Table:
		b.Attr.ID = id
	default:
		*last = &doc.Div{At: l.posOf(n), Attr: doc.Attr{ID: id}, Blocks: []doc.Block{b}}
	}
}

// isContentsList reports whether kramdown puts the contents in a list's place.
func isContentsList(n *ast.List) bool {
	next, ok := n.NextSibling().(*templateNode)
	return ok && next.toc
}

// templateFigure is Hugo's figure, or a file that Jekyll includes for one.
func (l *lowerer) templateFigure(call *Template, at doc.Pos) doc.Block {
	img := &doc.Image{At: at, Src: call.picture(), Alt: call.field("alt"), Width: dimension(call.field("width"))}
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
