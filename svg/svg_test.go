package svg_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"octavo/geom"
	"octavo/page"
	"octavo/svg"
)

const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">`

// TestLimits gives hostile pictures: each must end soon, with an error or a
// problem.
func TestLimits(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString(open + `<defs><g id="g0"><rect width="1" height="1"/></g>`)
	for i := range 12 {
		fmt.Fprintf(&bomb, `<g id="g%d">%s</g>`, i+1, strings.Repeat(fmt.Sprintf(`<use href="#g%d"/>`, i), 10))
	}
	bomb.WriteString(`</defs><use href="#g12"/></svg>`)
	heavy := "M0 0" + strings.Repeat("h1v1", 50_000)
	cases := []struct{ name, svg, want string }{
		{"deep", open + strings.Repeat("<g>", 200), "deep"},
		{"many elements", open + strings.Repeat("<g/>", 200_001) + "</svg>", "more than"},
		{"use bomb", bomb.String(), "svg-limit"},
		{"markers", open + `<marker id="m"><path d="` + heavy + `"/></marker><path style="marker:url(#m)" d="` + heavy + `"/></svg>`, "svg-limit"},
		{"marker in itself", open + `<marker id="m"><path style="marker:url(#m)" d="M0 0h1"/></marker><path style="marker:url(#m)" d="M0 0h1"/></svg>`, ""},
		{"clip in itself", open + `<clipPath id="c" clip-path="url(#c)"><rect width="9" height="9"/></clipPath><rect clip-path="url(#c)" width="9" height="9"/></svg>`, ""},
		{"gradient in a circle", open + `<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><rect fill="url(#a)" width="9" height="9"/></svg>`, ""},
		{"pattern of itself", open + `<pattern id="p"><rect fill="url(#p)" width="9" height="9"/></pattern><rect fill="url(#p)" width="9" height="9"/></svg>`, "svg-pattern"},
		{"selectors", open + `<style>` + strings.Repeat("g>g g", 40) + `{fill:red}</style>` + strings.Repeat("<g>", 98) + strings.Repeat("</g>", 98) + `</svg>`, ""},
		{"variables", open + `<style>:root{--a:var(--b) var(--b);--b:var(--a) var(--a)} g{fill:var(--a)}</style><g/></svg>`, ""},
		{"huge numbers", open + `<path transform="scale(1e30)" d="M1e300 1e38L-1e99 5" stroke="red" stroke-width="1e38" stroke-dasharray="1e-30 1e-30"/><text font-size="1e30">x</text></svg>`, ""},
		{"long text", open + `<text>` + strings.Repeat("word ", 50_000) + `</text></svg>`, ""},
	}
	book := newBook(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			p, problems, err := svg.Parse([]byte(c.svg))
			said := fmt.Sprint(err, problems)
			if !strings.Contains(said, c.want) {
				t.Errorf("got %s, want %q in it", said, c.want)
			}
			if err == nil {
				p.Draw(geom.Rect{W: 100 * geom.Pt, H: 100 * geom.Pt}, book, page.Root)
			}
			if d := time.Since(start); d > 5*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
}

// TestSize checks intrinsic sizes.
func TestSize(t *testing.T) {
	for _, c := range []struct {
		attrs string
		w, h  geom.Length
	}{
		{`width="96" height="48"`, 72 * geom.Pt, 36 * geom.Pt},
		{`width="2in" height="10mm"`, 144 * geom.Pt, 28*geom.Pt + 22*geom.Pt/64},
		{`viewBox="0 0 8 4"`, 6 * geom.Pt, 3 * geom.Pt},
		{`height="30pt" viewBox="0 0 8 4"`, 60 * geom.Pt, 30 * geom.Pt},
		{`width="100%" viewBox="0 0 8 4"`, 6 * geom.Pt, 3 * geom.Pt},
		{``, 225 * geom.Pt, 112*geom.Pt + geom.Pt/2},
		{`width="-4" height="0"`, 225 * geom.Pt, 112*geom.Pt + geom.Pt/2},
	} {
		p, _, err := svg.Parse([]byte(`<svg ` + c.attrs + `/>`))
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Size(); got != (geom.Size{W: c.w, H: c.h}) {
			t.Errorf("%s: got %v x %v, want %v x %v", c.attrs, got.W, got.H, c.w, c.h)
		}
	}
}

// TestElement checks that every item belongs to the element given.
func TestElement(t *testing.T) {
	p, _, err := svg.Parse(diagram(3))
	if err != nil {
		t.Fatal(err)
	}
	items := p.Draw(geom.Rect{X: geom.Inch, Y: geom.Inch, W: 200 * geom.Pt, H: 200 * geom.Pt}, newBook(t), 7)
	texts := 0
	for _, it := range items {
		if it.Element() != 7 {
			t.Errorf("%T belongs to %d", it, it.Element())
		}
		if _, ok := it.(*page.Text); ok {
			texts++
		}
	}
	if texts != 3 {
		t.Errorf("%d texts, want 3", texts)
	}
}

// FuzzSVG checks that nothing panics, that nothing reaches out of the box,
// and that drawing twice gives the same.
func FuzzSVG(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			if strings.HasSuffix(file.Name, ".svg") {
				f.Add(file.Data)
			}
		}
	}
	book := newBook(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		start := time.Now()
		p, problems, err := svg.Parse(data)
		if err != nil {
			return
		}
		for _, pr := range problems {
			if pr.Code == "" || pr.Message == "" {
				t.Errorf("an empty problem: %v", pr)
			}
		}
		into := geom.Rect{X: 50 * geom.Pt, Y: 20 * geom.Pt, W: 200 * geom.Pt, H: 100 * geom.Pt}
		items := p.Draw(into, book, page.Root)
		for _, it := range items {
			within(t, into, it)
		}
		if again := p.Draw(into, book, page.Root); !bytes.Equal(dump(items), dump(again)) {
			t.Error("drawing twice differs")
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("took %v", d)
		}
	})
}

// within checks that an item stays in its box. Half a letter of a text may
// reach out.
func within(t *testing.T, into geom.Rect, it page.Item) {
	slack := geom.Pt / 32
	bounds := it.Bounds()
	switch it := it.(type) {
	case *page.Text:
		if it.Size <= 0 || len(it.Pieces) == 0 {
			t.Errorf("an empty text: %v", it)
		}
		slack += 4 * it.Size
		bounds = geom.Rect{X: it.At.X, Y: it.At.Y}
	case *page.Path:
		if it.Fill == nil && it.Stroke == nil {
			t.Error("a path without paint")
		}
		if it.Stroke != nil && it.Width <= 0 {
			t.Errorf("a line of width %v", it.Width)
		}
		if it.Clip != nil && (it.Clip.W < 0 || it.Clip.H < 0) {
			t.Errorf("an empty clip: %v", *it.Clip)
		}
	}
	if !into.Contains(bounds, slack) {
		t.Errorf("%T reaches out of %s: %s", it, rect(into), rect(bounds))
	}
}
