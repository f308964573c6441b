package bundle

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"octavo/doc"
	"octavo/internal/nearest"
	"octavo/markdown"
)

// A book file, octavo.yaml, describes a book: docs/bookfile.md.

// bookFile is a book file as read.
type bookFile struct {
	at       place
	about    doc.Meta
	cover    doc.Pos // of the key, where there is one
	settings Settings
	flags    []Setting
	baseURL  string
	order    Order
	parts    Grouping
	noParts  bool // parts: none
	list     []listedPart
	// The selection.
	drafts       *bool
	tags         []string
	series       string
	since, until doc.Date
}

// listedPart is a part as the book file lists it, or its list of posts.
type listedPart struct {
	at    doc.Pos
	title string
	intro *listedPath
	posts []listedPath
}

// listedPath is a path or pattern.
type listedPath struct {
	at    doc.Pos
	path  string
	label string // what the list calls it, mostly nothing
}

// bookKey is a key of a book file.
type bookKey struct {
	name    string
	aliases []string
	// about keys say what front matter can say too, by the name front.
	front string
	set   func(*bookReader, markdown.Value)
	flag  bool // the command line has a flag of this name
}

// bookKeys are the keys that a book file can have. Case, hyphens and
// underscores in them don't count.
func bookKeys() []bookKey {
	return append(flagKeys(), []bookKey{
		{name: "title", front: "title"},
		{name: "subtitle", front: "subtitle"},
		{name: "authors", aliases: []string{"author"}, front: "authors"},
		{name: "editors", aliases: []string{"editor"}, front: "editors"},
		{name: "translators", aliases: []string{"translator"}, front: "translators"},
		{name: "illustrators", aliases: []string{"illustrator"}, front: "illustrators"},
		{name: "contributors", aliases: []string{"contributor"}, front: "contributors"},
		{name: "date", front: "date"},
		{name: "language", aliases: []string{"lang"}, front: "lang"},
		{name: "publisher", front: "publisher"},
		{name: "rights", aliases: []string{"copyright"}, front: "rights"},
		{name: "identifier", front: "identifier"},
		{name: "isbn", front: "isbn"},
		{name: "series", front: "series"},
		{name: "series-index", front: "seriesindex"},
		{name: "description", front: "description"},
		{name: "subjects", aliases: []string{"subject", "keywords"}, front: "tags"},
		{name: "cover", front: "cover"},
		{name: "base-url", set: func(r *bookReader, v markdown.Value) { r.out.baseURL = r.url(v) }},
		{name: "posts", aliases: []string{"chapters", "texts"}, set: (*bookReader).posts},
		{name: "parts", set: (*bookReader).parts},
		{name: "sort", set: (*bookReader).sort},
		{name: "drafts", set: func(r *bookReader, v markdown.Value) { r.out.drafts = r.truth(v) }},
		{name: "tags", aliases: []string{"tag"}, set: func(r *bookReader, v markdown.Value) { r.out.tags = r.texts(v) }},
		{name: "only-series", set: func(r *bookReader, v markdown.Value) { r.out.series = r.text(v) }},
		{name: "since", set: func(r *bookReader, v markdown.Value) { r.out.since = r.date(v) }},
		{name: "until", set: func(r *bookReader, v markdown.Value) { r.out.until = r.date(v) }},
		{name: "theme", flag: true, set: func(r *bookReader, v markdown.Value) { r.out.settings.Theme = r.text(v) }},
		{name: "paper", flag: true, set: func(r *bookReader, v markdown.Value) { r.out.settings.Paper = r.text(v) }},
		{name: "toc-depth", flag: true, set: func(r *bookReader, v markdown.Value) { r.out.settings.TOCDepth = r.number(v, 1, 6) }},
	}...)
}

// fold is a key without what doesn't count.
func fold(key string) string {
	return strings.ToLower(strings.NewReplacer("-", "", "_", "", " ", "").Replace(key))
}

// bookReader reads a book file. The first thing that is wrong ends it.
type bookReader struct {
	out *bookFile
	key string // being read
	bad *doc.Error
}

func (r *bookReader) fail(at doc.Pos, hint, format string, args ...any) {
	if r.bad == nil {
		r.bad = &doc.Error{Pos: at, Message: fmt.Sprintf(format, args...), Hint: hint}
	}
}

// readBookFile reads a book file. The error is a *doc.Error.
func readBookFile(src []byte, at place) (*bookFile, error) {
	root, err := markdown.ReadYAML(src, at.name)
	if err != nil {
		return nil, err
	}
	r := &bookReader{out: &bookFile{at: at}}
	r.out.settings.At = doc.Pos{File: at.name}
	r.read(root)
	if r.bad != nil {
		return nil, r.bad
	}
	return r.out, nil
}

func (r *bookReader) read(root markdown.Value) {
	keys := bookKeys()
	byName := map[string]*bookKey{}
	for i := range keys {
		for _, name := range append(keys[i].aliases, keys[i].name) {
			byName[fold(name)] = &keys[i]
		}
	}
	var about []markdown.Entry
	seen := map[*bookKey]markdown.Entry{}
	for _, e := range root.Fields {
		k := byName[fold(e.Key)]
		if k == nil {
			r.unknown(e, keys)
			return
		}
		if first, twice := seen[k]; twice {
			r.fail(e.At, "remove one of the two", "%s and %s say the same thing", first.Key, e.Key)
			return
		}
		seen[k] = e
		r.key = e.Key
		if k.flag && e.Value.Kind != markdown.NullValue {
			r.setting(k.name, e.Value)
		}
		switch {
		case e.Value.Kind == markdown.NullValue: // says nothing
		case k.set != nil:
			k.set(r, e.Value)
		default:
			if k.name == "cover" {
				r.out.cover = e.Value.At
			}
			e.Key = k.front
			about = append(about, e)
		}
	}
	r.about(about)
}

// about reads the keys that front matter has too. What is a slip there is an
// error here.
func (r *bookReader) about(entries []markdown.Entry) {
	meta, slips := markdown.ReadMeta(entries)
	for _, s := range slips {
		r.fail(s.Pos, s.Hint, "%s", s.Message)
	}
	for _, x := range meta.Extra {
		r.fail(x.At, "", "nothing is known about %s", x.Key)
	}
	r.out.about = meta
}

func (r *bookReader) unknown(e markdown.Entry, keys []bookKey) {
	var names []string
	for _, k := range keys {
		names = append(append(names, k.name), k.aliases...)
	}
	hint := "the keys are listed in docs/bookfile.md"
	if near := nearest.Name(strings.ToLower(e.Key), names); near != "" {
		hint = "did you mean " + near + "?"
	}
	r.fail(e.At, hint, "a book file has no key %q", e.Key)
}

// text is a value that is a text.
func (r *bookReader) text(v markdown.Value) string {
	if !v.Scalar() {
		r.fail(v.At, "write "+r.key+": \"…\"", "%s should be a text, not %s", r.key, v.Kind)
		return ""
	}
	return strings.TrimSpace(v.Text)
}

// texts is a list of texts, or one text with commas.
func (r *bookReader) texts(v markdown.Value) (list []string) {
	if v.Scalar() {
		for s := range strings.SplitSeq(v.Text, ",") {
			if s = strings.TrimSpace(s); s != "" {
				list = append(list, s)
			}
		}
		return list
	}
	if v.Kind != markdown.ListValue {
		r.fail(v.At, "write "+r.key+": [one, two]", "%s should be a list, not %s", r.key, v.Kind)
	}
	for _, e := range v.List {
		list = append(list, r.text(e))
	}
	return list
}

func (r *bookReader) truth(v markdown.Value) *bool {
	yes := strings.EqualFold(v.Text, "true") || strings.EqualFold(v.Text, "yes")
	no := strings.EqualFold(v.Text, "false") || strings.EqualFold(v.Text, "no")
	if !v.Scalar() || !yes && !no {
		r.fail(v.At, "", "%s should be true or false", r.key)
	}
	return &yes
}

func (r *bookReader) number(v markdown.Value, from, to int) int {
	n, err := strconv.Atoi(v.Text)
	if !v.Scalar() || err != nil || n < from || n > to {
		r.fail(v.At, "", "%s should be a number from %d to %d", r.key, from, to)
	}
	return n
}

func (r *bookReader) date(v markdown.Value) doc.Date {
	m, slips := markdown.ReadMeta([]markdown.Entry{{At: v.At, Key: "date", Value: v}})
	if len(slips) > 0 {
		r.fail(v.At, "write it as 2025-11-13", "%s should be a date", r.key)
	}
	return m.Date
}

func (r *bookReader) url(v markdown.Value) string {
	s := r.text(v)
	if s != "" && !strings.HasPrefix(s, "http://") && !strings.HasPrefix(s, "https://") {
		r.fail(v.At, "write "+r.key+": https://example.org", "%s should be the address of a website, not %q", r.key, s)
	}
	return s
}

// sort is one of the orders.
func (r *bookReader) sort(v markdown.Value) {
	s := r.text(v)
	if s == "default" {
		s = ""
	}
	orders := []Order{ByDefault, ByDate, ByDateDown, ByTitle, ByPath, ByWeight}
	if !slices.Contains(orders, Order(s)) {
		r.fail(v.At, "use date, -date, title, path, weight or default", "%s can't be %q", r.key, s)
	}
	r.out.order = Order(s)
}

// parts is one of the groupings, or a list of parts.
func (r *bookReader) parts(v markdown.Value) {
	const hint = "use year, section, tag or none, or list the parts, each with title and posts"
	if v.Kind == markdown.ListValue {
		for _, e := range v.List {
			r.part(e)
		}
		return
	}
	s := r.text(v)
	switch g := Grouping(s); g {
	case GroupYear, GroupSection, GroupTag:
		r.out.parts = g
	case "none":
		r.out.noParts = true
	default:
		r.fail(v.At, hint, "%s can't be %q", r.key, s)
	}
}

// part is an entry of a list of parts.
func (r *bookReader) part(v markdown.Value) {
	if v.Kind != markdown.MapValue {
		r.fail(v.At, "write - title: …, and posts: […] below it", "a part should have a title and a list of posts, and not be %s", v.Kind)
		return
	}
	p := listedPart{at: v.At}
	for _, e := range v.Fields {
		r.key = e.Key
		switch fold(e.Key) {
		case "title":
			p.at, p.title = e.Value.At, r.text(e.Value)
		case "intro":
			p.intro = &listedPath{at: e.Value.At, path: r.text(e.Value)}
		case "posts", "chapters", "texts":
			p.posts = append(p.posts, r.paths(e.Value)...)
		default:
			r.fail(e.At, "a part has title, intro and posts", "a part has no key %q", e.Key)
		}
	}
	if len(p.posts) == 0 {
		r.fail(v.At, "write posts: [one.md, two.md]", "this part has no posts")
	}
	r.out.list = append(r.out.list, p)
}

func (r *bookReader) posts(v markdown.Value) {
	r.out.list = append([]listedPart{{at: v.At, posts: r.paths(v)}}, r.out.list...)
}

// paths is a list of paths, or one.
func (r *bookReader) paths(v markdown.Value) (list []listedPath) {
	values := v.List
	if v.Kind != markdown.ListValue {
		values = []markdown.Value{v}
	}
	for _, e := range values {
		switch s := r.text(e); {
		case r.bad != nil:
		case s == "":
			r.fail(e.At, "", "%s should name files, folders or patterns", r.key)
		default:
			list = append(list, listedPath{at: e.At, path: s})
		}
	}
	return list
}
