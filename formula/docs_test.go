package formula

import (
	"os"
	"strings"
	"testing"
)

// TestDocumented reads the samples in the table of docs/math.md.
func TestDocumented(t *testing.T) {
	data, err := os.ReadFile("../docs/math.md")
	if err != nil {
		t.Fatal(err)
	}
	samples := 0
	for line := range strings.Lines(string(data)) {
		_, rest, ok := strings.Cut(line, " | `")
		sample, _, closed := strings.Cut(rest, "` |")
		if !strings.HasPrefix(line, "| ") || !ok || !closed {
			continue
		}
		samples++
		if _, err := Parse(strings.ReplaceAll(sample, `\|`, "|")); err != nil {
			t.Errorf("%s: %v", sample, err)
		}
	}
	if samples < 15 {
		t.Errorf("only %d samples", samples)
	}
	for _, name := range strings.Fields("matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix cases rcases dcases " +
		"array aligned align alignat gather gathered split equation multline align* pmatrix*") {
		args := map[string]string{"array": "{c}", "alignat": "{1}"}[name]
		if _, err := Parse(`\begin{` + name + `}` + args + ` x \end{` + name + `}`); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if !strings.Contains(string(data), "there is no command \\frca for formulas") {
		t.Error("the message is another")
	}
}
