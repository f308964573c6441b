package octavo_test

import (
	"compress/zlib"
	"io"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// floor is what any converter written in Go has to do with a text: parse it,
// find the tokens of its code, and deflate as many bytes as it has. It works on
// one processor.
type floor struct{ lexers lexerCache }

func (f floor) all(tb testing.TB, texts [][]byte) {
	for _, src := range texts {
		f.highlight(tb, src)
		f.deflate(tb, src)
	}
}

// highlight parses a text and divides its code into tokens.
func (f floor) highlight(tb testing.TB, src []byte) {
	for _, code := range fencedCode(src) {
		lexer := f.lexers.of(code.lang)
		if lexer == nil {
			continue
		}
		next, err := lexer.Tokenise(nil, code.text)
		if err != nil {
			tb.Fatal(err)
		}
		for next() != chroma.EOF {
		}
	}
}

func (f floor) deflate(tb testing.TB, src []byte) {
	w := zlib.NewWriter(io.Discard)
	if _, err := w.Write(src); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
}

// code is a fenced code block.
type code struct{ lang, text string }

// fencedCode parses a text and returns its fenced code.
func fencedCode(src []byte) []code {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	root := md.Parser().Parse(text.NewReader(src))
	var list []code
	ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if block, ok := n.(*ast.FencedCodeBlock); ok && entering {
			list = append(list, code{string(block.Language(src)), string(block.Lines().Value(src))})
		}
		return ast.WalkContinue, nil
	})
	return list
}

// lexerCache keeps lexers: to look one up that there is not takes chroma longer
// than most code takes to read.
type lexerCache map[string]chroma.Lexer

func newLexerCache() lexerCache { return lexerCache{} }

// of is the lexer of a language as fences name it, such as "rust,ignore"; nil
// if there is none.
func (c lexerCache) of(lang string) chroma.Lexer {
	lang, _, _ = strings.Cut(lang, ",")
	l, ok := c[lang]
	if !ok && lang != "" {
		l = lexers.Get(lang)
		c[lang] = l
	}
	return l
}
