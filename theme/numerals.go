package theme

import (
	"slices"
	"strings"
	"unicode"

	"octavo/doc"
)

// Numerals knows for which languages some texts have other digits than usual.
// The numbers that are made for them (of list items, notes, pages, dates) are
// then in the digits of the text beside them. The zero Numerals go by the
// languages alone.
type Numerals struct{ asked []numerals }

// numerals are the digits that the texts in a language have.
type numerals struct {
	lang   string // without script and region, in small letters
	system string // name, as of DigitSystem
}

// NumeralsOf finds the digits that the numbers of texts mostly have, of all texts
// in a language together; lang is that of texts that don't name theirs. What
// counts are titles and running text, and neither code, formulas, addresses nor
// passages in other languages. A language whose tag says which digits it has, by
// u-nu or the region, is not asked about; one whose texts have no numbers, or as
// many of both kinds, has its usual digits.
func NumeralsOf(texts []*doc.Document, lang string) Numerals {
	var counts []*numeralCount
	for _, d := range texts {
		own := d.Meta.Lang
		if own == "" {
			own = lang
		}
		usual, other := zerosOf(own)
		if usual == other {
			continue
		}
		base := baseOf(own)
		i := slices.IndexFunc(counts, func(c *numeralCount) bool { return c.lang == base })
		if i < 0 {
			i = len(counts)
			counts = append(counts, &numeralCount{lang: base, usual: usual, other: other})
		}
		counts[i].document(d)
	}
	var n Numerals
	for _, c := range counts {
		if c.otherWins() {
			n.asked = append(n.asked, numerals{c.lang, systemOf(c.other)})
		}
	}
	return n
}

// Tag is a language's tag for Digits and FormatDate: it asks for the digits that
// the texts have, where these are not the usual ones.
func (n Numerals) Tag(lang string) string {
	if len(n.asked) == 0 {
		return lang
	}
	base := baseOf(lang)
	for _, a := range n.asked {
		if a.lang != base {
			continue
		}
		if usual, other := zerosOf(lang); usual == other {
			return lang
		}
		if before, after, ok := strings.Cut(lang, "-u-"); ok {
			return before + "-u-nu-" + a.system + "-" + after
		}
		return lang + "-u-nu-" + a.system
	}
	return lang
}

// baseOf is a tag's language.
func baseOf(lang string) string {
	end := strings.IndexAny(lang, "-_")
	if end < 0 {
		end = len(lang)
	}
	return strings.ToLower(lang[:end])
}

// numeralCount counts the numbers of the texts in a language: those in 0 to 9,
// and those in digits of its own.
type numeralCount struct {
	lang         string
	usual, other rune
	western, own int
	// foreign are numbers in 0 to 9 that follow a Latin word, as in "Python 3":
	// they are of that word, and count only where there are no others.
	foreign int
	latin   bool // the last letter was a Latin one
}

func (c *numeralCount) otherWins() bool {
	western := c.western
	if western == 0 && c.own == 0 {
		western = c.foreign
	}
	if c.usual == '0' {
		return c.own > western
	}
	return western > c.own
}

func (c *numeralCount) document(d *doc.Document) {
	if !d.Meta.TitleInBody {
		c.text(d.Meta.Title)
	}
	c.latin = false
	c.text(d.Meta.Subtitle)
	doc.Visitor{Block: c.block, Inline: c.inline}.Document(d)
}

func (c *numeralCount) block(b doc.Block) bool {
	c.latin = false
	switch b := b.(type) {
	case *doc.Heading:
		return c.speaks(&b.Attr)
	case *doc.Paragraph:
		return c.speaks(&b.Attr)
	case *doc.Table:
		return c.speaks(&b.Attr)
	case *doc.Div:
		return c.speaks(&b.Attr)
	}
	return true
}

func (c *numeralCount) inline(in doc.Inline) bool {
	switch in := in.(type) {
	case *doc.Text:
		c.text(in.Value)
	case *doc.Span:
		return c.speaks(&in.Attr)
	}
	return true
}

// speaks reports whether what has these attributes is in the language.
func (c *numeralCount) speaks(a *doc.Attr) bool { return a.Lang == "" || baseOf(a.Lang) == c.lang }

// text counts the numbers of a text. A stretch of digits and signs is one, as
// "13/11/2025"; digits that stand together with Latin letters, in "UTF-8" and
// addresses, are none.
func (c *numeralCount) text(s string) {
	var western, own, letter bool
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			western = true
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
			letter = true
		case ' ' < r && r < unicode.MaxASCII || r == '٫' || r == '٬':
			// signs in a number, or beside it
		case unicode.IsDigit(r):
			own = true
		default:
			c.stretch(western, own, letter)
			western, own, letter = false, false, false
			if unicode.IsLetter(r) {
				c.latin = unicode.Is(unicode.Latin, r)
			}
		}
	}
	c.stretch(western, own, letter)
}

// stretch counts what stands between two spaces or other letters.
func (c *numeralCount) stretch(western, own, letter bool) {
	switch {
	case own:
		c.own++
	case letter:
		c.latin = true
	case western && c.latin:
		c.foreign++
	case western:
		c.western++
	}
}
