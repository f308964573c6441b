package markdown

import (
	"testing"
	"testing/fstest"

	"octavo/doc"
)

// TestInclude: mdBook's directives in code become what they stand for.
func TestInclude(t *testing.T) {
	fsys := fstest.MapFS{
		"listings/a.rs": {Data: []byte("// ANCHOR: all\nfn main() {\n    // ANCHOR: one\n    one();\n    // ANCHOR_END: one\n    two();\n}\n// ANCHOR_END: all\n")},
		"src/empty.txt": {Data: []byte("")},
	}
	for _, c := range []struct{ line, want string }{
		{"{{#include ../listings/a.rs}}", "fn main() {\n    one();\n    two();\n}"},
		{"{{#rustdoc_include ../listings/a.rs:one}}", "    one();"},
		{"{{#playground ../listings/a.rs:all editable}}", "fn main() {\n    one();\n    two();\n}"},
		{"{{#include ../listings/a.rs:2}}", "fn main() {"},
		{"{{#include ../listings/a.rs:4:6}}", "    one();\n    two();"},
		{"{{#include ../listings/a.rs:6:}}", "    two();\n}"},
		{"{{#include ../listings/a.rs::2}}", "fn main() {"},
		{"{{#include ../listings/a.rs:90:99}}", ""},
		{"{{#include empty.txt}}", ""},
		{"{{#title Not this}}", "{{#title Not this}}"},
		{"a {{#include ../listings/a.rs}}", "a {{#include ../listings/a.rs}}"},
	} {
		got, diags := includedIn(t, c.line, Options{FS: fsys, Dir: "src", Includes: true})
		if got != c.want || len(diags) > 0 {
			t.Errorf("%s gives %q, %v", c.line, got, diags)
		}
	}
	for _, line := range []string{"{{#include ../listings/b.rs}}", "{{#include ../../a.rs}}", "{{#include /a.rs}}", "{{#include ../listings/a.rs:three}}", "{{#include ../listings/a.rs:-3:2}}"} {
		got, diags := includedIn(t, line, Options{File: "x.md", FS: fsys, Dir: "src", Includes: true})
		if got != line || len(diags) != 1 || diags[0].Code != "missing-include" || diags[0].Pos.String() != "x.md:2:1" {
			t.Errorf("%s gives %q, %v", line, got, diags)
		}
	}
	if got, _ := includedIn(t, "{{#include empty.txt}}", Options{FS: fsys, Dir: "src"}); got == "" {
		t.Error("something was included though nobody asked")
	}
}

// includedIn parses a block of code of one line.
func includedIn(t *testing.T, line string, o Options) (string, []doc.Diagnostic) {
	t.Helper()
	d, diags, err := Parse([]byte("```rust\n"+line+"\n```\n"), o)
	if err != nil {
		t.Fatal(err)
	}
	return d.Blocks[0].(*doc.CodeBlock).Text, diags
}

// TestHiddenLines: Rust's lines that are there to compile alone are not shown in
// books of mdBook; elsewhere all are.
func TestHiddenLines(t *testing.T) {
	const code = "# use a;\n#\n#[test]\n#![no_std]\n  # hidden\n  ## shown\nlet a = \"#\";"
	for _, c := range []struct {
		lang     string
		includes bool
		want     string
	}{
		{"rust", true, "#[test]\n#![no_std]\n  # shown\nlet a = \"#\";"},
		{"rust,ignore", true, "#[test]\n#![no_std]\n  # shown\nlet a = \"#\";"},
		{"python", true, code},
		{"rust", false, code},
	} {
		d, _, err := Parse([]byte("```"+c.lang+"\n"+code+"\n```\n"), Options{Includes: c.includes})
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Blocks[0].(*doc.CodeBlock).Text; got != c.want {
			t.Errorf("%s: %q", c.lang, got)
		}
	}
}
