package ledger

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func open(t *testing.T, path string) *Ledger {
	t.Helper()
	l, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func outputs(l *Ledger) string {
	var names []string
	for _, e := range l.All() {
		names = append(names, e.Output)
	}
	return strings.Join(names, " ")
}

// TestJournal: later lines count, a line that was cut off or damaged is as if
// it had never been, and what follows it is not lost.
func TestJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "ledger")
	l := open(t, path)
	for _, name := range []string{"c", "a", "b"} {
		if err := l.Put(&Entry{Output: name, Key: "1"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Put(&Entry{Output: "a", Key: "2"}); err != nil {
		t.Fatal(err)
	}
	if err := l.Forget("c"); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l = open(t, path)
	if got := outputs(l); got != "a b" || l.Get("a").Key != "2" || l.Get("c") != nil {
		t.Fatalf("read back: %s", got)
	}

	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for cut := range len(data) { // killed while it wrote
		write(t, path, string(data[:cut]))
		l := open(t, path)
		if err := l.Put(&Entry{Output: "new"}); err != nil {
			t.Fatal(err)
		}
		l.Close()
		if open(t, path).Get("new") == nil {
			t.Fatalf("cut off after %d bytes, it takes no more", cut)
		}
	}
	for at := range data { // a broken disk
		damaged := append([]byte{}, data...)
		damaged[at] ^= 0x15
		write(t, path, string(damaged))
		for _, e := range open(t, path).All() {
			if e.Output != "a" && e.Output != "b" && e.Output != "c" || e.Key != "1" && e.Key != "2" {
				t.Fatalf("byte %d damaged: a false entry %+v", at, e)
			}
		}
	}
}

func TestCompact(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger")
	l := open(t, path)
	for i := range 5 * spareLines {
		if err := l.Put(&Entry{Output: fmt.Sprint(i % 3), Key: fmt.Sprint(i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	l = open(t, path)
	if l.lines != 3 || outputs(l) != "0 1 2" || l.Get("1").Key != fmt.Sprint(5*spareLines-1) {
		t.Errorf("%d lines: %s", l.lines, outputs(l))
	}
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

// TestCompactLong: few lines that no longer count are many where they are long.
func TestCompactLong(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger")
	note := []byte(`"` + strings.Repeat("n", spareSize/3) + `"`)
	for i := range 12 { // as many runs
		l := open(t, path)
		if err := l.Put(&Entry{Output: "book", Key: fmt.Sprint(i), Note: note}); err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
		l = open(t, path)
		if info, err := os.Stat(path); err != nil || l.size != int(info.Size()) || l.size > 2*len(note)+spareSize+1000 {
			t.Fatalf("after %d runs, %d bytes, said to be %d; %v", i+1, info.Size(), l.size, err)
		}
		if l.Get("book").Key != fmt.Sprint(i) {
			t.Errorf("run %d: the entry of run %s", i, l.Get("book").Key)
		}
	}
}

func TestConcurrently(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ledger")
	one, two := open(t, path), open(t, path) // as two processes would
	var wg sync.WaitGroup
	for i := range 200 {
		for _, l := range []*Ledger{one, two} {
			wg.Go(func() {
				if err := l.Put(&Entry{Output: fmt.Sprint(i), Note: []byte(`"` + strings.Repeat("x", i) + `"`)}); err != nil {
					t.Error(err)
				}
			})
		}
	}
	wg.Wait()
	if n := len(open(t, path).All()); n != 200 {
		t.Errorf("%d entries", n)
	}
}

// TestSame: whatever an output was made of may change; that it was touched is
// no change.
func TestSame(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	write(t, at("in/post.md"), "text")
	write(t, at("in/pic.png"), "picture")
	write(t, at("in/only-asked"), "size")
	write(t, at("out.pdf"), "output")
	now := time.Now()
	files := NewFiles(func() time.Time { return now })
	entry := func() *Entry {
		tracker := files.Track(os.DirFS(at("in")), at("in"))
		for _, name := range []string{"post.md", "pic.png", "gone.png"} {
			if f, err := tracker.Open(name); err == nil {
				f.Read(make([]byte, 2)) // less than there is
				f.Close()
			}
		}
		tracker.Stat("only-asked")
		tracker.Stat("sub/never")
		tracker.ReadDir(".")
		tracker.ReadDir("no-folder")
		file, err := files.Written(at("out.pdf"), []byte("output"))
		if err != nil {
			t.Fatal(err)
		}
		return &Entry{Output: at("out.pdf"), File: file, Uses: tracker.Uses()}
	}
	past := now.Add(-time.Hour)
	for _, c := range []struct {
		name   string
		change func() error
		same   bool
	}{
		{"nothing", func() error { return nil }, true},
		{"touched", func() error { return os.Chtimes(at("in/post.md"), past, past) }, true},
		{"rewritten", func() error { return os.WriteFile(at("in/post.md"), []byte("text"), 0o666) }, true},
		{"a byte", func() error { return os.WriteFile(at("in/post.md"), []byte("tent"), 0o666) }, false},
		{"the picture", func() error { return os.WriteFile(at("in/pic.png"), []byte("pict"), 0o666) }, false},
		{"the picture is gone", func() error { return os.Remove(at("in/pic.png")) }, false},
		{"what was missing is there", func() error { return os.WriteFile(at("in/gone.png"), nil, 0o666) }, false},
		{"another name in the folder", func() error { return os.WriteFile(at("in/x"), nil, 0o666) }, false},
		{"what was looked for below is there", func() error {
			return os.MkdirAll(at("in/sub/never"), 0o777)
		}, false},
		{"another size", func() error { return os.WriteFile(at("in/only-asked"), []byte("size!"), 0o666) }, false},
		{"same size", func() error { return os.WriteFile(at("in/only-asked"), []byte("zise"), 0o666) }, true},
		{"the output", func() error { return os.WriteFile(at("out.pdf"), []byte("outpux"), 0o666) }, false},
		{"the output is gone", func() error { return os.Remove(at("out.pdf")) }, false},
		{"the output is a folder", func() error {
			return errors.Join(os.Remove(at("out.pdf")), os.Mkdir(at("out.pdf"), 0o777))
		}, false},
	} {
		for name, content := range map[string]string{
			"in/post.md": "text", "in/pic.png": "picture", "in/only-asked": "size"} {
			write(t, at(name), content)
		}
		for _, name := range []string{"in/x", "in/gone.png", "in/sub", "out.pdf"} {
			os.RemoveAll(at(name))
		}
		write(t, at("out.pdf"), "output")
		files = NewFiles(func() time.Time { return now })
		e := entry()
		if err := c.change(); err != nil {
			t.Fatal(err)
		}
		// A new process has read nothing yet.
		files = NewFiles(func() time.Time { return now.Add(time.Minute) })
		if same, _ := files.Same(e); same != c.same {
			t.Errorf("%s: the same: %v", c.name, same)
		}
	}
}

// TestSureOfTimes: a file whose time is too new may yet change without getting
// another one; it is read, and from then on its time is trusted.
func TestSureOfTimes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	write(t, path, "one")
	now := time.Now()
	files := NewFiles(func() time.Time { return now })
	e := &Entry{Output: path}
	e.File, _ = files.Written(path, []byte("one"))
	if e.File.Sure {
		t.Error("the time of a file just written is trusted")
	}
	now = now.Add(time.Hour)
	same, refreshed := files.Same(e)
	if !same || refreshed == nil || !refreshed.File.Sure {
		t.Errorf("the same: %v; refreshed: %+v", same, refreshed)
	}
	if same, again := files.Same(refreshed); !same || again != nil {
		t.Errorf("the same: %v; refreshed again: %+v", same, again)
	}
	// Where its stamp is trusted, the file is not read: this one could not be.
	refreshed.File.Sum = "what it is not"
	if same, _ := files.Same(refreshed); !same {
		t.Error("a file was read whose times are the same")
	}
}
