package bundle

import (
	"testing"
	"testing/fstest"

	"octavo/doc"
)

// TestIncludes: code includes files in books that a SUMMARY.md lists, and
// nowhere else.
func TestIncludes(t *testing.T) {
	fsys := fstest.MapFS{
		"src/SUMMARY.md":   {Data: []byte("- [One](one.md)\n")},
		"src/one.md":       {Data: []byte("# One\n\n```rust\n{{#include ../code/a.rs}}\n```\n")},
		"code/a.rs":        {Data: []byte("fn main() {}\n")},
		"posts/one/one.md": {Data: []byte("# One\n\n```rust\n{{#include ../../code/a.rs}}\n```\n")},
	}
	for path, want := range map[string]string{
		"src/SUMMARY.md": "fn main() {}", "posts": "{{#include ../../code/a.rs}}",
	} {
		r, err := Read([]Input{{FS: fsys, Path: path, Name: path}}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		code := r.Book.Documents()[0].Blocks[0].(*doc.CodeBlock)
		if code.Text != want {
			t.Errorf("%s: the code is %q", path, code.Text)
		}
	}
}
