package markdown

import (
	"path"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"octavo/doc"
)

// lowerer turns goldmark's tree into a document: the state of one Parse.
type lowerer struct {
	body []byte // the text without its front matter: goldmark's source
	base int    // offset of body in the source
	// lines is nil while text is lowered that has no place in the source.
	lines *lineIndex
	file  string
	lang  string
	keep  bool // Options.KeepTitleHeading
	// includes is Options.Includes.
	includes bool

	extensions []Extension

	store store
	smart smartener
	// What can be used again.
	spareTrees   []*tree
	spareInlines []*inlines
	scratch      []byte

	diags  doc.Diagnostics
	assets *assetLoader
	limits *limiter
	ids    idBook
	notes  noteBook
	links  []*doc.Link // all that lead to "#…"
	code   []*doc.CodeBlock
	toc    bool
	// mathDefs are the definitions of formulas so far, for those that follow.
	mathDefs string

	hidden   map[string]bool // HTML elements whose content was reported as left out
	reported map[string]bool // HTML elements that were reported as unknown
	endTags  map[string]bool // names of end tags, once isClosed was asked

	// embedding are the files whose text is being taken in, in each other;
	// embeds counts those of the whole document, and embedded is their size in
	// bytes; ownPath is its own file.
	embedding []string
	embeds    int
	embedded  int
	ownPath   string
	crossRefs []*crossRef
	said      map[string]bool // kinds of source that were reported as left out
	// context has the links that the text defines, and fixed is the place of
	// text that has none in the source.
	context parser.Context
	fixed   doc.Pos

	depth, inlineDepth int
	inCell             bool // in a table's cell, where "\|" is "|" in code too
	// breakAfter is the range of a source line whose soft line break is kept
	// as a doc.Break, for the attribution of a quote; empty mostly.
	breakAfter [2]int
}

func newLowerer(src []byte, start int, lang string, o Options) *lowerer {
	if lang == "" {
		lang = o.Lang
	}
	if lang == "" {
		lang = "en"
	}
	limits := &limiter{Limits: o.Limits.Full()}
	l := &lowerer{
		body: src[start:], base: start, lines: newLineIndex(src),
		file: o.File, lang: lang, keep: o.KeepTitleHeading, includes: o.Includes, extensions: o.Extensions,
		assets: newAssetLoader(o), limits: limits, context: limitedContext(limits),
		ownPath: path.Join(cleanDir(o.Dir), path.Base(o.File)),
	}
	l.smart.store = &l.store
	return l
}

// pos is the place of an offset into body, or of a node.
func (l *lowerer) pos(off int) doc.Pos {
	if l.lines == nil || off < 0 {
		if l.fixed.Line > 0 {
			return l.fixed
		}
		return doc.Pos{File: l.file}
	}
	return l.lines.pos(l.file, l.base+off)
}

func (l *lowerer) posOf(n ast.Node) doc.Pos {
	for ; n != nil; n = n.Parent() {
		if p := n.Pos(); p >= 0 {
			return l.pos(p)
		}
	}
	return l.pos(0)
}

func (l *lowerer) info(at doc.Pos, code, message, hint string) {
	l.diags.List = append(l.diags.List, doc.Diagnostic{
		Severity: doc.Info, Pos: at, Code: code, Message: message, Hint: hint})
}

// blocks lowers what is in a block. HTML elements that one block opens and a
// later one closes take in the blocks between.
func (l *lowerer) blocks(parent ast.Node) []doc.Block {
	if l.depth >= l.limits.Depth {
		return l.flattened(parent)
	}
	l.depth++
	defer func() { l.depth-- }()
	t := newTree(l)
	for c := parent.FirstChild(); c != nil && !l.limits.Stopped(); c = c.NextSibling() {
		l.block(t, c)
	}
	return l.takeTableCaptions(t.finish())
}

// flattened is a block as one paragraph of plain text.
func (l *lowerer) flattened(n ast.Node) []doc.Block {
	at := l.posOf(n)
	l.diags.WarnOnce("", at, "nesting-too-deep",
		"quotes, lists or HTML elements are nested too deeply; from here on their text is set as plain paragraphs",
		l.shallower())
	s := l.flatText(n)
	if s == "" {
		return nil
	}
	return []doc.Block{&doc.Paragraph{At: at, Inlines: []doc.Inline{&doc.Text{Value: s}}}}
}

// speak has what is lowered from now on be in a language, if one is given. It
// returns the one before.
func (l *lowerer) speak(lang string) (before string) {
	before = l.lang
	if lang != "" {
		l.lang = lang
	}
	return before
}

// finish makes inlines that were collected fit to be set: quotes and dashes
// are set, and the guards of escaped characters removed.
func (l *lowerer) finish(inlines []doc.Inline) []doc.Inline {
	if len(inlines) > 0 {
		l.smart.set(inlines, l.lang)
	}
	return inlines
}
