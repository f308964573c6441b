package bundle

import (
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"octavo/doc"
)

// corpus are the files of a folder of posts, six times over, in memory. The
// folder is that of OCTAVO_CORPUS.
func corpus(tb testing.TB) fs.FS {
	tb.Helper()
	dir := os.Getenv("OCTAVO_CORPUS")
	if dir == "" {
		tb.Skip("OCTAVO_CORPUS names no folder of posts")
	}
	files := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(dir + "/" + path)
		for i := range 6 {
			files[fmt.Sprintf("copy%d/%s", i, path)] = &fstest.MapFile{Data: data}
		}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return onlyFS{&wrapped{files}}
}

// onlyFS can be a key of a map, which a fstest.MapFS can't.
type onlyFS struct{ *wrapped }

type wrapped struct{ fs.FS }

// BenchmarkRead reads the corpus; what remains of it in memory is said as
// well, without the files themselves.
func BenchmarkRead(b *testing.B) {
	files := corpus(b)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	b.ReportAllocs()
	var r *Result
	for b.Loop() {
		var err error
		if r, err = Read([]Input{{FS: files, Path: ".", Name: "blog"}}, Options{}); err != nil {
			b.Fatal(err)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	words, chapters := 0, 0
	for _, c := range r.Book.All() {
		chapters++
		words += len(strings.Fields(doc.BlockText(c.Doc.Blocks)))
	}
	b.ReportMetric(float64(words), "words")
	b.ReportMetric(float64(chapters), "chapters")
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB-kept")
}
