package bundle

import (
	"fmt"
	"path"
	"strings"

	"octavo/doc"
)

// directory finds texts by names and addresses. Keys are in lower case and
// without endings.
type directory struct {
	// names are names of files, and of folders for the texts that stand for
	// them; sites are addresses that texts give themselves, and tails every end
	// of the paths at which a site can have them. bare and bareTails are names
	// and ends without the numbers that folders and files are ordered by.
	names, sites, tails, bare, bareTails map[string]*text
}

// several stands in a directory for a key that is not one text's alone.
var several = &text{}

func newDirectory(texts []*text) *directory {
	d := &directory{map[string]*text{}, map[string]*text{}, map[string]*text{}, map[string]*text{}, map[string]*text{}}
	for _, t := range texts {
		first(d.names, nameKey(t.name), t)
		for _, a := range append([]string{t.meta.Address, rootSlug(t)}, t.meta.Aliases...) {
			if key := siteKey(expand(a, t)); key != "" && key != "." && !strings.Contains(key, "/:") {
				first(d.sites, key, t)
			}
		}
	}
	for _, base := range []string{"index", "_index", "readme"} { // the best first
		for _, t := range texts {
			if dir, file := path.Split(nameKey(t.name)); file == base {
				first(d.names, path.Clean(dir+"."), t)
			}
		}
	}
	for _, t := range texts {
		for _, p := range paths(t) {
			addTails(d.tails, p, t)
		}
		if dir := strings.ToLower(path.Dir(t.name)); d.names[dir] == t {
			addTails(d.tails, dir, t)
		}
	}
	d.addBare(texts)
	return d
}

func first(m map[string]*text, key string, t *text) {
	if m[key] == nil {
		m[key] = t
	}
}

// addTails adds a path without its first folders, one after the other.
func addTails(tails map[string]*text, p string, t *text) {
	for p = strings.Trim(p, "/"); p != ""; _, p, _ = strings.Cut(p, "/") {
		addOnly(tails, p, t)
	}
}

// addOnly adds a text at a key that is to be its alone.
func addOnly(m map[string]*text, key string, t *text) {
	switch m[key] {
	case nil:
		m[key] = t
	case t:
	default:
		m[key] = several
	}
}

// tail is the text whose path on the site ends so; nil if there is none, or
// more than one.
func (d *directory) tail(key string) *text {
	t := d.tails[key]
	if t == nil {
		t = d.bareTails[key]
	}
	if t == several {
		return nil
	}
	return t
}

// nameKey is a file's name without its ending, in lower case.
func nameKey(name string) string {
	name = strings.ToLower(name)
	for _, ending := range [...]string{".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd", ".html", ".htm"} {
		if rest, ok := strings.CutSuffix(name, ending); ok && rest != "" && !strings.HasSuffix(rest, "/") {
			return rest
		}
	}
	return name
}

// siteKey is a path on a site without what makes no difference.
func siteKey(p string) string {
	p = nameKey(strings.Trim(path.Clean("/"+p), "/"))
	if p == "index" {
		return ""
	}
	return strings.TrimSuffix(p, "/index")
}

// paths are where sites have a text, by what it is called: in its folders, with
// its slug, without the date of its name, or under its date.
func paths(t *text) []string {
	stem := t.stem()
	_, short := cutNameDate(stem)
	dir := path.Join(t.root, t.folder())
	var list []string
	for _, name := range []string{stem, short, t.meta.Slug} {
		if name = strings.ToLower(name); name == "" {
			continue
		}
		list = append(list, strings.ToLower(dir)+"/"+name)
		if d := t.meta.Date; !d.IsZero() && !d.NoDay {
			list = append(list, d.Time.Format("2006/01/02/")+name, d.Time.Format("2006/01/")+name, d.Time.Format("2006/")+name)
		}
	}
	return append(list, nameKey(t.name))
}

// rootSlug is a slug that is a path from the site's root, as Docusaurus has
// them; "" where it is but a name.
func rootSlug(t *text) string {
	if strings.HasPrefix(t.meta.Slug, "/") {
		return t.meta.Slug
	}
	return ""
}

// expand fills in a pattern for an address, as Jekyll and Hugo have them.
func expand(address string, t *text) string {
	if !strings.Contains(address, ":") || strings.Contains(address, "://") {
		return pathOf(address)
	}
	_, stem := cutNameDate(t.stem())
	name := stem
	if t.meta.Slug != "" {
		name = t.meta.Slug
	}
	date := t.meta.Date.Time
	return strings.NewReplacer(
		":categories", strings.ToLower(strings.Join(t.meta.Categories, "/")),
		":category", strings.ToLower(strings.Join(t.meta.Categories, "/")),
		":year", date.Format("2006"), ":month", date.Format("01"), ":day", date.Format("02"),
		":i_month", date.Format("1"), ":i_day", date.Format("2"), ":short_year", date.Format("06"),
		":y_day", fmt.Sprintf("%03d", date.YearDay()),
		":title", name, ":slug", name, ":filename", t.stem(), ":contentbasename", t.stem(), ":name", stem,
		":sections", t.folder(), ":section", t.folder(), ":path", path.Join(t.folder(), stem),
		":output_ext", ".html",
	).Replace(address)
}

// pathOf is the path of an address.
func pathOf(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		_, p, _ := strings.Cut(rest, "/")
		return "/" + p
	}
	return address
}

// byFile finds the text that a relative link in another leads to: by the place
// of the file, and then, as on the site, where a text is a folder.
func (d *directory) byFile(from *text, p string) *text {
	dir := path.Dir(from.name)
	if t := d.file(path.Join(dir, p)); t != nil {
		return t
	}
	if stem, _ := cutEnding(from.name); !isIndex(path.Base(stem)) {
		if t := d.file(path.Join(stem, p)); t != nil {
			return t
		}
	}
	if from.meta.Address != "" {
		return d.bySite(path.Join("/", expand(from.meta.Address, from), p))
	}
	return nil
}

// file finds a text by its name, with any ending or none.
func (d *directory) file(name string) *text {
	key := nameKey(name)
	if t := d.names[key]; t != nil {
		return t
	}
	if t := d.names[strings.ToLower(name)]; t != nil { // a folder with a dot in its name
		return t
	}
	if dir, base := path.Split(key); base == "index" && dir != "" {
		return d.names[path.Clean(dir)] // of x.md or x/README.md
	}
	if t := d.bare[withoutOrder(strings.TrimSuffix(key, "/index"))]; t != several {
		return t
	}
	return nil
}

// bySite finds the text at a path of the site. Folders before the ones that are
// known are passed over while there are two names left: /blog/2019/x leads to
// the x of 2019. A folder such as docs may be passed over for a single name.
func (d *directory) bySite(p string) *text {
	key := siteKey(p)
	for whole := true; key != ""; {
		deep := strings.Contains(key, "/")
		if t := d.sites[key]; t != nil && (whole || deep) {
			return t
		}
		if t := d.tail(key); t != nil && (deep || whole && t.loneName()) {
			return t
		}
		if !deep {
			return nil
		}
		var folder string
		folder, key, _ = strings.Cut(key, "/")
		whole = whole && contentFolders[folder]
	}
	return nil
}

// loneName reports whether a text can be at its name alone on a site: it is in
// no folder, or is a post.
func (t *text) loneName() bool {
	return t.folder() == "" || t.meta.Slug != "" || !t.meta.Date.IsZero()
}

// byRef finds the text that a generator's reference names: a file, from the
// text, from the root, or by the end of its path.
func (d *directory) byRef(from *text, p string) (t *text, ambiguous bool) {
	if !strings.HasPrefix(p, "/") {
		if t := d.file(path.Join(path.Dir(from.name), p)); t != nil {
			return t, false
		}
	}
	key := siteKey(p)
	if t = d.tails[key]; t == nil {
		t = d.tails[strings.TrimSuffix(key, "/_index")]
	}
	switch t {
	case several:
		return nil, true
	case nil:
		return d.sites[key], false
	}
	return t, false
}

// contentFolders hold what becomes a site; what is above them is not in its
// addresses.
var contentFolders = map[string]bool{"content": true, "docs": true, "src": true, "source": true, "pages": true}

// sitePath is where a site will have a text.
func sitePath(t *text) string {
	if a := expand(t.meta.Address, t); a != "" {
		if nameKey(a) == strings.ToLower(a) { // no ending of a file
			a += "/"
		}
		return path.Join("/", a) + trailing(a)
	}
	if strings.Contains("/"+t.name, "/_posts/") && !t.meta.Date.IsZero() {
		_, short := cutNameDate(t.stem())
		return path.Join("/", strings.ToLower(strings.Join(t.meta.Categories, "/")), t.meta.Date.Time.Format("2006/01/02"), or(t.meta.Slug, short)+".html")
	}
	return path.Join(siteFolder(t), or(t.meta.Slug, t.stem())) + "/"
}

func trailing(p string) string {
	if strings.HasSuffix(p, "/") && strings.Trim(p, "/") != "" {
		return "/"
	}
	return ""
}

// siteFolder is where a site will have the folder of a text.
func siteFolder(t *text) string {
	dir := path.Join(t.root, t.folder())
	parts := strings.Split(dir, "/")
	for i := len(parts) - 1; i >= 0; i-- {
		if contentFolders[parts[i]] {
			return "/" + strings.Join(parts[i+1:], "/")
		}
	}
	root := path.Base(t.root)
	if root == "." || root == ".." || root == "/" {
		root = ""
	}
	return path.Join("/", root, t.folder())
}

// ownFolder reports whether a site keeps the files beside a text under the
// text's own address.
func (t *text) ownFolder() bool {
	stem, _ := cutEnding(path.Base(t.name))
	return isIndex(stem)
}

// place is where in the book a text is; nil if it is not in it.
func (t *text) place() *doc.Place {
	switch {
	case t.chapter != nil:
		return &doc.Place{Chapter: t.chapter}
	case t.part != nil && t.part.Title != "":
		return &doc.Place{Part: t.part}
	}
	return nil
}
