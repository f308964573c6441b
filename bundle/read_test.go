package bundle

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"octavo/doc"
)

// TestWorkers checks that a book does not depend on how many texts are read at
// once.
func TestWorkers(t *testing.T) {
	files := randomBlog(rand.New(rand.NewPCG(1, 2)), 120)
	var want string
	for _, workers := range []int{1, 2, 8, 0, 1} {
		r := mustRead(t, files, Options{Workers: workers, Parts: GroupTag})
		got := doc.DumpBook(r.Book, true) + logText(r.Diagnostics)
		if want == "" {
			want = got
		} else if got != want {
			t.Fatalf("with %d workers the book is another", workers)
		}
	}
}

// randomBlog are texts with front matter, headings, notes, pictures and links of
// all kinds.
func randomBlog(r *rand.Rand, n int) fstest.MapFS {
	files := filesOf("img/p.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`)
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("%s%d%s", []string{"", "a/", "b/c/", "2019-01-02-"}[r.IntN(4)], i, []string{".md", ".markdown", "/index.md", "/README.md"}[r.IntN(4)])
	}
	for i, name := range names {
		var b strings.Builder
		if r.IntN(4) > 0 {
			fmt.Fprintf(&b, "---\ndate: 20%02d-%02d-01\ntags: [t%d]\ndraft: %t\n", r.IntN(20), 1+r.IntN(12), r.IntN(5), r.IntN(9) == 0)
			if r.IntN(2) == 0 {
				fmt.Fprintf(&b, "weight: %d\n", r.IntN(9))
			}
			b.WriteString("---\n")
		}
		if r.IntN(3) > 0 {
			fmt.Fprintf(&b, "# Title %d[^n]\n\n", r.IntN(n))
		}
		fmt.Fprintf(&b, "marker%d ![p](/img/p.svg)\n\n", i)
		for range r.IntN(5) {
			other := names[r.IntN(n)]
			fmt.Fprintf(&b, "[x](%s) [y](/%s) {{ [z]({{< ref \"%s\" >}}) [w](%d#title)[^n]\n\n## Head\n", other, other, filepath.Base(other), r.IntN(n))
		}
		b.WriteString("\n[^n]: A note.\n")
		files[name] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return files
}

// TestNothingIsLost checks on random blogs that every text is in the book once
// or counted, and that the book keeps what its types promise.
func TestNothingIsLost(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	for range 20 {
		n := 1 + r.IntN(60)
		files := randomBlog(r, n)
		o := Options{
			Order: []Order{ByDefault, ByDate, ByDateDown, ByTitle, ByPath, ByWeight}[r.IntN(6)],
			Parts: []Grouping{GroupDefault, GroupYear, GroupSection, GroupTag}[r.IntN(4)],
		}
		if r.IntN(3) == 0 {
			o.Tags = []string{"T1", "t2"}
		}
		if r.IntN(2) == 0 {
			o.BaseURL = "https://example.org/x"
		}
		res, err := Read([]Input{{FS: files, Path: ".", Name: "blog"}}, o)
		if err != nil {
			var e *doc.Error
			if !errors.As(err, &e) {
				t.Fatal(err)
			}
			continue // nothing was left
		}
		checkBook(t, res.Book)
		var all strings.Builder
		chapters := 0
		for _, c := range res.Book.All() {
			chapters++
			all.WriteString(doc.BlockText(c.Doc.Blocks))
		}
		if chapters+res.Drafts+res.Unselected != n {
			t.Fatalf("%d chapters, %d drafts and %d others of %d texts", chapters, res.Drafts, res.Unselected, n)
		}
		for i := range n {
			if strings.Count(all.String(), fmt.Sprintf("marker%d ", i)) > 1 {
				t.Fatalf("text %d is there twice", i)
			}
		}
	}
}

// checkBook checks what doc says of a book.
func checkBook(t testing.TB, b *doc.Book) {
	t.Helper()
	if b.Meta.Title == "" || b.Meta.TitleLine == nil || !strings.HasPrefix(b.Meta.Identifier, "urn:uuid:") || len(b.Meta.Identifier) != 45 {
		t.Errorf("the book is called %q, %q", b.Meta.Title, b.Meta.Identifier)
	}
	ids := map[string]bool{}
	use := func(id string) {
		if id == "" || id[0] < 'a' || id[0] > 'z' || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || ids[id] {
			t.Errorf("%q is no id, or is there twice", id)
		}
		ids[id] = true
	}
	known := map[*doc.Chapter]bool{}
	for _, p := range b.Parts {
		if p.Title != "" {
			use(p.ID)
		} else if p.ID != "" {
			t.Errorf("a part without a title is called %s", p.ID)
		}
		if len(p.Chapters) == 0 {
			t.Errorf("part %q is empty", p.Title)
		}
		for c := range doc.Under(p.Chapters) {
			use(c.ID)
			known[c] = true
		}
	}
	for _, c := range b.All() {
		checkChapter(t, c, known)
	}
}

func checkChapter(t testing.TB, c *doc.Chapter, known map[*doc.Chapter]bool) {
	t.Helper()
	m := &c.Doc.Meta
	if m.Title == "" || m.TitleLine == nil || m.TitleInBody {
		t.Errorf("%s: no title", c.ID)
	}
	refs := make([]int, len(c.Doc.Notes))
	doc.Visitor{Inline: func(n doc.Inline) bool {
		if ref, ok := n.(*doc.NoteRef); ok {
			if refs[ref.Index]++; refs[ref.Index] != ref.Nth {
				t.Errorf("%s: reference %d to note %d is called %d", c.ID, refs[ref.Index], ref.Index, ref.Nth)
			}
		}
		return true
	}}.Document(c.Doc)
	for i, n := range c.Doc.Notes {
		if n.Refs != refs[i] || n.Refs == 0 {
			t.Errorf("%s: note %d has %d references, not %d", c.ID, i, refs[i], n.Refs)
		}
	}
	for l := range linksOf(c.Doc) {
		if l.To == nil {
			continue
		}
		if (l.To.Chapter == nil) == (l.To.Part == nil) || l.To.Chapter != nil && !known[l.To.Chapter] {
			t.Errorf("%s: %s leads nowhere", c.ID, l.Dest)
		} else if to := l.To.Chapter; to != nil && l.To.ID != "" && !idsOf(to.Doc)[l.To.ID] {
			t.Errorf("%s: %s leads to %s#%s, which is not there", c.ID, l.Dest, to.ID, l.To.ID)
		}
	}
}

// TestBadTexts checks that all texts which can't be read are named, the first as
// the error.
func TestBadTexts(t *testing.T) {
	files := filesOf("a.md", "# A", "b.md", "---\ntitle: a: b\n---\n", "c.md", "---\ntags: [x\n---\n", "d.md", "+++\ntitle = x\n+++\n")
	r, err := Read([]Input{{FS: files, Path: ".", Name: "blog"}}, Options{})
	if err == nil || !strings.HasPrefix(err.Error(), "blog/b.md:2:8: a value with a colon") {
		t.Fatalf("error is %v", err)
	}
	if r == nil || len(r.Diagnostics) != 2 || r.Diagnostics[0].Pos.File != "blog/c.md" || r.Diagnostics[1].Pos.File != "blog/d.md" {
		t.Errorf("the others are %+v", r)
	}
}

func TestInputErrors(t *testing.T) {
	files := filesOf("posts/a.md", "# A", "empty/x.txt", "", "drafts/a.md", "---\ndraft: true\n---\n", "two/octavo.yaml", "title: Two")
	for _, c := range []struct{ inputs, err string }{
		{"postss", "postss: there is no such file or folder\n  did you mean posts?\n"},
		{"posts/b.md", "posts/b.md: there is no such file or folder\n  did you mean posts/a.md?\n"},
		{"nothing/like/it", "nothing/like/it: there is no such file or folder\n"},
		{"empty", "empty: there are no texts in this folder\n  texts are files that end in .md or .markdown\n"},
		{"drafts", "drafts: all texts are drafts\n  include them with --drafts\n"},
		{"two", "two: there are no texts in this folder\n  texts are files that end in .md or .markdown\n"},
		{"", "no text is left for the book\n"},
	} {
		var inputs []Input
		for name := range strings.FieldsSeq(c.inputs) {
			inputs = append(inputs, Input{FS: files, Path: name, Name: name})
		}
		_, err := Read(inputs, Options{})
		if err == nil || errorText(err) != c.err {
			t.Errorf("%s: %v, want %s", c.inputs, err, c.err)
		}
	}
	if _, err := Read([]Input{{Path: "x", Name: "x"}}, Options{}); err == nil {
		t.Error("an input from nowhere has no error")
	}
}

// TestData reads a text that comes from no file.
func TestData(t *testing.T) {
	files := filesOf("sub/p.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>`)
	r, err := Read([]Input{{FS: files, Path: "sub", Name: "stdin", Data: []byte("# Title\n\n![p](p.svg)\n")}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	checkBook(t, r.Book)
	c := r.Book.Parts[0].Chapters[0]
	if r.Book.Meta.Title != "Title" || c.ID != "stdin" || len(r.Diagnostics) > 0 {
		t.Errorf("%q %s %v", r.Book.Meta.Title, c.ID, r.Diagnostics)
	}
}

// TestSharedPictures checks that a picture which several texts show is one, and
// so are copies of it.
func TestSharedPictures(t *testing.T) {
	const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>`
	files := filesOf("a/x.md", "![p](../p.svg)", "b/y.md", "![p](/p.svg)", "b/z.md", "![p](p.svg)", "p.svg", svg, "b/p.svg", svg, "unused.svg", svg)
	var inputs []Input
	for _, name := range []string{"a", "b"} {
		inputs = append(inputs, Input{FS: onlyFS{&wrapped{files}}, Path: name, Name: name})
	}
	r, err := Read(inputs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var found []*doc.Asset
	for _, c := range r.Book.All() {
		doc.Visitor{Inline: func(n doc.Inline) bool {
			if img, ok := n.(*doc.Image); ok {
				found = append(found, img.Asset)
			}
			return true
		}}.Document(c.Doc)
	}
	if len(found) != 3 || found[0] == nil || found[0] != found[1] || found[0] != found[2] {
		t.Errorf("pictures are %v", found)
	}
}

// TestOnDisk reads a folder as programs do, by paths out of the folder they are
// in.
func TestOnDisk(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"posts/A.MD": "[b](b.md) ![i](../i.svg)", "posts/b.md": "# B", "i.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>`} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, in := range []Input{
		{FS: os.DirFS(dir), Path: "posts", Name: "../posts"},
		{FS: os.DirFS(dir), Path: "posts", Name: filepath.ToSlash(dir) + "/posts"},
		{FS: os.DirFS(dir), Path: "./posts/", Name: "posts/"},
		{FS: os.DirFS(dir), Path: "posts"},
	} {
		r, err := Read([]Input{in}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := titles(r.Book); got != "A, B" || len(r.Diagnostics) > 0 || r.Book.Meta.Title != "Posts" {
			t.Errorf("%s: %q has %s, %v", in.Name, r.Book.Meta.Title, got, r.Diagnostics)
		}
		for l := range linksOf(r.Book.Parts[0].Chapters[0].Doc) {
			if l.To == nil {
				t.Errorf("%s: %s leads nowhere", in.Name, l.Dest)
			}
		}
	}
}

func TestRelative(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{".", "a/b", "a/b"}, {"a", "a/b", "b"}, {"a", "a", "."}, {"a/b", "a/c", "../c"}, {"a/b", "a", ".."},
		{"a", "b", "../b"}, {"/a/b", "/a/b/c", "c"}, {"/a/b", "/c", "../../c"}, {"ab", "a", "../a"},
	} {
		if got := relative(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s: %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

func TestSelection(t *testing.T) {
	texts := map[string]doc.Meta{
		"day":   {Date: day("2019-05-31")},
		"month": {Date: day("2019-05")},
		"year":  {Date: day("2019")},
		"none":  {},
	}
	for _, c := range []struct{ since, until, want string }{
		{"", "", "day month none year"},
		{"2019-05-31", "", "day month year"},
		{"2019-06", "", "year"},
		{"2020", "", ""},
		{"", "2019-05-30", "month year"},
		{"", "2019-05", "day month year"},
		{"", "2018", ""},
		{"2019", "2019", "day month year"},
	} {
		var since, until doc.Date
		if c.since != "" {
			since = day(c.since)
		}
		if c.until != "" {
			until = day(c.until)
		}
		var got []string
		for name, m := range texts {
			if dated(m.Date, since, until) {
				got = append(got, name)
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s to %s: %s, want %s", c.since, c.until, got, c.want)
		}
	}
}

// TestOverlap checks that a text which several inputs hold is in the book once,
// and that nobody takes that for an error.
func TestOverlap(t *testing.T) {
	for _, c := range []struct{ inputs, want, log string }{
		{"p p/sub", "A, B", "info: p/sub: all texts in this folder are in the book already (listed-twice)\n"},
		{"p/sub p", "B, A", ""},
		{"p p/a.md", "A, B", "info: p/a.md: this text is named twice; it is in the book once (listed-twice)\n"},
		{"p/a.md p", "A, B", ""},
	} {
		var inputs []Input
		for name := range strings.FieldsSeq(c.inputs) {
			files := filesOf("p/a.md", "# A", "p/sub/b.md", "# B") // one for each input
			inputs = append(inputs, Input{FS: onlyFS{&wrapped{files}}, Path: name, Name: name})
		}
		r, err := Read(inputs, Options{Order: ByDefault})
		if err != nil {
			t.Fatal(err)
		}
		if got, log := titles(r.Book), logText(r.Diagnostics); got != c.want || log != c.log {
			t.Errorf("%s: %s\n%s", c.inputs, got, log)
		}
	}
}

func TestMatchPath(t *testing.T) {
	for _, c := range []struct {
		pattern, name string
		want          bool
	}{
		{"*.md", "a.md", true}, {"*.md", "b/a.md", false}, {"**/*.md", "a.md", true}, {"**/*.md", "c/b/a.md", true},
		{"**", "a/b", true}, {"a/**/b", "a/b", true}, {"a/**/b", "a/c/b", true}, {"a/**/b", "a/c", false}, {"a/?", "a/bc", false},
		{"*/*", "a", false}, {"a", "a/b", false},
	} {
		if got := matchPath(strings.Split(c.pattern, "/"), strings.Split(c.name, "/")); got != c.want {
			t.Errorf("%s and %s: %t", c.pattern, c.name, got)
		}
	}
}

// TestPatterns checks which texts patterns in a book file stand for.
func TestPatterns(t *testing.T) {
	for _, c := range []struct{ posts, want string }{
		{"['p/*']", "Bundle, One, Two"},
		{"['p/**/*.md']", "Bundle, Deep, One, Two"},
		{"['p/two.md', '*/*.md']", "Two, One"},
		{"['p/[a-o]*']", "Bundle, One"},
		{"[p]", "Bundle, Deep, One, Two"},
	} {
		files := filesOf("octavo.yaml", "sort: path\nposts: "+c.posts, "p/one.md", "", "p/two.md", "", "p/bundle/index.md", "", "p/d/deep.md", "", "p/x.txt", "")
		if got := titles(mustRead(t, files, Options{}).Book); got != c.want {
			t.Errorf("%s: %s, want %s", c.posts, got, c.want)
		}
	}
}
