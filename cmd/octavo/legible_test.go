package main

import (
	"strings"
	"testing"

	"octavo/doc"
)

// TestLegible: whatever names and texts have in them, a message is one line and
// steers no terminal.
func TestLegible(t *testing.T) {
	for in, want := range map[string]string{
		"plain é 中文 שלום":      "plain é 中文 שלום",
		"a\nb.md":              `a\nb.md`,
		"\x1b[2Jgone\x07\t\r":  `\x1b[2Jgone\x07\t\x0d`,
		"a\u202etxt.md\u2066b": `a\u202etxt.md\u2066b`,
		"\u009b31m":            `\x9b31m`,
	} {
		if got := legible(in); got != want {
			t.Errorf("%q is %q, not %q", in, got, want)
		}
	}
	var b strings.Builder
	r := &reporter{w: &b}
	at := doc.Pos{File: "x\ny.md", Line: 1, Col: 3}
	r.diagnostics([]doc.Diagnostic{{Pos: at, Severity: doc.Warning, Code: "a", Message: "\x1b]0;title\x07", Hint: "\x1b[1m"}})
	r.err(&doc.Error{Pos: at, Message: "m\nn", Hint: "h\ri"}, []byte("a\x1bb\x00c"))
	r.err(usagef("", "one\x1b\noctavo: two"), nil)
	r.outcome(&outcome{outputs: []product{{target: target{path: "o\n.pdf"}, status: written}}}, false)
	want := `x\ny.md:1:3: \x1b]0;title\x07
    hint: \x1b[1m
x\ny.md:1:3: m\nn
    a�b�c
      ^
    hint: h\x0di
octavo: one\x1b
octavo: two
o\n.pdf: written
`
	if b.String() != want {
		t.Errorf("%q\nis not\n%q", b.String(), want)
	}
}
