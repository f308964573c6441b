package bundle

import (
	"fmt"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"octavo/doc"
	"octavo/markdown"
)

// siteFile is the configuration of a site generator.
type siteFile struct {
	name string
	// needs is a folder that has to be beside a file whose name says little.
	needs string
	// texts are the folders of which the first that is there has the texts; ""
	// is the site's own.
	texts []string
	read  func(s *siteReader, v markdown.Value)
}

// siteFiles are the configurations that are known.
var siteFiles = []siteFile{
	{"hugo.toml", "", []string{"content"}, (*siteReader).hugo},
	{"hugo.yaml", "", []string{"content"}, (*siteReader).hugo},
	{"hugo.yml", "", []string{"content"}, (*siteReader).hugo},
	{"hugo.json", "", []string{"content"}, (*siteReader).hugo},
	{"config.toml", "content", []string{"content"}, (*siteReader).hugo}, // Zola, and Hugo of old
	{"config.yaml", "content", []string{"content"}, (*siteReader).hugo},
	{"config.yml", "content", []string{"content"}, (*siteReader).hugo},
	{"_config.yml", "", []string{"_posts", "source/_posts", ""}, (*siteReader).jekyll},
	{"_config.yaml", "", []string{"_posts", "source/_posts", ""}, (*siteReader).jekyll},
	{"mkdocs.yml", "", []string{"docs", ""}, (*siteReader).mkdocs},
	{"mkdocs.yaml", "", []string{"docs", ""}, (*siteReader).mkdocs},
	{"_quarto.yml", "", []string{""}, (*siteReader).quarto},
	{"_quarto.yaml", "", []string{""}, (*siteReader).quarto},
	{"_toc.yml", "", []string{""}, (*siteReader).jupyter},
}

// SiteFiles are the names of files at the top of a site that a generator makes,
// and of Obsidian's folder: what a text says of paths counts from there.
func SiteFiles() []string {
	names := []string{".obsidian", "book.toml"}
	for _, s := range siteFiles {
		if s.needs == "" {
			names = append(names, s.name)
		}
	}
	return names
}

// siteInfo is the site that a folder holds.
type siteInfo struct {
	at      doc.Pos
	baseURL string
	texts   place
	list    []listedPart
}

// siteIn reads the configuration at the top of a folder; false if there is none.
func (f *finder) siteIn(p place) (*siteInfo, bool) {
	for _, s := range siteFiles {
		at := p.at(path.Join(p.path, s.name))
		if !isFile(at) || s.needs != "" && !isFolder(p.at(path.Join(p.path, s.needs))) {
			continue
		}
		found := &siteInfo{at: doc.Pos{File: at.name}, texts: p}
		for _, dir := range s.texts {
			if to := p.at(path.Join(p.path, dir)); dir == "" || isFolder(to) {
				found.texts = to
				break
			}
		}
		v, err := readConfig(at)
		if err != nil {
			f.diags.List = append(f.diags.List, asDiagnostic(err, "site-config"))
			return found, true
		}
		r := &siteReader{finder: f, at: p, out: found}
		s.read(r, v)
		meta, _ := markdown.ReadMeta(r.about) // what a site says need not suit a book
		f.about = append(f.about, meta)
		return found, true
	}
	return nil, false
}

func isFolder(p place) bool {
	info, err := fs.Stat(p.fsys, p.path)
	return err == nil && info.IsDir()
}

// readConfig reads a file of YAML, TOML or JSON, which is YAML too.
func readConfig(p place) (markdown.Value, error) {
	data, err := readFile(p, maxList)
	if err != nil {
		return markdown.Value{}, err
	}
	if strings.HasSuffix(p.path, ".toml") {
		return markdown.ReadTOML(data, p.name)
	}
	return markdown.ReadYAML(data, p.name)
}

// siteReader takes from a configuration what a book can use.
type siteReader struct {
	*finder
	at    place // the site's folder
	out   *siteInfo
	about []markdown.Entry
}

// take has the first of some keys, with dots for keys in keys, say what front
// matter says by another.
func (r *siteReader) take(v markdown.Value, front string, keys ...string) {
	for _, key := range keys {
		found, ok := lookup(v, key)
		if !ok {
			continue
		}
		if name, isMap := found.Field("name"); isMap {
			found = name
		}
		if found.Kind == markdown.TextValue && strings.TrimSpace(found.Text) != "" || found.Kind == markdown.ListValue {
			r.about = append(r.about, markdown.Entry{At: found.At, Key: front, Value: found})
			return
		}
	}
}

// lookup is the value of a key, in which dots lead into maps. Case doesn't count.
func lookup(v markdown.Value, key string) (markdown.Value, bool) {
	first, rest, deeper := strings.Cut(key, ".")
	for _, e := range v.Fields {
		if strings.EqualFold(e.Key, first) && e.Value.Kind != markdown.NullValue {
			if deeper {
				return lookup(e.Value, rest)
			}
			return e.Value, true
		}
	}
	return markdown.Value{}, false
}

// base takes the site's address, unless it is one that generators begin with.
func (r *siteReader) base(address string) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return
	}
	for _, placeholder := range []string{"example.org", "example.com", "localhost", "127.0.0.1"} {
		if strings.TrimPrefix(u.Hostname(), "www.") == placeholder {
			return
		}
	}
	r.out.baseURL = address
}

func text1(v markdown.Value, key string) string {
	found, _ := lookup(v, key)
	return found.Text
}

// hugo reads Hugo's and Zola's (https://gohugo.io/configuration/all/,
// https://www.getzola.org/documentation/getting-started/configuration/).
func (r *siteReader) hugo(v markdown.Value) {
	r.take(v, "title", "title")
	r.take(v, "description", "description", "params.description", "extra.description")
	r.take(v, "authors", "author", "params.author", "params.authors", "extra.author", "authors")
	r.take(v, "lang", "locale", "languageCode", "defaultContentLanguage", "default_language")
	r.take(v, "rights", "copyright")
	r.base(or(text1(v, "baseURL"), text1(v, "base_url")))
	if dir := text1(v, "contentDir"); dir != "" {
		if p := r.at.at(path.Join(r.at.path, cleanPath(dir))); isFolder(p) {
			r.out.texts = p
		}
	}
}

// jekyll reads Jekyll's and Hexo's (https://jekyllrb.com/docs/configuration/).
func (r *siteReader) jekyll(v markdown.Value) {
	r.take(v, "title", "title", "name")
	r.take(v, "description", "description", "subtitle", "tagline")
	r.take(v, "authors", "author", "authors")
	r.take(v, "lang", "lang", "locale", "language")
	if address := text1(v, "url"); address != "" {
		r.base(strings.TrimSuffix(address, "/") + text1(v, "baseurl"))
	}
}

// mkdocs reads MkDocs' (https://www.mkdocs.org/user-guide/configuration/).
func (r *siteReader) mkdocs(v markdown.Value) {
	r.take(v, "title", "site_name")
	r.take(v, "description", "site_description")
	r.take(v, "authors", "site_author")
	r.take(v, "lang", "theme.language", "theme.locale")
	r.take(v, "rights", "copyright")
	r.base(text1(v, "site_url"))
	if dir := text1(v, "docs_dir"); dir != "" {
		if p := r.at.at(path.Join(r.at.path, cleanPath(dir))); isFolder(p) {
			r.out.texts = p
		}
	}
	if nav, ok := lookup(v, "nav"); ok {
		r.entries(nav.List)
	}
}

// entries reads a navigation: paths, paths under a label, and parts under one.
func (r *siteReader) entries(list []markdown.Value) {
	for _, e := range list {
		switch {
		case e.Scalar():
			r.chapter("", e)
		case len(e.Fields) == 1 && e.Fields[0].Value.Scalar():
			r.chapter(e.Fields[0].Key, e.Fields[0].Value)
		case len(e.Fields) == 1:
			part := len(r.out.list)
			r.out.list = append(r.out.list, listedPart{at: e.At, title: e.Fields[0].Key})
			r.under(part, e.Fields[0].Value.List)
			r.out.list = append(r.out.list, listedPart{})
		}
	}
	r.tidy()
}

// under adds what is in a part, at any depth.
func (r *siteReader) under(part int, list []markdown.Value) {
	for _, e := range list {
		switch {
		case e.Scalar():
			r.addTo(part, "", e)
		case len(e.Fields) == 1 && e.Fields[0].Value.Scalar():
			r.addTo(part, e.Fields[0].Key, e.Fields[0].Value)
		case len(e.Fields) == 1:
			r.under(part, e.Fields[0].Value.List)
		}
	}
}

// chapter adds a text to the last part, or to one without a title.
func (r *siteReader) chapter(label string, v markdown.Value) {
	if len(r.out.list) == 0 {
		r.out.list = append(r.out.list, listedPart{})
	}
	r.addTo(len(r.out.list)-1, label, v)
}

// addTo adds a text to a part: one that is there, by its name with or without an
// ending. Pages elsewhere, and those of programs, are none of a book's.
func (r *siteReader) addTo(part int, label string, v markdown.Value) {
	if strings.Contains(v.Text, "://") || strings.TrimSpace(v.Text) == "" {
		return
	}
	for _, ending := range []string{"", ".md", ".markdown", ".qmd", ".rmd"} {
		name := cleanPath(v.Text) + ending
		if p := r.out.texts.at(path.Join(r.out.texts.path, name)); isFile(p) && isTextName(name) {
			to := &r.out.list[part]
			to.posts = append(to.posts, listedPath{at: v.At, path: name, label: label})
			return
		}
	}
	r.diags.Warn(v.At, "missing-text", fmt.Sprintf("%q is no text that is there, and is left out", v.Text), "")
}

// tidy removes parts that hold nothing.
func (r *siteReader) tidy() {
	r.out.list = slices.DeleteFunc(r.out.list, func(p listedPart) bool { return len(p.posts) == 0 })
}

// quarto reads that of a book made with Quarto
// (https://quarto.org/docs/books/book-structure.html).
func (r *siteReader) quarto(v markdown.Value) {
	book, ok := lookup(v, "book")
	if !ok {
		book, _ = lookup(v, "website")
	}
	r.take(book, "title", "title")
	r.take(book, "subtitle", "subtitle")
	r.take(book, "authors", "author")
	r.take(book, "description", "description")
	r.take(book, "date", "date")
	r.take(v, "lang", "lang")
	r.base(text1(book, "site-url"))
	if chapters, ok := lookup(book, "chapters"); ok {
		r.quartoChapters(chapters.List)
	}
	r.tidy()
}

func (r *siteReader) quartoChapters(list []markdown.Value) {
	for _, e := range list {
		if e.Scalar() {
			r.chapter("", e)
		} else if part, ok := lookup(e, "part"); ok {
			r.out.list = append(r.out.list, listedPart{at: e.At, title: part.Text})
			if inside, ok := lookup(e, "chapters"); ok {
				r.quartoChapters(inside.List)
			}
			r.out.list = append(r.out.list, listedPart{})
		} else if file, ok := lookup(e, "file"); ok {
			r.chapter(text1(e, "text"), file)
		}
	}
}

// jupyter reads the contents of Jupyter Book
// (https://jupyterbook.org/en/stable/structure/toc.html).
func (r *siteReader) jupyter(v markdown.Value) {
	if root, ok := lookup(v, "root"); ok {
		r.chapter("", root)
	}
	if chapters, ok := lookup(v, "chapters"); ok {
		r.files(chapters.List)
	}
	parts, _ := lookup(v, "parts")
	for _, part := range parts.List {
		r.out.list = append(r.out.list, listedPart{at: part.At, title: text1(part, "caption")})
		if chapters, ok := lookup(part, "chapters"); ok {
			r.files(chapters.List)
		}
	}
	r.tidy()
}

func (r *siteReader) files(list []markdown.Value) {
	for _, e := range list {
		if file, ok := lookup(e, "file"); ok {
			r.chapter(text1(e, "title"), file)
		}
		if sections, ok := lookup(e, "sections"); ok {
			r.files(sections.List)
		}
	}
}

// siteInput takes the texts of a site: those that its configuration lists, or
// all where it has its texts.
func (f *finder) siteInput(s *siteInfo) error {
	f.siteURL = or(f.siteURL, s.baseURL)
	if len(s.list) == 0 {
		f.info(s.at, "site", "this says what site this is; its texts are taken from "+s.texts.name, "")
		return f.plainFolder(s.texts)
	}
	f.info(s.at, "site", "the order of the chapters is that of this file", "")
	for _, part := range s.list {
		if err := f.listedPart(s.texts, part); err != nil {
			return err
		}
	}
	return nil
}
