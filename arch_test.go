package octavo

import (
	"bufio"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport is the architecture: which of Octavo's packages each may import.
// Data goes one way, from bytes to pages to files.
var mayImport = map[string]string{
	".":                "bundle doc epub fonts geom internal/nearest layout markdown page pdf theme",
	"bundle":           "doc internal/nearest markdown",
	"cmd/octavo":       ". bundle doc fonts geom internal/ledger internal/nearest theme",
	"doc":              "",
	"epub":             "doc epub/xhtml fonts geom internal/area internal/deflate internal/pngrows theme",
	"epub/xhtml":       "doc formula theme",
	"examples/bundle":  ".",
	"fonts":            "internal/packed",
	"formula":          "internal/nearest",
	"geom":             "",
	"internal/ledger":  "",
	"internal/area":    "",
	"internal/deflate": "",
	"internal/pngrows": "internal/deflate",
	"internal/nearest": "",
	"internal/packed":  "",
	"layout":           "doc fonts formula geom layout/inline layout/mathset page svg theme",
	"layout/inline":    "doc fonts geom internal/packed page theme",
	"layout/mathset":   "fonts formula geom page",
	"markdown":         "doc formula internal/nearest markdown/syntax",
	"markdown/syntax":  "internal/packed",
	"packaging":        "",
	"page":             "fonts geom",
	"pdf":              "fonts geom internal/area internal/deflate internal/pngrows page",
	"svg":              "doc fonts geom internal/pngrows page",
	"theme":            "doc geom internal/nearest internal/packed",
}

// onlyIn says which packages may import a module, by the beginning of its
// import paths. What is not listed is for nobody.
var onlyIn = map[string]string{
	"codeberg.org/go-pdf/fpdf":       "pdf",
	"github.com/BurntSushi/toml":     "markdown theme",
	"github.com/alecthomas/chroma":   "markdown markdown/syntax",
	"github.com/bmatcuk/doublestar":  "cmd/octavo",
	"github.com/dlclark/regexp2":     "markdown/syntax", // chroma's regular expressions
	"github.com/fsnotify/fsnotify":   "cmd/octavo",
	"github.com/go-shiori/go-epub":   "epub",
	"github.com/go-text/typesetting": "fonts",
	"github.com/goccy/go-yaml":       "bundle markdown theme",
	"github.com/klauspost/compress":  "epub pdf",
	"github.com/spf13/pflag":         "cmd/octavo",
	"github.com/vbauerster/mpb":      "cmd/octavo",
	"github.com/yuin/goldmark":       "markdown", // and goldmark-emoji
	"golang.org/x/image":             "epub fonts layout markdown pdf svg",
	"golang.org/x/net/html":          "markdown",
	"golang.org/x/net/idna":          "pdf",
	"golang.org/x/sys/unix":          "cmd/octavo",
	"golang.org/x/text":              "bundle doc epub fonts layout markdown svg",
}

// sourceFile is a Go file of the module, tests left out.
type sourceFile struct {
	path    string
	folder  string // "." for the root
	imports []string
	lines   int
	made    bool // generated
	program bool // a generator, which is run by hand and no part of the module
}

// sources reads all Go files of the module but tests.
func sources(t *testing.T) []sourceFile {
	t.Helper()
	var files []sourceFile
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && path != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return fs.SkipDir
		case d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		f, err := readSource(path)
		if !f.program {
			files = append(files, f)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("only %d files were found", len(files))
	}
	return files
}

func readSource(path string) (sourceFile, error) {
	f := sourceFile{path: path, folder: filepath.ToSlash(filepath.Dir(path))}
	data, err := os.ReadFile(path)
	if err != nil {
		return f, err
	}
	for s := bufio.NewScanner(strings.NewReader(string(data))); s.Scan(); f.lines++ {
		f.made = f.made || strings.HasPrefix(s.Text(), "// Code generated ")
		f.program = f.program || s.Text() == "//go:build ignore"
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), path, data, parser.ImportsOnly)
	if err != nil {
		return f, err
	}
	for _, spec := range parsed.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return f, err
		}
		f.imports = append(f.imports, name)
	}
	return f, nil
}

// TestImports compares every package's imports with the tables above.
func TestImports(t *testing.T) {
	for _, f := range sources(t) {
		allowed, known := mayImport[f.folder]
		if !known {
			t.Errorf("%s: the folder %s is not in the table of packages", f.path, f.folder)
		}
		for _, imp := range f.imports {
			if own, ok := ownFolder(imp); ok {
				if !slices.Contains(strings.Fields(allowed), own) {
					t.Errorf("%s: %s may not import %s", f.path, f.folder, own)
				}
			} else if strings.Contains(strings.Split(imp, "/")[0], ".") {
				checkModule(t, f, imp)
			}
		}
	}
}

// ownFolder is the folder of one of Octavo's packages.
func ownFolder(imp string) (string, bool) {
	if imp == "octavo" {
		return ".", true
	}
	return strings.CutPrefix(imp, "octavo/")
}

func checkModule(t *testing.T, f sourceFile, imp string) {
	t.Helper()
	for module, folders := range onlyIn {
		if strings.HasPrefix(imp, module) {
			if !slices.Contains(strings.Fields(folders), f.folder) {
				t.Errorf("%s: only %s may import %s", f.path, folders, imp)
			}
			return
		}
	}
	t.Errorf("%s: %s is not in the table of modules", f.path, imp)
}

// TestLibrariesAreQuiet checks that no library logs, reads the command line,
// runs programs or goes to the network: that is the command's to do.
func TestLibrariesAreQuiet(t *testing.T) {
	for _, f := range sources(t) {
		if f.folder == "cmd/octavo" || f.folder == "packaging" || f.folder == "examples/bundle" {
			continue // a program
		}
		for _, imp := range f.imports {
			switch imp {
			case "log", "log/slog", "flag", "os/exec", "net/http", "os/signal":
				t.Errorf("%s: a library does not import %s", f.path, imp)
			}
		}
	}
}

// maxLines is the longest that a file may be: one idea has room in it.
const maxLines = 500

// TestFilesAreShort bounds the files that people write.
func TestFilesAreShort(t *testing.T) {
	for _, f := range sources(t) {
		if f.lines > maxLines && !f.made {
			t.Errorf("%s has %d lines; at most %d have room for one idea", f.path, f.lines, maxLines)
		}
	}
}

// TestTablesAreInUse keeps the tables from allowing what is not needed.
func TestTablesAreInUse(t *testing.T) {
	folders := map[string]bool{}
	used := map[string]bool{}
	for _, f := range sources(t) {
		folders[f.folder] = true
		for _, imp := range f.imports {
			for module := range onlyIn {
				if strings.HasPrefix(imp, module) {
					used[module] = true
				}
			}
		}
	}
	for folder := range mayImport {
		if !folders[folder] {
			t.Errorf("there is no package %s", folder)
		}
	}
	for module := range onlyIn {
		if !used[module] {
			t.Errorf("nobody imports %s", module)
		}
	}
}
