package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"octavo"
)

// maxPDF is the largest PDF that sources are taken out of, in bytes.
const maxPDF = 1 << 30

// extractAll takes the sources out of all inputs. It returns the exit code.
func extractAll(p *process, s *settings, out *reporter) int {
	if err := extractable(s); err != nil {
		out.err(err, nil)
		return exitUsage
	}
	code := exitDone
	for _, input := range s.inputs {
		if err := p.extract(input, s, out); err != nil {
			out.err(err, nil)
			code = exitFailed
		}
	}
	return code
}

func extractable(s *settings) error {
	switch {
	case len(s.inputs) == 0:
		return usagef("octavo --extract book.pdf writes its texts beside it", "there is nothing to take sources out of")
	case len(s.outputs) > 1:
		return usagef("", "--extract writes into one folder, not %d", len(s.outputs))
	}
	return nil
}

// extract writes the sources in a PDF: all of them, or none.
func (p *process) extract(input string, s *settings, out *reporter) error {
	file, err := p.readPDF(input)
	if err != nil {
		return err
	}
	sources, err := octavo.Extract(file)
	if err != nil {
		return inputError(input, "", "no sources can be taken out: %v", err)
	}
	if len(sources) == 0 {
		return inputError(input, "octavo --attach-source puts them in", "there are no sources in this file")
	}
	target := filepath.Dir(input)
	switch {
	case len(s.outputs) > 0:
		target = s.outputs[0]
	case input == stream:
		target = stream
	}
	if target != stream {
		return p.place(input, target, sources, out)
	}
	if len(sources) > 1 {
		return inputError(input, "name a folder for them with -o", "standard output is for one source, but there are %d", len(sources))
	}
	return p.writeStream(sources[0].Data)
}

func (p *process) readPDF(input string) ([]byte, error) {
	r := p.stdin
	if input != stream {
		f, err := os.OpenFile(input, openQuickly, 0)
		if err != nil {
			return nil, openError(input, err)
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
			return nil, inputError(input, "", "this is a folder, a pipe or a device, not a PDF")
		}
		r = f
	}
	data, err := io.ReadAll(io.LimitReader(r, maxPDF+1))
	switch {
	case err != nil:
		return nil, inputError(input, "", "reading failed: %v", cause(err))
	case len(data) > maxPDF:
		return nil, inputError(input, "", "this is larger than %d MiB", maxPDF>>20)
	}
	return data, nil
}

// place writes sources into a folder. Nothing leaves it, whatever the sources
// are called and wherever links in it lead; and no file is overwritten.
func (p *process) place(input, folder string, sources []octavo.Source, out *reporter) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return outputError(folder, fmt.Sprintf("the folder can't be made: %v", cause(err)))
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return outputError(folder, fmt.Sprintf("the folder can't be opened: %v", cause(err)))
	}
	defer root.Close()
	names := make([]string, len(sources))
	taken := map[string]bool{}
	same := make([]bool, len(sources))
	for i, s := range sources {
		names[i] = safeName(s.Name)
		if key := strings.ToLower(names[i]); taken[key] {
			return inputError(input, "", "two of its sources would be called %s", names[i])
		} else {
			taken[key] = true
		}
		if same[i], err = isThere(root, names[i], s.Data); err != nil {
			return outputError(filepath.Join(folder, names[i]), err.Error())
		}
	}
	for i, s := range sources {
		shown := filepath.Join(folder, filepath.FromSlash(names[i]))
		if same[i] {
			out.note("%s: is there already, and the same", shown)
			continue
		}
		if err := create(root, names[i], s.Data); err != nil {
			return outputError(shown, fmt.Sprintf("writing failed: %v", cause(err)))
		}
		out.note("%s: %d bytes", shown, len(s.Data))
	}
	return nil
}

// isThere reports whether a file is there and holds this. It is an error if it
// holds something else.
func isThere(root *os.Root, name string, data []byte) (bool, error) {
	f, err := root.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("this is in the way: %w", cause(err))
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() && info.Size() == int64(len(data)) {
		if old, err := io.ReadAll(f); err == nil && bytes.Equal(old, data) {
			return true, nil
		}
	}
	return false, errors.New("this is there already, and something else; nothing was written. Name another folder with -o")
}

// create writes a file that is not there yet.
func create(root *os.Root, name string, data []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// safeName makes of a name from a PDF, which anyone could have made, a path
// below a folder that every system can have: no way up, no hidden files, no
// devices.
func safeName(name string) string {
	var parts []string
	for part := range strings.SplitSeq(strings.ReplaceAll(name, "\\", "/"), "/") {
		part = strings.Map(func(r rune) rune {
			if r < ' ' || r == 0x7F || strings.ContainsRune(`<>:"|?*`, r) || r == '\uFFFD' {
				return '_'
			}
			return r
		}, part)
		part = strings.TrimRight(strings.TrimLeft(part, ". "), ". ")
		if part == "" {
			continue
		}
		if stem, _, _ := strings.Cut(part, "."); isDevice(stem) {
			part = "_" + part
		}
		const longest = 120 // bytes; most systems have 255
		if len(part) > longest {
			ending := path.Ext(part)
			if len(ending) > 10 {
				ending = ""
			}
			part = strings.ToValidUTF8(part[:longest-len(ending)], "") + ending
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return "source.md"
	}
	const deepest = 16
	return strings.Join(parts[max(0, len(parts)-deepest):], "/")
}

// isDevice reports whether Windows takes a name for a device.
func isDevice(stem string) bool {
	stem = strings.ToUpper(strings.TrimRight(stem, " "))
	switch stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT")) && stem[3] >= '0' && stem[3] <= '9'
}
