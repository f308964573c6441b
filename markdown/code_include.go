package markdown

import (
	"fmt"
	"io"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"octavo/doc"
)

// maxInclude is the largest file that is included, in bytes.
const maxInclude = 4 << 20

// included replaces the lines of code that are mdBook's directives by what they
// stand for: {{#include file.rs}}, {{#include file.rs:2:10}} for lines,
// {{#include file.rs:part}} for what stands between the comments "ANCHOR: part"
// and "ANCHOR_END: part"; likewise rustdoc_include, playground and playpen. A
// directive whose file can't be had stays, and a note says so.
func (l *lowerer) included(text string, at doc.Pos) string {
	if !l.includes || !strings.Contains(text, "{{#") {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		ref, ok := directive(line)
		if !ok {
			continue
		}
		part, err := l.include(ref)
		if err != nil {
			here := at
			here.Line += int32(i) + 1
			here.Col = 1
			l.info(here, "missing-include", fmt.Sprintf("%s can't be included: %v", ref, err),
				"files are looked for from the text's folder, and nowhere outside of the book's")
			continue
		}
		lines[i] = part
	}
	return strings.Join(lines, "\n")
}

// withoutHidden leaves out the lines of Rust that mdBook doesn't show: those that
// begin with "# ", which are there to compile. "##" stands for "#".
func withoutHidden(text string) string {
	if !strings.Contains(text, "#") {
		return text
	}
	var kept []string
	for line := range strings.SplitSeq(text, "\n") {
		code := strings.TrimLeft(line, " \t")
		switch {
		case code == "#" || strings.HasPrefix(code, "# "):
			continue
		case strings.HasPrefix(code, "##"):
			line = line[:len(line)-len(code)] + code[1:]
		}
		kept = append(kept, line)
	}
	return strings.Join(kept, "\n")
}

// directive is the file, and the part of it, that a line includes.
func directive(line string) (ref string, ok bool) {
	s, ok := strings.CutPrefix(strings.TrimSpace(line), "{{#")
	if !ok {
		return "", false
	}
	if s, ok = strings.CutSuffix(s, "}}"); !ok {
		return "", false
	}
	words := strings.Fields(s)
	if len(words) < 2 {
		return "", false
	}
	switch words[0] {
	case "include", "rustdoc_include", "playground", "playpen":
		return words[1], true
	}
	return "", false
}

// include reads the part of a file that a directive names.
func (l *lowerer) include(ref string) (string, error) {
	name, part, _ := strings.Cut(ref, ":")
	text, err := l.assets.text(name)
	if err != nil {
		return "", err
	}
	lines := strings.Split(strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n")
	switch from, to, isRange := lineRange(part, len(lines)); {
	case part == "":
	case isRange:
		lines = lines[from:to]
	default:
		if lines = anchored(lines, part); lines == nil {
			return "", fmt.Errorf("it has no part %q", part)
		}
	}
	kept := lines[:0:0]
	for _, line := range lines {
		if _, _, mark := anchorOf(line); !mark {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n"), nil
}

// text reads a text file, from the folder of the document.
func (a *assetLoader) text(name string) (string, error) {
	p := path.Join(a.dir, strings.ReplaceAll(name, `\`, "/"))
	if a.fsys == nil || !fs.ValidPath(p) {
		return "", fmt.Errorf("it lies outside of the book's folder")
	}
	f, err := a.fsys.Open(p)
	if err != nil {
		return "", reason(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxInclude+1))
	switch {
	case err != nil:
		return "", reason(err)
	case len(data) > maxInclude:
		return "", fmt.Errorf("it is larger than %d MiB", maxInclude>>20)
	}
	return strings.ToValidUTF8(strings.TrimPrefix(string(data), "\uFEFF"), "\uFFFD"), nil
}

// lineRange reads "3", "2:10", ":10" and "2:": lines counted from 1, both
// included. What is beyond the n lines there are is not.
func lineRange(part string, n int) (from, to int, ok bool) {
	first, last, two := strings.Cut(part, ":")
	number := func(s string, otherwise int) int {
		if s == "" {
			return otherwise
		}
		v, err := strconv.Atoi(s)
		if err != nil || v < 0 {
			ok = false
			return 0
		}
		return min(v, n)
	}
	ok = part != ""
	from = max(number(first, 1)-1, 0)
	if to = number(last, n); !two {
		to = min(from+1, n)
	}
	return from, max(from, to), ok
}

// anchored are the lines between the marks of a part; nil if it has none.
func anchored(lines []string, part string) []string {
	var out []string
	inside, found := false, false
	for _, line := range lines {
		name, end, mark := anchorOf(line)
		switch {
		case mark && name == part:
			inside, found = !end, true
		case inside:
			out = append(out, line)
		}
	}
	if found && out == nil {
		out = []string{}
	}
	return out
}

// anchorOf reads a line with a comment such as "// ANCHOR: part".
func anchorOf(line string) (name string, end, mark bool) {
	for _, kind := range []string{"ANCHOR_END:", "ANCHOR:"} {
		if before, rest, ok := strings.Cut(line, kind); ok && !strings.HasSuffix(before, "_") {
			name, _, _ = strings.Cut(strings.TrimSpace(rest), " ")
			return name, kind == "ANCHOR_END:", name != ""
		}
	}
	return "", false, false
}
