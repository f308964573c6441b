package bundle

import (
	"strings"
	"testing"

	"octavo/doc"
)

// TestTitles says for each text what its title is, and what its blocks begin
// with then.
func TestTitles(t *testing.T) {
	for _, c := range []struct{ name, file, text, title, first string }{
		{"front matter", "a.md", "---\ntitle: Front *m*\n---\n# Other\n", "Front m", "heading 1 #other"},
		{"repeated", "a.md", "---\ntitle: Same\n---\n# Same!\n\nText\n", "Same", "paragraph"},
		{"repeated below a picture", "a.md", "---\ntitle: Same\n---\n![p](p.png)\n\n# Same\n\nText\n", "Same", "figure"},
		{"heading", "a.md", "# Only\n\nText\n", "Only", "paragraph"},
		{"several", "a.md", "# One\n\n# Two\n", "One", "heading 1 #two"},
		{"lower level", "a.md", "## One\n\n## Two\n", "One", "heading 2 #two"},
		{"below a picture", "a.md", "![p](p.png)\n\n---\n\n# Title\n\nText\n", "Title", "figure"},
		{"badges", "a.md", "[![b](b.svg)](x) ![c](c.svg)\n\n# Title\n\nText\n", "Title", "paragraph"},
		{"changes", "CHANGELOG.md", "## [1.1.0] - 2020-01-01\n\nText\n\n## 1.0.0\n", "Changelog", "heading 2 #110"},
		{"one release", "NEWS.md", "# Pack 1.1\n\n## 1.0\n", "Pack 1.1", "heading 2"},
		{"in the middle", "a.md", "<div align=center>\n\n![p](p.png)\n\n<h1>Title</h1>\n\nText\n\n</div>\n\n## More\n", "Title", "div center\n  figure"},
		{"several in the middle", "my-file.md", "<div align=center>\n\nText\n\n# A\n\n# B\n\n</div>\n", "My File", "div center"},
		{"below text", "a.md", "Text\n\n# Title\n\nMore\n", "Title", "paragraph"},
		{"below other sections", "my-file.md", "Text\n\n## One\n\n# License\n\nMore\n", "My File", "paragraph \"Text\"\nheading 2 #one \"One\"\nheading 1 #license"},
		{"several below text", "my-file.md", "Text\n\n# One\n\n# Two\n", "My File", "paragraph"},
		{"empty heading", "my-file.md", "# \n\nText\n", "My File", "heading 1"},
		{"none", "2019-05-01-of-mice-and-men.md", "Text\n", "Of Mice and Men", "paragraph"},
		{"numbered file", "03_the_third.md", "Text\n", "The Third", "paragraph"},
		{"capitals", "My NASA File.md", "Text\n", "My NASA File", "paragraph"},
		{"folder", "my-post/index.md", "Text\n", "My Post", "paragraph"},
		{"nothing but numbers", "1984.md", "", "1984", ""},
		{"chinese", "你好.md", "文\n", "你好", "paragraph"},
		{"emoji title", "a.md", "---\ntitle: 🎉\n---\n# 🎉\n\nText\n", "🎉", "paragraph"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := mustRead(t, filesOf(c.file, c.text, "z.md", "# Z"), Options{Order: ByPath})
			var d *doc.Document
			for _, chapter := range r.Book.All() {
				if strings.HasSuffix(chapter.Doc.File, c.file) {
					d = chapter.Doc
				}
			}
			m := d.Meta
			if m.Title != c.title || doc.PlainText(m.TitleLine) != c.title || m.TitleInBody {
				t.Errorf("title %q (%q), in body %t; want %q", m.Title, doc.PlainText(m.TitleLine), m.TitleInBody, c.title)
			}
			d.Meta = doc.Meta{}
			if first := doc.Dump(d); !strings.HasPrefix(first, c.first) || c.first == "" && first != "" {
				t.Errorf("begins with %s, want %s", first, c.first)
			}
		})
	}
}

// TestTitleNotes checks that no note on a title is lost, and that the others
// are numbered from 0 without gaps.
func TestTitleNotes(t *testing.T) {
	const notes = "\n[^a]: Note A, see [^c].\n[^b]: Note B.\n[^c]: Note C.\n"
	for _, c := range []struct{ name, text, dump string }{
		{"only there", "# Title[^a]\n\nText[^b].\n" + notes,
			`title from-heading #title "Title"
div .title-note
  paragraph "Note A, see" note-ref(0 nth=1) "."
paragraph "Text" note-ref(1 nth=1) "."
note 0 ^c refs=1
  paragraph "Note C."
note 1 ^b refs=1
  paragraph "Note B."
`},
		{"there too", "# Title[^b]\n\nText[^b].\n" + notes,
			`title from-heading #title "Title"
paragraph "Text" note-ref(0 nth=1) "."
note 0 ^b refs=1
  paragraph "Note B."
`},
		{"in emphasis", "# *Title[^b]*\n\nText.\n" + notes,
			`title from-heading #title emph("Title")
div .title-note
  paragraph "Note B."
paragraph "Text."
`},
		{"repeated title", "---\ntitle: Title\n---\n# Title[^b]\n\nText.\n" + notes,
			`title #title "Title"
div .title-note
  paragraph "Note B."
paragraph "Text."
`},
	} {
		r := mustRead(t, filesOf("a.md", c.text, "z.md", "# Z"), Options{})
		if got := doc.Dump(r.Book.Parts[0].Chapters[0].Doc); got != c.dump {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.dump)
		}
	}
}

func TestBookTitle(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"rust-blog", "Rust Blog"},
		{"/home/me/the_art_of-hens", "The Art of Hens"},
		{"hens/src", "Hens"},
		{"a/docs/content", "A"},
		{".", "First"},
		{"..", "First"},
	} {
		files := filesOf("1.md", "# First", "2.md", "# Second")
		r, err := Read([]Input{{FS: files, Path: ".", Name: c.name}}, Options{})
		if err != nil || r.Book.Meta.Title != c.want {
			t.Errorf("%s: %q, %v; want %q", c.name, r.Book.Meta.Title, err, c.want)
		}
	}
	r, err := Read([]Input{{FS: filesOf("1.md", "", "2.md", ""), Path: ".", Name: ".", Folder: "my-hens"}}, Options{})
	if err != nil || r.Book.Meta.Title != "My Hens" {
		t.Errorf("%v, %v", r.Book.Meta.Title, err)
	}
	files := filesOf("p/1.md", "# First", "p/2.md", "# Second", "q/3.md", "# Third")
	for _, c := range []struct{ inputs, want string }{
		{"p/1.md p/2.md", "P"}, {"p/1.md q/3.md", "First"}, {"p/2.md", "Second"}, {"p q", "P"},
	} {
		var inputs []Input
		for name := range strings.FieldsSeq(c.inputs) {
			inputs = append(inputs, Input{FS: files, Path: name, Name: name})
		}
		r, err := Read(inputs, Options{})
		if err != nil || r.Book.Meta.Title != c.want {
			t.Errorf("%s: %q, %v; want %q", c.inputs, r.Book.Meta.Title, err, c.want)
		}
	}
}

// TestListOfChanges: a list of changes that is divided at its releases is a
// book that is called by its file.
func TestListOfChanges(t *testing.T) {
	files := filesOf("CHANGELOG.md", "# 1.1.0\n\nA\n\n# 1.0.0\n\nB\n")
	r, err := Read([]Input{{FS: files, Path: "CHANGELOG.md", Name: "CHANGELOG.md"}}, Options{})
	if err != nil || r.Book.Meta.Title != "Changelog" || titles(r.Book) != "1.1.0, 1.0.0" {
		t.Errorf("%q with %q, %v", r.Book.Meta.Title, titles(r.Book), err)
	}
}
