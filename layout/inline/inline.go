// Package inline sets a paragraph: spans of styled text become lines of
// positioned glyph runs. It itemises the text (direction, script, face),
// shapes it word by word, finds where lines may break, breaks them, and
// justifies them. It knows nothing of pages.
package inline

import (
	"octavo/doc"
	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
)

// Style is how a stretch of text looks. Spans share styles by pointer.
type Style struct {
	Face     *fonts.Face
	Size     geom.Length
	Color    page.Color
	Rise     geom.Length // baseline shift, upwards
	Features string
	Tracking geom.Length
	// NoHyphens keeps words whole: code, headings, names.
	NoHyphens bool
	// Verbatim keeps every space and allows breaks after punctuation as well
	// as at spaces: code in running text.
	Verbatim bool
	// Italic says that the text is to be italic: where Face or one that stands
	// in for it is not, letters are slanted.
	Italic bool
	// Dots sets a dot by each ideograph, kana and Hangul syllable, which have
	// no italic: below in Chinese, above in other languages.
	Dots      bool
	Underline *Stroke
	Strike    *Stroke
	Tint      *Tint
}

// Stroke is a rule drawn along a text, at the place where its face wants it.
type Stroke struct {
	Color page.Color
	Thick geom.Length
}

// Tint is a rounded panel behind text: code, marked text, a key's cap. Lines
// break inside it; its padding is kept at its two ends only.
type Tint struct {
	Fill   page.Color
	Border *page.Color // a hairline around it; nil for none
	PadX   geom.Length // inside, left and right; part of the line's width
	Above  geom.Length // from the baseline up to its top
	Below  geom.Length
	Radius geom.Length
}

// Span is a stretch of a paragraph: text, an object, or a forced break.
type Span struct {
	Text   string
	Style  *Style
	Elem   page.ElemID
	Lang   string  // "" for the paragraph's
	Object *Object // set in place of Text
	Break  bool    // a line break here, in place of Text
	// Link, from 1, says which link the span belongs to; 0 for none. The
	// lines give back where the parts of each link are.
	Link int
	// Note, from 1, is a footnote that is called here; the line gives it back.
	Note int
	// Anchor is the name of a place that stands before this span.
	Anchor string
	Pos    doc.Pos
}

// Object is something that is set like one big letter: a picture, a box.
// Items are relative to its left end on the baseline.
type Object struct {
	Width, Above, Below geom.Length
	Items               []page.Item
	Text                string // what it stands for in a dump
	// Formula: it is a formula, or a piece of one, and stands to what is around
	// it as letters do. Penalty, if it is not 0, is what a line break costs
	// between it and the next piece; Trail is the part of Width that is space at
	// its end, which a line that ends there does without.
	Formula bool
	Penalty int32
	Trail   geom.Length
}

// Align is how lines are aligned.
type Align uint8

// The alignments. Left is ragged where lines end: text that runs from right to
// left stands at the right then. FlushLeft is at the left whatever the text.
const (
	Justify Align = iota
	Left
	Center
	Right
	FlushLeft
)

// Options are how a paragraph is set.
type Options struct {
	Align Align
	// Indent is added before the first line; Hang before all others.
	Indent, Hang geom.Length
	// Lang is the paragraph's language, BCP 47, for hyphenation and shaping.
	Lang      string
	Hyphenate bool
	// Balance makes the lines of a ragged paragraph about equally long.
	Balance bool
	// Protrude lets hyphens and punctuation hang in the margin.
	Protrude bool
	// Anywhere allows breaks inside words that are wider than a line: table
	// cells and code. Without it such a word is broken too, with a diagnostic.
	Anywhere bool
	// Greedy breaks line by line, the first fit: for code.
	Greedy bool
	// RTL says that the text around runs from right to left: what has no letter
	// that says otherwise does too, and short lines stand at the right.
	RTL bool
	// Marker says that with RTL all does, letters or not: the a. of a list.
	Marker bool
	// KeepSpaces keeps leading and repeated spaces: for code.
	KeepSpaces bool
	// TabWidth is where tabs stop, in characters, if spaces are kept; 0 for 4.
	TabWidth int
	// Pos is where the paragraph stands, for diagnostics.
	Pos doc.Pos
}

// Line is a line of a paragraph. Its items are relative to the left end of
// the measure on the line's baseline: y is 0 there and grows downwards.
type Line struct {
	Items []page.Item
	// Width is the natural or justified width of what is in it, without
	// hanging punctuation.
	Width geom.Length
	// Above and Below are how far its contents reach from the baseline.
	Above, Below geom.Length
	Links        []LinkArea
	Notes        []int    // Span.Note of the spans that begin in it
	Anchors      []string // Span.Anchor of the spans that begin in it
	Hyphenated   bool     // it ends in a hyphen made by the breaker
	Forced       bool     // it ends at a forced break, or is the last
	// Start is how far in the paragraph's text it begins, in bytes.
	Start int
}

// LinkArea is the part of a link that is in a line. X is from the left end of
// the measure.
type LinkArea struct {
	Link     int
	X, Width geom.Length
}
