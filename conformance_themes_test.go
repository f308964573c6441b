package octavo_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"octavo"
	"octavo/theme"
)

// TestVeraPDFThemes puts texts in every theme before veraPDF.
func TestVeraPDFThemes(t *testing.T) {
	vera := judge(t, "verapdf")
	texts := []string{"docs/themes/specimen.md", "testdata/post.md"}
	hard, err := filepath.Glob("testdata/hard/*.md")
	if err != nil {
		t.Fatal(err)
	}
	texts = append(texts, hard...)
	dir := t.TempDir()
	n := 0
	for _, name := range theme.Names() {
		th, err := theme.Builtin(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range texts {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			yes := true
			if _, err := octavo.Convert(&b, src, octavo.Options{
				File: file, Theme: th, TOC: &yes, FS: os.DirFS("testdata"), Dir: "hard",
			}); err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			out := name + "-" + strings.TrimSuffix(filepath.Base(file), ".md") + ".pdf"
			if err := os.WriteFile(filepath.Join(dir, out), b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			n++
		}
	}
	for _, flavour := range []string{"ua1", "2a"} {
		checkVera(t, vera, flavour, dir, n)
	}
}
