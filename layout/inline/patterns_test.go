package inline

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"octavo/internal/packed"
)

func sortedPatterns(text string) []string {
	list := strings.Fields(text)
	slices.Sort(list)
	return slices.Compact(list)
}

// TestPatternArchive compares the archive in the program with the files of
// patterns/, or makes it of them.
func TestPatternArchive(t *testing.T) {
	var files []packed.Entry
	for _, set := range patternSets {
		patterns, err := os.ReadFile("patterns/hyph-" + set.file + ".pat.txt")
		if err != nil {
			t.Fatal(err)
		}
		stored := set.file == "en-us"
		files = append(files, packed.Entry{Name: set.file + ".pat", Data: packed.FrontCode(sortedPatterns(string(patterns))), Stored: stored})
		if exceptions, err := os.ReadFile("patterns/hyph-" + set.file + ".hyp.txt"); err == nil {
			files = append(files, packed.Entry{Name: set.file + ".hyp", Data: exceptions, Stored: stored})
		}
	}
	if *update {
		archive, err := packed.Make(files)
		if err == nil {
			err = os.WriteFile("patterns.zip", archive, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	for _, f := range files {
		if got, err := packed.File(patternArchive, f.Name); err != nil || !bytes.Equal(got, f.Data) {
			t.Errorf("%s in patterns.zip is not what patterns/ has (%v): go test ./layout/inline -run PatternArchive -update", f.Name, err)
		}
	}
}

// TestHyphenationIsDocumented compares the languages with those that the documentation
// lists.
func TestHyphenationIsDocumented(t *testing.T) {
	data, err := os.ReadFile("../../docs/languages.md")
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for _, set := range patternSets {
		want = append(want, strings.Fields(set.tags)...)
	}
	slices.Sort(want)
	_, list, _ := strings.Cut(string(data), "<!-- hyphenation -->\n")
	list, _, _ = strings.Cut(list, "\n\n")
	if got := strings.Fields(strings.ReplaceAll(list, "`", "")); !slices.Equal(got, want) {
		t.Errorf("docs/languages.md lists %q,\nnot %q", got, want)
	}
}
