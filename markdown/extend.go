package markdown

import (
	"slices"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"octavo/doc"
)

// Extension adds to the Markdown that is read: an extension of goldmark, and
// what its nodes become. It is used by several texts at once, and so has to be
// safe for that; goldmark's own extensions are.
//
// Block and Inline are asked about every node first, so that they can also give
// another form to what Octavo knows. They leave a node alone by returning false.
// A node that nobody knows is set as its text, with a warning.
type Extension struct {
	// Syntax adds parsers and transformers to goldmark; nil adds none. Its
	// renderers are not used.
	Syntax goldmark.Extender
	// Block turns a block into what the document is to have in its place.
	Block func(l *Lowering, n ast.Node) (blocks []doc.Block, ok bool)
	// Inline does so for what stands in a line.
	Inline func(l *Lowering, n ast.Node) (inlines []doc.Inline, ok bool)
}

// Lowering is what an Extension can ask while it turns a node into a part of the
// document. It is of no use after that.
type Lowering struct {
	l      *lowerer
	inLine bool // a paragraph is being collected, and finished as a whole
}

// Source is the text that goldmark read, which the segments of nodes refer to:
// without its front matter.
func (x *Lowering) Source() []byte { return x.l.body }

// Pos is the place of a node in the file.
func (x *Lowering) Pos(n ast.Node) doc.Pos { return x.l.posOf(n) }

// Blocks are the blocks within a node, as they are without the extension.
func (x *Lowering) Blocks(n ast.Node) []doc.Block { return x.l.blocks(n) }

// Inlines is the line of text within a node.
func (x *Lowering) Inlines(n ast.Node) []doc.Inline {
	inlines := x.l.lineOf(n)
	if x.inLine {
		return inlines
	}
	return x.l.finish(inlines)
}

// Text is the text within a node, without any markup.
func (x *Lowering) Text(n ast.Node) string { return x.l.flatText(n) }

// Warn says that something is missing in the result, or worse than it could be.
// The code names the kind of fault, as in "unknown-chart"; the hint is what
// helps, or "".
func (x *Lowering) Warn(n ast.Node, code, message, hint string) {
	x.l.diags.Warn(x.l.posOf(n), code, message, hint)
}

// extend gives a parser the syntax of the extensions.
func extend(p parser.Parser, extensions []Extension) parser.Parser {
	m := goldmark.New(goldmark.WithParser(p))
	for _, e := range extensions {
		if e.Syntax != nil {
			e.Syntax.Extend(m)
		}
	}
	return p
}

// extendedBlock lowers a block by an extension, if there is one for it.
func (l *lowerer) extendedBlock(t *tree, n ast.Node) bool {
	for _, e := range l.extensions {
		if e.Block == nil {
			continue
		}
		blocks, ok := e.Block(&Lowering{l: l}, n)
		if !ok {
			continue
		}
		for _, b := range blocks {
			if c, isCode := b.(*doc.CodeBlock); isCode && c.Lang != "" && !slices.Contains(l.code, c) {
				l.code = append(l.code, c) // to be highlighted
			}
			t.add(b)
		}
		return true
	}
	return false
}

// extendedInline lowers an inline by an extension, if there is one for it.
func (l *lowerer) extendedInline(w *inlines, n ast.Node) bool {
	for _, e := range l.extensions {
		if e.Inline == nil {
			continue
		}
		inlines, ok := e.Inline(&Lowering{l: l, inLine: true}, n)
		if !ok {
			continue
		}
		for _, i := range inlines {
			w.add(i)
		}
		return true
	}
	return false
}
