package markdown

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"octavo/doc"
)

// keys is an extension of goldmark: [[Ctrl]] is a key of the keyboard.
type keys struct{}

type keyNode struct{ ast.BaseInline }

var keyKind = ast.NewNodeKind("Key")

func (*keyNode) Kind() ast.NodeKind         { return keyKind }
func (n *keyNode) Dump(src []byte, lvl int) { ast.DumpHelper(n, src, lvl, nil, nil) }

func (keys) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithInlineParsers(util.Prioritized(keys{}, 50)))
}

func (keys) Trigger() []byte { return []byte{'['} }

func (keys) Parse(_ ast.Node, r text.Reader, _ parser.Context) ast.Node {
	line, seg := r.PeekLine()
	end := strings.Index(string(line), "]]")
	if !strings.HasPrefix(string(line), "[[") || end < 0 {
		return nil
	}
	n := &keyNode{}
	n.AppendChild(n, ast.NewTextSegment(text.NewSegment(seg.Start+2, seg.Start+end)))
	r.Advance(end + 2)
	return n
}

func lowerKey(l *Lowering, n ast.Node) ([]doc.Inline, bool) {
	if n.Kind() != keyKind {
		return nil, false
	}
	if l.Text(n) == "Any" {
		l.Warn(n, "no-such-key", "there is no key \"Any\"", "name the key")
	}
	return []doc.Inline{&doc.Span{Kind: doc.SpanStrong, Inlines: l.Inlines(n)}}, true
}

// TestExtension has an extension of goldmark add an inline, and give code of one
// language another form.
func TestExtension(t *testing.T) {
	lists := func(l *Lowering, n ast.Node) ([]doc.Block, bool) {
		f, ok := n.(*ast.FencedCodeBlock)
		if !ok || string(f.Language(l.Source())) != "upper" {
			return nil, false
		}
		s := strings.ToUpper(strings.TrimSpace(string(f.Lines().Value(l.Source()))))
		return []doc.Block{
			&doc.Paragraph{At: l.Pos(n), Inlines: []doc.Inline{&doc.Text{Value: s}}},
			&doc.CodeBlock{At: l.Pos(n), Lang: "go", Text: "var x int"},
		}, true
	}
	src := "Press [[it's]] or \"[[Any]]\".\n\n```upper\nwords\n```\n"
	d, diags, err := Parse([]byte(src), Options{File: "k.md", Extensions: []Extension{
		{Syntax: keys{}, Inline: lowerKey}, {Block: lists},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := doc.BlockText(d.Blocks[:2]), "Press it’s or “Any”.\nWORDS"; strings.TrimSpace(got) != want {
		t.Errorf("%q, not %q", got, want)
	}
	if len(diags) != 1 || diags[0].Code != "no-such-key" || diags[0].Pos.Line != 1 {
		t.Errorf("%v", diags)
	}
	if c, ok := d.Blocks[2].(*doc.CodeBlock); !ok || len(c.Tokens) == 0 {
		t.Errorf("the code is not highlighted: %#v", d.Blocks[2])
	}
}

// TestImages: pictures of the caller come first, those that it does not have are
// looked for as usual, and its errors are told with their place.
func TestImages(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`
	ask := func(src, dir string) ([]byte, error) {
		switch {
		case src == "chart:1" && dir == "posts":
			return []byte(svg), nil
		case src == "chart:2":
			return nil, errors.New("there is no chart 2")
		}
		return nil, fs.ErrNotExist
	}
	d, diags, err := Parse([]byte("![One](chart:1) ![Two](chart:2) ![File](a.svg)"), Options{
		File: "p.md", Dir: "posts", Images: ask, FS: fstest.MapFS{"posts/a.svg": {Data: []byte(svg)}}})
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	v := doc.Visitor{Inline: func(n doc.Inline) bool {
		if i, ok := n.(*doc.Image); ok && i.Asset != nil {
			found++
		}
		return true
	}}
	v.Document(d)
	if found != 2 || len(diags) != 1 || !strings.Contains(diags[0].Message, "there is no chart 2") || diags[0].Pos.Col != 17 {
		t.Errorf("%d pictures, %v", found, diags)
	}
}
