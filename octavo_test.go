package octavo

import (
	"bytes"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"octavo/doc"
	"octavo/fonts"
	"octavo/geom"
	"octavo/theme"
)

func convert(t *testing.T, src string, o Options) ([]byte, Result) {
	t.Helper()
	var b bytes.Buffer
	result, err := Convert(&b, []byte(src), o)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) {
		t.Fatalf("not a PDF: %.20q", b.Bytes())
	}
	return b.Bytes(), result
}

// TestSeedPost converts the seed post: two or three pages, every word, and
// nothing to complain of.
func TestSeedPost(t *testing.T) {
	src, err := os.ReadFile("testdata/post.md")
	if err != nil {
		t.Fatal(err)
	}
	_, result := convert(t, string(src), Options{File: "post.md"})
	if result.Pages < 2 || result.Pages > 3 {
		t.Errorf("%d pages", result.Pages)
	}
	if len(result.Diagnostics) > 0 {
		t.Errorf("it is complained of: %v", result.Diagnostics)
	}
	if n := result.Words(); n < 250 || n > 400 {
		t.Errorf("%d words", n)
	}
}

// TestOptions checks that every option that changes the pages does.
func TestOptions(t *testing.T) {
	yes, no := true, false
	const src = "---\ntitle: A post\ntoc: true\n---\n## One\n\n\"Text\" of some words.\n"
	plain, _ := convert(t, src, Options{})
	changes := map[string]Options{
		"paper":     {Paper: geom.Size{W: 400 * geom.Pt, H: 600 * geom.Pt}},
		"margins":   {Margins: &Margins{80 * geom.Pt, 80 * geom.Pt, 80 * geom.Pt, 80 * geom.Pt}},
		"font size": {FontSize: 12 * geom.Pt},
		"language":  {Lang: "de"},
		"no toc":    {TOC: &no},
	}
	other, err := theme.Load("t.toml", []byte("text.body.align = \"left\"\ncolors.ink = \"#300\""))
	if err != nil {
		t.Fatal(err)
	}
	changes["theme"] = Options{Theme: other}
	for name, o := range changes {
		if changed, _ := convert(t, src, o); bytes.Equal(changed, plain) {
			t.Errorf("the option %s changes nothing", name)
		}
	}
	book, _, err := fonts.New(fonts.Options{})
	if err != nil {
		t.Fatal(err)
	}
	same := map[string]Options{
		"format": {Format: PDF},
		"paper":  {Paper: theme.A4},
		"toc":    {TOC: &yes},
		"lang":   {Lang: "en"},
		"book":   {Book: book},
	}
	for name, o := range same {
		if again, _ := convert(t, src, o); !bytes.Equal(again, plain) {
			t.Errorf("the option %s changes something", name)
		}
	}
}

func TestErrors(t *testing.T) {
	cases := []struct {
		name, src, want string
		o               Options
	}{
		{"format", "", `there is no format "pfd"`, Options{Format: "pfd"}},
		{"font size", "x", "text of 100.00pt can't be set", Options{FontSize: 100 * geom.Pt}},
		{"front matter", "---\ntitle: [\n---\n", "p.md:2:", Options{File: "p.md"}},
		{"room", "x", "for text", Options{Margins: &Margins{Left: 580 * geom.Pt}}},
	}
	for _, c := range cases {
		_, err := Convert(io.Discard, []byte(c.src), c.o)
		var e *doc.Error
		if !errors.As(err, &e) || !strings.Contains(err.Error(), c.want) || e.Hint == "" {
			t.Errorf("%s: got %v, want ...%s... and a hint", c.name, err, c.want)
		}
	}
}

// TestPictureProblems checks that what the PDF writer finds wrong is told with
// the place in the source.
func TestPictureProblems(t *testing.T) {
	files := fstest.MapFS{"posts/broken.png": {Data: []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x08\x00\x00\x00\x08\x08\x02\x00\x00\x00\x4b\x6d\x29\xdc")}}
	_, result := convert(t, "One.\n\nTwo ![a broken picture](broken.png)\n", Options{File: "posts/p.md", FS: files, Dir: "posts"})
	if len(result.Diagnostics) == 0 || !strings.HasPrefix(result.Diagnostics[0].String(), "posts/p.md:3:5: ") {
		t.Errorf("got %v", result.Diagnostics)
	}
	if result.Warnings() != len(result.Diagnostics) {
		t.Errorf("%d warnings", result.Warnings())
	}
}

// TestDiagnosticsAreSorted mixes what two stages complain of.
func TestDiagnosticsAreSorted(t *testing.T) {
	_, result := convert(t, "A letter: \u0995\n\n![gone](gone.png)\n", Options{File: "p.md", FS: fstest.MapFS{}})
	var lines []int32
	for _, d := range result.Diagnostics {
		lines = append(lines, d.Pos.Line)
	}
	if !slices.Equal(lines, []int32{1, 3}) {
		t.Errorf("they are on the lines %v: %v", lines, result.Diagnostics)
	}
}

func TestTrace(t *testing.T) {
	var got []string
	convert(t, "Text.", Options{Trace: func(stage string) func() {
		got = append(got, stage)
		return func() { got = append(got, "/"+stage) }
	}})
	want := []string{"reading", "/reading", "setting", "/setting", "writing", "/writing"}
	if !slices.Equal(got, want) {
		t.Errorf("the stages are %v", got)
	}
}
