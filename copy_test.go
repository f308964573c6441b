package octavo_test

import (
	"bytes"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"octavo"
)

// poppler finds one of Poppler's programs. Without it a test is skipped, unless
// CONFORMANCE says that all must be there.
func poppler(t *testing.T, command string) string {
	t.Helper()
	path, err := exec.LookPath(command)
	if err != nil && os.Getenv("CONFORMANCE") != "" {
		t.Fatalf("%s is not installed", command)
	}
	if err != nil {
		t.Skipf("skipped: %s is not installed", command)
	}
	return path
}

const goCode = `package main

import "fmt"

func main() {
	for i := range 3 {
		if i > 1 {
			fmt.Println("a line that is so long that it has to be wrapped in the panel, more than once, since it goes on and on until it reaches", i)
		}
	}
	fmt.Println("done",   ` + "`a \"raw\"\n\tstring`" + `)
}
`

// TestCodeComesBack copies code out of a PDF, by its tags and by its looks: it
// has its indentation, its lines are whole by the tags, and it compiles.
func TestCodeComesBack(t *testing.T) {
	pdfinfo, pdftotext := poppler(t, "pdfinfo"), poppler(t, "pdftotext")
	var b bytes.Buffer
	src := "---\ntitle: Code\n---\n\nBefore.\n\n```go\n" + goCode + "```\n\nAfter.\n"
	if _, err := octavo.Convert(&b, []byte(src), octavo.Options{}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "code.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	structure := output(t, pdfinfo, "-struct-text", file)
	_, structure, _ = strings.Cut(structure, "Code (inline)\n")
	structure, _, _ = strings.Cut(structure, "\n  P (block)")
	var tagged []string
	for _, m := range regexp.MustCompile(`(?m)^ *"(.*)"$`).FindAllStringSubmatch(structure, -1) {
		tagged = append(tagged, m[1])
	}
	compareCode(t, "by its tags", strings.Join(tagged, "\n"), goCode)

	looks := output(t, pdftotext, "-layout", file)
	_, looks, _ = strings.Cut(looks, " go\n")
	looks, _, _ = strings.Cut(looks, "\nAfter.")
	margin := looks[:strings.Index(looks, "package")] // the page's
	looks = strings.ReplaceAll("\n"+looks, "\n"+margin, "\n")
	for _, want := range []string{"\nfunc main() {\n", "\n    for i := range 3 {\n", "\n            fmt.Println(", "\n        }\n    }\n"} {
		if !strings.Contains(looks, want) {
			t.Errorf("by its looks, there is no %q in:\n%s", want, looks)
		}
	}
}

// compareCode compares code with what it was, but for blank lines and the width of
// tabs, and parses it.
func compareCode(t *testing.T, how, got, want string) {
	t.Helper()
	want = regexp.MustCompile(`\n+`).ReplaceAllString(strings.ReplaceAll(strings.TrimSpace(want), "\t", "    "), "\n")
	if got != want {
		t.Errorf("%s: got\n%s\nwant\n%s", how, got, want)
	}
	if _, err := parser.ParseFile(token.NewFileSet(), "copied.go", got, 0); err != nil {
		t.Errorf("%s: it does not compile: %v", how, err)
	}
}

func output(t *testing.T, command string, args ...string) string {
	t.Helper()
	if filepath.Base(command) == "pdftotext" {
		args = append(args, "-")
	}
	out, err := exec.Command(command, args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// TestTextInOrder: by the tags, the text is that of the source in its order,
// with words whole that were broken, and without heads and folios.
func TestTextInOrder(t *testing.T) {
	pdfinfo := poppler(t, "pdfinfo")
	var b bytes.Buffer
	var src strings.Builder
	src.WriteString("---\ntitle: In order\n---\n\n")
	var want []string
	for i := range 40 {
		text := strings.Repeat("internationalisation of characteristically unhyphenated representations ", 3+i%4) + "end"
		want = append(want, text)
		src.WriteString(text + "\n\n")
	}
	if _, err := octavo.Convert(&b, []byte(src.String()), octavo.Options{}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "text.pdf")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, part := range strings.Split(output(t, pdfinfo, "-struct-text", file), "  P (block)\n")[1:] {
		text := ""
		for _, m := range regexp.MustCompile(`(?m)^ *"(.*)"$`).FindAllStringSubmatch(part, -1) {
			text += m[1]
		}
		got = append(got, text)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
