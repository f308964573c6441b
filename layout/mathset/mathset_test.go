package mathset

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"octavo/fonts"
	"octavo/formula"
	"octavo/geom"
	"octavo/page"
)

var update = flag.Bool("update", false, "write golden files anew")

func setter(t testing.TB) (*Setter, Style) {
	t.Helper()
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := New(book)
	if s == nil {
		t.Fatal(book.Problems())
	}
	return s, Style{Face: book.Face(fonts.Query{Family: "serif"}), Size: 10 * geom.Pt}
}

// TestGolden sets the formulas of testdata, one a line, as displays, and
// compares where glyphs and rules stand.
func TestGolden(t *testing.T) {
	const file = "testdata/displays.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s, st := setter(t)
	var out strings.Builder
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(line, "\t") {
			continue
		}
		out.WriteString(line)
		n, err := formula.Parse(strings.TrimSpace(line))
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		d := s.Display(n, st, 300*geom.Pt)
		for _, l := range d.Lines {
			fmt.Fprintf(&out, "\tabove %s below %s\n", l.Above, l.Below)
			for _, it := range l.Items {
				out.WriteString("\t  " + dumpItem(it) + "\n")
			}
		}
	}
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if out.String() != string(data) {
		t.Errorf("got\n%s", out.String())
	}
}

func dumpItem(it page.Item) string {
	b := it.Bounds()
	if x, ok := it.(*page.Text); ok {
		return fmt.Sprintf("%q %s,%s %s", x.Source(), x.At.X, x.At.Y, x.Size)
	}
	return fmt.Sprintf("rule %s,%s %sx%s", b.X, b.Y, b.W, b.H)
}

func inline(t *testing.T, tex string, measure geom.Length) []Piece {
	t.Helper()
	n, err := formula.Parse(tex)
	if err != nil {
		t.Fatal(err)
	}
	s, st := setter(t)
	return s.Inline(n, st, measure)
}

// TestPieces: lines end after relations and binary operators, not in fences nor
// before another relation.
func TestPieces(t *testing.T) {
	for tex, want := range map[string]string{
		"x":                "x",
		"a=b+c":            "a= 500|b+ 700|c",
		"-a":               "-a",
		"(a+b)=c":          "(a+ 700|b)= 500|c",
		`\left(a+b\right)`: `\left(a+b\right)`,
		"a:=b":             "a:= 500|b",
	} {
		var got []string
		pieces := inline(t, tex, 300*geom.Pt)
		for i, p := range pieces {
			text := tex[p.Begin:p.End]
			if i+1 < len(pieces) {
				text += fmt.Sprintf(" %d", p.Penalty)
				if p.Trail <= 0 {
					t.Errorf("%s: no space after %s", tex, text)
				}
			}
			got = append(got, text)
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%s: %s, want %s", tex, s, want)
		}
	}
}

// TestWide: whatever there is, no piece is wider than a line, and displays are
// broken or made smaller.
func TestWide(t *testing.T) {
	for _, tex := range []string{strings.Repeat("a", 200), strings.Repeat("a+", 100) + "b", `\frac{` + strings.Repeat("a", 24) + "}{b}"} {
		for _, p := range inline(t, tex, 100*geom.Pt) {
			if p.Width-p.Trail > 100*geom.Pt {
				t.Errorf("%.20s: a piece is %s wide", tex, p.Width)
			}
		}
	}
	n, _ := formula.Parse("f(x) = " + strings.Repeat("a+", 60) + "b")
	s, st := setter(t)
	if d := s.Display(n, st, 200*geom.Pt); len(d.Lines) < 3 || d.Scale != 1000 || d.TooWide {
		t.Errorf("%d lines at %d", len(d.Lines), d.Scale)
	}
	n, _ = formula.Parse(`\begin{pmatrix}` + strings.Repeat("100 & ", 12) + `1\end{pmatrix}`)
	if d := s.Display(n, st, 250*geom.Pt); len(d.Lines) != 1 || d.Scale >= 1000 || d.TooWide {
		t.Errorf("a matrix in %d lines at %d, too wide %v", len(d.Lines), d.Scale, d.TooWide)
	}
}

// TestGrows: delimiters are as tall as what they are around, made of parts if
// need be.
func TestGrows(t *testing.T) {
	s, st := setter(t)
	set := s.newSetting(st)
	for _, delim := range []string{"(", "]", "{", "|", "‖", "⟨", "⌊", "√", "↑"} {
		last := geom.Length(0)
		for _, want := range []geom.Length{5 * geom.Pt, 20 * geom.Pt, 40 * geom.Pt, 200 * geom.Pt} {
			got := set.tall(delim, want, env{}).total()
			if got < last || got < want-geom.Pt/100 && delim != "⟨" || got > want+20*geom.Pt {
				t.Errorf("%s for %s is %s tall", delim, want, got)
			}
			last = got
		}
	}
}

func FuzzSet(f *testing.F) {
	data, err := os.ReadFile("testdata/displays.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "\t") {
			f.Add(line)
		}
	}
	s, st := setter(f)
	f.Fuzz(func(t *testing.T, tex string) {
		n, err := formula.Parse(tex)
		if err != nil {
			return
		}
		for _, p := range s.Inline(n, st, 200*geom.Pt) {
			if len(p.Items) > 0 && p.Above+p.Below <= 0 && strings.TrimSpace(formula.Linear(n)) == "" {
				t.Errorf("%q has no height", tex)
			}
		}
		s.Display(n, st, 200*geom.Pt)
	})
}

func BenchmarkInline(b *testing.B) {
	s, st := setter(b)
	b.ReportAllocs()
	for b.Loop() {
		n, err := formula.Parse(`\frac{-b \pm \sqrt{b^2-4ac}}{2a}`)
		if err != nil {
			b.Fatal(err)
		}
		s.Inline(n, st, 300*geom.Pt)
	}
}
