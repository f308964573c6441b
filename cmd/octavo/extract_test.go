package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo"
)

func TestSafeNames(t *testing.T) {
	for name, want := range map[string]string{
		"post.md":                        "post.md",
		"posts/a b.md":                   "posts/a b.md",
		"../../etc/passwd":               "etc/passwd",
		"/etc/passwd":                    "etc/passwd",
		`C:\Users\x.md`:                  "C_/Users/x.md",
		`..\..\x.md`:                     "x.md",
		"a/../../b.md":                   "a/b.md",
		".git/hooks/post-checkout":       "git/hooks/post-checkout",
		"con.md":                         "_con.md",
		"a/NUL":                          "a/_NUL",
		"com1":                           "_com1",
		"x\x00y\n.md":                    "x_y_.md",
		"name. . ":                       "name",
		"...":                            "source.md",
		"":                               "source.md",
		"ünï/漢字.md":                      "ünï/漢字.md",
		strings.Repeat("x", 300) + ".md": strings.Repeat("x", 117) + ".md",
		strings.Repeat("d/", 40) + "x":   strings.Repeat("d/", 15) + "x",
	} {
		got := safeName(name)
		if got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
		if !filepath.IsLocal(filepath.FromSlash(got)) {
			t.Errorf("%q becomes %q, which is elsewhere", name, got)
		}
	}
}

// TestPlaceStaysInFolder: neither names nor links in the folder lead out of it.
func TestPlaceStaysInFolder(t *testing.T) {
	top := t.TempDir()
	outside, folder := filepath.Join(top, "outside"), filepath.Join(top, "folder")
	for _, dir := range []string{outside, folder} {
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(outside, filepath.Join(folder, "link")); err != nil {
		t.Skip(err)
	}
	p, out := &process{}, &reporter{w: &strings.Builder{}}
	for _, name := range []string{"link/x.md", "../outside/y.md"} {
		err := p.place("in.pdf", folder, []octavo.Source{{Name: name, Data: []byte("x")}}, out)
		t.Logf("%s: %v", name, err)
	}
	if list, err := os.ReadDir(outside); err != nil || len(list) > 0 {
		t.Errorf("outside there are %v, %v", list, err)
	}
}

// TestPlaceKeepsApart: of two sources of one name neither is lost to the other.
func TestPlaceKeepsApart(t *testing.T) {
	folder := t.TempDir()
	sources := []octavo.Source{{Name: "x.md", Data: []byte("one")}, {Name: "X.md", Data: []byte("two")}}
	p, out := &process{}, &reporter{w: &strings.Builder{}}
	err := p.place("in.pdf", folder, sources, out)
	if err == nil || !strings.Contains(err.Error(), "two of its sources would be called X.md") {
		t.Errorf("%v", err)
	}
	if list, err := os.ReadDir(folder); err != nil || len(list) > 0 {
		t.Errorf("there are %v, %v", list, err)
	}
}
