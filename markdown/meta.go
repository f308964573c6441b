package markdown

import "octavo/doc"

// FrontMatter reads what a source says of itself at its head, and nothing of
// the text: a title that only a heading gives is not found. Strings are as
// written, with their markup, and have no …Line. The error is a *doc.Error, as
// Parse's.
func FrontMatter(src []byte, o Options) (doc.Meta, []doc.Diagnostic, error) {
	t, err := Open(src, o)
	return t.Meta, t.diags, err
}

// MetaLines reads the markup in the title, the subtitle and the description of
// metadata that come from no text: their …Line is set, and the strings become
// plain text.
func MetaLines(m *doc.Meta, lang string) {
	l := newLowerer(nil, 0, lang, Options{})
	l.metaLines(m)
}
