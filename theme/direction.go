package theme

import "octavo/doc"

// RightToLeft reports whether a language is written from right to left.
func RightToLeft(lang string) bool { return doc.RightToLeft(lang) }

// Between is a mark for between the parts of a line, such as names and a date. In
// a language that is written from right to left parts in Latin letters would
// else take the numbers beside the mark along (Unicode Standard Annex #9, W7).
func Between(mark, lang string) string {
	if RightToLeft(lang) {
		return "\u200f" + mark + "\u200f"
	}
	return mark
}
