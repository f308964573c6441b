package markdown

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"octavo/doc"
)

// namesRelease reports whether a heading names a release, as those of a list of
// changes do: [1.2.0-rc.1] – 2019-05-01, v3, Version 2.0, Unreleased.
func namesRelease(heading string) bool {
	words := strings.Fields(heading)
	if len(words) > 1 && (strings.EqualFold(words[0], "version") || strings.EqualFold(words[0], "release")) {
		words = words[1:]
	}
	if len(words) == 0 {
		return false
	}
	word := strings.ToLower(strings.Trim(words[0], "[]()‘’“”'\":,"))
	if word == "unreleased" {
		return true
	}
	word = strings.TrimPrefix(word, "v")
	number, _, _ := strings.Cut(word, "-")
	major, rest, _ := strings.Cut(number, ".")
	return major != "" && rest != "" && strings.Trim(major, "0123456789") == "" && strings.Trim(rest, "0123456789.x") == ""
}

// nameChanges names a list of changes, which begins with its last release and
// has no title, by its file: CHANGELOG.md is called Changelog.
func (l *lowerer) nameChanges(m *doc.Meta) {
	stem := strings.TrimSuffix(path.Base(l.file), path.Ext(l.file))
	words := strings.FieldsFunc(stem, func(r rune) bool { return r == '-' || r == '_' })
	if len(words) == 0 || strings.IndexFunc(stem, unicode.IsLetter) < 0 {
		return
	}
	name := strings.Join(words, " ")
	if name == strings.ToUpper(name) {
		name = strings.ToLower(name)
	}
	first, size := utf8.DecodeRuneInString(name)
	m.Title = string(unicode.ToUpper(first)) + name[size:]
	m.TitleLine = []doc.Inline{&doc.Text{Value: m.Title}}
}
