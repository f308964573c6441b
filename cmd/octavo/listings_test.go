package main

import (
	"io/fs"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
)

// countedFS counts how often folders are listed.
type countedFS struct {
	fs.FS
	listed *atomic.Int32
}

func (c countedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	c.listed.Add(1)
	return fs.ReadDir(c.FS, name)
}

// TestListings: however many texts ask for a folder's files at once, it is
// listed once for each root.
func TestListings(t *testing.T) {
	listed := &atomic.Int32{}
	files := countedFS{fstest.MapFS{"a/one.md": {}, "a/two.md": {}, "b/three.md": {}}, listed}
	shared := &listings{}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for _, root := range []string{"here", "there"} {
				n := 0
				_ = fs.WalkDir(listedFS{files, root, shared}, ".", func(string, fs.DirEntry, error) error { n++; return nil })
				if n != 6 {
					t.Errorf("%d files and folders of 6", n)
				}
			}
		})
	}
	wait.Wait()
	if n := listed.Load(); n != 2*3 {
		t.Errorf("three folders of two roots were listed %d times", n)
	}
}
