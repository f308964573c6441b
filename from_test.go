package octavo

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"octavo/doc"
	"octavo/markdown"

	"github.com/yuin/goldmark/ast"
)

// TestConvertReader: errors of the reader come as they are, and no more is read
// than a text may have.
func TestConvertReader(t *testing.T) {
	broken := errors.New("broken")
	if _, err := ConvertReader(io.Discard, iotest.ErrReader(broken), Options{}); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
	endless := strings.NewReader(strings.Repeat("words ", 1000))
	_, err := ConvertReader(io.Discard, endless, Options{Limits: Limits{TextBytes: 100}})
	if e, ok := errors.AsType[*Error](err); !ok || endless.Len() < 5000 {
		t.Errorf("%v, %v; %d are left", e, err, endless.Len())
	}
}

// TestConvertFile: a file's own folder is where its pictures are, unless the
// options say otherwise.
func TestConvertFile(t *testing.T) {
	files := fstest.MapFS{"a/b.md": {Data: []byte("![A picture](p.png)\n")}, "a/p.png": {Data: pixel(t)}}
	if _, err := ConvertFile(io.Discard, files, "a/c.md", Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%v", err)
	}
	for _, c := range []struct {
		o    Options
		want int
	}{{Options{}, 0}, {Options{FS: fstest.MapFS{}}, 1}} {
		result, err := ConvertFile(io.Discard, files, "a/b.md", c.o)
		if err != nil || len(result.Diagnostics) != c.want || c.want > 0 && result.Diagnostics[0].Pos.File != "a/b.md" {
			t.Errorf("%v %v", result.Diagnostics, err)
		}
	}
}

// TestBundle: what the options say of reading counts for a book's texts, and what
// is left out is counted.
func TestBundle(t *testing.T) {
	files := fstest.MapFS{
		"a.md": {Data: []byte("# A\n\n```x\nlow\n```\n\n![](p:1)\n")},
		"b.md": {Data: []byte("---\ntitle: B\ndraft: true\n---\n")},
		"c.md": {Data: []byte("---\ntitle: C\ntags: [t]\n---\n")},
	}
	asked := ""
	o := Options{
		Images: func(src, _ string) ([]byte, error) { asked = src; return pixel(t), nil },
		Extensions: []Extension{{Block: func(l *markdown.Lowering, n ast.Node) ([]doc.Block, bool) {
			return []doc.Block{&doc.Rule{}}, n.Kind() == ast.KindFencedCodeBlock
		}}},
	}
	result, err := Bundle([]Edition{{EPUB, io.Discard}}, []Input{{FS: files}}, BookOptions{}, o)
	if err != nil || result.Drafts != 1 || len(result.Documents) != 2 || asked != "p:1" {
		t.Errorf("%+v %v %q", result.Drafts, err, asked)
	}
	if text := doc.BlockText(result.Documents[0].Blocks); strings.Contains(text, "low") {
		t.Errorf("the extension was not asked: %q", text)
	}
	result, err = Bundle([]Edition{{EPUB, io.Discard}}, []Input{{FS: files}}, BookOptions{Tags: []string{"t"}}, o)
	if err != nil || result.Unselected != 1 || len(result.Documents) != 1 {
		t.Errorf("%d %v", result.Unselected, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := BundleContext(ctx, []Edition{{EPUB, io.Discard}}, []Input{{FS: files}}, BookOptions{}, o); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
