package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// codeOf finds the blocks of code of a text: what their first line says, and
// what is in them.
func codeOf(text string) [][]string {
	return regexp.MustCompile("(?ms)^```([^\n`]+)\n(.*?)^```$").FindAllStringSubmatch(text, -1)
}

// TestTour does what docs/tour.md says: it saves the files that it shows and runs
// its commands, in their order. Nothing may be complained of.
func TestTour(t *testing.T) {
	if testing.Short() {
		t.Skip("skipped: -short")
	}
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("skipped: there is no bash")
	}
	text, err := os.ReadFile("../../docs/tour.md")
	if err != nil {
		t.Fatal(err)
	}
	repository, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	home, own := t.TempDir(), t.TempDir()
	environment := append(os.Environ(), "GOBIN="+home, "PATH="+home+string(os.PathListSeparator)+os.Getenv("PATH"),
		"XDG_CACHE_HOME="+filepath.Join(home, "cache"), "GOCACHE="+goCache(t))
	blocks := codeOf(string(text))
	for i, b := range blocks {
		language, title, _ := strings.Cut(b[1], " title=")
		if title != "" {
			if err := os.WriteFile(filepath.Join(own, strings.Trim(title, `"`)), []byte(b[2]), 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if language != "sh" {
			t.Errorf("a block of %s that is neither saved nor run", language)
			continue
		}
		cmd := exec.Command(bash, "-euc", b[2])
		cmd.Dir, cmd.Env = own, environment
		if i == 0 {
			cmd.Dir = repository // where Octavo is installed from
		}
		out, err := cmd.CombinedOutput()
		if err != nil || strings.Contains(string(out), "warning") || regexp.MustCompile(`(?m)^\S+:\d+:\d+: `).Match(out) {
			t.Errorf("%s: %v\n%s", b[2], err, out)
		}
	}
	for _, want := range []string{"small.pdf", "bees.epub", "bees.pdf", "out/swarm.pdf", "bees-in-the-city.pdf", "bees-in-the-city.epub", "print.pdf"} {
		if _, err := os.Stat(filepath.Join(own, want)); err != nil {
			t.Errorf("the tour has not made %s", want)
		}
	}
	if len(blocks) < 12 {
		t.Errorf("%d blocks of code", len(blocks))
	}
}

// goCache is Go's own cache, which must not move with the others.
func goCache(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOCACHE").Output()
	if err != nil {
		t.Skipf("skipped: go can't be run: %v", err)
	}
	return strings.TrimSpace(string(out))
}

// TestDocsNameRealFlags checks the flags in all documents, and that links from
// one to another lead to a file.
func TestDocsNameRealFlags(t *testing.T) {
	var names []string
	eachFlag(func(f *pflag.Flag) { names = append(names, f.Name) })
	paths, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(paths) < 8 {
		t.Fatalf("%v %v", paths, err)
	}
	for _, path := range append(paths, "../../README.md", "../../examples/README.md", "../../CONTRIBUTING.md", "../../SECURITY.md") {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if _, command, found := strings.Cut(line, "octavo "); found && !strings.Contains(line, "docker ") {
				command, _, _ = strings.Cut(command, " | ")
				for _, flag := range regexp.MustCompile("[ `]--([a-z][a-z-]+)").FindAllStringSubmatch(" "+command, -1) {
					if !slices.Contains(names, flag[1]) {
						t.Errorf("%s: there is no --%s", path, flag[1])
					}
				}
			}
		}
		for _, link := range regexp.MustCompile(`\]\(([^)#:\s]+)[)#]`).FindAllStringSubmatch(string(data), -1) {
			if _, err := os.Stat(filepath.Join(filepath.Dir(path), link[1])); err != nil && !isSample(data, link[0]) {
				t.Errorf("%s: the link to %s leads nowhere", path, link[1])
			}
		}
	}
}

// TestLibraryHasTheExample: the program in docs/library.md is the one that is built.
func TestLibraryHasTheExample(t *testing.T) {
	text, err := os.ReadFile("../../docs/library.md")
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.ReadFile("../../examples/bundle/main.go")
	if err != nil {
		t.Fatal(err)
	}
	_, program, _ = bytes.Cut(program, []byte("\n"))
	if !bytes.Contains(text, program) {
		t.Error("docs/library.md does not have examples/bundle/main.go")
	}
}

// isSample says whether a link is only in blocks of code or in code of a line: it
// is an example then.
func isSample(text []byte, link string) bool {
	prose := regexp.MustCompile("(?ms)^ *(```+|~~~+).*?^ *(```+|~~~+)$|`[^`\n]+`|^    .*?$").ReplaceAllString(string(text), "")
	return !strings.Contains(prose, link)
}
