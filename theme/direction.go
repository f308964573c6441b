package theme

import "octavo/doc"

// RightToLeft reports whether a language is written from right to left.
func RightToLeft(lang string) bool { return doc.RightToLeft(lang) }
