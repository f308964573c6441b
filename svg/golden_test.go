package svg_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"octavo/fonts"
	"octavo/geom"
	"octavo/page"
	"octavo/svg"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden draws the pictures in testdata at one point for each of their
// pixels. A file has any number of pictures, each followed by what must come
// of it: NAME.svg, NAME.items, and NAME.problems if there are any.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files", err)
	}
	book := newBook(t)
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			old, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got := redraw(t, txtar.Parse(old), book)
			if *update {
				if err := os.WriteFile(name, got, 0o644); err != nil {
					t.Fatal(err)
				}
			} else if !bytes.Equal(got, old) {
				t.Errorf("differs from %s:\n%s", name, diff(string(old), string(got)))
			}
		})
	}
}

// redraw makes the archive that the pictures in a call for.
func redraw(t *testing.T, a *txtar.Archive, book *fonts.Book) []byte {
	out := &txtar.Archive{Comment: a.Comment}
	for _, f := range a.Files {
		name, ok := strings.CutSuffix(f.Name, ".svg")
		if !ok {
			continue
		}
		out.Files = append(out.Files, f)
		p, problems, err := svg.Parse(f.Data)
		if err != nil {
			out.Files = append(out.Files, txtar.File{Name: name + ".error", Data: []byte(err.Error() + "\n")})
			continue
		}
		size := p.Size()
		into := geom.Rect{W: size.W.MulDiv(96, 72), H: size.H.MulDiv(96, 72)}
		out.Files = append(out.Files, txtar.File{Name: name + ".items", Data: dump(p.Draw(into, book, page.Root))})
		var sb strings.Builder
		for _, p := range problems {
			fmt.Fprintf(&sb, "%s: %s\n", p.Code, p.Message)
		}
		if sb.Len() > 0 {
			out.Files = append(out.Files, txtar.File{Name: name + ".problems", Data: []byte(sb.String())})
		}
	}
	return txtar.Format(out)
}

func newBook(t testing.TB) *fonts.Book {
	t.Helper()
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// dump writes items, one a line.
func dump(items []page.Item) []byte {
	var sb strings.Builder
	for _, it := range items {
		switch it := it.(type) {
		case *page.Path:
			dumpPath(&sb, it)
		case *page.Text:
			fmt.Fprintf(&sb, "text %v,%v %s %v %s %q", it.At.X, it.At.Y, it.Face.Name, it.Size, hex(it.Color), it.Source())
			if it.Tracking != 0 {
				fmt.Fprintf(&sb, " tracking=%v", it.Tracking)
			}
			for _, p := range it.Pieces[1:] {
				fmt.Fprintf(&sb, " +%v", p.X)
			}
			if m := it.Matrix; m != nil {
				fmt.Fprintf(&sb, " matrix=%.3f,%.3f,%.3f,%.3f", m.A, m.B, m.C, m.D)
			}
			sb.WriteByte('\n')
		case *page.Image:
			fmt.Fprintf(&sb, "image %s %s", rect(it.Rect), it.Format)
			if it.Cutout {
				sb.WriteString(" cutout")
			}
			if it.Clip != nil {
				sb.WriteString(" clip=" + rect(*it.Clip))
			}
			sb.WriteString("\n")
			for _, o := range it.Outlines {
				sb.WriteString("  inside ")
				dumpPath(&sb, &page.Path{Segments: o.Segments, EvenOdd: o.EvenOdd})
			}
		}
	}
	return []byte(sb.String())
}

func dumpPath(sb *strings.Builder, p *page.Path) {
	sb.WriteString("path")
	if p.Fill != nil {
		sb.WriteString(" fill=" + hex(*p.Fill))
	}
	if p.EvenOdd {
		sb.WriteString(" evenodd")
	}
	if p.Stroke != nil {
		fmt.Fprintf(sb, " stroke=%s/%v", hex(*p.Stroke), p.Width)
		if p.RoundCap {
			sb.WriteString(" round")
		}
		if p.Cap != 0 || p.Join != 0 {
			fmt.Fprintf(sb, " cap=%d join=%d", p.Cap, p.Join)
		}
		if p.MiterLimit != 0 && p.MiterLimit != 4 {
			fmt.Fprintf(sb, " miter=%g", p.MiterLimit)
		}
		if p.Dash != nil {
			fmt.Fprintf(sb, " dash=%v", p.Dash)
		}
		if p.DashPhase != 0 {
			fmt.Fprintf(sb, " phase=%v", p.DashPhase)
		}
	}
	if p.Clip != nil {
		sb.WriteString(" clip=" + rect(*p.Clip))
	}
	sb.WriteString(" :")
	for _, s := range p.Segments {
		switch s.Kind {
		case page.MoveTo:
			fmt.Fprintf(sb, " M%s", at(s.P[0]))
		case page.LineTo:
			fmt.Fprintf(sb, " L%s", at(s.P[0]))
		case page.CurveTo:
			fmt.Fprintf(sb, " C%s %s %s", at(s.P[0]), at(s.P[1]), at(s.P[2]))
		case page.Close:
			sb.WriteString(" Z")
		}
	}
	sb.WriteByte('\n')
}

func at(p geom.Point) string { return short(p.X) + "," + short(p.Y) }

func short(l geom.Length) string {
	return strings.TrimSuffix(strings.TrimRight(l.String(), "0"), ".")
}

func rect(r geom.Rect) string {
	return fmt.Sprintf("%s,%s,%sx%s", short(r.X), short(r.Y), short(r.W), short(r.H))
}

func hex(c page.Color) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// diff lists the lines that differ.
func diff(old, got string) string {
	a, b := strings.Split(old, "\n"), strings.Split(got, "\n")
	var sb strings.Builder
	for i := range max(len(a), len(b)) {
		var x, y string
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			fmt.Fprintf(&sb, "line %d\n- %s\n+ %s\n", i+1, x, y)
		}
	}
	return sb.String()
}
