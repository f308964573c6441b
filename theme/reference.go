package theme

import (
	"slices"
	"strings"
)

// A note says in a few words what a key of a theme file decides. The notes are
// the comments of exported themes and the tables of docs/themes.md, and a test
// sees to it that no key is without one.
type note struct{ key, says string }

// Describe says what a key of a theme file decides, "text.h1.size" or
// "page.top", or a table of keys, "text.h1"; "" if there is none.
func Describe(key string) string {
	for _, list := range [][]note{tableNotes, styleNotes, pageNotes, colorNotes, inlineNotes, blockNotes,
		titleNotes, bookNotes, headNotes, numberNotes, lineNotes, breakNotes, codeNotes} {
		if i := slices.IndexFunc(list, func(n note) bool { return n.key == key }); i >= 0 {
			return list[i].says
		}
	}
	table, name, _ := cutLast(key)
	switch parent, _, _ := cutLast(table); parent {
	case "text":
		return find(styleKeyNotes, name)
	case "code":
		return find(inkNotes, name)
	}
	if table == "line-breaking.hang" {
		return find(hangNotes, name)
	}
	return ""
}

// cutLast cuts a key at its last dot.
func cutLast(key string) (table, name string, ok bool) {
	i := strings.LastIndexByte(key, '.')
	if i < 0 {
		return "", key, false
	}
	return key[:i], key[i+1:], true
}

func find(list []note, key string) string {
	for _, n := range list {
		if n.key == key {
			return n.says
		}
	}
	return ""
}

var tableNotes = []note{
	{"extends", "the built-in theme that has what this one does not say; book if left out"},
	{"name", "what the theme is called"},
	{"page", "the paper and the column of text on it"},
	{"colors", "inks and tints by the job they have; styles name them"},
	{"text", "how each kind of text is set"},
	{"inline", "measures of text inside lines; ratios are in thousandths of the size of the text around"},
	{"blocks", "measures of lists, quotations, code, tables, alerts, notes and pictures"},
	{"title", "the opening of a text"},
	{"book", "what only books have: openings of parts and chapters, contents, crop marks"},
	{"heads", "what stands above and below the text of a page"},
	{"numbers", "what is numbered besides pages"},
	{"line-breaking", "how paragraphs become lines: the total fit of Knuth and Plass"},
	{"page-breaking", "how the text becomes pages: what each kind of break costs"},
	{"code", "the inks of code, by the class of what is written"},
}

var styleKeyNotes = []note{
	{"family", "serif, sans or mono, or the name of a family in a font folder"},
	{"weight", "400 is regular, 600 semibold, 700 bold"},
	{"italic", "true for italics"},
	{"size", "of the type"},
	{"leading", "from one baseline to the next"},
	{"color", "the name of one of [colors]"},
	{"align", "justify, left, center or right"},
	{"hyphens", "true to divide words"},
	{"balance", "true to make the lines of a ragged text about equally long"},
	{"features", "OpenType features: onum and lnum for old-style and lining figures, pnum and tnum for proportional and tabular ones, smcp and c2sc for small capitals"},
	{"tracking", "added after every letter"},
	{"indent", "of the first line of a paragraph that follows another"},
	{"before", "space above; between two blocks the larger one counts"},
	{"after", "space below"},
}

var styleNotes = []note{
	{"text.body", "running text"},
	{"text.title", "the title of a text"},
	{"text.subtitle", "its subtitle"},
	{"text.standfirst", "its description, under the title"},
	{"text.byline", "its authors and date"},
	{"text.tags", "its tags"},
	{"text.h1", "headings of the first level"},
	{"text.h2", "of the second"},
	{"text.h3", "of the third"},
	{"text.h4", "of the fourth"},
	{"text.h5", "of the fifth"},
	{"text.h6", "of the sixth"},
	{"text.quote", "quotations"},
	{"text.attribution", "who said it"},
	{"text.code", "code in blocks"},
	{"text.code-label", "the language, in the corner of its panel"},
	{"text.code-title", "the title over it"},
	{"text.code-number", "the numbers of its lines"},
	{"text.table-head", "the heads of columns"},
	{"text.table-body", "the cells of tables"},
	{"text.caption", "captions of pictures, tables and code"},
	{"text.note", "notes at the foot of the page"},
	{"text.alert-title", "the title of a note, tip or warning"},
	{"text.term", "what a definition list defines"},
	{"text.summary", "the summary of what can be unfolded"},
	{"text.math", "formulas on lines of their own"},
	{"text.running-head", "the title above a page"},
	{"text.folio", "the number of a page; in books its place is at the outer edge unless align is center"},
	{"text.line-number", "the numbers of lines of text"},
	{"text.toc-title", "the title of the contents"},
	{"text.toc-1", "their highest level, where there are more"},
	{"text.toc-2", "their second, or only one"},
	{"text.toc-3", "their third, and those below"},
	{"text.book-title", "the title on a book's title page"},
	{"text.book-subtitle", "its subtitle there"},
	{"text.book-author", "its authors there"},
	{"text.book-foot", "its publisher and date there"},
	{"text.half-title", "the title on the page before"},
	{"text.imprint", "the small print behind the title page"},
	{"text.part-title", "the title of a part"},
	{"text.chapter-number", "the number over a chapter's title"},
	{"text.chapter-title", "the title of a chapter"},
	{"text.section-number", "the number before a heading, which has the heading's size"},
	{"text.toc-part", "parts in the contents"},
	{"text.index-head", "a tag or a year in an index"},
}

var pageNotes = []note{
	{"page.paper", "a4, a5, b5, letter and so on, or a width and height as in 6x9in"},
	{"page.top", "margin above the column"},
	{"page.bottom", "margin below it"},
	{"page.left", "margin at its left"},
	{"page.right", "margin at its right"},
	{"page.head", "from the top of the page to the baseline of the running head"},
	{"page.foot", "from the bottom of the page to the baseline of the folio"},
	{"page.grid", "half a line: what vertical spaces are multiples of"},
	{"page.max-measure", "the widest that the column gets; on wider paper the margins grow"},
	{"page.min-measure", "the width below which the margins give way, on smaller paper"},
	{"page.inner", "margin at the spine, of two-sided pages"},
	{"page.outer", "margin at the outer edge, of two-sided pages"},
}

var colorNotes = []note{
	{"colors.ink", "text"},
	{"colors.soft", "text a shade lighter: descriptions, captions, running heads"},
	{"colors.accent", "links, rules beside quotations, ticks, numbers of chapters"},
	{"colors.hairline", "thin rules"},
	{"colors.rule", "strong rules, as above and below tables"},
	{"colors.panel", "behind code in blocks"},
	{"colors.panel-ink", "the hairline around it"},
	{"colors.code-tint", "behind code in running text"},
	{"colors.mark", "behind marked text"},
	{"colors.line-mark", "behind marked lines of code"},
	{"colors.box", "the boxes of checklists"},
	{"colors.missing", "what stands for missing characters and pictures"},
	{"colors.note", "rule, icon and title of a note"},
	{"colors.tip", "of a tip"},
	{"colors.important", "of something important"},
	{"colors.warning", "of a warning"},
	{"colors.caution", "of a caution"},
	{"colors.note-tint", "behind a note"},
	{"colors.tip-tint", "behind a tip"},
	{"colors.important-tint", "behind something important"},
	{"colors.warning-tint", "behind a warning"},
	{"colors.caution-tint", "behind a caution"},
}
