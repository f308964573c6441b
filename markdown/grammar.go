package markdown

import (
	"sync"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// Grammars are made once, for all texts: making one takes as long as reading a
// page. They keep no state, and so are used by several texts at once.
var (
	plainGrammar  = sync.OnceValue(func() parser.Parser { return newGrammar(false, quickly()) })
	columnGrammar = sync.OnceValue(func() parser.Parser { return newGrammar(true, quickly()) })
	lineGrammar   = sync.OnceValue(newLineGrammar)
)

// quickly adds what takes in plain text at once, for where it is known which
// characters parsers begin with.
func quickly() parser.Option {
	return parser.WithInlineParsers(util.Prioritized(plainText{}, 0))
}

// grammarFor is the grammar for a source. Extensions get one of their own, as
// they may keep what they like in theirs.
func grammarFor(src []byte, extensions []Extension) parser.Parser {
	columns := hasColumns(src)
	switch {
	case len(extensions) > 0:
		return extend(newGrammar(columns), extensions)
	case columns:
		return columnGrammar()
	}
	return plainGrammar()
}

// newGrammar is CommonMark with all extensions. The priorities of goldmark's
// own parsers are 100 (tried first) to 1000 (tried last). Parsers of tables in
// columns have to look at every line, and are there only for a source that may
// have need of them.
func newGrammar(columns bool, more ...parser.Option) parser.Parser {
	var drawn []util.PrioritizedValue
	if columns {
		drawn = counted(util.Prioritized(columnTables{[]byte{'-'}}, 90), util.Prioritized(columnTables{}, 90))
	}
	return parser.NewParser(append(more,
		parser.WithBlockParsers(drawn...),
		parser.WithBlockParsers(counted(
			util.Prioritized(headingParser{parser.NewSetextHeadingParser()}, 100),
			util.Prioritized(shallowBlocks{extension.NewDefinitionListParser()}, 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallowBlocks{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(headingParser{parser.NewATXHeadingParser()}, 600),
			util.Prioritized(pageBreakParser{}, 650),
			util.Prioritized(shallowBlocks{templateBlocks{}}, 660),
			util.Prioritized(shallowBlocks{containerParser{}}, 670),
			util.Prioritized(commentBlocks{}, 675),
			util.Prioritized(gridParser{}, 680),
			util.Prioritized(metaBlockParser{}, 150),
			util.Prioritized(shallowBlocks{fancyItemParser{}}, 685),
			util.Prioritized(mathBlockParser{}, 690),
			util.Prioritized(mathEnvParser{}, 691),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallowBlocks{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(shallowBlocks{noteParser{}}, 850),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		)...),
		parser.WithParagraphTransformers(
			util.Prioritized(linkDefinitions{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(alertTransformer{}, 50),
			util.Prioritized(denseTables{extension.NewTableParagraphTransformer()}, 200),
			util.Prioritized(lineBlocks{}, 210),
			util.Prioritized(leftOutLines{}, 220),
		),
		parser.WithInlineParsers(inlineParsers()...),
		parser.WithInlineParsers(bodyInlineParsers()...),
	)...)
}

// newLineGrammar parses text that is one line by nature, such as a title: it
// knows paragraphs and inlines only.
func newLineGrammar() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		parser.WithInlineParsers(inlineParsers()...), quickly(),
	)
}

// inlineParsers are those of all text. The characters that they begin with have
// to be in plainStops.
func inlineParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(parser.NewCodeSpanParser(), 100),
		util.Prioritized(noteRefParser{}, 101),
		util.Prioritized(mathParser{}, 150),
		util.Prioritized(mathElementParser{}, 151),
		util.Prioritized(shallowLinks{parser.NewLinkParser()}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(parser.NewEmphasisParser(), 500),
		util.Prioritized(tildeParser{}, 500),
		util.Prioritized(caretParser{}, 500),
		util.Prioritized(markParser{}, 500),
		util.Prioritized(emojiParser{}, 998),
		util.Prioritized(bareLinks{extension.NewLinkifyParser()}, 999),
	}
}

// bodyInlineParsers are those that a title is read without.
func bodyInlineParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(wikiParser{}, 110),
		util.Prioritized(citeParser{}, 115),
		util.Prioritized(exampleRefParser{}, 116),
		util.Prioritized(bracketParser{}, 120),
		util.Prioritized(commentParser{}, 130),
		util.Prioritized(keysParser{}, 135),
		util.Prioritized(blockIDParser{}, 140),
	}
}
