package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// manyTexts writes texts to the folder posts.
func manyTexts(t *testing.T, dir string, n int) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(dir, "posts"), 0o777); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitle: Text %d\n---\n", i)
		for j := range 10 {
			fmt.Fprintf(&b, "## Section %d\n\n%s\n\n", j, strings.Repeat(fmt.Sprintf("Words of text %d and more. ", i), 20))
		}
		if err := os.WriteFile(filepath.Join(dir, "posts", fmt.Sprintf("%03d.md", i)), []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// command is octavo with a memory of its own.
func command(dir string, args ...string) (*exec.Cmd, *bytes.Buffer) {
	c := exec.Command("octavo", append(args, "--cache-dir", "cache")...)
	c.Dir = dir
	var messages bytes.Buffer
	c.Stderr = &messages
	return c, &messages
}

// checkOutputs fails unless every output is whole. It counts them, and the
// temporary files.
func checkOutputs(t *testing.T, dir string) (whole, temps int) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch ext := filepath.Ext(path); {
		case strings.HasPrefix(e.Name(), "."):
			temps++
			continue
		case ext == ".pdf":
			data, err := os.ReadFile(path)
			if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimSpace(data), []byte("%%EOF")) {
				t.Errorf("%s is not whole: %d bytes, %v", path, len(data), err)
			}
		case ext == ".epub":
			if err := readZip(path); err != nil {
				t.Errorf("%s is not whole: %v", path, err)
			}
		default:
			t.Errorf("%s should not be there", path)
		}
		whole++
	}
	return whole, temps
}

func readZip(path string) error {
	z, err := zip.OpenReader(path)
	if err != nil {
		return err
	}
	defer z.Close()
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		if _, err := io.Copy(io.Discard, r); err != nil { // which compares checksums
			return err
		}
	}
	return nil
}

// TestKilled ends a batch at random moments, with no chance to tidy up: what
// is there is whole, and the next run does what is left.
func TestKilled(t *testing.T) {
	const texts, kills = 60, 10
	dir := t.TempDir()
	manyTexts(t, dir, texts)
	seed := time.Now().UnixNano()
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewSource(seed))
	args := []string{"posts", "-o", "out/", "-t", "pdf,epub", "-j", "2"}
	for range kills {
		c, _ := command(dir, args...)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Intn(300)) * time.Millisecond)
		c.Process.Kill()
		c.Wait()
		if _, temps := checkOutputs(t, filepath.Join(dir, "out")); temps > 0 && canBeNameless(dir) {
			t.Errorf("%d temporary files are left", temps)
		}
	}
	before, _ := checkOutputs(t, filepath.Join(dir, "out"))
	c, messages := command(dir, args...)
	if err := c.Run(); err != nil {
		t.Fatalf("%v\n%s", err, messages)
	}
	if whole, _ := checkOutputs(t, filepath.Join(dir, "out")); whole != 2*texts {
		t.Errorf("%d outputs are there, not %d", whole, 2*texts)
	}
	if before > 20 && strings.Contains(messages.String(), fmt.Sprintf("%d written", texts)) {
		t.Errorf("of %d outputs none was left alone: %s", before, messages)
	}
	c, messages = command(dir, args...)
	if err := c.Run(); err != nil || !strings.Contains(messages.String(), fmt.Sprintf("0 written, %d unchanged", texts)) {
		t.Errorf("%v\n%s", err, messages)
	}
}

// canBeNameless reports whether a folder's file system has files without names.
func canBeNameless(dir string) bool {
	file := newFile{path: filepath.Join(dir, "probe")}
	defer os.Remove(file.path)
	return file.putNameless(&tempFiles{}) == nil
}

// TestInterruptedBatch: the code is what shells expect, and nothing half done
// stays.
func TestInterruptedBatch(t *testing.T) {
	dir := t.TempDir()
	manyTexts(t, dir, 300)
	for signal, want := range map[syscall.Signal]int{syscall.SIGINT: 130, syscall.SIGTERM: 143} {
		c, messages := command(dir, "posts", "-o", "out/", "--force")
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		for start := time.Now(); time.Since(start) < 20*time.Second; time.Sleep(time.Millisecond) {
			if whole, _ := os.ReadDir(filepath.Join(dir, "out")); len(whole) > 10 {
				break
			}
		}
		c.Process.Signal(signal)
		c.Wait()
		if got := c.ProcessState.ExitCode(); got != want {
			t.Errorf("%v: the exit code is %d\n%s", signal, got, messages)
		}
		if _, temps := checkOutputs(t, filepath.Join(dir, "out")); temps > 0 {
			t.Errorf("%v: %d temporary files are left", signal, temps)
		}
		os.RemoveAll(filepath.Join(dir, "out"))
	}
}

// TestFullDisk: what finds no room is told, and is not there by half.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	manyTexts(t, dir, 40)
	out := filepath.Join(dir, "out")
	if err := os.Mkdir(out, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", out, "tmpfs", 0, "size=256k"); err != nil {
		t.Skipf("no file system of a small size: %v", err)
	}
	defer syscall.Unmount(out, 0)
	c, messages := command(dir, "posts", "-o", "out/")
	c.Run()
	if got := c.ProcessState.ExitCode(); got != exitFailed {
		t.Errorf("the exit code is %d", got)
	}
	if !strings.Contains(messages.String(), ".pdf: writing failed: no space left on device\n") {
		t.Errorf("what failed is not told: %s", messages)
	}
	whole, temps := checkOutputs(t, out)
	if whole == 0 || whole == 40 || temps > 0 {
		t.Errorf("%d outputs and %d temporary files are there", whole, temps)
	}
	if want := fmt.Sprintf("%d written, 0 unchanged, %d failed", whole, 40-whole); !strings.Contains(messages.String(), want) {
		t.Errorf("%s is not said: %s", want, messages)
	}
}
