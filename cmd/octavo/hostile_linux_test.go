package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// hostileSeeds are texts, and files that are none, for mutations to start from:
// golden cases, examples of CommonMark, hard texts and what fuzzers kept.
func hostileSeeds(t *testing.T) [][]byte {
	t.Helper()
	var seeds [][]byte
	for _, root := range []string{"../../testdata", "../../markdown/testdata", "../../bundle/testdata", "../../svg/testdata",
		"../../theme/testdata", "../../fonts/testdata", "../../layout/testdata"} {
		filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil
			}
			if data, err := os.ReadFile(path); err == nil && len(data) > 0 {
				seeds = append(seeds, data[:min(len(data), 50_000)])
			}
			return nil
		})
	}
	if len(seeds) < 50 {
		t.Fatalf("there are only %d seeds", len(seeds))
	}
	return seeds
}

// scraps are pieces that mean something to a parser.
var scraps = []string{
	"---\n", "+++\n", "title: [", "{\"a\":", "<svg ", "<script>", "![a](", "](../../etc/passwd)", "](data:image/png;base64,iVBOR",
	"](javascript:a)", "|a|b|\n|-|-|\n", "> ", "- ", "1. ", "```go\n", "$$\n", "[^1]", "[^1]: ", "{#a .b}", "<table><tr><td rowspan=9999>",
	"<details>", "</", "<!--", "&#x10FFFF;", "\x00", "\ufeff", "\u202e", "\u0301", "\r", "\t", "é", "中文", "שלום", "👩‍👩‍👧",
	"\xff", "\n\n", "# ", "===\n", "\\newpage\n", "[TOC]\n", "{{< a >}}", "*", "_", "~~", "http://127.0.0.1/", "<img src=file:///dev/zero>",
	"999999999999999999999. a\n", "date: 99999-99-99\n", "lang: zz-ZZ-\n", "&a *a", "!!python/object", "<a href='vbscript:a'>a</a>",
}

// mutate makes something new of a seed.
func mutate(r *rand.Rand, seeds [][]byte) []byte {
	out := append([]byte(nil), seeds[r.Intn(len(seeds))]...)
	for range 1 + r.Intn(12) {
		at := r.Intn(len(out) + 1)
		switch r.Intn(7) {
		case 0:
			out = append(out[:at:at], append([]byte(scraps[r.Intn(len(scraps))]), out[at:]...)...)
		case 1:
			out = append(out[:at:at], append([]byte(strings.Repeat(scraps[r.Intn(len(scraps))], r.Intn(200))), out[at:]...)...)
		case 2:
			out = out[:at]
		case 3:
			other := seeds[r.Intn(len(seeds))]
			from := r.Intn(len(other))
			out = append(out[:at:at], append(append([]byte(nil), other[from:min(len(other), from+2000)]...), out[at:]...)...)
		case 4:
			for range 1 + r.Intn(20) {
				if len(out) > 0 {
					out[r.Intn(len(out))] = byte(r.Intn(256))
				}
			}
		case 5:
			junk := make([]byte, r.Intn(400))
			r.Read(junk)
			out = append(out[:at:at], append(junk, out[at:]...)...)
		case 6:
			out = append([]byte([]string{"---\n", "+++\n", "{\n"}[r.Intn(3)]), out...)
		}
	}
	return out[:min(len(out), 16_000)]
}

// isPicture reports whether data begins as a picture does.
func isPicture(data []byte) bool {
	for _, begin := range []string{"\x89PNG", "\xFF\xD8\xFF", "GIF8", "RIFF", "BM", "<svg", "<?xml"} {
		if bytes.HasPrefix(data, []byte(begin)) {
			return true
		}
	}
	return false
}

// snapshot is what is below a folder, but for one part of it.
func snapshot(t *testing.T, dir, but string) string {
	t.Helper()
	var b strings.Builder
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, _ error) error {
		if path == but {
			return fs.SkipDir
		}
		info, err := os.Lstat(path)
		if err != nil {
			t.Fatal(err)
		}
		sum := [32]byte{}
		if info.Mode().IsRegular() {
			data, _ := os.ReadFile(path)
			sum = sha256.Sum256(data)
		}
		fmt.Fprintf(&b, "%s %v %x\n", path, info.Mode(), sum[:8])
		return nil
	})
	return b.String()
}

// TestHostile converts generated inputs in batches: as many as HOSTILE says,
// else a few. None breaks the program down, takes longer than its time, or
// touches a file outside of the folder for outputs.
func TestHostile(t *testing.T) {
	n, batch := 40, 40
	if s := os.Getenv("HOSTILE"); s != "" {
		n, _ = strconv.Atoi(s)
		batch = 100
	}
	seeds := hostileSeeds(t)
	pictures := slices.DeleteFunc(slices.Clone(seeds), func(data []byte) bool { return !isPicture(data) })
	if len(pictures) < 5 {
		t.Fatalf("there are only %d pictures", len(pictures))
	}
	watch := newWatcher(t)
	seed := time.Now().UnixNano()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewSource(seed))
	const timeout = 20 * time.Second
	var done, refused int
	var slowest time.Duration
	codes := map[int]int{}
	var peak int64 // kB
	for from := 0; from < n; from += batch {
		top := t.TempDir()
		dir, out := filepath.Join(top, "in"), filepath.Join(top, "out")
		os.MkdirAll(dir, 0o777)
		os.WriteFile(filepath.Join(top, "bystander.md"), []byte("mine"), 0o666)
		for i := range min(batch, n-from) {
			name, text := fmt.Sprintf("%05d.md", from+i), mutate(r, seeds)
			if i%4 == 0 { // with a picture that is as odd
				picture := fmt.Sprintf("%d.%s", i, []string{"svg", "png", "jpg", "gif", "webp", "svgz"}[r.Intn(6)])
				os.WriteFile(filepath.Join(dir, picture), mutate(r, pictures), 0o666)
				text = append(text, ("\n\n![a](" + picture + ")\n")...)
			}
			if err := os.WriteFile(filepath.Join(dir, name), text, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		before := snapshot(t, top, out)
		c := watch.command(top, "octavo", "in", "-o", "out/", "-t", "pdf,epub", "--timeout", timeout.String(), "--no-config", "--drafts", "--cache-dir", filepath.Join(out, ".cache"))
		var messages bytes.Buffer
		c.Dir, c.Stderr = top, &messages
		start := time.Now()
		c.Run()
		took := time.Since(start)
		slowest = max(slowest, took)
		watch.check(t, top, out)
		if usage, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
			peak = max(peak, usage.Maxrss)
		}
		code := c.ProcessState.ExitCode()
		codes[code]++
		text := messages.String()
		bad := code < 0 || code > 1
		for _, sign := range []string{"broke down", "panic", "goroutine ", "fatal error", "this takes longer"} {
			bad = bad || strings.Contains(text, sign)
		}
		if bad {
			kept, _ := os.MkdirTemp("", "hostile")
			os.CopyFS(filepath.Join(kept, "in"), os.DirFS(dir))
			t.Errorf("exit code %d after %v; the inputs are in %s\n%.3000s", code, took, kept, text)
		}
		if took > 2*timeout {
			t.Errorf("%d inputs took %v", batch, took)
		}
		if after := snapshot(t, top, out); after != before {
			t.Errorf("something was touched:\n%s\n%s", before, after)
		}
		pdfs, _ := filepath.Glob(filepath.Join(out, "*.pdf"))
		done += len(pdfs)
		refused += min(batch, n-from) - len(pdfs)
		os.RemoveAll(top)
	}
	t.Logf("%d inputs: %d converted, %d refused with an error; the slowest batch of %d took %v; at most %d MB of memory; exit codes %v; %s",
		n, done, refused, batch, slowest, peak>>10, codes, watch)
}
