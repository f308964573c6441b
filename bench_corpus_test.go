package octavo_test

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// writeCorpus has TestWriteCorpus write the generated book.
var writeCorpus = flag.String("corpus", "", "a folder to write the generated book to")

// corpus is something to measure: one text, or a folder of them.
type corpus struct {
	name  string
	texts [][]byte
	fsys  fs.FS  // of a folder
	path  string // what makes the book in it: a SUMMARY.md or "."
	words int
}

// corpora are the seed post, and a book and a blog, where OCTAVO_BENCH_BOOK and
// OCTAVO_BENCH_BLOG name their folders. Without a book, one is made up.
func corpora(tb testing.TB) []*corpus {
	tb.Helper()
	list := []*corpus{post(tb)}
	if os.Getenv("OCTAVO_BENCH_BOOK") == "" {
		list = append(list, folder(tb, "made-up", madeUp(bookWords)))
	}
	for _, name := range []string{"book", "blog"} {
		if dir := os.Getenv("OCTAVO_BENCH_" + strings.ToUpper(name)); dir != "" {
			list = append(list, folder(tb, name, os.DirFS(dir)))
		}
	}
	return list
}

func post(tb testing.TB) *corpus {
	tb.Helper()
	src, err := os.ReadFile("testdata/post.md")
	if err != nil {
		tb.Fatal(err)
	}
	return &corpus{name: "post", texts: [][]byte{src}, words: len(bytes.Fields(src))}
}

// folder is the corpus of all Markdown in a folder.
func folder(tb testing.TB, name string, fsys fs.FS) *corpus {
	tb.Helper()
	c := &corpus{name: name, fsys: fsys, path: "."}
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path == "SUMMARY.md":
			c.path = path
		case !d.IsDir() && filepath.Ext(path) == ".md":
			src, err := fs.ReadFile(fsys, path)
			c.texts = append(c.texts, src)
			c.words += len(bytes.Fields(src))
			return err
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	if len(c.texts) == 0 {
		tb.Fatalf("there is no Markdown for %s", name)
	}
	return c
}

// size is how many bytes the texts have.
func (c *corpus) size() int {
	n := 0
	for _, src := range c.texts {
		n += len(src)
	}
	return n
}

// bookWords is how long the made-up book is.
const bookWords = 180_000

// wordsAChapter is how long one of its chapters is.
const wordsAChapter = 3000

// madeUp is a book of about n words, always the same: a SUMMARY.md and its
// chapters, which link to each other.
func madeUp(n int) fstest.MapFS {
	w := newWriter()
	chapters := max(1, n/wordsAChapter)
	fsys := fstest.MapFS{}
	var summary bytes.Buffer
	summary.WriteString("# Summary\n\n")
	for i := range chapters {
		name := fmt.Sprintf("chapter-%03d.md", i+1)
		fsys[name] = &fstest.MapFile{Data: w.chapter(i, chapters, min(n, wordsAChapter))}
		fmt.Fprintf(&summary, "- [Chapter %d](%s)\n", i+1, name)
	}
	fsys["SUMMARY.md"] = &fstest.MapFile{Data: summary.Bytes()}
	return fsys
}

// longText is a single made-up text of about n words.
func longText(n int) *corpus {
	w := newWriter()
	src := w.chapter(0, 1, n)
	return &corpus{name: "text", texts: [][]byte{src}, words: len(bytes.Fields(src))}
}

// TestWriteCorpus writes the made-up book, for programs other than the
// benchmarks, if -corpus says where.
func TestWriteCorpus(t *testing.T) {
	if *writeCorpus == "" {
		t.Skip("-corpus names no folder")
	}
	for name, file := range madeUp(bookWords) {
		if err := os.WriteFile(filepath.Join(*writeCorpus, name), file.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// writer makes up Markdown.
type writer struct {
	r      *rand.Rand
	b      bytes.Buffer
	common []string
	n      int // the words so far
}

func newWriter() *writer {
	return &writer{r: rand.New(rand.NewSource(1)), common: strings.Fields(common)}
}

// chapter makes up a chapter of about n words with what a technical book has:
// prose mostly, lists, code, tables, quotes and notes.
func (w *writer) chapter(i, chapters, n int) []byte {
	w.b.Reset()
	fmt.Fprintf(&w.b, "# Chapter %d: %s\n\n", i+1, w.words(3))
	for k, end := 0, w.n+n; w.n < end; k++ {
		switch {
		case k%9 == 8:
			fmt.Fprintf(&w.b, "## %s\n\n", w.words(4))
		case k%11 == 3:
			fmt.Fprintf(&w.b, "- %s\n- %s\n- %s\n\n", w.words(12), w.words(5), w.words(20))
		case k%7 == 4:
			w.code(k)
		case k%41 == 5:
			fmt.Fprintf(&w.b, "| %s | %s |\n|---|--:|\n| %s | %d |\n| %s | %d |\n\n",
				w.words(1), w.words(2), w.words(4), k, w.words(3), k*k)
		case k%31 == 6:
			fmt.Fprintf(&w.b, "%s.[^%d]\n\n[^%d]: %s.\n\n", w.words(40), k, k, w.words(15))
		case k%37 == 7:
			fmt.Fprintf(&w.b, "> %s.\n\n", w.words(30))
		case k%13 == 2:
			fmt.Fprintf(&w.b, "As [chapter %d](chapter-%03[1]d.md) says, %s.\n\n", w.r.Intn(chapters)+1, w.words(40))
		default:
			fmt.Fprintf(&w.b, "%s, *%s* and `%s`. %s.\n\n",
				w.words(20+w.r.Intn(60)), w.words(2), w.words(1), w.words(10+w.r.Intn(40)))
		}
	}
	return bytes.Clone(w.b.Bytes())
}

// code makes up a block of code, in one of three languages.
func (w *writer) code(k int) {
	name, value := w.words(1), w.words(3)
	switch k % 3 {
	case 0:
		fmt.Fprintf(&w.b, "```go\nfunc %s(n int) (string, error) {\n\tfor i := range n {\n\t\tif i > %d { // %s\n\t\t\treturn %q, nil\n\t\t}\n\t}\n\treturn \"\", errNone\n}\n```\n\n",
			name, k, w.words(5), value)
	case 1:
		fmt.Fprintf(&w.b, "```rust\nfn %s(list: &[u32]) -> Option<u32> {\n    // %s\n    let found = list.iter().max()?;\n    println!(\"%s {found}\");\n    Some(*found + %d)\n}\n```\n\n",
			name, w.words(5), value, k)
	default:
		fmt.Fprintf(&w.b, "```console\n$ %s --count %d\n%s\n```\n\n", name, k, value)
	}
}

// common are frequent words of English.
const common = `the of and a to in is that it was for on are as with his they at be this from have or by one had not but
what all were when we there can an your which their said if do will each about how up out them then she many some so
these would other into has more her two like him see time could no make than first been its who now people my made over
did down only way find use may water long little very after words called just where most know`

// words are n words, some frequent ones, some rare.
func (w *writer) words(n int) string {
	w.n += n
	pick := func() string { return w.common[w.r.Intn(len(w.common))] }
	made := make([]string, n)
	for i := range made {
		if made[i] = pick(); w.r.Intn(3) == 0 {
			made[i] += pick()
		}
	}
	return strings.Join(made, " ")
}
