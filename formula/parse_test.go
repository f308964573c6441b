package formula

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write golden files anew")

// TestGolden reads formulas, one a line, and compares their MathML: each file
// of testdata has a formula, then its MathML in the next line.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for line := range strings.Lines(string(data)) {
			if strings.HasPrefix(line, "\t") {
				continue
			}
			out.WriteString(line)
			if tex := strings.TrimSpace(line); tex != "" && !strings.HasPrefix(tex, "%%") {
				out.WriteString("\t" + dump(tex) + "\n")
			}
		}
		if *update {
			if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if out.String() != string(data) {
			t.Errorf("%s: got\n%s", file, out.String())
		}
	}
}

// dump is a formula's MathML without what is around every one.
func dump(tex string) string {
	n, err := Parse(tex)
	if err != nil {
		e := err.(*Error)
		return "error at " + tex[:e.Offset] + "⸠" + tex[e.Offset:] + ": " + e.Message + " (" + e.Hint + ")"
	}
	s := MathML(n, "", false)
	return strings.TrimSuffix(strings.TrimPrefix(s, `<math xmlns="http://www.w3.org/1998/Math/MathML">`), "</math>")
}
