//go:build ignore

// Times runs commands as whole processes, in turn, several times over, and
// prints a Markdown table of the medians: the time from start to end, the
// processors' time, the peak of memory, and the time beside that of the first
// command of the same group. Its input has a command a line, in three fields
// between tabs: the group, the command's name, and what the shell is to run.
//
// The peak is that of the largest process among those of a command. Commands
// that fail, or of which one run takes longer than -limit, are named below the
// table.
package main

import (
	"bufio"
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// command is a program with its input.
type command struct {
	group, name, script string
	runs                []run
	failure             string
}

// run is what one run of a command took.
type run struct {
	wall, cpu time.Duration
	peak      int64 // bytes
}

func main() {
	rounds := flag.Int("n", 5, "how often each command runs")
	limit := flag.Duration("limit", 3*time.Minute, "how long a run may take")
	slow := flag.Duration("slow", 8*time.Second, "commands that take longer run only twice")
	dir := flag.String("dir", ".", "the `folder` to run them in")
	flag.Parse()
	commands, err := readCommands(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, "times:", err)
		os.Exit(1)
	}
	for round := range *rounds + 1 { // the first warms up
		for _, c := range commands {
			if c.failure == "" && !(round > 2 && c.runs[0].wall > *slow) {
				c.measure(*dir, *limit)
			}
		}
	}
	fmt.Printf("Measured on %s. Medians of up to %d runs.\n", machine(), *rounds)
	for i := 0; i < len(commands); {
		end := i
		for end < len(commands) && commands[end].group == commands[i].group {
			end++
		}
		printGroup(commands[i:end])
		i = end
	}
}

func readCommands(f *os.File) ([]*command, error) {
	var list []*command
	for s := bufio.NewScanner(f); s.Scan(); {
		fields := strings.SplitN(s.Text(), "\t", 3)
		if len(fields) < 3 {
			return nil, fmt.Errorf("not three fields between tabs: %q", s.Text())
		}
		list = append(list, &command{group: fields[0], name: fields[1], script: fields[2]})
	}
	return list, nil
}

// measure runs the command once, in a folder.
func (c *command) measure(dir string, limit time.Duration) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	cmd := exec.CommandContext(ctx, "sh", "-c", c.script)
	cmd.Dir = dir
	// What the shell started has to end with it.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	begun := time.Now()
	out, err := cmd.CombinedOutput()
	took := time.Since(begun)
	fmt.Fprintf(os.Stderr, "%-12s %-28s %8.3f s\n", c.group, c.name, took.Seconds())
	switch {
	case ctx.Err() != nil:
		c.failure = fmt.Sprintf("took longer than %v", limit)
	case err != nil:
		lines := strings.Split(strings.TrimSpace(string(out)), "\n")
		c.failure = fmt.Sprintf("failed: %v: %s", err, lines[len(lines)-1])
	default:
		s := cmd.ProcessState
		usage := s.SysUsage().(*syscall.Rusage)
		c.runs = append(c.runs, run{took, s.UserTime() + s.SystemTime(), peak(usage)})
	}
}

// peak is the peak of memory in bytes: the system counts in kilobytes, but on
// macOS in bytes.
func peak(u *syscall.Rusage) int64 {
	if runtime.GOOS == "darwin" {
		return int64(u.Maxrss)
	}
	return int64(u.Maxrss) << 10
}

func printGroup(commands []*command) {
	fmt.Printf("\n| %s | time, s | beside %s | processors, s | peak, MB |\n|---|--:|--:|--:|--:|\n",
		commands[0].group, commands[0].name)
	var failures []string
	first := time.Duration(0)
	for i, c := range commands {
		if c.failure != "" || len(c.runs) < 2 {
			failures = append(failures, c.name+" "+c.failure)
			continue
		}
		counted := c.runs[1:]
		wall := median(counted, func(r run) time.Duration { return r.wall })
		if i == 0 {
			first = wall
		}
		beside := ""
		if first > 0 {
			beside = fmt.Sprintf("%.1f", wall.Seconds()/first.Seconds())
		}
		fmt.Printf("| %s | %.3f | %s | %.3f | %d |\n", c.name, wall.Seconds(), beside,
			median(counted, func(r run) time.Duration { return r.cpu }).Seconds(),
			median(counted, func(r run) int64 { return r.peak })/1_000_000)
	}
	for _, f := range failures {
		fmt.Printf("\n%s.\n", f)
	}
}

func median[T cmp.Ordered](runs []run, of func(run) T) T {
	values := make([]T, len(runs))
	for i, r := range runs {
		values[i] = of(r)
	}
	slices.Sort(values)
	return values[len(values)/2]
}

// machine says what this was measured on.
func machine() string {
	model := runtime.GOARCH
	if data, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(data)) {
			if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
				model = strings.TrimSpace(value)
				break
			}
		}
	}
	return fmt.Sprintf("%s, %d cores, %s, %s", model, runtime.NumCPU(), runtime.GOOS, runtime.Version())
}
