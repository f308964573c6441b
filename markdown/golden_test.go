package markdown

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"octavo/doc"
)

var update = flag.Bool("update", false, "rewrite the expected parts of the golden cases")

// TestGolden parses the in.md of each case and compares what is there of doc,
// pos (the same with positions) and log (the diagnostics).
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("../testdata/cases/markdown/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { golden(t, path) })
	}
}

func golden(t *testing.T, path string) {
	ar, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var src []byte
	images := fstest.MapFS{}
	for _, f := range ar.Files {
		if f.Name == "in.md" {
			src = f.Data
		} else if strings.Contains(f.Name, ".") {
			images[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	d, diags, err := Parse(src, Options{File: "in.md", FS: images})
	if err != nil {
		t.Fatal(err)
	}
	for i := range ar.Files {
		f := &ar.Files[i]
		var got string
		switch f.Name {
		case "doc":
			got = doc.Dump(d)
		case "pos":
			got = doc.DumpPos(d)
		case "log":
			got = logOf(diags)
		default:
			continue
		}
		if got == string(f.Data) {
			continue
		}
		if *update {
			f.Data = []byte(got)
			continue
		}
		t.Errorf("%s, %s (-want +got):\n%s", path, f.Name, cmp.Diff(string(f.Data), got))
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// logOf leaves missing images out, since no case has image files.
func logOf(diags []doc.Diagnostic) string {
	var b strings.Builder
	for _, d := range diags {
		if d.Code == "missing-image" {
			continue
		}
		b.WriteString([...]string{"warning: ", "info: "}[d.Severity] + d.String() + " (" + d.Code + ")\n")
		if d.Hint != "" {
			b.WriteString("  " + d.Hint + "\n")
		}
	}
	return b.String()
}
