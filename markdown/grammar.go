package markdown

import (
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// newGrammar is CommonMark with all extensions. The priorities of goldmark's
// own parsers are 100 (tried first) to 1000 (tried last). Parsers that have to
// look at every line are there only for a source that may have need of them.
func newGrammar(g *limiter, src []byte) parser.Parser {
	var drawn []util.PrioritizedValue
	if hasColumns(src) {
		drawn = counted(g, util.Prioritized(columnTables{[]byte{'-'}}, 90), util.Prioritized(columnTables{}, 90))
	}
	return parser.NewParser(
		parser.WithBlockParsers(drawn...),
		parser.WithBlockParsers(counted(g,
			util.Prioritized(headingParser{parser.NewSetextHeadingParser()}, 100),
			util.Prioritized(shallowBlocks{extension.NewDefinitionListParser(), g}, 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(shallowBlocks{parser.NewListParser(), g}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(headingParser{parser.NewATXHeadingParser()}, 600),
			util.Prioritized(pageBreakParser{}, 650),
			util.Prioritized(shallowBlocks{templateBlocks{}, g}, 660),
			util.Prioritized(shallowBlocks{containerParser{}, g}, 670),
			util.Prioritized(commentBlocks{}, 675),
			util.Prioritized(gridParser{}, 680),
			util.Prioritized(metaBlockParser{}, 150),
			util.Prioritized(shallowBlocks{fancyItemParser{}, g}, 685),
			util.Prioritized(mathBlockParser{}, 690),
			util.Prioritized(mathEnvParser{}, 691),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(shallowBlocks{parser.NewBlockquoteParser(), g}, 800),
			util.Prioritized(shallowBlocks{noteParser{}, g}, 850),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		)...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(
			util.Prioritized(alertTransformer{}, 50),
			util.Prioritized(denseTables{extension.NewTableParagraphTransformer(), g}, 200),
			util.Prioritized(lineBlocks{}, 210),
			util.Prioritized(leftOutLines{}, 220),
		),
		inlineGrammar(),
		parser.WithInlineParsers(
			util.Prioritized(wikiParser{}, 110),
			util.Prioritized(citeParser{}, 115),
			util.Prioritized(exampleRefParser{}, 116),
			util.Prioritized(bracketParser{}, 120),
			util.Prioritized(commentParser{}, 130),
			util.Prioritized(keysParser{}, 135),
			util.Prioritized(blockIDParser{}, 140),
		),
	)
}

// newLineGrammar parses text that is one line by nature, such as a title: it
// knows paragraphs and inlines only.
func newLineGrammar() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 1000)),
		inlineGrammar(),
	)
}

func inlineGrammar() parser.Option {
	return parser.WithInlineParsers(
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
	)
}
