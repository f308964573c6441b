package markdown

// The caps on what a source can ask for. They are far above what people write
// and keep what comes after, which recurses over blocks and inlines, safe.
const (
	// maxOpenBrackets is how many "[" may wait for their "]"; further ones
	// are text. Here too goldmark takes quadratic time.
	maxOpenBrackets = 200
	// maxInlineDepth is how deep emphasis, links and the like may nest.
	maxInlineDepth = 50
	// maxSpan is the largest colspan and rowspan, as in HTML (section 4.9.11).
	maxSpan = 1000
	// maxTableColumns bounds the columns of a table; widths take time quadratic
	// in them.
	maxTableColumns = 500
	// maxParagraph is how long a paragraph or a line of code may be, in bytes.
	// The last chapter of "Ulysses", one of the longest in print, has a quarter
	// of it. Setting takes 700 bytes a letter where no space is.
	maxParagraph = 512 << 10
	// maxImageBytes is the largest file of a picture, packed or unpacked. How
	// many pixels it may have is one of doc.Limits.
	maxImageBytes = 64 << 20
	// maxHints is how many broken links, and how many missing images, get the
	// nearest name for a hint, which takes time to find.
	maxHints = 5
	// maxHintNames is how many ids or files are looked at for such a hint.
	maxHintNames = 2000
)
