package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"octavo"
)

// stream is the name of standard input and output on the command line.
const stream = "-"

// job is an input and what becomes of it.
type job struct {
	input  string // a path, or stream
	output string // a path, or stream
	format octavo.Format
}

// plan decides where each input goes. Its errors are about the command line.
func plan(s *settings) ([]job, error) {
	format, err := chooseFormat(s)
	if err != nil {
		return nil, err
	}
	folder := isFolder(s.output)
	if len(s.inputs) > 1 && s.output != "" && !folder {
		return nil, usagef(fmt.Sprintf("a folder ends in a slash: -o %s/", s.output),
			"-o %s is one file, but there are %d inputs", s.output, len(s.inputs))
	}
	var jobs []job
	taken := map[string]string{}
	for _, input := range s.inputs {
		j := job{input: input, output: target(input, s.output, folder, format), format: format}
		if other, ok := taken[j.output]; ok {
			return nil, usagef("convert them one by one, each with its own -o",
				"%s and %s would both be written to %s", other, input, j.output)
		}
		taken[j.output] = input
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// target is where an input goes.
func target(input, output string, folder bool, format octavo.Format) string {
	name := "stdin." + string(format)
	if input != stream {
		name = strings.TrimSuffix(input, filepath.Ext(input)) + "." + string(format)
	}
	switch {
	case folder:
		return filepath.Join(output, filepath.Base(name))
	case output != "":
		return output
	case input == stream:
		return stream
	}
	return name
}

// isFolder reports whether -o names a folder, which need not exist.
func isFolder(output string) bool {
	if output == "" || output == stream {
		return false
	}
	if os.IsPathSeparator(output[len(output)-1]) {
		return true
	}
	info, err := os.Stat(output)
	return err == nil && info.IsDir()
}

// chooseFormat is the format of -t, or that of the ending of -o.
func chooseFormat(s *settings) (octavo.Format, error) {
	if s.format != "" {
		return s.format, nil
	}
	ending := strings.TrimPrefix(filepath.Ext(filepath.Base(s.output)), ".")
	if ending == "" || s.output == stream || isFolder(s.output) {
		return octavo.Formats()[0], nil
	}
	f, err := octavo.ParseFormat(ending)
	if err != nil {
		return "", usagef(fmt.Sprintf("-t %s writes that format to a file of any name", octavo.Formats()[0]),
			"-o %s: no format has the ending %q", s.output, "."+ending)
	}
	return f, nil
}
