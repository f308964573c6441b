package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// systemCalls watches a program from outside, through strace where that is
// installed and HOSTILE asks for the long form.
type systemCalls struct {
	strace        string // "" if there is none
	calls, writes int
	opened        map[string]bool // files that were read outside of the test's folder
	network       int
}

func newWatcher(t *testing.T) *systemCalls {
	w := &systemCalls{opened: map[string]bool{}}
	if os.Getenv("HOSTILE") == "" {
		return w
	}
	path, err := exec.LookPath("strace")
	if err != nil {
		t.Log("strace is not installed: files are compared before and after alone")
	}
	w.strace = path
	return w
}

// command is a command in a folder, watched.
func (w *systemCalls) command(dir, name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	if w.strace != "" {
		c = exec.Command(w.strace, append([]string{"-f", "-y", "-qq", "--seccomp-bpf", "-s", "200",
			"-e", "trace=%file,%network,%process", "-e", "signal=none", "-o", filepath.Join(dir, "trace"), name}, args...)...)
	}
	c.Dir = dir
	return c
}

var (
	systemCall = regexp.MustCompile(`^\d+ +(\w+)\((.*)$`)
	firstPath  = regexp.MustCompile(`^(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"`)
)

// readable are the places outside of a text's folder that a run may read: fonts
// of the system and the user, and what the runtime asks of the kernel.
var readable = []string{"/usr/share/fonts", "/usr/local/share/fonts", "/usr/X11R6", "~/.fonts", "~/.local/share/fonts", "/sys/kernel/mm/",
	"/proc/self/", "/sys/fs/cgroup", "/sys/devices/system/cpu/online", "/etc/ld.so.cache", "/lib/", "/etc/localtime", "/usr/share/zoneinfo", "/dev/null"}

// check reads what the last command did, in the folder top: it may write to the
// folder out alone.
func (w *systemCalls) check(t *testing.T, top, out string) {
	if w.strace == "" {
		return
	}
	path := filepath.Join(top, "trace")
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer os.Remove(path)
	defer f.Close()
	executed := 0
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		m := systemCall.FindStringSubmatch(lines.Text())
		if m == nil {
			continue // the end of a call, or of a thread
		}
		w.calls++
		switch name, rest := m[1], m[2]; name {
		case "execve", "execveat":
			if executed++; executed > 1 {
				t.Errorf("a program is run: %s", lines.Text())
			}
		case "fork", "vfork":
			t.Errorf("a process is made: %s", lines.Text())
		case "clone", "clone3":
			if !strings.Contains(rest, "CLONE_THREAD") {
				t.Errorf("a process is made: %s", lines.Text())
			}
		case "socket", "connect", "bind", "sendto", "sendmsg", "listen", "accept", "accept4":
			w.network++
			t.Errorf("the network is used: %s", lines.Text())
		default:
			w.file(t, name, rest, top, out)
		}
	}
	if executed != 1 || w.calls == 0 {
		t.Errorf("the trace is of %d programs", executed)
	}
}

// file looks at a call that names a file.
func (w *systemCalls) file(t *testing.T, name, rest, top, out string) {
	m := firstPath.FindStringSubmatch(rest)
	if m == nil || m[2] == "" || strings.HasPrefix(m[2], "data:,-----") {
		return // of a file by no name, or one that is too long for any
	}
	path := m[2]
	if !filepath.IsAbs(path) {
		from := m[1]
		if from == "" {
			from = top
		}
		path = filepath.Join(from, path)
	}
	path = filepath.Clean(path)
	changes := strings.Contains(rest, "O_WRONLY") || strings.Contains(rest, "O_RDWR") || strings.Contains(rest, "O_CREAT") || strings.Contains(rest, "O_TRUNC")
	for _, verb := range []string{"mkdir", "unlink", "rename", "link", "chmod", "chown", "truncate", "mknod", "utime", "rmdir", "creat", "setxattr"} {
		changes = changes || strings.Contains(name, verb) && name != "readlink" && name != "readlinkat"
	}
	below := func(dir string) bool { return path == dir || strings.HasPrefix(path, dir+"/") }
	switch {
	case changes:
		w.writes++
		if !below(out) && path != "/dev/null" {
			t.Errorf("something else is written: %s(%s", name, rest)
		}
	case strings.HasPrefix(name, "open") && !below(filepath.Join(top, "in")) && !below(out) && path != top:
		for _, dir := range readable {
			if rest, ok := strings.CutPrefix(dir, "~"); ok {
				dir = os.Getenv("HOME") + rest
			}
			if strings.HasPrefix(path, dir) {
				return
			}
		}
		if !w.opened[path] {
			w.opened[path] = true
			t.Errorf("something else is opened: %s(%s", name, rest)
		}
	}
}

func (w *systemCalls) String() string {
	if w.strace == "" {
		return "not traced"
	}
	return fmt.Sprintf("%d system calls of files, network and processes traced, %d of them change files", w.calls, w.writes)
}
