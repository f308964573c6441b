package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"

	"octavo/doc"
)

// leftOutNode is source that is for other programs: it is not set, and that is
// said once for each kind.
type leftOutNode struct {
	ast.BaseBlock
	code, message, hint string
}

var leftOutKind = ast.NewNodeKind("LeftOut")

func (*leftOutNode) Kind() ast.NodeKind         { return leftOutKind }
func (n *leftOutNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }
func (*leftOutNode) IsRaw() bool                { return true }

func (l *lowerer) leftOut(n *leftOutNode) {
	l.infoOnce(l.posOf(n), n.code, n.message, n.hint)
}

// infoOnce tells of the first of what has a code.
func (l *lowerer) infoOnce(at doc.Pos, code, message, hint string) {
	if l.said[code] {
		return
	}
	if l.said == nil {
		l.said = map[string]bool{}
	}
	l.said[code] = true
	l.info(at, code, message, hint)
}

// leftOutLines finds paragraphs all of whose lines are MDX's imports, or define
// abbreviations: *[HTML]: Hypertext Markup Language.
type leftOutLines struct{}

// isImport reports whether a line is import x from "y".
func isImport(line string) bool {
	rest, ok := strings.CutPrefix(strings.TrimSuffix(line, ";"), "import ")
	if !ok || rest == "" {
		return false
	}
	if i := strings.LastIndex(rest, " from "); i >= 0 {
		rest = rest[i+len(" from "):]
	}
	rest = strings.TrimSpace(rest)
	return len(rest) > 2 && (rest[0] == '"' || rest[0] == '\'') && strings.IndexByte(rest[1:], rest[0]) == len(rest)-2
}

// isAbbreviation reports whether a line is *[word]: what it stands for.
func isAbbreviation(line string) bool {
	rest, ok := strings.CutPrefix(line, "*[")
	word, meaning, found := strings.Cut(rest, "]: ")
	return ok && found && word != "" && !strings.ContainsAny(word, "[]") && strings.TrimSpace(meaning) != ""
}

func (leftOutLines) Transform(p *ast.Paragraph, r text.Reader, _ parser.Context) {
	lines := p.Lines()
	src := r.Source()
	if first := src[lines.At(0).Start]; first != 'i' && first != '*' {
		return
	}
	n := &leftOutNode{}
	for i := range lines.Len() {
		s := lines.At(i)
		line := string(bytes.TrimSpace(s.Value(src)))
		code := ""
		switch {
		case isImport(line):
			code = "import"
			n.message, n.hint = "this is code for a website's own components, and is left out", ""
		case isAbbreviation(line):
			code = "abbreviation"
			n.message, n.hint = "what abbreviations stand for is shown on screens only, and is left out", "write it out where the abbreviation is first used"
		}
		if code == "" || n.code != "" && n.code != code {
			return
		}
		n.code = code
	}
	n.SetPos(lines.At(0).Start)
	p.Parent().ReplaceChild(p.Parent(), p, n)
}

// metaBlockParser finds Pandoc's metadata in the midst of a text: lines of YAML
// between --- and ... (or ---), with a blank line before. Only those at the head
// count here.
type metaBlockParser struct{}

// keyLine reports whether a line begins with a key, and whether it may stand
// among lines that do.
func keyLine(s []byte) (key, ok bool) {
	if len(s) == 0 {
		return false, false
	}
	if s[0] == ' ' || s[0] == '#' || bytes.HasPrefix(s, []byte("- ")) {
		return false, true
	}
	word, rest, found := bytes.Cut(s, []byte(":"))
	key = found && len(bytes.Trim(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")) == 0 && len(word) > 0 &&
		(len(rest) == 0 || rest[0] == ' ')
	return key, key
}

func (metaBlockParser) Trigger() []byte { return []byte{'-'} }

func (metaBlockParser) Open(parent ast.Node, r text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, at := r.PeekLine()
	if parent.Kind() != ast.KindDocument || string(util.TrimRightSpace(line)) != "---" {
		return nil, parser.NoChildren
	}
	rest := r.Source()[at.Stop:]
	rest = rest[:min(len(rest), maxDrawn)]
	keys := 0
	for n := 1; len(rest) > 0; n++ {
		s, after := cutLine(rest)
		s = util.TrimRightSpace(s)
		key, ok := keyLine(s)
		switch {
		case (string(s) == "..." || string(s) == "---") && keys > 0:
			r.AdvanceToEOL()
			return &metaBlockNode{left: n}, parser.NoChildren
		case !ok:
			return nil, parser.NoChildren
		case key:
			keys++
		}
		rest = after
	}
	return nil, parser.NoChildren
}

// metaBlockNode is metadata that is left out.
type metaBlockNode struct {
	leftOutNode
	left int
}

func (metaBlockParser) Continue(node ast.Node, r text.Reader, _ parser.Context) parser.State {
	n := node.(*metaBlockNode)
	if n.left == 0 {
		return parser.Close
	}
	n.left--
	r.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (metaBlockParser) Close(n ast.Node, _ text.Reader, _ parser.Context) {
	m := n.(*metaBlockNode)
	m.code, m.message = "metadata-block", "metadata counts at the head of a text only; this block is left out"
	m.hint = "move it to the beginning"
}
func (metaBlockParser) CanInterruptParagraph() bool { return false }
func (metaBlockParser) CanAcceptIndentedLine() bool { return false }

// rawFormat is the format in Pandoc's mark of raw text, {=html}; "" if s does not
// begin with one, and the mark's length.
func rawFormat(s []byte) (format string, n int) {
	if !bytes.HasPrefix(s, []byte("{=")) {
		return "", 0
	}
	end := bytes.IndexByte(s, '}')
	if end < 3 || strings.Trim(string(s[2:end]), "abcdefghijklmnopqrstuvwxyz0123456789_-") != "" {
		return "", 0
	}
	return string(s[2:end]), end + 1
}

// rawLeftOut says that raw text of a format is not set.
func (l *lowerer) rawLeftOut(n ast.Node, format string) {
	l.diags.WarnOnce(format, l.posOf(n), "raw", fmt.Sprintf("raw text for %s is left out", format), "say it in Markdown or HTML")
}

// rawBlock lowers a block of raw text: HTML is read, and other formats left out.
func (l *lowerer) rawBlock(n *ast.FencedCodeBlock, format string) doc.Block {
	if !strings.HasPrefix(format, "html") {
		l.rawLeftOut(n, format)
		return nil
	}
	block := ast.NewHTMLBlock(ast.HTMLBlockType7)
	block.SetLines(n.Lines())
	t := newTree(l)
	l.htmlBlock(t, block)
	blocks := t.finish()
	if len(blocks) == 1 {
		return blocks[0]
	}
	return &doc.Div{At: l.posOf(n), Blocks: blocks}
}

// codeInLine lowers code in a line, of which {=html} behind it makes HTML.
func (l *lowerer) codeInLine(d dest, n *ast.CodeSpan) {
	texts, s := l.textsBehind(n)
	format, length := rawFormat(s)
	if format == "" {
		c := l.store.codes.new()
		c.Value = l.codeSpan(n)
		d.w().add(c)
		l.spanID(d.w(), n)
		return
	}
	cutTexts(texts, length)
	if !strings.HasPrefix(format, "html") {
		l.rawLeftOut(n, format)
		return
	}
	z := html.NewTokenizer(strings.NewReader(l.codeSpan(n)))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		switch raw := string(z.Raw()); kind {
		case html.TextToken:
			d.w().write([]byte(raw))
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			l.inlineTag(d.w(), newHTMLTag(raw, z.Token()), l.posOf(n))
		}
	}
}

// spanID takes kramdown's attributes from behind emphasis or code, and leaves the
// id among them as an anchor.
func (l *lowerer) spanID(w *inlines, n ast.Node) {
	for _, a := range l.followingAttributes(n, " id class lang style ") {
		if a.key == "id" {
			id := a.value
			l.ids.explicit(&id, l.posOf(n), l)
			w.add(&doc.Anchor{ID: id})
		}
	}
}
