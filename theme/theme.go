// Package theme is typography and colour as data: every measure, ratio and
// ink that a reader sees is decided here, for pages and for EPUB alike.
// Built-in themes are the files in themes/.
package theme

import "octavo/geom"

// Color is an opaque colour in sRGB, "#1C1B1A" in a theme file.
type Color struct{ R, G, B uint8 }

// Theme is all that decides how a document looks.
type Theme struct {
	Name   string      `toml:"name"`
	Page   Page        `toml:"page"`
	Colors Colors      `toml:"colors"`
	Text   Styles      `toml:"text"`
	Inline Inlines     `toml:"inline"`
	Blocks Blocks      `toml:"blocks"`
	Lines  LineBreaks  `toml:"line-breaking"`
	Breaks PageBreaks  `toml:"page-breaking"`
	Code   CodeInks    `toml:"code"`
	Title  TitleLayout `toml:"title"`
	Book   BookLayout  `toml:"book"`
	Heads  Heads       `toml:"heads"`
	Number Numbers     `toml:"numbers"`
}

// Page is the paper and the type area. Margins are from the paper's edges.
type Page struct {
	// PaperName is the paper that the theme is made for, as ParsePaper reads
	// it; Paper its size, or that which was asked for.
	PaperName string    `toml:"paper"`
	Paper     geom.Size `toml:"-"`

	Top    geom.Length `toml:"top"`
	Bottom geom.Length `toml:"bottom"`
	Left   geom.Length `toml:"left"`
	Right  geom.Length `toml:"right"`
	// Head is the distance from the paper's top to the running head's
	// baseline; Foot from its bottom up to the folio's.
	Head geom.Length `toml:"head"`
	Foot geom.Length `toml:"foot"`
	// Grid is the step that vertical distances are multiples of: half a line.
	Grid geom.Length `toml:"grid"`
	// MaxMeasure is the widest that the column may be: on large paper the
	// rest goes to the margins.
	MaxMeasure geom.Length `toml:"max-measure"`
	// Shrink scales the margins down for paper smaller than A4: below this
	// width of the column they give way, in proportion.
	MinMeasure geom.Length `toml:"min-measure"`
	// Inner and Outer stand for Left and Right where pages lie open side by
	// side: the inner margin is at the spine.
	Inner geom.Length `toml:"inner"`
	Outer geom.Length `toml:"outer"`
	// Exact says that the margins were asked for and are not to be fitted to
	// the paper.
	Exact bool `toml:"-"`
}

// Colors are the inks that have a job.
type Colors struct {
	Ink      Color `toml:"ink"`       // text
	Soft     Color `toml:"soft"`      // text a shade lighter: standfirst, heads, captions
	Accent   Color `toml:"accent"`    // links, quote rules, ticks
	Hairline Color `toml:"hairline"`  // thin rules
	Rule     Color `toml:"rule"`      // strong rules: a table's top and bottom
	Panel    Color `toml:"panel"`     // behind code
	PanelInk Color `toml:"panel-ink"` // its hairline
	CodeTint Color `toml:"code-tint"` // behind code in running text
	Mark     Color `toml:"mark"`      // behind marked text
	LineMark Color `toml:"line-mark"` // behind highlighted lines of code
	Box      Color `toml:"box"`       // outline of a checkbox
	Missing  Color `toml:"missing"`   // placeholders: missing glyphs and images
	// Alerts: the ink of the rule, icon and title, and the panel's tint.
	Note          Color `toml:"note"`
	Tip           Color `toml:"tip"`
	Important     Color `toml:"important"`
	Warning       Color `toml:"warning"`
	Caution       Color `toml:"caution"`
	NoteTint      Color `toml:"note-tint"`
	TipTint       Color `toml:"tip-tint"`
	ImportantTint Color `toml:"important-tint"`
	WarningTint   Color `toml:"warning-tint"`
	CautionTint   Color `toml:"caution-tint"`
}

// Style is how a kind of text is set.
type Style struct {
	Family  string      `toml:"family"` // "serif", "sans", "mono", or a name
	Weight  int         `toml:"weight"`
	Italic  bool        `toml:"italic"`
	Size    geom.Length `toml:"size"`
	Leading geom.Length `toml:"leading"`
	Color   string      `toml:"color"` // name of a field of Colors: "ink", "soft"
	// Align is "justify", "left", "center" or "right".
	Align    string      `toml:"align"`
	Hyphens  bool        `toml:"hyphens"`
	Balance  bool        `toml:"balance"`
	Features string      `toml:"features"` // OpenType features, "smcp,tnum"
	Tracking geom.Length `toml:"tracking"`
	// Indent is that of a paragraph's first line where another paragraph stands
	// before it.
	Indent geom.Length `toml:"indent"`
	// Before and After are the space above and below a block in this style.
	Before geom.Length `toml:"before"`
	After  geom.Length `toml:"after"`
}

// Styles are the kinds of text.
type Styles struct {
	Body       Style `toml:"body"`
	Title      Style `toml:"title"`
	Subtitle   Style `toml:"subtitle"`
	Standfirst Style `toml:"standfirst"`
	Byline     Style `toml:"byline"`
	Tags       Style `toml:"tags"`
	H1         Style `toml:"h1"`
	H2         Style `toml:"h2"`
	H3         Style `toml:"h3"`
	H4         Style `toml:"h4"`
	H5         Style `toml:"h5"`
	H6         Style `toml:"h6"`
	Quote      Style `toml:"quote"`
	Attrib     Style `toml:"attribution"`
	Code       Style `toml:"code"`
	CodeLabel  Style `toml:"code-label"`
	CodeTitle  Style `toml:"code-title"`
	CodeNumber Style `toml:"code-number"`
	TableHead  Style `toml:"table-head"`
	TableBody  Style `toml:"table-body"`
	Caption    Style `toml:"caption"`
	Note       Style `toml:"note"`
	AlertTitle Style `toml:"alert-title"`
	Term       Style `toml:"term"`
	Summary    Style `toml:"summary"`
	Math       Style `toml:"math"`
	RunHead    Style `toml:"running-head"`
	Folio      Style `toml:"folio"`
	LineNumber Style `toml:"line-number"`
	TOCTitle   Style `toml:"toc-title"`
	TOC1       Style `toml:"toc-1"`
	TOC2       Style `toml:"toc-2"`
	TOC3       Style `toml:"toc-3"`
	// What only books have.
	BookTitle     Style `toml:"book-title"`
	BookSubtitle  Style `toml:"book-subtitle"`
	BookAuthor    Style `toml:"book-author"`
	BookFoot      Style `toml:"book-foot"` // publisher and date on the title page
	HalfTitle     Style `toml:"half-title"`
	Imprint       Style `toml:"imprint"`
	PartTitle     Style `toml:"part-title"`
	ChapterNumber Style `toml:"chapter-number"`
	ChapterTitle  Style `toml:"chapter-title"`
	// SectionNumber is the look of the number before a section's title, at
	// that title's size.
	SectionNumber Style `toml:"section-number"`
	TOCPart       Style `toml:"toc-part"`
	IndexHead     Style `toml:"index-head"` // a tag, a year
}

// Heading is the style of a heading of level 1 to 6.
func (s *Styles) Heading(level int) *Style {
	switch level {
	case 1:
		return &s.H1
	case 2:
		return &s.H2
	case 3:
		return &s.H3
	case 4:
		return &s.H4
	case 5:
		return &s.H5
	}
	return &s.H6
}

// Inlines are the measures of text inside lines. Ratios are in thousandths of
// the surrounding size.
type Inlines struct {
	StrongWeight int         `toml:"strong-weight"`
	CodeScale    int         `toml:"code-scale"`  // so that x-heights agree
	SmallScale   int         `toml:"small-scale"` // <small>
	ScriptScale  int         `toml:"script-scale"`
	SupRise      int         `toml:"sup-rise"`
	SubDrop      int         `toml:"sub-drop"`
	Underline    geom.Length `toml:"underline"` // thickness, of links too
	CodePad      geom.Length `toml:"code-pad"`
	CodeAbove    int         `toml:"code-above"` // tint's top over the baseline
	CodeBelow    int         `toml:"code-below"`
	CodeRadius   geom.Length `toml:"code-radius"`
	KbdScale     int         `toml:"kbd-scale"`
	// Emoji is "color", for pictures where a font has them, or "monochrome".
	Emoji string `toml:"emoji"`
	// MarkRule is the thickness of a rule under marked text, for themes without
	// tints.
	MarkRule geom.Length `toml:"mark-rule"`
}

// Blocks are the measures of blocks.
type Blocks struct {
	ListIndent geom.Length `toml:"list-indent"` // the text's, per level
	ListGap    geom.Length `toml:"list-gap"`    // between marker and text
	ListLoose  geom.Length `toml:"list-loose"`  // between items of a loose list
	ListTight  geom.Length `toml:"list-tight"`
	// BulletMarks are the bullets by depth.
	BulletMarks []string    `toml:"bullet-marks"`
	BoxSize     geom.Length `toml:"box-size"` // a checklist's box
	BoxRadius   geom.Length `toml:"box-radius"`
	BoxStroke   geom.Length `toml:"box-stroke"`
	TickStroke  geom.Length `toml:"tick-stroke"`

	QuoteIndent geom.Length `toml:"quote-indent"`
	QuoteRule   geom.Length `toml:"quote-rule"`

	PanelPadX   geom.Length `toml:"panel-pad-x"`
	PanelPadY   geom.Length `toml:"panel-pad-y"`
	PanelRadius geom.Length `toml:"panel-radius"`
	PanelStroke geom.Length `toml:"panel-stroke"`
	CodeWrap    geom.Length `toml:"code-wrap-indent"`
	// LineMarkRule is the width of a bar beside highlighted lines of code.
	LineMarkRule geom.Length `toml:"line-mark-rule"`
	TabWidth     int         `toml:"tab-width"` // in characters
	// CodeLeast is the smallest size that code whose lines are a little too long
	// may have, in thousandths of its size; code with longer lines has them wrapped.
	CodeLeast int `toml:"code-least"`
	// DrawingLeast is the smallest size that a drawing in characters, which
	// can't be wrapped, may be made to fit at, in thousandths of code's.
	DrawingLeast int `toml:"drawing-least"`

	TableTop    geom.Length `toml:"table-top-rule"`
	TableMid    geom.Length `toml:"table-head-rule"`
	TableRow    geom.Length `toml:"table-row-rule"` // between rows, 0 for none
	TablePadX   geom.Length `toml:"table-pad-x"`    // half the gap between columns
	TablePadY   geom.Length `toml:"table-pad-y"`
	TableShrink []int       `toml:"table-shrink"` // sizes to try if too wide, thousandths

	AlertRule geom.Length `toml:"alert-rule"`
	AlertPadX geom.Length `toml:"alert-pad-x"`
	AlertPadY geom.Length `toml:"alert-pad-y"`

	NoteRule  geom.Length `toml:"note-rule"` // thickness of the rule over notes
	NoteWidth geom.Length `toml:"note-rule-width"`
	NoteGap   geom.Length `toml:"note-gap"` // between the text and the notes

	Hairline    geom.Length `toml:"hairline"`
	RuleWidth   geom.Length `toml:"rule-width"` // of a thematic break; 0 for a mark
	RuleMark    string      `toml:"rule-mark"`  // "* * *" where RuleWidth is 0
	DefIndent   geom.Length `toml:"definition-indent"`
	ImageMax    int         `toml:"image-max"`     // of the page's height, thousandths
	ImageDPI    int         `toml:"image-dpi"`     // pixels an inch, if not too wide
	TOCIndent   geom.Length `toml:"toc-indent"`    // per level
	TOCLeader   string      `toml:"toc-leader"`    // " ."
	MissingSize int         `toml:"missing-image"` // height of a placeholder, thousandths of its width
}

// TitleLayout is the opening of a document.
type TitleLayout struct {
	Rule     geom.Length `toml:"rule"`      // hairline under the title block
	RuleGap  geom.Length `toml:"rule-gap"`  // above it
	After    geom.Length `toml:"after"`     // below it, the air
	TagMark  string      `toml:"tag-mark"`  // between tags
	PartMark string      `toml:"part-mark"` // between byline and date
}

// BookLayout is what the pages of a book have besides those of a document.
type BookLayout struct {
	// The sinks are how far below the column's top titles begin.
	TitleSink   geom.Length `toml:"title-sink"`
	HalfSink    geom.Length `toml:"half-sink"`
	PartSink    geom.Length `toml:"part-sink"`
	ChapterSink geom.Length `toml:"chapter-sink"`
	// The rule under the title on the title page.
	TitleRule      geom.Length `toml:"title-rule"`
	TitleRuleWidth geom.Length `toml:"title-rule-width"`
	// HeadGap is the least distance between the two parts of a running head,
	// NumberGap that between a section's number and its title.
	HeadGap   geom.Length `toml:"head-gap"`
	NumberGap geom.Length `toml:"number-gap"`
	// Crop marks: MarkGap is their least distance from the trimmed page.
	MarkLength geom.Length `toml:"mark-length"`
	MarkGap    geom.Length `toml:"mark-gap"`
	MarkStroke geom.Length `toml:"mark-stroke"`
	// ContentsMost is how many entries the contents may have before they name
	// the chapters alone, where nobody asks for a depth.
	ContentsMost int `toml:"contents-most"`
}

// Heads are what stands above and below the text of a page.
type Heads struct {
	// Folio is where the page's number stands: "foot", or "head", which is at
	// the outer end of the running head's line.
	Folio string `toml:"folio"`
	// Author puts the author before the title.
	Author bool `toml:"author"`
	// Rule is the thickness of a rule under the running head, 0 for none, and
	// RuleGap its distance from the baseline.
	Rule    geom.Length `toml:"rule"`
	RuleGap geom.Length `toml:"rule-gap"`
}

// Numbers are what is numbered besides pages.
type Numbers struct {
	// Headings is how many levels of headings have numbers, "2" and "2.1",
	// from the highest in use down; in books chapters are the first.
	Headings int `toml:"headings"`
	// Lines numbers every so many lines of the text, in its outer margin; 0
	// for none. LineGap is the distance of the numbers from it.
	Lines   int         `toml:"lines"`
	LineGap geom.Length `toml:"line-gap"`
}

// LineBreaks tunes the paragraph breaker; see Knuth & Plass, "Breaking
// Paragraphs into Lines" (1981). Spaces are in thousandths of the face's own.
type LineBreaks struct {
	SpaceStretch int `toml:"space-stretch"`
	SpaceShrink  int `toml:"space-shrink"`
	// SpaceMost is how wide a space can get; where that is not enough, a line
	// stays short. 0 sets no limit.
	SpaceMost int `toml:"space-most"`
	// LetterStretch and LetterShrink are how much the distance between letters
	// may change to even out the spaces, in thousandths of the type size.
	LetterStretch int `toml:"letter-stretch"`
	LetterShrink  int `toml:"letter-shrink"`
	// FontStretch and FontShrink are how much the letters themselves may be
	// made wider and narrower to the same end, in thousandths of their width.
	FontStretch int `toml:"font-stretch"`
	FontShrink  int `toml:"font-shrink"`
	// HanLatin is the space between Chinese or Japanese characters and Latin
	// letters or digits beside them, in thousandths of the type size.
	HanLatin int `toml:"han-latin-space"`
	// Tolerance is the largest badness of a line in the second pass, and
	// Pretolerance in the first, which does not hyphenate.
	Pretolerance    int `toml:"pretolerance"`
	Tolerance       int `toml:"tolerance"`
	LinePenalty     int `toml:"line-penalty"`
	HyphenPenalty   int `toml:"hyphen-penalty"`
	DoubleHyphen    int `toml:"double-hyphen-demerits"`
	FinalHyphen     int `toml:"final-hyphen-demerits"`
	AdjacentDemerit int `toml:"adjacent-demerits"`
	// ShortLast are the demerits of a last line shorter than LastMin, in
	// thousandths of the measure.
	ShortLast int `toml:"short-last-demerits"`
	LastMin   int `toml:"last-line-min"`
	// HyphenLeft and HyphenRight are the fewest letters kept before and after.
	HyphenLeft  int `toml:"hyphen-left"`
	HyphenRight int `toml:"hyphen-right"`
	// Hang is how much of a character protrudes, in thousandths of its width.
	Hang []HangRule `toml:"hang"`
}

// HangRule says how far the characters in Chars hang into each margin, in
// thousandths of their width.
type HangRule struct {
	Chars string `toml:"chars"`
	Left  int    `toml:"left"`
	Right int    `toml:"right"`
}

// PageBreaks tunes the page breaker.
type PageBreaks struct {
	Widow         int `toml:"widow-penalty"`
	Orphan        int `toml:"orphan-penalty"`
	HyphenAtBreak int `toml:"hyphen-penalty"` // a page that ends in a hyphen
	// SingleLine is for a paragraph of one line, or an item, that a page break
	// parts from the only side it belongs to.
	SingleLine int `toml:"single-line-penalty"`
	AfterIntro int `toml:"intro-penalty"` // after "this is what follows:"
	InCode     int `toml:"code-penalty"`
	// CodeGap is for a break in code after an empty line.
	CodeGap int `toml:"code-gap-penalty"`
	InTable int `toml:"table-penalty"`
	InList  int `toml:"list-penalty"`
	// ShortTable is how many rows make a table short, which is broken as
	// unwillingly as a line is parted from what it introduces.
	ShortTable int `toml:"short-table-rows"`
	// ShortCode is the same for lines of code.
	ShortCode int `toml:"short-code-lines"`
	CodeMin   int `toml:"code-min-lines"` // on each side of a break in code
	// Stretch is how much the space between blocks may grow on a full page,
	// in thousandths of it; ShortPage is the badness of a page left short by a
	// thousandth of its height, in thousandths; it grows with the square.
	Stretch   int `toml:"stretch"`
	ShortPage int `toml:"short-page"`
	// Gap is the badness of a thousandth of a page's height that is left empty
	// although what comes next would have had room.
	Gap int `toml:"gap-penalty"`
	// LeastFull is how full a page of a book is to be, in thousandths, where
	// others of its chapter follow, and ThinPage the badness of one that isn't.
	LeastFull int `toml:"least-full"`
	ThinPage  int `toml:"thin-page-penalty"`
}

// CodeInks are the looks of the classes of code.
type CodeInks struct {
	Keyword  CodeInk `toml:"keyword"`
	Name     CodeInk `toml:"name"`
	String   CodeInk `toml:"string"`
	Number   CodeInk `toml:"number"`
	Comment  CodeInk `toml:"comment"`
	Punct    CodeInk `toml:"punct"`
	Inserted CodeInk `toml:"inserted"`
	Deleted  CodeInk `toml:"deleted"`
	Heading  CodeInk `toml:"heading"`
	Error    CodeInk `toml:"error"`
}

// CodeInk is the look of a class of code: bold and italic tell classes apart
// where colour cannot.
type CodeInk struct {
	Color  Color `toml:"color"`
	Bold   bool  `toml:"bold"`
	Italic bool  `toml:"italic"`
}
