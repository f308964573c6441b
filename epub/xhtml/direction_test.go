package xhtml

import (
	"strings"
	"testing"

	"octavo/doc"
)

// TestForeignLines: in a text from right to left, a line from left to right keeps
// its marks where they belong, and more than one begins at the left.
func TestForeignLines(t *testing.T) {
	long := strings.Repeat("Words in English. ", 6)
	for text, want := range map[string]string{
		"نص":              "نص",
		"Go.":             "<bdi>Go.</bdi>",
		"12.":             "12.",
		long:              `<bdi class="lines">` + long + "</bdi>",
		"Go لغة":          "Go لغة",
		"لغة C++ و .NET.": "لغة <bdi>C++</bdi> و <bdi>.NET</bdi>.",
	} {
		w := &writer{rtl: true}
		w.inlinesOf([]doc.Inline{&doc.Text{Value: text}})
		if got := string(w.out); got != want {
			t.Errorf("%q is written %q, not %q", text, got, want)
		}
	}
}
