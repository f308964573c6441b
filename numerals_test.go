package octavo

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"octavo/page"
	"octavo/theme"
)

// numbersOf are the digits in a text, of any script.
func numbersOf(s string) (western, own int) {
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			western++
		case r >= '٠' && r <= '٩', r >= '۰' && r <= '۹', r >= '०' && r <= '९':
			own++
		}
	}
	return western, own
}

// numbered has a number of each kind that is made: a date, contents, headings,
// list items, notes, folios. All digits of its own are in said.
func numbered(lang, said string) string {
	return "---\ntitle: كتاب\ndate: 2025-11-13\ntoc: true\nlang: " + lang + "\n---\n\n" + said + "[^a]\n\n" +
		"## باب\n\n1. كذا\n2. كذا\n\n## باب\n\nكذا[^b]\n\n[^a]: كذا.\n[^b]: كذا.\n"
}

// TestNumerals: numbers that are made are in the digits of the text, in pages
// and in EPUBs, wherever they stand.
func TestNumerals(t *testing.T) {
	cases := []struct {
		name    string
		texts   []string
		western bool
	}{
		{"Arabic with 0 to 9", []string{numbered("ar", "عام 2007")}, true},
		{"Arabic with its own", []string{numbered("ar-EG", "عام ٢٠٠٧")}, false},
		{"Arabic without digits", []string{numbered("ar", "عام")}, false},
		{"Persian", []string{numbered("fa", "سال ۲۰۰۷")}, false},
		{"Persian with 0 to 9", []string{numbered("fa", "سال 2007")}, true},
		{"Marathi", []string{numbered("mr", "२००७ मध्ये")}, false},
		{"a book with 0 to 9", []string{numbered("ar", "عام"), numbered("ar", "عام 2007")}, true},
		{"a book with its own", []string{numbered("ar", "عام ٢٠٠٧"), numbered("ar", "عام")}, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			for _, workers := range []int{1, 4} {
				pdf, epub := editionsOf(t, c.texts, workers)
				for where, text := range map[string]string{"PDF": pdf, "EPUB": epub} {
					western, own := numbersOf(text)
					made, others := own, western
					if c.western {
						made, others = western, own
					}
					if made < 20 || others > 0 {
						t.Errorf("%s: %d digits as in the text, and %d others:\n%s", where, made, others, text)
					}
				}
			}
		})
	}
}

// editionsOf is what can be read on the pages of texts, and in their EPUB.
func editionsOf(t *testing.T, texts []string, workers int) (pages, epub string) {
	t.Helper()
	look, err := theme.Builtin(theme.Default)
	if err != nil {
		t.Fatal(err)
	}
	look.Number.Headings = 2
	files := fstest.MapFS{}
	for i, text := range texts {
		files[string(rune('a'+i))+".md"] = &fstest.MapFile{Data: []byte(text)}
	}
	o := Options{Workers: workers, Theme: look, Print: Print{DateIndex: true}}
	read, err := ReadBook([]Input{{FS: files, Path: "."}}, BookOptions{Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	s := &bookWriter{book: read.Book, o: &o}
	if err := s.prepare(); err != nil {
		t.Fatal(err)
	}
	set, _, err := s.paginate()
	if err != nil {
		t.Fatal(err)
	}
	pages = textOf(set.Document)
	if len(texts) == 1 {
		d, _, err := parse([]byte(texts[0]), &o)
		if err != nil {
			t.Fatal(err)
		}
		alone, _, err := paginate(d, &o)
		if err != nil {
			t.Fatal(err)
		}
		pages += textOf(alone)
	}
	var b bytes.Buffer
	s.pages = set
	if _, err := s.writeEPUB(&b); err != nil {
		t.Fatal(err)
	}
	return pages, readable(t, b.Bytes())
}

// textOf is the text of pages, and of their outline.
func textOf(d *page.Document) string {
	var b strings.Builder
	for line := range strings.Lines(page.DumpLines(d)) {
		if !strings.HasPrefix(line, "---") {
			b.WriteString(line)
		}
	}
	for _, e := range d.Outline {
		b.WriteString(e.Title + "\n")
	}
	return strings.NewReplacer("Source Serif 4", "", "Source Sans 3", "").Replace(b.String())
}

// readable is what can be read in an EPUB, without tags. A list that is numbered
// by its reader has its class for a text.
func readable(t *testing.T, file []byte) string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range r.File {
		if !strings.HasSuffix(f.Name, ".xhtml") && !strings.HasSuffix(f.Name, ".ncx") {
			continue
		}
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		text := regexp.MustCompile(`<ol class="digits-[a-z]+">`).ReplaceAllString(string(data), "٠")
		if !strings.HasSuffix(f.Name, "nav.xhtml") { // whose lists have no numbers
			text = strings.ReplaceAll(text, "<ol>", "0")
		}
		b.WriteString(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, ""))
	}
	return b.String()
}
