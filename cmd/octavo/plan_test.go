package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPlan: what becomes a book, and what texts by themselves, and where to.
func TestPlan(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, path := range []string{
		"post.md", "other.markdown", "notes.txt", "octavo.yaml", "SUMMARY.md",
		"posts/b.md", "posts/a/index.md", "posts/a/pic.png", "posts/.git/x.md", "posts/.draft.md",
		"old/c.md", "there/keep",
	} {
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	const beside = "posts/a/index.md>posts/a/index.pdf posts/b.md>posts/b.pdf"
	for _, c := range []struct{ args, want string }{
		// One text.
		{"post.md", "post.md>post.pdf"},
		{"notes.txt", "notes.txt>notes.pdf"},
		{"-", "->-"},
		{"- -t epub", "->-"},
		{"post.md -o x.epub", "post.md>x.epub"},
		{"post.md -t pdf,epub", "post.md>post.pdf,post.epub"},
		{"post.md -t epub,pdf -o x", "post.md>x.epub,x.pdf"},
		{"post.md -o x.pdf -o y.epub", "post.md>x.pdf,y.epub"},
		{"post.md -o there", "post.md>there/post.pdf"},
		{"posts/b.md -o new/ -t epub", "posts/b.md>new/b.epub"},
		{"post.md --drafts", "post.md>post.pdf"},
		{"post.md --toc-depth 3 --embed-fonts -o x.epub", "post.md>x.epub"},
		// What only books have makes a book of one.
		{"post.md --title T", "book post.md > post.pdf"},
		{"post.md --open right -o x.pdf", "book post.md > x.pdf"},
		{"- --title T", "book - > -"},
		// One file for many is a book.
		{"post.md other.markdown -o x.pdf", "book post.md other.markdown > x.pdf"},
		{"posts -o x.epub", "book posts > x.epub"},
		{"posts old -o x.pdf -o x.epub", "book posts old > x.pdf x.epub"},
		{"posts -o x --to pdf,epub", "book posts > x.pdf x.epub"},
		{"posts -o x --to pdf", "book posts > x"},
		{"posts -o -", "book posts > -"},
		{"SUMMARY.md -o x.pdf", "book SUMMARY.md > x.pdf"},
		// A list of texts is a book by itself.
		{"SUMMARY.md", "book SUMMARY.md > . pdf"},
		{"octavo.yaml -t pdf,epub", "book octavo.yaml > . pdf epub"},
		{"octavo.yaml -o new/", "book octavo.yaml > new/ pdf"},
		// Without one file, every text is for itself.
		{"post.md other.markdown", "post.md>post.pdf other.markdown>other.pdf"},
		{"posts", beside},
		{"posts/", beside},
		{"posts -o out/", "posts/a/index.md>out/a/index.pdf posts/b.md>out/b.pdf"},
		{"posts post.md old/c.md -o out/ -t pdf,epub",
			"posts/a/index.md>out/a/index.pdf,out/a/index.epub posts/b.md>out/b.pdf,out/b.epub " +
				"post.md>out/post.pdf,out/post.epub old/c.md>out/c.pdf,out/c.epub"},
		// What can't be.
		{"posts --title T", "error: --title is about books, but each input would become a file of its own"},
		{"SUMMARY.md post.md", "error: SUMMARY.md makes a book, which needs a file of its own"},
		{"posts -o x", "error: -o x: this may be a folder for all, or one file"},
		{"posts -o posts.txt", `error: -o posts.txt: no format has the ending ".txt"`},
		{"posts posts/b.md", "error: posts/b.md is there twice, and would be written to posts/b.pdf"},
	} {
		s, err := parseArgs(strings.Fields(c.args))
		if err != nil {
			t.Fatalf("%s: %v", c.args, err)
		}
		if got := describePlan(plan(&process{}, s)); got != filepath.FromSlash(c.want) {
			t.Errorf("octavo %s:\n got %s\nwant %s", c.args, got, c.want)
		}
	}
}

func describePlan(w *work, err error) string {
	switch {
	case err != nil:
		return "error: " + err.Error()
	case w.book != nil:
		words := []string{"book"}
		for _, in := range w.book.inputs {
			words = append(words, in.path)
		}
		words = append(words, ">")
		for _, t := range w.book.targets {
			words = append(words, t.path)
		}
		if w.book.folder != "" {
			words = append(words, w.book.folder)
		}
		for _, f := range w.book.formats {
			words = append(words, string(f))
		}
		return strings.Join(words, " ")
	}
	var words []string
	for _, j := range w.texts {
		var paths []string
		for _, t := range j.targets {
			paths = append(paths, t.path)
		}
		words = append(words, fmt.Sprintf("%s>%s", j.path, strings.Join(paths, ",")))
	}
	return strings.Join(words, " ")
}

func TestSlug(t *testing.T) {
	for title, want := range map[string]string{
		"The Rust Programming Language": "the-rust-programming-language",
		"  C++ & Go: a (short) story!":  "c-go-a-short-story",
		"日本語の本":                         "日本語の本",
		"../../etc/passwd":              "etc-passwd",
		"…":                             "",
		strings.Repeat("long ", 40):     strings.TrimSuffix(strings.Repeat("long-", 16), "-"),
	} {
		if got := slug(title); got != want {
			t.Errorf("slug(%q) = %q, want %q", title, got, want)
		}
	}
}
