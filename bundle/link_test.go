package bundle

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"octavo/doc"
)

// site are texts of which one has the link that is tried, as FROM.
func site(link string) fstest.MapFS {
	return filesOf(
		"content/blog/from.md", "---\ntitle: From\ndate: 2019-01-01\n---\n[x]("+link+")\n\n## Here\n",
		"content/blog/Other.md", "---\ntitle: Other\ndate: 2019-05-02\n---\n## Some `code`, and more!\n\n## Überschrift\n",
		"content/blog/2019-06-07-dated.md", "# Dated\n",
		"content/blog/leaf/index.md", "---\nslug: my-slug\n---\n# Leaf\n",
		"content/blog/addressed.md", "---\nurl: /far/away/\naliases: [old.html, /2011/x/]\n---\n# Addressed\n",
		"content/blog/draft.md", "---\ndraft: true\n---\n",
		"content/blog/file.zip", "zip",
		"content/docs/README.md", "# Docs\n",
		"content/docs/v1.2/notes.md", "# Notes\n",
		"content/docs/v1.2/other.md", "# Second other\n",
		"content/docs/with space.md", "# Space\n",
	)
}

// TestLinks follows links from a text of a site, without and with its address.
// What is led nowhere in the book is as written, or an address.
func TestLinks(t *testing.T) {
	for _, c := range []struct{ link, plain, public string }{
		// Files.
		{"Other.md", "other", ""},
		{"./Other.md", "other", ""},
		{"other.MD", "other", ""},
		{"Other", "other", ""},
		{"Other/", "other", ""},
		{"Other.html", "other", ""},
		{"../blog/Other.md", "other", ""},
		{"../../content/blog/Other.md", "other", ""},
		{`..\blog\Other.md`, "other", ""},
		{"leaf", "my-slug", ""},
		{"leaf/", "my-slug", ""},
		{"leaf/index.md", "my-slug", ""},
		{"leaf/index.html", "my-slug", ""},
		{"Other/index.html", "other", ""},
		{"../docs/", "readme", ""},
		{"../docs/index.html", "readme", ""},
		{"../docs/readme.md", "readme", ""},
		{"../docs/with%20space.md", "with-space", ""},
		{"../docs/v1.2/notes.md", "notes", ""},
		{"../docs/v1.2/notes", "notes", ""},
		// As on the site, where from is a folder.
		{"../Other/", "other", ""},
		{"../../docs/v1.2/notes/", "notes", ""},
		// The site's paths.
		{"/blog/Other/", "other", ""},
		{"/blog/other.html", "other", ""},
		{"/base/blog/other", "other", ""},
		{"/blog/2019/05/other/", "other", ""},
		{"/2019/05/02/other.html", "other", ""},
		{"/2019/06/07/dated/", "dated", ""},
		{"/dated/", "dated", ""},
		{"/my-slug/", "my-slug", ""},
		{"/blog/my-slug", "my-slug", ""},
		{"/blog/leaf/", "my-slug", ""},
		{"/far/away/", "addressed", ""},
		{"/old.html", "addressed", ""},
		{"/2011/x", "addressed", ""},
		{"/docs/", "readme", ""},
		{"/docs/v1.2/notes.html", "notes", ""},
		{"/other/", "/other/", "https://e.org/other/"}, // of two
		{"/notes/", "/notes/", "https://e.org/notes/"},
		{"/tags/other/", "/tags/other/", "https://e.org/tags/other/"},
		{"/", "/", "https://e.org/"},
		// References.
		{`{{< ref "Other.md" >}}`, "other", ""},
		{`{{< relref "/blog/Other" >}}`, "other", ""},
		{`{{< ref "notes.md" >}}`, "notes", ""},
		{`{{< ref "docs/v1.2/other.md" >}}`, "v1-2-other", ""},
		{`{% post_url 2019-06-07-dated %}`, "dated", ""},
		{`{% link content/docs/README.md %}`, "readme", ""},
		{`@/blog/Other.md`, "other", ""},
		{`@/docs/_index.md`, "readme", ""},
		// Places in texts.
		{"Other.md#some-code-and-more", "other#some-code-and-more", ""},
		{"Other.md#some_code_and_more", "other#some-code-and-more", ""},
		{"Other.md#%C3%9Cberschrift", "other#überschrift", ""},
		{"Other.md#top", "other", ""},
		{"Other.md#:~:text=code", "other", ""},
		{"Other.md#gone", "other", ""},
		{"2019-06-07-dated.md#dated", "dated", ""}, // the title's id
		{"from.md#here", "#here", ""},
		{"?x=1", "from", ""},
		{"from.md", "from", ""},
		// Elsewhere.
		{"https://e.org/blog/other/", "https://e.org/blog/other/", "other"},
		{"http://www.E.org/blog/other/#überschrift", "http://www.E.org/blog/other/#%C3%BCberschrift", "other#überschrift"},
		{"https://e.org/gone/", "https://e.org/gone/", "https://e.org/gone/"},
		{"https://e.com/blog/other/", "https://e.com/blog/other/", "https://e.com/blog/other/"},
		{"mailto:a@b.org", "mailto:a@b.org", "mailto:a@b.org"},
		// Not in the book.
		{"draft.md", "draft.md", "https://e.org/blog/draft/"},
		{"file.zip", "file.zip", "https://e.org/blog/file.zip"},
		{"gone.md#x", "gone.md#x", "https://e.org/blog/gone/#x"},
		{"gone/", "gone/", "https://e.org/blog/from/gone/"},
		{"/about/?a=b#c", "/about/?a=b#c", "https://e.org/about/?a=b#c"},
		{"{{ page.url }}", "{{ page.url }}", "{{ page.url }}"},
	} {
		public := c.public
		if public == "" {
			public = c.plain
		}
		for base, want := range map[string]string{"": c.plain, "https://e.org": public} {
			if got := follow(t, site(c.link), Options{BaseURL: base, Order: ByPath}); got != want {
				t.Errorf("%s (%s): leads to %s, want %s", c.link, base, got, want)
			}
		}
	}
}

// follow reads a site and says where the link in its text From leads.
func follow(t *testing.T, files fstest.MapFS, o Options) string {
	t.Helper()
	r, err := Read([]Input{{FS: files, Path: "content", Name: "content"}}, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range r.Book.All() {
		if c.Doc.Meta.Title != "From" {
			continue
		}
		for l := range linksOf(c.Doc) {
			if l.To == nil {
				return l.Dest
			}
			id := l.To.Chapter.ID
			if l.To.ID != "" {
				id += "#" + l.To.ID
			}
			return id
		}
	}
	return "nowhere"
}

// TestBasePath checks sites that are in a folder of their host.
func TestBasePath(t *testing.T) {
	for _, c := range []struct{ link, want string }{
		{"/sub/blog/other/", "other"},
		{"/blog/other/", "other"},
		{"https://e.org/sub/blog/other", "other"},
		{"https://e.org/blog/gone", "https://e.org/blog/gone"},
		{"/about/", "https://e.org/about/"},
		{"draft.md", "https://e.org/sub/blog/draft/"},
	} {
		if got := follow(t, site(c.link), Options{BaseURL: "https://e.org/sub/"}); got != c.want {
			t.Errorf("%s: leads to %s, want %s", c.link, got, c.want)
		}
	}
}

// TestLinksEverywhere checks that links are led wherever they stand.
func TestLinksEverywhere(t *testing.T) {
	files := filesOf("a.md", `# A [l1](b.md)

| [l2](b.md) |
|---|
| [l3](b.md) |

> [l4](b.md)

* [l5](b.md)

Term
: [l6](b.md)

## [l7](b.md) *[l8](b.md)*

<details><summary><a href="b.md">l9</a></summary>

[![x](x.svg "[l10](b.md)")](b.md)

</details>

note[^1] <a href="b.md">html</a> [ref][r] <b.md>

[^1]: [in a note](b.md)

[r]: b.md
`, "b.md", "# B")
	r := mustRead(t, files, Options{})
	n := 0
	for l := range linksOf(r.Book.Parts[0].Chapters[0].Doc) {
		if l.To == nil {
			t.Errorf("%s: %q is not led to b.md", l.At, doc.PlainText(l.Inlines))
		}
		n++
	}
	if n != 13 {
		t.Errorf("%d links were found", n)
	}
}

// TestManyLinks reads 1,500 texts with 20 links each, half of them broken. For
// each broken one all names would have to be looked at to find the nearest, so
// that only the first get one.
func TestManyLinks(t *testing.T) {
	files := fstest.MapFS{}
	const n = 1500
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: Text %d\nslug: s%d\n---\n## So\n", i, i)
		for j := range 5 {
			fmt.Fprintf(&b, "[a](%d.md) [b](/s%d/) [c](%dx.md) [d](%d.md#sa)\n", (i*7+j)%n, (i+j)%n, i, (i+1)%n)
		}
		files[fmt.Sprintf("%d.md", i)] = &fstest.MapFile{Data: []byte(b.String())}
	}
	r := mustRead(t, files, Options{})
	near := 0
	for _, d := range r.Diagnostics {
		if strings.HasPrefix(d.Hint, "did you mean") {
			near++
		}
	}
	if len(r.Diagnostics) != n*10 || near != maxHints {
		t.Errorf("%d diagnostics, %d with a name", len(r.Diagnostics), near)
	}
}

// TestOrderedSite follows links of a site whose files and folders have numbers
// to order them, which its addresses leave out.
func TestOrderedSite(t *testing.T) {
	for _, c := range []struct{ link, want string }{
		{"/docs/app/start/caching", "caching"},
		{"/app/start/caching", "caching"},
		{"/docs/app/start/caching/", "caching"},
		{"/docs/app/start/caching.html#why", "caching#why"},
		{"/docs/app/start/caching/index", "caching"},
		{"/docs/pages/start/routes", "routes"},
		{"/docs/app/start", "start"},
		{"/docs/app/start/index", "start"},
		{"/docs/app/words", "words"},
		{"../01-start/02_caching.md", "caching"},
		{"../start/caching", "caching"},
		{"../start/caching.md", "caching"},
		{"../start", "start"},
		{"./words", "words"},
		{"words.md", "words"},
		{"/docs/app/1984", "1984"},
		{"/docs/faq", "faq"},
		{"/start/both", "/start/both"}, // of two
		{"/docs/app/gone", "/docs/app/gone"},
	} {
		files := filesOf(
			"content/01-app/03-from.md", "---\ntitle: From\n---\n[x]("+c.link+")\n",
			"content/01-app/1984.md", "# Nineteen Eighty-Four\n",
			"content/01-app/04. words.md", "# Words\n",
			"content/01-app/05-asked.md", "---\nslug: /faq\n---\n# Asked\n",
			"content/01-app/01-start/index.md", "# Start\n",
			"content/01-app/01-start/02_caching.md", "# Caching\n\n## Why\n",
			"content/01-app/01-start/03-both.md", "# Both\n",
			"content/02-pages/01-start/01-routes.md", "# Routes\n",
			"content/02-pages/01-start/02-both.md", "# Both\n",
		)
		if got := follow(t, files, Options{Order: ByPath}); !ordered(got, c.want) {
			t.Errorf("%s: leads to %s, want %s", c.link, got, c.want)
		}
	}
}

// ordered compares an id with what it is but for a number before it.
func ordered(got, want string) bool { return got == want || strings.HasSuffix(got, "-"+want) }
