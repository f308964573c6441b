//go:build ignore

// Fuzz runs every fuzz target of the module for a while, one after the other,
// and prints what came of it as a table: go run bench/fuzz.go -time 1m. A target
// that fails leaves its input in testdata/fuzz, where it is a test from then on.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// target is a fuzz target and the folder of its package.
type target struct{ folder, name string }

// tally is what a run of a target came to.
type tally struct {
	executions, kept int
	took             time.Duration
	failed           bool
}

var (
	declared = regexp.MustCompile(`(?m)^func (Fuzz\w+)\(`)
	progress = regexp.MustCompile(`execs: (\d+).*\(total: (\d+)\)`)
)

func main() {
	long := flag.Duration("time", 10*time.Second, "how long each target runs")
	only := flag.String("only", ".", "the targets to run, as an expression for folder/name")
	flag.Parse()
	wanted, err := regexp.Compile(*only)
	fail(err)
	list, err := targets(wanted)
	fail(err)
	fmt.Println("| target | executions | inputs kept | time | failures |\n|---|---|---|---|---|")
	var all tally
	for _, t := range list {
		one := t.run(*long)
		row(t.folder+" "+t.name, one)
		all.executions += one.executions
		all.kept += one.kept
		all.took += one.took
		all.failed = all.failed || one.failed
	}
	row("all", all)
	if all.failed {
		os.Exit(1)
	}
}

func row(name string, t tally) {
	failures := "0"
	if t.failed {
		failures = "see above"
	}
	fmt.Printf("| %s | %d | %d | %v | %s |\n", name, t.executions, t.kept, t.took.Round(time.Second), failures)
}

// targets lists the fuzz targets by folder and name.
func targets(wanted *regexp.Regexp) (list []target, err error) {
	err = filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		data, err := os.ReadFile(path)
		for _, m := range declared.FindAllSubmatch(data, -1) {
			t := target{filepath.ToSlash(filepath.Dir(path)), string(m[1])}
			if wanted.MatchString(t.folder + "/" + t.name) {
				list = append(list, t)
			}
		}
		return err
	})
	return list, err
}

// run fuzzes a target with one worker.
func (t target) run(long time.Duration) tally {
	start := time.Now()
	c := exec.Command("go", "test", "-run", "^$", "-fuzz", "^"+t.name+"$", "-fuzztime", long.String(), "-parallel", "1", "./"+t.folder)
	var said bytes.Buffer
	c.Stdout, c.Stderr = &said, &said
	out := tally{failed: c.Run() != nil, took: time.Since(start)}
	for _, m := range progress.FindAllSubmatch(said.Bytes(), -1) {
		out.executions, _ = strconv.Atoi(string(m[1]))
		out.kept, _ = strconv.Atoi(string(m[2]))
	}
	if out.failed {
		os.Stderr.Write(said.Bytes())
	}
	return out
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
