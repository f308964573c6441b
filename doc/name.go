package doc

import (
	"path"
	"strings"
	"unicode/utf8"
)

// untitled is what a document is called that holds nothing.
const untitled = "Untitled"

// longestName is the longest name that is made of a text, in characters.
const longestName = 60

// Name is what a document is called where it needs a name, as in a window's
// bar: its title or, if it has none, its first heading, its first words, the
// description of its first picture, the name of its file. It is never empty.
func (d *Document) Name() string {
	if d.Meta.Title != "" {
		return d.Meta.Title
	}
	var heading, text, picture string
	first := func(s *string, v string) {
		if *s == "" {
			*s = strings.Join(strings.Fields(v), " ")
		}
	}
	v := Visitor{Inline: func(in Inline) bool {
		if im, ok := in.(*Image); ok {
			first(&picture, im.Alt)
		}
		return true
	}}
	v.Block = func(b Block) bool {
		if h, ok := b.(*Heading); ok {
			first(&heading, PlainText(h.Inlines))
		}
		return heading == ""
	}
	v.Blocks(d.Blocks)
	for i := 0; i < len(d.Blocks) && text == "" && heading == ""; i++ {
		first(&text, BlockText(d.Blocks[i:i+1]))
	}
	file := strings.TrimSuffix(path.Base("/"+d.File), path.Ext(d.File))
	for _, s := range []string{heading, text, picture, strings.Trim(file, "/")} {
		if strings.IndexFunc(s, visible) >= 0 {
			return shortName(s)
		}
	}
	return untitled
}

// visible reports whether a character can be seen, roughly: what is not is
// mostly below the letters, or among the spaces and controls of U+2000.
func visible(r rune) bool {
	return r > ' ' && r != '\u00a0' && r != '\u00ad' && r != '\ufeff' && (r < '\u2000' || r > '\u200f') &&
		(r < '\u2028' || r > '\u202f') && r != '\u2060' && r != utf8.RuneError
}

// shortName cuts a text between words.
func shortName(s string) string {
	if utf8.RuneCountInString(s) <= longestName {
		return s
	}
	cut := string([]rune(s)[:longestName])
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,;:.") + "…"
}
