package markdown

import "octavo/doc"

// smarten sets the quotes, dashes and dots of one block.
func smarten(inlines []doc.Inline, lang string) {}
