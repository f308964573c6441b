package octavo

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"octavo/fonts"
)

// article is the first of the Universal Declaration of Human Rights.
type article struct{ lang, name, text string }

func articles(t *testing.T) []article {
	t.Helper()
	data, err := os.ReadFile("testdata/udhr/article1.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var list []article
	for line := range strings.Lines(string(data)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 3 || !norm.NFC.IsNormalString(f[2]) {
			t.Fatalf("article1.tsv: %q", line)
		}
		list = append(list, article{f[0], f[1], f[2]})
	}
	return list
}

// TestArticles sets an article in many languages with the fonts that there are,
// and reads it from the PDF again: word by word, in the order of the text. Those
// in the letters of the embedded fonts have to come out; languages without a
// font are skipped, and named.
func TestArticles(t *testing.T) {
	pdftotext, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Skip("pdftotext is not installed")
	}
	book, _, err := fonts.New(fonts.Options{System: true, CacheDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	var without []string
	words, found := 0, 0
	for _, a := range articles(t) {
		var b bytes.Buffer
		src := "---\nlang: " + a.lang + "\n---\n\n" + a.text + "\n"
		result, err := Convert(&b, []byte(src), Options{File: a.lang + ".md", Book: book})
		if err != nil {
			t.Fatal(err)
		}
		if missing := missingIn(result); missing != "" {
			without = append(without, a.lang)
			if !slices.Contains([]string{"ka", "hy", "am", "he", "ar", "fa", "ur", "hi", "bn", "ta", "te", "th", "lo", "km", "my",
				"zh-Hans", "zh-Hant", "ja", "ko"}, a.lang) {
				t.Errorf("%s: %s", a.lang, missing)
			}
			continue
		}
		file := filepath.Join(t.TempDir(), "article.pdf")
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(pdftotext, file, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		want, got := udhrWords(a.text, a.lang), udhrWords(string(out), a.lang)
		n := commonWords(want, got)
		words, found = words+len(want), found+n
		if n < len(want) {
			t.Logf("%s: %d of %d words\nwant %q\n got %q", a.lang, n, len(want), want, got)
		}
	}
	t.Logf("%d of %d words; no font for: %s", found, words, strings.Join(without, " "))
	if found*1000 < words*995 {
		t.Errorf("only %d of %d words came back", found, words)
	}
}

// missingIn is the first message of a result about a character without a font.
func missingIn(r Result) string {
	for _, d := range r.Diagnostics {
		if d.Code == "missing-glyph" {
			return d.Message
		}
	}
	return ""
}

// udhrWords divides a text into words, by what is neither letter nor mark; where
// there are no spaces between words, into characters. What is invisible is left
// out, such as the marks of direction with which pdftotext says how text runs.
func udhrWords(text, lang string) []string {
	text = strings.Map(func(r rune) rune {
		switch {
		case fonts.Ignorable(r):
			return -1
		case unicode.IsPunct(r):
			return ' '
		}
		return r
	}, norm.NFC.String(strings.ReplaceAll(text, "\u00AD\n", "")))
	if slices.Contains([]string{"zh-Hans", "zh-Hant", "ja", "th", "lo", "km", "my", "am"}, lang) {
		return strings.Split(strings.Join(strings.Fields(text), ""), "")
	}
	return strings.Fields(text)
}

// commonWords counts the words of want that are in got in the same order: their
// longest common subsequence.
func commonWords(want, got []string) int {
	row := make([]int, len(got)+1)
	for _, w := range want {
		before := 0
		for j, g := range got {
			old := row[j+1]
			if w == g {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = old
		}
	}
	return row[len(got)]
}
