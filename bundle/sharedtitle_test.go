package bundle

import (
	"strings"
	"testing"

	"octavo/doc"
)

// TestSharedTitles says what chapters are called whose texts begin alike.
func TestSharedTitles(t *testing.T) {
	const head = `<h1 align="center">Hens</h1>` + "\n\n"
	for _, c := range []struct {
		name, want string
		files      []string
	}{
		{"the project's name", "Eggs, Food, Care", []string{"1.md", head + "## Eggs\n\nText\n", "2.md", head + "## Food\n", "3.md", head + "# Care\n\nText\n\n# More\n"}},
		{"a picture between", "Eggs, Food, Care", []string{"1.md", head + "![b](b.svg)\n\n## Eggs\n", "2.md", head + "## Food\n", "3.md", head + "## Care\n"}},
		{"one with words of its own", "Hens, Eggs, Food, Care", []string{"1.md", head + "All of them.\n\n## Which\n", "2.md", head + "## Eggs\n", "3.md", head + "## Food\n", "4.md", head + "## Care\n"}},
		{"a file's name", "Notes on Hens, Eggs, Food, Hens", []string{"1-notes-on-hens.md", head + "All of them.\n\n## Which\n", "2.md", head + "## Eggs\n", "3.md", head + "## Food\n", "README.md", head + "Hens.\n"}},
		{"two", "Hens, Hens", []string{"1.md", head + "## Eggs\n", "2.md", head + "## Food\n"}},
		{"mostly words", "Hens, Hens, Hens", []string{"1.md", head + "## Eggs\n", "2.md", head + "Text\n", "3.md", head + "Text\n"}},
		{"the second is shared too", "Hens, Hens, Hens", []string{"1.md", head + "## About\n", "2.md", head + "## About\n", "3.md", head + "## About\n"}},
		{"in front matter", "Hens, Hens, Hens", []string{"1.md", "---\ntitle: Hens\n---\n## A\n", "2.md", "---\ntitle: Hens\n---\n## B\n", "3.md", "---\ntitle: Hens\n---\n## C\n"}},
		{"introductions", "Introduction, Introduction, Introduction", []string{"a/1.md", "# Introduction\n\n## A\n", "b/1.md", "# Introduction\n\n## B\n", "c/1.md", "# Introduction\n\n## C\n"}},
	} {
		r := mustRead(t, filesOf(c.files...), Options{Order: ByPath})
		if got := titles(r.Book); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		told := 0
		for _, d := range r.Diagnostics {
			if d.Code == "shared-title" {
				told++
			}
		}
		if renamed := strings.Contains(c.want, "Eggs"); renamed != (told == 1) {
			t.Errorf("%s: told %d times", c.name, told)
		}
	}
}

// TestSharedTitleLinks follows links to a heading that was left out.
func TestSharedTitleLinks(t *testing.T) {
	r := mustRead(t, filesOf("1.md", "# Hens\n\n## Eggs\n\n[a](#hens) [b](2.md#hens) [c](2.md#food) [d](#eggs)\n", "2.md", "# Hens\n\n## Food\n", "3.md", "# Hens\n\n## Care\n"), Options{Order: ByPath})
	var got []string
	first := r.Book.Parts[0].Chapters[0].Doc
	for l := range linksOf(first) {
		if l.To != nil {
			got = append(got, l.To.Chapter.ID+"#"+l.To.ID)
		} else {
			got = append(got, l.Dest)
		}
	}
	if s := strings.Join(got, " "); s != "#eggs c-2# c-2# #eggs" || first.Meta.TitleID != "eggs" {
		t.Errorf("%s; the title is %s", s, first.Meta.TitleID)
	}
	for _, d := range r.Diagnostics {
		if d.Severity != doc.Info {
			t.Error(d)
		}
	}
}
