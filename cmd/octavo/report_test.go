package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"octavo/doc"
)

func TestExcerpt(t *testing.T) {
	src := "\uFEFFone\r\n\tdéjà vu\nlong " + strings.Repeat("x", maxExcerpt) + "\n"
	for _, c := range []struct {
		line, col int32
		want      string
	}{
		{1, 1, "    one\n    ^\n"},
		{1, 4, "    one\n       ^\n"},
		{2, 4, "    \tdéjà vu\n    \t  ^\n"},
		{1, 9, ""},
		{3, 1, ""},
		{4, 1, ""},
		{9, 1, ""},
		{0, 0, ""},
	} {
		if got := excerpt([]byte(src), doc.Pos{Line: c.line, Col: c.col}); got != c.want {
			t.Errorf("%d:%d: %q, want %q", c.line, c.col, got, c.want)
		}
	}
}

func TestAbandon(t *testing.T) {
	temps := &tempFiles{}
	path := filepath.Join(t.TempDir(), "half")
	err := temps.hold(func() (string, error) { return path, os.WriteFile(path, nil, 0o600) })
	if err != nil {
		t.Fatal(err)
	}
	temps.abandon()
	if _, err := os.Stat(path); err == nil {
		t.Error("an interrupt leaves the temporary file")
	}
}

func TestReplaceFileLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "sub")
	if err := os.MkdirAll(filepath.Join(old, "full"), 0o777); err != nil {
		t.Fatal(err)
	}
	// A folder can't be replaced by a file: the rename fails.
	file := newFile{path: old, data: []byte("new")}
	if err := file.put(&tempFiles{}); err == nil {
		t.Error("a folder was replaced")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("left behind: %v %v", entries, err)
	}
}

func TestSignalCode(t *testing.T) {
	if got := signalCode(syscall.SIGINT); got != 130 {
		t.Errorf("the code is %d", got)
	}
}

// TestDiagnosticsAreNotRepeated: a hint is given once, notes of one kind a few
// times and then counted; warnings are all there.
func TestDiagnosticsAreNotRepeated(t *testing.T) {
	var list []doc.Diagnostic
	for range 5 {
		list = append(list,
			doc.Diagnostic{Code: "w", Message: "warned", Hint: "mend it"},
			doc.Diagnostic{Severity: doc.Info, Code: "n", Message: "noted"})
	}
	for _, c := range []struct {
		verbose              bool
		warned, noted, hints int
		counted              bool
	}{{false, 5, fewNotes, 1, true}, {true, 5, 5, 1, false}} {
		var b strings.Builder
		(&reporter{w: &b, verbose: c.verbose}).diagnostics(list)
		out := b.String()
		if strings.Count(out, "warned") != c.warned || strings.Count(out, "noted") != c.noted ||
			strings.Count(out, "mend it") != c.hints || strings.Contains(out, "2 more notes") != c.counted {
			t.Errorf("verbose %v:\n%s", c.verbose, out)
		}
	}
}
