package markdown

import (
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// newGrammar is CommonMark with all extensions. The priorities of goldmark's
// own parsers are 100 (tried first) to 1000 (tried last).
func newGrammar() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithBlockParsers(
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(pageBreakParser{}, 650),
			util.Prioritized(mathBlockParser{}, 690),
			util.Prioritized(noteParser{}, 850),
		),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithParagraphTransformers(
			util.Prioritized(alertTransformer{}, 50),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		inlineGrammar(),
		parser.WithHeadingAttribute(),
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
	return parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(noteRefParser{}, 101),
		util.Prioritized(mathParser{}, 150),
		util.Prioritized(tildeParser{}, 500),
		util.Prioritized(caretParser{}, 500),
		util.Prioritized(markParser{}, 500),
		util.Prioritized(emojiParser{}, 998),
		util.Prioritized(extension.NewLinkifyParser(), 999),
	)...)
}
