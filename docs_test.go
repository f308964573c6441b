package octavo_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"octavo"
	"octavo/doc"
)

// setDocs makes the documentation's book, as make docs does.
func setDocs(t *testing.T) (pdf, epub []byte) {
	t.Helper()
	var p, e bytes.Buffer
	result, err := octavo.Bundle(
		[]octavo.Edition{{Format: octavo.PDF, W: &p}, {Format: octavo.EPUB, W: &e}},
		[]octavo.Input{{FS: os.DirFS("."), Path: "docs/octavo.yaml"}},
		octavo.BookOptions{}, octavo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range result.Diagnostics {
		if d.Severity == doc.Warning {
			t.Errorf("%v\n\t%s", d, d.Hint)
		}
	}
	if len(result.Documents) < 10 || result.Pages < 30 {
		t.Errorf("%d texts, %d pages", len(result.Documents), result.Pages)
	}
	return p.Bytes(), e.Bytes()
}

// TestDocs: the documentation is set without a warning, and every text in docs is
// in its book.
func TestDocs(t *testing.T) {
	setDocs(t)
	book, err := os.ReadFile("docs/octavo.yaml")
	if err != nil {
		t.Fatal(err)
	}
	texts, err := filepath.Glob("docs/*.md")
	if err != nil || len(texts) < 8 {
		t.Fatal(texts, err)
	}
	for _, path := range texts {
		if !bytes.Contains(book, []byte(filepath.Base(path))) {
			t.Errorf("%s is not in docs/octavo.yaml", path)
		}
	}
}

// TestDocsConform has EPUBCheck and veraPDF judge the documentation.
func TestDocsConform(t *testing.T) {
	check, vera := judge(t, "epubcheck"), judge(t, "verapdf")
	pdf, epub := setDocs(t)
	dir := t.TempDir()
	for name, data := range map[string][]byte{"docs.pdf": pdf, "docs.epub": epub} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command(check, "-w", filepath.Join(dir, "docs.epub")).CombinedOutput(); err != nil {
		t.Errorf("docs.epub: %v\n%s", err, out)
	}
	pages := t.TempDir() // veraPDF takes all that is in a folder
	if err := os.Rename(filepath.Join(dir, "docs.pdf"), filepath.Join(pages, "docs.pdf")); err != nil {
		t.Fatal(err)
	}
	for _, flavour := range []string{"ua1", "2a"} {
		checkVera(t, vera, flavour, pages, 1)
	}
}
