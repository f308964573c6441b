package bundle

import (
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"

	"octavo/doc"
	"octavo/markdown"
)

// maxAuthors is how many authors a book names on its title page; a book of more
// names those of the most texts.
const maxAuthors = 8

// describe settles what is known of the book as a whole: what the command line
// says, then the files that describe it, then what its texts share.
func (b *builder) describe() {
	m := b.o.Meta
	for _, about := range b.about {
		if b.o.Lang != "" { // of texts that name none, and so of the book
			about.Lang = ""
		}
		fill(&m, about)
	}
	texts := b.chosen()
	if m.Title == "" {
		m.Title, m.TitleLine = b.findTitle(texts)
	}
	if len(texts) == 1 {
		fill(&m, texts[0].doc.Meta)
	}
	b.share(&m, texts)
	lang := m.Lang
	if lang == "" {
		lang = b.lang
	}
	lines := m
	markdown.MetaLines(&lines, lang)
	m.Authors, m.Publisher, m.Series = lines.Authors, lines.Publisher, lines.Series
	if m.TitleLine == nil {
		m.Title, m.TitleLine = lines.Title, lines.TitleLine
	}
	if m.SubtitleLine == nil {
		m.Subtitle, m.SubtitleLine = lines.Subtitle, lines.SubtitleLine
	}
	if m.DescriptionLine == nil {
		m.Description, m.DescriptionLine = lines.Description, lines.DescriptionLine
	}
	if m.Identifier == "" {
		m.Identifier = identifier(&m)
	}
	b.out.Book.Meta = m
}

// fill takes over what is still empty.
func fill(m *doc.Meta, from doc.Meta) {
	if m.Title == "" {
		m.Title, m.TitleLine = from.Title, from.TitleLine
	}
	if m.Subtitle == "" {
		m.Subtitle, m.SubtitleLine = from.Subtitle, from.SubtitleLine
	}
	if m.Description == "" {
		m.Description, m.DescriptionLine = from.Description, from.DescriptionLine
	}
	if m.Series == "" {
		m.Series, m.SeriesIndex = from.Series, or(m.SeriesIndex, from.SeriesIndex)
	}
	m.Lang = or(m.Lang, from.Lang)
	m.Publisher = or(m.Publisher, from.Publisher)
	m.Rights = or(m.Rights, from.Rights)
	m.Identifier = or(m.Identifier, from.Identifier)
	if len(m.Authors) == 0 {
		m.Authors = from.Authors
	}
	if len(m.Tags) == 0 {
		m.Tags = from.Tags
	}
	if len(m.Categories) == 0 {
		m.Categories = from.Categories
	}
	if len(m.Keywords) == 0 {
		m.Keywords = from.Keywords
	}
	if m.Date.IsZero() {
		m.Date = from.Date
	}
	if m.Updated.IsZero() {
		m.Updated = from.Updated
	}
	if m.TOC == nil {
		m.TOC = from.TOC
	}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// findTitle is the title of a book that nobody has named.
func (b *builder) findTitle(texts []*text) (string, []doc.Inline) {
	if b.title != "" {
		return b.title, nil
	}
	if len(texts) == 1 {
		m := &texts[0].doc.Meta
		if m.Title != "" {
			return m.Title, m.TitleLine
		}
	} else if b.coverDir != nil {
		for _, t := range b.texts {
			stem, _ := cutEnding(path.Base(t.name))
			if t.doc != nil && isIndex(stem) && path.Dir(t.name) == b.coverDir.name && t.meta.Title != "" {
				return t.doc.Meta.Title, t.doc.Meta.TitleLine
			}
		}
	}
	if series := sharedText(texts, func(m *doc.Meta) string { return m.Series }); series != "" && b.o.Series != "" {
		return series, nil
	}
	if s := b.folderTitle(texts); s != "" {
		return plainLine(s)
	}
	for _, c := range b.out.Book.All() {
		b.info(doc.Pos{File: c.Doc.File}, "book-title", fmt.Sprintf("nothing says what the book is called, so it is called %q, as its first text", c.Doc.Meta.Title), "name it with --title")
		return c.Doc.Meta.Title, c.Doc.Meta.TitleLine
	}
	return "", nil
}

// folderTitle is the name of the folder that the texts are in.
func (b *builder) folderTitle(texts []*text) string {
	var dir string
	switch {
	case b.coverDir != nil:
		dir = b.coverDir.name
	case len(texts) == 1:
		if texts[0].path == "" || !isFile(place{texts[0].fsys, texts[0].path, ""}) {
			return ""
		}
		return readable(texts[0].stem())
	default:
		for i, t := range texts {
			if i > 0 && path.Dir(t.name) != dir {
				return ""
			}
			dir = path.Dir(t.name)
		}
	}
	for plainFolders[strings.ToLower(path.Base(dir))] {
		dir = path.Dir(dir)
	}
	return or(readable(dir), readable(b.folder))
}

// plainFolders have names that say nothing of a book.
var plainFolders = map[string]bool{
	"src": true, "doc": true, "docs": true, "content": true, "source": true, "text": true,
	"texts": true, "md": true, "markdown": true, "_posts": true,
}

// share fills in what the texts have in common.
func (b *builder) share(m *doc.Meta, texts []*text) {
	if len(m.Authors) == 0 {
		m.Authors = b.sharedAuthors(texts)
	}
	if m.Lang == "" {
		m.Lang = or(commonLang(texts), b.lang)
	}
	m.Publisher = or(m.Publisher, sharedText(texts, func(m *doc.Meta) string { return m.Publisher }))
	m.Rights = or(m.Rights, sharedText(texts, func(m *doc.Meta) string { return m.Rights }))
	if m.Series == "" {
		if s := sharedText(texts, func(m *doc.Meta) string { return m.Series }); s != m.Title {
			m.Series = s
		}
	}
	if m.Date.IsZero() {
		for _, t := range texts {
			m.Date = latest(m.Date, t.doc.Meta.Date)
		}
	}
	if len(m.Tags) == 0 {
		m.Tags = sharedTags(texts)
	}
}

// sharedText is what all texts say; "" where they differ.
func sharedText(texts []*text, get func(*doc.Meta) string) string {
	s := ""
	for i, t := range texts {
		if i == 0 {
			s = get(&t.doc.Meta)
		} else if get(&t.doc.Meta) != s {
			return ""
		}
	}
	return s
}

// sharedAuthors are all authors in the order in which they first appear.
func (b *builder) sharedAuthors(texts []*text) []doc.Author {
	type key struct{ name, role string }
	var list []doc.Author
	place := map[key]int{}
	count := map[key]int{}
	for _, t := range texts {
		for _, a := range t.doc.Meta.Authors {
			k := key{a.Name, a.Role}
			i, seen := place[k]
			if !seen {
				i = len(list)
				place[k] = i
				list = append(list, a)
			}
			list[i].Email, list[i].URL = or(list[i].Email, a.Email), or(list[i].URL, a.URL)
			count[k]++
		}
	}
	if len(list) <= maxAuthors {
		return list
	}
	of := func(a doc.Author) int { return count[key{a.Name, a.Role}] }
	slices.SortStableFunc(list, func(a, b doc.Author) int { return of(b) - of(a) })
	b.info(doc.Pos{}, "many-authors", fmt.Sprintf("the texts have %d authors; the book names the %d with the most texts, and each chapter its own", len(list), maxAuthors),
		"name the book's authors with --author, or in a book file")
	return list[:maxAuthors]
}

// commonLang is the language of most texts, "" where most name none.
func commonLang(texts []*text) string {
	best, count := "", map[string]int{}
	for _, t := range texts {
		count[t.doc.Meta.Lang]++
	}
	for _, t := range texts {
		if lang := t.doc.Meta.Lang; count[lang] > count[best] {
			best = lang
		}
	}
	return best
}

// sharedTags are all tags, the most used first, then by name.
func sharedTags(texts []*text) []string {
	count := map[string]int{}
	spelt := map[string]string{}
	var keys []string
	for _, t := range texts {
		for _, tag := range t.doc.Meta.Tags {
			k := strings.ToLower(tag)
			if count[k]++; count[k] == 1 {
				spelt[k] = tag
				keys = append(keys, k)
			}
		}
	}
	slices.SortFunc(keys, func(a, b string) int {
		if d := count[b] - count[a]; d != 0 {
			return d
		}
		return natural(a, b)
	})
	for i, k := range keys {
		keys[i] = spelt[k]
	}
	return keys
}

// identifier is a UUID of version 5 (RFC 9562, section 5.5) of the book's
// title, series and authors: it stays the same while texts come and change, and
// wherever the book is made. A book that gets another title is another book.
func identifier(m *doc.Meta) string {
	// The namespace is that of URLs, section 6.6.
	h := sha1.New()
	h.Write([]byte("\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8"))
	fmt.Fprintf(h, "octavo:book\n%s\n%s\n%s\n", m.Title, m.Series, m.SeriesIndex)
	for _, a := range m.Authors {
		fmt.Fprintf(h, "%s\n", a.Name)
	}
	u := h.Sum(nil)[:16]
	u[6] = u[6]&0x0f | 0x50
	u[8] = u[8]&0x3f | 0x80
	s := hex.EncodeToString(u)
	return "urn:uuid:" + s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}
