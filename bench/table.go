//go:build ignore

// Table reads what "go test -bench" prints and makes a Markdown table of it: a
// row for each benchmark, a column for each of its measures, the median where a
// benchmark ran several times. With -write it puts the table into a file, in
// place of what stands between the lines "<!-- benchmarks -->" and
// "<!-- end -->"; -section names other marks, and -text a table that is made
// already.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

func main() {
	write := flag.String("write", "", "the `file` to put the table into")
	section := flag.String("section", "benchmarks", "the `name` in the marks")
	text := flag.String("text", "", "the `file` of a table that is made already")
	flag.Parse()
	table, err := tableOf(*text)
	switch {
	case err != nil:
	case *write == "":
		_, err = fmt.Print(table)
	default:
		err = replace(*write, *section, table)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "table:", err)
		os.Exit(1)
	}
}

// tableOf is the table in a file, or else that of the benchmarks on standard
// input.
func tableOf(file string) (string, error) {
	if file != "" {
		data, err := os.ReadFile(file)
		return string(data), err
	}
	r := read(io.TeeReader(os.Stdin, os.Stderr))
	if len(r.rows) == 0 {
		return "", errors.New("there are no benchmarks in the input")
	}
	return r.table(), nil
}

// results are what the benchmarks said.
type results struct {
	machine string
	rows    []*row
	units   []string // in the order in which they are shown
}

// row is a benchmark's measures, by their units.
type row struct {
	name     string
	measures map[string][]float64
}

// columns are the units that are shown first, and how.
var columns = []struct{ unit, title string }{
	{"ns/op", "time"},
	{"x-floor", "× floor"},
	{"words/s", "words a second"},
	{"pages/s", "pages a second"},
	{"files/s", "files a second"},
	{"ns/word", "ns a word"},
	{"x-words", "× the shortest's"},
	{"allocs/word", "allocations a word"},
	{"x-allocs", "× the shortest's "},
	{"peak-MB", "peak of the heap, MB"},
	{"file-bytes", "bytes of the file"},
	{"B/op", "allocated"},
	{"allocs/op", "allocations"},
}

// procs is what a benchmark's name ends in: the processors it had.
var procs = regexp.MustCompile(`-\d+$`)

func read(r io.Reader) *results {
	res := &results{}
	rows := map[string]*row{}
	cpu := "an unknown processor"
	for s := bufio.NewScanner(r); s.Scan(); {
		if after, ok := strings.CutPrefix(s.Text(), "cpu: "); ok {
			cpu = after
		}
		f := strings.Fields(s.Text())
		if len(f) < 4 || !strings.HasPrefix(f[0], "Benchmark") {
			continue
		}
		name := strings.TrimPrefix(procs.ReplaceAllString(f[0], ""), "Benchmark")
		if rows[name] == nil {
			rows[name] = &row{name: name, measures: map[string][]float64{}}
			res.rows = append(res.rows, rows[name])
		}
		for i := 2; i+1 < len(f); i += 2 {
			if v, err := strconv.ParseFloat(f[i], 64); err == nil {
				rows[name].measures[f[i+1]] = append(rows[name].measures[f[i+1]], v)
			}
		}
	}
	res.machine = fmt.Sprintf("%s, %d cores, %s/%s, %s", cpu, runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, runtime.Version())
	return res
}

// table groups the benchmarks by the first part of their names, each group
// with the columns that it has.
func (r *results) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Measured on %s.\n", r.machine)
	for i := 0; i < len(r.rows); {
		group, _, _ := strings.Cut(r.rows[i].name, "/")
		end := i
		for end < len(r.rows) && strings.HasPrefix(r.rows[end].name+"/", group+"/") {
			end++
		}
		b.WriteString("\n" + groupTable(group, r.rows[i:end]))
		i = end
	}
	return b.String()
}

func groupTable(group string, rows []*row) string {
	head, rule := "| "+group, "|---"
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i] = "| " + strings.TrimPrefix(strings.TrimPrefix(r.name, group), "/")
	}
	for _, c := range columns {
		if !slices.ContainsFunc(rows, func(r *row) bool { return r.measures[c.unit] != nil }) {
			continue
		}
		head += " | " + strings.TrimSpace(c.title)
		rule += "|--:"
		for i, r := range rows {
			lines[i] += " | " + shown(r.measures[c.unit], c.unit)
		}
	}
	return head + " |\n" + rule + "|\n" + strings.Join(lines, " |\n") + " |\n"
}

// shown is the median of some values as people read it.
func shown(values []float64, unit string) string {
	if len(values) == 0 {
		return ""
	}
	slices.Sort(values)
	v := values[len(values)/2]
	switch {
	case unit == "ns/op" && v < 1e9:
		return fmt.Sprintf("%.3g ms", v/1e6)
	case unit == "ns/op":
		return fmt.Sprintf("%.3g s", v/1e9)
	case unit == "B/op":
		return fmt.Sprintf("%.1f MB", v/1e6)
	case strings.HasPrefix(unit, "x-"):
		return fmt.Sprintf("%.2f", v)
	case v < 100:
		return fmt.Sprintf("%.3g", v)
	}
	return thousands(int64(v))
}

// thousands divides a number's digits by commas.
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// replace puts a table between a file's marks.
func replace(file, section, table string) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	begin, end := "<!-- "+section+" -->\n", "<!-- end -->\n"
	before, rest, ok := strings.Cut(string(data), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return fmt.Errorf("%s lacks the lines that say where the table goes", file)
	}
	return os.WriteFile(file, []byte(before+begin+table+end+after), 0o644)
}
