package octavo

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io"
	"slices"
	"testing"
	"testing/fstest"
)

// TestOwed: what an author owes is told once, with its place, in every format;
// notes that most texts would get are kept for those who ask.
func TestOwed(t *testing.T) {
	const src = "## Two\n\n![](a.png)\n\n#### Four\n\n[](https://example.org/)\n\n<table><tr><td>1</td></tr></table>\n\n<img src=\"a.png\" alt=\"\">\n"
	files := fstest.MapFS{"a.png": {Data: pixel(t)}}
	for _, format := range Formats() {
		for _, thorough := range []bool{false, true} {
			var b bytes.Buffer
			result, err := Convert(&b, []byte(src), Options{Format: format, File: "p.md", FS: files, Thorough: thorough})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, d := range result.Diagnostics {
				got = append(got, fmt.Sprintf("%s:%d %s", d.Pos.File, d.Pos.Line, d.Code))
			}
			want := []string{"p.md:3 missing-alt", "p.md:5 skipped-heading", "p.md:7 empty-link", "p.md:9 headless-table"}
			if thorough {
				want = append([]string{"p.md:1 no-language"}, want...)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s, thorough %t: got %q, want %q", format, thorough, got, want)
			}
			if result.Warnings() != 2 {
				t.Errorf("%s: %d warnings", format, result.Warnings())
			}
		}
	}
	var b bytes.Buffer
	result, err := Convert(&b, []byte("Only text.\n"), Options{File: "p.md", Lang: "en", Thorough: true})
	if err != nil || len(result.Diagnostics) != 1 || result.Diagnostics[0].Code != "no-title" {
		t.Errorf("got %v, %v", result.Diagnostics, err)
	}
}

// pixel is a PNG of one pixel.
func pixel(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, 1))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestBookSaysLanguage: texts owe no language where the book file says it.
func TestBookSaysLanguage(t *testing.T) {
	for _, c := range []struct {
		settings string
		want     int
	}{{"title: A book\nlanguage: en-GB\n", 0}, {"title: A book\n", 1}} {
		files := fstest.MapFS{"octavo.yaml": {Data: []byte(c.settings)}, "a.md": {Data: []byte("# A\n\nText\n")}}
		result, err := Bundle([]Edition{{EPUB, io.Discard}}, []Input{{FS: files, Path: "octavo.yaml"}}, BookOptions{}, Options{Thorough: true})
		if err != nil || len(result.Diagnostics) != c.want {
			t.Errorf("%q: %v %v", c.settings, result.Diagnostics, err)
		}
	}
}
