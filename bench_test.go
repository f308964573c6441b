package octavo_test

import (
	"compress/zlib"
	"io"
	"os"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// BenchmarkPostFloor does with the seed post what any converter has to do:
// parse it, find the tokens of its code and deflate its bytes. BenchmarkPost is
// to be seen beside it.
func BenchmarkPostFloor(b *testing.B) {
	src, err := os.ReadFile("testdata/post.md")
	if err != nil {
		b.Fatal(err)
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	b.ReportAllocs()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		root := md.Parser().Parse(text.NewReader(src))
		err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if code, ok := n.(*ast.FencedCodeBlock); ok && entering {
				return ast.WalkContinue, tokenise(code, src)
			}
			return ast.WalkContinue, nil
		})
		if err != nil {
			b.Fatal(err)
		}
		w := zlib.NewWriter(io.Discard)
		if _, err := w.Write(src); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// tokenise divides code into tokens, and looks at each.
func tokenise(code *ast.FencedCodeBlock, src []byte) error {
	lexer := lexers.Get(string(code.Language(src)))
	if lexer == nil {
		return nil
	}
	it, err := lexer.Tokenise(nil, string(code.Lines().Value(src)))
	if err != nil {
		return err
	}
	for it() != chroma.EOF {
	}
	return nil
}
