package markdown

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"octavo/doc"
)

// TestFrontMatterIsDocumented compares the keys in docs/frontmatter.md with those
// that are read, and their order: the first name counts most.
func TestFrontMatterIsDocumented(t *testing.T) {
	data, err := os.ReadFile("../docs/frontmatter.md")
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string][]string{}
	name := regexp.MustCompile("`([^`]*)`")
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(line, "|")
		if len(cells) < 5 || !strings.HasPrefix(cells[1], " `") {
			continue
		}
		var names []string
		for _, m := range name.FindAllStringSubmatch(cells[1]+cells[2], -1) {
			names = append(names, foldKey(m[1]))
		}
		documented[names[0]] = names
	}
	for key, names := range metaNames {
		if metaKey(key) == keyNone {
			continue
		}
		if got := documented[names[0]]; !slices.Equal(got, names) {
			t.Errorf("docs/frontmatter.md has %q, the code %q", got, names)
		}
		delete(documented, names[0])
	}
	for key := range documented {
		t.Errorf("docs/frontmatter.md has %q, which the code does not", key)
	}
}

// TestDialectIsDocumented converts the samples in docs/markdown.md: each becomes
// what stands under it, and nothing is reported but what that says.
func TestDialectIsDocumented(t *testing.T) {
	data, err := os.ReadFile("../docs/markdown.md")
	if err != nil {
		t.Fatal(err)
	}
	sample := regexp.MustCompile("(?s)\n(`{3,6})markdown\n(.*?)\n`{3,6}\n\n(`{3,6})text\n(.*?)\n?`{3,6}\n")
	samples := 0
	out := sample.ReplaceAllStringFunc(string(data), func(s string) string {
		samples++
		m := sample.FindStringSubmatch(s)
		got := becomes(t, m[2])
		if got != m[4] && !*update {
			t.Errorf("this\n\n%s\n\nbecomes\n\n%s\nand not, as docs/markdown.md has it,\n\n%s", m[2], got, m[4])
		}
		return "\n" + m[1] + "markdown\n" + m[2] + "\n" + m[1] + "\n\n" + m[3] + "text\n" + got + "\n" + m[3] + "\n"
	})
	if want := strings.Count(string(data), "`markdown\n"); samples < 25 || samples != want {
		t.Errorf("%d of %d samples have a result", samples, want)
	}
	if *update {
		if err := os.WriteFile("../docs/markdown.md", []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// becomes is what a sample becomes, and what is reported of it.
func becomes(t *testing.T, src string) string {
	t.Helper()
	d, diags, err := Parse([]byte(src), Options{File: "text.md", FS: os.DirFS("../docs/samples")})
	if err != nil {
		t.Fatal(err)
	}
	out := strings.TrimRight(doc.Dump(d), "\n")
	for _, problem := range diags {
		out += "\n! " + problem.String()
	}
	return strings.TrimLeft(out, "\n")
}
