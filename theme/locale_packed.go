package theme

import (
	_ "embed" // the languages are in the program
	"strings"
	"sync"

	"octavo/internal/packed"
)

// localeArchive has the files of locales/, whose README.md says what is in them,
// in two: those that texts are often in, and the others. A test makes it.
//
//go:embed locales.zip
var localeArchive string

// localeTexts are the files, each after a line with its tag in brackets. They are
// unpacked when they are first needed.
var localeTexts = [...]func() string{onceLocales("often"), onceLocales("seldom")}

func onceLocales(name string) func() string {
	return sync.OnceValue(func() string {
		text, _ := packed.File(localeArchive, name)
		return string(text)
	})
}

// readLocales are the locales that were asked for, by their tags: a book's
// chapters all have the same few.
var readLocales sync.Map

// packedLocale is the locale of a tag in small letters, nil if there is none.
func packedLocale(tag string) *locale {
	if l, ok := readLocales.Load(tag); ok {
		return l.(*locale)
	}
	for _, text := range localeTexts {
		if _, after, ok := strings.Cut(text(), "["+tag+"]\n"); ok {
			own, _, _ := strings.Cut(after, "[")
			l := parseLocale(tag, own)
			readLocales.Store(tag, l)
			return l
		}
	}
	return nil // of that language nothing is known
}

// parseLocale reads a file of locales/. The words that it doesn't have are the
// English ones.
func parseLocale(tag, text string) *locale {
	l := &locale{lang: tag, words: englishLocales[0].words}
	l.words.Oxford = ""
	if strings.HasPrefix(text, "note: ") {
		l.words.SetIn = neutralSetIn
	}
	fields := l.fields()
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		for _, f := range fields {
			if f.key == key {
				*f.at = value
			}
		}
	}
	for _, joint := range []*string{&l.words.Comma, &l.words.And, &l.words.Oxford} {
		*joint = strings.TrimSuffix(strings.TrimPrefix(*joint, "%s"), "%s")
	}
	return l
}

// neutralSetIn is what needs no words.
const neutralSetIn = "%s · %s"

// localeField is what a key in a file of locales/ sets.
type localeField struct {
	key string
	at  *string
}

// fields are those of a locale in the order that the files have them in. Those
// between the names of a list are written with what is before and after them.
func (l *locale) fields() []localeField {
	w := &l.words
	return []localeField{
		{"note", &w.Note}, {"tip", &w.Tip}, {"important", &w.Important},
		{"warning", &w.Warning}, {"caution", &w.Caution},
		{"contents", &w.Contents}, {"figure", &w.Figure}, {"table", &w.Table},
		{"page", &w.Page}, {"on-page", &w.OnPage},
		{"cover", &w.Cover}, {"tags", &w.Tags}, {"by-date", &w.ByDate},
		{"checked", &w.Checked}, {"unchecked", &w.Unchecked},
		{"continued", &w.Continued}, {"set-in", &w.SetIn},
		{"two", &w.And}, {"last", &w.Oxford}, {"more", &w.Comma},
		{"months", &l.months}, {"alone", &l.alone}, {"date", &l.date},
		{"month-year", &l.monthYear}, {"first-day", &l.first},
	}
}
