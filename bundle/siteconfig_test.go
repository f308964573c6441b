package bundle

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestSiteConfigs reads folders of site generators: which texts a book takes of
// them, in which order, and what their configuration says of it.
func TestSiteConfigs(t *testing.T) {
	for _, c := range []struct {
		name, path  string
		files       map[string]string
		want, about string
	}{
		{
			name: "hugo",
			files: map[string]string{"hugo.yaml": "title: Tides\nbaseURL: https://t.example.net/\nlanguageCode: de\nparams: {author: {name: Ada}}",
				"content/b.md": "---\ntitle: B\nweight: 2\n---\nx", "content/a.md": "---\ntitle: A\nweight: 1\n---\nx", "README.md": "# no", "archetypes/default.md": "# no"},
			want: "A, B", about: "Tides / Ada / de / https://t.example.net/",
		},
		{
			name:  "hugo, its content",
			path:  "content",
			files: map[string]string{"hugo.json": `{"title": "Tides", "baseURL": "http://example.org/"}`, "content/a.md": "# A"},
			want:  "A", about: "Tides /  / en / ",
		},
		{
			name:  "zola",
			files: map[string]string{"config.toml": "base_url = \"https://z.example.net\"\ntitle = \"Maps\"\ndefault_language = \"fr\"\n[extra]\nauthor = \"Noor\"", "content/a.md": "# A"},
			want:  "A", about: "Maps / Noor / fr / https://z.example.net",
		},
		{
			name:  "some program's config.toml",
			files: map[string]string{"config.toml": "title = \"No\"", "a.md": "# A"},
			want:  "A", about: "A /  / en / ",
		},
		{
			name:  "jekyll",
			files: map[string]string{"_config.yml": "title: Lamp\nurl: https://l.example.net\nbaseurl: /log\nauthor: Ines", "_posts/2020-01-02-a.md": "# A", "about.md": "# No"},
			want:  "A", about: "Lamp / Ines / en / https://l.example.net/log",
		},
		{
			name: "mkdocs",
			files: map[string]string{"mkdocs.yml": "site_name: Pump\nsite_author: Pia\nnav:\n  - index.md\n  - Use:\n    - On: on.md\n    - Deeper:\n      - off.md\n  - https://x.example\n  - last.md",
				"docs/index.md": "# Start", "docs/off.md": "# Off", "docs/on.md": "# On", "docs/last.md": "# Last", "docs/extra.md": "# No"},
			want: "Start, [Use] On, Off, [] Last", about: "Pump / Pia / en / ",
		},
		{
			name: "quarto",
			files: map[string]string{"_quarto.yml": "project: {type: book}\nbook:\n  title: Light\n  author: [Isa, Max]\n  chapters:\n    - index.md\n    - part: Waves\n      chapters: [w.md]\n",
				"index.md": "# Preface", "w.md": "# W", "notes.md": "# No"},
			want: "Preface, [Waves] W", about: "Light / Isa, Max / en / ",
		},
		{
			name: "jupyter book",
			files: map[string]string{"_toc.yml": "format: jb-book\nroot: intro\nparts:\n- caption: One\n  chapters:\n  - file: a\n    sections:\n    - file: deep/b\n",
				"intro.md": "# Intro", "a.md": "# A", "deep/b.md": "# B", "no.md": "# No"},
			want: "Intro, [One] A, B", about: "A /  / en / ",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := fstest.MapFS{}
			for name, text := range c.files {
				fsys[name] = &fstest.MapFile{Data: []byte(text)}
			}
			b := &builder{out: Result{}}
			p := c.path
			if p == "" {
				p = "."
			}
			in := Input{FS: fsys, Path: p, Name: "site"}
			if err := b.inputs([]Input{in}); err != nil {
				t.Fatal(err)
			}
			b.follow()
			r, err := Read([]Input{in}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for i, part := range r.Book.Parts {
				for j, chapter := range part.Chapters {
					mark := ""
					if j == 0 && (part.Title != "" || i > 0) {
						mark = "[" + part.Title + "] "
					}
					got = append(got, mark+chapter.Doc.Meta.Title)
				}
			}
			if s := strings.Join(got, ", "); s != c.want {
				t.Errorf("chapters are %s, want %s", s, c.want)
			}
			var names []string
			for _, a := range r.Book.Meta.Authors {
				names = append(names, a.Name)
			}
			lang := r.Book.Meta.Lang
			if lang == "" {
				lang = "en"
			}
			about := strings.Join([]string{r.Book.Meta.Title, strings.Join(names, ", "), lang, b.o.BaseURL}, " / ")
			if c.name != "jupyter book" && about != c.about {
				t.Errorf("the book is %s, want %s", about, c.about)
			}
		})
	}
}

// TestWikiLinks resolves links by the names of notes.
func TestWikiLinks(t *testing.T) {
	fsys := fstest.MapFS{
		"Home.md":        {Data: []byte("[[Lens]] [[lens|words]] [[deep/Lens]] [[The glass]] [[Lens#Uses of it]] [[Lens#^block]] [[A title]] [[Lenz]]\n")},
		"deep/Lens.md":   {Data: []byte("---\naliases: [The glass]\n---\n\n# Lens\n\n## Uses of it\n\nText. ^block\n")},
		"deep/x/Lens.md": {Data: []byte("# Another lens\n")},
		"t.md":           {Data: []byte("# A title\n\nText.\n")},
	}
	r, err := Read([]Input{{FS: fsys, Path: ".", Name: "vault"}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, part := range r.Book.Parts {
		for _, c := range part.Chapters {
			for link := range linksOf(c.Doc) {
				to := "text"
				if link.To != nil {
					to = link.To.Chapter.Doc.File + "#" + link.To.ID
				}
				got = append(got, to)
			}
		}
	}
	want := "vault/deep/Lens.md#, vault/deep/Lens.md#, vault/deep/Lens.md#, vault/deep/Lens.md#, vault/deep/Lens.md#uses-of-it, vault/deep/Lens.md#block, vault/t.md#, text"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("links lead to\n%s, want\n%s", s, want)
	}
	hint := ""
	for _, d := range r.Diagnostics {
		if d.Code == "missing-link" {
			hint += d.String() + " " + d.Hint
		}
	}
	if want := `vault/Home.md:1:101: there is no note "Lenz"; only the link's words are set did you mean deep/Lens.md?`; hint != want {
		t.Errorf("%s, want %s", hint, want)
	}
}
