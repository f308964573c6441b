package theme

import (
	"slices"
	"strconv"
	"strings"

	"octavo/doc"
)

// Words are the words that Octavo itself puts on a page, in one language.
type Words struct {
	// The titles of alerts.
	Note, Tip, Important, Warning, Caution string
	Contents                               string // over the table of contents
	Figure, Table, Page                    string
	Continued                              string // "continued", of a table
	// Comma and And go between the names of a list: And before the last, with
	// the spaces that it needs, Comma before the others. Oxford is the And of
	// three and more, where it differs.
	Comma, And, Oxford string
	// OnPage is "page %s", of a reference in parentheses.
	OnPage string
	// The titles of a book's cover, of its index of tags and of its list of
	// chapters by date.
	Cover, Tags, ByDate string
	// SetIn is "Set in %s by %s": the names of typefaces, and Octavo's.
	SetIn string
	// Checked and Unchecked are what the box of a checklist says to those who
	// can't see it.
	Checked, Unchecked string
}

// locale is what is known of a language. Month names are in the form that a
// full date has, twelve in a string; Alone are those of a month without a day
// where they differ. Patterns have %d for the day, %B for the name of the
// month, %m for its number and %Y for the year.
type locale struct {
	lang      string
	words     Words
	months    string
	alone     string
	date      string
	monthYear string // "" for "%B %Y"
	first     string // what stands for a day of 1, "" for "1"
}

// Locale is the words of a language, a BCP 47 tag. A region or script that is
// not known counts for nothing; an unknown language has the English words, as
// has one of which only the dates are known.
func Locale(lang string) Words {
	if l := findLocale(lang); l != nil {
		return l.words
	}
	return englishLocales[0].words
}

// FormatDate writes a date out as a language does, "13 November 2025": no more
// of it than the source gave, and never the time of day. In a language that is
// not known it is "2025-11-13".
func FormatDate(d doc.Date, lang string) string {
	l := findLocale(lang)
	switch {
	case d.IsZero():
		return ""
	case d.NoMonth:
		return l.fill("%Y", lang, d)
	case d.NoDay && l == nil:
		return Digits(d.Time.Format("2006-01"), lang)
	case d.NoDay && l.monthYear != "":
		return l.fill(l.monthYear, lang, d)
	case d.NoDay:
		return l.fill("%B %Y", lang, d)
	case l == nil:
		return Digits(d.Time.Format("2006-01-02"), lang)
	}
	return l.fill(l.date, lang, d)
}

// FormatDay writes a date without its year, for a list of those of one year;
// one of which the source gave no more than the year is that year.
func FormatDay(d doc.Date, lang string) string {
	l := findLocale(lang)
	switch {
	case d.IsZero() || d.NoMonth:
		return FormatDate(d, lang)
	case l == nil && d.NoDay:
		return Digits(d.Time.Format("01"), lang)
	case l == nil:
		return Digits(d.Time.Format("01-02"), lang)
	case d.NoDay:
		return l.fill("%B", lang, d)
	}
	return l.fill(withoutYear(l.date), lang, d)
}

// withoutYear cuts the year off a pattern, with what ties it to the rest.
func withoutYear(pattern string) string {
	before, after, _ := strings.Cut(pattern, "%Y")
	if i := strings.Index(after, "%"); i >= 0 {
		return after[i:]
	}
	i := strings.LastIndex(before, "%")
	return before[:min(i+2, len(before))]
}

// fill fills in a pattern. A nil locale knows digits and nothing else.
func (l *locale) fill(pattern, lang string, d doc.Date) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(pattern, "%")
		b.WriteString(before)
		if !ok || rest == "" {
			return l.endings(b.String(), d)
		}
		switch rest[0] {
		case 'd':
			b.WriteString(l.day(d.Time.Day(), lang))
		case 'm':
			b.WriteString(number(int(d.Time.Month()), lang))
		case 'B':
			b.WriteString(l.month(int(d.Time.Month()), d.NoDay))
		case 'Y':
			b.WriteString(number(d.Time.Year(), lang))
		}
		pattern = rest[1:]
	}
}

// endings settles what the ending of a number in Basque depends on: how it is
// said. The pattern has "(e)" after the year and "(a)" after the day.
func (l *locale) endings(s string, d doc.Date) string {
	if l == nil || l.lang != "eu" {
		return s
	}
	year, day := "", "a"
	switch n := d.Time.Year(); n % 20 {
	case 1, 5, 10, 15: // bat, bost, hamar, hamabost
		year = "e"
	case 0:
		if n%100 == 0 && n%1000 != 0 { // ehun
			year = "e"
		}
	}
	if n := d.Time.Day(); n == 11 || n == 31 { // hamaika
		day = ""
	}
	return strings.NewReplacer("(e)", year, "(a)", day).Replace(s)
}

func (l *locale) day(n int, lang string) string {
	if n == 1 && l.first != "" {
		return l.first
	}
	return number(n, lang)
}

func (l *locale) month(n int, alone bool) string {
	names := l.months
	if alone && l.alone != "" {
		names = l.alone
	}
	for i := 1; i < n; i++ {
		_, names, _ = strings.Cut(names, ",")
	}
	name, _, _ := strings.Cut(names, ",")
	return name
}

func number(n int, lang string) string { return Digits(strconv.Itoa(n), lang) }

// Join makes a list of names: "Ada, Bob and Cy".
func (w *Words) Join(names []string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	and := w.And
	if last > 1 && w.Oxford != "" {
		and = w.Oxford
	}
	return strings.Join(names[:last], w.Comma) + and + names[last]
}

// findLocale finds the locale of a BCP 47 tag, nil if its language is unknown.
func findLocale(lang string) *locale {
	for tag := canonicalTag(lang); tag != ""; tag = parentTag(tag) {
		for i := range englishLocales {
			if englishLocales[i].lang == tag {
				return &englishLocales[i]
			}
		}
		if l := packedLocale(tag); l != nil {
			return l
		}
	}
	return nil
}

// canonicalTag is the tag that locales go by, in small letters.
func canonicalTag(lang string) string {
	tag := strings.ToLower(strings.ReplaceAll(strings.TrimSpace(lang), "_", "-"))
	base, rest, _ := strings.Cut(tag, "-")
	switch base {
	case "zh", "yue":
		return "zh-" + chineseScript(rest)
	case "en":
		return englishTag(rest)
	case "sh", "cnr":
		if strings.HasPrefix(rest, "cyrl") {
			return "sr"
		}
		return "sr-latn"
	}
	if i := slices.Index(otherNames, base); i >= 0 && i%2 == 0 {
		return otherNames[i+1] + tag[len(base):]
	}
	return tag
}

// otherNames are languages by another of their tags, each before the one that it
// goes by here.
var otherNames = []string{
	"no", "nb", "iw", "he", "in", "id", "ji", "yi", "tl", "fil", "mo", "ro", "prs", "fa", "kmr", "ku",
}

// chineseScript tells traditional characters from simplified ones.
func chineseScript(rest string) string {
	for part := range strings.SplitSeq(rest, "-") {
		switch part {
		case "hant":
			return "hant"
		case "hans":
			return "hans"
		case "tw", "hk", "mo":
			return "hant"
		}
	}
	return "hans"
}

// englishTag is "en-gb" for English outside of North America: the day comes
// first there.
func englishTag(rest string) string {
	for part := range strings.SplitSeq(rest, "-") {
		switch part {
		case "us", "ca", "ph":
			return "en"
		}
		if len(part) == 2 {
			return "en-gb"
		}
	}
	return "en"
}

// parentTag is a tag without its last part.
func parentTag(tag string) string {
	i := strings.LastIndexByte(tag, '-')
	return tag[:max(0, i)]
}
