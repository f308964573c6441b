package markdown

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// simplePieces are what front matter is made of by chance.
var simplePieces = []string{
	"title", "date", "tags", "draft", "k_1-b", "true", "True", "null", "no", "y", "e5", "Word", "words in a row", "it's", "don't, (really)!", "a/b.c", "x-y",
	`"quoted, text"`, `"a: b"`, `"a # b"`, `""`, `"a\n"`, `"`, "'single'", "'", "2024-01-02", "2024-13-99", "12", "012", "1_000", "1.5", "0", "-1", "0x1F", "1e3",
	": ", ": ", ": ", ": ", ":", "\n", "\n", "\n", "\n", " ", "  ", "[", "]", ", ", ",", "[a, b]", "[one two, \"c\"]", "[]", "[a,b]", "[12, a]", "- a", "\n- a", "\n  b: c", "#", " # x", "é", "&a", "*a", "|", ">", "!", "%", "@", "{a: b}", "<<", "?", "~", "...", "---", "\t",
}

// TestSimpleYAML: what simpleYAML reads is what the parser of all of YAML does.
func TestSimpleYAML(t *testing.T) {
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	read := 0
	for n := range 30_000 {
		var s strings.Builder
		for range 1 + random.IntN(4) {
			if n%3 > 0 { // mostly lines as they should be
				s.WriteString([]string{"title", "date", "tags", "draft", "k_1-b", "null"}[random.IntN(6)] + ": ")
			}
			for range 1 + random.IntN(3) {
				s.WriteString(simplePieces[random.IntN(len(simplePieces))])
			}
			s.WriteString("\n")
		}
		text := s.String()
		if random.IntN(2) == 0 {
			text = strings.TrimSuffix(text, "\n")
		}
		b := &fmBlock{format: fmYAML, text: text, file: "f", line: 2}
		got, ok := simpleYAML(b)
		if !ok {
			continue
		}
		read++
		want, bad := wholeYAML(b)
		if bad != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: %q: %v", seed, text, bad)
		}
	}
	if read < 300 {
		t.Errorf("%d were simple", read)
	}
	post := "title: A post, and \"more\"\ndate: 2024-01-02\ndraft: true\ntags: [a, b c]\nweight: 12\n"
	if _, ok := simpleYAML(&fmBlock{text: strings.ReplaceAll(post, `"`, "")}); !ok {
		t.Error("a post's front matter is not simple")
	}
}
