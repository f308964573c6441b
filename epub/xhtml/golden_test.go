package xhtml

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"octavo/doc"
	"octavo/markdown"
)

var update = flag.Bool("update", false, "rewrite the expected parts of the golden cases")

// TestGolden writes the in.md of each case as a chapter and compares what is
// there of xhtml (the text of the file), contents (its headings) and log (the
// diagnostics). Pictures whose names begin with "no" can't be had. A file
// options has words: "depth=1", "number=3", "front", "back", "pages".
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
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
	options := map[string]string{}
	for _, f := range ar.Files {
		switch f.Name {
		case "in.md":
			src = f.Data
		case "options":
			for _, word := range strings.Fields(string(f.Data)) {
				key, value, _ := strings.Cut(word, "=")
				options[key] = value + "!"
			}
		}
	}
	out := writeCase(t, src, options)
	for i := range ar.Files {
		f := &ar.Files[i]
		got, ok := out[f.Name]
		if !ok || got == string(f.Data) {
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

func writeCase(t *testing.T, src []byte, options map[string]string) map[string]string {
	t.Helper()
	d, _, err := markdown.Parse(src, markdown.Options{File: "in.md"})
	if err != nil {
		t.Fatal(err)
	}
	titled(d)
	doc.Visitor{Inline: func(n doc.Inline) bool {
		if im, ok := n.(*doc.Image); ok && !strings.HasPrefix(im.Src, "no") && !im.Remote() {
			im.Asset = &doc.Asset{Name: filepath.Base(im.Src)}
		}
		return true
	}}.Document(d)
	c := &doc.Chapter{ID: "c", Doc: d, Number: strings.TrimSuffix(options["number"], "!")}
	if options["depth"] != "" {
		c.Depth = int(options["depth"][0] - '0')
	}
	if options["front"] != "" {
		c.Matter = doc.FrontMatter
	}
	if options["back"] != "" {
		c.Matter = doc.BackMatter
	}
	e := testEnv()
	if options["pages"] != "" {
		e.Pages = everywhere(d)
	}
	f := Chapter(c, e)
	for _, problem := range problemsOf(Page(f, PageOptions{})) {
		if c.Depth == 0 || !strings.Contains(problem, "after <h0>") {
			t.Error(problem)
		}
	}
	var contents, log strings.Builder
	for _, h := range f.Headings {
		contents.WriteString(strings.Repeat("  ", h.Level-1) + "#" + h.ID + " " + string(h.Label) + "\n")
	}
	for _, d := range f.Diagnostics {
		log.WriteString(d.String() + " (" + d.Code + ")\n  " + d.Hint + "\n")
	}
	return map[string]string{"xhtml": string(f.Body), "contents": contents.String(), "log": log.String()}
}
