package octavo_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"octavo"
	"octavo/fonts"
)

// judge finds a program that judges files: in PATH, or where conformance/fetch
// puts it. It takes minutes, so that it is asked only if CONFORMANCE is set; it
// has to be there then.
func judge(t *testing.T, command string) string {
	t.Helper()
	if os.Getenv("CONFORMANCE") == "" {
		t.Skipf("skipped: CONFORMANCE=1 has %s judge what is written", command)
	}
	if path, err := exec.LookPath(command); err == nil {
		return path
	}
	path, err := filepath.Abs(filepath.Join("conformance", "bin", command))
	_, absent := os.Stat(path)
	jars, _ := filepath.Glob("conformance/lib/*.jar")
	_, noJava := exec.LookPath("java")
	if err != nil || absent != nil || len(jars) == 0 || noJava != nil {
		t.Fatalf("%s is missing: conformance/fetch fetches it, and Java runs it", command)
	}
	return path
}

// hardTexts are texts that are hard to tag, by name.
func hardTexts(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("testdata/hard/*.md")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d files in testdata/hard: %v", len(files), err)
	}
	texts := map[string]string{}
	for _, f := range append(files, "testdata/post.md") {
		src, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts[strings.TrimSuffix(filepath.Base(f), ".md")] = string(src)
	}
	for name, src := range longTexts() {
		texts[name] = src
	}
	return texts
}

// longTexts are hard texts that would be tedious to write.
func longTexts() map[string]string {
	times := func(n int, line func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(line(i))
		}
		return b.String()
	}
	repeat := func(n int, format string) string {
		return times(n, func(i int) string { return fmt.Sprintf(format, i) })
	}
	return map[string]string{
		"table-over-pages": "| Number | Name[^h] | What it is |\n|--:|:-:|---|\n" + times(260, func(i int) string {
			call := ""
			if i%40 == 3 {
				call = "[^n]"
			}
			return fmt.Sprintf("| %d | row%s | words, and [a link](https://example.org/%d) |\n", i, call, i)
		}) + "\n[^h]: From the head.\n[^n]: From a row.\n",
		"spans-over-pages": "<table><thead><tr><th colspan=2>Head</th><th>C</th></tr></thead>\n" +
			repeat(80, "<tr><th rowspan=3>Group %d</th><td>a</td><td>b</td></tr><tr><td colspan=2>c</td></tr><tr><td>d</td><td>e</td></tr>\n") + "</table>\n",
		"columns": "|" + repeat(300, "h%d|") + "\n|" + strings.Repeat("-|", 300) + "\n|" + repeat(300, "%d|") + "\n",
		"turned": "|" + repeat(14, "heading %d|") + "\n|" + strings.Repeat("-|", 14) + "\n" +
			strings.Repeat("|"+repeat(14, "some words %d|")+"\n", 40),
		"deep-list": times(40, func(i int) string { return fmt.Sprintf("%s- level %d\n", strings.Repeat("  ", i), i) }),
		"deep-html": strings.Repeat("<div>", 200) + "x" + strings.Repeat("</div>", 200) + "\n\n" +
			strings.Repeat("<blockquote>", 60) + "y" + strings.Repeat("</blockquote>", 60) + "\n\n" + strings.Repeat("<table><tr><td>", 6) + "z",
		"long-note":      "Text.[^1]\n\n[^1]: " + strings.Repeat("note words ", 1500) + "\n",
		"long-paragraph": "> - " + strings.Repeat("*many* words and `code` ", 3000) + "\n",
		"long-code": "```go\n" + times(700, func(i int) string {
			return strings.Repeat("\t", i%5) + fmt.Sprintf("x := %d // é %s\n", i, strings.Repeat("word ", i%30))
		}) + "```\n",
		"blanks": "---\ntitle: \"   \"\n---\n\n&nbsp;\n\n&#x200b;\n\n&#x2028;\n\n\\\n\n",
	}
}

// TestVeraPDF puts the hard texts and the examples of CommonMark before
// veraPDF, as every profile has them.
func TestVeraPDF(t *testing.T) {
	vera := judge(t, "verapdf")
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	texts := hardTexts(t)
	for i, src := range commonMark(t) {
		texts[fmt.Sprintf("commonmark-%03d", i+1)] = src
	}
	for _, c := range []struct {
		profile  octavo.Profile
		attach   bool
		flavours []string
	}{
		{"", false, []string{"ua1", "2a"}},
		{"", true, []string{"3a"}},
		{"ua2+a4", false, []string{"ua2", "4"}},
		{"ua2+a4", true, []string{"4f"}},
	} {
		dir := t.TempDir()
		n := 0
		for name, src := range texts {
			if c.attach && strings.HasPrefix(name, "commonmark") {
				continue // what is attached makes no difference to the pages
			}
			var b bytes.Buffer
			_, err := octavo.Convert(&b, []byte(src), octavo.Options{
				Profile: c.profile, AttachSource: c.attach, Book: book,
				File: "testdata/hard/" + name + ".md", FS: os.DirFS("testdata"), Dir: "hard",
			})
			if err != nil {
				continue // some examples are broken front matter
			}
			if err := os.WriteFile(filepath.Join(dir, name+".pdf"), b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			n++
		}
		for _, flavour := range c.flavours {
			checkVera(t, vera, flavour, dir, n)
		}
	}
}

// checkVera has veraPDF judge all files of a folder at once.
func checkVera(t *testing.T, vera, flavour, dir string, files int) {
	t.Helper()
	out, err := exec.Command(vera, "-f", flavour, "--format", "text", "-v", "-r", dir).CombinedOutput()
	passed := 0
	var failed []string
	for line := range strings.Lines(string(out)) {
		if strings.HasPrefix(line, "PASS ") {
			passed++
		} else if strings.TrimSpace(line) != "" {
			failed = append(failed, strings.ReplaceAll(strings.TrimRight(line, "\n"), dir+string(filepath.Separator), ""))
		}
	}
	if err != nil || passed != files || files == 0 {
		t.Errorf("%s: %d of %d files pass: %v\n%s", flavour, passed, files, err, strings.Join(failed[:min(len(failed), 60)], "\n"))
	}
	t.Logf("%s: %d of %d files pass", flavour, passed, files)
}
