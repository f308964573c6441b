package epub

import (
	"cmp"
	"errors"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/language"

	"octavo/doc"
)

// metadata is what the package document says of the book, in the form in which
// it may say it.
type metadata struct {
	id              identifier
	title, subtitle string
	people          []person
	lang            string
	date            string // "2025", "2025-11" or "2025-11-13"
	modified        time.Time
	publisher       string
	rights          string
	description     string
	subjects        []string
	series          string
	position        string // in the series
}

// person is somebody who had a part in the book.
type person struct {
	name   string
	fileAs string
	role   string // MARC relator code
}

// most subjects that a book gets from the tags of its texts: as many as are of
// use to who looks for it.
const mostSubjects = 40

// describe collects the metadata of a book.
func describe(b *doc.Book, o *Options, diags *doc.Diagnostics) metadata {
	m := &b.Meta
	chapters := documents(b)
	d := metadata{
		title: line(m.Title), subtitle: line(m.Subtitle), publisher: line(m.Publisher), rights: line(m.Rights),
		description: line(m.Description), series: line(m.Series),
	}
	d.lang = bookLanguage(m.Lang, o.Lang, diags)
	if d.title == "" && len(chapters) > 0 {
		d.title = line(chapters[0].Meta.Title)
		if len(chapters) > 1 {
			diags.Warn(doc.Pos{}, "no-title", "the book has no title; it gets that of its first text",
				"give it a title with --title or in the book file")
		}
	}
	if d.title == "" {
		d.title = "—"
	}
	d.people = people(m, chapters)
	d.date = publicationDate(m, chapters, diags)
	d.modified = lastChange(o.Modified, m, chapters)
	d.subjects = subjects(m, chapters)
	if isPosition(m.SeriesIndex) && d.series != "" {
		d.position = m.SeriesIndex
	}
	d.id = identify(m.Identifier, d.seed(b), diags)
	return d
}

// documents are the texts of the chapters.
func documents(b *doc.Book) []*doc.Document {
	var list []*doc.Document
	for _, c := range b.All() {
		list = append(list, c.Doc)
	}
	return list
}

// line is a text in one line.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// bookLanguage is the language of the book as a tag.
func bookLanguage(own, otherwise string, diags *doc.Diagnostics) string {
	for _, tag := range []string{own, otherwise} {
		if tag = strings.ReplaceAll(strings.TrimSpace(tag), "_", "-"); tag == "" {
			continue
		}
		if isLanguage(tag) {
			return tag
		}
		diags.Warn(doc.Pos{}, "bad-language", "the book's language "+quoted(tag)+" is no language tag",
			`languages are written as "de" or "pt-BR" (BCP 47)`)
	}
	return "en"
}

// isLanguage reports whether a tag has the form of BCP 47, with a language of
// two or three letters.
func isLanguage(tag string) bool {
	base, _, _ := strings.Cut(tag, "-")
	_, err := language.Parse(tag)
	var unknown language.ValueError
	return len(base) <= 3 && (err == nil || errors.As(err, &unknown))
}

// people are those of the book, or if it names none all of its texts.
func people(m *doc.Meta, chapters []*doc.Document) []person {
	var list []person
	seen := map[person]bool{}
	add := func(authors []doc.Author) {
		for _, a := range authors {
			p := person{name: line(a.Name), role: "aut"}
			if isRelator(a.Role) {
				p.role = a.Role
			}
			if p.name == "" || seen[p] {
				continue
			}
			seen[p] = true
			p.fileAs = fileAs(p.name)
			list = append(list, p)
		}
	}
	add(m.Authors)
	if len(list) == 0 {
		for _, d := range chapters {
			add(d.Meta.Authors)
		}
	}
	return list
}

// isRelator reports whether a role has the form of a MARC relator code.
func isRelator(role string) bool {
	return len(role) == 3 && strings.Trim(role, "abcdefghijklmnopqrstuvwxyz") == ""
}

// creates reports whether a role is that of who made the work, and not of who
// contributed to it.
func creates(role string) bool {
	switch role {
	case "aut", "cre", "com", "cmp", "art", "dub":
		return true
	}
	return false
}

// fileAs is a name as it is sorted: "Lovelace, Ada". Names of bodies, and those
// in scripts that write the family's name first, stay as they are.
func fileAs(name string) string {
	words := strings.Fields(name)
	if len(words) < 2 || strings.ContainsAny(name, ",&@/") {
		return name
	}
	for _, w := range words {
		switch strings.ToLower(strings.Trim(w, ".")) {
		case "the", "team", "project", "foundation", "group", "community", "contributors", "authors", "and",
			"inc", "ltd", "gmbh", "llc", "society", "university", "institute", "association", "press", "editors",
			"committee", "department", "company", "staff", "blog", "verein", "und", "et", "der", "die", "of":
			return name
		}
	}
	if strings.IndexFunc(name, func(r rune) bool { return r >= 0x0590 }) >= 0 {
		return name
	}
	last := len(words) - 1
	var suffix string
	switch strings.Trim(words[last], ".") {
	case "Jr", "Sr", "II", "III", "IV":
		if suffix = ", " + words[last]; last > 1 {
			last--
		}
	}
	family := last
	for family > 1 && isParticle(words[family-1]) {
		family--
	}
	return strings.Join(words[family:last+1], " ") + ", " + strings.Join(words[:family], " ") + suffix
}

// isParticle are the small words that belong to a family's name.
func isParticle(w string) bool {
	switch w {
	case "van", "von", "vom", "zu", "zur", "de", "den", "del", "della", "da", "di", "du", "le", "la", "ter", "ten", "dos", "do":
		return true
	}
	return false
}

// publicationDate is the book's date, or that of its latest text.
func publicationDate(m *doc.Meta, chapters []*doc.Document, diags *doc.Diagnostics) string {
	date := m.Date
	if date.IsZero() {
		for _, d := range chapters {
			if usable(d.Meta.Date) && d.Meta.Date.Time.After(date.Time) {
				date = d.Meta.Date
			}
		}
	}
	switch {
	case date.IsZero():
		return ""
	case !usable(date):
		diags.Warn(doc.Pos{}, "bad-date", "the book's date can't be written with a year of four digits", "")
		return ""
	case date.NoMonth:
		return date.Time.Format("2006")
	case date.NoDay:
		return date.Time.Format("2006-01")
	}
	return date.Time.Format("2006-01-02")
}

func usable(d doc.Date) bool {
	return !d.IsZero() && d.Time.Year() > 0 && d.Time.Year() < 10000
}

// lastChange is when the book was last changed: as asked for, or the latest
// date in it. A book without any has a date all the same, always the same one.
func lastChange(asked time.Time, m *doc.Meta, chapters []*doc.Document) time.Time {
	latest := asked
	for _, d := range append([]*doc.Document{{Meta: *m}}, chapters...) {
		for _, date := range []doc.Date{d.Meta.Date, d.Meta.Updated} {
			if asked.IsZero() && usable(date) && date.Time.After(latest) {
				latest = date.Time
			}
		}
	}
	if latest.IsZero() {
		latest = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return latest.UTC().Truncate(time.Second)
}

// subjects are the book's tags, and those that its texts have most.
func subjects(m *doc.Meta, chapters []*doc.Document) []string {
	type subject struct {
		name  string
		count int
	}
	var list []*subject
	byName := map[string]*subject{}
	add := func(names []string, weight int) {
		for _, name := range names {
			if name = line(name); name == "" {
				continue
			}
			key := strings.ToLower(name)
			s := byName[key]
			if s == nil {
				s = &subject{name: name}
				byName[key] = s
				list = append(list, s)
			}
			s.count += weight
		}
	}
	const first = 1 << 30
	add(m.Tags, first)
	add(m.Categories, first)
	add(m.Keywords, first)
	for _, d := range chapters {
		add(d.Meta.Tags, 1)
		add(d.Meta.Categories, 1)
	}
	slices.SortStableFunc(list, func(a, b *subject) int { return cmp.Compare(b.count, a.count) })
	var names []string
	for _, s := range list[:min(len(list), mostSubjects)] {
		names = append(names, s.name)
	}
	return names
}

// isPosition reports whether a number in a series is whole numbers with stops
// between them.
func isPosition(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if part == "" || strings.Trim(part, "0123456789") != "" {
			return false
		}
	}
	return true
}
