package doc

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// untitled is what a document is called that holds nothing.
const untitled = "Untitled"

// longestName is the longest name that is made of a text, in characters.
const longestName = 60

// Name is what a document is called where it needs a name, as in a window's
// bar: its title or, if it has none, its first heading (or what the logo above that
// shows), its first words, the description of its first picture, the name of its file.
// It is never empty.
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
	if logo := d.logo(); logo != "" && heading != "" {
		heading = logo
	}
	for _, s := range []string{heading, text, picture, strings.Trim(file, "/")} {
		if strings.IndexFunc(s, visible) >= 0 {
			return shortName(s)
		}
	}
	return untitled
}

// logo is the description of a picture that a text begins with, with nothing else in
// its block, "" where it begins otherwise. In a row of pictures they are badges.
func (d *Document) logo() string {
	if len(d.Blocks) == 0 {
		return ""
	}
	var pictures []*Image
	alone := true
	v := Visitor{Inline: func(in Inline) bool {
		switch in := in.(type) {
		case *Image:
			pictures = append(pictures, in)
			return false
		case *Text:
			alone = alone && strings.IndexFunc(in.Value, visible) < 0
		case *Code, *Math:
			alone = false
		}
		return true
	}}
	v.Block = func(b Block) bool {
		switch b.(type) {
		case *Paragraph, *Div, *Figure:
			return true
		}
		alone = false
		return false
	}
	v.Blocks(d.Blocks[:1])
	if !alone || len(pictures) != 1 {
		return ""
	}
	const most = 3 // words; a picture of which more is to be said is no logo
	words := strings.Fields(pictures[0].Alt)
	for len(words) > 1 && isLogoWord(words[len(words)-1]) {
		words = words[:len(words)-1]
	}
	if len(words) > most || slices.ContainsFunc(words, isBadgeWord) || len(words) == 1 && isLogoWord(words[0]) {
		return ""
	}
	return strings.Join(words, " ")
}

// isLogoWord reports whether a word says what the picture is, not what is in it.
func isLogoWord(w string) bool {
	switch strings.ToLower(w) {
	case "logo", "banner", "icon", "image", "header", "hero", "screenshot", "cover":
		return true
	}
	return false
}

// isBadgeWord reports whether a word is on badges, as they say how a program is.
func isBadgeWord(w string) bool {
	switch strings.ToLower(w) {
	case "build", "status", "badge", "version", "license", "licence", "ci", "test", "tests", "coverage", "downloads", "release",
		"npm", "docs", "documentation", "report", "godoc", "chat", "discord", "pypi", "stars":
		return true
	}
	return false
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
