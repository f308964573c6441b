package formula

import (
	"encoding/xml"
	"io"
	"os"
	"strings"
	"testing"
)

// FuzzParse: whatever the input, there is a tree or an error in the input, and
// the tree makes well-formed MathML, which reads back.
func FuzzParse(f *testing.F) {
	data, err := os.ReadFile("testdata/formulas.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "\t") {
			f.Add(line)
		}
	}
	f.Fuzz(func(t *testing.T, tex string) {
		n, err := Parse(tex)
		if err != nil {
			if e := err.(*Error); e.Offset < 0 || e.Offset > len(tex) {
				t.Fatalf("an error at %d of %d", e.Offset, len(tex))
			}
			return
		}
		Linear(n)
		s := MathML(n, strings.ToValidUTF8(tex, "\uFFFD"), true)
		if !strings.Contains(tex, "\x00") {
			d := xml.NewDecoder(strings.NewReader(s))
			for err == nil {
				_, err = d.Token()
			}
			if err != io.EOF {
				t.Fatalf("%q: %v in %s", tex, err, s)
			}
		}
		if _, err := ParseMathML(s); err != nil && len(s) < maxSource && !strings.Contains(err.Error(), "deep") && !strings.Contains(err.Error(), "too many") {
			t.Fatalf("%q: %v in %s", tex, err, s)
		}
	})
}

func FuzzMathML(f *testing.F) {
	f.Add(`<math><mfrac><mi>x</mi><mn>2</mn></mfrac><mo>&sum;</mo></math>`)
	f.Add(`<math><semantics><mrow><mo>(</mo><msqrt><mi>x</mi></msqrt><mo>)</mo></mrow><annotation>x</annotation></semantics></math>`)
	f.Add(`<math><mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts><mtable><mtr><mtd/></mtr></mtable></math>`)
	f.Add(`<math><munderover accent="true"><mi>x</mi><mo>^</mo><mo>_</mo></munderover><mover><mi>y</mi><mo>¯</mo></mover><mfrac/></math>`)
	f.Fuzz(func(t *testing.T, src string) {
		if n, err := ParseMathML(src); err == nil {
			MathML(n, Linear(n), false)
		}
	})
}
