package main

import (
	"fmt"
	"testing"

	"github.com/spf13/pflag"
)

// TestShards: every text is in exactly one part, the parts are about as large as
// each other, and which it is never changes.
func TestShards(t *testing.T) {
	const texts, parts = 3000, 7
	var sizes [parts]int
	for i := range texts {
		rel, in := fmt.Sprintf("2024/post-%04d/index.md", i), 0
		for part := range parts {
			if (shard{part + 1, parts}).has(rel) {
				sizes[part]++
				in++
			}
		}
		if in != 1 {
			t.Fatalf("%s is in %d parts", rel, in)
		}
	}
	for _, size := range sizes {
		if even := texts / parts; size < even*3/4 || size > even*5/4 {
			t.Errorf("parts of %v texts are uneven", sizes)
			break
		}
	}
	for rel, want := range map[string]int{"a.md": 3, "b/c.md": 3, "posts/index.md": 2} {
		for part := 1; part <= 3; part++ {
			if got := (shard{part, 3}).has(rel); got != (part == want) {
				t.Errorf("%s in part %d of 3: %v; other versions had it in %d", rel, part, got, want)
			}
		}
	}
}

func TestExcludes(t *testing.T) {
	for _, c := range []struct {
		pattern, file, rel string
		want               bool
	}{
		{"*.txt", "posts/a.txt", "a.txt", true},
		{"*.txt", "posts/a.md", "a.md", false},
		{"drafts", "posts/x/drafts", "x/drafts", true},
		{"drafts/", "posts/x/drafts", "x/drafts", true},
		{"x/*.md", "posts/x/a.md", "x/a.md", true},
		{"x/*.md", "posts/y/x/a.md", "y/x/a.md", false},
		{"**/x/*.md", "posts/y/x/a.md", "y/x/a.md", true},
		{"./x/**", "posts/x/y/a.md", "x/y/a.md", true},
		{"posts/x/**", "posts/x/y/a.md", "x/y/a.md", true},
		{"{a,b}.md", "posts/b.md", "b.md", true},
	} {
		s := &settings{}
		if err := s.addExclude(c.pattern); err != nil {
			t.Fatal(err)
		}
		if got := s.excludes(c.file, c.rel); got != c.want {
			t.Errorf("%s leaves out %s: %v", c.pattern, c.rel, got)
		}
	}
}

// TestWithoutEffect: what is said to have no effect on outputs are flags.
func TestWithoutEffect(t *testing.T) {
	names := withoutEffect()
	eachFlag(func(f *pflag.Flag) { delete(names, f.Name) })
	if len(names) > 0 {
		t.Errorf("these are no flags: %v", names)
	}
}
