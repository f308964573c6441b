package theme

var inlineNotes = []note{
	{"inline.strong-weight", "the weight of strong words"},
	{"inline.code-scale", "the size of code, so that its letters are as high as those around"},
	{"inline.small-scale", "the size of `<small>`"},
	{"inline.script-scale", "the size of superior and inferior figures"},
	{"inline.sup-rise", "how far superior figures rise"},
	{"inline.sub-drop", "how far inferior ones drop"},
	{"inline.underline", "thickness of underlines, also of links"},
	{"inline.code-pad", "room at the two ends of the tint behind code"},
	{"inline.code-above", "how far that tint reaches above the baseline"},
	{"inline.code-below", "how far it reaches below"},
	{"inline.code-radius", "the radius of its corners"},
	{"inline.kbd-scale", "the size of keys, `<kbd>`"},
	{"inline.emoji", "`color` for pictures where a font has them, `monochrome` for the ink of the text"},
	{"inline.mark-rule", "thickness of a rule under marked text, for themes without tints; 0pt for none"},
}

var blockNotes = []note{
	{"blocks.list-indent", "how far the text of a list is set in, for each level"},
	{"blocks.list-gap", "between a marker and the text"},
	{"blocks.list-loose", "between the items of a list with space between them"},
	{"blocks.list-tight", "between those of a list without"},
	{"blocks.bullet-marks", "the bullets, by depth"},
	{"blocks.box-size", "the side of a checklist's box"},
	{"blocks.box-radius", "the radius of its corners"},
	{"blocks.box-stroke", "the thickness of its outline"},
	{"blocks.tick-stroke", "the thickness of its tick"},
	{"blocks.quote-indent", "how far a quotation is set in"},
	{"blocks.quote-rule", "the width of the rule beside it; 0pt for none"},
	{"blocks.panel-pad-x", "room left and right of code in its panel"},
	{"blocks.panel-pad-y", "room above and below it"},
	{"blocks.panel-radius", "the radius of the panel's corners"},
	{"blocks.panel-stroke", "the thickness of its outline"},
	{"blocks.code-wrap-indent", "how far the rest of a wrapped line of code is set in"},
	{"blocks.line-mark-rule", "the width of a bar beside marked lines of code; 0pt for none"},
	{"blocks.tab-width", "how many characters apart tabs stop"},
	{"blocks.code-least", "how small code whose lines are a little too long may be set to fit, in thousandths of its size; longer lines are wrapped"},
	{"blocks.drawing-least", "how small a drawing made of characters may be set to fit, in thousandths of the size of code"},
	{"blocks.table-top-rule", "the thickness of the rules above and below a table"},
	{"blocks.table-head-rule", "of the rule under its head"},
	{"blocks.table-row-rule", "of rules between its rows; 0pt for none"},
	{"blocks.table-pad-x", "half the distance between columns"},
	{"blocks.table-pad-y", "room above and below the text of a cell"},
	{"blocks.table-shrink", "sizes to try where a table is too wide, in thousandths"},
	{"blocks.alert-rule", "the width of the rule beside an alert"},
	{"blocks.alert-pad-x", "room left and right in it"},
	{"blocks.alert-pad-y", "room above and below in it"},
	{"blocks.note-rule", "the thickness of the rule over notes"},
	{"blocks.note-rule-width", "its length"},
	{"blocks.note-gap", "between the text and the notes"},
	{"blocks.hairline", "the thickness of thin rules"},
	{"blocks.rule-width", "the length of a thematic break; 0pt for a mark"},
	{"blocks.rule-mark", "the mark, where the length is 0"},
	{"blocks.definition-indent", "how far definitions are set in"},
	{"blocks.image-max", "how high a picture gets, in thousandths of the column's height"},
	{"blocks.image-dpi", "how many pixels of a picture make an inch, where it has room"},
	{"blocks.toc-indent", "how far the contents are set in, for each level"},
	{"blocks.toc-leader", "what leads to the numbers of pages, again and again"},
	{"blocks.missing-image", "how high the frame of a missing picture is, in thousandths of its width"},
}

var titleNotes = []note{
	{"title.rule", "the thickness of the rule under the title and what belongs to it; 0pt for none"},
	{"title.rule-gap", "space above it"},
	{"title.after", "space below it"},
	{"title.tag-mark", "between tags"},
	{"title.part-mark", "between the authors and the date"},
}

var bookNotes = []note{
	{"book.title-sink", "how far below the column's top the title begins, on the title page"},
	{"book.half-sink", "the same, on the page before"},
	{"book.part-sink", "the same, of a part"},
	{"book.chapter-sink", "the same, of a chapter"},
	{"book.title-rule", "the thickness of the rule on the title page; 0pt for none"},
	{"book.title-rule-width", "its length"},
	{"book.head-gap", "the least distance between the two ends of a running head"},
	{"book.number-gap", "between a number and the heading after it"},
	{"book.mark-length", "the length of crop marks"},
	{"book.mark-gap", "their least distance from the trimmed page"},
	{"book.mark-stroke", "their thickness"},
	{"book.contents-most", "how many entries the contents may have before they name the chapters alone"},
}

var headNotes = []note{
	{"heads.folio", "where the number of a page stands: foot, or head for beside the running head"},
	{"heads.author", "true to put the authors before the title"},
	{"heads.rule", "the thickness of a rule under the running head; 0pt for none"},
	{"heads.rule-gap", "from its baseline to that rule"},
}

var numberNotes = []note{
	{"numbers.headings", "how many levels of headings have numbers; a chapter with a number is the first. {.unnumbered} after a heading leaves it out"},
	{"numbers.lines", "number every so many lines of the text, in the margin; 0 for none"},
	{"numbers.line-gap", "from these numbers to the text"},
}

var lineNotes = []note{
	{"line-breaking.space-stretch", "how much spaces grow before that counts as bad, in thousandths"},
	{"line-breaking.space-shrink", "how much they shrink at most, in thousandths"},
	{"line-breaking.space-most", "how wide spaces get at most, in thousandths; 0 sets no limit"},
	{"line-breaking.letter-stretch", "how far letters are set apart to even out spaces, in thousandths of the size"},
	{"line-breaking.letter-shrink", "how far they are set together"},
	{"line-breaking.font-stretch", "how much wider letters get to the same end, in thousandths of their width"},
	{"line-breaking.font-shrink", "how much narrower"},
	{"line-breaking.han-latin-space", "between Chinese or Japanese and Latin characters, in thousandths of the size"},
	{"line-breaking.pretolerance", "the worst badness of a line without dividing words; -1 divides them at once"},
	{"line-breaking.tolerance", "the worst badness of a line with divided words"},
	{"line-breaking.line-penalty", "the badness of any line: higher makes paragraphs shorter"},
	{"line-breaking.hyphen-penalty", "of a divided word"},
	{"line-breaking.double-hyphen-demerits", "of two divided words in a row"},
	{"line-breaking.final-hyphen-demerits", "of a divided word before the last line"},
	{"line-breaking.adjacent-demerits", "of a tight line beside a loose one"},
	{"line-breaking.short-last-demerits", "of a last line that is a scrap"},
	{"line-breaking.last-line-min", "what a scrap is, in thousandths of the measure"},
	{"line-breaking.hyphen-left", "the fewest letters before a hyphen"},
	{"line-breaking.hyphen-right", "the fewest after it"},
	{"line-breaking.hang", "which characters hang into the margins of justified text, and how far"},
}

var hangNotes = []note{
	{"chars", "the characters"},
	{"left", "how much of their width hangs into the left margin, in thousandths"},
	{"right", "how much hangs into the right one"},
}

var breakNotes = []note{
	{"page-breaking.widow-penalty", "a page that begins with the last line of a paragraph"},
	{"page-breaking.orphan-penalty", "one that ends with the first"},
	{"page-breaking.hyphen-penalty", "one that ends in a divided word"},
	{"page-breaking.single-line-penalty", "a line parted from the only side that it belongs to"},
	{"page-breaking.intro-penalty", "a break after a line that introduces what follows"},
	{"page-breaking.code-penalty", "a break in code"},
	{"page-breaking.code-gap-penalty", "a break in code after an empty line"},
	{"page-breaking.table-penalty", "a break between rows"},
	{"page-breaking.list-penalty", "a break between items"},
	{"page-breaking.short-table-rows", "how many rows make a table short, which is hardly ever broken"},
	{"page-breaking.short-code-lines", "how many lines make code short"},
	{"page-breaking.code-min-lines", "the fewest lines of code on each side of a break"},
	{"page-breaking.stretch", "how much spaces between blocks grow to fill a page, in thousandths"},
	{"page-breaking.short-page", "what a page costs that is left short, for each thousandth, squared"},
	{"page-breaking.gap-penalty", "what room costs that could have been used, for each thousandth"},
	{"page-breaking.least-full", "how full pages of a book are to be, in thousandths"},
	{"page-breaking.thin-page-penalty", "what one costs that is not"},
}

var codeNotes = []note{
	{"code.keyword", "keywords"},
	{"code.name", "names of functions, types and the like"},
	{"code.string", "strings"},
	{"code.number", "numbers"},
	{"code.comment", "comments"},
	{"code.punct", "punctuation"},
	{"code.inserted", "inserted lines"},
	{"code.deleted", "deleted lines"},
	{"code.heading", "headings in code, as of diffs"},
	{"code.error", "errors"},
}

var inkNotes = []note{
	{"color", "the ink"},
	{"bold", "true for semibold"},
	{"italic", "true for italics"},
}
