package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestFewDescriptors: with hardly any files to open, what is made is whole, and
// what is not is told.
func TestFewDescriptors(t *testing.T) {
	for _, n := range []string{"8", "10", "12", "20"} {
		dir := t.TempDir()
		manyTexts(t, dir, 20)
		c := exec.Command("sh", "-c", "ulimit -n "+n+"; exec octavo posts -o out/ -t pdf,epub --cache-dir cache")
		c.Dir = dir
		messages, _ := c.CombinedOutput()
		code := c.ProcessState.ExitCode()
		whole, temps := checkOutputs(t, filepath.Join(dir, "out"))
		if temps > 0 || (code == exitDone) != (whole == 40) || code < 0 || code > 2 || strings.Contains(string(messages), "goroutine") {
			t.Errorf("%s descriptors: exit code %d, %d outputs, %d temporary files\n%.500s", n, code, whole, temps, messages)
		}
		if code != exitDone && !strings.Contains(string(messages), "too many open files") {
			t.Errorf("%s descriptors: the reason is not told\n%.500s", n, messages)
		}
	}
}

// TestChangingInputs: texts that vanish, grow and are replaced while they are
// converted make whole outputs or errors.
func TestChangingInputs(t *testing.T) {
	dir := t.TempDir()
	manyTexts(t, dir, 60)
	stop := make(chan bool)
	gone := make(chan bool)
	go func() {
		defer close(gone)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			path := filepath.Join(dir, "posts", []string{"003.md", "030.md", "050.md", "059.md"}[i%4])
			switch i % 3 {
			case 0:
				os.Remove(path)
			case 1:
				os.WriteFile(path, []byte(strings.Repeat("# Another\n\nText.\n\n", i%500)), 0o666)
			case 2:
				os.Truncate(path, int64(i%50))
			}
			time.Sleep(time.Millisecond)
		}
	}()
	c, messages := command(dir, "posts", "-o", "out/", "-t", "pdf,epub")
	c.Run()
	close(stop)
	<-gone
	whole, temps := checkOutputs(t, filepath.Join(dir, "out"))
	if code := c.ProcessState.ExitCode(); code < 0 || code > 1 || temps > 0 || whole < 2*56 {
		t.Errorf("exit code %d, %d outputs, %d temporary files\n%s", code, whole, temps, messages)
	}
}
