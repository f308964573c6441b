package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
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

// TestOddFiles: pipes, devices and folders in the place of every other file that
// is read end soon, with an error that says so, or are passed over; with a
// writer, a pipe is as good as a file where the command line names it.
func TestOddFiles(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"conf", "conf2", "folder.toml", "folder.png", "fonts", "book"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"pipe.toml", "list", "pipe.png", "fonts/pipe.ttf", "conf/octavo.yaml", "book.yaml", "book/SUMMARY.md", "pipe.pdf", "data:,", "data:"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range map[string]string{"a.md": "# A\n\n![p](pipe.png) ![z](zero.png)\n", "conf/a.md": "# A\n", "conf2/a.md": "# A\n",
		"gone.toml": "", "b.yaml": "cover: pipe.png\nposts: [pipe.pdf, a.md]\n", "big.toml": strings.Repeat("# a\n", 1<<19)} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	os.Symlink("/dev/zero", filepath.Join(dir, "zero.png"))
	os.Symlink("/dev/zero", filepath.Join(dir, "fonts", "zero.ttf"))
	os.Symlink("/dev/zero", filepath.Join(dir, "conf2", "octavo.yaml"))
	for _, c := range []struct {
		args string
		code int
		want string
	}{
		{"a.md --theme pipe.toml", exitUsage, "--theme: pipe.toml can't be read: nothing writes to this pipe"},
		{"a.md --theme folder.toml", exitUsage, "--theme: folder.toml can't be read: it is a folder"},
		{"a.md --theme /dev/zero", exitUsage, "--theme: /dev/zero can't be read: it is larger than 1 MiB"},
		{"a.md --theme big.toml", exitUsage, "--theme: big.toml can't be read: it is larger than 1 MiB"},
		{"--files-from list", exitUsage, "--files-from: list: nothing writes to this pipe"},
		{"--files-from folder.toml", exitUsage, "--files-from: folder.toml: it is a folder"},
		{"--files-from /dev/zero", exitUsage, "--files-from: /dev/zero: it is larger than 256 MiB"},
		{"a.md --cover pipe.png -o a.epub", exitUsage, "--cover: pipe.png is a pipe or a device"},
		{"a.md --cover zero.png -o a.epub", exitUsage, "--cover: zero.png is a pipe or a device"},
		{"a.md --cover folder.png -o a.epub", exitUsage, "--cover: folder.png is a folder"},
		{"a.md --font-dir fonts", exitDone, "fonts/pipe.ttf: font not used: it is not a file"},
		{"a.md --font-dir fonts/pipe.ttf", exitDone, "fonts/pipe.ttf: font not used: it is not a file"},
		{"a.md --font-dir folder.png -t epub --embed-fonts", exitDone, ""},
		{"conf/a.md", exitUsage, "conf/octavo.yaml can't be read: it is a pipe or a device"},
		{"conf -o out/", exitUsage, "conf/octavo.yaml can't be read: it is a pipe or a device"},
		{"conf2/a.md", exitUsage, "conf2/octavo.yaml can't be read: it is a pipe or a device"},
		{"book.yaml", exitUsage, "book.yaml can't be read: it is a pipe or a device"},
		{"b.yaml -o b.epub", exitDone, `the cover: the image "pipe.png" is a pipe or a device`},
		{"book/SUMMARY.md", exitFailed, "book/SUMMARY.md: "},
		{"a.md -o a.epub", exitDone, `the image "pipe.png" is a pipe or a device, not a file`},
		{"--extract pipe.pdf", exitFailed, "pipe.pdf: "},
		{"--extract /dev/zero", exitFailed, "/dev/zero: this is a folder, a pipe or a device"},
		{"--fonts list", exitUsage, "list can't be read: nothing writes to this pipe"},
	} {
		cmd, messages := command(dir, strings.Fields(c.args)...)
		start := time.Now()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		hung := time.AfterFunc(20*time.Second, func() { cmd.Process.Kill() })
		cmd.Wait()
		hung.Stop()
		if got := cmd.ProcessState.ExitCode(); got != c.code || !strings.Contains(messages.String(), c.want) {
			t.Errorf("%s: exit code %d after %v\n%s", c.args, got, time.Since(start), messages)
		}
	}
	c := exec.Command("sh", "-c", "echo a.md | (cat > list) & exec octavo --files-from list -o out/")
	c.Dir = dir
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("a pipe with a writer: %v\n%s", err, out)
	}
}

// TestClosedDoors: folders and files that may not be read or written, and a
// standard output that is closed or full, are told of, and nothing is left
// behind.
func TestClosedDoors(t *testing.T) {
	dir := t.TempDir()
	manyTexts(t, dir, 3)
	for _, name := range []string{"sealed", "there"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o777); err != nil {
			t.Fatal(err)
		}
	}
	os.WriteFile(filepath.Join(dir, "a.md"), []byte("# A\n"), 0o666)
	os.WriteFile(filepath.Join(dir, "hidden.md"), []byte("# A\n"), 0)
	os.Chmod(filepath.Join(dir, "sealed"), 0o555)
	root := os.Getuid() == 0 // for whom modes don't count
	for _, c := range []struct {
		script string
		want   string
		asUser bool
	}{
		{"octavo --man >/dev/full", "stdout: writing failed: no space left on device", false},
		{"octavo a.md -o /dev/full", "/dev/full: writing failed: no space left on device", false},
		{"octavo a.md -o gone/x.pdf", "gone/x.pdf: the folder gone/ does not exist\n    hint: make it first", false},
		{"octavo a.md -o there", "", false},
		{"octavo a.md -o a.md/x.pdf", "a.md/x.pdf: writing failed: not a directory", false},
		{"octavo posts -o a.md/", "the folder can't be made: not a directory", false},
		{"octavo a.md -o /proc/x.pdf", "/proc/x.pdf: no file can be made here", false},
		{"octavo /proc/self/mem -o x.pdf", "/proc/self/mem: reading failed: ", false},
		{"octavo a.md -o sealed/x.pdf", "sealed/x.pdf: the folder or the file may not be written to", true},
		{"octavo posts -o sealed/", "may not be written to", true},
		{"octavo hidden.md -o x.pdf", "hidden.md: the file may not be read", true},
	} {
		if c.asUser && root {
			continue
		}
		cmd := exec.Command("sh", "-c", c.script+" --cache-dir cache")
		if strings.Contains(c.script, ">") {
			cmd = exec.Command("sh", "-c", strings.Replace(c.script, "-o -", "--cache-dir cache -o -", 1))
		}
		cmd.Dir = dir
		messages, _ := cmd.CombinedOutput()
		if got := cmd.ProcessState.ExitCode(); (got == exitFailed) != (c.want != "") || !strings.Contains(string(messages), c.want) {
			t.Errorf("%s: exit code %d\n%s", c.script, got, messages)
		}
		for _, folder := range []string{".", "sealed"} {
			entries, _ := os.ReadDir(filepath.Join(dir, folder))
			for _, e := range entries {
				if strings.HasPrefix(e.Name(), ".") {
					t.Errorf("%s: %s is left", c.script, e.Name())
				}
			}
		}
	}
}
