package theme

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"octavo/internal/packed"
)

// localeFiles are the files of locales/ by their tags, without their comments.
func localeFiles(t *testing.T) (files []packed.Entry) {
	t.Helper()
	paths, err := filepath.Glob("locales/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines := slices.DeleteFunc(strings.SplitAfter(string(data), "\n"), func(line string) bool { return strings.HasPrefix(line, "#") })
		tag := strings.TrimSuffix(filepath.Base(path), ".txt")
		if tag != "LICENSE" {
			files = append(files, packed.Entry{Name: tag, Data: []byte(strings.Join(lines, ""))})
		}
	}
	return files
}

// often are the languages that texts are often in.
const often = " ar ca cs da de de-at el es fa fi fr he hi hr hu id it ja ko nb nl nn pl pt pt-br ro ru sk sl sv tr uk vi zh-hans zh-hant "

// TestLocaleArchive compares the languages in the program with the files that
// they are made of, or packs those.
func TestLocaleArchive(t *testing.T) {
	archive := []packed.Entry{{Name: "often"}, {Name: "seldom"}}
	for _, f := range localeFiles(t) {
		e := &archive[1]
		if strings.Contains(often, " "+f.Name+" ") {
			e = &archive[0]
		}
		e.Data = append(append(e.Data, "["+f.Name+"]\n"...), f.Data...)
	}
	if *update {
		data, err := packed.Make(archive)
		if err == nil {
			err = os.WriteFile("locales.zip", data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, e := range archive {
		if got, err := packed.File(localeArchive, e.Name); err != nil || string(got) != string(e.Data) {
			t.Errorf("%s is not what locales/ has (%v): go test ./theme -run LocaleArchive -update", e.Name, err)
		}
	}
}

// TestLocalesAreComplete checks that every language has all words or none,
// twelve months where its dates name them, and a tag that is found.
func TestLocalesAreComplete(t *testing.T) {
	for _, l := range englishLocales {
		checkLocale(t, &l)
	}
	for _, f := range localeFiles(t) {
		checkKeys(t, f.Name, string(f.Data))
		l := packedLocale(f.Name)
		if l == nil || strings.Contains(string(f.Data), "[") {
			t.Fatalf("%s is not in the archive", f.Name)
		}
		checkLocale(t, l)
		if own := l.words.Note != "Note" || l.words.Tip != "Tip"; own != strings.HasPrefix(string(f.Data), "note: ") {
			t.Errorf("%s has words and none", f.Name)
		}
	}
}

func checkLocale(t *testing.T, l *locale) {
	t.Helper()
	if got := findLocale(l.lang); got == nil || got.lang != l.lang {
		t.Errorf("%s can't be found", l.lang)
	}
	words := reflect.ValueOf(l.words)
	for j := range words.NumField() {
		if name := words.Type().Field(j).Name; words.Field(j).String() == "" && name != "Oxford" {
			t.Errorf("%s has no word for %s", l.lang, name)
		}
	}
	if strings.Count(l.words.OnPage, "%s") != 1 || strings.Count(l.words.SetIn, "%s") != 2 {
		t.Errorf("%s: names and numbers have no place in %q, %q", l.lang, l.words.OnPage, l.words.SetIn)
	}
	for _, months := range []string{l.months, l.alone} {
		if n := strings.Count(months, ",") + 1; n != 12 && months != "" {
			t.Errorf("%s has %d months", l.lang, n)
		}
	}
	if l.months == "" && strings.Contains(l.date+l.monthYear, "%B") {
		t.Errorf("%s has no months", l.lang)
	}
	if !strings.Contains(l.date, "%d") || !strings.Contains(l.date, "%Y") {
		t.Errorf("%s has no full date", l.lang)
	}
}

// checkKeys checks that a file has keys that are known, in their order, and
// either all words, those that can be done without aside, or none.
func checkKeys(t *testing.T, tag, text string) {
	t.Helper()
	fields := new(locale).fields()
	at, words, joints := -1, 0, 0
	for line := range strings.Lines(text) {
		key, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		i := slices.IndexFunc(fields, func(f localeField) bool { return f.key == key })
		if !ok || value == "" || i <= at {
			t.Errorf("%s: %q is not a line that is known, or not in its place", tag, line)
		}
		at = max(at, i)
		switch key {
		case "two", "more":
			joints++
		case "continued", "set-in", "last", "months", "alone", "date", "month-year", "first-day":
		default:
			words++
		}
	}
	if words != 0 && words != 15 || joints != 2 {
		t.Errorf("%s has %d of 15 words, and %d of 2 joints", tag, words, joints)
	}
}

// TestLocalesAreDocumented compares the languages with those that the documentation
// lists, with an asterisk where their words are English.
func TestLocalesAreDocumented(t *testing.T) {
	data, err := os.ReadFile("../docs/languages.md")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"en"}
	for _, f := range localeFiles(t) {
		if !strings.Contains("\n"+string(f.Data), "\ncontents:") {
			f.Name += "*"
		}
		want = append(want, f.Name)
	}
	slices.Sort(want)
	_, list, _ := strings.Cut(string(data), "<!-- locales -->\n")
	list, _, _ = strings.Cut(list, "\n\n")
	if got := strings.Fields(strings.NewReplacer("`", "", "\\", "").Replace(list)); !slices.Equal(got, want) {
		t.Errorf("docs/languages.md lists %q,\nnot %q", got, want)
	}
}
