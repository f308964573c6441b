package bundle

import (
	"flag"
	"io/fs"
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

// TestGolden makes a book of the files in each case. What comes before the
// first file are options, one a line: "input posts", "sort date". The parts
// book (with "texts" among the options also the chapters' texts), settings, log
// and error are compared where they are there.
func TestGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { golden(t, path) })
	}
}

// expected are the names of what a case may expect.
var expected = map[string]bool{"book": true, "log": true, "error": true}

func golden(t *testing.T, path string) {
	ar, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range ar.Files {
		if !expected[f.Name] {
			files[f.Name] = &fstest.MapFile{Data: pictureOr(f.Name, f.Data)}
		}
	}
	inputs, o, texts := readOptions(t, files, string(ar.Comment))
	result, err := Read(inputs, o)
	got := map[string]string{"book": "", "log": "", "error": ""}
	if err != nil {
		got["error"] = errorText(err)
	} else {
		got["book"] = doc.DumpBook(result.Book, texts) + settingsText(result)
	}
	got["log"] = logText(result.Diagnostics)
	changed := false
	for i := range ar.Files {
		f := &ar.Files[i]
		if want := string(f.Data); expected[f.Name] {
			if got[f.Name] != want {
				f.Data = []byte(got[f.Name])
				changed = true
				if !*update {
					t.Errorf("%s, %s (-want +got):\n%s", path, f.Name, cmp.Diff(want, got[f.Name]))
				}
			}
			delete(got, f.Name)
		}
	}
	for _, name := range []string{"book", "error"} { // what nobody expected
		if got[name] != "" {
			ar.Files = append(ar.Files, txtar.File{Name: name, Data: []byte(got[name])})
			changed = true
			if !*update {
				t.Errorf("%s: %s is\n%s", path, name, got[name])
			}
		}
	}
	if changed && *update {
		if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// pictureOr is a picture for names that end in .svg, which cases leave empty.
func pictureOr(name string, data []byte) []byte {
	if strings.HasSuffix(name, ".svg") {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="10" height="20"/>`)
	}
	return data
}

func readOptions(t *testing.T, files fs.FS, comment string) (inputs []Input, o Options, texts bool) {
	t.Helper()
	for line := range strings.Lines(comment) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch key {
		case "", "#":
		case "input":
			inputs = append(inputs, Input{FS: files, Path: value, Name: value})
		case "sort":
			o.Order = Order(value)
		case "parts":
			o.Parts = Grouping(value)
		case "base-url":
			o.BaseURL = value
		case "tag":
			o.Tags = append(o.Tags, value)
		case "series":
			o.Series = value
		case "since":
			o.Since = day(value)
		case "until":
			o.Until = day(value)
		case "drafts":
			o.Drafts = true
		case "title":
			o.Meta.Title = value
		case "author":
			o.Meta.Authors = append(o.Meta.Authors, doc.Author{Name: value})
		case "cover":
			o.Meta.Cover = value
		case "texts":
			texts = true
		default:
			t.Fatalf("unknown option %s", key)
		}
	}
	if inputs == nil {
		inputs = []Input{{FS: files, Path: ".", Name: "my-blog"}}
	}
	return inputs, o, texts
}

func errorText(err error) string {
	s := err.Error() + "\n"
	if e, ok := err.(*doc.Error); ok && e.Hint != "" {
		s += "  " + e.Hint + "\n"
	}
	return s
}

func logText(diags []doc.Diagnostic) string {
	var b strings.Builder
	for _, d := range diags {
		b.WriteString([...]string{"warning: ", "info: "}[d.Severity] + d.String() + " (" + d.Code + ")\n")
		if d.Hint != "" {
			b.WriteString("  " + d.Hint + "\n")
		}
	}
	return b.String()
}
